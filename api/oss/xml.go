package oss

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"time"
)

// TimeFormat is how OSS writes a time in a document.
const TimeFormat = "2006-01-02T15:04:05.000Z"

// FormatTime writes a time for a document. OSS keeps whole seconds and writes zeros behind them;
// oss2 for Python (utils.iso8601_to_unixtime) refuses anything but zeros there.
func FormatTime(t time.Time) string { return t.UTC().Truncate(time.Second).Format(TimeFormat) }

// Sizes of request documents. DeleteMultipleObjects documents 2 MB; the others are far above what their limits allow.
const (
	MaxDeleteBody   = 2 << 20
	MaxCompleteBody = 2 << 20 // 10,000 parts of some 120 bytes
	MaxConfigBody   = 512 << 10

	maxDepth = 24 // the deepest document, website routing, has nine levels
)

// Encode writes a document with its declaration.
func Encode(v any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(v); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// Name is a text of an answer that may hold any character of a key. What XML 1.0 has no place for is written as it
// is, since a key must not change on its way (A0450): encoding/xml would put U+FFFD there.
type Name string

// MarshalXML writes the name.
func (n Name) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	if strings.IndexFunc(string(n), unwritable) < 0 {
		return e.EncodeElement(string(n), start)
	}
	var b strings.Builder
	for _, r := range string(n) {
		if unwritable(r) {
			b.WriteRune(r)
			continue
		}
		xml.EscapeText(&b, []byte(string(r))) //nolint:errcheck // a strings.Builder cannot fail
	}
	return e.EncodeElement(struct {
		Text string `xml:",innerxml"`
	}{b.String()}, start)
}

// unwritable are the characters that encoding/xml replaces.
func unwritable(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\uFFFE' || r == '\uFFFF'
}

// Decode reads one document of at most limit bytes into v, whose XMLName names the root. It answers ErrMalformedXML to
// everything that is no such document: broken or trailing markup, document types and entities, absurd depth. An error
// of the reader itself is returned as it is.
func Decode(r io.Reader, limit int64, v any) error {
	body, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return err
	}
	if int64(len(body)) > limit {
		return ErrMalformedXML.Saying("The XML you provided is larger than the operation allows.")
	}
	return Unmarshal(body, v)
}

// Unmarshal is Decode for a body that was already read.
func Unmarshal(body []byte, v any) error {
	guard := &guard{inner: xml.NewDecoder(bytes.NewReader(body))}
	decoder := xml.NewTokenDecoder(guard)
	if err := decoder.Decode(v); err != nil {
		return ErrMalformedXML
	}
	for { // only white space and comments may follow the root
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return ErrMalformedXML
		}
		switch token := token.(type) {
		case xml.CharData:
			if len(bytes.TrimSpace(token)) > 0 {
				return ErrMalformedXML
			}
		case xml.Comment:
		default:
			return ErrMalformedXML
		}
	}
}

// guard stands between the tokens and the decoder: no directives, which is where entities are declared, and no depth
// that no document of the service has.
type guard struct {
	inner *xml.Decoder
	depth int
}

var errUnwelcome = errors.New("markup that no document of the service has")

func (g *guard) Token() (xml.Token, error) {
	token, err := g.inner.RawToken()
	switch token.(type) {
	case xml.Directive:
		return nil, errUnwelcome
	case xml.StartElement:
		if g.depth++; g.depth > maxDepth {
			return nil, errUnwelcome
		}
	case xml.EndElement:
		g.depth--
	}
	return token, err
}
