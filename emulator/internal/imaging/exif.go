package imaging

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
)

// exif is what a camera wrote beside a picture: a TIFF without pixels.
type exif struct {
	raw   []byte // from the byte order mark on
	order binary.ByteOrder
}

// The tags that lead to further directories, and the one that says which side is up (Exif 2.3, 4.6).
const (
	tagOrientation = 0x0112
	tagExif        = 0x8769
	tagGPS         = 0x8825
)

// tagNames are the tags of the main and the Exif directory that info tells of.
var tagNames = map[uint16]string{
	0x0100: "ImageWidth", 0x0101: "ImageLength", 0x0102: "BitsPerSample", 0x0103: "Compression", 0x0106: "PhotometricInterpretation",
	0x010e: "ImageDescription", 0x010f: "Make", 0x0110: "Model", 0x0112: "Orientation", 0x0115: "SamplesPerPixel",
	0x011a: "XResolution", 0x011b: "YResolution", 0x0128: "ResolutionUnit", 0x0131: "Software", 0x0132: "DateTime", 0x013b: "Artist",
	0x0201: "JPEGInterchangeFormat", 0x0202: "JPEGInterchangeFormatLength", 0x0213: "YCbCrPositioning", 0x8298: "Copyright",
	0x8769: "ExifTag", 0x8825: "GPSTag",
	0x829a: "ExposureTime", 0x829d: "FNumber", 0x8822: "ExposureProgram", 0x8827: "ISOSpeedRatings", 0x9000: "ExifVersion",
	0x9003: "DateTimeOriginal", 0x9004: "DateTimeDigitized", 0x9101: "ComponentsConfiguration", 0x9201: "ShutterSpeedValue",
	0x9202: "ApertureValue", 0x9203: "BrightnessValue", 0x9204: "ExposureBiasValue", 0x9205: "MaxApertureValue", 0x9206: "SubjectDistance",
	0x9207: "MeteringMode", 0x9208: "LightSource", 0x9209: "Flash", 0x920a: "FocalLength", 0xa000: "FlashpixVersion", 0xa001: "ColorSpace",
	0xa002: "PixelXDimension", 0xa003: "PixelYDimension", 0xa402: "ExposureMode", 0xa403: "WhiteBalance", 0xa404: "DigitalZoomRatio",
	0xa405: "FocalLengthIn35mmFilm", 0xa406: "SceneCaptureType",
}

// gpsNames are those of the GPS directory.
var gpsNames = map[uint16]string{
	0: "GPSVersionID", 1: "GPSLatitudeRef", 2: "GPSLatitude", 3: "GPSLongitudeRef", 4: "GPSLongitude", 5: "GPSAltitudeRef", 6: "GPSAltitude",
	7: "GPSTimeStamp", 0x12: "GPSMapDatum", 0x1d: "GPSDateStamp",
}

// sides spell the references of coordinates.
var sides = map[string]string{"N": "North", "S": "South", "E": "East", "W": "West"}

var exifHead = []byte("Exif\x00\x00")

// findEXIF finds it in a JPEG, or in a WebP or PNG chunk of its own; a TIFF is one itself.
func findEXIF(source []byte, format string) *exif {
	switch format {
	case "jpg":
		for s := range segments(source) {
			if raw, ok := bytes.CutPrefix(s.data, exifHead); ok && s.marker == 0xe1 {
				return newEXIF(raw)
			}
		}
	case "tiff":
		return newEXIF(source)
	}
	return nil
}

func newEXIF(raw []byte) *exif {
	switch {
	case bytes.HasPrefix(raw, []byte("II*\x00")):
		return &exif{raw, binary.LittleEndian}
	case bytes.HasPrefix(raw, []byte("MM\x00*")):
		return &exif{raw, binary.BigEndian}
	}
	return nil
}

// entry is one tag of a directory.
type entry struct {
	tag, kind uint16
	count     int
	value     []byte
	at        int // of its record
}

// sizes of a value by its kind.
var sizes = [...]int{0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8}

// maxEntries bounds what a directory may claim to have.
const maxEntries = 512

