package cloudfw_test

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/cloudfw"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

func open(t *testing.T) *actiontest.Bench {
	t.Helper()
	return actiontest.New(t, cloudfw.Service, vpc.Service).As("finance").In("cn-hangzhou-finance")
}

// rule spells the parameters of a policy that lets a TCP port in, with what differs.
func rule(but ...string) []string {
	params := map[string]string{
		"Direction": "in", "AclAction": "accept", "Description": "web", "Source": "0.0.0.0/0", "SourceType": "net",
		"Destination": "198.18.0.1/32", "DestinationType": "net", "Proto": "TCP", "DestPort": "443/443", "ApplicationName": "ANY", "NewOrder": "-1",
	}
	for i := 0; i < len(but); i += 2 {
		params[but[i]] = but[i+1]
	}
	var list []string
	for _, name := range slices.Sorted(maps.Keys(params)) {
		if params[name] != "" {
			list = append(list, name, params[name])
		}
	}
	return list
}

// order lists the inbound IPv4 policies by their descriptions.
func order(b *actiontest.Bench) []string {
	a := b.OK("Cloudfw DescribeControlPolicy", "Direction", "in", "IpVersion", "4", "CurrentPage", "1", "PageSize", "50")
	var all []string
	for i := range a.Len("Policys") {
		at := "Policys." + strconv.Itoa(i) + "."
		if a.Get(at+"Order") != strconv.Itoa(i+1) {
			all = append(all, "order "+a.Get(at+"Order"))
		}
		all = append(all, a.Get(at+"Description"))
	}
	return all
}

func TestPoliciesKeepAnOrder(t *testing.T) {
	t.Parallel()
	b := open(t)
	ids := map[string]string{}
	for _, name := range []string{"a", "b", "c"} {
		ids[name] = b.OK("Cloudfw AddControlPolicy", rule("Description", name)...).Get("AclUuid")
	}
	b.OK("Cloudfw AddControlPolicy", rule("Description", "six", "IpVersion", "6", "Source", "::/0", "Destination", "2001:db8::1/128")...)
	steps := []struct {
		call string
		with []string
		want string
	}{
		{"AddControlPolicy", rule("Description", "d", "NewOrder", "2"), "a d b c"},
		{"ModifyControlPolicyPosition", []string{"Direction", "in", "OldOrder", "4", "NewOrder", "1"}, "c a d b"},
		{"ModifyControlPolicyPriority", []string{"AclUuid", ids["a"], "Order", "-1"}, "c d b a"},
		{"DeleteControlPolicy", []string{"AclUuid", ids["b"], "Direction", "in"}, "c d a"},
	}
	for _, s := range steps {
		b.OK("Cloudfw "+s.call, s.with...)
		if diff := cmp.Diff(strings.Fields(s.want), order(b)); diff != "" {
			t.Fatalf("after %s (-want +got):\n%s", s.call, diff)
		}
	}
	used := b.OK("Cloudfw DescribePolicyPriorUsed", "Direction", "in")
	if used.Get("Start") != "1" || used.Get("End") != "3" {
		t.Errorf("in use: %s", used.Body)
	}
	b.Refused("ErrorParametersNewOrder", "Cloudfw AddControlPolicy", rule("NewOrder", "9")...)
	b.Refused("ErrorParametersOldOrder", "Cloudfw ModifyControlPolicyPosition", "Direction", "in", "OldOrder", "9", "NewOrder", "1")
}

