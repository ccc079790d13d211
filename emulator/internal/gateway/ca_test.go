package gateway_test

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/gateway"
)

func TestLeafVerifies(t *testing.T) {
	t.Parallel()
	names := gateway.NewNames("ringfence")
	names.AddListener(&net.TCPAddr{IP: net.ParseIP("192.0.2.7"), Port: 4680})
	ca := must(gateway.Make(names, time.Now))(t)
	for _, name := range []string{
		"127.0.0.1", "::1", "localhost", "bucket.localhost", "ecs.aliyuncs.com", "bucket.oss-cn-hzfinance.aliyuncs.com",
		"a.b.c.d.e.aliyuncs.com", "old_bucket.oss-cn-hangzhou.aliyuncs.com", "192.0.2.7", "ringfence",
		"a-bucket-whose-name-is-as-long-as-a-bucket-name-may-become-63ch.oss-cn-shanghai-finance-1-internal.aliyuncs.com",
	} {
		leaf, err := ca.Leaf(name)
		if err != nil {
			t.Errorf("Leaf(%q): %v", name, err)
			continue
		}
		if _, err := leaf.Leaf.Verify(x509.VerifyOptions{Roots: trusting(ca).RootCAs, DNSName: name}); err != nil {
			t.Errorf("certificate for %q: %v", name, err)
		}
		if life := leaf.Leaf.NotAfter.Sub(leaf.Leaf.NotBefore); life > 825*24*time.Hour {
			t.Errorf("certificate for %q lives %s", name, life)
		}
		if time.Until(leaf.Leaf.NotBefore) > -23*time.Hour {
			t.Errorf("certificate for %q is valid only from %s", name, leaf.Leaf.NotBefore)
		}
	}
}

func TestLeafRefusesOtherNames(t *testing.T) {
	t.Parallel()
	ca := must(gateway.Make(gateway.NewNames(), time.Now))(t)
	for _, name := range []string{
		"", "example.com", "aliyuncs.com", "aliyuncs.com.example.com", "notaliyuncs.com", "*.aliyuncs.com", "127.0.0.2", "10.0.0.1",
		"a..aliyuncs.com", ".aliyuncs.com", "a b.aliyuncs.com", "a\x00.aliyuncs.com", "-.aliyuncs.com", "fe80::1%lo", "localhost.example",
	} {
		_, err := ca.Leaf(name)
		if refused, ok := errors.AsType[*gateway.ErrName](err); !ok || refused.Name != name {
			t.Errorf("Leaf(%q) = %v, want a refusal", name, err)
		}
	}
}

func TestLeafIsCachedAndRenewed(t *testing.T) {
	t.Parallel()
	now := time.Now()
	ca := must(gateway.Make(gateway.NewNames(), func() time.Time { return now }))(t)
	first := must(ca.Leaf("ECS.aliyuncs.com."))(t)
	if again := must(ca.Leaf("ecs.aliyuncs.com"))(t); again != first {
		t.Error("the same name was minted twice")
	}
	now = now.Add(824 * 24 * time.Hour)
	renewed := must(ca.Leaf("ecs.aliyuncs.com"))(t)
	if renewed == first || !renewed.Leaf.NotAfter.After(now) {
		t.Error("an expiring certificate was handed out")
	}
	for i := range 2000 { // far beyond the cache
		must(ca.Leaf(fmt.Sprintf("b%d.aliyuncs.com", i)))(t)
	}
	if again := must(ca.Leaf("ecs.aliyuncs.com"))(t); again == renewed {
		t.Error("the cache has no bound")
	}
}

func TestOwnLeafFollowsListeners(t *testing.T) {
	t.Parallel()
	names := gateway.NewNames()
	ca := must(gateway.Make(names, time.Now))(t)
	must(ca.OwnLeaf(netip.Addr{}))(t)
	names.AddListener(&net.TCPAddr{IP: net.ParseIP("192.0.2.7"), Port: 1})
	leaf := must(ca.OwnLeaf(netip.MustParseAddr("172.17.0.2")))(t)
	for _, name := range []string{"localhost", "127.0.0.1", "::1", "192.0.2.7", "172.17.0.2"} {
		if err := leaf.Leaf.VerifyHostname(name); err != nil {
			t.Error(err)
		}
	}
}

func TestOpenKeepsTheAuthority(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "ca.pem")
	first := must(gateway.Open(file, gateway.NewNames(), time.Now))(t)
	second := must(gateway.Open(file, gateway.NewNames(), time.Now))(t)
	if string(first.PEM()) != string(second.PEM()) {
		t.Error("the authority changed")
	}
	if mode := must(os.Stat(file))(t).Mode().Perm(); mode != 0o600 {
		t.Errorf("mode %o, want 600", mode)
	}
	leaf := must(second.Leaf("localhost"))(t)
	if _, err := leaf.Leaf.Verify(x509.VerifyOptions{Roots: trusting(first).RootCAs, DNSName: "localhost"}); err != nil {
		t.Error(err)
	}
	if left := must(filepath.Glob(filepath.Join(filepath.Dir(file), ".*")))(t); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	one, two := filepath.Join(dir, "one.pem"), filepath.Join(dir, "two.pem")
	ca := must(gateway.Open(one, gateway.NewNames(), time.Now))(t)
	must(gateway.Open(two, gateway.NewNames(), time.Now))(t)
	for name, text := range map[string][]byte{
		"empty":       nil,
		"garbage":     []byte("no pem"),
		"no key":      ca.PEM(),
		"foreign key": append(ca.PEM(), must(os.ReadFile(two))(t)...),
		"broken":      []byte("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
	} {
		file := filepath.Join(dir, "bad.pem")
		if err := os.WriteFile(file, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := gateway.Open(file, gateway.NewNames(), time.Now); err == nil {
			t.Errorf("%s: loaded", name)
		}
	}
	later := func() time.Time { return time.Now().AddDate(11, 0, 0) }
	if _, err := gateway.Load(one, gateway.NewNames(), later); err == nil {
		t.Error("an expired authority was loaded")
	}
}

func TestEmulated(t *testing.T) {
	t.Parallel()
	names := gateway.NewNames("alias")
	names.AddListener(&net.TCPAddr{IP: net.ParseIP("127.0.0.1"), Port: 4680})
	names.AddListener(&net.TCPAddr{IP: net.IPv6zero, Port: 4681})
	for address, want := range map[netip.AddrPort]bool{
		netip.MustParseAddrPort("127.0.0.1:4680"): true,
		netip.MustParseAddrPort("127.0.0.1:4681"): true,
		netip.MustParseAddrPort("[::1]:4681"):     true,
		netip.MustParseAddrPort("127.0.0.1:4682"): false,
		netip.MustParseAddrPort("10.0.0.1:4681"):  false,
	} {
		if got := names.Emulated(address.Addr().String(), address.Port()); got != want {
			t.Errorf("Emulated(%s) = %v", address, got)
		}
	}
	for name, want := range map[string]bool{
		"ecs.aliyuncs.com": true, "ECS.Aliyuncs.Com.": true, "localhost": true, "b.localhost": true, "alias": true,
		"aliyuncs.com": false, "example.com": false, "evil-aliyuncs.com": false, "": false,
	} {
		if got := names.Emulated(name, 12345); got != want {
			t.Errorf("Emulated(%s) = %v", name, got)
		}
	}
}
