package oss

import (
	"encoding/base64"
	"strings"
)

// ProcessResult answers ProcessObject with saveas.
type ProcessResult struct {
	Bucket   string `json:"bucket"`
	FileSize int    `json:"fileSize"`
	Object   string `json:"object"`
	Status   string `json:"status"`
}

// Process is an instruction of data processing taken apart: image/resize,w_100|sys/saveas,o_…,b_….
type Process struct {
	// Kind is what stands before the first slash: image, style, video, doc.
	Kind string
	// Operations is what stands behind it.
	Operations string
	// Object and Bucket are where the result goes; both empty when it goes to the caller.
	Object, Bucket string
}

// MaxProcessBody bounds the body of ProcessObject.
const MaxProcessBody = 64 << 10

// ParseProcess takes an instruction apart.
func ParseProcess(text string) (p Process, err error) {
	first, rest, piped := strings.Cut(text, "|")
	p.Kind, p.Operations, _ = strings.Cut(first, "/")
	if p.Kind == "" || p.Operations == "" {
		return p, ErrInvalidArgument.Detail("ArgumentName", "x-oss-process").Detail("ArgumentValue", text)
	}
	if !piped {
		return p, nil
	}
	target, ok := strings.CutPrefix(rest, "sys/saveas,")
	if !ok {
		return p, ErrInvalidArgument.Detail("ArgumentName", "x-oss-process").Detail("ArgumentValue", rest)
	}
	for field := range strings.SplitSeq(target, ",") {
		name, value, _ := strings.Cut(field, "_")
		raw, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(strings.NewReplacer("+", "-", "/", "_").Replace(value), "="))
		if err != nil {
			return p, ErrImageBadRequest.Saying("Input is not base64 decoding.")
		}
		switch name {
		case "o":
			p.Object = string(raw)
		case "b":
			p.Bucket = string(raw)
		default:
			return p, ErrInvalidArgument.Detail("ArgumentName", "sys/saveas").Detail("ArgumentValue", field)
		}
	}
	if !ValidKey(p.Object) {
		return p, ErrInvalidArgument.Detail("ArgumentName", "saveas o").Detail("ArgumentValue", p.Object)
	}
	return p, nil
}
