package server

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/ringfence-dev/ringfence/regions"
)

// picture is a PNG of one colour.
func picture(t testing.TB, w, h int) string {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = 0xff
	}
	m.SetRGBA(0, 0, color.RGBA{A: 255})
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func sizeOf(t testing.TB, a answer) (string, image.Point) {
	t.Helper()
	c, format, err := image.DecodeConfig(bytes.NewReader(a.body))
	if err != nil {
		t.Fatalf("%v: %.100q", err, a.body)
	}
	return format, image.Pt(c.Width, c.Height)
}

func process(instruction string) string { return "x-oss-process=" + url.QueryEscape(instruction) }

// proves: F4-oss-image
func TestImageProcessingInEveryRegion(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	for cloud, names := range map[string][]string{
		"finance": {"oss-cn-hzjbp", "oss-cn-hzfinance", "oss-cn-shanghai-finance-1", "oss-cn-shenzhen-finance-1"},
		"gov":     {"oss-cn-north-2-gov-1"}, "public": {"oss-cn-hangzhou"},
	} {
		for _, location := range names {
			bucket := "pictures-" + location
			there := b.as(cloud).at(bucket + "." + location + ".aliyuncs.com")
			there.must("PUT", bucket, "", "")
			there.must("PUT", bucket+"/a.png", "", picture(t, 40, 20), "Content-Type: image/png")
			got := there.must("GET", bucket+"/a.png", process("image/resize,w_20/format,jpg"), "")
			if format, size := sizeOf(t, got); format != "jpeg" || size != image.Pt(20, 10) || got.Header.Get("Content-Type") != "image/jpeg" {
				t.Errorf("%s: %s %v %s", location, format, size, got.Header.Get("Content-Type"))
			}
			if h := got.Header; h.Get("Content-Md5") != "" || h.Get("X-Oss-Hash-Crc64ecma") != "" {
				t.Errorf("%s: the answer carries hashes of its source", location)
			}
		}
	}
	if d := b.world.Matrix().Decide("cn-shanghai-finance-1", regions.OSSImageProcess, regions.Facts{}); d.Rule.ID != "F4-oss-image" {
		t.Errorf("the law does not speak of it: %s", d.Rule.ID)
	}
}

func TestProcessedDownloads(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "pictures", "", "", "x-oss-acl: public-read")
	b.must("PUT", "pictures/a.png", "", picture(t, 40, 20))
	b.must("PUT", "pictures/text", "", "no picture")
	b.must("PUT", "pictures", "style&styleName=small", "<Style><Content>image/resize,w_10</Content></Style>")
	info := b.must("GET", "pictures/a.png", process("image/info"), "")
	if info.Header.Get("Content-Type") != "application/json" || !strings.Contains(string(info.body), `"ImageWidth":{"value":"40"}`) {
		t.Errorf("info: %s", info.body)
	}
	for _, caller := range []string{"public", ""} {
		if _, size := sizeOf(t, b.as(caller).must("GET", "pictures/a.png", process("style/small"), "")); size != image.Pt(10, 5) {
			t.Errorf("style for %q: %v", caller, size)
		}
	}
	mark := base64.RawURLEncoding.EncodeToString([]byte("a.png?x-oss-process=image/resize,P_20"))
	b.must("GET", "pictures/a.png", process("image/watermark,image_"+mark), "")
	missing := base64.RawURLEncoding.EncodeToString([]byte("none.png"))
	for _, test := range []struct {
		status            int
		code, instruction string
	}{
		{400, "InvalidArgument", "image/fly"}, {400, "InvalidArgument", "image/resize,w_0"}, {400, "InvalidArgument", "image"},
		{400, "MissingArgument", "image/resize"}, {400, "BadRequest", "image/crop,x_100"}, {400, "NotImplemented", "image/format,heic"},
		{400, "NotImplemented", "image/interlace,1"}, {404, "NoSuchStyle", "style/none"}, {400, "ActionNotEmulated", "video/snapshot,t_1"},
		{404, "NoSuchKey", "image/watermark,image_" + missing}, {400, "WatermarkError", "image/watermark,text_"},
		{400, "InvalidArgument", "image/resize,w_10|sys/saveas,o_YQ"},
	} {
		b.refused(test.status, test.code, "GET", "pictures/a.png", process(test.instruction), "")
	}
	b.refused(404, "NoSuchKey", "GET", "pictures/none", process("image/info"), "")
	b.refused(400, "InvalidArgument", "GET", "pictures/text", process("image/info"), "")
}

