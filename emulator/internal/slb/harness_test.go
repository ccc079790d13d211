package slb_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"net/netip"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// bench is a world with two VPCs, a vSwitch in each, and machines: i-one and i-two in the first VPC, i-other in the
// second, i-classic in none, eni-one attached to i-one.
type bench struct {
	*actiontest.Bench
	t testing.TB
}

func open(t testing.TB, account, region string) *bench {
	t.Helper()
	b := &bench{actiontest.New(t, slb.Service).As(account).In(region), t}
	b.write(account, region, func(tx *world.Tx) error {
		for i, id := range []string{"vsw-one", "vsw-other"} {
			vsw := &world.VSwitch{Meta: world.Meta{ID: id}, VPC: "vpc-" + id[4:], CIDR: netip.PrefixFrom(netip.AddrFrom4([4]byte{10, 1, byte(i), 0}), 24)}
			if err := tx.VSwitches.Insert(vsw); err != nil {
				return err
			}
		}
		for i, id := range []string{"i-one", "i-two", "i-other", "i-classic"} {
			instance := &world.Instance{Meta: world.Meta{ID: id}, Status: world.Running, Network: world.InVPC, VPC: "vpc-one", PrivateIP: netip.AddrFrom4([4]byte{10, 1, 0, byte(100 + i)})}
			switch id {
			case "i-other":
				instance.VPC = "vpc-other"
			case "i-classic":
				instance.Network, instance.VPC = world.Classic, ""
			}
			if err := tx.Instances.Insert(instance); err != nil {
				return err
			}
		}
		return tx.NetworkInterfaces.Insert(&world.NetworkInterface{
			Meta: world.Meta{ID: "eni-one"}, VPC: "vpc-one", Instance: "i-one", PrivateIPs: []netip.Addr{netip.MustParseAddr("10.1.0.200")},
		})
	})
	return b
}

// write changes the world beside the API, as other products do.
func (b *bench) write(account, region string, change func(*world.Tx) error) {
	b.t.Helper()
	var owner world.Account
	err := b.World.View(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		for a, err := range tx.Accounts.Each() {
			if err != nil {
				return err
			}
			if a.Name == account {
				owner = *a
			}
		}
		return nil
	})
	if err != nil {
		b.t.Fatal(err)
	}
	at, ok := b.World.Matrix().Region(region)
	if !ok {
		b.t.Fatalf("no region %s", region)
	}
	if err := b.World.Update(owner, at, change); err != nil {
		b.t.Fatal(err)
	}
}

// public opens a bench of the public cloud with a balancer of guaranteed performance.
func public(t testing.TB) (b *bench, lb string) {
	t.Helper()
	b = open(t, "public", "cn-hangzhou")
	return b, b.balancer()
}

func (b *bench) balancer(params ...string) string {
	b.t.Helper()
	return b.OK("Slb CreateLoadBalancer", append([]string{"LoadBalancerSpec", "slb.s2.small"}, params...)...).Get("LoadBalancerId")
}

func (b *bench) http(lb, port string, params ...string) {
	b.t.Helper()
	b.OK("Slb CreateLoadBalancerHTTPListener", append([]string{
		"LoadBalancerId", lb, "ListenerPort", port, "BackendServerPort", "8080", "StickySession", "off", "HealthCheck", "on",
	}, params...)...)
}

func (b *bench) https(lb, port, certificate string, params ...string) {
	b.t.Helper()
	b.OK("Slb CreateLoadBalancerHTTPSListener", append([]string{
		"LoadBalancerId", lb, "ListenerPort", port, "BackendServerPort", "8080", "Bandwidth", "-1", "StickySession", "off",
		"HealthCheck", "off", "ServerCertificateId", certificate,
	}, params...)...)
}

func (b *bench) group(lb, servers string) string {
	b.t.Helper()
	return b.OK("Slb CreateVServerGroup", "LoadBalancerId", lb, "BackendServers", servers).Get("VServerGroupId")
}

// certificate uploads a new certificate for www.example.com.
func (b *bench) certificate() string {
	b.t.Helper()
	text, key := pair(b.t)
	return b.OK("Slb UploadServerCertificate", "ServerCertificate", text, "PrivateKey", key, "ServerCertificateName", "web").Get("ServerCertificateId")
}

// pair makes a certificate of www.example.com and 192.0.2.7, and its key.
func pair(t testing.TB) (certificate, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "www.example.com"}, DNSNames: []string{"www.example.com", "example.com"},
		IPAddresses: []net.IP{net.IPv4(192, 0, 2, 7)}, NotBefore: actiontest.Start, NotAfter: time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	block := func(kind string, der []byte) string {
		return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
	}
	return block("CERTIFICATE", der), block("PRIVATE KEY", encoded)
}
