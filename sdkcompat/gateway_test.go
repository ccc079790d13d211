package sdkcompat_test

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"net/http"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
)

// trusting is what SSL_CERT_FILE does for a whole program: the emulator's authority, read where users
// read it, and no other.
func trusting(t *testing.T, em *emulator.Emulator) *tls.Config {
	t.Helper()
	res, err := http.Get(em.Endpoint() + "/_ringfence/ca.pem")
	made(t, err)
	defer res.Body.Close()
	pem, err := io.ReadAll(res.Body)
	made(t, err)
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		t.Fatalf("no certificate in %q", pem)
	}
	return &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}
}

// TestNamesAreCertified opens the names that the clients call, each over HTTPS by its real name.
func TestNamesAreCertified(t *testing.T) {
	t.Parallel()
	em := emulatortest.New(t)
	client := &http.Client{Transport: throughGateway(t, em)}
	for _, name := range []string{
		"ecs.cn-shanghai-finance-1.aliyuncs.com", "rds.aliyuncs.com", "location-readonly.aliyuncs.com",
		"a-bucket.oss-cn-north-2-gov-1.aliyuncs.com",
	} {
		res, err := client.Get("https://" + name + "/")
		made(t, err)
		res.Body.Close()
		if got := res.TLS.PeerCertificates[0]; got.VerifyHostname(name) != nil {
			t.Errorf("%s: the certificate is for %v", name, got.DNSNames)
		}
	}
}
