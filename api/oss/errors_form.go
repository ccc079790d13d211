package oss

import "github.com/ringfence-dev/ringfence/api/apierr"

// The form of PostObject.
var (
	ErrFormKeyMissing       = apierr.New(400, "InvalidArgument", "Bucket POST must contain a field named 'key'. If it is specified, please check the order of the fields.", docErrors)
	ErrFormIncomplete       = apierr.New(400, "InvalidArgument", "Bucket POST must contain the fields of one way to sign it.", docErrors).Detail("EC", "0002-00000704")
	ErrFormSignatureMissing = apierr.New(400, "InvalidArgument", "Bucket POST must contain a field named 'Signature'. If it is specified, please check the order of the fields.", docErrors).Detail("EC", "0002-00000703")
	ErrFormPolicyMissing    = apierr.New(400, "InvalidArgument", "Bucket POST must contain a field named 'policy'. If it is specified, please check the order of the fields.", docErrors).Detail("EC", "0002-00000704")
	ErrFormCredential       = apierr.New(400, "InvalidArgument", "The credential of the form is not valid.", docErrors).Detail("EC", "0002-00000710")
	ErrFormDenied           = apierr.New(403, "AccessDenied", "Invalid according to Policy.", docErrors)
	ErrFormTooLong          = apierr.New(400, "MaxPOSTPreDataLengthExceededError", "The fields before the file are longer than a form may have.", docErrors)
	ErrNoSuchFetch          = apierr.New(404, "NoSuchAsyncFetchTask", "The task does not exist.", docErrors)
	ErrCallbackInvalid      = apierr.New(400, "InvalidArgument", "The callback configuration is not valid.", docErrors)
	ErrCallbackUnreadable   = apierr.New(203, "CallbackFailed", "Response body is not valid json format.", docErrors).Detail("EC", "0007-00000204")
)
