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
}

func (e *Error) Error() string { return e.Message }

func refuse(k Kind, format string, args ...any) error { return &Error{k, fmt.Sprintf(format, args...)} }
