package server

import (
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"
)

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// frame is one frame of an answer of Select.
type frame struct {
	kind   uint32
	offset uint64
	data   []byte
	crc    uint32
}

func framesOf(t testing.TB, body []byte) (all []frame) {
	t.Helper()
	for len(body) > 0 {
		if len(body) < 20 || body[0] != 1 {
			t.Fatalf("no frame: %q", body)
		}
		n := int(binary.BigEndian.Uint32(body[4:]))
		payload := body[12 : 12+n]
		f := frame{
			kind: binary.BigEndian.Uint32(body) & 0xffffff, offset: binary.BigEndian.Uint64(payload), data: payload[8:],
			crc: binary.BigEndian.Uint32(body[12+n:]),
		}
		if f.crc != 0 && f.crc != crc32.ChecksumIEEE(payload) {
			t.Errorf("frame %d: wrong checksum", f.kind)
		}
		all = append(all, f)
		body = body[12+n+4:]
	}
	return all
}

func selectBody(statement, in, out, options string) string {
	return "<SelectRequest><Expression>" + b64(statement) + "</Expression><InputSerialization>" + in + "</InputSerialization><OutputSerialization>" + out +
		"</OutputSerialization><Options>" + options + "</Options></SelectRequest>"
}

const csvSelect, jsonSelect = "x-oss-process=csv%2Fselect", "x-oss-process=json%2Fselect"

func TestSelectFrames(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "tables", "", "", "x-oss-acl: public-read")
	b.must("PUT", "tables/a.csv", "", "name,age\nAnn,31\nBob,7\n")
	use := "<CSV><FileHeaderInfo>Use</FileHeaderInfo></CSV>"
	for _, crc := range []string{"true", "false"} {
		got := b.must("POST", "tables/a.csv", csvSelect, selectBody("select name from ossobject where age > 10", use, "<EnablePayloadCrc>"+crc+"</EnablePayloadCrc>", ""))
		frames := framesOf(t, got.body)
		if got.StatusCode != 206 || got.Header.Get("x-oss-select-output-raw") != "false" || len(frames) != 2 {
			t.Fatalf("%d %v %d frames", got.StatusCode, got.Header, len(frames))
		}
		if f := frames[0]; f.kind != 8388609 || string(f.data) != "Ann\n" || (f.crc != 0) != (crc == "true") {
			t.Errorf("data: %+v", f)
		}
		if f := frames[1]; f.kind != 8388613 || binary.BigEndian.Uint64(f.data) != 22 || binary.BigEndian.Uint32(f.data[8:]) != 200 || len(f.data) != 12 {
			t.Errorf("end: %+v", f)
		}
	}
	raw := b.as("").must("POST", "tables/a.csv", csvSelect, selectBody("select count(*) from ossobject", use, "<OutputRawData>true</OutputRawData>", ""))
	if string(raw.body) != "2\n" || raw.Header.Get("x-oss-select-output-raw") != "true" {
		t.Errorf("raw: %q", raw.body)
	}
}

