package rpc

import (
	"errors"
	"reflect"

	"github.com/ringfence-dev/ringfence/api/apierr"
)

func flattenBody(body []byte) (Params, error) { return nil, malformedf("no JSON yet") }

// Shape is how a request struct is read.
type Shape struct{}

// ShapeOf compiles the request struct t.
func ShapeOf(t reflect.Type) (*Shape, error) { return nil, errors.New("rpc: not yet built") }

// Decode fills *dst, a struct of the shape's type.
func (s *Shape) Decode(p Params, dst any) error { return ErrInternal }

// Unread lists given parameters that are declared as unread.
func (s *Shape) Unread(p Params) []string { return nil }

// Unknown lists given parameters that the action does not have.
func (s *Shape) Unknown(p Params) []string { return nil }

// String returns the string field wire of *dst.
func (s *Shape) String(dst any, wire string) string { return "" }

// Bool returns the bool field wire of *dst.
func (s *Shape) Bool(dst any, wire string) bool { return false }

// Has says whether the request declares the parameter wire.
func (s *Shape) Has(wire string) bool { return false }

// MarshalJSON encodes a response struct.
func MarshalJSON(v any, requestID string) ([]byte, error) { return nil, errors.New("not yet") }

// MarshalXML encodes a response struct of action.
func MarshalXML(action string, v any, requestID string) ([]byte, error) {
	return nil, errors.New("not yet")
}

// ErrorJSON encodes an error.
func ErrorJSON(err *apierr.Error, requestID, hostID, product string) []byte { return nil }

// ErrorXML encodes an error.
func ErrorXML(err *apierr.Error, requestID, hostID, product string) []byte { return nil }
