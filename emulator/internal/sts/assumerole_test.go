package sts_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/account"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/sts"
	"github.com/ringfence-dev/ringfence/emulator/internal/tag"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

const (
	finance  = "1000000000000001"
	finance2 = "1000000000000002"
	public   = "1000000000000004"
	public2  = "1000000000000006"
	allowAll = `{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`
	readTags = `{"Version":"1","Statement":[{"Effect":"Allow","Action":"tag:List*","Resource":"*"}]}`
)

// bench is a dispatcher that verifies signatures, as a listener has it.
type bench struct {
	t          *testing.T
	world      *world.World
	dispatcher *action.Dispatcher
	nonce      int
}

func newBench(t *testing.T) *bench {
	t.Helper()
	matrix, err := regions.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := world.Open(world.Options{Engine: store.NewMemory(), Clock: clock.New(clock.Instant), Matrix: matrix, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	if err := w.Update(world.Account{}, regions.Region{}, plant); err != nil {
		t.Fatal(err)
	}
	d, err := action.New(action.Options{World: w, Trail: audit.New(), Seed: 1}, sts.Service, tag.Service)
	if err != nil {
		t.Fatal(err)
	}
	return &bench{t: t, world: w, dispatcher: d}
}

// plant makes four accounts with the same roles, each of which trusts both finance accounts and
// both public ones.
func plant(tx *world.Tx) error {
	trusted := []string{finance, "acs:ram::" + finance2 + ":root", public, "acs:ram::" + public2 + ":role/reader"}
	for id, cloud := range map[string]string{finance: "finance", finance2: "finance", public: "public", public2: "public"} {
		a := &world.Account{ID: id, Cloud: cloud, Name: id}
		if err := account.Open(tx, a); err != nil {
			return err
		}
		if err := account.AddKey(tx, &world.AccessKey{ID: id, Secret: "secret", Account: id}); err != nil {
			return err
		}
		own := tx.As(*a, regions.Region{})
		for _, r := range []*world.Role{
			{Name: "admin", ID: "300000000000000001", Trusted: trusted, Policies: []string{allowAll}, MaxSession: 2 * time.Hour},
			{Name: "reader", ID: "300000000000000002", Trusted: trusted, Policies: []string{readTags}},
			{Name: "nobody", ID: "300000000000000003", Policies: []string{allowAll}},
		} {
			if err := own.Roles.Insert(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// answer is a status with the body's fields, flat enough for these tests.
type answer struct {
	status int
	rules  []string
	body   map[string]any
}

func (a answer) get(path ...string) string {
	var value any = a.body
	for _, step := range path {
		inner, _ := value.(map[string]any)
		value = inner[step]
	}
	if value == nil {
		return ""
	}
	return fmt.Sprint(value)
}

// call signs a request as a client does, with V1 or V3, and runs it.
func (b *bench) call(v3 bool, key rpc.Credentials, name, version, region string, params ...string) answer {
	b.t.Helper()
	query := url.Values{}
	if region != "" {
		query.Set("RegionId", region)
	}
	for i := 0; i < len(params); i += 2 {
		query.Set(params[i], params[i+1])
	}
	b.nonce++
	nonce := fmt.Sprintf("nonce-%d", b.nonce)
	now := b.world.Clock().Wall()
	var r *http.Request
	var err error
	if v3 {
		r, err = http.NewRequest(http.MethodPost, "http://127.0.0.1/?"+query.Encode(), nil)
		if err == nil {
			r.Header.Set("x-acs-action", name)
			r.Header.Set("x-acs-version", version)
			err = rpc.SignV3(r, rpc.V3SHA256, key, now, nonce)
		}
	} else {
		query.Set("Action", name)
		query.Set("Version", version)
		query.Set("Format", "JSON")
		r, err = http.NewRequest(http.MethodGet, "http://127.0.0.1/?"+query.Encode(), nil)
		if err == nil {
			err = rpc.SignV1(r, key, now, nonce)
		}
	}
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Accept", "application/json")
	call, parseErr := rpc.Parse(r, nil)
	got := b.dispatcher.RPC(call, parseErr, action.Origin{Vantage: "intranet", Source: "127.0.0.1:5000"})
	out := answer{status: got.Status, rules: got.Rules}
	if err := json.Unmarshal(got.Body, &out.body); err != nil {
		b.t.Fatalf("%v in %s", err, got.Body)
	}
	return out
}

func root(id string) rpc.Credentials { return rpc.Credentials{AccessKeyID: id, Secret: "secret"} }

func (b *bench) assume(key rpc.Credentials, region, account, role string, params ...string) answer {
	b.t.Helper()
	params = append([]string{"RoleArn", "acs:ram::" + account + ":role/" + role, "RoleSessionName", "alice"}, params...)
	return b.call(false, key, "AssumeRole", "2015-04-01", region, params...)
}

// keys assumes a role and returns the temporary keys.
func (b *bench) keys(key rpc.Credentials, region, account, role string, params ...string) rpc.Credentials {
	b.t.Helper()
	a := b.assume(key, region, account, role, params...)
	if a.status != http.StatusOK {
		b.t.Fatalf("AssumeRole: %d %v", a.status, a.body)
	}
	return rpc.Credentials{AccessKeyID: a.get("Credentials", "AccessKeyId"), Secret: a.get("Credentials", "AccessKeySecret"), SecurityToken: a.get("Credentials", "SecurityToken")}
}

func TestTemporaryKeysWork(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	key := b.keys(root(public), "cn-hangzhou", public, "admin")
	if !strings.HasPrefix(key.AccessKeyID, "STS.") {
		t.Errorf("key id %q", key.AccessKeyID)
	}
	for _, v3 := range []bool{false, true} {
		a := b.call(v3, key, "GetCallerIdentity", "2015-04-01", "cn-hangzhou")
		if a.get("IdentityType") != "AssumedRoleUser" || a.get("Arn") != "acs:ram::"+public+":assumed-role/admin/alice" || a.get("AccountId") != public {
			t.Errorf("v3 %t: %d %v", v3, a.status, a.body)
		}
	}
	if a := b.call(false, root(public), "GetCallerIdentity", "2015-04-01", ""); a.get("Arn") != "acs:ram::"+public+":root" {
		t.Errorf("root: %v", a.body)
	}
}

func TestTokensAreChecked(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	key := b.keys(root(public), "cn-hangzhou", public, "admin", "DurationSeconds", "900")
	other := b.keys(root(public), "cn-hangzhou", public, "admin")
	for name, test := range map[string]struct {
		key  rpc.Credentials
		code string
	}{
		"wrong secret":          {rpc.Credentials{AccessKeyID: key.AccessKeyID, Secret: "x", SecurityToken: key.SecurityToken}, "SignatureDoesNotMatch"},
		"another one's token":   {rpc.Credentials{AccessKeyID: key.AccessKeyID, Secret: key.Secret, SecurityToken: other.SecurityToken}, "InvalidSecurityToken.MismatchWithAccessKey"},
		"a long-lived key":      {rpc.Credentials{AccessKeyID: public, Secret: "secret", SecurityToken: key.SecurityToken}, "InvalidSecurityToken.MismatchWithAccessKey"},
		"no token":              {rpc.Credentials{AccessKeyID: key.AccessKeyID, Secret: key.Secret}, "MissingSecurityToken"},
		"a key that is unknown": {rpc.Credentials{AccessKeyID: "STS.x", Secret: key.Secret, SecurityToken: key.SecurityToken}, "InvalidAccessKeyId.NotFound"},
	} {
		if a := b.call(true, test.key, "GetCallerIdentity", "2015-04-01", ""); a.get("Code") != test.code {
			t.Errorf("%s: %d %v, want %s", name, a.status, a.body, test.code)
		}
	}
	if err := b.world.Advance(16 * time.Minute); err != nil {
		t.Fatal(err)
	}
	if a := b.call(true, key, "GetCallerIdentity", "2015-04-01", ""); a.get("Code") != "InvalidSecurityToken.Expired" {
		t.Errorf("after 16 minutes: %v", a.body)
	}
	if a := b.call(true, other, "GetCallerIdentity", "2015-04-01", ""); a.status != http.StatusOK {
		t.Errorf("the hour is not over: %v", a.body)
	}
}

func TestAssumeRoleRefuses(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for _, test := range []struct {
		name, code string
		params     []string
	}{
		{"a malformed ARN", "InvalidParameter.RoleArn", []string{"RoleArn", "acs:ram::1:role/x"}},
		{"a short name", "InvalidParameter.RoleSessionName", []string{"RoleSessionName", "a"}},
		{"a name with a blank", "InvalidParameter.RoleSessionName", []string{"RoleSessionName", "a b"}},
		{"too short a time", "InvalidParameter.DurationSeconds", []string{"DurationSeconds", "899"}},
		{"longer than the role allows", "InvalidParameter.DurationSeconds", []string{"DurationSeconds", "7201"}},
		{"a policy that is none", "InvalidParameter.PolicyGrammar", []string{"Policy", "{}"}},
		{"a large policy", "InvalidParameter.PolicySize", []string{"Policy", strings.Repeat(" ", 2049)}},
		{"an external id", "InvalidParameter.ExternalId", []string{"ExternalId", "a b"}},
		{"no such role", "EntityNotExist.Role", []string{"RoleArn", "acs:ram::" + public + ":role/missing"}},
		{"a role that trusts nobody", "NoPermission", []string{"RoleArn", "acs:ram::" + public + ":role/nobody"}},
		{"no such account", "EntityNotExist.Role", []string{"RoleArn", "acs:ram::1999999999999999:role/admin"}},
	} {
		if a := b.assume(root(public), "cn-hangzhou", public, "admin", test.params...); a.get("Code") != test.code {
			t.Errorf("%s: %d %v, want %s", test.name, a.status, a.body, test.code)
		}
	}
}

// proves: F3-ram-no-cross-account
func TestRolesOfFinanceAccountsAreForTheirOwnAccountAlone(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	const region = "cn-shanghai-finance-1"
	if a := b.assume(root(finance), region, finance, "admin"); a.status != http.StatusOK {
		t.Errorf("its own role: %v", a.body)
	}
	for name, a := range map[string]answer{
		"finance to finance": b.assume(root(finance2), region, finance, "admin"),
		"public to finance":  b.assume(root(public), "cn-hangzhou", finance, "admin"),
		"finance to public":  b.assume(root(finance), region, public, "admin"),
	} {
		if a.status != http.StatusForbidden || a.get("Code") != "NoPermission" || len(a.rules) != 1 || a.rules[0] != "F3-ram-no-cross-account" {
			t.Errorf("%s: %d %v rules %v, want NoPermission by F3-ram-no-cross-account", name, a.status, a.body, a.rules)
		}
	}
	if a := b.assume(root(public), "cn-hangzhou", public2, "admin"); a.status != http.StatusOK {
		t.Errorf("between public accounts: %v", a.body)
	}
}

func TestTrustCanNameARole(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	if a := b.assume(root(public2), "cn-hangzhou", public, "admin"); a.get("Code") != "NoPermission" {
		t.Errorf("the account itself is not trusted, its role is: %v", a.body)
	}
	reader := b.keys(root(public), "cn-hangzhou", public2, "reader")
	if a := b.assume(reader, "cn-hangzhou", public, "admin"); a.get("Code") != "Forbidden.RAM" {
		t.Errorf("the role may not assume roles: %v", a.body)
	}
}

func TestPoliciesBoundASession(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	reader := b.keys(root(public), "cn-hangzhou", public, "reader")
	if a := b.call(false, reader, "ListTagKeys", "2018-08-28", "cn-hangzhou"); a.status != http.StatusOK {
		t.Errorf("allowed by the role: %v", a.body)
	}
	refused := b.call(false, reader, "DescribeRegions", "2018-08-28", "cn-hangzhou")
	if refused.status != http.StatusForbidden || refused.get("Code") != "Forbidden.RAM" {
		t.Errorf("not allowed by the role: %v", refused.body)
	}
	for field, want := range map[string]string{
		"AuthAction": "tag:DescribeRegions", "AuthPrincipalType": "AssumedRoleUser", "AuthPrincipalDisplayName": "reader:alice",
		"AuthPrincipalOwnerId": public, "NoPermissionType": "ImplicitDeny", "PolicyType": "AccountLevelIdentityBasedPolicy",
	} {
		if got := refused.get("AccessDeniedDetail", field); got != want {
			t.Errorf("AccessDeniedDetail.%s is %q, want %q", field, got, want)
		}
	}
	narrow := b.keys(root(public), "cn-hangzhou", public, "admin", "Policy", readTags)
	if a := b.call(false, narrow, "ListTagKeys", "2018-08-28", "cn-hangzhou"); a.status != http.StatusOK {
		t.Errorf("allowed by both: %v", a.body)
	}
	if a := b.call(false, narrow, "DescribeRegions", "2018-08-28", "cn-hangzhou"); a.get("Code") != "Forbidden.RAM" {
		t.Errorf("allowed by the role, not by the session's policy: %v", a.body)
	}
}
