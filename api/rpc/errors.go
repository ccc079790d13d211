package rpc

import "github.com/ringfence-dev/ringfence/api/apierr"

// Where the gateway's errors are documented.
const (
	docGateway   = "help.aliyun.com/document_detail/435312.html"
	docCommon    = "help.aliyun.com/document_detail/51132.html"
	docObserved  = "observed in answers of the gateway, quoted by its SDKs and their tests"
	docSignature = "help.aliyun.com/document_detail/2593177.html"
)

// Who is calling.
var (
	ErrAccessKeyNotFound = apierr.New(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.", docObserved)
	ErrAccessKeyInactive = apierr.New(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.", docObserved)

	// The SDKs read what follows the colon up to the end of the message and
	// compare it with their own string to sign: nothing may follow it.
	ErrSignatureDoesNotMatch = apierr.New(400, "SignatureDoesNotMatch", "Specified signature is not matched with our calculation. server string to sign is:%s", docObserved)
	ErrIncompleteSignature   = apierr.New(400, "IncompleteSignature", "The request signature does not conform to Aliyun standards. server string to sign is:%s", docCommon)

	ErrSignatureNonceUsed = apierr.New(400, "SignatureNonceUsed", "Specified signature nonce was used already.", docObserved)
	ErrTimestampExpired   = apierr.New(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.", docObserved)
	ErrTimestampFormat    = apierr.New(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.", docObserved)

	ErrSecurityTokenExpired   = apierr.New(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.", docObserved)
	ErrSecurityTokenMalformed = apierr.New(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.", docObserved)
	ErrSecurityTokenMismatch  = apierr.New(400, "InvalidSecurityToken.MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.", docObserved)

	// Schemes that the cloud has and the emulator does not verify. No code of
	// the gateway is known for them (A0001).
	ErrUnsupportedSignature = apierr.New(400, "UnsupportedSignatureType", "The signature scheme %s is not supported here. Sign with HMAC-SHA1, ACS3-HMAC-SHA256 or ACS3-HMAC-SM3.", docSignature)
)

// What is called.
var (
	ErrInvalidVersion    = apierr.New(400, "InvalidVersion", "Specified parameter Version is not valid.", docObserved)
	ErrActionNotFound    = apierr.New(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.", docObserved)
	ErrProductNotFound   = apierr.New(404, "InvalidProduct.NotFound", "Cannot find product according to your specified domain.", docObserved)
	ErrUnsupportedMethod = apierr.New(403, "UnsupportedHTTPMethod", "This http method not supported.", docCommon)
)

// With what it is called.
var (
	// ErrMissing is the whole family Missing<Param>; Missing makes its members.
	ErrMissing = apierr.New(400, "Missing", "%s is mandatory for this action.", docObserved)
	// ErrMissingParameter is what services, not the gateway, say.
	ErrMissingParameter = apierr.New(400, "MissingParameter", "The input parameter %q that is mandatory for processing this request is not supplied.", docGateway)
	// ErrInvalidParameter names the parameter and says what is wrong with it.
	ErrInvalidParameter = apierr.New(400, "InvalidParameter", "The specified value of parameter %q is not valid: %s.", docGateway)
	// ErrMalformedRequest is a request that cannot be read at all: encoding,
	// repeated names, too many parameters (A0002).
	ErrMalformedRequest = apierr.New(400, "InvalidParameter", "The request cannot be read: %s.", docGateway)
)

// Whether it may, and whether it can.
var (
	ErrThrottling         = apierr.New(400, "Throttling", "Request was denied due to request throttling.", docGateway)
	ErrThrottlingUser     = apierr.New(400, "Throttling.User", "Request was denied due to user flow control.", docGateway)
	ErrThrottlingAPI      = apierr.New(400, "Throttling.Api", "Request was denied due to api flow control.", docObserved)
	ErrForbiddenRAM       = apierr.New(403, "Forbidden.RAM", "User not authorized to operate on the specified resource, or this API doesn't support RAM.", docCommon)
	ErrNoPermission       = apierr.New(403, "NoPermission", "You are not authorized to do this action. You should be authorized by RAM.", docGateway)
	ErrInternal           = apierr.New(500, "InternalError", "The request processing has failed due to some unknown error, exception or failure.", docGateway)
	ErrServiceUnavailable = apierr.New(503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server.", docGateway)
)

// Missing is the refusal of a call that lacks the parameter name:
// MissingVpcId, "VpcId is mandatory for this action."
func Missing(name string) *apierr.Error {
	return ErrMissing.With(name).Coded("Missing" + name)
}

// Invalid is the refusal of a parameter's value; why completes the sentence.
func Invalid(name, why string) *apierr.Error {
	return ErrInvalidParameter.With(name, why)
}
