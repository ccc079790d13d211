package server

import (
	"errors"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// publicID is the account of the bench's key "public", strangerID that of newBucketBenchAccount.
const (
	publicID   = "1000000000000004"
	strangerID = "1999999999999999"
)

func statement(s string) string { return `{"Version":"1","Statement":[` + s + `]}` }

func TestBucketPolicies(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	stranger := newBucketBenchAccount(b)
	b.must("PUT", "pol", "", "")
	b.must("PUT", "pol/open/o", "", "x")
	b.must("PUT", "pol/shut/o", "", "x")
	b.refused(404, "NoSuchBucketPolicy", "GET", "pol", "policy", "")
	if b.must("GET", "pol", "policyStatus", "").element(t, "IsPublic") != "false" {
		t.Error("a bucket without a policy is public")
	}
	set := func(s string) { b.must("PUT", "pol", "policy", statement(s)) }

	set(`{"Effect":"Allow","Action":["oss:GetObject"],"Principal":["` + strangerID + `"],"Resource":["acs:oss:*:` + publicID + `:pol/open/*"]}`)
	stranger.must("GET", "pol/open/o", "", "")
	stranger.refused(403, "AccessDenied", "GET", "pol/shut/o", "", "")
	stranger.refused(403, "AccessDenied", "PUT", "pol/open/o", "", "y")
	b.as("").refused(403, "AccessDenied", "GET", "pol/open/o", "", "")
	stranger.must("PUT", "pol-mine", "", "")
	stranger.must("PUT", "pol-mine/copy", "", "", "x-oss-copy-source: /pol/open/o")
	stranger.refused(403, "AccessDenied", "PUT", "pol-mine/copy", "", "", "x-oss-copy-source: /pol/shut/o")

	set(`{"Effect":"Allow","Action":"oss:ListObjects","Principal":"*","Resource":"acs:oss:*:` + publicID + `:pol","Condition":{"StringLike":{"oss:Prefix":["open/*"]}}}`)
	b.as("").must("GET", "pol", "prefix=open%2F", "")
	b.as("").refused(403, "AccessDenied", "GET", "pol", "prefix=shut%2F", "")
	b.as("").refused(403, "AccessDenied", "GET", "pol", "", "")

	// What is denied stays denied, whoever allows it.
	b.must("PUT", "pol", "acl", "", "x-oss-acl: public-read")
	set(`{"Effect":"Deny","Action":"oss:GetObject","Principal":"*","Resource":"acs:oss:*:*:pol/shut/*"},{"Effect":"Allow","Action":"oss:*","Principal":"*","Resource":"*"}`)
	for _, who := range []*bucketBench{b, stranger, b.as("")} {
		who.must("GET", "pol/open/o", "", "")
		who.refused(403, "AccessDenied", "GET", "pol/shut/o", "", "")
	}
	if b.must("GET", "pol", "policyStatus", "").element(t, "IsPublic") != "true" {
		t.Error("a policy for everybody is not public")
	}
	// The owner cannot lock himself out of the policy itself.
	set(`{"Effect":"Deny","Action":"oss:*","Principal":"*","Resource":"*"}`)
	b.refused(403, "AccessDenied", "GET", "pol", "bucketInfo", "")
	b.must("GET", "pol", "policy", "")
	b.must("DELETE", "pol", "policy", "")
	b.must("GET", "pol", "bucketInfo", "")

	for name, bad := range map[string]string{
		"no JSON": "{", "two principals": statement(`{"Effect":"Allow","Action":"oss:*","Resource":"*","Principal":"*","NotPrincipal":"1"}`),
		"another product": statement(`{"Effect":"Allow","Action":"ecs:*","Principal":"*","Resource":"*"}`),
		"a key":           statement(`{"Effect":"Allow","Action":"oss:*","Principal":"*","Resource":"*","Condition":{"StringEquals":{"rds:X":"1"}}}`),
	} {
		t.Log(name)
		b.refused(400, "InvalidPolicyDocument", "PUT", "pol", "policy", bad)
	}
}

func TestPublicAccessBlocks(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "blocked", "", "", "x-oss-acl: public-read")
	b.must("PUT", "blocked/o", "", "x")
	open := statement(`{"Effect":"Allow","Action":"oss:GetObject","Principal":"*","Resource":"acs:oss:*:*:blocked/*"}`)
	narrow := statement(`{"Effect":"Allow","Action":"oss:GetObject","Principal":"*","Resource":"acs:oss:*:*:blocked/*","Condition":{"IpAddress":{"acs:SourceIp":"127.0.0.0/8"}}}`)
	b.must("PUT", "blocked", "policy", open)
	block := "<PublicAccessBlockConfiguration><BlockPublicAccess>true</BlockPublicAccess></PublicAccessBlockConfiguration>"
	for _, target := range []string{"blocked", ""} {
		b.as("").must("GET", "blocked/o", "", "")
		if got := b.must("GET", target, "publicAccessBlock", "").element(t, "BlockPublicAccess"); got != "false" {
			t.Errorf("%q: blocked before it was: %s", target, got)
		}
		b.must("PUT", target, "publicAccessBlock", block)
		if got := b.must("GET", target, "publicAccessBlock", "").element(t, "BlockPublicAccess"); got != "true" {
			t.Errorf("%q: %s", target, got)
		}
		b.as("").refused(403, "AccessDenied", "GET", "blocked/o", "", "")
		b.refused(403, "AccessDenied", "PUT", "blocked", "policy", open)
		b.refused(403, "AccessDenied", "PUT", "blocked", "acl", "", "x-oss-acl: public-read")
		b.refused(403, "AccessDenied", "PUT", "blocked/o", "acl", "", "x-oss-object-acl: public-read")
		b.refused(403, "AccessDenied", "PUT", "blocked/p", "", "x", "x-oss-object-acl: public-read-write")
		b.refused(403, "AccessDenied", "POST", "blocked/q", "append&position=0", "x", "x-oss-object-acl: public-read")
		b.must("PUT", "blocked", "policy", narrow)
		b.as("").must("GET", "blocked/o", "", "")
		if target == "" {
			b.refused(403, "AccessDenied", "PUT", "blocked-too", "", "", "x-oss-acl: public-read")
		}
		b.must("DELETE", target, "publicAccessBlock", "")
		b.must("PUT", "blocked", "policy", open)
	}
}