func TestSaveAs(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	for _, bucket := range []string{"pictures", "results"} {
		b.must("PUT", bucket, "", "")
	}
	b.as("finance").must("PUT", "foreign", "", "")
	b.must("PUT", "results", "encryption", "<ServerSideEncryptionRule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>KMS</SSEAlgorithm></ApplyServerSideEncryptionByDefault></ServerSideEncryptionRule>")
	b.must("PUT", "pictures/a.png", "", picture(t, 40, 20))
	saveas := func(bucket, key string) string {
		text := "|sys/saveas,o_" + base64.RawURLEncoding.EncodeToString([]byte(key))
		if bucket != "" {
			text += ",b_" + base64.RawURLEncoding.EncodeToString([]byte(bucket))
		}
		return text
	}
	b.refused(404, "Imm Client", "POST", "pictures/a.png", "x-oss-async-process", "x-oss-async-process=video/convert,f_avi")
	for _, test := range []struct{ bucket, where, form string }{
		{"", "", "x-oss-process=image/resize,w_10"}, {"results", "results", "x-oss-process=image/resize,w_10"}, {"pictures", "pictures", "image/resize,w_10"},
	} {
		got := b.must("POST", "pictures/a.png", "x-oss-process", test.form+saveas(test.bucket, "小/b.png"))
		if want := `"bucket":"` + test.where + `","fileSize":`; !strings.Contains(string(got.body), want) || !strings.Contains(string(got.body), `"status":"OK"`) {
			t.Errorf("%s", got.body)
		}
		if test.where == "" {
			test.where = "pictures" // the answer names a bucket only when the request does
		}
		made := b.must("GET", test.where+"/小/b.png", "", "")
		if _, size := sizeOf(t, made); size != image.Pt(10, 5) || made.Header.Get("Content-Type") != "image/png" {
			t.Errorf("%v %s", size, made.Header.Get("Content-Type"))
		}
	}
	if got := b.must("HEAD", "results/小/b.png", "", "").Header.Get("x-oss-server-side-encryption"); got != "KMS" {
		t.Errorf("the target bucket's encryption is %q", got)
	}
	if _, size := sizeOf(t, b.must("POST", "pictures/a.png", "x-oss-process", "x-oss-process=image/resize,w_10")); size != image.Pt(10, 5) {
		t.Errorf("without saveas: %v", size)
	}
	b.refused(403, "AccessDenied", "POST", "pictures/a.png", "x-oss-process", "x-oss-process=image/resize,w_10"+saveas("foreign", "b"))
	b.refused(404, "NoSuchBucket", "POST", "pictures/a.png", "x-oss-process", "x-oss-process=image/resize,w_10"+saveas("none-such", "b"))
	b.refused(400, "BadRequest", "POST", "pictures/a.png", "x-oss-process", "x-oss-process=image/resize,w_10|sys/saveas,o_***")
	b.refused(400, "InvalidArgument", "POST", "pictures/a.png", "x-oss-process", "x-oss-process=image/resize,w_10|sys/mail,o_YQ")
	b.as("").refused(403, "AccessDenied", "POST", "pictures/a.png", "x-oss-process", "x-oss-process=image/resize,w_10"+saveas("", "b"))
}

// What does not fit beside others waits, and everything comes through.
func TestPixelGate(t *testing.T) {
	t.Parallel()
	var g pixelGate
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			if err := g.enter(t.Context(), maxPixels); err != nil {
				t.Error(err)
			}
			if g.used > maxPixels {
				t.Errorf("%d pixels at a time", g.used)
			}
			g.leave(maxPixels)
		})
	}
	group.Wait()
	if g.used != 0 {
		t.Errorf("%d pixels are left", g.used)
	}
}

// What OSS writes for a caller is what the caller writes: policies and the rules against overwriting concern it too.
func TestMadeObjectsObeyTheirBucket(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	origin := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "fetched") }))
	t.Cleanup(origin.Close)
	b.server.options.Outside = outsideOf{"origin.example", origin.Listener.Addr().String()}
	b.must("PUT", "pictures", "", "")
	b.must("PUT", "pictures/a.png", "", picture(t, 20, 20))
	b.must("PUT", "made", "", "")
	b.must("PUT", "made/old", "", "old")
	save := func(key string) string {
		encode := base64.RawURLEncoding.EncodeToString
		return "x-oss-process=image/resize,w_10|sys/saveas,o_" + encode([]byte(key)) + ",b_" + encode([]byte("made"))
	}
	fetched := func(key string) string {
		id := b.must("POST", "made", "asyncFetch", "<AsyncFetchTaskConfiguration><Url>http://origin.example/</Url><Object>"+key+"</Object></AsyncFetchTaskConfiguration>").element(t, "TaskId")
		return b.must("GET", "made", "asyncFetch", "", "x-oss-task-id: "+id).element(t, "State")
	}
	b.must("PUT", "made", "overwriteConfig", "<OverwriteConfiguration><Rule><ID>1</ID><Action>forbid</Action></Rule></OverwriteConfiguration>")
	b.refused(409, "FileAlreadyExists", "PUT", "made/old", "", "new")
	b.refused(409, "FileAlreadyExists", "POST", "pictures/a.png", "x-oss-process", save("old"))
	if state := fetched("old"); state != "Failed" {
		t.Errorf("fetched onto what may not be replaced: %s", state)
	}
	if got := b.must("GET", "made/old", "", ""); string(got.body) != "old" {
		t.Errorf("overwritten with %q", got.body)
	}
	b.must("POST", "pictures/a.png", "x-oss-process", save("new"))
	if state := fetched("newer"); state != "Success" {
		t.Errorf("fetched: %s", state)
	}
	b.must("PUT", "made", "policy", statement(`{"Effect":"Deny","Action":"oss:PutObject","Principal":["`+publicID+`"],"Resource":"acs:oss:*:*:made/shut/*"}`))
	b.refused(403, "AccessDenied", "PUT", "made/shut/a", "", "x")
	b.refused(403, "AccessDenied", "POST", "pictures/a.png", "x-oss-process", save("shut/a"))
	b.must("POST", "pictures/a.png", "x-oss-process", save("open/a"))
}
