package kms

import (
	wire "github.com/ringfence-dev/ringfence/api/kms"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var tagErrors = action.TagErrors{Type: wire.ErrTagType, NotFound: wire.ErrTagNotFound, Quota: wire.ErrTagQuota, Key: wire.ErrTagKey}

// tag puts tags on a key or a secret.
func tag(tx *world.Tx, typ, id string, pairs []wire.TagPair) error {
	tags := make([]rpc.Tag, len(pairs))
	for i, p := range pairs {
		tags[i] = rpc.Tag{Key: p.TagKey, Value: p.TagValue}
	}
	return action.AddTags(tx, "kms", typ, []string{id}, tags, tagErrors)
}

// exactlyOne wants a key or a secret, and not both (Kms TagResource, UntagResource).
func exactlyOne(key, secret string) error {
	if (key == "") == (secret == "") {
		return wire.ErrInvalid.With("KeyId or SecretName")
	}
	return nil
}

func tagResource(tx *world.Tx, req *wire.TagResourceRequest) (*wire.TagResourceResponse, error) {
	if err := exactlyOne(req.KeyId, req.SecretName); err != nil {
		return nil, err
	}
	if req.SecretName != "" {
		s, err := kept(tx, req.SecretName)
		if err != nil {
			return nil, err
		}
		return &wire.TagResourceResponse{}, tag(tx, "secret", s.ID, req.Tags)
	}
	k, err := find(tx, req.KeyId)
	if err != nil {
		return nil, err
	}
	if k.State == world.KeyPendingDeletion {
		return nil, wire.ErrPendingDeletion
	}
	return &wire.TagResourceResponse{}, tag(tx, "key", k.ID, req.Tags)
}

func untagResource(tx *world.Tx, req *wire.UntagResourceRequest) (*wire.UntagResourceResponse, error) {
	if err := exactlyOne(req.KeyId, req.SecretName); err != nil {
		return nil, err
	}
	if req.SecretName != "" {
		s, err := kept(tx, req.SecretName)
		if err != nil {
			return nil, err
		}
		for _, key := range req.TagKeys {
			s.RemoveTag(key)
		}
		return &wire.UntagResourceResponse{}, tx.KMSSecrets.Put(s)
	}
	return change[wire.UntagResourceResponse](tx, req.KeyId, func(k *world.KMSKey) error {
		if k.State == world.KeyPendingDeletion {
			return wire.ErrPendingDeletion
		}
		for _, key := range req.TagKeys {
			k.RemoveTag(key)
		}
		return nil
	})
}

func listResourceTags(tx *world.Tx, req *wire.ListResourceTagsRequest) (*wire.ListResourceTagsResponse, error) {
	k, err := find(tx, req.KeyId)
	if err != nil {
		return nil, err
	}
	res := &wire.ListResourceTagsResponse{}
	for _, t := range k.Tags {
		res.Tags.Tag = append(res.Tags.Tag, wire.KeyTag{KeyId: k.ID, TagKey: t.Key, TagValue: t.Value})
	}
	return res, nil
}

func tagResources(tx *world.Tx, req *wire.TagResourcesRequest) (*wire.TagResourcesResponse, error) {
	return &wire.TagResourcesResponse{}, action.AddTags(tx, "kms", req.ResourceType, req.ResourceId, req.Tag, tagErrors)
}

func untagResources(tx *world.Tx, req *wire.UntagResourcesRequest) (*wire.UntagResourcesResponse, error) {
	return &wire.UntagResourcesResponse{}, action.RemoveTags(tx, "kms", req.ResourceType, req.ResourceId, req.TagKey, req.All, tagErrors)
}

// listed is how many tags a page has.
const listed = 200

func listTagResources(tx *world.Tx, req *wire.ListTagResourcesRequest) (*wire.ListTagResourcesResponse, error) {
	tags, next, err := action.ListTags(tx, "kms", req.ResourceType, req.ResourceId, req.Tag, req.NextToken, listed, tagErrors)
	if err != nil {
		return nil, err
	}
	res := &wire.ListTagResourcesResponse{NextToken: next}
	for _, t := range tags {
		res.TagResources.TagResource = append(res.TagResources.TagResource,
			wire.TagResource{ResourceType: t.Type, ResourceId: t.ID, TagKey: t.Key, TagValue: t.Value})
	}
	return res, nil
}
