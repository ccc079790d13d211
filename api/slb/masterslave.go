package slb

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateMasterSlaveServerGroupRequest is what CreateMasterSlaveServerGroup takes.
type CreateMasterSlaveServerGroupRequest struct {
	RegionId                   string `rpc:",required"`
	LoadBalancerId             string `rpc:",required"`
	MasterSlaveServerGroupName string
	MasterSlaveBackendServers  string
	Tag                        []rpc.Tag `rpc:",maxitems=20"`
}

// CreateMasterSlaveServerGroupResponse is what CreateMasterSlaveServerGroup answers.
type CreateMasterSlaveServerGroupResponse struct {
	MasterSlaveServerGroupId  string
	MasterSlaveBackendServers struct{ MasterSlaveBackendServer []MasterSlaveBackendServer }
}

// MasterSlaveBackendServer is part of the answer of CreateMasterSlaveServerGroup.
type MasterSlaveBackendServer struct {
	Type        string
	Weight      int
	Description string
	Port        int
	ServerId    string
	ServerType  string
}

// DescribeMasterSlaveServerGroupsRequest is what DescribeMasterSlaveServerGroups takes.
type DescribeMasterSlaveServerGroupsRequest struct {
	RegionId        string `rpc:",required"`
	LoadBalancerId  string `rpc:",required"`
	IncludeListener *bool
	Tag             []rpc.Tag `rpc:",maxitems=20"`
	Description     string
}

// DescribeMasterSlaveServerGroupsResponse is what DescribeMasterSlaveServerGroups answers.
type DescribeMasterSlaveServerGroupsResponse struct {
	MasterSlaveServerGroups struct{ MasterSlaveServerGroup []MasterSlaveServerGroup }
}

// MasterSlaveServerGroup is part of the answer of DescribeMasterSlaveServerGroups.
type MasterSlaveServerGroup struct {
	MasterSlaveServerGroupId   string
	MasterSlaveServerGroupName string
	AssociatedObjects          DescribeMasterSlaveServerGroupsAssociatedObjects
	CreateTime                 string
	Tags                       struct{ Tag []Tag }
}

// DescribeMasterSlaveServerGroupsAssociatedObjects is part of the answer of DescribeMasterSlaveServerGroups.
type DescribeMasterSlaveServerGroupsAssociatedObjects struct {
	Listeners struct {
		Listener []DescribeVServerGroupsListener
	}
}

// DescribeMasterSlaveServerGroupAttributeRequest is what DescribeMasterSlaveServerGroupAttribute takes.
type DescribeMasterSlaveServerGroupAttributeRequest struct {
	RegionId                 string `rpc:",required"`
	MasterSlaveServerGroupId string `rpc:",required"`
}

// DescribeMasterSlaveServerGroupAttributeResponse is what DescribeMasterSlaveServerGroupAttribute answers.
type DescribeMasterSlaveServerGroupAttributeResponse struct {
	Tags                       struct{ Tag []Tag }
	LoadBalancerId             string
	MasterSlaveServerGroupName string
	MasterSlaveServerGroupId   string
	MasterSlaveBackendServers  struct{ MasterSlaveBackendServer []MasterSlaveBackendServer }
	CreateTime                 string
}

// DeleteMasterSlaveServerGroupRequest is what DeleteMasterSlaveServerGroup takes.
type DeleteMasterSlaveServerGroupRequest struct {
	RegionId                 string `rpc:",required"`
	MasterSlaveServerGroupId string `rpc:",required"`
}

// DeleteMasterSlaveServerGroupResponse is what DeleteMasterSlaveServerGroup answers.
type DeleteMasterSlaveServerGroupResponse struct{}
