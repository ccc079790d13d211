package oss

import "sync"

// v4Scope is what a signing key of V4 is made of: a secret, and where and on which day it signs.
type v4Scope struct{ secret, day, region, product string }

// derive makes the signing key: four HMACs, one within the other.
func (s v4Scope) derive() []byte {
	key := hmacSHA256([]byte("aliyun_v4"+s.secret), s.day)
	key = hmacSHA256(key, s.region)
	key = hmacSHA256(key, s.product)
	return hmacSHA256(key, v4Request)
}

// keyCache remembers signing keys. All requests of a client share one for a day, and deriving it costs four times what
// signing with it does.
type keyCache struct {
	mu   sync.RWMutex
	keys map[v4Scope][]byte
}

// maxSigningKeys bounds the cache, since a stranger chooses day and region of what is asked for.
const maxSigningKeys = 1024

var signingKeys = keyCache{keys: map[v4Scope][]byte{}}

// of gives the signing key of a scope; it is not to be changed.
func (c *keyCache) of(s v4Scope) []byte {
	c.mu.RLock()
	key := c.keys[s]
	c.mu.RUnlock()
	if key != nil {
		return key
	}
	key = s.derive()
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.keys) >= maxSigningKeys {
		clear(c.keys)
	}
	c.keys[s] = key
	return key
}
