package account_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/emulator/internal/account"
	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/tag"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

const (
	financeID, finance2ID, govID = "1000000000000001", "1000000000000002", "1000000000000003"
	publicID, microfinanceID     = "1000000000000004", "1000000000000005"
)

func newBench(t *testing.T) *actiontest.Bench {
	t.Helper()
	return actiontest.New(t, vpc.Service, tag.Service)
}

// regionsOf lists the regions that an account is told of.
func regionsOf(b *actiontest.Bench, region string) []string {
	a := b.In(region).OK("Tag DescribeRegions")
	var ids []string
	for i := range a.Len("Regions.Region") {
		ids = append(ids, a.Get("Regions.Region."+string(rune('0'+i))+".RegionId"))
	}
	slices.Sort(ids)
	return ids
}

// proves: F1-admission F3-regions G3-certified-only G3-region-only F2-zone
func TestAnAccountSeesTheRegionsOfItsCloud(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	all := map[string][]string{
		"public":       {"cn-beijing", "cn-hangzhou", "cn-shanghai", "cn-shenzhen"},
		"finance":      {"cn-hangzhou-finance", "cn-shanghai-finance-1", "cn-shenzhen-finance-1"},
		"gov":          {"cn-north-2-gov-1"},
		"microfinance": {"cn-hangzhou-finance"},
	}
	for name, visible := range all {
		caller := b.As(name)
		if diff := cmp.Diff(visible, regionsOf(caller, visible[0])); diff != "" {
			t.Errorf("%s sees other regions (-want +got):\n%s", name, diff)
		}
		for _, region := range slices.Concat(all["public"], all["finance"], all["gov"]) {
			if slices.Contains(visible, region) {
				caller.In(region).OK("Vpc DescribeVpcs")
				continue
			}
			a := caller.In(region).Refused("InvalidRegionId.NotFound", "Vpc DescribeVpcs")
			if len(a.Rules) == 0 {
				t.Errorf("%s in %s: the refusal names no rule", name, region)
			}
		}
	}
}

// proves: F1-dedicated-cluster F3-account-isolation
func TestResourcesStayWithTheirAccount(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	own := b.As("finance").In("cn-hangzhou-finance")
	id := own.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
	for _, other := range []*actiontest.Bench{
		b.As("finance-2").In("cn-hangzhou-finance"), b.As("microfinance").In("cn-hangzhou-finance"),
		b.As("public").In("cn-hangzhou"), b.As("gov").In("cn-north-2-gov-1"),
	} {
		if n := other.OK("Vpc DescribeVpcs", "VpcId", id).Get("TotalCount"); n != "0" {
			t.Errorf("another account finds %s by id", id)
		}
		if n := other.OK("Vpc DescribeVpcs").Get("TotalCount"); n != "0" {
			t.Errorf("another account lists %s VPCs", n)
		}
	}
	if n := own.OK("Vpc DescribeVpcs", "VpcId", id).Get("TotalCount"); n != "1" {
		t.Errorf("the owner finds %s", n)
	}
}

// proves: F3-release-first F3-account-exclusive
func TestFinanceCertificationWantsPublicResourcesReleased(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	id := b.As("public").In("cn-shanghai").OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
	err := account.Certify(b.World, publicID, "finance", "alice")
	var refusal *account.Refusal
	if !errors.As(err, &refusal) {
		t.Fatalf("got %v, want a refusal", err)
	}
	want := account.Resource{Region: "cn-shanghai", Product: "vpc", Type: "vpc", ID: id}
	if !slices.Contains(refusal.InTheWay, want) || !slices.Contains(refusal.Rules, "F3-release-first") {
		t.Errorf("the refusal names %+v by %v, want %+v", refusal.InTheWay, refusal.Rules, want)
	}
	b.As("public").In("cn-shanghai").OK("Vpc DescribeVpcs")

	b.As("public").In("cn-shanghai").OK("Vpc DeleteVpc", "VpcId", id)
	if err := account.Certify(b.World, publicID, "finance", "alice"); err != nil {
		t.Fatal(err)
	}
	b.As("public").In("cn-shanghai").Refused("InvalidRegionId.NotFound", "Vpc DescribeVpcs")
	b.As("public").In("cn-hangzhou-finance").OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8")
	if err := account.Uncertify(b.World, publicID, "alice"); !errors.As(err, &refusal) {
		t.Errorf("taking a finance certification back: %v, want a refusal", err)
	}
}

