package tag_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/tag"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

const head = "arn:acs:vpc:cn-hangzhou:1000000000000004:vpc/"

func TestTagsByARN(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, tag.Service, vpc.Service)
	id := b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
	tagged := b.OK("Tag TagResources", "Tags", `{"team":"a","stage":"test"}`, "ResourceARN.1", head+id, "ResourceARN.2", head+"vpc-missing")
	if tagged.Len("FailedResources.FailedResource") != 1 || tagged.Get("FailedResources.FailedResource.0.Result.Code") != "InvalidResourceId.NotFound" {
		t.Errorf("%s", tagged.Body)
	}
	if got := b.OK("Tag ListTagResources", "Tags", `{"team":"a"}`); got.Get("TagResources.0.ResourceARN") != head+id || got.Len("TagResources.0.Tags") != 2 {
		t.Errorf("%s", got.Body)
	}
	if got := b.OK("Tag ListTagKeys"); got.Get("Keys.Key.0.Key") != "stage" || got.Len("Keys.Key") != 2 {
		t.Errorf("%s", got.Body)
	}
	if got := b.OK("Tag ListTagValues", "Key", "team", "ResourceType", "ALIYUN::VPC::VPC"); got.Get("Values.Value.0") != "a" {
		t.Errorf("%s", got.Body)
	}
	if got := b.OK("Vpc DescribeVpcs", "Tag.1.Key", "team", "Tag.1.Value", "a"); got.Get("TotalCount") != "1" {
		t.Errorf("the product sees other tags: %s", got.Body)
	}
	b.OK("Tag UntagResources", "ResourceARN.1", head+id, "TagKey.1", "team", "TagKey.2", "stage")
	if got := b.OK("Tag ListTagResources", "ResourceARN.1", head+id); got.Len("TagResources") != 0 {
		t.Errorf("%s", got.Body)
	}
}

func TestTagRefuses(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, tag.Service, vpc.Service)
	id := b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
	for _, test := range []struct{ name, code, tags, arn string }{
		{"no tags", "InvalidParameter.Tags", `{}`, head + id},
		{"no JSON", "InvalidParameter.Tags", `team=a`, head + id},
		{"a key of the cloud", "InvalidParameter.TagKey", `{"acs:x":"a"}`, head + id},
		{"no ARN", "InvalidResourceARN.FormatError", `{"a":"b"}`, id},
		{"another account", "InvalidResourceARN.Account", `{"a":"b"}`, "arn:acs:vpc:cn-hangzhou:1000000000000001:vpc/" + id},
		{"another region", "InvalidResourceARN.Region", `{"a":"b"}`, "arn:acs:vpc:cn-shanghai:1000000000000004:vpc/" + id},
		{"another service", "InvalidParameter.ServiceCode", `{"a":"b"}`, "arn:acs:fc:cn-hangzhou:1000000000000004:function/x"},
		{"another type", "InvalidParameter.ResourceType", `{"a":"b"}`, "arn:acs:vpc:cn-hangzhou:1000000000000004:moon/x"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b.Refused(test.code, "Tag TagResources", "Tags", test.tags, "ResourceARN.1", test.arn)
		})
	}
}
