package world

import "time"

// SSLVPNClientCert is what one client shows to an SSL-VPN server. Document: Vpc CreateSslVpnClientCert.
type SSLVPNClientCert struct {
	Meta
	Server string
	// Certificate and Key are PEM.
	Certificate string
	Key         string
	Expires     time.Time
}
