// Package rpc is the dialect of the RPC-style APIs: how a call arrives (query,
// form or JSON body, V1 and V3 signatures), how its parameters become the
// request struct of an action, and how a response struct or an error becomes
// JSON or XML.
//
// It holds no state but NonceWindow, which its owner creates; it reads no clock
// and knows no action, product or account. What it refuses, it refuses with the
// gateway's documented errors (errors.go).
//
// # Requests
//
// The field's name is the wire name, unless the tag gives another:
//
//	type CreateVSwitchRequest struct {
//		VpcId     string `rpc:",required"`
//		CidrBlock string `rpc:",required"`
//		Tag       []rpc.Tag `rpc:",maxitems=20"`
//		_         rpc.Unread `params:"Ipv6CidrBlock,VpcIpv6CidrBlock"`
//	}
//
// Options: required; default=V; min=N, max=N; minlen=N, maxlen=N; maxitems=N;
// enum=a|b|c; fold (an enum that ignores case, the value takes the declared
// spelling); json (the parameter is a JSON text); comma (a comma list); flat
// (documents that the API calls the style so; it reads as any other);
// missing=Code and bad=Code (the error codes for absent and for invalid).
//
// # Responses
//
// Fields appear under their names, or the tag's. omitempty leaves out zero
// values, nil pointers are always left out, nil slices are [] and never null.
// RequestId belongs to the envelope and is never declared.
package rpc