func (e *exif) directory(at uint32) []entry {
	if int64(at)+2 > int64(len(e.raw)) {
		return nil
	}
	n := int(e.order.Uint16(e.raw[at:]))
	var all []entry
	for i := range min(n, maxEntries) {
		start := int(at) + 2 + 12*i
		if start+12 > len(e.raw) {
			break
		}
		r := e.raw[start:]
		d := entry{tag: e.order.Uint16(r), kind: e.order.Uint16(r[2:]), at: start}
		count := e.order.Uint32(r[4:])
		if int(d.kind) >= len(sizes) || d.kind == 0 || count > 1<<16 {
			continue
		}
		d.count = int(count)
		size := d.count * sizes[d.kind]
		d.value = r[8:12]
		if size > 4 {
			offset := int64(e.order.Uint32(r[8:]))
			if offset+int64(size) > int64(len(e.raw)) {
				continue
			}
			d.value = e.raw[offset : offset+int64(size)]
		}
		d.value = d.value[:min(size, len(d.value))]
		all = append(all, d)
	}
	return all
}

func (e *exif) main() []entry {
	if e == nil || len(e.raw) < 8 {
		return nil
	}
	return e.directory(e.order.Uint32(e.raw[4:]))
}

// orientation is which side is up, 1 to 8; 1 when nothing says.
func (e *exif) orientation() int {
	for _, d := range e.main() {
		if d.tag == tagOrientation && d.kind == 3 && d.count == 1 {
			return int(e.order.Uint16(d.value))
		}
	}
	return 1
}

// fields spells the tags.
func (e *exif) fields() map[string]field {
	all := make(map[string]field)
	read := func(entries []entry, names map[uint16]string) {
		for _, d := range entries {
			if name := names[d.tag]; name != "" {
				all[name] = field{e.spell(d, name)}
			}
		}
	}
	entries := e.main()
	read(entries, tagNames)
	for _, d := range entries {
		if d.kind != 4 || d.count != 1 {
			continue
		}
		switch d.tag {
		case tagExif:
			read(e.directory(e.order.Uint32(d.value)), tagNames)
		case tagGPS:
			read(e.directory(e.order.Uint32(d.value)), gpsNames)
		}
	}
	return all
}

func (e *exif) spell(d entry, name string) string {
	switch d.kind {
	case 2, 7:
		text := strings.TrimRight(string(d.value), "\x00 ")
		if side := sides[text]; side != "" && strings.HasPrefix(name, "GPS") {
			return side
		}
		return strings.ToValidUTF8(text, "?")
	}
	var parts []string
	for i := range min(d.count, 64) {
		v := d.value[i*sizes[d.kind]:]
		switch d.kind {
		case 1, 6:
			parts = append(parts, strconv.Itoa(int(v[0])))
		case 3, 8:
			parts = append(parts, strconv.Itoa(int(e.order.Uint16(v))))
		case 4, 9:
			parts = append(parts, strconv.FormatUint(uint64(e.order.Uint32(v)), 10))
		case 5, 10:
			parts = append(parts, fmt.Sprintf("%d/%d", e.order.Uint32(v), e.order.Uint32(v[4:])))
		}
	}
	if (name == "GPSLatitude" || name == "GPSLongitude") && len(parts) == 3 {
		return degrees(e, d)
	}
	return strings.Join(parts, " ")
}

// degrees spells a coordinate.
func degrees(e *exif, d entry) string {
	var out []string
	for i, unit := range []string{"deg", "'", `"`} {
		n, over := e.order.Uint32(d.value[8*i:]), e.order.Uint32(d.value[8*i+4:])
		if over != 0 && (n != 0 || i == 0) {
			out = append(out, strconv.FormatFloat(float64(n)/float64(over), 'f', -1, 64)+unit)
		}
	}
	return strings.Join(out, " ") + " "
}

// into puts the EXIF of a source into a JPEG that was made of it. What was turned upright says so.
func (e *exif) into(jpeg []byte, upright bool) []byte {
	if e == nil || len(exifHead)+len(e.raw)+2 > 0xffff || len(jpeg) < 2 {
		return jpeg
	}
	raw := bytes.Clone(e.raw)
	if upright {
		for _, d := range e.main() {
			if d.tag == tagOrientation && d.kind == 3 && d.count == 1 {
				e.order.PutUint16(raw[d.at+8:], 1)
			}
		}
	}
	out := append([]byte{0xff, 0xd8, 0xff, 0xe1}, 0, 0)
	binary.BigEndian.PutUint16(out[4:], uint16(2+len(exifHead)+len(raw)))
	out = append(append(out, exifHead...), raw...)
	return append(out, jpeg[2:]...)
}
