// Package rds answers the RDS API: database instances of MySQL, PostgreSQL, SQL Server, PPAS and MariaDB with
// their accounts, databases, connections, white lists, parameters, backups and encryption.
//
// It is the control plane only: no byte of SQL passes here. What a region forbids is asked of the law; whether a
// new instance spans two zones unless told otherwise is a trait of the region.
package rds
