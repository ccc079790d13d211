package imaging

// usualQuality of JPEG and WebP when nothing is asked for.
const usualQuality = 85

// quality is what the operation of that name asks for: relative to the source's, or absolute. Absolute goes first.
type quality struct{ relative, absolute int }

func (q *quality) read(o op) (err error) {
	if q.relative, err = o.number("q", 1, 100, 0); err != nil {
		return err
	}
	if q.absolute, err = o.number("Q", 1, 100, 0); err != nil {
		return err
	}
	if q.relative == 0 && q.absolute == 0 {
		return o.missing("q or Q")
	}
	return nil
}

// of is the quality to write with. No result is better than its source, as far as that is known: a JPEG tells.
func (q quality) of(j *job) int {
	source := 100
	if j.format == "jpg" {
		source = jpegQuality(j.source)
	}
	switch {
	case q.absolute > 0:
		return min(q.absolute, source)
	case q.relative > 0 && j.format == "jpg":
		return max(source*q.relative/100, 1)
	case q.relative > 0:
		return q.relative
	}
	return min(usualQuality, source)
}

// standardLuminance sums the quantization table that the JPEG standard gives for quality 50.
const standardLuminance = 3688

// jpegQuality finds out at which quality a JPEG was written, from its quantization table for luminance.
func jpegQuality(b []byte) int {
	table := quantization(b)
	if table == nil {
		return 100
	}
	sum := 0
	for _, v := range table {
		sum += int(v)
	}
	scale := sum * 100 / standardLuminance
	if scale <= 100 {
		return min(max((200-scale)/2, 1), 100)
	}
	return max(5000/scale, 1)
}

// quantization finds the first table of 8-bit values.
func quantization(b []byte) []byte {
	for segment := range segments(b) {
		if segment.marker == 0xdb && len(segment.data) >= 65 && segment.data[0] == 0 {
			return segment.data[1:65]
		}
	}
	return nil
}

// segment is a stretch of a JPEG in front of its data.
type segment struct {
	marker byte
	at     int // of its marker
	data   []byte
}

// segments walks a JPEG up to its data.
func segments(b []byte) func(func(segment) bool) {
	return func(yield func(segment) bool) {
		for at := 2; at+4 <= len(b) && b[at] == 0xff; {
			marker := b[at+1]
			length := int(b[at+2])<<8 | int(b[at+3])
			if marker == 0xda || length < 2 || at+2+length > len(b) {
				return
			}
			if !yield(segment{marker, at, b[at+4 : at+2+length]}) {
				return
			}
			at += 2 + length
		}
	}
}
