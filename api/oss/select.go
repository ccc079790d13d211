package oss

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/xml"
	"hash/crc32"
	"io"
	"strconv"
	"strings"
)

// SelectRequest is the body of SelectObject. Texts that are delimiters, and the statement, are in Base64.
type SelectRequest struct {
	XMLName             xml.Name `xml:"SelectRequest"`
	Expression          string
	InputSerialization  SelectInput
	OutputSerialization SelectOutput
	Options             SelectOptions
}

// SelectInput says how the object is read.
type SelectInput struct {
	CompressionType string
	CSV             SelectCSV
	JSON            SelectJSON
}

// SelectCSV is how CSV is written.
type SelectCSV struct {
	FileHeaderInfo             string
	RecordDelimiter            *string
	FieldDelimiter             *string
	QuoteCharacter             *string
	CommentCharacter           *string
	Range                      string
	AllowQuotedRecordDelimiter string
}

// SelectJSON is how JSON is written.
type SelectJSON struct {
	Type                    string
	RecordDelimiter         *string
	Range                   string
	ParseJsonNumberAsString bool
}

// SelectOutput says how the answer is written.
type SelectOutput struct {
	CSV              SelectCSV
	JSON             SelectJSON
	KeepAllColumns   bool
	OutputRawData    bool
	EnablePayloadCrc bool
	OutputHeader     bool
}

// SelectOptions bounds what does not fit the statement.
type SelectOptions struct {
	SkipPartialDataRecord    bool
	MaxSkippedRecordsAllowed string
}

// SelectMetaRequest is the body of CreateSelectObjectMeta: CsvMetaRequest or JsonMetaRequest.
type SelectMetaRequest struct {
	InputSerialization SelectInput
	OverwriteIfExists  bool
}

// MaxSelectBody bounds the bodies of both.
const MaxSelectBody = 64 << 10

// Delimiter decodes a delimiter of at most max bytes; what is absent or empty is usual.
func Delimiter(encoded *string, max int, usual string, refusal error) (string, error) {
	if encoded == nil || strings.TrimSpace(*encoded) == "" {
		return usual, nil
	}
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(*encoded))
	if err != nil || len(raw) > max {
		return "", refusal
	}
	return string(raw), nil
}

// SelectSpan reads line-range=a-b or split-range=a-b; an open end is -1.
func SelectSpan(text string) (splits bool, first, last int64, err error) {
	span, lines := strings.CutPrefix(text, "line-range=")
	if !lines {
		if span, splits = strings.CutPrefix(text, "split-range="); !splits {
			return false, 0, 0, ErrSelectRange
		}
	}
	from, to, ok := strings.Cut(span, "-")
	first, last = 0, -1
	if ok && from != "" {
		first, err = strconv.ParseInt(from, 10, 64)
	}
	if ok && err == nil && to != "" {
		last, err = strconv.ParseInt(to, 10, 64)
	}
	if !ok || err != nil || from == "" && to == "" || first < 0 || last >= 0 && last < first {
		return false, 0, 0, ErrSelectRange
	}
	return splits, first, last, nil
}

// The types of frames (SelectObject, Frame type).
const (
	frameData        = 0x800001
	frameEnd         = 0x800005
	frameMetaEndCSV  = 0x800006
	frameMetaEndJSON = 0x800007
)

// Frames writes the answer of SelectObject.
type Frames struct {
	W io.Writer
	// CRC adds the checksum of each payload.
	CRC bool
}

// frame writes one frame: version and type, length, checksum of these, offset and data, checksum of the latter.
func (f Frames) frame(kind uint32, offset int64, data []byte) error {
	head := binary.BigEndian.AppendUint32(make([]byte, 0, 20+len(data)+4), 1<<24|kind)
	head = binary.BigEndian.AppendUint32(head, uint32(8+len(data)))
	head = binary.BigEndian.AppendUint32(head, crc32.ChecksumIEEE(head))
	out := append(binary.BigEndian.AppendUint64(head, uint64(offset)), data...)
	sum := uint32(0)
	if f.CRC {
		sum = crc32.ChecksumIEEE(out[12:])
	}
	_, err := f.W.Write(binary.BigEndian.AppendUint32(out, sum))
	return err
}

// Data writes a stretch of the answer; offset is how far the object was read.
func (f Frames) Data(offset int64, data []byte) error { return f.frame(frameData, offset, data) }

// End tells how it ended.
func (f Frames) End(scanned int64, status int, message string) error {
	return f.frame(frameEnd, scanned, append(finish(scanned, status), message...))
}

func finish(scanned int64, status int) []byte {
	return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint64(nil, uint64(scanned)), uint32(status))
}

// SelectMeta is what CreateSelectObjectMeta tells.
type SelectMeta struct {
	JSON    bool
	Scanned int64
	Splits  int
	Rows    int64
	Columns int
}

// Meta writes the one frame of CreateSelectObjectMeta.
func (f Frames) Meta(m SelectMeta) error {
	data := binary.BigEndian.AppendUint32(finish(m.Scanned, 200), uint32(m.Splits))
	data = binary.BigEndian.AppendUint64(data, uint64(m.Rows))
	if m.JSON {
		return f.frame(frameMetaEndJSON, m.Scanned, data)
	}
	return f.frame(frameMetaEndCSV, m.Scanned, binary.BigEndian.AppendUint32(data, uint32(m.Columns)))
}
