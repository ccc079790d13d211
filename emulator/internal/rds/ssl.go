package rds

import (
	"cmp"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeDBInstanceSSL answers whether connections are encrypted. PostgreSQL spells its states in its own way.
func describeDBInstanceSSL(tx *world.Tx, req *wire.DescribeDBInstanceSSLRequest) (*wire.DescribeDBInstanceSSLResponse, error) {
	d, err := find(tx, req.DBInstanceId)
	if err != nil {
		return nil, err
	}
	if !speaksSSL(d) {
		return nil, wire.ErrSSLEngine
	}
	s := d.SSL
	res := &wire.DescribeDBInstanceSSLResponse{SSLEnabled: "No", RequireUpdate: "No", SSLExpireTime: stamp(s.Expires), ConnectionString: s.Host}
	if s.Enabled {
		res.SSLEnabled = "Yes"
		if d.Connection(s.Host) == nil {
			res.RequireUpdate = "Yes"
		}
	}
	switch d.Engine {
	case postgres:
		postgresSSL(d, res)
	case sqlServer:
		res.ForceEncryption, res.TlsVersion = "0", cmp.Or(s.TLSVersion, "1.2")
		if s.Force {
			res.ForceEncryption = "1"
		}
	}
	return res, nil
}

// postgresSSL fills in what PostgreSQL answers differently or alone.
func postgresSSL(d *world.DBInstance, res *wire.DescribeDBInstanceSSLResponse) {
	s := d.SSL
	res.SSLEnabled = map[bool]string{true: "on", false: "off"}[s.Enabled]
	res.RequireUpdate = map[string]string{"Yes": "1", "No": "0"}[res.RequireUpdate]
	res.LastModifyStatus = "success"
	if d.Status == world.DBSSLModifying {
		res.LastModifyStatus = "setting"
	}
	if !s.Enabled {
		return
	}
	res.CAType, res.ServerCert, res.ServerKey, res.SSLCreateTime = s.CAType, s.ServerCert, s.ServerKey, stamp(s.Created)
	res.ClientCACert, res.ClientCertRevocationList, res.ACL, res.ReplicationACL = s.ClientCA, s.ClientCRL, s.ACL, s.ReplicationACL
}

// speaksSSL says whether RDS encrypts the connections of an engine.
func speaksSSL(d *world.DBInstance) bool {
	return d.Engine == mysql || d.Engine == postgres || d.Engine == sqlServer
}

// modifyDBInstanceSSL switches encryption off (0) or on (1), or renews the certificate (2). The instance restarts for it.
func modifyDBInstanceSSL(tx *world.Tx, req *wire.ModifyDBInstanceSSLRequest) (*wire.ModifyDBInstanceSSLResponse, error) {
	_, err := change(tx, req.DBInstanceId, func(d *world.DBInstance) error {
		if !speaksSSL(d) {
			return wire.ErrInstanceType
		}
		if d.Connection(req.ConnectionString) == nil {
			return wire.ErrSSLConnection
		}
		action := 1
		if req.SSLEnabled != nil {
			action = *req.SSLEnabled
		}
		switch {
		case action < 0 || action > 2:
			return wire.ErrSSLAction
		case action != 1 && !d.SSL.Enabled:
			return wire.ErrSSLStatus
		case action == 0:
			d.SSL = world.DBSSL{}
		default:
			if err := certify(tx, d, req); err != nil {
				return err
			}
		}
		d.Status = world.DBSSLModifying
		return nil
	})
	return &wire.ModifyDBInstanceSSLResponse{}, err
}

// certify gives an instance a certificate of a year, or the caller's own.
func certify(tx *world.Tx, d *world.DBInstance, req *wire.ModifyDBInstanceSSLRequest) error {
	s := &d.SSL
	s.Enabled, s.Host, s.Created, s.Expires = true, req.ConnectionString, tx.Now(), tx.Now().AddDate(1, 0, 0)
	switch ca := cmp.Or(req.CAType, s.CAType, "aliyun"); ca {
	case "aliyun":
		s.CAType, s.ServerCert, s.ServerKey = ca, "", ""
	case "custom":
		s.CAType, s.ServerCert, s.ServerKey = ca, cmp.Or(req.ServerCert, s.ServerCert), cmp.Or(req.ServerKey, s.ServerKey)
		if s.ServerCert == "" || s.ServerKey == "" {
			return wire.ErrSSLCert
		}
	default:
		return wire.ErrSSLCAType
	}
	if req.ForceEncryption != "" {
		s.Force = req.ForceEncryption == "1"
	}
	s.TLSVersion = cmp.Or(req.TlsVersion, s.TLSVersion)
	return trustClients(s, req)
}

// trustClients sets whose client certificates are taken, and how strictly.
func trustClients(s *world.DBSSL, req *wire.ModifyDBInstanceSSLRequest) error {
	if req.ClientCAEnabled != nil && *req.ClientCAEnabled == 0 {
		s.ClientCA, s.ACL, s.ReplicationACL = "", "", ""
	}
	if req.ClientCrlEnabled != nil && *req.ClientCrlEnabled == 0 {
		s.ClientCRL = ""
	}
	s.ClientCA = cmp.Or(strings.TrimSpace(req.ClientCACert), s.ClientCA)
	s.ClientCRL = cmp.Or(strings.TrimSpace(req.ClientCertRevocationList), s.ClientCRL)
	if s.ClientCA == "" && (strictACL(req.ACL) || strictACL(req.ReplicationACL)) {
		return wire.ErrSSLACL
	}
	s.ACL, s.ReplicationACL = cmp.Or(req.ACL, s.ACL, "prefer"), cmp.Or(req.ReplicationACL, s.ReplicationACL, "prefer")
	return nil
}

func strictACL(acl string) bool { return acl != "" && acl != "prefer" }
