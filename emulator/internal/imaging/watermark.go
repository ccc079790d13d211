package imaging

import (
	"encoding/base64"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"unicode/utf8"
)

// fonts are those that the guide lists. All of them are drawn with the one font that there is.
var fonts = map[string]bool{
	"wqy-zenhei": true, "wqy-microhei": true, "fangzhengshusong": true, "fangzhengkaiti": true, "fangzhengheiti": true,
	"fangzhengfangsong": true, "droidsansfallback": true,
}

// mark is a watermark as it was asked for.
type mark struct {
	opacity, gx, gy, x, y, offset int
	order, align, interval        int
	fill, padX, padY              int
}

func (o op) mark() (k mark, err error) {
	for _, p := range []struct {
		name             string
		low, high, usual int
		into             *int
	}{
		{"t", 0, 100, 100, &k.opacity}, {"x", 0, 4096, 10, &k.x}, {"y", 0, 4096, 10, &k.y}, {"voffset", -1000, 1000, 0, &k.offset},
		{"order", 0, 1, 0, &k.order}, {"align", 0, 2, 2, &k.align}, {"interval", 0, 1000, 0, &k.interval},
		{"fill", 0, 1, 0, &k.fill}, {"padx", 0, maxPad, 0, &k.padX}, {"pady", 0, maxPad, 0, &k.padY},
	} {
		if *p.into, err = o.number(p.name, p.low, p.high, p.usual); err != nil {
			return k, err
		}
	}
	k.gx, k.gy = 2, 2
	if g, ok := o.params["g"]; ok {
		if k.gx, k.gy, ok = gravity(g); !ok {
			return k, o.invalid("g", "There is no position %q.", g)
		}
	}
	return k, nil
}

// maxPad is how far the copies of a watermark that fills a picture may be apart (OSS documents, EC 0040-00000276).
const maxPad = 4096

// causesEncoding are the numbers of values that are no Base64, by parameter.
var causesEncoding = map[string]string{"image": "0040-00000265", "type": "0040-00000250"}

// decoded reads a parameter in the URL-safe Base64 of the guide. The plain alphabet passes too, as far as a parameter can
// hold it (ali-oss, processObjectSave).
func (o op) decoded(name string) (string, error) {
	raw, err := base64.RawURLEncoding.DecodeString(strings.ReplaceAll(strings.TrimRight(o.params[name], "="), "+", "-"))
	if err != nil || !utf8.Valid(raw) {
		return "", refuse(Bad, "Input is not base64 decoding.").because(causesEncoding[name])
	}
	return string(raw), nil
}

func (j *job) watermark(o op, m *image.RGBA) (*image.RGBA, error) {
	k, err := o.mark()
	if err != nil {
		return nil, err
	}
	_, hasImage := o.params["image"]
	_, hasText := o.params["text"]
	var picture, text *image.RGBA
	if hasImage {
		if picture, err = j.picture(o, m); err != nil {
			return nil, err
		}
	}
	if hasText {
		if text, err = o.lettering(); err != nil {
			return nil, err
		}
	}
	what := picture
	switch {
	case hasImage && hasText:
		first, second := picture, text
		if k.order == 1 {
			first, second = text, picture
		}
		what = k.joined(first, second)
	case hasText:
		what = text
	case !hasImage:
		return nil, o.missing("image or text")
	}
	if k.fill == 1 {
		return k.tile(clone(m), what), nil
	}
	return k.put(clone(m), what), nil
}

// lettering draws the text of a watermark, with its shadow, turned.
func (o op) lettering() (*image.RGBA, error) {
	text, err := o.decoded("text")
	if err != nil {
		return nil, err
	}
	if n := len(text); n == 0 || n > 64 {
		return nil, refuse(Watermark, "The text of a watermark has 1 to 64 bytes.")
	}
	if _, ok := o.params["type"]; ok {
		name, err := o.decoded("type")
		if err != nil {
			return nil, err
		}
		if !fonts[name] {
			return nil, o.invalid("type", "There is no font %q.", name)
		}
	}
	size, err := o.number("size", 1, 1000, 40)
	if err != nil {
		return nil, err
	}
	ink, err := o.colour(color.RGBA{A: 255})
	if err != nil {
		return nil, err
	}
	shadow, err := o.number("shadow", 0, 100, 0)
	if err != nil {
		return nil, err
	}
	angle, err := o.number("rotate", 0, 360, 0)
	if err != nil {
		return nil, err
	}
	letters, err := written(text, size, ink)
	if err != nil {
		return nil, err
	}
	if shadow > 0 {
		if letters, err = shadowed(letters, text, size, shadow); err != nil {
			return nil, err
		}
	}
	return turn(letters, angle)
}

