package world

import "time"

// Certificate is a server certificate with its key, or a CA certificate that clients are checked with.
// Documents: Slb UploadServerCertificate, UploadCACertificate.
type Certificate struct {
	Meta
	// Authority marks a CA certificate; it has no key.
	Authority bool `json:",omitempty"`
	// PEM and Key are what was uploaded.
	PEM         string
	Key         string `json:",omitempty"`
	Fingerprint string
	CommonName  string
	AltNames    []string  `json:",omitempty"`
	ExpiresAt   time.Time `json:",omitzero"`
}

// CipherPolicy is a named choice of TLS versions and ciphers for HTTPS listeners.
// Document: Slb CreateTLSCipherPolicy.
type CipherPolicy struct {
	Meta
	Versions []string
	Ciphers  []string
}