func TestPoliciesAreChecked(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.OK("Cloudfw AddAddressBook", "GroupName", "offices", "GroupType", "ip", "Description", "x", "AddressList", "203.0.113.0/24,203.0.114.0/24")
	b.OK("Cloudfw AddAddressBook", "GroupName", "web", "GroupType", "port", "Description", "x", "AddressList", "80/80,443/443")
	for name, test := range map[string]struct {
		with []string
		code string
	}{
		"no CIDR block":          {rule("Source", "x"), "ErrorParametersSource"},
		"the other family":       {rule("Source", "::/0"), "ErrorParametersSource"},
		"no such book":           {rule("Source", "nobody", "SourceType", "group"), "ErrorParametersSource"},
		"a book of ports":        {rule("Source", "web", "SourceType", "group"), "ErrorParametersSource"},
		"a domain inwards":       {rule("Destination", "example.com", "DestinationType", "domain"), "ErrorParametersDestination"},
		"a place outwards":       {rule("Direction", "out", "Source", `["BJ11"]`, "SourceType", "location"), "ErrorParametersSource"},
		"a range backwards":      {rule("DestPort", "88/80"), "ErrorParametersDestPort"},
		"no such port book":      {rule("DestPort", "", "DestPortType", "group", "DestPortGroup", "offices"), "ErrorParametersGroupPort"},
		"an unknown application": {rule("ApplicationName", "Gopher"), "ErrorParametersAppId"},
		"no application":         {rule("ApplicationName", ""), "ErrorParametersAppId"},
		"HTTP over UDP":          {rule("Proto", "UDP", "ApplicationName", "HTTP"), "ErrorParametersAppId"},
		"an unknown action":      {rule("AclAction", "shrug"), "ErrorParametersAction"},
		"an unknown protocol":    {rule("Proto", "SCTP"), "ErrorParametersProto"},
		"an unknown direction":   {rule("Direction", "up"), "ErrorParametersDirection"},
		"an unknown IP version":  {rule("IpVersion", "5"), "ErrorParameterIpVersion"},
		"a quarter of an hour":   {rule("RepeatType", "None", "StartTime", "1694761200", "EndTime", "1694762100"), "ErrorParameters"},
		"a week without days":    {rule("RepeatType", "Weekly", "StartTime", "1694761200", "EndTime", "1694764800", "RepeatStartTime", "08:00", "RepeatEndTime", "09:00"), "ErrorParameters"},
		"no description":         {rule("Description", ""), "MissingDescription"},
	} {
		t.Run(name, func(t *testing.T) { b.Refused(test.code, "Cloudfw AddControlPolicy", test.with...) })
	}
	a := b.OK("Cloudfw AddControlPolicy", rule("Source", "offices", "SourceType", "group", "DestPort", "", "DestPortType", "group", "DestPortGroup", "web")...)
	seen := b.OK("Cloudfw DescribeControlPolicy", "AclUuid", a.Get("AclUuid"), "CurrentPage", "1", "PageSize", "10")
	for path, want := range map[string]string{
		"TotalCount": "1", "Policys.0.SourceGroupType": "ip", "Policys.0.SourceGroupCidrs": `["203.0.113.0/24","203.0.114.0/24"]`,
		"Policys.0.DestPortGroupPorts": `["80/80","443/443"]`, "Policys.0.SpreadCnt": "4", "Policys.0.Release": "true", "Policys.0.DestPort": "80/80,443/443",
	} {
		if got := seen.Get(path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	b.Refused("ErrorParametersPageSizeOrNo", "Cloudfw DescribeControlPolicy", "CurrentPage", "0", "PageSize", "10")
	b.Refused("ErrorParameters", "Cloudfw DeleteControlPolicy", "AclUuid", a.Get("AclUuid"), "Direction", "out")
	b.OK("Cloudfw ModifyControlPolicy", append(rule("Description", "other", "AclAction", "drop", "Release", "false", "NewOrder", ""), "AclUuid", a.Get("AclUuid"))...)
	seen = b.OK("Cloudfw DescribeControlPolicy", "Description", "other", "Release", "false", "AclAction", "drop", "CurrentPage", "1", "PageSize", "10")
	if seen.Get("TotalCount") != "1" || seen.Get("Policys.0.DestPort") != "443/443" {
		t.Errorf("after the change: %s", seen.Body)
	}
}

// proves: F1-cloudfirewall
func TestTheBasicEditionIsPartOfTheFinanceCloud(t *testing.T) {
	t.Parallel()
	b := open(t)
	for _, name := range []string{"finance", "microfinance"} {
		caller := b.As(name)
		caller.OK("Cloudfw AddControlPolicy", rule()...)
		if v := caller.OK("Cloudfw DescribeUserBuyVersion"); v.Get("InstanceStatus") != "normal" || v.Get("UserStatus") != "true" {
			t.Errorf("%s has %s", name, v.Body)
		}
	}
	for name, region := range map[string]string{"public": "cn-hangzhou", "gov": "cn-north-2-gov-1"} {
		caller := b.As(name).In(region)
		a := caller.Refused("ErrorInstanceStatusNotNormal", "Cloudfw AddControlPolicy", rule()...)
		if len(a.Rules) == 0 || !strings.HasPrefix(a.Rules[0], "F1-cloudfirewall") || !strings.Contains(a.Get("Message"), "not buy user") {
			t.Errorf("%s: %v %s", name, a.Rules, a.Body)
		}
		if v := caller.OK("Cloudfw DescribeUserBuyVersion"); v.Get("InstanceStatus") != "free" {
			t.Errorf("%s has %s", name, v.Body)
		}
		write(t, b, name, region, func(tx *world.Tx) error {
			return tx.FirewallPurchases.Insert(&world.FirewallPurchase{ID: "vipcloudfw-cn-1", Edition: world.FirewallPremium, BoughtAt: tx.Now(), Expires: tx.Now().Add(time.Hour)})
		})
		caller.OK("Cloudfw AddControlPolicy", rule()...)
		if v := caller.OK("Cloudfw DescribeUserBuyVersion"); v.Get("Version") != "2" || v.Get("InstanceId") != "vipcloudfw-cn-1" {
			t.Errorf("%s has bought, and is told %s", name, v.Body)
		}
	}
	b.Advance(2 * time.Hour)
	b.As("public").In("cn-hangzhou").Refused("ErrorInstanceStatusNotNormal", "Cloudfw DescribeControlPolicy", "Direction", "in", "CurrentPage", "1", "PageSize", "10")
}

// proves: F1-dedicated-cluster
func TestPoliciesStayInTheirCloud(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.OK("Cloudfw AddControlPolicy", rule()...)
	if got := order(b.As("finance-2")); len(got) != 0 {
		t.Errorf("another account sees %v", got)
	}
	if got := order(b.In("cn-shanghai-finance-1")); len(got) != 1 {
		t.Errorf("another region of the account sees %v", got)
	}
	write(t, b, "finance", "", func(tx *world.Tx) error {
		a := tx.Account
		a.Cloud = "gov"
		elsewhere := tx.As(a, regions.Region{})
		if n, err := elsewhere.ControlPolicies.Count(); err != nil || n != 0 {
			t.Errorf("the account takes %d policies along into another cloud, %v", n, err)
		}
		return nil
	})
}

// proves: G2-change-review
func TestOpeningsAreOnTheLogOfChanges(t *testing.T) {
	t.Parallel()
	b := open(t)
	gov := b.As("gov").In("cn-north-2-gov-1")
	write(t, b, "gov", "cn-north-2-gov-1", func(tx *world.Tx) error {
		return tx.FirewallPurchases.Insert(&world.FirewallPurchase{ID: "vipcloudfw-cn-1", Edition: world.FirewallPremium})
	})
	id := gov.OK("Cloudfw AddControlPolicy", rule()...).Get("AclUuid")
	gov.OK("Cloudfw DeleteControlPolicy", "AclUuid", id, "Direction", "in")
	b.OK("Cloudfw AddControlPolicy", rule()...)
	var got []string
	err := b.World.View(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		for c, err := range tx.Changes.Each() {
			if err != nil {
				return err
			}
			got = append(got, strings.Join([]string{c.Kind, c.Subject, c.From, c.To, c.Requester, strings.Join(c.Reviewers, "+"), c.Result}, "|"))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	const policy = "1 in accept TCP from 0.0.0.0/0 to 198.18.0.1/32 port 443/443 (on)"
	want := []string{
		"firewall|1000000000000003||" + policy + "|root|business-desk+security-desk|done",
		"firewall|1000000000000003|" + policy + "||root|business-desk+security-desk|done",
		"firewall|1000000000000001||" + policy + "|root||done",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the log of changes (-want +got):\n%s", diff)
	}
}

// write changes the world beside the API, as other products do.
func write(t *testing.T, b *actiontest.Bench, account, region string, change func(*world.Tx) error) {
	t.Helper()
	err := b.World.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		r, _ := tx.Matrix().Region(region)
		for a, err := range tx.Accounts.Each() {
			if err != nil {
				return err
			}
			if a.Name == account {
				return change(tx.As(*a, r))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
