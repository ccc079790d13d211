package imaging

import (
	"image"
	"math"
)

// circle cuts out a circle around the centre. One that would not fit is the largest around a pixel in the middle: its
// radius is half of the shorter side less one, its diameter twice that and one (Circle crop, Usage notes).
func (j *job) circle(o op, m *image.RGBA) (*image.RGBA, error) {
	r, err := o.must("r", 1, 4096)
	if err != nil {
		return nil, err
	}
	size := m.Bounds().Size()
	side := 2 * r
	if short := min(size.X, size.Y); side > short {
		side = (short-1)/2*2 + 1
	}
	out, err := cut(m, image.Rect(0, 0, side, side).Add(image.Pt((size.X-side)/2, (size.Y-side)/2)))
	if err != nil {
		return nil, err
	}
	round(out, float64(side)/2)
	return out, nil
}

func (j *job) roundedCorners(o op, m *image.RGBA) (*image.RGBA, error) {
	r, err := o.must("r", 1, 4096)
	if err != nil {
		return nil, err
	}
	size := m.Bounds().Size()
	out := clone(m)
	round(out, math.Min(float64(r), float64(min(size.X, size.Y))/2))
	return out, nil
}

// round makes the corners of a picture transparent outside a radius, with a soft edge.
func round(m *image.RGBA, r float64) {
	w, h := float64(m.Rect.Dx()), float64(m.Rect.Dy())
	for y := range m.Rect.Dy() {
		dy := outside(float64(y)+0.5, r, h-r)
		if dy == 0 {
			continue
		}
		for x := range m.Rect.Dx() {
			dx := outside(float64(x)+0.5, r, w-r)
			if dx == 0 {
				continue
			}
			cover := math.Min(math.Max(r+0.5-math.Hypot(dx, dy), 0), 1)
			pix := m.Pix[m.PixOffset(x, y):][:4]
			for c := range pix {
				pix[c] = uint8(float64(pix[c])*cover + 0.5)
			}
		}
	}
}

// outside is how far v lies outside low to high.
func outside(v, low, high float64) float64 {
	switch {
	case v < low:
		return low - v
	case v > high:
		return v - high
	}
	return 0
}
