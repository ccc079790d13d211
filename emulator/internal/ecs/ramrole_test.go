package ecs_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

func TestInstanceRAMRole(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	plantRoles(t, n, world.Role{Name: "worker", Trusted: []string{"ecs.aliyuncs.com"}}, world.Role{Name: "visitor", Trusted: []string{"1000000000000001"}})
	i := n.instance(n.group())
	ids := `["` + i + `"]`
	n.Refused("InvalidRamRole.NotFound", "Ecs AttachInstanceRamRole", "RamRoleName", "nobody", "InstanceIds", ids)
	n.Refused("InvalidRamRole.NotEcsRole", "Ecs AttachInstanceRamRole", "RamRoleName", "visitor", "InstanceIds", ids)
	n.Refused("InvalidInstanceId.NotFound", "Ecs AttachInstanceRamRole", "RamRoleName", "worker", "InstanceIds", `["i-nowhere"]`)
	if a := n.OK("Ecs AttachInstanceRamRole", "RamRoleName", "worker", "InstanceIds", ids); a.Get("FailCount") != "0" {
		t.Errorf("attached: %s", a.Body)
	}
	again := n.OK("Ecs AttachInstanceRamRole", "RamRoleName", "worker", "InstanceIds", ids)
	if again.Get("FailCount") != "1" || again.Get("AttachInstanceRamRoleResults.AttachInstanceRamRoleResult.0.Success") != "false" {
		t.Errorf("attached again: %s", again.Body)
	}
	if got := n.OK("Ecs DescribeInstanceRamRole", "RamRoleName", "worker").Get("InstanceRamRoleSets.InstanceRamRoleSet.0.InstanceId"); got != i {
		t.Errorf("the role is on %q", got)
	}
	n.Refused("InvalidParameter.AllEmpty", "Ecs DescribeInstanceRamRole")
	n.OK("Ecs DetachInstanceRamRole", "RamRoleName", "worker", "InstanceIds", ids)
	if got := n.OK("Ecs DescribeInstanceRamRole", "InstanceIds", ids).Get("InstanceRamRoleSets.InstanceRamRoleSet.0.RamRoleName"); got != "" {
		t.Errorf("the instance still has %q", got)
	}
}

func plantRoles(t *testing.T, n network, roles ...world.Role) {
	t.Helper()
	err := n.World.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		key, err := tx.AccessKeys.Get("public")
		if err != nil {
			return err
		}
		account, err := tx.Accounts.Get(key.Account)
		if err != nil {
			return err
		}
		for _, role := range roles {
			if err := tx.As(*account, regions.Region{}).Roles.Insert(&role); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