// proves: G3-tag-hides-public G3-untag-restores
func TestTheGovernmentTagHidesAndRestores(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	caller := b.As("public")
	id := caller.In("cn-hangzhou").OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
	if err := account.Certify(b.World, publicID, "gov", "alice"); err != nil {
		t.Fatalf("public resources do not stand in the way here: %v", err)
	}
	caller.In("cn-hangzhou").Refused("InvalidRegionId.NotFound", "Vpc DescribeVpcs")
	gov := caller.In("cn-north-2-gov-1").OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")

	if err := account.Uncertify(b.World, publicID, "alice"); err != nil {
		t.Fatal(err)
	}
	caller.In("cn-north-2-gov-1").Refused("InvalidRegionId.NotFound", "Vpc DescribeVpcs")
	if got := caller.In("cn-hangzhou").OK("Vpc DescribeVpcs").Get("Vpcs.Vpc.0.VpcId"); got != id {
		t.Errorf("the public VPC is %q, want %q again", got, id)
	}
	if err := account.Certify(b.World, publicID, "gov", "alice"); err != nil {
		t.Fatal(err)
	}
	if got := caller.In("cn-north-2-gov-1").OK("Vpc DescribeVpcs").Get("Vpcs.Vpc.0.VpcId"); got != gov {
		t.Errorf("the government VPC is %q, want %q again", got, gov)
	}
}

// proves: F2-suspended
func TestNoNewMicroFinanceAccounts(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	var refusal *account.Refusal
	if err := account.Certify(b.World, publicID, "microfinance", "alice"); !errors.As(err, &refusal) || !slices.Contains(refusal.Rules, "F2-suspended") {
		t.Errorf("got %v, want a refusal by F2-suspended", err)
	}
	err := b.World.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		return account.Create(tx, &world.Account{Name: "new"}, "microfinance", "alice")
	})
	if !errors.As(err, &refusal) {
		t.Errorf("a new account: %v, want a refusal", err)
	}
	b.As("microfinance").In("cn-hangzhou-finance").OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8")
}

// proves: F3-many-accounts
func TestOneEntityCertifiesSeveralAccounts(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for range 2 {
		err := b.World.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
			return account.Create(tx, &world.Account{Entity: "one bank"}, "finance", "alice")
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// proves: G2-change-review
func TestCertificationsAreRecorded(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	if err := account.Certify(b.World, publicID, "gov", "alice"); err != nil {
		t.Fatal(err)
	}
	if err := account.Certify(b.World, publicID, "finance", "bob"); err == nil {
		t.Error("a certified account was certified for another cloud")
	}
	if err := account.Uncertify(b.World, publicID, "carol"); err != nil {
		t.Fatal(err)
	}
	var got []string
	err := b.World.View(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		for c, err := range tx.Changes.Each() {
			if err != nil {
				return err
			}
			got = append(got, c.Subject+" "+c.From+">"+c.To+" "+c.Requester+" "+c.Result)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{publicID + " public>gov alice done", publicID + " gov>finance bob refused", publicID + " gov>public carol done"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the log of changes (-want +got):\n%s", diff)
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for name, test := range map[string]struct {
		account world.Account
		want    error
	}{
		"a short id":       {world.Account{ID: "1"}, account.ErrInvalid},
		"an id in use":     {world.Account{ID: govID}, account.ErrTaken},
		"a name in use":    {world.Account{Name: "finance"}, account.ErrTaken},
		"an unknown cloud": {world.Account{Cloud: "moon"}, account.ErrInvalid},
	} {
		err := b.World.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error { return account.Open(tx, &test.account) })
		if !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
	for _, id := range []string{financeID, finance2ID, microfinanceID} {
		if err := account.Certify(b.World, id, "moon", "x"); !errors.Is(err, account.ErrInvalid) {
			t.Errorf("certified for the moon: %v", err)
		}
	}
	if err := account.Certify(b.World, "1999999999999999", "gov", "x"); !errors.Is(err, account.ErrNotFound) {
		t.Errorf("an account that does not exist: %v", err)
	}
	if err := account.Uncertify(b.World, publicID, "x"); !errors.Is(err, account.ErrInvalid) {
		t.Errorf("an account without a tag: %v", err)
	}
}
