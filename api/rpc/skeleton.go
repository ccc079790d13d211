package rpc

import (
	"errors"

	"github.com/ringfence-dev/ringfence/api/apierr"
)

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
