package ecs_test

import "testing"

func TestDeploymentSetLife(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	set := n.OK("Ecs CreateDeploymentSet", "DeploymentSetName", "spread", "Description", "over hosts", "Domain", "Default", "Granularity", "Host").Get("DeploymentSetId")
	i := n.instance(n.group(), "DeploymentSetId", set)
	a := n.OK("Ecs DescribeDeploymentSets", "DeploymentSetIds", `["`+set+`"]`)
	for path, want := range map[string]string{
		"DeploymentStrategy": "Availability", "Domain": "default", "Granularity": "host", "DeploymentSetDescription": "over hosts", "InstanceAmount": "1",
		"InstanceIds.InstanceId.0": i, "Capacities.Capacity.0.UsedAmount": "1", "Capacities.Capacity.0.AvailableAmount": "19",
	} {
		if got := a.Get("DeploymentSets.DeploymentSet.0." + path); got != want {
			t.Errorf("%s = %q, want %q", path, got, want)
		}
	}
	n.OK("Ecs ModifyDeploymentSetAttribute", "DeploymentSetId", set, "DeploymentSetName", "renamed")
	if got := n.OK("Ecs DescribeDeploymentSets", "DeploymentSetName", "renamed").Get("TotalCount"); got != "1" {
		t.Errorf("%s sets have the new name", got)
	}
	n.Refused("DependencyViolation.NotEmpty", "Ecs DeleteDeploymentSet", "DeploymentSetId", set)
	n.OK("Ecs DeleteInstance", "InstanceId", i, "Force", "true")
	n.OK("Ecs DeleteDeploymentSet", "DeploymentSetId", set)
	n.Refused("InvalidDeploymentSetId.NotFound", "Ecs ModifyDeploymentSetAttribute", "DeploymentSetId", set)
	n.Refused("InvalidParameter.Strategy", "Ecs CreateDeploymentSet", "Strategy", "Luck")
	n.Refused("InvalidParameter.Domain", "Ecs CreateDeploymentSet", "Domain", "Switch")
	n.Refused("InvalidParameter.GroupCount", "Ecs CreateDeploymentSet", "Strategy", "AvailabilityGroup", "GroupCount", "8")
}
