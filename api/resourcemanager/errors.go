package resourcemanager

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on resource groups refuse.
var (
	ErrGroupName       = apierr.New(400, "InvalidParameter.Name.InvalidChars", "The name begins with a letter and has letters, digits and hyphens.", "ResourceManager CreateResourceGroup")
	ErrGroupNameLength = apierr.New(400, "InvalidParameter.Name.Length", "The name has 3 to 50 characters.", "ResourceManager CreateResourceGroup")
	ErrDisplayName     = apierr.New(400, "InvalidParameter.DisplayName.Length", "The display name has 1 to 50 characters.", "ResourceManager CreateResourceGroup, UpdateResourceGroup")
	ErrGroupQuota      = apierr.New(409, "LimitExceeded.ResourceGroup", "The account has as many resource groups as its quota allows.", "ResourceManager CreateResourceGroup")
	ErrGroupExists     = apierr.New(409, "EntityAlreadyExists.ResourceGroup", "A resource group of this name exists already.", "terraform-provider-alicloud; A0096")
	ErrGroupNotFound   = apierr.New(404, "EntityNotExists.ResourceGroup", "The specified resource group does not exist.", "ResourceManager GetResourceGroup")
	ErrGroupID         = apierr.New(400, "InvalidParameter.ResourceGroupId", "The default resource group can be neither deleted nor renamed.", "ResourceManager DeleteResourceGroup; A0097")
	ErrGroupInUse      = apierr.New(409, "DeleteConflict.ResourceGroup.Resource", "The resource group still holds resources, such as %s.", "ResourceManager DeleteResourceGroup")

	ErrServiceRegion = apierr.New(400, "SERVICE_REGION_NO_ENDPOINT", "There is no such service in that region.", "ResourceManager MoveResources")

	ErrTagType  = apierr.New(400, "InvalidParameter.ResourceType", "The specified ResourceType is not valid.", "ResourceManager TagResources; A0098")
	ErrTagQuota = apierr.New(400, "QuotaExceeded.TagNum", "A resource carries at most 20 tags.", "ResourceManager TagResources; A0098")
	ErrTagKey   = apierr.New(400, "InvalidParameter.TagKey", "The tag key is not valid.", "ResourceManager TagResources; A0098")
)
