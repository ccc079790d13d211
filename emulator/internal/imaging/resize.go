package imaging

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	scale "golang.org/x/image/draw"
)

// sizing is what resize asks for.
type sizing struct {
	mode       string
	w, h, l, s int
	percent    int
	limit      bool
	colour     color.RGBA
}

func (o op) sizing() (z sizing, err error) {
	z.mode = "lfit"
	if m, ok := o.params["m"]; ok {
		z.mode = m
	}
	switch z.mode {
	case "lfit", "mfit", "fill", "pad", "fixed":
	default:
		return z, o.invalid("m", "The resize mode %q does not exist.", z.mode)
	}
	if o.params["w"] == "0" && o.params["h"] == "0" {
		return z, refuse(Invalid, "Width and height are 0.").because(causeEmpty)
	}
	for name, into := range map[string]*int{"w": &z.w, "h": &z.h, "l": &z.l, "s": &z.s} {
		if *into, err = o.number(name, 1, maxResultSide, 0); err != nil {
			return z, err
		}
	}
	if z.percent, err = o.number("p", 1, 1000, 0); err != nil {
		return z, err
	}
	limit, err := o.number("limit", 0, 1, 1)
	if err != nil {
		return z, err
	}
	z.limit = limit == 1
	if z.colour, err = o.colour(color.RGBA{255, 255, 255, 255}); err != nil {
		return z, err
	}
	if z.w+z.h+z.l+z.s+z.percent == 0 {
		return z, o.missing("w, h, l, s or p")
	}
	return z, nil
}

// colour reads RRGGBB.
func (o op) colour(usual color.RGBA) (color.RGBA, error) {
	text, ok := o.params["color"]
	if !ok {
		return usual, nil
	}
	var rgb [3]byte
	if len(text) == 6 {
		for i := range rgb {
			high, low := hexDigit(text[2*i]), hexDigit(text[2*i+1])
			if high < 0 || low < 0 {
				return usual, o.invalid("color", "The colour %q is not RRGGBB.", text)
			}
			rgb[i] = byte(high<<4 | low)
		}
		return color.RGBA{rgb[0], rgb[1], rgb[2], 255}, nil
	}
	return usual, o.invalid("color", "The colour %q is not RRGGBB.", text)
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// box is the width and height that the parameters ask for; one of them may be open (0).
func (z sizing) box(from image.Point) (w, h int) {
	w, h = z.w, z.h
	if w == 0 && h == 0 { // by the longer and the shorter side
		w, h = z.l, z.s
		if from.X < from.Y {
			w, h = h, w
		}
	}
	if (w == 0 || h == 0) && z.mode != "lfit" && z.mode != "mfit" {
		w, h = max(w, h), max(w, h) // one side stands for both when proportions are not kept
	}
	return w, h
}

// scaled is the size to which the whole picture is brought.
func (z sizing) scaled(from image.Point) (size image.Point) {
	if z.percent > 0 {
		return by(from, float64(z.percent)/100)
	}
	w, h := z.box(from)
	rx, ry := float64(w)/float64(from.X), float64(h)/float64(from.Y)
	switch {
	case w == 0:
		return image.Pt(by(from, ry).X, h)
	case h == 0:
		return image.Pt(w, by(from, rx).Y)
	case z.mode == "fixed":
		return image.Pt(w, h)
	case (z.mode == "mfit" || z.mode == "fill") == (rx > ry):
		return image.Pt(w, by(from, rx).Y)
	}
	return image.Pt(by(from, ry).X, h)
}

func by(p image.Point, factor float64) image.Point {
	return image.Pt(max(int(math.Round(float64(p.X)*factor)), 1), max(int(math.Round(float64(p.Y)*factor)), 1))
}

func (j *job) resize(o op, m *image.RGBA) (*image.RGBA, error) {
	if _, relative := o.params["P"]; relative {
		return nil, o.invalid("P", "The parameter P is for the picture of a watermark.")
	}
	z, err := o.sizing()
	if err != nil {
		return nil, err
	}
	return z.apply(m)
}

func (z sizing) apply(m *image.RGBA) (*image.RGBA, error) {
	from := m.Bounds().Size()
	size := z.scaled(from)
	if z.percent == 0 && z.limit && (size.X > from.X || size.Y > from.Y) {
		return m, nil // larger than the source: it stays as it is (A0265)
	}
	whole, err := scaleTo(m, size)
	if err != nil {
		return nil, err
	}
	w, h := z.box(from)
	switch {
	case z.percent > 0:
	case z.mode == "fill":
		return cut(whole, image.Rect(0, 0, w, h).Add(image.Pt((size.X-w)/2, (size.Y-h)/2)))
	case z.mode == "pad":
		out, err := room(w, h)
		if err != nil {
			return nil, err
		}
		draw.Draw(out, out.Bounds(), image.NewUniform(z.colour), image.Point{}, draw.Src)
		at := image.Pt((w-size.X)/2, (h-size.Y)/2)
		draw.Draw(out, whole.Bounds().Add(at), whole, image.Point{}, draw.Over)
		return out, nil
	}
	return whole, nil
}

// scaleTo brings a picture to a size.
func scaleTo(m *image.RGBA, size image.Point) (*image.RGBA, error) {
	if size == m.Bounds().Size() {
		return m, nil
	}
	out, err := room(size.X, size.Y)
	if err != nil {
		return nil, err
	}
	scale.CatmullRom.Scale(out, out.Bounds(), m, m.Bounds(), draw.Src, nil)
	return out, nil
}

// cut gives the part of a picture that lies in a rectangle.
func cut(m *image.RGBA, r image.Rectangle) (*image.RGBA, error) {
	r = r.Intersect(m.Bounds())
	if r.Empty() {
		return nil, refuse(Bad, "Advance cut's position is out of image.")
	}
	out := image.NewRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
	draw.Draw(out, out.Bounds(), m, r.Min, draw.Src)
	return out, nil
}