func TestPoliciesSeeWhereRequestsComeFrom(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "places", "", "", "x-oss-acl: public-read")
	b.must("PUT", "places/o", "", "x")
	hangzhou := region(t, b, "places")
	err := b.world.Update(world.Account{ID: publicID}, hangzhou, func(tx *world.Tx) error {
		return errors.Join(
			tx.VPCs.Put(&world.VPC{Meta: world.Meta{ID: "vpc-1"}, Status: world.Available, CIDR: netip.MustParsePrefix("10.0.0.0/8")}),
			tx.RouteTables.Put(&world.RouteTable{Meta: world.Meta{ID: "vtb-1"}, VPC: "vpc-1", Type: world.SystemRouteTable, Status: world.Available}),
			tx.RouteEntries.Put(&world.RouteEntry{Meta: world.Meta{ID: "rte-1"}, Table: "vtb-1", Status: world.Available, System: true, Destination: netip.MustParsePrefix("100.64.0.0/10"), NextHops: []world.NextHop{{Type: "service"}}}),
			tx.VSwitches.Put(&world.VSwitch{Meta: world.Meta{ID: "vsw-1"}, Status: world.Available, VPC: "vpc-1", RouteTable: "vtb-1", CIDR: netip.MustParsePrefix("10.1.2.0/24")}),
			tx.SecurityGroups.Put(&world.SecurityGroup{Meta: world.Meta{ID: "sg-1"}, VPC: "vpc-1"}),
			tx.NetworkInterfaces.Put(&world.NetworkInterface{Meta: world.Meta{ID: "eni-1"}, Status: world.InUse, Type: "Primary", VPC: "vpc-1", VSwitch: "vsw-1", Instance: "i-1", SecurityGroups: []string{"sg-1"}, PrivateIPs: []netip.Addr{netip.MustParseAddr("10.1.2.3")}}),
			tx.Instances.Put(&world.Instance{Meta: world.Meta{ID: "i-1"}, Status: world.Running, SecurityGroups: []string{"sg-1"}, Network: world.InVPC, VPC: "vpc-1", VSwitch: "vsw-1", PrivateIP: netip.MustParseAddr("10.1.2.3")}),
		)
	})
	if err != nil {
		t.Fatal(err)
	}
	inside, outside := *b, *b
	inside.url = newBucketBenchOn(t, b, vantage.ECS+":i-1")
	outside.url = newBucketBenchOn(t, b, vantage.Internet+":203.0.113.9")
	b.must("PUT", "places", "policy", statement(`{"Effect":"Deny","Action":"oss:GetObject","Principal":"*","Resource":"*","Condition":{"StringNotEquals":{"acs:SourceVpc":"vpc-1"}}}`))
	inside.as("").must("GET", "places/o", "", "")
	outside.refused(403, "AccessDenied", "GET", "places/o", "", "")
	b.must("PUT", "places", "policy", statement(`{"Effect":"Deny","Action":"oss:GetObject","Principal":"*","Resource":"*","Condition":{"NotIpAddress":{"acs:SourceIp":"203.0.113.0/24"}}}`))
	inside.refused(403, "AccessDenied", "GET", "places/o", "", "")
	outside.must("GET", "places/o", "", "")
	b.must("PUT", "places", "policy", statement(`{"Effect":"Deny","Action":"oss:*","Principal":"*","Resource":"*","Condition":{"Bool":{"acs:SecureTransport":"false"}}}`))
	inside.refused(403, "AccessDenied", "GET", "places/o", "", "")
	b.must("PUT", "places", "policy", statement(`{"Effect":"Deny","Action":"oss:GetObject","Principal":"*","Resource":"*","Condition":{"StringEquals":{"acs:AccessId":"public"}}}`))
	b.refused(403, "AccessDenied", "GET", "places/o", "", "")
	b.as("").must("GET", "places/o", "", "")
}

