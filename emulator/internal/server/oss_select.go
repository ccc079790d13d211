package server

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/selectql"
	"github.com/ringfence-dev/ringfence/emulator/internal/store/blob"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossSelectHandlers = map[wire.Operation]ossHandler{
	wire.OpSelectObject:           (*ossCall).selectObject,
	wire.OpCreateSelectObjectMeta: (*ossCall).createSelectMeta,
}

// aboutJSON reports whether a request of Select says json/.
func (c *ossCall) aboutJSON() bool {
	return strings.HasPrefix(c.req.Query.Get("x-oss-process"), "json/")
}

// selectObject runs a statement over an object and answers with frames, or with the bare text.
func (c *ossCall) selectObject() error {
	var doc wire.SelectRequest
	if err := c.decode(wire.MaxSelectBody, &doc); err != nil {
		return err
	}
	q, err := c.query(&doc)
	if err != nil {
		return err
	}
	in, content, err := c.scanned()
	if err != nil {
		return err
	}
	defer in.Close()
	if q.Span != nil && !content.Scanned {
		return wire.ErrSelectMetaUnavailable
	}
	if doc.OutputSerialization.EnablePayloadCrc && doc.OutputSerialization.OutputRawData {
		return wire.ErrSelectParameters
	}
	out := &selection{call: c, in: in, raw: doc.OutputSerialization.OutputRawData}
	out.frames = wire.Frames{W: c.w, CRC: doc.OutputSerialization.EnablePayloadCrc}
	return out.end(q.Run(in, out.write))
}

// counted is an object that is read from its beginning.
type counted struct {
	io.ReadCloser
	n int64
}

func (r *counted) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	r.n += int64(n)
	return n, err
}

// scanned opens the object of a request to be read as a whole.
func (c *ossCall) scanned() (*counted, *world.Object, error) {
	for try := 1; ; try++ {
		var content *world.Object
		err := c.view(func(tx *world.Tx) (err error) {
			_, content, err = oss.Resolve(tx, c.bucket.ID, c.req.Key, c.version())
			return err
		})
		if err == nil {
			err = oss.Readable(c.bucket, content, c.now())
		}
		if err != nil {
			return nil, nil, err
		}
		body, err := c.s.contents.Open(content.Segments, 0, content.Size)
		if errors.Is(err, blob.ErrNotFound) && try < retries {
			continue
		}
		return &counted{ReadCloser: body}, content, err
	}
}

// query reads what a request says.
func (c *ossCall) query(doc *wire.SelectRequest) (q selectql.Query, err error) {
	statement, err := base64.StdEncoding.DecodeString(strings.TrimSpace(doc.Expression))
	if err != nil {
		return q, wire.ErrSelectSQL
	}
	q.JSON = c.aboutJSON()
	if q.Statement, err = selectql.Parse(string(statement), q.JSON); err != nil {
		return q, selectError(err)
	}
	if err := readInput(&q, &doc.InputSerialization); err != nil {
		return q, err
	}
	o := doc.OutputSerialization
	record := o.CSV.RecordDelimiter
	if q.JSON {
		record = o.JSON.RecordDelimiter
	}
	if q.Out.Record, err = wire.Delimiter(record, 2, "\n", wire.ErrSelectOutputRecord); err != nil {
		return q, err
	}
	field, err := wire.Delimiter(o.CSV.FieldDelimiter, 1, ",", wire.ErrSelectOutputField)
	if err != nil {
		return q, err
	}
	q.Out.Field, q.KeepAll, q.OutputHeader = field[0], o.KeepAllColumns, o.OutputHeader
	q.SkipPartial = doc.Options.SkipPartialDataRecord
	if text := strings.TrimSpace(doc.Options.MaxSkippedRecordsAllowed); text != "" {
		if q.MaxSkipped, err = strconv.ParseInt(text, 10, 64); err != nil || q.MaxSkipped < 0 {
			return q, wire.ErrSelectMaxSkipped
		}
	}
	return q, nil
}

// readInput reads how the object is written.
func readInput(q *selectql.Query, in *wire.SelectInput) (err error) {
	switch strings.ToUpper(strings.TrimSpace(in.CompressionType)) {
	case "", "NONE":
	case "GZIP":
		q.GZIP = true
	default:
		return wire.ErrSelectCompression
	}
	span := in.CSV.Range
	if q.JSON {
		span = in.JSON.Range
		q.NumbersAsText = in.JSON.ParseJsonNumberAsString
		switch strings.ToUpper(strings.TrimSpace(in.JSON.Type)) {
		case "LINES":
			q.Lines = true
		case "DOCUMENT":
		default:
			return wire.ErrInvalidArgument.Detail("ArgumentName", "Type").Detail("ArgumentValue", in.JSON.Type)
		}
	} else if err := readCSV(&q.In, in.CSV); err != nil {
		return err
	}
	if span = strings.TrimSpace(span); span == "" {
		return nil
	}
	if q.JSON && !q.Lines || q.GZIP {
		return wire.ErrSelectRange
	}
	q.Span = new(selectql.Span)
	q.Span.Splits, q.Span.First, q.Span.Last, err = wire.SelectSpan(span)
	return err
}

