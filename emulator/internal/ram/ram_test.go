package ram_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/sts"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

func document(effect, resource string, actions ...string) string {
	return `{"Version":"1","Statement":[{"Effect":"` + effect + `","Action":["` + strings.Join(actions, `","`) + `"],"Resource":["` + resource + `"]}]}`
}

func trusting(principal string) string {
	return `{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":` + principal + `}]}`
}

// hired makes a user with a key, and gives the bench as that user sees it.
func hired(b *actiontest.Bench, name string) *actiontest.Bench {
	b.OK("Ram CreateUser", "UserName", name)
	k := b.OK("Ram CreateAccessKey", "UserName", name)
	return b.WithKey(rpc.Credentials{AccessKeyID: k.Get("AccessKey.AccessKeyId"), Secret: k.Get("AccessKey.AccessKeySecret")})
}

var clouds = []struct{ account, region string }{{"finance", "cn-shanghai-finance-1"}, {"gov", "cn-north-2-gov-1"}, {"public", "cn-hangzhou"}}

// proves: F3-ram, G3-ram
func TestPoliciesBoundAUserByActionAndResource(t *testing.T) {
	t.Parallel()
	for _, c := range clouds {
		t.Run(c.account, func(t *testing.T) {
			t.Parallel()
			b := actiontest.NewSigned(t, ram.Service, sts.Service, vpc.Service).As(c.account).In(c.region)
			mine := b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
			other := b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
			alice := hired(b, "alice")

			alice.Refused("Forbidden.RAM", "Vpc DescribeVpcs")
			if a := alice.OK("Sts GetCallerIdentity"); a.Get("IdentityType") != "RAMUser" || !strings.HasSuffix(a.Get("Arn"), ":user/alice") {
				t.Errorf("who alice is: %s", a.Body)
			}
			b.OK("Ram CreatePolicy", "PolicyName", "one-vpc", "PolicyDocument", document("Allow", "acs:vpc:*:*:vpc/"+mine, "vpc:ModifyVpcAttribute", "vpc:DescribeVpcAttribute"))
			b.OK("Ram AttachPolicyToUser", "PolicyType", "Custom", "PolicyName", "one-vpc", "UserName", "alice")
			alice.OK("Vpc ModifyVpcAttribute", "VpcId", mine, "VpcName", "hers")
			alice.Refused("Forbidden.RAM", "Vpc ModifyVpcAttribute", "VpcId", other, "VpcName", "not-hers")
			alice.Refused("Forbidden.RAM", "Vpc DeleteVpc", "VpcId", mine)
			alice.Refused("Forbidden.RAM", "Ram ListUsers")

			b.OK("Ram CreateGroup", "GroupName", "readers")
			b.OK("Ram AttachPolicyToGroup", "PolicyType", "System", "PolicyName", "AliyunVPCReadOnlyAccess", "GroupName", "readers")
			alice.Refused("Forbidden.RAM", "Vpc DescribeVpcs")
			b.OK("Ram AddUserToGroup", "UserName", "alice", "GroupName", "readers")
			if n := alice.OK("Vpc DescribeVpcs").Get("TotalCount"); n != "2" {
				t.Errorf("alice sees %s", n)
			}

			// What denies wins over what allows, and a new default version counts at once.
			b.OK("Ram CreatePolicyVersion", "PolicyName", "one-vpc", "SetAsDefault", "true", "PolicyDocument", document("Deny", "*", "vpc:Describe*"))
			a := alice.Refused("Forbidden.RAM", "Vpc DescribeVpcs")
			if a.Get("AccessDeniedDetail.NoPermissionType") != "ExplicitDeny" || a.Get("AccessDeniedDetail.AuthPrincipalDisplayName") != "alice" {
				t.Errorf("why: %s", a.Body)
			}
			b.OK("Ram SetDefaultPolicyVersion", "PolicyName", "one-vpc", "VersionId", "v1")
			alice.OK("Vpc DescribeVpcs")

			// A key that is switched off opens nothing.
			keys := b.OK("Ram ListAccessKeys", "UserName", "alice")
			b.OK("Ram UpdateAccessKey", "UserName", "alice", "UserAccessKeyId", keys.Get("AccessKeys.AccessKey.0.AccessKeyId"), "Status", "Inactive")
			alice.Refused("InvalidAccessKeyId.Inactive", "Vpc DescribeVpcs")
		})
	}
}

