package slb

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on server groups refuse.
var (
	ErrServerNotFound    = apierr.New(400, "InvalidServerId.NotExist", "The specified ServerId does not exist.", "Slb CreateVServerGroup")
	ErrServerType        = apierr.New(400, "BackendServer.InvalidType", "The type of a backend server is ecs, eni or eci.", "Slb CreateVServerGroup")
	ErrServerNetwork     = apierr.New(400, "NetworkConflict", "Server %s is in another network than the load balancer or the servers it has.", "Slb AddBackendServers, CreateVServerGroup")
	ErrServerAddress     = apierr.New(400, "InvalidBackendServers.ServerIpConflict", "Address %s is not one of server %s.", "Slb AddBackendServers")
	ErrServerShared      = apierr.New(400, "OperationFailed.ActionNotSupport", "A load balancer of shared performance takes ECS instances only.", "Slb AddBackendServers")
	ErrServerDuplicate   = apierr.New(400, "InvalidParameter", "The specified BackendServers contain duplicated value of ServerID and Port.", "Slb ModifyVServerGroupBackendServers")
	ErrServerPort        = apierr.New(400, "InvalidParameter", "A server of a vServer group has a port of 1 to 65535.", "Slb CreateVServerGroup")
	ErrServerNotInGroup  = apierr.New(400, "InvalidParameter", "Server %s is not in the group.", "Slb SetBackendServers")
	ErrGroupNotFound     = apierr.New(400, "InvalidParameter", "The specified VServerGroupId does not exist.", "observed by clients of DescribeVServerGroupAttribute")
	ErrGroupInUse        = apierr.New(400, "RspoolVipExist", "A listener or a rule uses the group.", "Slb DeleteVServerGroup")
	ErrGroupNothingToSet = apierr.New(400, "MissingParameter", "The VServerGroupName or BackendServers is required.", "Slb SetVServerGroupAttribute")

	ErrMasterSlaveNotFound = apierr.New(400, "InvalidParameter", "The specified MasterSlaveGroupId does not exist.", "observed by clients of DescribeMasterSlaveServerGroupAttribute")
	ErrMasterSlaveServer   = apierr.New(400, "BACKEND_SERVER_ID_CAN_NOT_EMPTY", "Backend server id can not be empty.", "Slb CreateMasterSlaveServerGroup")
	ErrMasterSlavePort     = apierr.New(400, "BACKEND_SERVER_PORT_CAN_NOT_EMPTY", "Backend server port can not be empty.", "Slb CreateMasterSlaveServerGroup")
	ErrMasterSlavePair     = apierr.New(400, "BACKEND_SERVERS_CAN_ONLY_CONTAIN_ONE_MASTER_AND_ONE_SLAVE", "One server is the Master, the other the Slave.", "Slb CreateMasterSlaveServerGroup")
	ErrMasterSlaveSame     = apierr.New(400, "BACKEND_SERVERS_HAVE_SAME_PORT_AND_SERVERID", "Both servers are the same server and port.", "Slb CreateMasterSlaveServerGroup")
	ErrMasterSlaveTwo      = apierr.New(400, "BACKEND_SERVERS_NUM_MUST_BE_TWO", "A master-slave group has two servers.", "Slb CreateMasterSlaveServerGroup")
	ErrMasterSlaveType     = apierr.New(400, "INVALID_SERVER_TYPE", "ServerType is Master or Slave.", "Slb CreateMasterSlaveServerGroup")
)
