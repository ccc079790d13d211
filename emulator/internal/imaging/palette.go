package imaging

import (
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"slices"
)

// maxColours is how many colours a frame of a GIF has beside the transparent one.
const maxColours = 255

// paletted brings a picture to the colours that a GIF can have: its own where they are few enough, and otherwise those
// that median cut finds, with the error spread over the neighbours.
func paletted(m *image.RGBA) *image.Paletted {
	counts := make(map[color.RGBA]int)
	for i := 0; i < len(m.Pix); i += 4 {
		if m.Pix[i+3] >= 128 {
			counts[solid(m.Pix[i:i+4])]++
		}
	}
	if len(counts) > maxColours {
		p := image.NewPaletted(m.Bounds(), append(medianCut(counts), color.RGBA{}))
		draw.FloydSteinberg.Draw(p, p.Bounds(), m, image.Point{})
		return p
	}
	place := make(map[color.RGBA]byte, len(counts))
	colours := make(color.Palette, 0, len(counts)+1)
	for _, c := range sorted(counts) {
		place[c.RGBA] = byte(len(colours))
		colours = append(colours, c.RGBA)
	}
	p := image.NewPaletted(m.Bounds(), append(colours, color.RGBA{}))
	for i := range p.Pix {
		p.Pix[i] = byte(len(colours)) // transparent
		if pix := m.Pix[4*i : 4*i+4]; pix[3] >= 128 {
			p.Pix[i] = place[solid(pix)]
		}
	}
	return p
}

// solid is the colour of a pixel without its transparency: a GIF knows none in between.
func solid(pix []byte) color.RGBA {
	a := int(pix[3])
	plain := func(v byte) byte { return byte(min(int(v)*255/a, 255)) }
	return color.RGBA{plain(pix[0]), plain(pix[1]), plain(pix[2]), 255}
}

// counted is a colour and how many pixels have it.
type counted struct {
	color.RGBA
	n int
}

// sorted lists colours in an order that does not depend on the map.
func sorted(counts map[color.RGBA]int) []counted {
	all := make([]counted, 0, len(counts))
	for c, n := range counts {
		all = append(all, counted{c, n})
	}
	slices.SortFunc(all, func(a, b counted) int {
		return cmp.Or(cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	return all
}

// channels of a colour.
var channels = [3]func(counted) uint8{
	func(c counted) uint8 { return c.R }, func(c counted) uint8 { return c.G }, func(c counted) uint8 { return c.B },
}

// medianCut cuts the colours again and again where they are spread widest, at the middle of their pixels, and gives the
// mean of each part (Heckbert 1982).
func medianCut(counts map[color.RGBA]int) color.Palette {
	parts := [][]counted{sorted(counts)}
	for len(parts) < maxColours {
		best, along, spread := 0, 0, 0
		for i, part := range parts {
			for ch, of := range channels {
				low, high := of(part[0]), of(part[0])
				for _, c := range part {
					low, high = min(low, of(c)), max(high, of(c))
				}
				if s := int(high - low); s > spread {
					best, along, spread = i, ch, s
				}
			}
		}
		if spread == 0 {
			break
		}
		first, second := halves(parts[best], channels[along])
		parts[best] = first
		parts = append(parts, second)
	}
	palette := make(color.Palette, 0, len(parts)+1)
	for _, part := range parts {
		palette = append(palette, mean(part))
	}
	return palette
}

// halves cuts colours along a channel so that both sides have about as many pixels.
func halves(part []counted, of func(counted) uint8) (first, second []counted) {
	slices.SortStableFunc(part, func(a, b counted) int { return cmp.Compare(of(a), of(b)) })
	total := 0
	for _, c := range part {
		total += c.n
	}
	at, seen := 0, 0
	for at < len(part)-1 && (at == 0 || 2*seen < total) {
		seen += part[at].n
		at++
	}
	return part[:at], part[at:]
}

func mean(part []counted) color.RGBA {
	var r, g, b, n int
	for _, c := range part {
		r, g, b, n = r+int(c.R)*c.n, g+int(c.G)*c.n, b+int(c.B)*c.n, n+c.n
	}
	return color.RGBA{uint8(r / n), uint8(g / n), uint8(b / n), 255}
}
