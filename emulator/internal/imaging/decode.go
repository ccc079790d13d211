package imaging

import (
	"bytes"
	"image"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"
)

// codec reads a format.
type codec struct {
	format string
	known  func([]byte) bool
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}

func begins(heads ...string) func([]byte) bool {
	return func(b []byte) bool {
		for _, h := range heads {
			if bytes.HasPrefix(b, []byte(h)) {
				return true
			}
		}
		return false
	}
}

var codecs = []codec{
	{"jpg", begins("\xff\xd8"), jpeg.DecodeConfig, jpeg.Decode},
	{"png", begins("\x89PNG\r\n\x1a\n"), png.DecodeConfig, png.Decode},
	{"gif", begins("GIF87a", "GIF89a"), gif.DecodeConfig, gif.Decode},
	{"bmp", begins("BM"), bmp.DecodeConfig, bmp.Decode},
	{"tiff", begins("II*\x00", "MM\x00*"), tiff.DecodeConfig, tiff.Decode},
	{"webp", func(b []byte) bool { return len(b) > 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP" }, webp.DecodeConfig, webp.Decode},
}

// sniff finds the format of a picture.
func sniff(source []byte) (codec, error) {
	for _, c := range codecs {
		if c.known(source) {
			return c, nil
		}
	}
	if len(source) > 12 && string(source[4:8]) == "ftyp" {
		switch brand := string(source[8:12]); brand {
		case "heic", "heix", "mif1", "msf1", "avif", "avis":
			return codec{}, refuse(Unsupported, "The emulator does not read images of the format %s.", brand)
		}
	}
	return codec{}, refuse(Invalid, "This image format is not supported.")
}

// open looks at a picture without decoding it.
func open(source []byte, load Load) (*job, error) {
	if len(source) > MaxBytes {
		return nil, refuse(TooLarge, "The source image is larger than %d MB.", MaxBytes>>20)
	}
	c, err := sniff(source)
	if err != nil {
		return nil, err
	}
	cfg, err := c.config(bytes.NewReader(source))
	if err != nil {
		return nil, refuse(Bad, "The image is broken: %v.", err)
	}
	j := &job{source: source, load: load, format: c.format, size: image.Pt(cfg.Width, cfg.Height)}
	if cfg.Width < 1 || cfg.Height < 1 {
		return nil, refuse(Bad, "The image is empty.")
	}
	if err := j.bounded(); err != nil {
		return nil, err
	}
	j.exif = findEXIF(source, j.format)
	return j, nil
}

// bounded refuses a picture beyond the limits on sources.
func (j *job) bounded() error {
	side, cause := maxSide, map[string]string{"jpg": causeJPEG}[j.format]
	if j.format == "tiff" {
		side, cause = maxTIFFSide, causeTIFF
	}
	frames := 1
	if j.format == "gif" {
		frames = max(countFrames(j.source), 1)
	}
	switch w, h := j.size.X, j.size.Y; {
	case w > side || h > side:
		return refuse(TooLarge, "The source image has more than %d pixels on a side.", side).because(cause)
	case frames*w*h > maxPixels:
		return refuse(TooLarge, "The source image has more than %d pixels, in all of its frames.", maxPixels).because(causePixels)
	}
	return nil
}

// Weight is how many pixels a picture will take while it is processed, so that callers may bound what they do at once.
func Weight(source []byte) int {
	j, err := open(source, nil)
	if err != nil {
		return 0
	}
	n := j.size.X * j.size.Y
	if j.format == "gif" {
		n *= max(countFrames(source), 1)
	}
	return n
}

func (j *job) decode() error {
	if j.animate {
		return j.decodeAll()
	}
	c, err := sniff(j.source)
	if err != nil {
		return err
	}
	m, err := c.decode(bytes.NewReader(j.source))
	if err != nil {
		return refuse(Bad, "The image is broken: %v.", err)
	}
	j.frames = []*image.RGBA{rgba(m)}
	return nil
}

// rgba gives a picture the form that all operations work on, with its corner at zero.
func rgba(m image.Image) *image.RGBA {
	b := m.Bounds()
	if same, ok := m.(*image.RGBA); ok && b.Min == (image.Point{}) {
		return same
	}
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Bounds(), m, b.Min, draw.Src)
	return out
}
