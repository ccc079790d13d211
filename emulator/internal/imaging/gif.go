package imaging

import (
	"bytes"
	"image"
	"image/draw"
	"image/gif"
)

// countFrames counts the pictures of a GIF by walking its blocks: to decode them first would be too late.
func countFrames(b []byte) int {
	if len(b) < 13 {
		return 0
	}
	at := 13 + colourTable(b[10])
	frames := 0
	for at < len(b) {
		switch b[at] {
		case 0x21: // extension
			at += 2
		case 0x2c: // picture
			if at+10 > len(b) {
				return frames
			}
			frames++
			at += 11 + colourTable(b[at+9])
		default:
			return frames
		}
		for at < len(b) && b[at] != 0 { // its blocks
			at += 1 + int(b[at])
		}
		at++
	}
	return frames
}

func colourTable(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// decodeAll draws every frame of an animation as it is seen.
func (j *job) decodeAll() error {
	g, err := gif.DecodeAll(bytes.NewReader(j.source))
	if err != nil {
		return refuse(Bad, "The image is broken: %v.", err)
	}
	canvas := image.NewRGBA(image.Rect(0, 0, j.size.X, j.size.Y))
	for i, frame := range g.Image {
		before := canvas
		if i < len(g.Disposal) && g.Disposal[i] == gif.DisposalPrevious {
			before = clone(canvas)
		}
		draw.Draw(canvas, frame.Bounds(), frame, frame.Bounds().Min, draw.Over)
		j.frames = append(j.frames, clone(canvas))
		if i < len(g.Disposal) {
			switch g.Disposal[i] {
			case gif.DisposalBackground:
				draw.Draw(canvas, frame.Bounds(), image.Transparent, image.Point{}, draw.Src)
			case gif.DisposalPrevious:
				canvas = before
			}
		}
	}
	j.delays, j.loops = g.Delay, g.LoopCount
	return nil
}

func clone(m *image.RGBA) *image.RGBA {
	out := *m
	out.Pix = append([]byte(nil), m.Pix...)
	return &out
}

// encodeGIF writes frames, each whole, each with colours of its own.
func (j *job) encodeGIF(out *bytes.Buffer) error {
	g := &gif.GIF{LoopCount: j.loops}
	for i, m := range j.frames {
		delay := 0
		if i < len(j.delays) {
			delay = j.delays[i]
		}
		g.Image, g.Delay, g.Disposal = append(g.Image, paletted(m)), append(g.Delay, delay), append(g.Disposal, gif.DisposalBackground)
	}
	return gif.EncodeAll(out, g)
}
