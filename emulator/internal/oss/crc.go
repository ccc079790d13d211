package oss

import "hash/crc64"

// joinCRC is the CRC of a text followed by another of the given length, from the CRCs of the two. A CRC is linear, so
// appending zeros is a linear map of its 64 bits; its powers of two are multiplied as the bits of the length say.
func joinCRC(first, second uint64, length int64) uint64 {
	if length <= 0 {
		return first
	}
	var step matrix // the map that one zero bit makes
	step[0] = crc64.ECMA
	for i := 1; i < 64; i++ {
		step[i] = 1 << (i - 1)
	}
	for range 3 { // one zero byte
		step = step.squared()
	}
	for n := uint64(length); n > 0; n >>= 1 {
		if n&1 == 1 {
			first = step.times(first)
		}
		step = step.squared()
	}
	return first ^ second
}

// matrix over one bit: a column for each bit of its argument.
type matrix [64]uint64

func (m *matrix) times(v uint64) uint64 {
	var sum uint64
	for i := 0; v != 0; i, v = i+1, v>>1 {
		if v&1 == 1 {
			sum ^= m[i]
		}
	}
	return sum
}

func (m *matrix) squared() (sq matrix) {
	for i := range m {
		sq[i] = m.times(m[i])
	}
	return sq
}
