package imaging

import (
	"fmt"
	"image"
	"slices"
	"strings"
)

// The documented limits (Data processing, Introduction).
const (
	MaxBytes       = 20 << 20
	maxSide        = 30_000
	maxTIFFSide    = 16_384
	maxPixels      = 250_000_000
	maxRotateSide  = 4096
	maxResultSide  = 16_384
	maxWebPSide    = 16_383
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
		known, ok := operations[o.name]
		if !ok {
			return nil, refuse(Invalid, "There is no operation %q.", o.name)
		}
		if err := o.read(fields[1:], known); err != nil {
			return nil, err
		}
		ops = append(ops, o)
	}
	return ops, nil
}

// read takes the parameters of an operation. One that the operation does not have is refused: what would be dropped
// silently looks as if it had worked.
func (o *op) read(fields []string, known operation) error {
	fields = slices.DeleteFunc(fields, func(f string) bool { return f == "" }) // ali-oss ends a watermark in a comma
	if len(fields) > 1 && known.single() {
		return refuse(Invalid, "The operation %s takes one value.", o.name).because(causeSeveral)
	}
	for _, f := range fields {
		name, value, named := strings.Cut(f, "_")
		if !named || known.single() {
			name, value = "", f
			o.value = f
		}
		if !slices.Contains(known.params, name) {
			return refuse(Invalid, "The operation %s has no parameter %q.", o.name, f)
		}
		o.params[name] = value
	}
	return nil
}

// operation is something that can be asked for: what does it to a frame, and the names of its parameters, of which the
// empty one is a value that stands alone. Those without a function concern the result as a whole; plan reads them.
type operation struct {
	do     func(*job, op, *image.RGBA) (*image.RGBA, error)
	params []string
}

// single reports whether an operation takes one value without a name.
func (o operation) single() bool { return len(o.params) == 1 && o.params[0] == "" }

// operations are all that there are.
var operations map[string]operation

func init() { // a variable with these functions in it would refer to itself, by way of the watermark that is prepared
	value := []string{""}
	operations = map[string]operation{
		"resize":          {(*job).resize, []string{"m", "w", "h", "l", "s", "p", "limit", "color", "P"}},
		"crop":            {(*job).crop, []string{"w", "h", "x", "y", "g"}},
		"indexcrop":       {(*job).indexCrop, []string{"x", "y", "i"}},
		"rotate":          {(*job).rotate, value},
		"auto-orient":     {(*job).autoOrient, value},
		"circle":          {(*job).circle, []string{"r"}},
		"rounded-corners": {(*job).roundedCorners, []string{"r"}},
		"blur":            {(*job).blur, []string{"r", "s"}},
		"sharpen":         {(*job).sharpen, value},
		"bright":          {(*job).bright, value},
		"contrast":        {(*job).contrast, value},
		"watermark": {(*job).watermark, []string{"image", "text", "t", "g", "x", "y", "voffset", "fill", "padx", "pady",
			"type", "color", "size", "shadow", "rotate", "order", "align", "interval"}},
		"quality":     {nil, []string{"q", "Q"}},
		"format":      {nil, value},
		"interlace":   {nil, value},
		"info":        {nil, nil},
		"average-hue": {nil, nil},
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
			err = o.interlace()
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
func (o op) interlace() error {
	on, err := o.must("", 0, 1)
	if err == nil && on == 1 {
		return refuse(Unsupported, "The emulator does not write progressive JPEG (interlace,1).")
	}
	return err
}

// apply runs an operation on every frame.
func (j *job) apply(o op) error {
	do := operations[o.name].do
	if do == nil {
		return nil
	}
	for i, m := range j.frames {
		made, err := do(j, o, m)
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
		return nil, refuse(Bad, "The resulting image has more than %d pixels on a side or %d in all.", maxResultSide, maxResultPixel).because(causeResult)
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
		return 0, o.invalid(name, "The value %q of %s is not in %d to %d.", text, what, low, high)
	}
	return n, nil
}

// must is number for what has no usual value.
func (o op) must(name string, low, high int) (int, error) {
	if _, ok := o.params[name]; !ok {
		return 0, o.missing("the parameter " + orValue(name))
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
