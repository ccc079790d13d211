package oss

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	wire "github.com/ringfence-dev/ringfence/api/oss"
)

// Whatever a routing rule may say of where it leads has an effect, or is told to have none.
func TestNothingOfARedirectIsIgnored(t *testing.T) {
	t.Parallel()
	effective := strings.Fields("RedirectType PassQueryString MirrorURL MirrorURLSlave MirrorPassQueryString MirrorFollowRedirect MirrorCheckMd5 " +
		"MirrorAllowHeadObject MirrorSaveOssMeta MirrorSwitchAllErrors MirrorProxyPass TransparentMirrorResponseCodes MirrorHeaders MirrorTaggings " +
		"MirrorMultiAlternates Protocol HostName EnableReplacePrefix HttpRedirectCode ReplaceKeyPrefixWith ReplaceKeyWith")
	told := func(d wire.RoutingRedirect) []string {
		return IneffectiveSite(&wire.WebsiteConfiguration{RoutingRules: &wire.RoutingRules{Rules: []wire.RoutingRule{{Redirect: &d}}}})
	}
	for field := range reflect.TypeFor[wire.RoutingRedirect]().Fields() {
		var d wire.RoutingRedirect
		switch value := reflect.ValueOf(&d).Elem().FieldByIndex(field.Index); value.Kind() {
		case reflect.String:
			value.SetString("x")
		default:
			value.Set(reflect.New(field.Type.Elem()))
			if value.Elem().Kind() == reflect.Bool {
				value.Elem().SetBool(true)
			}
		}
		var want []string
		if !slices.Contains(effective, field.Name) {
			want = []string{field.Name}
		}
		if got := told(d); !slices.Equal(got, want) {
			t.Errorf("%s: told %q, want %q", field.Name, got, want)
		}
	}
	placed := wire.MirrorAlternates{Alternates: []wire.MirrorAlternate{{}, {MirrorMultiAlternateVpcId: "vpc-1", MirrorMultiAlternateDstRegion: "oss-cn-hangzhou"}}}
	if got := told(wire.RoutingRedirect{MirrorMultiAlternates: &placed}); !slices.Equal(got, []string{"MirrorMultiAlternateVpcId", "MirrorMultiAlternateDstRegion"}) {
		t.Errorf("of a further origin: %q", got)
	}
}

func TestShare(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		done, total int
		want        string
	}{{0, 3, "0.00"}, {1, 3, "0.33"}, {999, 1000, "0.99"}, {1, 100_000, "0.00"}, {3, 3, "1"}, {4, 3, "1"}} {
		if got := share(test.done, test.total); got != test.want {
			t.Errorf("%d of %d: %s, want %s", test.done, test.total, got, test.want)
		}
	}
}
