package oss

import "github.com/ringfence-dev/ringfence/api/apierr"

// docImages is where the codes of image processing stand.
const docImages = "OSS data processing guide, Common errors"

// What image processing refuses. Beside these it answers InvalidArgument, MissingArgument and NotImplemented.
var (
	ErrImageBadRequest = apierr.New(400, "BadRequest", "The image cannot be processed like this.", docImages)
	ErrImageTooLarge   = apierr.New(400, "ImageTooLarge", "The image size exceeds the limit.", docImages)
	// ErrImmClient is what the service answers, in the official Go SDK's own test, when no project is attached (A0270).
	ErrImmClient = apierr.New(404, "Imm Client", "ResourceNotFound, The specified resource Attachment is not found.", "OSS API reference, AsyncProcessObject")
	ErrWatermark = apierr.New(400, "WatermarkError", "The watermark cannot be made.", docImages)
)