// A statement of RAM that denies is not undone by what a bucket gives to everybody; and a bucket policy may give a role
// what RAM does not speak of.
func TestPoliciesOfRAMAndOfBuckets(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "both", "", "", "x-oss-acl: public-read")
	b.must("PUT", "both/denied", "", "x")
	b.must("PUT", "both/silent", "", "x", "x-oss-object-acl: private")
	ram := statement(`{"Effect":"Deny","Action":"oss:GetObject","Resource":"acs:oss:*:*:both/denied"}`)
	err := b.world.Update(world.Account{ID: publicID}, regions.Region{}, func(tx *world.Tx) error {
		if err := tx.Roles.Put(&world.Role{Name: "reader", Policies: []string{ram}}); err != nil {
			return err
		}
		return tx.Sessions.Put(&world.Session{ID: "STS.reader", Secret: "ringfence", Token: "token", Account: publicID, Role: "reader", Name: "s", Expires: tx.Now().Add(time.Hour)})
	})
	if err != nil {
		t.Fatal(err)
	}
	session, token := b.as("STS.reader"), "x-oss-security-token: token"
	b.as("").must("GET", "both/denied", "", "")
	session.refused(403, "AccessDenied", "GET", "both/denied", "", "", token)
	session.refused(403, "AccessDenied", "GET", "both/silent", "", "", token)
	b.must("PUT", "both", "policy", statement(`{"Effect":"Allow","Action":"oss:GetObject","Principal":["arn:sts::`+publicID+`:assumed-role/reader/*"],"Resource":"acs:oss:*:*:both/*"}`))
	session.must("GET", "both/silent", "", "", token)
	if a := session.refused(403, "AccessDenied", "GET", "both/denied", "", "", token); !strings.Contains(string(a.body), "Access denied by authorizer") {
		t.Errorf("it does not say whose policy denies: %s", a.body)
	}
}

func TestRequesterPays(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	stranger := newBucketBenchAccount(b)
	b.must("PUT", "pays", "", "", "x-oss-acl: public-read")
	b.must("PUT", "pays/o", "", "x")
	b.must("PUT", "pays", "requestPayment", "<RequestPaymentConfiguration><Payer>Requester</Payer></RequestPaymentConfiguration>")
	if got := b.must("GET", "pays", "requestPayment", "").element(t, "Payer"); got != "Requester" {
		t.Errorf("payer %q", got)
	}
	b.must("GET", "pays/o", "", "")
	got := stranger.refused(403, "AccessDenied", "GET", "pays/o", "", "")
	if got.element(t, "EC") != "0003-00000703" || !strings.Contains(string(got.body), "Access denied for requester pay bucket") {
		t.Errorf("%s", got.body)
	}
	b.as("").refused(403, "AccessDenied", "GET", "pays/o", "", "")
	stranger.must("GET", "pays/o", "", "", "x-oss-request-payer: requester")
	b.refused(400, "MalformedXML", "PUT", "pays", "requestPayment", "<RequestPaymentConfiguration><Payer>Nobody</Payer></RequestPaymentConfiguration>")
}