func TestARoleIsAssumedByWhomItTrusts(t *testing.T) {
	t.Parallel()
	b := actiontest.NewSigned(t, ram.Service, sts.Service, vpc.Service).As("finance").In("cn-shanghai-finance-1")
	const account = "1000000000000001"
	alice, bob := hired(b, "alice"), hired(b, "bob")
	for _, user := range []string{"alice", "bob"} {
		b.OK("Ram AttachPolicyToUser", "PolicyType", "System", "PolicyName", "AliyunSTSAssumeRoleAccess", "UserName", user)
	}
	role := b.OK("Ram CreateRole", "RoleName", "reader", "AssumeRolePolicyDocument", trusting(`{"RAM":["acs:ram::`+account+`:user/alice"]}`))
	arn := role.Get("Role.Arn")
	b.OK("Ram AttachPolicyToRole", "PolicyType", "System", "PolicyName", "ReadOnlyAccess", "RoleName", "reader")
	bob.Refused("NoPermission", "Sts AssumeRole", "RoleArn", arn, "RoleSessionName", "bob")
	s := alice.OK("Sts AssumeRole", "RoleArn", arn, "RoleSessionName", "alice")
	session := b.WithKey(rpc.Credentials{
		AccessKeyID: s.Get("Credentials.AccessKeyId"), Secret: s.Get("Credentials.AccessKeySecret"), SecurityToken: s.Get("Credentials.SecurityToken"),
	})
	session.OK("Vpc DescribeVpcs")
	session.Refused("Forbidden.RAM", "Vpc CreateVpc")
	b.OK("Ram DetachPolicyFromRole", "PolicyType", "System", "PolicyName", "ReadOnlyAccess", "RoleName", "reader")
	session.Refused("Forbidden.RAM", "Vpc DescribeVpcs")

	// A condition of the trust is asked about, too.
	b.OK("Ram UpdateRole", "RoleName", "reader", "NewAssumeRolePolicyDocument",
		`{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::`+account+`:root"]},"Condition":{"StringEquals":{"sts:ExternalId":["blue"]}}}]}`)
	b.Refused("NoPermission", "Sts AssumeRole", "RoleArn", arn, "RoleSessionName", "root")
	b.Refused("NoPermission", "Sts AssumeRole", "RoleArn", arn, "RoleSessionName", "root", "ExternalId", "red")
	b.OK("Sts AssumeRole", "RoleArn", arn, "RoleSessionName", "root", "ExternalId", "blue")
}

// proves: F3-ram-no-cross-account
func TestNoRoleOfTheFinanceCloudIsAssumedByAnotherAccount(t *testing.T) {
	t.Parallel()
	b := actiontest.NewSigned(t, ram.Service, sts.Service).As("finance").In("cn-shanghai-finance-1")
	arn := b.OK("Ram CreateRole", "RoleName", "open", "AssumeRolePolicyDocument", trusting(`{"RAM":["acs:ram::1000000000000002:root"]}`)).Get("Role.Arn")
	a := b.As("finance-2").Refused("NoPermission", "Sts AssumeRole", "RoleArn", arn, "RoleSessionName", "guest")
	if len(a.Rules) == 0 || a.Rules[0] != "F3-ram-no-cross-account" {
		t.Errorf("the rules behind it: %q", a.Rules)
	}
}

func TestARoleOfRAMIsTakenByAnInstance(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, ram.Service, ecs.Service)
	b.OK("Ram CreateRole", "RoleName", "worker", "AssumeRolePolicyDocument", trusting(`{"Service":["ecs.aliyuncs.com"]}`))
	b.OK("Ram CreateRole", "RoleName", "visitor", "AssumeRolePolicyDocument", trusting(`{"RAM":["acs:ram::1000000000000001:root"]}`))
	b.Refused("InvalidRamRole.NotEcsRole", "Ecs AttachInstanceRamRole", "RamRoleName", "visitor", "InstanceIds", `["i-none"]`)
	b.Refused("InvalidInstanceId.NotFound", "Ecs AttachInstanceRamRole", "RamRoleName", "worker", "InstanceIds", `["i-none"]`)
}

