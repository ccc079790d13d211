package imaging

import "fmt"

// Kind says what is wrong, by the codes of the guide (Data processing, Common errors).
type Kind int

// The kinds of refusals.
const (
	// Invalid is an operation or a parameter that does not exist or is out of range.
	Invalid Kind = iota
	// Bad is a request that does not fit the picture.
	Bad
	// Missing is a parameter that must be there.
	Missing
	// TooLarge is a picture beyond the limits.
	TooLarge
	// Watermark is a watermark that cannot be made.
	Watermark
	// Unsupported is what the service does and this package does not.
	Unsupported
)

// Error is a refusal.
type Error struct {
	Kind    Kind
	Message string
	// Cause is the number (EC) that the service gives to the mistake, empty where no document has one.
	Cause string
}

func (e *Error) Error() string { return e.Message }

func refuse(k Kind, format string, args ...any) *Error {
	return &Error{Kind: k, Message: fmt.Sprintf(format, args...)}
}

// because adds the number of the cause.
func (e *Error) because(ec string) *Error {
	e.Cause = ec
	return e
}

// Causes that do not hang on a parameter (OSS documents, EC codes).
const (
	causeResult  = "0040-00000007"
	causePixels  = "0040-00000012"
	causeTIFF    = "0040-00000018"
	causeJPEG    = "0040-00000019"
	causeSeveral = "0040-00000203"
	causeEmpty   = "0040-00000321"
	causeNesting = "0040-00000373"
)

// causes are the numbers of values that are wrong, by operation and parameter (OSS documents, EC codes).
var causes = map[string]string{
	"auto-orient ": "0040-00000215", "rotate ": "0040-00000217", "crop w": "0040-00000225", "crop h": "0040-00000226",
	"indexcrop x": "0040-00000230", "indexcrop y": "0040-00000230", "rounded-corners r": "0040-00000237",
	"blur r": "0040-00000241", "blur s": "0040-00000242", "bright ": "0040-00000246", "sharpen ": "0040-00000280", "interlace ": "0040-00000282",
	"watermark type": "0040-00000251", "watermark color": "0040-00000254", "watermark g": "0040-00000260", "watermark x": "0040-00000262",
	"watermark y": "0040-00000264", "watermark voffset": "0040-00000268", "watermark order": "0040-00000269",
	"watermark align": "0040-00000271", "watermark rotate": "0040-00000272", "watermark fill": "0040-00000274", "watermark padx": "0040-00000276",
	"resize w": "0040-00000312", "resize p": "0040-00000317", "resize limit": "0040-00000319",
}

// causesMissing are those of what must be there and is not.
var causesMissing = map[string]string{
	"rotate": "0040-00000216", "bright": "0040-00000245", "watermark": "0040-00000278", "sharpen": "0040-00000279", "interlace": "0040-00000281",
	"resize": "0040-00000322",
}

// invalid refuses the value of a parameter.
func (o op) invalid(name, format string, args ...any) error {
	return refuse(Invalid, format, args...).because(causes[o.name+" "+name])
}

// missing refuses an operation without what it needs.
func (o op) missing(what string) error {
	return refuse(Missing, "The operation %s needs %s.", o.name, what).because(causesMissing[o.name])
}