func TestAccessPoints(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	stranger := newBucketBenchAccount(b)
	b.at("pointed.oss-cn-hangzhou.aliyuncs.com").must("PUT", "pointed", "", "")
	b.must("PUT", "pointed/o", "", "x")
	b.refused(404, "NoSuchAccessPoint", "GET", "pointed", "accessPoint", "", "x-oss-access-point-name: ap-01")
	made := b.must("PUT", "pointed", "accessPoint", "<CreateAccessPointConfiguration><AccessPointName>ap-01</AccessPointName><NetworkOrigin>internet</NetworkOrigin></CreateAccessPointConfiguration>")
	alias := made.element(t, "Alias")
	if !strings.HasPrefix(alias, "ap-01-") || !strings.HasSuffix(alias, "-ossalias") {
		t.Fatalf("alias %q", alias)
	}
	b.refused(409, "AccessPointAlreadyExists", "PUT", "pointed", "accessPoint", "<CreateAccessPointConfiguration><AccessPointName>ap-01</AccessPointName><NetworkOrigin>internet</NetworkOrigin></CreateAccessPointConfiguration>")
	if got := b.must("GET", "pointed", "accessPoint", "", "x-oss-access-point-name: ap-01").element(t, "Status"); got != "enable" {
		t.Errorf("status %q", got)
	}
	host := alias + ".oss-cn-hangzhou.aliyuncs.com"
	if got := b.at(host).must("GET", alias+"/o", "", ""); string(got.body) != "x" {
		t.Errorf("by alias: %q", got.body)
	}
	b.at(host).must("PUT", alias+"/new", "", "y")
	b.must("GET", "pointed/new", "", "")
	stranger.at(host).refused(403, "AccessDenied", "GET", alias+"/o", "", "")
	resource := "acs:oss:cn-hangzhou:" + publicID + ":accesspoint/ap-01/object/*"
	b.must("PUT", "pointed", "accessPointPolicy", statement(`{"Effect":"Allow","Action":"oss:GetObject","Principal":["`+strangerID+`"],"Resource":"`+resource+`"}`), "x-oss-access-point-name: ap-01")
	stranger.at(host).refused(403, "AccessDenied", "GET", alias+"/o", "", "") // the bucket does not know him
	b.must("PUT", "pointed", "policy", statement(`{"Effect":"Allow","Action":"oss:GetObject","Principal":["`+strangerID+`"],"Resource":"acs:oss:*:*:pointed/*"}`))
	stranger.at(host).must("GET", alias+"/o", "", "")
	b.must("PUT", "pointed", "accessPointPolicy", statement(`{"Effect":"Deny","Action":"oss:*","Principal":["*"],"Resource":"`+resource+`"}`), "x-oss-access-point-name: ap-01")
	b.at(host).refused(403, "AccessDenied", "GET", alias+"/o", "", "")
	b.must("DELETE", "pointed", "accessPointPolicy", "", "x-oss-access-point-name: ap-01")
	b.refused(404, "NoSuchAccessPointPolicy", "GET", "pointed", "accessPointPolicy", "", "x-oss-access-point-name: ap-01")

	list := b.at(".oss-cn-hangzhou.aliyuncs.com").must("GET", "", "accessPoint", "")
	if list.element(t, "AccessPointName") != "ap-01" || list.element(t, "Bucket") != "pointed" {
		t.Errorf("list: %s", list.body)
	}
	process := "<CreateAccessPointForObjectProcessConfiguration><AccessPointName>ap-01</AccessPointName><ObjectProcessConfiguration><TransformationConfigurations>" +
		"<TransformationConfiguration><Actions><Action>GetObject</Action></Actions><ContentTransformation><FunctionCompute><FunctionAssumeRoleArn>r</FunctionAssumeRoleArn>" +
		"<FunctionArn>f</FunctionArn></FunctionCompute></ContentTransformation></TransformationConfiguration></TransformationConfigurations></ObjectProcessConfiguration></CreateAccessPointForObjectProcessConfiguration>"
	b.must("PUT", "pointed", "accessPointForObjectProcess", process, "x-oss-access-point-for-object-process-name: fc-01")
	b.refused(409, "AccessPointInUse", "DELETE", "pointed", "accessPoint", "", "x-oss-access-point-name: ap-01")
	if got := b.must("GET", "pointed", "accessPointConfigForObjectProcess", "", "x-oss-access-point-for-object-process-name: fc-01").element(t, "FunctionArn"); got != "f" {
		t.Errorf("function %q", got)
	}
	b.must("DELETE", "pointed", "accessPointForObjectProcess", "", "x-oss-access-point-for-object-process-name: fc-01")
	b.must("DELETE", "pointed", "accessPoint", "", "x-oss-access-point-name: ap-01")
	b.refused(404, "NoSuchAccessPoint", "GET", "pointed", "accessPoint", "", "x-oss-access-point-name: ap-01")
	b.at(host).refused(404, "NoSuchBucket", "GET", alias+"/o", "", "")
}
