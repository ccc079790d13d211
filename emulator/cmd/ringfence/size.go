package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// size is a number of bytes as people write it: 1073741824, 1024MiB, 1GiB.
type size int64

var units = []struct {
	name  string
	bytes int64
}{{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}, {"TiB", 1 << 40}}

func (s *size) String() string {
	text := strconv.FormatInt(int64(*s), 10)
	for _, u := range units {
		if *s > 0 && int64(*s)%u.bytes == 0 {
			text = strconv.FormatInt(int64(*s)/u.bytes, 10) + u.name
		}
	}
	return text
}

func (s *size) Set(text string) error {
	number, unit := text, int64(1)
	for _, u := range units {
		if rest, ok := strings.CutSuffix(text, u.name); ok {
			number, unit = rest, u.bytes
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n <= 0 || n > math.MaxInt64/unit {
		return fmt.Errorf("%q is no size; write 512MiB or 2GiB", text)
	}
	*s = size(n * unit)
	return nil
}
