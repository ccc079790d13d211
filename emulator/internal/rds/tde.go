package rds

import (
	"slices"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// encryptsFiles says whether RDS encrypts the files of an engine.
func encryptsFiles(d *world.DBInstance) bool {
	return d.Engine == mysql || d.Engine == postgres || d.Engine == sqlServer || d.Engine == mariaDB
}

// describeDBInstanceTDE answers whether files are encrypted; SQL Server says it for each database.
func describeDBInstanceTDE(tx *world.Tx, req *wire.DescribeDBInstanceTDERequest) (*wire.DescribeDBInstanceTDEResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	if !encryptsFiles(d) {
		return nil, wire.ErrInstanceType
	}
	res := &wire.DescribeDBInstanceTDEResponse{TDEStatus: tdeStatus(d.TDE.Enabled), TDEMode: "Unknown"}
	if d.TDE.Enabled {
		res.TDEMode = "Aliyun_Generate_Key"
		if d.TDE.Key != "" {
			res.TDEMode = "Customer_Provided_Key"
		}
	}
	if d.Engine != sqlServer {
		return res, nil
	}
	for b, err := range tx.DatabasesByInstance.Each(d.ID) {
		if err != nil {
			return nil, err
		}
		res.Databases.Database = append(res.Databases.Database, wire.DescribeDBInstanceTDEDatabase{
			DBName: b.Name, TDEStatus: tdeStatus(slices.Contains(d.TDE.DBs, b.Name)),
		})
	}
	return res, nil
}

func tdeStatus(on bool) string {
	if on {
		return "Enabled"
	}
	return "Disabled"
}

// modifyDBInstanceTDE switches encryption of the files on; only SQL Server's and PostgreSQL's can be switched off
// again (facts §3.2).
func modifyDBInstanceTDE(tx *world.Tx, req *wire.ModifyDBInstanceTDERequest) (*wire.ModifyDBInstanceTDEResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		on := req.TDEStatus == "Enabled"
		switch {
		case !encryptsFiles(d):
			return wire.ErrInstanceType
		case !on && (d.Engine == mysql || d.Engine == mariaDB):
			return wire.ErrInstanceType
		case on == d.TDE.Enabled && len(req.DBName) == 0:
			return wire.ErrTDEStatus
		case req.EncryptionKey != "" && req.RoleArn == "" && d.Engine == mysql:
			return wire.ErrTDERole
		}
		if err := encryptDatabases(tx, d, req.DBName, on); err != nil {
			return err
		}
		d.TDE.Enabled = on || len(d.TDE.DBs) > 0
		if on && req.EncryptionKey != "" {
			d.TDE.Key, d.TDE.RoleARN = req.EncryptionKey, req.RoleArn
		}
		d.Status = world.DBTDEModifying
		return nil
	})
	return &wire.ModifyDBInstanceTDEResponse{}, err
}

// encryptDatabases notes which databases of SQL Server are encrypted.
func encryptDatabases(tx *world.Tx, d *world.DBInstance, names []string, on bool) error {
	for _, name := range names {
		known, err := tx.Databases.Has(childID(d.ID, name))
		if err != nil {
			return err
		}
		if !known {
			return wire.ErrTDEDatabase
		}
		d.TDE.DBs = slices.DeleteFunc(d.TDE.DBs, func(have string) bool { return have == name })
		if on {
			d.TDE.DBs = append(d.TDE.DBs, name)
		}
	}
	if !on && len(names) == 0 {
		d.TDE.DBs = nil
	}
	return nil
}

// describeDBInstanceEncryptionKey answers the key that an instance's disks or files are encrypted with.
func describeDBInstanceEncryptionKey(tx *world.Tx, req *wire.DescribeDBInstanceEncryptionKeyRequest) (*wire.DescribeDBInstanceEncryptionKeyResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeDBInstanceEncryptionKeyResponse{}
	for _, k := range []struct{ key, use string }{{d.Settings.EncryptionKey, "DiskEncryption"}, {d.TDE.Key, "TDE"}} {
		if k.key == "" {
			continue
		}
		typ := "CMK"
		if k.key == "ServiceKey" {
			typ = "ServiceKey"
		}
		res.EncryptionKeyList = append(res.EncryptionKeyList, wire.EncryptionKey{
			EncryptionKey: k.key, KeyType: typ, KeyUsage: keyUsage, EncryptionKeyStatus: "Enabled", Creator: tx.Account.ID, Origin: "Aliyun_KMS", UsedBy: k.use,
		})
		if res.EncryptionKey == "" {
			res.EncryptionKey, res.KeyUsage, res.EncryptionKeyStatus, res.Creator, res.Origin = k.key, keyUsage, "Enabled", tx.Account.ID, "Aliyun_KMS"
		}
	}
	return res, nil
}

// keyUsage is what every key of RDS is for.
const keyUsage = "ENCRYPT/DECRYPT"
