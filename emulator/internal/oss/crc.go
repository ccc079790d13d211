package oss

import "hash/crc64"

// joinCRC is the CRC of a text followed by another of the given length, from the CRCs of the two. A CRC is a remainder of
// polynomials over one bit, so a text that is followed by n bytes has its own multiplied by x to the power of 8n.
func joinCRC(first, second uint64, length int64) uint64 {
	if length <= 0 {
		return first
	}
	power := uint64(1) << 55 // x^8: the highest bit is the coefficient of x^0
	for n := uint64(length); n > 0; n >>= 1 {
		if n&1 == 1 {
			first = timesCRC(first, power)
		}
		power = timesCRC(power, power)
	}
	return first ^ second
}

// timesCRC multiplies two polynomials modulo that of the CRC.
func timesCRC(a, b uint64) (product uint64) {
	for ; a != 0; a <<= 1 {
		if a>>63 == 1 {
			product ^= b
		}
		low := b & 1
		b >>= 1
		if low == 1 {
			b ^= crc64.ECMA
		}
	}
	return product
}
