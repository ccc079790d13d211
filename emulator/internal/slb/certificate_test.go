package slb_test

import (
	"regexp"
	"strings"
	"testing"
)

func TestServerCertificate(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	text, key := pair(t)
	// What is pasted often has blanks around it.
	a := b.OK("Slb UploadServerCertificate", "ServerCertificate", "\n  "+strings.ReplaceAll(text, "\n", "\n  "), "PrivateKey", key, "ServerCertificateName", "web")
	for path, want := range map[string]string{
		"CommonName": "www.example.com", "ExpireTime": "2030-01-02T03:04:05Z", "ServerCertificateName": "web", "RegionId": "cn-hangzhou",
		"SubjectAlternativeNames.SubjectAlternativeName": `["www.example.com","example.com","192.0.2.7"]`, "IsAliCloudCertificate": "0",
	} {
		if got := a.Get(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	if print := a.Get("Fingerprint"); !regexp.MustCompile(`^([0-9a-f]{2}:){19}[0-9a-f]{2}$`).MatchString(print) {
		t.Errorf("fingerprint %q", print)
	}
	_, otherKey := pair(t)
	b.Refused("InvalidParameter", "Slb UploadServerCertificate", "ServerCertificate", text, "PrivateKey", otherKey)
	b.Refused("CertificateFormatInvalid", "Slb UploadServerCertificate", "ServerCertificate", key, "PrivateKey", key)
	b.Refused("CertificateFormatInvalid", "Slb UploadServerCertificate", "ServerCertificate", "no PEM", "PrivateKey", key)
	b.Refused("MissingPrivateKey", "Slb UploadServerCertificate", "ServerCertificate", text)
	b.Refused("InvalidParameter.AliCloudCertificateId", "Slb UploadServerCertificate", "AliCloudCertificateId", "775")

	id := a.Get("ServerCertificateId")
	b.https(lb, "443", id)
	b.Refused("CertificateAndPrivateKeyIsRefered", "Slb DeleteServerCertificate", "ServerCertificateId", id)
	b.OK("Slb DeleteLoadBalancerListener", "LoadBalancerId", lb, "ListenerPort", "443")
	b.OK("Slb SetServerCertificateName", "ServerCertificateId", id, "ServerCertificateName", "renamed")
	listed := b.OK("Slb DescribeServerCertificates", "ServerCertificateId", id)
	if listed.Get("ServerCertificates.ServerCertificate.0.ServerCertificateName") != "renamed" || strings.Contains(string(listed.Body), "PRIVATE KEY") {
		t.Errorf("listed: %s", listed.Body)
	}
	b.OK("Slb DeleteServerCertificate", "ServerCertificateId", id)
	b.Refused("ServerCertificateId.NotFound", "Slb DeleteServerCertificate", "ServerCertificateId", id)
}

func TestCACertificate(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	text, _ := pair(t)
	id := b.OK("Slb UploadCACertificate", "CACertificate", text, "CACertificateName", "clients").Get("CACertificateId")
	server := b.certificate()
	b.Refused("CertificateTypeMismatched", "Slb CreateLoadBalancerHTTPSListener", "LoadBalancerId", lb, "ListenerPort", "443", "BackendServerPort", "80", "Bandwidth", "-1",
		"StickySession", "off", "HealthCheck", "off", "ServerCertificateId", id)
	b.https(lb, "443", server, "CACertificateId", id)
	b.Refused("CertificateAndPrivateKeyIsRefered", "Slb DeleteCACertificate", "CACertificateId", id)
	if n := b.OK("Slb DescribeCACertificates").Len("CACertificates.CACertificate"); n != 1 {
		t.Errorf("%d CA certificates", n)
	}
	b.OK("Slb SetLoadBalancerHTTPSListenerAttribute", "LoadBalancerId", lb, "ListenerPort", "443", "CACertificateId", "")
	b.OK("Slb SetCACertificateName", "CACertificateId", id, "CACertificateName", "x")
	b.OK("Slb DeleteCACertificate", "CACertificateId", id)
	b.Refused("CACertificateId.NotFound", "Slb DeleteCACertificate", "CACertificateId", id)
}

func TestCipherPolicy(t *testing.T) {
	t.Parallel()
	b, lb := public(t)
	make := []string{"Name", "strict", "TLSVersions.1", "TLSv1.2", "Ciphers.1", "AES256-SHA256"}
	id := b.OK("Slb CreateTLSCipherPolicy", make...).Get("TLSCipherPolicyId")
	b.Refused("TLSPolicyNoSupportVersion", "Slb CreateTLSCipherPolicy", "Name", "old", "TLSVersions.1", "SSLv3", "Ciphers.1", "AES128-SHA")
	b.Refused("TLSPolicyNoSupportCipher", "Slb CreateTLSCipherPolicy", "Name", "old", "TLSVersions.1", "TLSv1.0", "Ciphers.1", "AES256-SHA256")
	b.Refused("ParamDuplicateError.Ciphers", "Slb CreateTLSCipherPolicy", append(make, "Ciphers.2", "AES256-SHA256")...)
	b.Refused("TLSPolicyUnchanged", "Slb SetTLSCipherPolicyAttribute", append(make, "TLSCipherPolicyId", id)...)
	b.Refused("InvalidTLSPolicyId.NotExist", "Slb CreateLoadBalancerHTTPSListener", "LoadBalancerId", lb, "ListenerPort", "443", "BackendServerPort", "80", "Bandwidth", "-1",
		"StickySession", "off", "HealthCheck", "off", "ServerCertificateId", b.certificate(), "TLSCipherPolicy", "tls-none")
	b.https(lb, "443", b.certificate(), "TLSCipherPolicy", id)
	listed := b.OK("Slb ListTLSCipherPolicies", "IncludeListener", "true")
	if listed.Get("TLSCipherPolicies.0.RelateListeners.0.Port") != "443" || listed.Get("IsTruncated") != "true" {
		t.Errorf("policies: %s", listed.Body)
	}
	b.Refused("TLSPolicyRelated", "Slb DeleteTLSCipherPolicy", "TLSCipherPolicyId", id)
	b.OK("Slb DeleteLoadBalancerListener", "LoadBalancerId", lb, "ListenerPort", "443")
	b.OK("Slb DeleteTLSCipherPolicy", "TLSCipherPolicyId", id)
}