func TestWhatIsInUseIsNotDeleted(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, ram.Service)
	b.OK("Ram CreateUser", "UserName", "alice")
	b.OK("Ram CreateGroup", "GroupName", "staff")
	b.OK("Ram CreateRole", "RoleName", "worker", "AssumeRolePolicyDocument", trusting(`{"Service":["ecs.aliyuncs.com"]}`))
	b.OK("Ram CreatePolicy", "PolicyName", "all", "PolicyDocument", document("Allow", "*", "*"))
	policy := []string{"PolicyType", "Custom", "PolicyName", "all"}
	with := func(more ...string) []string { return append(append([]string(nil), policy...), more...) }

	for _, step := range []struct {
		do     string
		params []string
		code   string
		try    string
		named  []string
		undo   string
	}{
		{"Ram AttachPolicyToUser", with("UserName", "alice"), "DeleteConflict.User.Policy", "Ram DeleteUser", []string{"UserName", "alice"}, ""},
		{"", nil, "DeleteConflict.Policy.User", "Ram DeletePolicy", []string{"PolicyName", "all"}, "Ram DetachPolicyFromUser"},
		{"Ram AttachPolicyToGroup", with("GroupName", "staff"), "DeleteConflict.Group.Policy", "Ram DeleteGroup", []string{"GroupName", "staff"}, ""},
		{"", nil, "DeleteConflict.Policy.Group", "Ram DeletePolicy", []string{"PolicyName", "all"}, "Ram DetachPolicyFromGroup"},
		{"Ram AttachPolicyToRole", with("RoleName", "worker"), "DeleteConflict.Role.Policy", "Ram DeleteRole", []string{"RoleName", "worker"}, ""},
		{"", nil, "DeleteConflict.Policy.Role", "Ram DeletePolicy", []string{"PolicyName", "all"}, "Ram DetachPolicyFromRole"},
		{"Ram CreateAccessKey", []string{"UserName", "alice"}, "DeleteConflict.User.AccessKey", "Ram DeleteUser", []string{"UserName", "alice"}, ""},
	} {
		if step.do != "" {
			b.OK(step.do, step.params...)
		}
		b.Refused(step.code, step.try, step.named...)
		if step.undo != "" {
			b.OK(step.undo, with("UserName", "alice", "GroupName", "staff", "RoleName", "worker")...)
		}
	}
	id := b.OK("Ram ListAccessKeys", "UserName", "alice").Get("AccessKeys.AccessKey.0.AccessKeyId")
	b.OK("Ram DeleteAccessKey", "UserName", "alice", "UserAccessKeyId", id)
	b.OK("Ram AddUserToGroup", "UserName", "alice", "GroupName", "staff")
	b.Refused("EntityAlreadyExists.User.Group", "Ram AddUserToGroup", "UserName", "alice", "GroupName", "staff")
	b.Refused("DeleteConflict.User.Group", "Ram DeleteUser", "UserName", "alice")
	b.Refused("DeleteConflict.Group.User", "Ram DeleteGroup", "GroupName", "staff")

	// A new name takes along who is in the group.
	b.OK("Ram UpdateGroup", "GroupName", "staff", "NewGroupName", "crew")
	b.OK("Ram UpdateUser", "UserName", "alice", "NewUserName", "alicia")
	if a := b.OK("Ram ListUsersForGroup", "GroupName", "crew"); a.Get("Users.User.0.UserName") != "alicia" {
		t.Errorf("who is in the group: %s", a.Body)
	}
	b.OK("Ram RemoveUserFromGroup", "UserName", "alicia", "GroupName", "crew")
	b.OK("Ram CreateLoginProfile", "UserName", "alicia", "Password", "Long-enough-1")
	b.Refused("DeleteConflict.User.LoginProfile", "Ram DeleteUser", "UserName", "alicia")
	b.OK("Ram DeleteLoginProfile", "UserName", "alicia")
	b.Refused("EntityNotExist.User.MFADevice", "Ram UnbindMFADevice", "UserName", "alicia")
	b.OK("Ram DeleteUser", "UserName", "alicia")
	b.OK("Ram DeleteGroup", "GroupName", "crew")
	b.OK("Ram DeleteRole", "RoleName", "worker")
	b.OK("Ram CreatePolicyVersion", "PolicyName", "all", "PolicyDocument", document("Deny", "*", "*"))
	b.Refused("DeleteConflict.Policy.Version", "Ram DeletePolicy", "PolicyName", "all")
	b.Refused("DeleteConflict.Policy.Version.Default", "Ram DeletePolicyVersion", "PolicyName", "all", "VersionId", "v1")
	b.OK("Ram DeletePolicyVersion", "PolicyName", "all", "VersionId", "v2")
	b.OK("Ram DeletePolicy", "PolicyName", "all")
}

