package vpc

import (
	"slices"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var networkACLActions = []action.Action{
	action.Write("CreateNetworkAcl", regions.VPCNetworkACL, createNetworkAcl),
	action.Read("DescribeNetworkAcls", regions.VPCNetworkACL, describeNetworkAcls),
	action.Read("DescribeNetworkAclAttributes", regions.VPCNetworkACL, describeNetworkAclAttributes),
	action.Write("ModifyNetworkAclAttributes", regions.VPCNetworkACL, modifyNetworkAclAttributes),
	action.Write("UpdateNetworkAclEntries", regions.VPCNetworkACL, updateNetworkAclEntries),
	action.Write("CopyNetworkAclEntries", regions.VPCNetworkACL, copyNetworkAclEntries),
	action.Write("AssociateNetworkAcl", regions.VPCNetworkACL, associateNetworkAcl),
	action.Write("UnassociateNetworkAcl", regions.VPCNetworkACL, unassociateNetworkAcl),
	action.Write("DeleteNetworkAcl", regions.VPCNetworkACL, deleteNetworkAcl),
}

// Default quotas of network ACLs (network ACL limits). A0040
const (
	quotaNetworkACLs = 200
	quotaACLRules    = 20
)

// createNetworkAcl makes a network ACL that lets everything pass until its rules are changed (A0042).
func createNetworkAcl(tx *world.Tx, req *wire.CreateNetworkAclRequest) (*wire.CreateNetworkAclResponse, error) {
	v, err := tx.VPCs.Get(req.VpcId)
	if err != nil {
		return nil, missing(err, wire.ErrAclVpc)
	}
	if err := checkText(req.NetworkAclName, wire.ErrAclName, req.Description, wire.ErrAclDescription); err != nil {
		return nil, err
	}
	have, err := tx.NetworkACLsByVPC.Count(v.ID)
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("vpc.network-acls", quotaNetworkACLs) {
		return nil, wire.ErrAclQuota
	}
	a := &world.NetworkACL{
		Meta:   newMeta(tx, "nacl", req.NetworkAclName, req.Description, v.ResourceGroup, req.Tag),
		Status: world.Available, VPC: v.ID, Ingress: []world.ACLRule{acceptAll(tx)}, Egress: []world.ACLRule{acceptAll(tx)},
	}
	if err := tx.NetworkACLs.Insert(a); err != nil {
		return nil, err
	}
	return &wire.CreateNetworkAclResponse{NetworkAclId: a.ID, NetworkAclAttribute: spellNewACL(tx, a)}, nil
}

func acceptAll(tx *world.Tx) world.ACLRule {
	return world.ACLRule{
		ID: tx.NewID("nae"), Type: "custom", Policy: "accept", Protocol: "all", CIDR: "0.0.0.0/0", Port: noPort, IPVersion: "ipv4",
	}
}

func spellNewACL(tx *world.Tx, a *world.NetworkACL) wire.CreateNetworkAclNetworkAclAttribute {
	one := wire.CreateNetworkAclNetworkAclAttribute{
		NetworkAclId: a.ID, NetworkAclName: a.Name, Description: a.Description, Status: string(a.Status), VpcId: a.VPC,
		CreationTime: stamp(a.CreatedAt), RegionId: tx.Region.ID,
	}
	for _, r := range a.Ingress {
		one.IngressAclEntries.IngressAclEntry = append(one.IngressAclEntries.IngressAclEntry, wire.CreateNetworkAclIngressAclEntry{
			NetworkAclEntryId: r.ID, NetworkAclEntryName: r.Name, Policy: r.Policy, Description: r.Description, SourceCidrIp: r.CIDR,
			Protocol: r.Protocol, Port: r.Port,
		})
	}
	for _, r := range a.Egress {
		one.EgressAclEntries.EgressAclEntry = append(one.EgressAclEntries.EgressAclEntry, wire.CreateNetworkAclEgressAclEntry{
			NetworkAclEntryId: r.ID, NetworkAclEntryName: r.Name, Policy: r.Policy, Description: r.Description, DestinationCidrIp: r.CIDR,
			Protocol: r.Protocol, Port: r.Port,
		})
	}
	return one
}

// describeNetworkAcls lists network ACLs by page.
func describeNetworkAcls(tx *world.Tx, req *wire.DescribeNetworkAclsRequest) (*wire.DescribeNetworkAclsResponse, error) {
	all := action.Named(tx.NetworkACLs, nil)
	switch {
	case req.NetworkAclId != "":
		all = action.Named(tx.NetworkACLs, []string{req.NetworkAclId})
	case req.VpcId != "":
		all = tx.NetworkACLsByVPC.Each(req.VpcId)
	}
	bound := ""
	if req.ResourceId != "" {
		s, err := tx.VSwitches.Get(req.ResourceId)
		if err != nil && !world.NotFound(err) {
			return nil, err
		}
		if bound = "none"; err == nil && s.NetworkACL != "" && (req.ResourceType == "" || req.ResourceType == followsVSwitch) {
			bound = s.NetworkACL
		}
	}
	list, total, err := action.PageOf(all, req.Paging, func(a *world.NetworkACL) bool {
		return action.Same(req.VpcId, a.VPC) && action.Same(req.NetworkAclName, a.Name) && action.Same(bound, a.ID) && hasTags(&a.Meta, req.Tags)
	})
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeNetworkAclsResponse{
		PageNumber: strconv.Itoa(int(req.PageNumber)), PageSize: strconv.Itoa(int(req.PageSize)), TotalCount: strconv.Itoa(total),
	}
	for _, a := range list {
		one, err := spellACL(tx, a)
		if err != nil {
			return nil, err
		}
		res.NetworkAcls.NetworkAcl = append(res.NetworkAcls.NetworkAcl, wire.NetworkAcl(one))
	}
	return res, nil
}

// describeNetworkAclAttributes tells everything about one network ACL.
func describeNetworkAclAttributes(tx *world.Tx, req *wire.DescribeNetworkAclAttributesRequest) (*wire.DescribeNetworkAclAttributesResponse, error) {
	a, err := tx.NetworkACLs.Get(req.NetworkAclId)
	if err != nil {
		return nil, missing(err, wire.ErrAclNotFound)
	}
	one, err := spellACL(tx, a)
	return &wire.DescribeNetworkAclAttributesResponse{NetworkAclAttribute: one}, err
}

func spellACL(tx *world.Tx, a *world.NetworkACL) (wire.NetworkAclAttribute, error) {
	one := wire.NetworkAclAttribute{
		NetworkAclId: a.ID, NetworkAclName: a.Name, Description: a.Description, Status: string(a.Status), VpcId: a.VPC,
		CreationTime: stamp(a.CreatedAt), RegionId: tx.Region.ID, OwnerId: owner(tx),
	}
	one.Tags.Tag = tagsOf(&a.Meta)
	for _, r := range a.Ingress {
		one.IngressAclEntries.IngressAclEntry = append(one.IngressAclEntries.IngressAclEntry, wire.IngressAclEntry{
			NetworkAclEntryId: r.ID, NetworkAclEntryName: r.Name, EntryType: r.Type, Policy: r.Policy, Description: r.Description,
			SourceCidrIp: r.CIDR, IpVersion: r.IPVersion, Protocol: r.Protocol, Port: r.Port,
		})
	}
	for _, r := range a.Egress {
		one.EgressAclEntries.EgressAclEntry = append(one.EgressAclEntries.EgressAclEntry, wire.EgressAclEntry{
			NetworkAclEntryId: r.ID, NetworkAclEntryName: r.Name, EntryType: r.Type, Policy: r.Policy, Description: r.Description,
			DestinationCidrIp: r.CIDR, IpVersion: r.IPVersion, Protocol: r.Protocol, Port: r.Port,
		})
	}
	for s, err := range tx.VSwitchesByACL.Each(a.ID) {
		if err != nil {
			return one, err
		}
		one.Resources.Resource = append(one.Resources.Resource,
			wire.CreateNetworkAclResource{ResourceId: s.ID, ResourceType: followsVSwitch, Status: "BINDED"})
	}
	return one, nil
}

// modifyNetworkAclAttributes changes name and description of a network ACL.
func modifyNetworkAclAttributes(tx *world.Tx, req *wire.ModifyNetworkAclAttributesRequest) (*wire.ModifyNetworkAclAttributesResponse, error) {
	a, err := changeableACL(tx, req.NetworkAclId)
	if err != nil {
		return nil, err
	}
	if err := rename(&a.Meta, req.NetworkAclName, req.Description, wire.ErrAclName, wire.ErrAclDescription); err != nil {
		return nil, err
	}
	return &wire.ModifyNetworkAclAttributesResponse{}, tx.NetworkACLs.Put(a)
}

// changeableACL finds a network ACL in a state in which it may change.
func changeableACL(tx *world.Tx, id string) (*world.NetworkACL, error) {
	a, err := tx.NetworkACLs.Get(id)
	if err != nil {
		return nil, missing(err, wire.ErrAclNotFound)
	}
	if a.Status != world.Available {
		return nil, wire.ErrAclStatus
	}
	return a, nil
}

// updateNetworkAclEntries replaces the rules of the directions that the request speaks of.
func updateNetworkAclEntries(tx *world.Tx, req *wire.UpdateNetworkAclEntriesRequest) (*wire.UpdateNetworkAclEntriesResponse, error) {
	a, err := changeableACL(tx, req.NetworkAclId)
	if err != nil {
		return nil, err
	}
	if spokenOf(req.UpdateIngressAclEntries, len(req.IngressAclEntries)) {
		rules := make([]world.ACLRule, 0, len(req.IngressAclEntries))
		for _, e := range req.IngressAclEntries {
			rules = append(rules, world.ACLRule{
				ID: e.NetworkAclEntryId, Name: e.NetworkAclEntryName, Description: e.Description, Type: e.EntryType, Policy: e.Policy,
				Protocol: e.Protocol, CIDR: e.SourceCidrIp, Port: e.Port, IPVersion: e.IpVersion,
			})
		}
		if a.Ingress, err = checkRules(tx, a.Ingress, rules, wire.ErrAclSource, wire.ErrAclIngressID); err != nil {
			return nil, err
		}
	}
	if spokenOf(req.UpdateEgressAclEntries, len(req.EgressAclEntries)) {
		rules := make([]world.ACLRule, 0, len(req.EgressAclEntries))
		for _, e := range req.EgressAclEntries {
			rules = append(rules, world.ACLRule{
				ID: e.NetworkAclEntryId, Name: e.NetworkAclEntryName, Description: e.Description, Type: e.EntryType, Policy: e.Policy,
				Protocol: e.Protocol, CIDR: e.DestinationCidrIp, Port: e.Port, IPVersion: e.IpVersion,
			})
		}
		if a.Egress, err = checkRules(tx, a.Egress, rules, wire.ErrAclDestination, wire.ErrAclEgressID); err != nil {
			return nil, err
		}
	}
	a.SetStatus(world.Modifying)
	return &wire.UpdateNetworkAclEntriesResponse{}, tx.NetworkACLs.Put(a)
}

// spokenOf says whether a direction is to be replaced: as the flag says, or without one when rules are given.
func spokenOf(flag *bool, rules int) bool {
	if flag == nil {
		return rules > 0
	}
	return *flag
}

// checkRules completes the new rules of a direction. A rule that names an id keeps the place of one that there was.
func checkRules(tx *world.Tx, old, rules []world.ACLRule, refuseCIDR, refuseID error) ([]world.ACLRule, error) {
	if len(rules) > tx.Quota("vpc.network-acl-rules", quotaACLRules) {
		return nil, wire.ErrAclRuleQuota
	}
	for i := range rules {
		r := &rules[i]
		if r.ID != "" && !slices.ContainsFunc(old, func(o world.ACLRule) bool { return o.ID == r.ID }) {
			return nil, refuseID
		}
		if r.ID == "" {
			r.ID = tx.NewID("nae")
		}
		if r.Type == "" {
			r.Type = "custom"
		}
		if r.IPVersion = strings.ToLower(r.IPVersion); r.IPVersion == "" {
			r.IPVersion = "ipv4"
		}
		if err := checkRule(r, refuseCIDR); err != nil {
			return nil, err
		}
	}
	return rules, nil
}

// noPort is the port of the protocols that have none.
const noPort = "-1/-1"

func checkRule(r *world.ACLRule, refuseCIDR error) error {
	switch {
	case r.IPVersion != "ipv4":
		return wire.ErrAclIPv6
	case r.Policy == "":
		return wire.ErrAclPolicy
	case r.Protocol == "":
		return wire.ErrAclProtocol
	}
	if _, ok := parseRange(r.CIDR); !ok {
		return refuseCIDR
	}
	if r.Protocol != "tcp" && r.Protocol != "udp" {
		if r.Port != noPort {
			return wire.ErrAclPort
		}
	} else if _, _, ok := parsePorts(r.Port); !ok || !strings.Contains(r.Port, "/") {
		return wire.ErrAclPort
	}
	return checkText(r.Name, wire.ErrAclName, r.Description, wire.ErrAclDescription)
}

// copyNetworkAclEntries replaces the rules of a network ACL by those of another.
func copyNetworkAclEntries(tx *world.Tx, req *wire.CopyNetworkAclEntriesRequest) (*wire.CopyNetworkAclEntriesResponse, error) {
	a, err := changeableACL(tx, req.NetworkAclId)
	if err != nil {
		return nil, err
	}
	source, err := tx.NetworkACLs.Get(req.SourceNetworkAclId)
	if err != nil {
		return nil, missing(err, wire.ErrAclSourceNotFound)
	}
	a.Ingress, a.Egress = source.Ingress, source.Egress
	for _, rules := range [][]world.ACLRule{a.Ingress, a.Egress} {
		for i := range rules {
			rules[i].ID = tx.NewID("nae")
		}
	}
	a.SetStatus(world.Modifying)
	return &wire.CopyNetworkAclEntriesResponse{}, tx.NetworkACLs.Put(a)
}

// associateNetworkAcl puts vSwitches behind a network ACL: all that are named, or none.
func associateNetworkAcl(tx *world.Tx, req *wire.AssociateNetworkAclRequest) (*wire.AssociateNetworkAclResponse, error) {
	return &wire.AssociateNetworkAclResponse{}, eachGuarded(tx, req.NetworkAclId, req.Resource, func(a *world.NetworkACL, s *world.VSwitch) error {
		if s.NetworkACL != "" {
			return wire.ErrAclBound
		}
		s.NetworkACL = a.ID
		return nil
	})
}

// unassociateNetworkAcl takes vSwitches from behind a network ACL.
func unassociateNetworkAcl(tx *world.Tx, req *wire.UnassociateNetworkAclRequest) (*wire.UnassociateNetworkAclResponse, error) {
	return &wire.UnassociateNetworkAclResponse{}, eachGuarded(tx, req.NetworkAclId, req.Resource, func(a *world.NetworkACL, s *world.VSwitch) error {
		if s.NetworkACL != a.ID {
			return wire.ErrAclNotBound
		}
		s.NetworkACL = ""
		return nil
	})
}

func eachGuarded(tx *world.Tx, id string, resources []wire.AssociateNetworkAclResource, change func(*world.NetworkACL, *world.VSwitch) error) error {
	a, err := changeableACL(tx, id)
	if err != nil {
		return err
	}
	if len(resources) == 0 {
		return wire.ErrAclNoResource
	}
	for _, r := range resources {
		if !strings.EqualFold(r.ResourceType, followsVSwitch) {
			return wire.ErrAclResourceType
		}
		s, err := tx.VSwitches.Get(r.ResourceId)
		if err != nil {
			return missing(err, wire.ErrAclResourceNotFound)
		}
		if s.VPC != a.VPC {
			return wire.ErrAclOtherVpc
		}
		if err := change(a, s); err != nil {
			return err
		}
		if err := tx.VSwitches.Put(s); err != nil {
			return err
		}
	}
	return nil
}

// deleteNetworkAcl deletes a network ACL that guards no vSwitch.
func deleteNetworkAcl(tx *world.Tx, req *wire.DeleteNetworkAclRequest) (*wire.DeleteNetworkAclResponse, error) {
	a, err := changeableACL(tx, req.NetworkAclId)
	if err != nil {
		return nil, err
	}
	bound, err := tx.VSwitchesByACL.Count(a.ID)
	if err != nil {
		return nil, err
	}
	if bound > 0 {
		return nil, wire.ErrAclInUse
	}
	return &wire.DeleteNetworkAclResponse{}, tx.NetworkACLs.Delete(a.ID)
}
