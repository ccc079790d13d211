package imaging

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"io"
	"sync"

	scale "golang.org/x/image/draw"
)

// packed are the glyphs of ASCII, Latin-1 and GB 2312 as bitmaps; glyphs.md says whence and under which licences.
//
//go:embed glyphs.bin
var packed []byte

// Glyphs stand in cells of cellHeight rows; the letters themselves are lineHeight rows high, below a row that is empty.
const (
	cellHeight = 16
	lineHeight = 13
	recordSize = 2 + 1 + 2*cellHeight
)

// glyph is a letter: its width, and for each row the bits from the left.
type glyph struct {
	width byte
	rows  [cellHeight]uint16
}

// font unpacks the glyphs when the first text is drawn.
var font = sync.OnceValue(func() map[rune]glyph {
	raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil || len(raw)%recordSize != 0 {
		return nil // a test looks
	}
	all := make(map[rune]glyph, len(raw)/recordSize)
	for ; len(raw) > 0; raw = raw[recordSize:] {
		g := glyph{width: raw[2]}
		for y := range g.rows {
			g.rows[y] = binary.BigEndian.Uint16(raw[3+2*y:])
		}
		all[rune(binary.BigEndian.Uint16(raw))] = g
	}
	return all
})

// written draws a text of a height in pixels. What has no glyph is shown as an empty box's neighbour, a question mark.
func written(text string, height int, ink color.RGBA) (*image.RGBA, error) {
	line := bitmap(text)
	w := max(line.Rect.Dx()*height/lineHeight, 1)
	if w > maxResultSide {
		return nil, refuse(Watermark, "The text is too long for its size.")
	}
	mask := image.NewAlpha(image.Rect(0, 0, w, height))
	scale.ApproxBiLinear.Scale(mask, mask.Bounds(), line, line.Bounds(), draw.Src, nil)
	out := image.NewRGBA(mask.Bounds())
	draw.DrawMask(out, out.Bounds(), image.NewUniform(ink), image.Point{}, mask, image.Point{}, draw.Over)
	return out, nil
}

func bitmap(text string) *image.Alpha {
	var line []glyph
	width := 0
	for _, r := range text {
		g, ok := font()[r]
		if !ok {
			g = font()['?']
		}
		line = append(line, g)
		width += int(g.width)
	}
	m := image.NewAlpha(image.Rect(0, 0, max(width, 1), lineHeight))
	x := 0
	for _, g := range line {
		for y := range lineHeight {
			for dx := range 16 {
				if g.rows[y+1]&(1<<(15-dx)) != 0 && x+dx < width {
					m.Pix[y*m.Stride+x+dx] = 255
				}
			}
		}
		x += int(g.width)
	}
	return m
}
