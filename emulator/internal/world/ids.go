package world

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
)

// idLength is the number of characters after the dash, by prefix. The ECS family has 20, the
// VPC, SLB and KMS family 21 (counted over all published examples, facts §3.1); what is not
// listed has 21.
var idLength = map[string]int{
	"i": 20, "d": 20, "s": 20, "m": 20, "sg": 20, "eni": 20, "sp": 20, "ds": 20, "dh": 20, "t": 20, "sgr": 20, "pl": 20, "lt": 20,
	"rm": 17, "rr": 17, "pgm": 17, "pgr": 17, "rsp": 13, "rule": 17, "rpg": 17, "snat": 21, "fwd": 21, "rg": 15,
}

const base36 = "0123456789abcdefghijklmnopqrstuvwxyz"

// sequenceDigits is how many base-36 digits of an id are its sequence number: 2.1 billion ids.
const sequenceDigits = 6

// formID spells an id: prefix, dash, the region's three-letter code, the sequence number, then
// characters that follow from seed and sequence. Because the sequence comes first, ids of one
// kind and region sort by creation, and a listing in id order is a listing in order of creation.
func formID(prefix, regionCode string, seed, sequence uint64) string {
	length := idLength[prefix]
	if length == 0 {
		length = 21
	}
	body := make([]byte, 0, len(prefix)+1+length)
	body = append(body, prefix...)
	body = append(body, '-')
	body = append(body, regionCode...)
	digits := strconv.FormatUint(sequence, 36)
	for range sequenceDigits - len(digits) {
		body = append(body, '0')
	}
	body = append(body, digits...)
	return string(appendNoise(body, len(prefix)+1+length-len(body), prefix, seed, sequence))
}

// appendNoise adds n base-36 characters that depend on prefix, seed and sequence alone.
func appendNoise(body []byte, n int, prefix string, seed, sequence uint64) []byte {
	var in [16]byte
	binary.BigEndian.PutUint64(in[:8], seed)
	binary.BigEndian.PutUint64(in[8:], sequence)
	sum := sha256.Sum256(append(in[:], prefix...))
	for i := range n {
		body = append(body, base36[int(sum[i%len(sum)])%36])
	}
	return body
}
