package imaging

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// sample is a picture whose quarters are red, green, blue and white, from the upper left in reading order.
func sample(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := [4]color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}[2*(2*y/h)+2*x/w]
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func written64(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }

func encoded(t testing.TB, format string, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	var err error
	switch format {
	case "jpg":
		err = jpeg.Encode(&out, m, &jpeg.Options{Quality: 90})
	case "png":
		err = png.Encode(&out, m)
	case "gif":
		err = gif.Encode(&out, m, nil)
	case "bmp":
		err = bmp.Encode(&out, m)
	case "tiff":
		err = tiff.Encode(&out, m, nil)
	case "webp":
		err = losslessWebP(&out, m)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func processed(t testing.TB, source []byte, ops string) (image.Image, string) {
	t.Helper()
	res, err := Process(source, ops, func(name string) ([]byte, error) {
		if name == "mark.png" {
			return encoded(t, "png", sample(20, 10)), nil
		}
		return nil, errors.New("no such picture")
	})
	if err != nil {
		t.Fatalf("%s: %v", ops, err)
	}
	c, err := sniff(res.Body)
	if err != nil {
		t.Fatalf("%s: %v", ops, err)
	}
	m, err := c.decode(bytes.NewReader(res.Body))
	if err != nil {
		t.Fatalf("%s: %v", ops, err)
	}
	return m, c.format
}

func TestSizes(t *testing.T) {
	t.Parallel()
	source := encoded(t, "png", sample(200, 100))
	for ops, want := range map[string]image.Point{
		"resize,w_150,h_80":             {150, 75}, // the examples of the guide
		"resize,m_lfit,w_150,h_80":      {150, 75},
		"resize,m_mfit,w_150,h_80":      {160, 80},
		"resize,m_fill,w_150,h_80":      {150, 80},
		"resize,m_pad,w_150,h_80":       {150, 80},
		"resize,m_fixed,w_150,h_80":     {150, 80},
		"resize,h_50":                   {100, 50},
		"resize,w_50":                   {50, 25},
		"resize,m_fixed,h_100":          {100, 100},
		"resize,l_100":                  {100, 50},
		"resize,s_50":                   {100, 50},
		"resize,l_100,s_80,m_mfit":      {160, 80},
		"resize,p_50":                   {100, 50},
		"resize,p_200":                  {400, 200},
		"resize,w_500":                  {200, 100},
		"resize,w_500,limit_0":          {500, 250},
		"resize,w_1,h_1":                {1, 1},
		"crop,w_50,h_40":                {50, 40},
		"crop,x_100,y_50":               {100, 50},
		"crop,x_190,w_50":               {10, 100},
		"crop,w_30,h_30,g_se":           {30, 30},
		"crop,w_30,h_30,g_se,x_10,y_10": {20, 20},
		"indexcrop,x_90,i_0":            {90, 100},
		"indexcrop,x_90,i_2":            {20, 100},
		"indexcrop,x_90,i_3":            {200, 100},
		"indexcrop,y_30,x_90,i_3":       {200, 10},
		"rotate,0":                      {200, 100},
		"rotate,90":                     {100, 200},
		"rotate,180":                    {200, 100},
		"rotate,360":                    {200, 100},
		"rotate,45":                     {213, 213},
		"circle,r_30":                   {60, 60},
		"circle,r_4000":                 {99, 99},
		"rounded-corners,r_10":          {200, 100},
		"auto-orient,1":                 {200, 100},
		"resize,w_100/rotate,90":        {50, 100},
		"rotate,90/resize,w_100":        {100, 200},
		"resize,m_pad,w_100,h_100/crop,w_10/blur,r_3,s_2": {10, 100},
	} {
		m, format := processed(t, source, ops)
		if got := m.Bounds().Size(); got != want || format != "png" {
			t.Errorf("%s: %v %s, want %v", ops, got, format, want)
		}
	}
}

func near(a, b color.Color, by int) bool {
	ar, ag, ab, aa := a.RGBA()
	br, bg, bb, ba := b.RGBA()
	for _, d := range [4]int{int(ar>>8) - int(br>>8), int(ag>>8) - int(bg>>8), int(ab>>8) - int(bb>>8), int(aa>>8) - int(ba>>8)} {
		if d > by || d < -by {
			return false
		}
	}
	return true
}

var (
	red   = color.RGBA{255, 0, 0, 255}
	green = color.RGBA{0, 255, 0, 255}
	blue  = color.RGBA{0, 0, 255, 255}
	white = color.RGBA{255, 255, 255, 255}
	clear = color.RGBA{}
)

func TestColours(t *testing.T) {
	t.Parallel()
	source := encoded(t, "png", sample(80, 80))
	for _, test := range []struct {
		ops  string
		x, y int
		want color.Color
	}{
		{"rotate,90", 10, 10, blue}, {"rotate,90", 70, 10, red}, {"rotate,180", 10, 10, white}, {"rotate,270", 10, 10, green},
		{"rotate,45", 1, 1, clear}, {"rotate,45", 56, 20, red},
		{"rotate,45/format,jpg", 1, 1, white},
		{"circle,r_40", 1, 1, clear}, {"circle,r_40", 20, 20, red}, {"circle,r_40/format,jpg", 1, 1, white},
		{"rounded-corners,r_20", 0, 0, clear}, {"rounded-corners,r_20", 20, 0, red}, {"rounded-corners,r_20", 79, 79, clear},
		{"resize,m_pad,w_80,h_40,color_0000ff", 2, 2, blue}, {"resize,m_pad,w_80,h_40", 2, 2, white}, {"resize,m_pad,w_80,h_40", 25, 5, red},
		{"resize,m_fill,w_80,h_40", 5, 5, red}, {"crop,g_ne,w_10,h_10", 5, 5, green}, {"crop,g_center,w_10,h_10", 9, 9, white},
		{"bright,100", 10, 10, white}, {"bright,-100", 70, 70, color.RGBA{A: 255}}, {"bright,0", 10, 10, red},
		{"contrast,-100", 10, 10, color.RGBA{128, 128, 128, 255}}, {"contrast,100", 10, 10, red},
		{"blur,r_10,s_10", 40, 5, color.RGBA{124, 131, 0, 255}}, {"sharpen,100", 10, 10, red},
		{"watermark,image_" + written64("mark.png") + ",g_nw,x_5,y_5", 24, 6, green},
		{"watermark,image_" + written64("mark.png") + ",g_nw,x_5,y_5,t_50", 24, 6, color.RGBA{127, 128, 0, 255}},
		{"watermark,image_" + written64("mark.png?x-oss-process=image/resize,P_50") + ",g_nw,x_0,y_0,t_100", 30, 2, green},
		{"watermark,image_" + written64("mark.png?x-oss-process=image/rotate,90") + ",g_nw,x_0,y_0", 1, 1, blue},
		{"watermark,image_" + written64("mark.png") + ",text_" + written64("x") + ",g_nw,x_5,y_5,size_10,align_0", 24, 6, green},
		{"watermark,image_" + written64("mark.png") + ",text_" + written64(" ") + ",g_nw,x_5,y_5,size_13,order_1,interval_2", 14, 14, blue},
	} {
		m, _ := processed(t, source, test.ops)
		if got := m.At(test.x, test.y); !near(got, test.want, 4) {
			t.Errorf("%s: %v at %d,%d, want %v", test.ops, got, test.x, test.y, test.want)
		}
	}
}

func TestFormats(t *testing.T) {
	t.Parallel()
	for from := range contentTypes {
		source := encoded(t, from, sample(40, 20))
		for to := range contentTypes {
			want := to
			if to == "gif" {
				want = from
			}
			m, format := processed(t, source, "resize,w_20/format,"+to)
			if format != want || m.Bounds().Size() != image.Pt(20, 10) || !near(m.At(3, 2), red, 12) {
				t.Errorf("%s to %s: %s %v %v", from, to, format, m.Bounds(), m.At(3, 2))
			}
		}
	}
}

func TestQuality(t *testing.T) {
	t.Parallel()
	m := sample(64, 64)
	for i := range m.Pix {
		if i%4 != 3 {
			m.Pix[i] ^= byte(i * 7919 >> 3)
		}
	}
	for _, q := range []int{25, 30, 50, 75, 85, 90, 95, 100} {
		var out bytes.Buffer
		if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: q}); err != nil {
			t.Fatal(err)
		}
		if got := jpegQuality(out.Bytes()); got < q-2 || got > q+2 {
			t.Errorf("quality %d was read as %d", q, got)
		}
	}
	source := encoded(t, "jpg", m) // written with 90
	for ops, want := range map[string]int{"quality,q_50": 45, "quality,Q_60": 60, "quality,Q_99": 90, "quality,q_10,Q_70": 70} {
		res, err := Process(source, ops, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := jpegQuality(res.Body); got < want-2 || got > want+2 {
			t.Errorf("%s gives %d, want %d", ops, got, want)
		}
	}
	size := func(ops string) int {
		res, err := Process(encoded(t, "png", m), ops, nil)
		if err != nil {
			t.Fatal(err)
		}
		return len(res.Body)
	}
	if high, low := size("format,webp/quality,Q_100"), size("format,webp/quality,Q_30"); low >= high {
		t.Errorf("WebP of quality 30 has %d bytes, of 100 %d", low, high)
	}
}

func TestInfo(t *testing.T) {
	t.Parallel()
	source := withEXIF(encoded(t, "jpg", sample(40, 20)))
	res, err := Process(source, "info", nil)
	if err != nil || res.ContentType != "application/json" {
		t.Fatalf("%v, %v", res, err)
	}
	var got map[string]struct{ Value string }
	if err := json.Unmarshal(res.Body, &got); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"Format": "jpg", "ImageWidth": "40", "ImageHeight": "20", "Orientation": "6", "Make": "Ringfence"} {
		if got[name].Value != want {
			t.Errorf("%s is %q, want %q", name, got[name].Value, want)
		}
	}
	res, err = Process(encoded(t, "png", sample(40, 20)), "average-hue", nil)
	if err != nil || string(res.Body) != `{"RGB":"0x7f7f7f"}` {
		t.Errorf("%s, %v", res.Body, err)
	}
}

