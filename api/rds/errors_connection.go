package rds

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on connections refuse.
var (
	ErrPort             = apierr.New(400, "InvalidPort.Malformed", "The port is not one that the engine can listen on.", "Rds AllocateInstancePublicConnection")
	ErrModifyPort       = apierr.New(400, "InvalidPort.Format", "The port is not one that the engine can listen on.", "Rds ModifyDBInstanceConnectionString")
	ErrConnectionFormat = apierr.New(400, "InvalidConnectionString.Format", "The prefix of this connection string has 5 to 40 letters, digits and hyphens.", "Rds AllocateInstancePublicConnection")
	ErrConnectionPrefix = apierr.New(400, "InvalidConnectionString.Malformed", "The prefix of a connection string has 8 to 64 letters, digits and hyphens.", "Rds ModifyDBInstanceConnectionString")
	ErrConnectionTaken  = apierr.New(400, "InvalidConnectionString.Duplicate", "The connection string is in use.", "Rds ModifyDBInstanceConnectionString, CreateDBInstance")
	// ErrPublicTaken is the same code with the status of AllocateInstancePublicConnection.
	ErrPublicTaken        = apierr.New(404, "InvalidConnectionString.Duplicate", "The connection string is in use.", "Rds AllocateInstancePublicConnection")
	ErrPublicExists       = apierr.New(400, "NetTypeExists", "The instance already has an address of this network type.", "Rds ModifyDBInstanceNetworkType")
	ErrConnectionNotFound = apierr.New(400, "InvalidConnectionString.NotFound", "The instance has no such connection string.", "Rds ModifyDBInstanceConnectionString")
	// ErrReleaseNotFound is what the client waits for when the address is already gone.
	ErrReleaseNotFound = apierr.New(404, "InvalidCurrentConnectionString.NotFound", "The instance has no such public connection string.", "Rds ReleaseInstancePublicConnection")
	ErrVPCMismatch     = apierr.New(400, "InvalidConnVPCId", "The VPC is not that of the vSwitch.", "Rds SwitchDBInstanceVpc")
	ErrNotInVPC        = apierr.New(400, "OperationDenied.DBInstanceNetType", "The instance is not in a VPC.", "Rds ModifyDBInstanceNetworkType")
	ErrAlreadyInVPC    = apierr.New(400, "NetTypeExists", "The instance already has this network type.", "Rds ModifyDBInstanceNetworkType")
	ErrNetworkSwitch   = apierr.New(400, "OperationNotSupported", "An instance can be moved from the classic network to a VPC and not back.", "Rds ModifyDBInstanceNetworkType")
)