func TestNamesAndDocumentsAreChecked(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, ram.Service)
	b.Refused("InvalidParameter.UserName.InvalidChars", "Ram CreateUser", "UserName", "alice smith")
	b.Refused("InvalidParameter.UserName.Length", "Ram CreateUser", "UserName", strings.Repeat("a", 65))
	b.Refused("InvalidParameter.PolicyName.InvalidChars", "Ram CreatePolicy", "PolicyName", "a_b", "PolicyDocument", document("Allow", "*", "*"))
	b.Refused("MalformedPolicyDocument", "Ram CreatePolicy", "PolicyName", "a", "PolicyDocument", `{"Version":"2","Statement":[]}`)
	b.Refused("MalformedPolicyDocument", "Ram CreateRole", "RoleName", "a", "AssumeRolePolicyDocument", document("Allow", "*", "*"))
	b.Refused("EntityAlreadyExists.Policy", "Ram CreatePolicy", "PolicyName", "AdministratorAccess", "PolicyDocument", document("Allow", "*", "*"))
	b.Refused("EntityNotExist.Policy", "Ram GetPolicy", "PolicyType", "System", "PolicyName", "NoSuchAccess")
	b.Refused("InvalidParameter.MinimumPasswordLength.Range", "Ram SetPasswordPolicy", "MinimumPasswordLength", "7")
	b.OK("Ram SetPasswordPolicy", "MinimumPasswordLength", "12", "RequireSymbols", "false")
	b.OK("Ram CreateUser", "UserName", "alice")
	for _, weak := range []string{"Short-1", "all-lower-case-1", "ALL-UPPER-CASE-1", "No-digits-at-all"} {
		b.Refused("InvalidParameter.Password.NotMatch", "Ram CreateLoginProfile", "UserName", "alice", "Password", weak)
	}
	b.OK("Ram CreateLoginProfile", "UserName", "alice", "Password", "NoSymbolsAtAll1")
	b.Refused("EntityNotExist", "Ram GetAccountAlias")
	b.Refused("InvalidParameter.AccountAlias", "Ram SetAccountAlias", "AccountAlias", "two--hyphens")
	b.OK("Ram SetAccountAlias", "AccountAlias", "acme")
	b.As("gov").In("cn-north-2-gov-1").Refused("EntityAlreadyExists.AccountAlias", "Ram SetAccountAlias", "AccountAlias", "acme")
}

func TestListsArePagedByAMarker(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, ram.Service)
	for i := range 5 {
		b.OK("Ram CreateUser", "UserName", "user"+strconv.Itoa(i))
	}
	seen, marker := "", ""
	for range 3 {
		a := b.OK("Ram ListUsers", "MaxItems", "2", "Marker", marker)
		for i := range a.Len("Users.User") {
			seen += a.Get("Users.User."+strconv.Itoa(i)+".UserName") + " "
		}
		marker = a.Get("Marker")
		if (marker == "") != (a.Get("IsTruncated") == "false") {
			t.Errorf("marker and truncation: %s", a.Body)
		}
	}
	if seen != "user0 user1 user2 user3 user4 " || marker != "" {
		t.Errorf("seen %q, then %q", seen, marker)
	}
	b.As("finance").In("cn-shanghai-finance-1").Refused("EntityNotExist.User", "Ram GetUser", "UserName", "user0")
	b.Refused("InvalidParameter.Marker", "Ram ListUsers", "Marker", "?")
	b.OK("Ram CreatePolicy", "PolicyName", "AAA", "PolicyDocument", document("Allow", "*", "*"))
	a := b.OK("Ram ListPolicies", "MaxItems", "1000")
	if last := a.Len("Policies.Policy") - 1; a.Get("Policies.Policy.0.PolicyName") != "AdministratorAccess" || a.Get("Policies.Policy."+strconv.Itoa(last)+".PolicyName") != "AAA" {
		t.Errorf("the policies: %s", a.Body)
	}
}
