package tag

// Names lists every action that the published API has. What is here and is not answered is
// refused as not emulated; what is not here does not exist.
var Names = []string{
	"AttachPolicy", "CheckCreatedByEnabled", "CloseCreatedBy", "CreatePolicy", "CreateTags", "DeletePolicy",
	"DeleteTag", "DescribeRegions", "DetachPolicy", "DisablePolicyType", "EnablePolicyType", "GenerateConfigRuleReport",
	"GetConfigRuleReport", "GetEffectivePolicy", "GetPolicy", "GetPolicyEnableStatus", "ListConfigRulesForTarget",
	"ListPolicies", "ListPoliciesForTarget", "ListResourcesByTag", "ListSupportResourceTypes", "ListTagKeys",
	"ListTagResources", "ListTagValues", "ListTargetsForPolicy", "ModifyPolicy", "OpenCreatedBy", "TagResources",
	"UntagResources",
}
