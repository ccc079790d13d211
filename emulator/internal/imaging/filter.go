package imaging

import (
	"image"
	"math"
)

func (j *job) blur(o op, m *image.RGBA) (*image.RGBA, error) {
	r, err := o.must("r", 1, 50)
	if err != nil {
		return nil, err
	}
	s, err := o.must("s", 1, 50)
	if err != nil {
		return nil, err
	}
	return gaussian(m, r, float64(s)), nil
}

// gaussian blurs with a bell of a radius and a standard deviation, first along the rows and then along the columns.
func gaussian(m *image.RGBA, radius int, deviation float64) *image.RGBA {
	weights := make([]int, radius+1) // from the centre outwards, in 1/65536
	sum := 0.0
	for i := range weights {
		w := math.Exp(-float64(i*i) / (2 * deviation * deviation))
		sum += w
		if i > 0 {
			sum += w
		}
	}
	for i := range weights {
		weights[i] = int(math.Exp(-float64(i*i)/(2*deviation*deviation))/sum*65536 + 0.5)
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	half, out := image.NewRGBA(m.Rect), image.NewRGBA(m.Rect)
	for y := range h {
		spread(half.Pix[y*half.Stride:], m.Pix[y*m.Stride:], w, 4, weights)
	}
	for x := range w {
		spread(out.Pix[4*x:], half.Pix[4*x:], h, half.Stride, weights)
	}
	return out
}

// spread blurs one row or column of n pixels that stand step bytes apart; beyond the edge the edge goes on.
func spread(into, from []byte, n, step int, weights []int) {
	for i := range n {
		var sum [4]int
		for d, weight := range weights {
			low, high := max(i-d, 0)*step, min(i+d, n-1)*step
			for c := range sum {
				sum[c] += weight * int(from[low+c])
				if d > 0 {
					sum[c] += weight * int(from[high+c])
				}
			}
		}
		for c := range sum {
			into[i*step+c] = uint8(min((sum[c]+1<<15)>>16, 255))
		}
	}
}

// sharpen adds what a slight blur takes away.
func (j *job) sharpen(o op, m *image.RGBA) (*image.RGBA, error) {
	degree, err := o.must("", 50, 399)
	if err != nil {
		return nil, err
	}
	soft := gaussian(m, 1, 1)
	out := image.NewRGBA(m.Rect)
	for i := 0; i < len(m.Pix); i += 4 {
		alpha := int(m.Pix[i+3])
		out.Pix[i+3] = m.Pix[i+3]
		for c := range 3 {
			v := int(m.Pix[i+c]) + (int(m.Pix[i+c])-int(soft.Pix[i+c]))*degree/100
			out.Pix[i+c] = uint8(min(max(v, 0), alpha))
		}
	}
	return out, nil
}

func (j *job) bright(o op, m *image.RGBA) (*image.RGBA, error) {
	v, err := o.must("", -100, 100)
	if err != nil {
		return nil, err
	}
	shift := float64(v) * 255 / 100
	return each(m, func(c float64) float64 { return c + shift }), nil
}

func (j *job) contrast(o op, m *image.RGBA) (*image.RGBA, error) {
	v, err := o.must("", -100, 100)
	if err != nil {
		return nil, err
	}
	factor := 1 + float64(v)/100
	if v > 0 {
		factor = 100 / math.Max(100-float64(v), 1)
	}
	return each(m, func(c float64) float64 { return (c-127.5)*factor + 127.5 }), nil
}

// each changes the channels of every pixel by a table. Colours are multiplied by their alpha, and the table is not.
func each(m *image.RGBA, change func(float64) float64) *image.RGBA {
	var table [256]int
	for i := range table {
		table[i] = int(math.Min(math.Max(change(float64(i)), 0), 255) + 0.5)
	}
	out := image.NewRGBA(m.Rect)
	for i := 0; i < len(m.Pix); i += 4 {
		alpha := int(m.Pix[i+3])
		out.Pix[i+3] = m.Pix[i+3]
		if alpha == 0 {
			continue
		}
		for c := range 3 {
			plain := min(int(m.Pix[i+c])*255/alpha, 255)
			out.Pix[i+c] = uint8(table[plain] * alpha / 255)
		}
	}
	return out
}
