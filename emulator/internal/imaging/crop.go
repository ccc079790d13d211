package imaging

import (
	"image"
	"image/color"
	"math"
)

// gravity is where a part stands in a whole: 0, 1 and 2 for the start, the middle and the end of each axis.
func gravity(name string) (x, y int, ok bool) {
	for i, n := range [...]string{"nw", "north", "ne", "west", "center", "east", "sw", "south", "se"} {
		if n == name {
			return i % 3, i / 3, true
		}
	}
	return 0, 0, false
}

func (j *job) crop(o op, m *image.RGBA) (*image.RGBA, error) {
	from := m.Bounds().Size()
	w, err := o.number("w", 0, maxSide, from.X)
	if err != nil {
		return nil, err
	}
	h, err := o.number("h", 0, maxSide, from.Y)
	if err != nil {
		return nil, err
	}
	x, err := o.number("x", 0, maxSide, 0)
	if err != nil {
		return nil, err
	}
	y, err := o.number("y", 0, maxSide, 0)
	if err != nil {
		return nil, err
	}
	if w == 0 || w > from.X {
		w = from.X
	}
	if h == 0 || h > from.Y {
		h = from.Y
	}
	gx, gy := 0, 0
	if g, ok := o.params["g"]; ok {
		if gx, gy, ok = gravity(g); !ok {
			return nil, o.invalid("g", "There is no origin %q.", g)
		}
	}
	at := image.Pt((from.X-w)*gx/2+x, (from.Y-h)*gy/2+y)
	if at.X >= from.X || at.Y >= from.Y {
		return nil, refuse(Bad, "Advance cut's position is out of image.")
	}
	return cut(m, image.Rect(0, 0, w, h).Add(at))
}

// indexCrop cuts a picture into stretches and gives one of them; of both directions the vertical goes first.
func (j *job) indexCrop(o op, m *image.RGBA) (*image.RGBA, error) {
	x, err := o.number("x", 1, maxSide, 0)
	if err != nil {
		return nil, err
	}
	y, err := o.number("y", 1, maxSide, 0)
	if err != nil {
		return nil, err
	}
	i, err := o.number("i", 0, maxSide, 0)
	if err != nil {
		return nil, err
	}
	size := m.Bounds().Size()
	var part image.Rectangle
	switch {
	case y > 0:
		part = image.Rect(0, y*i, size.X, y*(i+1))
	case x > 0:
		part = image.Rect(x*i, 0, x*(i+1), size.Y)
	default:
		return nil, o.missing("x or y")
	}
	if part = part.Intersect(m.Bounds()); part.Empty() {
		return m, nil // there is no such stretch: the source comes back
	}
	return cut(m, part)
}

func (j *job) rotate(o op, m *image.RGBA) (*image.RGBA, error) {
	angle, err := o.must("", 0, 360)
	if err != nil {
		return nil, err
	}
	return turn(m, angle)
}

// turn rotates a picture clockwise; where the result is larger than what was turned it is transparent.
func turn(m *image.RGBA, angle int) (*image.RGBA, error) {
	switch angle % 360 {
	case 0:
		return m, nil
	case 90:
		return oriented(m, 6), nil
	case 180:
		return oriented(m, 3), nil
	case 270:
		return oriented(m, 8), nil
	}
	sin, cos := math.Sincos(float64(angle) * math.Pi / 180)
	from := m.Bounds().Size()
	fw, fh := float64(from.X), float64(from.Y)
	w, h := int(math.Ceil(math.Abs(fw*cos)+math.Abs(fh*sin))), int(math.Ceil(math.Abs(fw*sin)+math.Abs(fh*cos)))
	out, err := room(w, h)
	if err != nil {
		return nil, err
	}
	for y := range h {
		for x := range w {
			dx, dy := float64(x)+0.5-float64(w)/2, float64(y)+0.5-float64(h)/2
			out.SetRGBA(x, y, between(m, dx*cos+dy*sin+fw/2-0.5, -dx*sin+dy*cos+fh/2-0.5))
		}
	}
	return out, nil
}

// between is the colour at a place between pixels; outside there is nothing.
func between(m *image.RGBA, x, y float64) color.RGBA {
	x0, y0 := math.Floor(x), math.Floor(y)
	fx, fy := x-x0, y-y0
	var sum [4]float64
	for _, corner := range [4]struct {
		dx, dy int
		share  float64
	}{{0, 0, (1 - fx) * (1 - fy)}, {1, 0, fx * (1 - fy)}, {0, 1, (1 - fx) * fy}, {1, 1, fx * fy}} {
		p := image.Pt(int(x0)+corner.dx, int(y0)+corner.dy)
		if !p.In(m.Rect) {
			continue
		}
		at := m.PixOffset(p.X, p.Y)
		for c := range sum {
			sum[c] += corner.share * float64(m.Pix[at+c])
		}
	}
	return color.RGBA{uint8(sum[0] + 0.5), uint8(sum[1] + 0.5), uint8(sum[2] + 0.5), uint8(sum[3] + 0.5)}
}

func (j *job) autoOrient(o op, m *image.RGBA) (*image.RGBA, error) {
	on, err := o.must("", 0, 1)
	if err != nil || on == 0 {
		return m, err
	}
	way := j.exif.orientation()
	j.upright = true
	return oriented(m, way), nil
}

// oriented turns and mirrors a picture as the EXIF orientation says.
func oriented(m *image.RGBA, way int) *image.RGBA {
	if way < 2 || way > 8 {
		return m
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	size := image.Pt(w, h)
	if way >= 5 {
		size = image.Pt(h, w)
	}
	out := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			sx, sy := x, y
			switch way {
			case 2:
				sx = w - 1 - x
			case 3:
				sx, sy = w-1-x, h-1-y
			case 4:
				sy = h - 1 - y
			case 5:
				sx, sy = y, x
			case 6:
				sx, sy = y, h-1-x
			case 7:
				sx, sy = w-1-y, h-1-x
			case 8:
				sx, sy = w-1-y, x
			}
			copy(out.Pix[out.PixOffset(x, y):][:4], m.Pix[m.PixOffset(sx, sy):][:4])
		}
	}
	return out
}
