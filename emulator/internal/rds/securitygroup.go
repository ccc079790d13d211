package rds

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// maxGroups is how many security groups an instance is associated with (Rds limits; A0085).
const maxGroups = 10

// noGroups is what a request says instead of a list of groups to leave them all (provider's note).
const noGroups = "Empty"

// describeSecurityGroupConfiguration lists the security groups whose members may connect.
func describeSecurityGroupConfiguration(tx *world.Tx, req *wire.DescribeSecurityGroupConfigurationRequest) (*wire.DescribeSecurityGroupConfigurationResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeSecurityGroupConfigurationResponse{DBInstanceName: d.ID}
	for _, id := range d.SecurityGroups {
		relation := wire.EcsSecurityGroupRelation{SecurityGroupId: id, RegionId: tx.Region.ID, NetworkType: strings.ToLower(d.Network)}
		if g, err := tx.SecurityGroups.Get(id); err == nil {
			relation.SecurityGroupName = g.Name
		}
		res.Items.EcsSecurityGroupRelation = append(res.Items.EcsSecurityGroupRelation, relation)
	}
	return res, nil
}

// modifySecurityGroupConfiguration sets the security groups whose members may connect.
func modifySecurityGroupConfiguration(tx *world.Tx, req *wire.ModifySecurityGroupConfigurationRequest) (*wire.ModifySecurityGroupConfigurationResponse, error) {
	groups := req.SecurityGroupId
	if len(groups) == 1 && groups[0] == noGroups {
		groups = nil
	}
	if len(groups) > maxGroups {
		return nil, wire.ErrGroupQuota
	}
	d, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		for _, id := range groups {
			known, err := tx.SecurityGroups.Has(id)
			if err != nil {
				return err
			}
			if !known {
				return wire.ErrGroupNotFound
			}
		}
		d.SecurityGroups = groups
		return nil
	})
	if err != nil {
		return nil, err
	}
	res := &wire.ModifySecurityGroupConfigurationResponse{DBInstanceName: d.ID}
	for _, id := range groups {
		res.Items.EcsSecurityGroupRelation = append(res.Items.EcsSecurityGroupRelation, wire.ModifySecurityGroupConfigurationEcsSecurityGroupRelation{
			SecurityGroupId: id, RegionId: tx.Region.ID, NetworkType: strings.ToLower(d.Network),
		})
	}
	return res, nil
}