// An error before the first record is one of HTTP, one behind it stands in the last frame.
func TestSelectErrors(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "tables", "", "")
	b.must("PUT", "tables/a.csv", "", "1\nx\n")
	b.refused(400, "InvalidCsvLine", "POST", "tables/a.csv", csvSelect, selectBody("select * from ossobject where _1 > 5", "", "", ""))
	got := b.must("POST", "tables/a.csv", csvSelect, selectBody("select * from ossobject where _1 > 0", "", "", ""))
	frames := framesOf(t, got.body)
	if len(frames) != 2 || string(frames[0].data) != "1\n" || binary.BigEndian.Uint32(frames[1].data[8:]) != 400 || !strings.HasPrefix(string(frames[1].data[12:]), "InvalidCsvLine.") {
		t.Errorf("%+v", frames)
	}
	all := "select * from ossobject"
	for _, test := range []struct{ code, query, body string }{
		{"MalformedXML", csvSelect, "no XML"},
		{"InvalidSqlParameter", csvSelect, selectBody("", "", "", "")},
		{"InvalidSqlParameter", csvSelect, "<SelectRequest><Expression>***</Expression></SelectRequest>"},
		{"SqlSyntaxError", csvSelect, selectBody("select", "", "", "")},
		{"InvalidInputFieldDelimiter", csvSelect, selectBody(all, "<CSV><FieldDelimiter>"+b64("ab")+"</FieldDelimiter></CSV>", "", "")},
		{"InvalidInputRecordDelimiter", csvSelect, selectBody(all, "<CSV><RecordDelimiter>"+b64("abc")+"</RecordDelimiter></CSV>", "", "")},
		{"InvalidInputQuote", csvSelect, selectBody(all, "<CSV><QuoteCharacter>*</QuoteCharacter></CSV>", "", "")},
		{"InvalidCommentCharacter", csvSelect, selectBody(all, "<CSV><CommentCharacter>"+b64("ab")+"</CommentCharacter></CSV>", "", "")},
		{"InvalidOutputFieldDelimiter", csvSelect, selectBody(all, "", "<CSV><FieldDelimiter>"+b64("ab")+"</FieldDelimiter></CSV>", "")},
		{"InvalidOutputRecordDelimiter", csvSelect, selectBody(all, "", "<CSV><RecordDelimiter>"+b64("abc")+"</RecordDelimiter></CSV>", "")},
		{"UnsupportedCompressionFormat", csvSelect, selectBody(all, "<CompressionType>ZIP</CompressionType>", "", "")},
		{"InvalidRange", csvSelect, selectBody(all, "<CSV><Range>bytes=1-2</Range></CSV>", "", "")},
		{"InvalidRange", csvSelect, selectBody(all, "<CSV><Range>line-range=2-1</Range></CSV>", "", "")},
		{"InvalidMaxSkippedRecordsAllowed", csvSelect, selectBody(all, "", "", "<MaxSkippedRecordsAllowed>many</MaxSkippedRecordsAllowed>")},
		{"InvalidOSSSelectParameters", csvSelect, selectBody(all, "", "<OutputRawData>true</OutputRawData><EnablePayloadCrc>true</EnablePayloadCrc>", "")},
		{"SelectCsvMetaUnavailable", csvSelect, selectBody(all, "<CSV><Range>line-range=0-1</Range></CSV>", "", "")},
		{"InvalidArgument", jsonSelect, selectBody(all, "<JSON><Type>POEM</Type></JSON>", "", "")},
		{"InvalidJsonData", jsonSelect, selectBody(all, "<JSON><Type>LINES</Type></JSON>", "", "")},
		{"DecompressFailure", csvSelect, selectBody(all, "<CompressionType>GZIP</CompressionType>", "", "")},
	} {
		if test.code == "InvalidJsonData" {
			b.must("PUT", "tables/a.csv", "", "{")
		}
		b.refused(400, test.code, "POST", "tables/a.csv", test.query, test.body)
	}
	b.refused(404, "NoSuchKey", "POST", "tables/none", csvSelect, selectBody(all, "", "", ""))
	b.as("").refused(403, "AccessDenied", "POST", "tables/a.csv", csvSelect, selectBody(all, "", "", ""))
}

func TestSelectMeta(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "tables", "", "")
	b.must("PUT", "tables/a.csv", "", "a,b\nc,d\ne,f\n")
	got := framesOf(t, b.must("POST", "tables/a.csv", "x-oss-process=csv%2Fmeta", "<CsvMetaRequest><InputSerialization></InputSerialization></CsvMetaRequest>").body)
	if len(got) != 1 || got[0].kind != 8388614 || binary.BigEndian.Uint32(got[0].data[12:]) != 1 || binary.BigEndian.Uint64(got[0].data[16:]) != 3 || binary.BigEndian.Uint32(got[0].data[24:]) != 2 {
		t.Errorf("%+v", got)
	}
	ranged := framesOf(t, b.must("POST", "tables/a.csv", csvSelect, selectBody("select _2 from ossobject", "<CSV><Range>line-range=1-1</Range></CSV>", "", "")).body)
	if string(ranged[0].data) != "d\n" {
		t.Errorf("%q", ranged[0].data)
	}
	b.must("PUT", "tables/a.csv", "", "new") // and the meta has gone with what it spoke of
	b.refused(400, "SelectCsvMetaUnavailable", "POST", "tables/a.csv", csvSelect, selectBody("select * from ossobject", "<CSV><Range>line-range=1-1</Range></CSV>", "", ""))
	b.must("PUT", "tables/a.json", "", "{}\n{}")
	got = framesOf(t, b.must("POST", "tables/a.json", "x-oss-process=json%2Fmeta", "<JsonMetaRequest><InputSerialization><JSON><Type>LINES</Type></JSON></InputSerialization></JsonMetaRequest>").body)
	if len(got) != 1 || got[0].kind != 8388615 || binary.BigEndian.Uint64(got[0].data[16:]) != 2 {
		t.Errorf("%+v", got)
	}
	b.refused(400, "InvalidArgument", "POST", "tables/a.json", "x-oss-process=json%2Fmeta", "<JsonMetaRequest><InputSerialization><JSON><Type>DOCUMENT</Type></JSON></InputSerialization></JsonMetaRequest>")
}
