package rds

import (
	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeSQLCollectorPolicy says whether statements are collected.
func describeSQLCollectorPolicy(tx *world.Tx, req *wire.DescribeSQLCollectorPolicyRequest) (*wire.DescribeSQLCollectorPolicyResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	status := "Disabled"
	if d.Settings.SQLCollector {
		status = "Enable"
	}
	return &wire.DescribeSQLCollectorPolicyResponse{SQLCollectorStatus: status}, nil
}

// modifySQLCollectorPolicy switches the collection of statements.
func modifySQLCollectorPolicy(tx *world.Tx, req *wire.ModifySQLCollectorPolicyRequest) (*wire.ModifySQLCollectorPolicyResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		d.Settings.SQLCollector = req.SQLCollectorStatus == "Enable"
		return nil
	})
	return &wire.ModifySQLCollectorPolicyResponse{}, err
}

// describeSQLCollectorRetention says for how many days statements are kept.
func describeSQLCollectorRetention(tx *world.Tx, req *wire.DescribeSQLCollectorRetentionRequest) (*wire.DescribeSQLCollectorRetentionResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeSQLCollectorRetentionResponse{ConfigValue: d.Settings.SQLRetention}, nil
}

// modifySQLCollectorRetention sets for how many days statements are kept.
func modifySQLCollectorRetention(tx *world.Tx, req *wire.ModifySQLCollectorRetentionRequest) (*wire.ModifySQLCollectorRetentionResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		d.Settings.SQLRetention = req.ConfigValue
		return nil
	})
	return &wire.ModifySQLCollectorRetentionResponse{}, err
}

// describeDBInstanceMonitor answers how often figures are taken, in seconds.
func describeDBInstanceMonitor(tx *world.Tx, req *wire.DescribeDBInstanceMonitorRequest) (*wire.DescribeDBInstanceMonitorResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeDBInstanceMonitorResponse{Period: d.Settings.MonitorPeriod}, nil
}

// modifyDBInstanceMonitor sets how often figures are taken.
func modifyDBInstanceMonitor(tx *world.Tx, req *wire.ModifyDBInstanceMonitorRequest) (*wire.ModifyDBInstanceMonitorResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		d.Settings.MonitorPeriod = req.Period
		return nil
	})
	return &wire.ModifyDBInstanceMonitorResponse{}, err
}
