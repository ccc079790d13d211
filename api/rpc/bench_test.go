package rpc

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

type describeVpcs struct {
	Paging
	VpcId           string
	VpcName         string
	IsDefault       *bool
	ResourceGroupId string
	Tag             []Tag
	DryRun          bool
}

type vpcItem struct {
	VpcId, RegionId, Status, VpcName, CreationTime, CidrBlock, VRouterId, Description string
	IsDefault                                                                         bool
	VSwitchIds                                                                        struct{ VSwitchId []string }
	RouterTableIds                                                                    struct{ RouterTableIds []string }
	Tags                                                                              struct{ Tag []Tag }
}

type describeVpcsResponse struct {
	TotalCount, PageNumber, PageSize int32
	Vpcs                             struct{ Vpc []vpcItem }
}

func vpcsPage() *describeVpcsResponse {
	res := &describeVpcsResponse{TotalCount: 10, PageNumber: 1, PageSize: 10}
	for range 10 {
		item := vpcItem{VpcId: "vpc-bp1qpo0kug3a20qqe9t7e", RegionId: "cn-hangzhou", Status: "Available", VpcName: "main", CreationTime: "2026-03-01T12:00:00Z", CidrBlock: "10.0.0.0/8", VRouterId: "vrt-bp1lhl0taikrteen80oxx"}
		item.VSwitchIds.VSwitchId = []string{"vsw-bp14cagpfysr29feg5t97", "vsw-bp1htaoimv6uu5vv6szjm"}
		res.Vpcs.Vpc = append(res.Vpcs.Vpc, item)
	}
	return res
}

func benchRequest(b *testing.B) *http.Request {
	r := httptest.NewRequest("POST", "http://vpc.aliyuncs.com/?Action=DescribeVpcs&Version=2016-04-28&Format=JSON&RegionId=cn-hangzhou&SignatureType=&PageSize=10&PageNumber=1&Tag.1.Key=env&Tag.1.Value=prod", nil)
	if err := SignV1(r, Credentials{AccessKeyID: "public", Secret: "ringfence"}, sampleTime, "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"); err != nil {
		b.Fatal(err)
	}
	return r
}

// BenchmarkCall is a whole DescribeVpcs but for the handler.
func BenchmarkCall(b *testing.B) {
	r, shape, res := benchRequest(b), mustShape[describeVpcs](b), vpcsPage()
	b.ReportAllocs()
	for b.Loop() {
		c, err := Parse(r, nil)
		if err != nil {
			b.Fatal(err)
		}
		if err := c.CheckTime(sampleTime); err != nil {
			b.Fatal(err)
		}
		if err := c.Verify("ringfence"); err != nil {
			b.Fatal(err)
		}
		var req describeVpcs
		if err := shape.Decode(c.Params, &req); err != nil {
			b.Fatal(err)
		}
		if shape.Unknown(c.Params) != nil {
			b.Fatal("unknown parameters")
		}
		if _, err := c.Answer(res, goldenID); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	r := benchRequest(b)
	b.ReportAllocs()
	for b.Loop() {
		_, _ = Parse(r, nil)
	}
}

func BenchmarkVerifyV1(b *testing.B) {
	c := mustParse(b, benchRequest(b), "")
	b.ReportAllocs()
	for b.Loop() {
		_ = c.Verify("ringfence")
	}
}

func BenchmarkVerifyV3(b *testing.B) {
	c := mustParse(b, signedV3(b, V3SHA256, "", ""), "")
	b.ReportAllocs()
	for b.Loop() {
		_ = c.Verify("ringfence")
	}
}

func BenchmarkDecode(b *testing.B) {
	c, shape := mustParse(b, benchRequest(b), ""), mustShape[describeVpcs](b)
	b.ReportAllocs()
	for b.Loop() {
		var req describeVpcs
		_ = shape.Decode(c.Params, &req)
	}
}

func BenchmarkMarshalJSON(b *testing.B) {
	res := vpcsPage()
	b.ReportAllocs()
	for b.Loop() {
		_, _ = MarshalJSON(res, goldenID)
	}
}

func BenchmarkMarshalXML(b *testing.B) {
	res := vpcsPage()
	b.ReportAllocs()
	for b.Loop() {
		_, _ = MarshalXML("DescribeVpcs", res, goldenID)
	}
}
