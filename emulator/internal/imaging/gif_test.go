package imaging

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"testing"
)

func TestAnimation(t *testing.T) {
	t.Parallel()
	var source bytes.Buffer
	g := &gif.GIF{LoopCount: 3}
	for _, c := range []color.Color{red, green, blue} {
		p := image.NewPaletted(image.Rect(0, 0, 40, 20), color.Palette{c})
		g.Image, g.Delay = append(g.Image, p), append(g.Delay, 7)
	}
	if err := gif.EncodeAll(&source, g); err != nil {
		t.Fatal(err)
	}
	if n := countFrames(source.Bytes()); n != 3 {
		t.Errorf("%d frames", n)
	}
	frames := func(ops string) *gif.GIF {
		res, err := Process(source.Bytes(), ops, nil)
		if err != nil {
			t.Fatal(err)
		}
		all, err := gif.DecodeAll(bytes.NewReader(res.Body))
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	moving := frames("resize,w_20/rotate,90")
	if len(moving.Image) != 3 || moving.LoopCount != 3 || moving.Delay[2] != 7 || moving.Config.Width != 10 || !near(moving.Image[1].At(5, 5), green, 4) {
		t.Errorf("%d frames, loops %d, %v", len(moving.Image), moving.LoopCount, moving.Config)
	}
	for _, ops := range []string{"resize,p_50", "blur,r_3,s_2"} {
		if n := len(frames(ops).Image); n != 1 {
			t.Errorf("%s leaves %d frames", ops, n)
		}
	}
}

// A picture of few colours keeps them in a GIF; one of many gets colours that are near.
func TestPalette(t *testing.T) {
	t.Parallel()
	few := sample(40, 20)
	few.SetRGBA(0, 0, color.RGBA{1, 2, 3, 255})
	few.SetRGBA(1, 0, color.RGBA{})
	p := paletted(few)
	for y := range 20 {
		for x := range 40 {
			if got, want := color.RGBAModel.Convert(p.At(x, y)), few.RGBAAt(x, y); got != want {
				t.Fatalf("%v at %d,%d, want %v", got, x, y, want)
			}
		}
	}
	many := image.NewRGBA(image.Rect(0, 0, 64, 64))
	for i := 0; i < len(many.Pix); i += 4 {
		copy(many.Pix[i:], []byte{byte(i / 4 % 64 * 4), byte(i / 256 * 4), 100, 255})
	}
	p = paletted(many)
	if n := len(p.Palette); n != 256 {
		t.Errorf("%d colours of many", n)
	}
	sum := 0
	for y := range 64 {
		for x := range 64 {
			got, want := color.RGBAModel.Convert(p.At(x, y)).(color.RGBA), many.RGBAAt(x, y)
			for _, d := range []int{int(got.R) - int(want.R), int(got.G) - int(want.G), int(got.B) - int(want.B)} {
				sum += max(d, -d)
			}
		}
	}
	if mean := float64(sum) / (3 * 64 * 64); mean > 6 { // with the palette of the web it is 16
		t.Errorf("the colours are off by %.1f on average", mean)
	}
}