// withEXIF puts an orientation and a maker into a JPEG.
func withEXIF(b []byte) []byte {
	raw := []byte("MM\x00*\x00\x00\x00\x08\x00\x02")
	entry := func(tag, kind uint16, count uint32, value [4]byte) {
		raw = binary.BigEndian.AppendUint16(raw, tag)
		raw = binary.BigEndian.AppendUint16(raw, kind)
		raw = binary.BigEndian.AppendUint32(raw, count)
		raw = append(raw, value[:]...)
	}
	entry(0x010f, 2, 10, [4]byte{0, 0, 0, 38})
	entry(0x0112, 3, 1, [4]byte{0, 6})
	raw = append(raw, 0, 0, 0, 0)
	raw = append(raw, "Ringfence\x00"...)
	return newEXIF(raw).into(b, false)
}

func TestAutoOrient(t *testing.T) {
	t.Parallel()
	source := withEXIF(encoded(t, "jpg", sample(40, 20)))
	m, _ := processed(t, source, "auto-orient,1")
	if m.Bounds().Size() != image.Pt(20, 40) || !near(m.At(15, 5), red, 12) || !near(m.At(5, 5), blue, 12) {
		t.Errorf("%v %v %v", m.Bounds(), m.At(15, 5), m.At(5, 5))
	}
	for ops, want := range map[string]int{"auto-orient,1": 1, "auto-orient,0": 6, "resize,w_20": 6} {
		res, err := Process(source, ops, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := findEXIF(res.Body, "jpg").orientation(); got != want {
			t.Errorf("%s leaves orientation %d, want %d", ops, got, want)
		}
	}
	for way := 1; way <= 8; way++ {
		back := map[int]int{5: 5, 6: 8, 7: 7, 8: 6}[way]
		if back == 0 {
			back = way
		}
		if m := sample(6, 4); !bytes.Equal(oriented(oriented(m, way), back).Pix, m.Pix) {
			t.Errorf("orientation %d and back is not the same", way)
		}
	}
}

// Every letter has ink, Chinese ones too, and the parameters of a text change what is drawn.
func TestText(t *testing.T) {
	t.Parallel()
	if n := len(font()); n < 7000 {
		t.Fatalf("%d glyphs", n)
	}
	ink := func(ops string) (n int) {
		m, _ := processed(t, encoded(t, "png", image.NewRGBA(image.Rect(0, 0, 300, 200))), ops)
		for y := range 200 {
			for x := range 300 {
				if _, _, _, a := m.At(x, y).RGBA(); a > 0 {
					n++
				}
			}
		}
		return n
	}
	for _, text := range []string{"Hello", "图片服务", "政务云，金融云", "é?"} {
		if n := ink("watermark,text_" + written64(text)); n < 100 {
			t.Errorf("%q has %d dark pixels", text, n)
		}
	}
	plain := "watermark,text_" + written64("国")
	if ink(plain+",shadow_50") <= ink(plain) || ink(plain+",fill_1,padx_20,pady_20") <= 4*ink(plain) || ink(plain+",fill_1,padx_20") >= ink(plain+",fill_1") || ink(plain+",size_20") >= ink(plain) {
		t.Error("shadow, fill or size do nothing")
	}
	if ink(plain+",t_0") != 0 {
		t.Error("an invisible text is seen")
	}
	same := bitmap("\U0001F600")
	if !bytes.Equal(same.Pix, bitmap("?").Pix) {
		t.Error("a letter without a glyph is no question mark")
	}
}

func FuzzProcess(f *testing.F) {
	for format := range contentTypes {
		f.Add(encoded(f, format, sample(8, 8)), "resize,w_4/rotate,30/circle,r_2/format,jpg")
	}
	f.Add(withEXIF(encoded(f, "jpg", sample(8, 8))), "auto-orient,1")
	f.Add(withEXIF(encoded(f, "jpg", sample(8, 8))), "info")
	f.Add([]byte("GIF89a"), "watermark,text_5Zu9,fill_1")
	f.Fuzz(func(t *testing.T, source []byte, ops string) {
		if Weight(source) > 1<<20 || len(ops) > 200 {
			return
		}
		if res, err := Process(source, ops, nil); err == nil && len(res.Body) == 0 {
			t.Error("neither a picture nor an error")
		}
	})
}
