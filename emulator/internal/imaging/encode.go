package imaging

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"

	"github.com/HugoSmits86/nativewebp"
	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// webpEncoder writes WebP. It is a name of its own so that another library can take the place of this one.
type webpEncoder func(w io.Writer, m image.Image) error

// losslessWebP writes pixels as they are: a lossy encoder would weigh as much as the rest of this package twelve times.
var losslessWebP webpEncoder = func(w io.Writer, m image.Image) error { return nativewebp.Encode(w, m, nil) }

// contentTypes of the formats.
var contentTypes = map[string]string{
	"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "bmp": "image/bmp", "webp": "image/webp", "tiff": "image/tiff",
}

func (j *job) encode() (*Result, error) {
	m := j.frames[0]
	side := maxResultSide
	if j.target == "webp" {
		side = maxWebPSide
	}
	if m.Rect.Dx() > side || m.Rect.Dy() > side {
		return nil, refuse(Bad, "The resulting image has more than %d pixels on a side.", side).because(causeResult)
	}
	var out bytes.Buffer
	var err error
	switch j.target {
	case "jpg":
		err = jpeg.Encode(&out, onWhite(m), &jpeg.Options{Quality: j.quality.of(j)})
	case "png":
		err = (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, m)
	case "gif":
		err = j.encodeGIF(&out)
	case "bmp":
		err = bmp.Encode(&out, m)
	case "webp":
		err = losslessWebP(&out, coarse(m, j.quality.of(j)))
	case "tiff":
		err = tiff.Encode(&out, m, &tiff.Options{Compression: tiff.Deflate})
	}
	if err != nil {
		return nil, refuse(Bad, "The image cannot be written as %s: %v.", j.target, err)
	}
	body := out.Bytes()
	if j.target == "jpg" && j.format == "jpg" {
		body = j.exif.into(body, j.upright)
	}
	return &Result{Body: body, ContentType: contentTypes[j.target]}, nil
}

// onWhite fills what is transparent with white (Format conversion).
func onWhite(m *image.RGBA) *image.RGBA {
	if m.Opaque() {
		return m
	}
	out := image.NewRGBA(m.Bounds())
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), m, image.Point{}, draw.Over)
	return out
}

// coarse takes the lowest bits of colours away, the more the lower the quality, before pixels are written as they are:
// that is how a lossless encoder loses.
func coarse(m *image.RGBA, quality int) image.Image {
	out := image.NewNRGBA(m.Bounds())
	draw.Draw(out, out.Bounds(), m, image.Point{}, draw.Src)
	bits := (100 - quality) / 20
	if bits < 1 {
		return out
	}
	mask := byte(0xff << bits)
	for i := 0; i < len(out.Pix); i += 4 {
		for c := range 3 {
			out.Pix[i+c] &= mask
		}
	}
	return out
}

// averageHue is the mean colour of a picture, transparent parts left out.
func averageHue(m *image.RGBA) color.RGBA {
	var r, g, b, n uint64
	for i := 0; i < len(m.Pix); i += 4 {
		if m.Pix[i+3] == 0 {
			continue
		}
		r, g, b, n = r+uint64(m.Pix[i]), g+uint64(m.Pix[i+1]), b+uint64(m.Pix[i+2]), n+1
	}
	n = max(n, 1)
	return color.RGBA{uint8(r / n), uint8(g / n), uint8(b / n), 255}
}
