package apierr

import (
	"fmt"
	"slices"
)

// Error is a refusal as a client sees it. The exported fields are read-only
// once declared; With, Saying, Coded, Because and Detail return changed copies
// that keep the identity of the variable they were made from.
type Error struct {
	Status  int    // HTTP status
	Code    string // code on the wire, spelled as documented
	Message string // message, or a fmt format for With
	Doc     string // where the code is documented

	base    *Error
	rules   []string
	details []Detail
}

// Detail is one extra element of an error body. A dotted name is a member of
// an object: AccessDeniedDetail.AuthAction.
type Detail struct {
	Name, Value string
}

// New declares an error. Call it for package variables only: every call makes
// a new identity.
func New(status int, code, message, doc string) *Error {
	return &Error{Status: status, Code: code, Message: message, Doc: doc}
}

// Error returns code and message, for logs and test failures.
func (e *Error) Error() string { return e.Code + ": " + e.Message }

// Is compares identities: two errors are the same when they were made from the
// same declared variable.
func (e *Error) Is(target error) bool {
	other, ok := target.(*Error)
	return ok && e.root() == other.root()
}

// With fills the message, which is a fmt format, with args.
func (e *Error) With(args ...any) *Error {
	c := e.copy()
	c.Message = fmt.Sprintf(e.Message, args...)
	return c
}

// Saying replaces the message.
func (e *Error) Saying(message string) *Error {
	c := e.copy()
	c.Message = message
	return c
}

// Coded replaces the code, for families of codes that differ by a parameter's
// name (MissingVpcId, MissingZoneId) and are one error to the program.
func (e *Error) Coded(code string) *Error {
	c := e.copy()
	c.Code = code
	return c
}

// Because adds ids of the region rules that led to the refusal.
func (e *Error) Because(ruleIDs ...string) *Error {
	c := e.copy()
	c.rules = append(slices.Clip(c.rules), ruleIDs...)
	return c
}

// Rules returns the ids given to Because, oldest first. The caller must not
// change the slice.
func (e *Error) Rules() []string { return e.rules }

// Detail adds an element to the error body, or replaces the one of that name.
func (e *Error) Detail(name, value string) *Error {
	c := e.copy()
	c.details = slices.Clone(c.details)
	if i := slices.IndexFunc(c.details, func(d Detail) bool { return d.Name == name }); i >= 0 {
		c.details[i].Value = value
		return c
	}
	c.details = append(c.details, Detail{name, value})
	return c
}

// Details returns the elements given to Detail, in order. The caller must not
// change the slice.
func (e *Error) Details() []Detail { return e.details }

func (e *Error) root() *Error {
	if e.base != nil {
		return e.base
	}
	return e
}

func (e *Error) copy() *Error {
	c := *e
	c.base = e.root()
	return &c
}
