package oss

import (
	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/regions"
)

// processOperations are those that answer with what they make of an object.
var processOperations = map[wire.Operation]Operation{
	wire.OpProcessObject:          {regions.OSSImageProcess, AccessOwner, "PostProcessTask", true},
	wire.OpAsyncProcessObject:     {regions.OSSImageProcess, AccessOwner, "PostProcessTask", true},
	wire.OpSelectObject:           {regions.OSSObject, AccessRead, "GetObject", false},
	wire.OpCreateSelectObjectMeta: {regions.OSSObject, AccessWrite, "PutObject", true}, // "write permissions on the target object"
}
