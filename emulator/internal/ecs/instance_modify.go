package ecs

import (
	"net/netip"
	"slices"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var instanceModifyActions = []action.Action{
	action.Write("ModifyInstanceAttribute", regions.ECSInstance, modifyInstanceAttribute),
	action.Write("ModifyInstanceVpcAttribute", regions.ECSInstance, modifyInstanceVpcAttribute),
	action.Write("ModifyInstanceAutoReleaseTime", regions.ECSInstance, modifyInstanceAutoReleaseTime),
	action.Write("ModifyInstanceMetadataOptions", regions.ECSInstance, modifyInstanceMetadataOptions),
	action.Write("ModifyInstanceMaintenanceAttributes", regions.ECSInstance, modifyInstanceMaintenanceAttributes),
	action.Write("ModifyInstanceDeployment", regions.ECSInstance, modifyInstanceDeployment),
}

// modifyInstanceAttribute changes names, login, user data and security groups.
func modifyInstanceAttribute(tx *world.Tx, req *wire.ModifyInstanceAttributeRequest) (*wire.ModifyInstanceAttributeResponse, error) {
	i, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	if err := changeInstance(i, req); err != nil {
		return nil, err
	}
	if err := checkInstance(i, req); err != nil {
		return nil, err
	}
	res := &wire.ModifyInstanceAttributeResponse{}
	if len(req.SecurityGroupIds) == 0 {
		return res, tx.Instances.Put(i)
	}
	if i.Network == world.Classic {
		return nil, wire.ErrAttributeGroupClassic
	}
	if err := checkGroups(tx, req.SecurityGroupIds, i.VPC, wire.ErrAttributeGroup); err != nil {
		return nil, err
	}
	return res, tx.SetGroups(i, req.SecurityGroupIds)
}

func changeInstance(i *world.Instance, req *wire.ModifyInstanceAttributeRequest) error {
	if req.DeletionProtection != nil && *req.DeletionProtection && i.ChargeType == world.PrePaid {
		return wire.ErrProtectionChargeType
	}
	set(&i.Name, req.InstanceName)
	set(&i.Description, req.Description)
	set(&i.HostName, req.HostName)
	set(&i.Password, req.Password)
	set(&i.UserData, req.UserData)
	set(&i.DeletionProtection, req.DeletionProtection)
	if req.CreditSpecification != nil {
		i.CreditSpec = fold(*req.CreditSpecification, "Standard", "Unlimited")
	}
	return nil
}

func checkInstance(i *world.Instance, req *wire.ModifyInstanceAttributeRequest) error {
	if err := checkName(i.Name, wire.ErrInstanceName); err != nil {
		return err
	}
	if err := checkDescription(i.Description); err != nil {
		return err
	}
	if req.HostName != nil {
		if err := checkHostName(i.HostName); err != nil {
			return err
		}
	}
	if req.Password != nil && !goodPassword(i.Password) {
		return wire.ErrAttributeHostPassword
	}
	return checkUserData(i.UserData, i.Network)
}

// modifyInstanceVpcAttribute moves an instance to another vSwitch of its zone, in its VPC or, with security groups of
// the other one, to another VPC; or gives it another private address.
func modifyInstanceVpcAttribute(tx *world.Tx, req *wire.ModifyInstanceVpcAttributeRequest) (*wire.ModifyInstanceVpcAttributeResponse, error) {
	i, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	vsw, err := tx.VSwitches.Get(req.VSwitchId)
	if err != nil {
		return nil, missing(err, wire.ErrVSwitchNotFound)
	}
	if err := mayMove(tx, i, vsw, req); err != nil {
		return nil, err
	}
	var wanted netip.Addr
	if req.PrivateIpAddress != nil && *req.PrivateIpAddress != "" {
		if wanted, err = parseAddress(*req.PrivateIpAddress); err != nil {
			return nil, err
		}
		if wanted == i.PrivateIP && vsw.ID == i.VSwitch {
			return &wire.ModifyInstanceVpcAttributeResponse{}, nil
		}
	} else if vsw.ID == i.VSwitch {
		return &wire.ModifyInstanceVpcAttributeResponse{}, nil
	}
	return &wire.ModifyInstanceVpcAttributeResponse{}, moveInstance(tx, i, vsw, wanted, req.SecurityGroupId)
}

func mayMove(tx *world.Tx, i *world.Instance, vsw *world.VSwitch, req *wire.ModifyInstanceVpcAttributeRequest) error {
	switch {
	case i.Network == world.Classic:
		return wire.ErrInstanceNoVPC
	case i.Status != world.Stopped:
		return wire.ErrVpcAttributeStatus
	case vsw.Zone != i.Zone:
		return wire.ErrVpcAttributeZone
	case req.VpcId != nil && *req.VpcId != "" && *req.VpcId != vsw.VPC:
		return wire.ErrVpcAttributeVPC
	case vsw.VPC == i.VPC:
		return nil
	case len(req.SecurityGroupId) == 0:
		return wire.ErrVpcAttributeGroups
	}
	if count, err := tx.NetworkInterfacesByInstance.Count(i.ID); err != nil || count > 1 {
		return orError(err, wire.ErrVpcAttributeENI)
	}
	return checkGroups(tx, req.SecurityGroupId, vsw.VPC, wire.ErrVpcAttributeGroups)
}

func moveInstance(tx *world.Tx, i *world.Instance, vsw *world.VSwitch, wanted netip.Addr, groups []string) error {
	eni, err := tx.NetworkInterfaces.Get(i.ENI)
	if err != nil {
		return err
	}
	address, err := world.AllocatePrivateIP(tx, vsw, wanted, eni.ID)
	if err != nil {
		if refusal := addressError(err); refusal != wire.ErrPrivateIP {
			return refusal
		}
		return wire.ErrVpcAttributeOutside
	}
	if err := world.ReleasePrivateIP(tx, i.VSwitch, i.PrivateIP); err != nil {
		return err
	}
	eni.PrivateIPs = slices.Concat([]netip.Addr{address}, eni.PrivateIPs[1:])
	moved := vsw.VPC != i.VPC
	eni.VPC, eni.VSwitch = vsw.VPC, vsw.ID
	if err := tx.NetworkInterfaces.Put(eni); err != nil {
		return err
	}
	i.PrivateIP, i.VPC, i.VSwitch = address, vsw.VPC, vsw.ID
	if moved {
		return tx.SetGroups(i, groups)
	}
	return tx.Instances.Put(i)
}

// modifyInstanceAutoReleaseTime sets or takes away when the instance is released by itself.
func modifyInstanceAutoReleaseTime(tx *world.Tx, req *wire.ModifyInstanceAutoReleaseTimeRequest) (*wire.ModifyInstanceAutoReleaseTimeResponse, error) {
	i, err := tx.Instances.Get(req.InstanceId)
	if err != nil {
		return nil, missing(err, wire.ErrAutoReleaseNotFound)
	}
	if i.ChargeType == world.PrePaid {
		return nil, wire.ErrDeleteChargeType
	}
	i.ReleaseAt = time.Time{}
	if req.AutoReleaseTime != "" {
		if i.ReleaseAt, err = releaseTime(tx, req.AutoReleaseTime); err != nil {
			return nil, err
		}
	}
	return &wire.ModifyInstanceAutoReleaseTimeResponse{}, tx.Instances.Put(i)
}

// modifyInstanceMetadataOptions changes how the instance's metadata server answers.
func modifyInstanceMetadataOptions(tx *world.Tx, req *wire.ModifyInstanceMetadataOptionsRequest) (*wire.ModifyInstanceMetadataOptionsResponse, error) {
	if req.InstanceId == nil {
		return nil, wire.ErrMissingParameter.With("InstanceId")
	}
	i, err := findInstance(tx, *req.InstanceId)
	if err != nil {
		return nil, err
	}
	i.Metadata.Endpoint = req.HttpEndpoint
	set(&i.Metadata.Tokens, req.HttpTokens)
	set(&i.Metadata.HopLimit, req.HttpPutResponseHopLimit)
	if err := checkMetadata(&i.Metadata); err != nil {
		return nil, err
	}
	return &wire.ModifyInstanceMetadataOptionsResponse{}, tx.Instances.Put(i)
}

// modifyInstanceMaintenanceAttributes says what happens when the host is maintained.
func modifyInstanceMaintenanceAttributes(tx *world.Tx, req *wire.ModifyInstanceMaintenanceAttributesRequest) (*wire.ModifyInstanceMaintenanceAttributesResponse, error) {
	for _, id := range req.InstanceId {
		i, err := findInstance(tx, id)
		if err != nil {
			return nil, err
		}
		if req.ActionOnMaintenance != nil {
			i.Maintenance.Action = fold(*req.ActionOnMaintenance, "Stop", "AutoRecover", "AutoRedeploy")
		}
		set(&i.Maintenance.Notify, req.NotifyOnMaintenance)
		for _, w := range req.MaintenanceWindow {
			i.Maintenance.From, i.Maintenance.To = w.StartTime, w.EndTime
		}
		if err := tx.Instances.Put(i); err != nil {
			return nil, err
		}
	}
	return &wire.ModifyInstanceMaintenanceAttributesResponse{}, nil
}

// modifyInstanceDeployment puts an instance into a deployment set or takes it out, and may change its type on the way.
func modifyInstanceDeployment(tx *world.Tx, req *wire.ModifyInstanceDeploymentRequest) (*wire.ModifyInstanceDeploymentResponse, error) {
	i, err := findInstance(tx, req.InstanceId)
	if err != nil {
		return nil, err
	}
	if req.DeploymentSetId != "" {
		if known, err := tx.DeploymentSets.Has(req.DeploymentSetId); err != nil || !known {
			return nil, orError(err, wire.ErrDeploymentSet)
		}
		i.DeploymentSet = req.DeploymentSetId
	}
	if req.RemoveFromDeploymentSet != nil && *req.RemoveFromDeploymentSet {
		i.DeploymentSet = ""
	}
	if req.InstanceType != "" {
		if err := changeType(tx, i, req.InstanceType); err != nil {
			return nil, err
		}
	}
	return &wire.ModifyInstanceDeploymentResponse{}, tx.Instances.Put(i)
}
