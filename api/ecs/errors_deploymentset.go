package ecs

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on deployment sets refuse.
var (
	ErrSetName        = apierr.New(400, "InvalidDeploymentSetName.Malformed", "The name is 2 to 128 characters long, begins with a letter and does not look like a URL.", "Ecs CreateDeploymentSet")
	ErrSetDescription = apierr.New(400, "InvalidDescription.Malformed", "The description is 2 to 256 characters long and does not look like a URL.", "Ecs CreateDeploymentSet")
	ErrSetDomain      = apierr.New(400, "InvalidParameter.Domain", "Domain is Default.", "Ecs CreateDeploymentSet")
	ErrSetGranularity = apierr.New(400, "InvalidParameter.granularity", "Granularity is Host.", "Ecs CreateDeploymentSet")
	ErrSetGroupCount  = apierr.New(400, "InvalidParameter.GroupCount", "GroupCount lies between 1 and 7.", "Ecs CreateDeploymentSet")
	ErrSetQuota       = apierr.New(400, "QuotaExceed.DeploymentSet", "The account has as many deployment sets in this region as its quota allows.", "Ecs CreateDeploymentSet")
	ErrSetIDs         = apierr.New(403, "InvalidDeploymentSetIds.TooManyInput", "One request names at most 100 deployment sets.", "Ecs DescribeDeploymentSets")
	ErrSetNotFound    = apierr.New(400, "InvalidDeploymentSetId.NotFound", "The specified deployment set does not exist.", "Ecs ModifyDeploymentSetAttribute")
	ErrSetNotEmpty    = apierr.New(403, "DependencyViolation.NotEmpty", "The deployment set has instances.", "Ecs DeleteDeploymentSet")
)
