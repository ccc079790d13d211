package rds

import "github.com/ringfence-dev/ringfence/api/apierr"

// Errors that several actions share. Those of one resource stand in errors_<resource>.go. Nearly every action
// documents InvalidDBInstanceId.NotFound; for the few that document only another spelling see A0078.
var (
	ErrInstanceNotFound = apierr.New(400, "InvalidDBInstanceId.NotFound", "The specified database instance does not exist.", "Rds DescribeDBInstanceAttribute")
	ErrInstanceStatus   = apierr.New(400, "OperationDenied.DBInstanceStatus", "The status of the database instance does not permit the operation.", "Rds ModifyDBInstanceConnectionString")
	ErrInstanceState    = apierr.New(403, "IncorrectDBInstanceState", "The current state of the database instance does not support the operation.", "Rds RestartDBInstance")
	ErrInstanceType     = apierr.New(403, "IncorrectDBInstanceType", "The engine or the type of the database instance does not support the operation.", "Rds ModifyDBInstanceTDE")

	// ErrAPINotSupported, ErrNetworkType and ErrNetType are answers of the region's law.
	ErrAPINotSupported = apierr.New(400, "Api.NotSupport", "The operation is not supported.", "Rds CreateDdrInstance")
	ErrNetworkType     = apierr.New(400, "InvalidInstanceNetworkType", "The specified InstanceNetworkType is not valid.", "Rds AllocateInstancePublicConnection")
	ErrNetType         = apierr.New(403, "Invalid.DbInstanceNetType", "The specified DbInstanceNetType is not valid.", "Rds AllocateInstancePublicConnection")

	ErrParameter = apierr.New(400, "InvalidParameter", "The parameter %s is not valid.", "Rds CreateDBInstance")
)
