package selectql

import "fmt"

// Error is a refusal with the code that the service has for it (SelectObject, ErrorCode).
type Error struct{ Code, Message string }

func (e *Error) Error() string { return e.Code + "." + e.Message }

func fail(code, format string, args ...any) error { return &Error{code, fmt.Sprintf(format, args...)} }

func syntax(format string, args ...any) error { return fail("SqlSyntaxError", format, args...) }
