package kms

import "github.com/ringfence-dev/ringfence/api/rpc"

// TagResourceRequest is what TagResource takes: a key or a secret.
type TagResourceRequest struct {
	KeyId      string
	SecretName string
	Tags       []TagPair  `rpc:",required,json"`
	_          rpc.Unread `params:"CertificateId"`
}

// TagResourceResponse is what TagResource answers.
type TagResourceResponse struct{}

// UntagResourceRequest is what UntagResource takes: a key or a secret.
type UntagResourceRequest struct {
	KeyId      string
	SecretName string
	TagKeys    []string   `rpc:",required,json"`
	_          rpc.Unread `params:"CertificateId"`
}

// UntagResourceResponse is what UntagResource answers.
type UntagResourceResponse struct{}

// ListResourceTagsRequest is what ListResourceTags takes.
type ListResourceTagsRequest struct {
	KeyId string `rpc:",required"`
}

// ListResourceTagsResponse is what ListResourceTags answers.
type ListResourceTagsResponse struct{ Tags struct{ Tag []KeyTag } }

// KeyTag is a tag of a key.
type KeyTag struct {
	KeyId    string
	TagValue string
	TagKey   string
}

// TagResourcesRequest is what TagResources takes.
type TagResourcesRequest struct {
	ResourceType string    `rpc:",required"`
	ResourceId   []string  `rpc:",required,maxitems=50"`
	Tag          []rpc.Tag `rpc:",required,maxitems=20"`
}

// TagResourcesResponse is what TagResources answers.
type TagResourcesResponse struct{}

// UntagResourcesRequest is what UntagResources takes.
type UntagResourcesRequest struct {
	ResourceType string `rpc:",required"`
	All          bool
	ResourceId   []string `rpc:",required,maxitems=50"`
	TagKey       []string `rpc:",maxitems=20"`
}

// UntagResourcesResponse is what UntagResources answers.
type UntagResourcesResponse struct{}

// ListTagResourcesRequest is what ListTagResources takes.
type ListTagResourcesRequest struct {
	NextToken    string
	ResourceType string    `rpc:",required"`
	ResourceId   []string  `rpc:",maxitems=50"`
	Tag          []rpc.Tag `rpc:",maxitems=20"`
}

// ListTagResourcesResponse is what ListTagResources answers.
type ListTagResourcesResponse struct {
	NextToken    string
	TagResources struct{ TagResource []TagResource }
}

// TagResource is part of the answer of ListTagResources.
type TagResource struct {
	ResourceType string
	TagValue     string
	ResourceId   string
	TagKey       string
}
