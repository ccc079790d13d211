package oss

import "github.com/ringfence-dev/ringfence/api/apierr"

// docErrors is where the codes and statuses come from; the EC of a cause has a page of its own, named by it.
const docErrors = "OSS API reference, Error responses"

// What can be wrong with any request. A message is the service's where clients are known to read it.
var (
	ErrInvalidArgument    = apierr.New(400, "InvalidArgument", "Invalid Argument.", docErrors)
	ErrInvalidURI         = apierr.New(400, "InvalidURI", "The path of the request cannot be decoded.", docErrors)
	ErrMissingArgument    = apierr.New(400, "MissingArgument", "Missing Some Required Arguments.", docErrors).Detail("EC", "0016-00000502")
	ErrInvalidRequest     = apierr.New(400, "InvalidRequest", "The request is not valid.", docErrors)
	ErrMalformedXML       = apierr.New(400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema.", docErrors)
	ErrMethodNotAllowed   = apierr.New(405, "MethodNotAllowed", "The specified method is not allowed against this resource.", docErrors)
	ErrNotImplemented     = apierr.New(400, "NotImplemented", "A header you provided implies functionality that is not implemented.", docErrors)
	ErrNotEmulated        = apierr.New(400, "ActionNotEmulated", "%s is an operation of OSS that this emulator does not answer; see /_ringfence/coverage.", "emulator")
	ErrInternalError      = apierr.New(500, "InternalError", "The request met an unexpected condition.", docErrors)
	ErrServiceUnavailable = apierr.New(503, "ServiceUnavailable", "Please retry later.", docErrors)
)
