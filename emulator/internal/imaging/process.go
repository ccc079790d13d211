package imaging

import (
	"fmt"
	"image"
	"strings"
)

// The documented limits (Data processing, Introduction).
const (
	MaxBytes       = 20 << 20
	maxSide        = 30_000
	maxPixels      = 250_000_000
	maxRotateSide  = 4096
	maxResultSide  = 16_384
	maxResultPixel = 16_777_216
	maxMarks       = 3
)

// Result is what came out.
type Result struct {
	Body        []byte
	ContentType string
}

// Load gives the bytes of another picture by name, for watermarks.
type Load func(name string) ([]byte, error)

// Process applies operations, spelled "resize,w_100/rotate,90", to a picture.
func Process(source []byte, operations string, load Load) (res *Result, err error) {
	defer func() { // a picture made to break a decoder must not break the emulator
		if r := recover(); r != nil {
			res, err = nil, refuse(Bad, "The image cannot be processed: %v.", r)
		}
	}()
	ops, err := parse(operations)
	if err != nil {
		return nil, err
	}
	j, err := open(source, load)
	if err != nil {
		return nil, err
	}
	if res, err := j.facts(ops); res != nil || err != nil {
		return res, err
	}
	if err := j.plan(ops); err != nil {
		return nil, err
	}
	if err := j.decode(); err != nil {
		return nil, err
	}
	for _, o := range ops {
		if err := j.apply(o); err != nil {
			return nil, err
		}
	}
	return j.encode()
}

// job is one picture on its way.
type job struct {
	source []byte
	load   Load
	format string // of the source
	size   image.Point
	// frames are the pictures of an animation; one for everything else.
	frames  []*image.RGBA
	delays  []int
	loops   int
	animate bool
	target  string // format of the result
	quality quality
	exif    *exif
	upright bool
	marks   int
}

// op is one operation with its parameters.
type op struct {
	name   string
	params map[string]string
	value  string // of operations that take one value without a name
}

// parse reads the text of operations.
func parse(text string) ([]op, error) {
	var ops []op
	for part := range strings.SplitSeq(strings.Trim(text, "/"), "/") {
		fields := strings.Split(part, ",")
		o := op{name: fields[0], params: make(map[string]string, len(fields))}
		if operations[o.name] == nil {
			return nil, refuse(Invalid, "There is no operation %q.", o.name)
		}
		for _, f := range fields[1:] {
			name, value, named := strings.Cut(f, "_")
			if !named {
				name, value = "", f
				o.value = f
			}
			o.params[name] = value
		}
		ops = append(ops, o)
	}
	return ops, nil
}

// operations are all that there are. Those that concern the result as a whole were read by plan and do nothing in turn.
var operations map[string]func(*job, op, *image.RGBA) (*image.RGBA, error)

func init() {
	later := func(_ *job, _ op, m *image.RGBA) (*image.RGBA, error) { return m, nil }
	operations = map[string]func(*job, op, *image.RGBA) (*image.RGBA, error){
		"resize": (*job).resize, "crop": (*job).crop, "indexcrop": (*job).indexCrop, "rotate": (*job).rotate,
		"auto-orient": (*job).autoOrient, "circle": (*job).circle, "rounded-corners": (*job).roundedCorners,
		"blur": (*job).blur, "sharpen": (*job).sharpen, "bright": (*job).bright, "contrast": (*job).contrast,
		"watermark": (*job).watermark, "quality": later, "format": later, "interlace": later, "info": later, "average-hue": later,
	}
}

// moving are the operations that keep an animation one (Data processing, Resize images, Image style).
var moving = map[string]bool{"resize": true, "crop": true, "rotate": true, "watermark": true, "format": true, "quality": true, "interlace": true}

// plan reads what concerns the result as a whole: its format, its quality, and whether it still moves.
func (j *job) plan(ops []op) error {
	j.target, j.animate = j.format, j.format == "gif"
	for _, o := range ops {
		var err error
		switch o.name {
		case "format":
			err = j.readFormat(o.value)
		case "quality":
			err = j.quality.read(o)
		case "interlace":
			err = interlace(o.value)
		case "info", "average-hue":
			err = refuse(Invalid, "The operation %s stands alone.", o.name)
		case "rotate":
			if j.size.X > maxRotateSide || j.size.Y > maxRotateSide {
				err = refuse(TooLarge, "An image to be rotated has sides of at most %d pixels.", maxRotateSide)
			}
		}
		if err != nil {
			return err
		}
		_, proportional := o.params["p"]
		_, written := o.params["text"]
		if !moving[o.name] || o.name == "resize" && proportional || o.name == "watermark" && written {
			j.animate = false
		}
	}
	j.animate = j.animate && j.target == "gif"
	return nil
}

func (j *job) readFormat(name string) error {
	switch name {
	case "jpg", "jpeg":
		j.target = "jpg"
	case "png", "bmp", "webp", "tiff":
		j.target = name
	case "gif": // what is no GIF keeps its format (Format conversion)
		if j.format == "gif" {
			j.target = name
		}
	case "heic", "avif":
		return refuse(Unsupported, "The emulator does not write images of the format %s.", name)
	default:
		return refuse(Invalid, "There is no format %q.", name)
	}
	return nil
}

// interlace refuses the progressive JPEG: the encoder of the standard library writes none.
func interlace(value string) error {
	switch value {
	case "0":
		return nil
	case "1":
		return refuse(Unsupported, "The emulator does not write progressive JPEG (interlace,1).")
	}
	return refuse(Invalid, "The value of interlace must be 0 or 1.")
}

// apply runs an operation on every frame.
func (j *job) apply(o op) error {
	for i, m := range j.frames {
		made, err := operations[o.name](j, o, m)
		if err != nil {
			return err
		}
		j.frames[i] = made
	}
	return nil
}

// room makes a picture of a size within the limits of results.
func room(w, h int) (*image.RGBA, error) {
	if w < 1 || h < 1 {
		return nil, refuse(Bad, "The image would be empty.")
	}
	if w > maxResultSide || h > maxResultSide || w*h > maxResultPixel {
		return nil, refuse(Bad, "The resulting image has more than %d pixels on a side or %d in all.", maxResultSide, maxResultPixel)
	}
	return image.NewRGBA(image.Rect(0, 0, w, h)), nil
}

// number reads a parameter within bounds; absent it is usual.
func (o op) number(name string, low, high, usual int) (int, error) {
	text, ok := o.params[name]
	if !ok {
		return usual, nil
	}
	n, err := integer(text)
	if err != nil || n < low || n > high {
		what := o.name
		if name != "" {
			what += " " + name
		}
		return 0, refuse(Invalid, "The value %q of %s is not in %d to %d.", text, what, low, high)
	}
	return n, nil
}

// must is number for what has no usual value.
func (o op) must(name string, low, high int) (int, error) {
	if _, ok := o.params[name]; !ok {
		return 0, refuse(Missing, "The operation %s needs the parameter %s.", o.name, orValue(name))
	}
	return o.number(name, low, high, 0)
}

func orValue(name string) string {
	if name == "" {
		return "value"
	}
	return name
}

func integer(text string) (n int, err error) {
	if len(text) > 6 {
		return 0, fmt.Errorf("too long")
	}
	sign := 1
	if strings.HasPrefix(text, "-") {
		sign, text = -1, text[1:]
	}
	if text == "" {
		return 0, fmt.Errorf("empty")
	}
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, fmt.Errorf("no digit")
		}
		n = n*10 + int(c-'0')
	}
	return sign * n, nil
}
