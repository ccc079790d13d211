package sdkcompat_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	sdkerrors "github.com/aliyun/alibaba-cloud-sdk-go/sdk/errors"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/sts"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"

	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
	"github.com/ringfence-dev/ringfence/sdkcompat/clients"
	"github.com/ringfence-dev/ringfence/sdkcompat/scenario"
)

const region = "cn-shanghai-finance-1"

// TestWrongSecret lets the SDK find out by itself what is wrong: it compares its string to sign with
// the one in the answer, and says that only the secret can be wrong when they are equal.
func TestWrongSecret(t *testing.T) {
	t.Parallel()
	em := emulatortest.New(t)
	client, err := vpc.NewClientWithAccessKey(region, "finance", "not-the-secret")
	made(t, err)
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		request := vpc.CreateDescribeVpcsRequest()
		request.Domain, request.Method = host(em), method
		_, err = client.DescribeVpcs(request)
		var server *sdkerrors.ServerError
		if !errors.As(err, &server) {
			t.Fatalf("got %v; want an error of the server", err)
		}
		if server.HttpStatus() != 400 || server.ErrorCode() != "SignatureDoesNotMatch" {
			t.Errorf("%s: got %d %s", method, server.HttpStatus(), server.ErrorCode())
		}
		if !strings.Contains(server.Recommend(), "InvalidAccessKeySecret") {
			t.Errorf("%s: the SDK recommends %q; want InvalidAccessKeySecret", method, server.Recommend())
		}
	}
}

// TestWrongSecretV3 is the same for the newer signature.
func TestWrongSecretV3(t *testing.T) {
	t.Parallel()
	em := emulatortest.New(t)
	for _, algorithm := range []string{"", "v2"} {
		client, err := clients.NewDara(host(em), algorithm, clients.Who{Region: region, Key: "finance", Secret: "not-the-secret"})
		made(t, err)
		_, err = client.Call("Vpc", "DescribeVpcs", nil)
		refusedWith(t, err, 400, "SignatureDoesNotMatch")
	}
}

// TestXML asks for XML, which is the default of the cloud, and lets the SDK's structs read it.
func TestXML(t *testing.T) {
	t.Parallel()
	em := emulatortest.New(t)
	client, err := vpc.NewClientWithAccessKey(region, "finance", "ringfence")
	made(t, err)
	create := vpc.CreateCreateVpcRequest()
	create.Domain, create.AcceptFormat, create.VpcName = host(em), "XML", "读 <XML> & 写"
	id, err := client.CreateVpc(create)
	made(t, err)
	list := vpc.CreateDescribeVpcsRequest()
	list.Domain, list.AcceptFormat = host(em), "XML"
	found, err := client.DescribeVpcs(list)
	made(t, err)
	if len(found.Vpcs.Vpc) != 1 || found.Vpcs.Vpc[0].VpcId != id.VpcId || found.Vpcs.Vpc[0].VpcName != create.VpcName {
		t.Errorf("got %+v; want the VPC %s", found.Vpcs.Vpc, id.VpcId)
	}
	if body := found.GetHttpContentString(); !strings.HasPrefix(body, "<?xml") || !strings.Contains(body, "<DescribeVpcsResponse>") {
		t.Errorf("the body is %.200q", body)
	}
}

// TestForms sends the same call in the query and as a form, by GET and by POST.
func TestForms(t *testing.T) {
	t.Parallel()
	em := emulatortest.New(t)
	who := clients.Who{Region: region, Key: "finance", Secret: "ringfence"}
	for _, algorithm := range []string{"", "v2"} {
		for _, c := range []struct {
			method string
			body   bool
		}{{http.MethodGet, false}, {http.MethodPost, false}, {http.MethodPost, true}} {
			client, err := clients.NewDara(host(em), algorithm, who)
			made(t, err)
			client.Method, client.Body = c.method, c.body
			name := "名 a+b*c~d/e"
			answer, err := client.Call("Vpc", "CreateVpc", scenario.Params{"VpcName": name})
			made(t, err)
			found, err := client.Call("Vpc", "DescribeVpcs", scenario.Params{"VpcId": answer.Text("VpcId")})
			made(t, err)
			if got := found.Text("Vpcs.Vpc.0.VpcName"); got != name {
				t.Errorf("%s, form %v, algorithm %q: the name is %q; want %q", c.method, c.body, algorithm, got, name)
			}
		}
	}
}

// roles is a world with a role that its own account may assume.
var roles = fstest.MapFS{"roles.yaml": {Data: []byte(`
accounts:
  - id: "1000000000000099"
    name: bank
    cloud: finance
    keys: [{id: bank, secret: ringfence}]
    roles:
      - name: operator
        trusted: ["acs:ram::1000000000000099:root"]
        policies: ['{"Version":"1","Statement":[{"Effect":"Allow","Action":["vpc:*","oss:*"],"Resource":"*"}]}']
`)}}

// TestTemporaryKeys assumes a role and works with what it is given, by every client.
func TestTemporaryKeys(t *testing.T) {
	t.Parallel()
	em := emulatortest.New(t, emulator.WithSeed(roles, "roles.yaml"))
	keys := assume(t, em)
	who := clients.Who{Region: region, Key: keys.AccessKeyId, Secret: keys.AccessKeySecret, Token: keys.SecurityToken}

	typed, err := clients.NewSDKv1(host(em), who)
	made(t, err)
	newer, err := clients.NewDara(host(em), "", who)
	made(t, err)
	tea, err := clients.NewTeaRPC(host(em), who)
	made(t, err)
	for name, api := range map[string]scenario.API{"sdk v1": typed, "darabonba": newer, "tea-rpc": tea} {
		if _, err := api.Call("Vpc", "DescribeVpcs", nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		_, err := api.Call("Rds", "DescribeDBInstances", nil)
		refusedWith(t, err, 403, "")
	}

	older, err := clients.NewOSSv1(em.Endpoint(), who)
	made(t, err)
	for name, storage := range map[string]scenario.Storage{"temporary-keys-1": older, "temporary-keys-2": clients.NewOSSv2(em.Endpoint(), nil, who)} {
		made(t, storage.CreateBucket(name))
		made(t, storage.Put(name, "key", []byte("text")))
	}

	who.Token += "x"
	tampered, err := clients.NewDara(host(em), "", who)
	made(t, err)
	_, err = tampered.Call("Vpc", "DescribeVpcs", nil)
	refusedWith(t, err, 400, "InvalidSecurityToken.MismatchWithAccessKey")
}

func assume(t *testing.T, em *emulator.Emulator) sts.Credentials {
	t.Helper()
	client, err := sts.NewClientWithAccessKey(region, "bank", "ringfence")
	made(t, err)
	request := sts.CreateAssumeRoleRequest()
	request.Domain, request.RoleArn, request.RoleSessionName = host(em), "acs:ram::1000000000000099:role/operator", "test"
	answer, err := client.AssumeRole(request)
	made(t, err)
	return answer.Credentials
}

func refusedWith(t *testing.T, err error, status int, code string) {
	t.Helper()
	var r *scenario.Refusal
	if !errors.As(err, &r) || r.Status != status || code != "" && r.Code != code {
		t.Errorf("got %v; want %d %s", err, status, code)
	}
}

func host(em *emulator.Emulator) string { return strings.TrimPrefix(em.Endpoint(), "http://") }
