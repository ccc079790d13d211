package imaging

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"strings"
	"testing"
)

func TestRefusals(t *testing.T) {
	t.Parallel()
	source := encoded(t, "png", sample(200, 100))
	for _, test := range []struct {
		ops  string
		kind Kind
	}{
		{"", Invalid}, {"fly", Invalid}, {"resize", Missing}, {"resize,w_0", Invalid}, {"resize,w_x", Invalid}, {"resize,w_100000000000", Invalid},
		{"resize,w_10,m_none", Invalid}, {"resize,m_pad,w_10,color_red", Invalid}, {"resize,p_1001", Invalid}, {"resize,w_16384,h_16384,m_fixed,limit_0", Bad},
		{"resize,p_1000/resize,p_1000", Bad}, {"crop,x_200", Bad}, {"crop,g_up", Invalid}, {"indexcrop,i_1", Missing}, {"rotate", Missing}, {"rotate,361", Invalid},
		{"circle", Missing}, {"circle,r_0", Invalid}, {"rounded-corners,r_5000", Invalid}, {"blur,r_3", Missing}, {"blur,r_51,s_1", Invalid},
		{"sharpen,49", Invalid}, {"sharpen,400", Invalid}, {"bright,101", Invalid}, {"contrast,-101", Invalid}, {"quality", Missing}, {"quality,q_0", Invalid},
		{"format,heic", Unsupported}, {"format,avif", Unsupported}, {"format,pdf", Invalid}, {"interlace,1", Unsupported}, {"interlace,2", Invalid},
		{"auto-orient", Missing}, {"auto-orient,2", Invalid}, {"info/resize,w_10", Invalid},
		{"watermark", Missing}, {"watermark,text_***", Bad}, {"watermark,text_", Watermark}, {"watermark,text_" + written64(strings.Repeat("x", 65)), Watermark},
		{"watermark,text_" + written64("x") + ",g_up", Invalid}, {"watermark,text_" + written64("x") + ",type_" + written64("comic"), Invalid},
		{"watermark,text_" + written64("x") + ",size_1001", Invalid}, {"watermark,image_", Watermark},
		{strings.Repeat("watermark,image_"+written64("mark.png")+"/", 4), Watermark},
		{"watermark,image_" + written64("mark.png?x-oss-process=image/blur,r_1,s_1"), Watermark},
		{"resize,w_10,q_10", Invalid}, {"resize,10", Invalid}, {"resize,P_10", Invalid}, {"blur,g_face,r_3,s_3", Invalid}, {"info,1", Invalid},
	} {
		_, err := Process(source, test.ops, func(string) ([]byte, error) { return encoded(t, "png", sample(4, 4)), nil })
		var refusal *Error
		if !errors.As(err, &refusal) || refusal.Kind != test.kind {
			t.Errorf("%s: %v, want kind %d", test.ops, err, test.kind)
		}
	}
	for name, broken := range map[string]struct {
		source string
		kind   Kind
	}{
		"text": {"hello", Invalid}, "nothing": {"", Invalid}, "cut short": {string(source[:len(source)/2]), Bad},
		"heic": {"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", Unsupported}, "avif": {"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00", Unsupported},
		"too many bytes": {"\xff\xd8" + strings.Repeat("x", MaxBytes), TooLarge},
	} {
		_, err := Process([]byte(broken.source), "resize,w_10", nil)
		var refusal *Error
		if !errors.As(err, &refusal) || refusal.Kind != broken.kind {
			t.Errorf("%s: %v, want kind %d", name, err, broken.kind)
		}
	}
	wide := encoded(t, "png", image.NewGray(image.Rect(0, 0, 4097, 2)))
	if _, err := Process(wide, "rotate,90", nil); err == nil {
		t.Error("an image of 4097 pixels was rotated")
	}
}

// A header that promises a billion pixels is refused before anything is decoded.
func TestPromisedSize(t *testing.T) {
	t.Parallel()
	source := bytes.Clone(encoded(t, "bmp", sample(4, 4)))
	for _, size := range [][2]uint32{{30_001, 10}, {29_999, 29_999}} {
		binary.LittleEndian.PutUint32(source[18:], size[0])
		binary.LittleEndian.PutUint32(source[22:], size[1])
		var refusal *Error
		if _, err := Process(source, "resize,w_10", nil); !errors.As(err, &refusal) || refusal.Kind != TooLarge {
			t.Errorf("%v: %v", size, err)
		}
	}
}

// Where the documents give a mistake a number, the refusal has it.
func TestCauses(t *testing.T) {
	t.Parallel()
	source := encoded(t, "png", sample(20, 10))
	x := "watermark,text_" + written64("x")
	for ops, want := range map[string]string{
		"rotate,90,200,300": causeSeveral, "auto-orient,10": "0040-00000215", "rotate": "0040-00000216", "rotate,abc": "0040-00000217",
		"crop,w_abc,h_1": "0040-00000225", "crop,w_1,h_-1": "0040-00000226", "indexcrop,x_0,i_0": "0040-00000230", "rounded-corners,r_5000": "0040-00000237",
		"blur,r_200,s_25": "0040-00000241", "blur,r_3,s_abc": "0040-00000242", "bright": "0040-00000245", "bright,200": "0040-00000246",
		x + ",type_notbase6*": "0040-00000250", x + ",type_" + written64("notsupport"): "0040-00000251", x + ",color_AABBCCDD": "0040-00000254",
		x + ",g_xx": "0040-00000260", x + ",x_8000": "0040-00000262", x + ",y_8000": "0040-00000264", "watermark,image_*": "0040-00000265",
		x + ",voffset_2000": "0040-00000268", x + ",order_2": "0040-00000269", x + ",align_3": "0040-00000271", x + ",rotate_400": "0040-00000272",
		x + ",fill_2": "0040-00000274", x + ",fill_1,padx_5000": "0040-00000276", "watermark": "0040-00000278", "sharpen": "0040-00000279",
		"sharpen,10": "0040-00000280", "interlace": "0040-00000281", "interlace,2": "0040-00000282", "resize,w_0": "0040-00000312", "resize,p_0": "0040-00000317",
		"resize,w_100,limit_3": "0040-00000319", "resize,w_0,h_0": causeEmpty, "resize": "0040-00000322", "resize,m_fixed,w_5000,h_5000,limit_0": causeResult,
		"watermark,image_" + written64("a.png?x-oss-process=image/watermark,text_eA"): causeNesting,
	} {
		_, err := Process(source, ops, func(string) ([]byte, error) { return source, nil })
		var refusal *Error
		if !errors.As(err, &refusal) || refusal.Cause != want {
			t.Errorf("%s: %v with %+v, want %s", ops, err, refusal, want)
		}
	}
}
