package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateVServerGroupRequest is what CreateVServerGroup takes.
type CreateVServerGroupRequest struct {
	Tag              []rpc.Tag `rpc:",maxitems=20"`
	RegionId         string    `rpc:",required"`
	LoadBalancerId   string    `rpc:",required"`
	VServerGroupName string
	BackendServers   string
}

// CreateVServerGroupResponse is what CreateVServerGroup answers.
type CreateVServerGroupResponse struct {
	VServerGroupId string
	BackendServers struct{ BackendServer []BackendServer }
}

// BackendServer is part of the answer of CreateVServerGroup.
type BackendServer struct {
	Type        string
	Weight      int
	Description string
	Port        int
	ServerId    string
}

// DescribeVServerGroupsRequest is what DescribeVServerGroups takes.
type DescribeVServerGroupsRequest struct {
	RegionId        string `rpc:",required"`
	LoadBalancerId  string `rpc:",required"`
	IncludeRule     *bool
	IncludeListener *bool
	Tag             []rpc.Tag `rpc:",maxitems=20"`
	Description     string
}

// DescribeVServerGroupsResponse is what DescribeVServerGroups answers.
type DescribeVServerGroupsResponse struct {
	VServerGroups struct{ VServerGroup []VServerGroup }
}

// VServerGroup is part of the answer of DescribeVServerGroups.
type VServerGroup struct {
	VServerGroupId    string
	VServerGroupName  string
	AssociatedObjects AssociatedObjects
	ServerCount       int64
	CreateTime        string
	Tags              struct{ Tag []Tag }
}

// AssociatedObjects is part of the answer of DescribeVServerGroups.
type AssociatedObjects struct {
	Listeners struct {
		Listener []DescribeVServerGroupsListener
	}
	Rules struct{ Rule []DescribeVServerGroupsRule }
}

// DescribeVServerGroupsRule is part of the answer of DescribeVServerGroups.
type DescribeVServerGroupsRule struct {
	Url      string
	Domain   string
	RuleName string
	RuleId   string
}

// DescribeVServerGroupsListener is part of the answer of DescribeVServerGroups.
type DescribeVServerGroupsListener struct {
	Port     int
	Protocol string
}

// DescribeVServerGroupAttributeRequest is what DescribeVServerGroupAttribute takes.
type DescribeVServerGroupAttributeRequest struct {
	RegionId       string `rpc:",required"`
	VServerGroupId string `rpc:",required"`
}

// DescribeVServerGroupAttributeResponse is what DescribeVServerGroupAttribute answers.
type DescribeVServerGroupAttributeResponse struct {
	VServerGroupId   string
	VServerGroupName string
	LoadBalancerId   string
	BackendServers   struct {
		BackendServer []DescribeVServerGroupAttributeBackendServer
	}
	CreateTime string
	Tags       struct{ Tag []Tag }
}

// DescribeVServerGroupAttributeBackendServer is part of the answer of DescribeVServerGroupAttribute.
type DescribeVServerGroupAttributeBackendServer struct {
	Type        string
	Weight      int
	Description string
	ServerIp    string
	Port        int
	ServerId    string
}

// SetVServerGroupAttributeRequest is what SetVServerGroupAttribute takes.
type SetVServerGroupAttributeRequest struct {
	RegionId         string `rpc:",required"`
	VServerGroupId   string `rpc:",required"`
	VServerGroupName *string
	BackendServers   *string
}

// SetVServerGroupAttributeResponse is what SetVServerGroupAttribute answers.
type SetVServerGroupAttributeResponse struct {
	VServerGroupId   string
	VServerGroupName string
	BackendServers   struct{ BackendServer []BackendServer }
}

// AddVServerGroupBackendServersRequest is what AddVServerGroupBackendServers takes.
type AddVServerGroupBackendServersRequest struct {
	RegionId       string `rpc:",required"`
	VServerGroupId string `rpc:",required"`
	BackendServers string `rpc:",required"`
}

// AddVServerGroupBackendServersResponse is what AddVServerGroupBackendServers answers.
type AddVServerGroupBackendServersResponse struct {
	VServerGroupId string
	BackendServers struct{ BackendServer []BackendServer }
}

// ModifyVServerGroupBackendServersRequest is what ModifyVServerGroupBackendServers takes.
type ModifyVServerGroupBackendServersRequest struct {
	RegionId          string `rpc:",required"`
	VServerGroupId    string `rpc:",required"`
	OldBackendServers string
	NewBackendServers string
}

// ModifyVServerGroupBackendServersResponse is what ModifyVServerGroupBackendServers answers.
type ModifyVServerGroupBackendServersResponse struct {
	VServerGroupId string
	BackendServers struct{ BackendServer []BackendServer }
}

// RemoveVServerGroupBackendServersRequest is what RemoveVServerGroupBackendServers takes.
type RemoveVServerGroupBackendServersRequest struct {
	RegionId       string `rpc:",required"`
	VServerGroupId string `rpc:",required"`
	BackendServers string `rpc:",required"`
}

// RemoveVServerGroupBackendServersResponse is what RemoveVServerGroupBackendServers answers.
type RemoveVServerGroupBackendServersResponse struct {
	VServerGroupId string
	BackendServers struct {
		BackendServer []RemoveVServerGroupBackendServersBackendServer
	}
}

// RemoveVServerGroupBackendServersBackendServer is part of the answer of RemoveVServerGroupBackendServers.
type RemoveVServerGroupBackendServersBackendServer struct {
	Type     string
	Weight   int
	Port     int
	ServerId string
}

// DeleteVServerGroupRequest is what DeleteVServerGroup takes.
type DeleteVServerGroupRequest struct {
	RegionId       string `rpc:",required"`
	VServerGroupId string `rpc:",required"`
}

// DeleteVServerGroupResponse is what DeleteVServerGroup answers.
type DeleteVServerGroupResponse struct{}