func readCSV(how *selectql.CSV, doc wire.SelectCSV) (err error) {
	if how.Record, err = wire.Delimiter(doc.RecordDelimiter, 2, "\n", wire.ErrSelectInputRecord); err != nil {
		return err
	}
	for _, one := range []struct {
		text    *string
		usual   string
		into    *byte
		refusal error
	}{
		{doc.FieldDelimiter, ",", &how.Field, wire.ErrSelectInputField}, {doc.QuoteCharacter, `"`, &how.Quote, wire.ErrSelectInputQuote},
		{doc.CommentCharacter, "\x00", &how.Comment, wire.ErrSelectComment},
	} {
		s, err := wire.Delimiter(one.text, 1, one.usual, one.refusal)
		if err != nil {
			return err
		}
		*one.into = s[0]
	}
	how.QuotedRecords = !strings.EqualFold(strings.TrimSpace(doc.AllowQuotedRecordDelimiter), "false")
	switch how.Header = strings.ToUpper(strings.TrimSpace(doc.FileHeaderInfo)); how.Header {
	case "":
		how.Header = "NONE"
	case "NONE", "USE", "IGNORE":
	default:
		return wire.ErrInvalidArgument.Detail("ArgumentName", "FileHeaderInfo").Detail("ArgumentValue", doc.FileHeaderInfo)
	}
	return nil
}

// selectError spells a refusal of a statement, or of data.
func selectError(err error) error {
	var refusal *selectql.Error
	if !errors.As(err, &refusal) {
		return err
	}
	e := wire.ErrSelect.Coded(refusal.Code).Saying(refusal.Message)
	if refusal.Code == "InvalidJsonData" {
		e = e.Detail("EC", "0016-00000801")
	}
	return e
}

// selectBuffer is how much of an answer is kept back: as long as nothing went out, an error is an error of HTTP.
const selectBuffer = 64 << 10

// selection is an answer of SelectObject on its way out.
type selection struct {
	call   *ossCall
	in     *counted
	frames wire.Frames
	raw    bool
	held   bytes.Buffer
}

func (s *selection) write(record []byte) error {
	s.held.Write(record)
	if s.held.Len() < selectBuffer {
		return nil
	}
	return s.flush()
}

// begin sends the status and the headers.
func (s *selection) begin() {
	c := s.call
	if c.status != 0 {
		return
	}
	c.status = http.StatusPartialContent
	h := c.w.Header()
	h["Content-Type"] = []string{"application/octet-stream"}
	h["X-Oss-Select-Output-Raw"] = []string{strconv.FormatBool(s.raw)}
	c.stamp()
	c.w.WriteHeader(c.status)
}

func (s *selection) flush() (err error) {
	s.begin()
	if s.raw {
		_, err = s.held.WriteTo(s.call.w)
	} else if s.held.Len() > 0 {
		err = s.frames.Data(s.in.n, s.held.Bytes())
	}
	s.held.Reset()
	return err
}

// end closes an answer. What went wrong is told in the last frame when some of the answer is there.
func (s *selection) end(err error) error {
	var told *apierr.Error
	failed := errors.As(selectError(err), &told)
	switch {
	case err != nil && !failed:
		return err
	case failed && s.call.status == 0 && s.held.Len() == 0:
		return told
	}
	if s.flush() != nil || s.raw {
		return nil // the caller has gone, or nothing more is to be said
	}
	status, message := http.StatusOK, ""
	if failed {
		status, message = told.Status, told.Code+"."+told.Message
	}
	_ = s.frames.End(s.in.n, status, message) // a caller that has gone needs no answer
	return nil
}

// createSelectMeta counts the records of an object, so that stretches of it can be asked for.
func (c *ossCall) createSelectMeta() error {
	var doc wire.SelectMetaRequest
	if err := c.decode(wire.MaxSelectBody, &doc); err != nil {
		return err
	}
	q := selectql.Query{JSON: c.aboutJSON()}
	if err := readInput(&q, &doc.InputSerialization); err != nil {
		return err
	}
	if q.GZIP {
		return wire.ErrSelectCompression
	}
	if q.JSON && !q.Lines {
		return wire.ErrInvalidArgument.Detail("ArgumentName", "Type").Detail("ArgumentValue", doc.InputSerialization.JSON.Type)
	}
	in, content, err := c.scanned()
	if err != nil {
		return err
	}
	defer in.Close()
	m, err := q.Scan(in)
	if err != nil {
		return selectError(err)
	}
	if !content.Scanned {
		err := c.change(func(tx *world.Tx) error { return oss.MarkScanned(tx, c.bucket.ID, content) })
		if err != nil {
			return err
		}
	}
	c.status = http.StatusOK
	c.stamp()
	c.w.Header()["Content-Type"] = []string{"application/octet-stream"}
	c.w.WriteHeader(c.status)
	// A caller that has gone needs no answer.
	_ = wire.Frames{W: c.w, CRC: true}.Meta(wire.SelectMeta{JSON: q.JSON, Scanned: in.n, Splits: m.Splits, Rows: m.Rows, Columns: m.Columns})
	return nil
}
