package vantage

import (
	"context"
	"fmt"
	"net/netip"
	"strings"
)

// Vantage is a place in the emulated world, spelled as users spell it ("ecs:i-bp1…"). The empty one is the intranet of
// whichever region a call addresses.
type Vantage string

// Kind is the part of a [Vantage] before the colon.
type Kind string

// The kinds of places that a flow can start from.
const (
	Internet      Kind = "internet"   // optionally with the caller's address
	Intranet      Kind = "intranet"   // a plain host on a region's intranet; without a region, of the one addressed
	PublicECS     Kind = "public-ecs" // an ECS instance of the public cloud, on its intranet
	ECS           Kind = "ecs"        // an instance
	Line          Kind = "line"       // a leased line, named by its virtual border router
	ManagementVPN Kind = "mgmt-vpn"   // the management VPN of a region
	SSLVPN        Kind = "sslvpn"     // a client of an SSL-VPN server
	IPsec         Kind = "ipsec"      // the far side of an IPsec connection
)

// Forms lists what [Parse] accepts, for messages to users.
const Forms = "internet[:ADDRESS], intranet[:REGION], public-ecs, ecs:INSTANCE, line:VBR, mgmt-vpn:REGION, sslvpn:SERVER or ipsec:CONNECTION"

// longest bounds a name. Resource ids have at most some forty characters, a textual IPv6 address has 39.
const longest = 128

// Parse checks the spelling of a vantage. The empty string is valid and stays empty.
func Parse(text string) (Vantage, error) {
	if text == "" {
		return "", nil
	}
	v := Vantage(text)
	if len(text) > longest || !v.wellFormed() {
		return "", fmt.Errorf("%q is not a vantage point: want %s", clip(text), Forms)
	}
	return v, nil
}

func (v Vantage) wellFormed() bool {
	kind, detail, detailed := strings.Cut(string(v), ":")
	switch Kind(kind) {
	case Internet:
		return !detailed || isAddress(detail)
	case Intranet:
		return !detailed || isRegion(detail)
	case PublicECS:
		return !detailed
	case ManagementVPN:
		return isRegion(detail)
	case ECS, Line, SSLVPN, IPsec:
		return isID(detail)
	}
	return false
}

// Kind tells what sort of place it is; the empty vantage is an [Intranet].
func (v Vantage) Kind() Kind {
	if v == "" {
		return Intranet
	}
	kind, _, _ := strings.Cut(string(v), ":")
	return Kind(kind)
}

// Detail is the address, region or resource id of the place, empty when the name has none.
func (v Vantage) Detail() string {
	_, detail, _ := strings.Cut(string(v), ":")
	return detail
}

// String spells the empty vantage as the place it stands for.
func (v Vantage) String() string {
	if v == "" {
		return string(Intranet)
	}
	return string(v)
}

func isAddress(s string) bool {
	address, err := netip.ParseAddr(s)
	return err == nil && address.Zone() == ""
}

// isRegion knows the shape of a region id: a two-letter country and at least one more part. The shape matters where a
// name stands beside a password: "intranet:cn-hangzhou" has a region, "intranet:secret" has not.
func isRegion(s string) bool {
	country, rest, ok := strings.Cut(s, "-")
	return ok && len(country) == 2 && isLower(country) && isID(rest) && !strings.HasPrefix(rest, "-")
}

func isLower(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

func isID(s string) bool {
	for _, c := range []byte(s) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '_', c == '.':
		default:
			return false
		}
	}
	return s != ""
}

func clip(s string) string {
	if len(s) > longest {
		return s[:longest] + "…"
	}
	return s
}

type key struct{}

// With returns a context that says from where its call comes.
func With(ctx context.Context, v Vantage) context.Context {
	return context.WithValue(ctx, key{}, v)
}

// From tells from where the call of ctx comes; the empty vantage when nobody said.
func From(ctx context.Context) Vantage {
	v, _ := ctx.Value(key{}).(Vantage)
	return v
}
