package ecs

import (
	"encoding/base64"
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
)

// pageInOrder cuts the page behind a token out of a list that is made anew for each call and keeps its own order.
// The token names the last item of the page before.
func pageInOrder[T any](all []T, token string, limit int, key func(T) string) ([]T, string, error) {
	start := 0
	if token != "" {
		last, err := base64.RawURLEncoding.DecodeString(token)
		at := slices.IndexFunc(all, func(item T) bool { return key(item) == string(last) })
		if err != nil || at < 0 {
			return nil, "", wire.ErrInvalidParameter.With("NextToken")
		}
		start = at + 1
	}
	rest := all[start:]
	if limit <= 0 || len(rest) <= limit {
		return rest, "", nil
	}
	return rest[:limit], base64.RawURLEncoding.EncodeToString([]byte(key(rest[limit-1]))), nil
}