// shadowed puts a dark copy behind letters, below and to the right of them.
func shadowed(letters *image.RGBA, text string, size, opacity int) (*image.RGBA, error) {
	dark, err := written(text, size, color.RGBA{A: 255})
	if err != nil {
		return nil, err
	}
	step := size/20 + 1
	out := image.NewRGBA(image.Rect(0, 0, letters.Rect.Dx()+step, letters.Rect.Dy()+step))
	draw.DrawMask(out, dark.Bounds().Add(image.Pt(step, step)), dark, image.Point{}, veil(opacity), image.Point{}, draw.Over)
	draw.Draw(out, letters.Bounds(), letters, image.Point{}, draw.Over)
	return out, nil
}

// veil lets a share of what lies behind it through.
func veil(percent int) *image.Uniform {
	return image.NewUniform(color.Alpha{uint8(percent * 255 / 100)})
}

// picture loads and prepares the picture of a watermark.
func (j *job) picture(o op, m *image.RGBA) (*image.RGBA, error) {
	if j.marks++; j.marks > maxMarks*len(j.frames) {
		return nil, refuse(Watermark, "An image carries at most %d image watermarks.", maxMarks)
	}
	name, err := o.decoded("image")
	if err != nil {
		return nil, err
	}
	name, process, _ := strings.Cut(name, "?x-oss-process=")
	if name == "" || j.load == nil {
		return nil, refuse(Watermark, "The watermark has no image.")
	}
	source, err := j.load(name)
	if err != nil {
		return nil, err
	}
	small, err := open(source, nil)
	if err != nil {
		return nil, err
	}
	if small.format == "gif" {
		return nil, refuse(Watermark, "A GIF is no watermark.")
	}
	var ops []op
	if process != "" {
		rest, ok := strings.CutPrefix(process, "image/")
		if !ok {
			return nil, refuse(Watermark, "A watermark is prepared by image/ operations only.")
		}
		if ops, err = parse(rest); err != nil {
			return nil, err
		}
	}
	if err := small.decode(); err != nil {
		return nil, err
	}
	for _, o := range ops {
		if err := small.prepare(o, m.Bounds().Size()); err != nil {
			return nil, err
		}
	}
	return small.frames[0], nil
}

// preparing are the operations that a watermark's picture may go through (Add watermarks).
var preparing = map[string]bool{"resize": true, "crop": true, "indexcrop": true, "rounded-corners": true, "rotate": true}

// prepare is apply for the picture of a watermark, which may be sized by the picture that it goes onto.
func (j *job) prepare(o op, onto image.Point) error {
	if o.name == "watermark" {
		return refuse(Watermark, "A watermark carries no watermark.").because(causeNesting)
	}
	if !preparing[o.name] {
		return refuse(Watermark, "A watermark is not prepared by %s.", o.name)
	}
	if _, relative := o.params["P"]; o.name != "resize" || !relative {
		return j.apply(o)
	}
	percent, err := o.must("P", 1, 100)
	if err != nil {
		return err
	}
	box := by(onto, float64(percent)/100)
	made, err := sizing{mode: "lfit", w: box.X, h: box.Y}.apply(j.frames[0])
	if err != nil {
		return err
	}
	j.frames[0] = made
	return nil
}

// put draws a watermark in its place.
func (k mark) put(onto, what *image.RGBA) *image.RGBA {
	free := onto.Bounds().Size().Sub(what.Bounds().Size())
	at := image.Pt([]int{k.x, free.X / 2, free.X - k.x}[k.gx], []int{k.y, free.Y/2 + k.offset, free.Y - k.y}[k.gy])
	draw.DrawMask(onto, what.Bounds().Add(at), what, image.Point{}, veil(k.opacity), image.Point{}, draw.Over)
	return onto
}

// tile draws a watermark all over, from the upper left corner on (A0271).
func (k mark) tile(onto, what *image.RGBA) *image.RGBA {
	size := what.Bounds().Size()
	for y := 0; y < onto.Rect.Dy(); y += size.Y + k.padY {
		for x := 0; x < onto.Rect.Dx(); x += size.X + k.padX {
			draw.DrawMask(onto, what.Bounds().Add(image.Pt(x, y)), what, image.Point{}, veil(k.opacity), image.Point{}, draw.Over)
		}
	}
	return onto
}

// joined sets a picture and a text side by side.
func (k mark) joined(first, second *image.RGBA) *image.RGBA {
	a, b := first.Bounds().Size(), second.Bounds().Size()
	h := max(a.Y, b.Y)
	out := image.NewRGBA(image.Rect(0, 0, a.X+k.interval+b.X, h))
	drop := func(own int) int { return (h - own) * k.align / 2 }
	draw.Draw(out, first.Bounds().Add(image.Pt(0, drop(a.Y))), first, image.Point{}, draw.Over)
	draw.Draw(out, second.Bounds().Add(image.Pt(a.X+k.interval, drop(b.Y))), second, image.Point{}, draw.Over)
	return out
}
