package vantage_test

import (
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		kind   vantage.Kind
		detail string
	}{
		"":                          {vantage.Intranet, ""},
		"intranet":                  {vantage.Intranet, ""},
		"intranet:cn-north-2-gov-1": {vantage.Intranet, "cn-north-2-gov-1"},
		"internet":                  {vantage.Internet, ""},
		"internet:203.0.113.9":      {vantage.Internet, "203.0.113.9"},
		"internet:2001:db8::1":      {vantage.Internet, "2001:db8::1"},
		"public-ecs":                {vantage.PublicECS, ""},
		"ecs:i-bp1abc":              {vantage.ECS, "i-bp1abc"},
		"line:vbr-bp1":              {vantage.Line, "vbr-bp1"},
		"mgmt-vpn:cn-shanghai":      {vantage.ManagementVPN, "cn-shanghai"},
		"sslvpn:vss-bp1":            {vantage.SSLVPN, "vss-bp1"},
		"ipsec:vco-bp1":             {vantage.IPsec, "vco-bp1"},
	} {
		v, err := vantage.Parse(text)
		if err != nil {
			t.Errorf("Parse(%q): %v", text, err)
			continue
		}
		if v.Kind() != want.kind || v.Detail() != want.detail {
			t.Errorf("Parse(%q) = %q, %q; want %q, %q", text, v.Kind(), v.Detail(), want.kind, want.detail)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"root", "ecs", "ecs:", "ecs:i 1", "ecs:i-1:x", "ecs:i\x00", "intranet:", "intranet:hangzhou", "intranet:secret-word",
		"internet:", "internet:example.com", "internet:fe80::1%eth0", "public-ecs:i-1", "public-ecs:", "mgmt-vpn", "mgmt-vpn:x",
		"line:", "ECS:i-1", " internet", "ecs:" + strings.Repeat("i", 200),
	} {
		if v, err := vantage.Parse(text); err == nil {
			t.Errorf("Parse(%q) = %q, want an error", text, v)
		}
	}
}

func TestContext(t *testing.T) {
	t.Parallel()
	if v := vantage.From(t.Context()); v != "" || v.String() != "intranet" {
		t.Errorf("From(empty) = %q (%s)", string(v), v)
	}
	if v := vantage.From(vantage.With(t.Context(), "internet")); v != "internet" {
		t.Errorf("From = %q, want internet", v)
	}
}
