package slb

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on certificates and TLS policies refuse.
var (
	ErrServerCertificateNotFound = apierr.New(404, "ServerCertificateId.NotFound", "The specified ServerCertificateId does not exist.", "observed by clients of DeleteServerCertificate")
	ErrCACertificateNotFound     = apierr.New(404, "CACertificateId.NotFound", "The specified CACertificateId does not exist.", "observed by clients of DeleteCACertificate")
	ErrCertificateInUse          = apierr.New(400, "CertificateAndPrivateKeyIsRefered", "A listener uses the certificate.", "Slb DeleteServerCertificate, DeleteCACertificate")
	ErrCertificateExtended       = apierr.New(400, "CertificateRelatedDomainExtensionExist", "A domain extension uses the certificate.", "Slb DeleteServerCertificate")
	ErrCertificateFormat         = apierr.New(400, "CertificateFormatInvalid", "The certificate is not a PEM certificate.", "Slb UploadServerCertificate")
	ErrCertificateKey            = apierr.New(400, "InvalidParameter", "The specified ServerCertificate and PrivateKey do not belong together.", "Slb UploadServerCertificate")
	ErrCertificateKeyLength      = apierr.New(400, "OperationDenied.IllegalKeyLength", "The key of the certificate is too short.", "Slb UploadServerCertificate")
	ErrAliCloudCertificate       = apierr.New(400, "InvalidParameter.AliCloudCertificateId", "The specified AliCloudCertificateId does not exist.", "Slb UploadServerCertificate")

	ErrCipherPolicyInUse     = apierr.New(400, "TLSPolicyRelated", "A listener uses the TLS cipher policy.", "Slb DeleteTLSCipherPolicy")
	ErrCipherPolicyUnchanged = apierr.New(400, "TLSPolicyUnchanged", "The TLS cipher policy is like that already.", "Slb SetTLSCipherPolicyAttribute")
	ErrCipherUnknown         = apierr.New(400, "TLSPolicyNoSupportCipher", "Cipher %s is not one of the chosen TLS versions.", "Slb CreateTLSCipherPolicy")
	ErrVersionUnknown        = apierr.New(400, "TLSPolicyNoSupportVersion", "TLS version %s is not supported.", "Slb CreateTLSCipherPolicy")
	ErrCipherTwice           = apierr.New(400, "ParamDuplicateError.Ciphers", "A cipher is named twice.", "Slb CreateTLSCipherPolicy")
	ErrVersionTwice          = apierr.New(400, "ParamDuplicateError.TlsVersions", "A TLS version is named twice.", "Slb CreateTLSCipherPolicy")
	ErrCipherPolicyToken     = apierr.New(400, "QueryTokenInvalid", "The specified token is invalid.", "Slb ListTLSCipherPolicies")
)
