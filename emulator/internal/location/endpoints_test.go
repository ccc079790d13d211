package location_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/location"
)

func TestDescribeEndpoints(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, location.Service)
	for _, test := range []struct{ account, region, code, want string }{
		{"public", "cn-hangzhou", "ecs", "ecs.cn-hangzhou.aliyuncs.com"},
		{"public", "cn-hangzhou", "rds", "rds.aliyuncs.com"},
		{"public", "cn-hangzhou", "oss", "oss-cn-hangzhou.aliyuncs.com"},
		{"public", "cn-hangzhou", "resourcemanager", "resourcemanager.aliyuncs.com"},
		{"public", "cn-shanghai", "actiontrail", "actiontrail.cn-shanghai.aliyuncs.com"},
		{"finance", "cn-hangzhou-finance", "oss", "oss-cn-hzfinance.aliyuncs.com"},
		{"finance", "cn-hangzhou-finance", "Vpc", "vpc.aliyuncs.com"},
		{"finance", "cn-hangzhou-finance", "dds", ""},
		{"finance", "cn-shanghai-finance-1", "dds", "dds.cn-shanghai-finance-1.aliyuncs.com"},
	} {
		a := b.As(test.account).In(test.region).OK("Location DescribeEndpoints", "Id", test.region, "ServiceCode", test.code, "Type", "openAPI")
		if test.want == "" {
			if a.Len("Endpoints.Endpoint") != 0 {
				t.Errorf("%s in %s is not deployed: %s", test.code, test.region, a.Body)
			}
			continue
		}
		if got := a.Get("Endpoints.Endpoint.0.Endpoint"); got != test.want || a.Get("Endpoints.Endpoint.0.SerivceCode") != test.code || a.Get("Endpoints.Endpoint.0.Type") != "openAPI" {
			t.Errorf("%s in %s is at %q, want %q", test.code, test.region, got, test.want)
		}
	}
	b.Refused("InvalidRegionId.NotFound", "Location DescribeEndpoints", "Id", "cn-hangzhou-finance", "ServiceCode", "ecs")
}
