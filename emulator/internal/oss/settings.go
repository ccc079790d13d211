package oss

import (
	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// SetEncryption says how objects are kept that say nothing about it.
func SetEncryption(tx *world.Tx, bucket string, rule wire.EncryptionDefault) error {
	key := ""
	if rule.KMSMasterKeyID != nil {
		key = *rule.KMSMasterKeyID
	}
	e, err := NewEncryption(rule.SSEAlgorithm, key, rule.KMSDataEncryption)
	if err == nil && e.Algorithm == "" {
		err = wire.ErrMalformedXML
	}
	if err != nil {
		return err
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.Encryption = e; return nil })
}

// EncryptionDocument spells the default encryption of a bucket.
func EncryptionDocument(b *world.Bucket) (*wire.ServerSideEncryptionRule, error) {
	e := b.Encryption
	if e.Algorithm == "" {
		return nil, wire.ErrNoSuchServerSideEncryptionRule.Detail("BucketName", b.ID)
	}
	rule := wire.EncryptionDefault{SSEAlgorithm: e.Algorithm, KMSDataEncryption: e.Data}
	if e.Algorithm == KMS {
		rule.KMSMasterKeyID = &e.Key
	}
	return &wire.ServerSideEncryptionRule{ApplyServerSideEncryptionByDefault: rule}, nil
}

// maxBucketTags and MaxObjectTags are the documented limits.
const (
	maxBucketTags = 20
	MaxObjectTags = 10
)

// SetBucketTags replaces the tags of a bucket.
func SetBucketTags(tx *world.Tx, bucket string, doc *wire.Tagging) error {
	if err := doc.Validate(maxBucketTags); err != nil {
		return err
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error {
		b.Tags = nil
		for _, t := range doc.TagSet.Tags {
			b.SetTag(t.Key, t.Value)
		}
		return nil
	})
}

// RemoveBucketTags takes the named tags off, or all when none is named.
func RemoveBucketTags(tx *world.Tx, bucket string, keys []string) error {
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error {
		if len(keys) == 0 {
			b.Tags = nil
		}
		for _, key := range keys {
			b.RemoveTag(key)
		}
		return nil
	})
}

// Tags makes the world's tags of a document's.
func Tags(doc *wire.Tagging) []world.Tag {
	var tags []world.Tag
	for _, t := range doc.TagSet.Tags {
		tags = append(tags, world.Tag{Key: t.Key, Value: t.Value})
	}
	return tags
}

// TagDocument spells tags.
func TagDocument(tags []world.Tag) *wire.Tagging {
	doc := &wire.Tagging{}
	for _, t := range tags {
		doc.TagSet.Tags = append(doc.TagSet.Tags, wire.Tag{Key: t.Key, Value: t.Value})
	}
	return doc
}
