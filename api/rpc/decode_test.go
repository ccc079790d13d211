package rpc

import (
	"errors"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/api/apierr"
)

type disk struct {
	Category string `rpc:",enum=cloud|cloud_ssd"`
	Size     int    `rpc:",min=20,max=500"`
	Snapshot *string
}

type nic struct {
	SecurityGroupIds []string
	Primary          bool
}

type sample struct {
	Paging
	VpcId        string `rpc:",required"`
	Name         *string
	Enabled      bool
	Force        *bool
	Port         int32   `rpc:",min=-1,max=65535"`
	Weight       *int64  `rpc:"Weight"`
	Ratio        float64 `rpc:",min=0,max=1"`
	Kind         string  `rpc:",enum=Internet|Intranet,fold,default=Internet"`
	Former       *string `rpc:",enum=Internet|Intranet"`
	Title        string  `rpc:",minlen=2,maxlen=4,bad=InvalidTitle.Malformed"`
	Ids          []string
	JSONIds      []string `rpc:"InstanceIds,json,maxitems=3"`
	Comma        []string `rpc:"SecurityIps,comma"`
	Ports        []int    `rpc:",min=1"`
	Tags         []Tag    `rpc:"Tag,maxitems=2"`
	Nics         []nic    `rpc:"NetworkInterface"`
	SystemDisk   disk
	DataDisk     *disk
	Attributes   map[string]string
	DiskCategory string `rpc:"SystemDisk.PerformanceLevel"`
	ClientToken  string
	DryRun       bool
	_            Unread `params:"Legacy, NetworkInterface.N.QueueNumber"`
}

func mustShape[T any](t testing.TB) *Shape {
	t.Helper()
	s, err := ShapeOf(reflect.TypeFor[T]())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func ptr[T any](v T) *T { return &v }

func TestDecodeStyles(t *testing.T) {
	t.Parallel()
	shape := mustShape[sample](t)
	for _, tc := range []struct {
		name   string
		params Params
		want   func(s *sample)
	}{
		{"defaults", nil, func(s *sample) {}},
		{"scalars", ParamsOf("Enabled", "True", "Force", "0", "Port", "80", "Weight", "0", "Ratio", "0.5", "Name", ""), func(s *sample) {
			s.Enabled, s.Force, s.Port, s.Weight, s.Ratio, s.Name = true, ptr(false), 80, ptr(int64(0)), 0.5, ptr("")
		}},
		{"empty is absent", ParamsOf("Enabled", "", "Port", "", "Weight", "", "Kind", "", "Former", "", "Title", "", "Ids.1", "", "Tag.1.Key", "", "SystemDisk.Size", ""), func(s *sample) {}},
		{"enum without case", ParamsOf("Kind", "intranet"), func(s *sample) { s.Kind = "Intranet" }},
		{"characters are counted", ParamsOf("Title", "专有网络"), func(s *sample) { s.Title = "专有网络" }},
		{"repeat list", ParamsOf("Ids.1", "a", "Ids.2", "b", "Ids.10", "j", "Ids.9", "i"), func(s *sample) { s.Ids = []string{"a", "b", "i", "j"} }},
		{"gaps", ParamsOf("Ids.3", "c", "Ids.900", "z"), func(s *sample) { s.Ids = []string{"c", "z"} }},
		{"odd names in a list", ParamsOf("Ids.0", "x", "Ids.01", "x", "Ids.a", "x", "Ids.1-a", "x", "Ids.", "x", "Ids.1", "a"), func(s *sample) { s.Ids = []string{"a"} }},
		{"repeat list as JSON", ParamsOf("Ids", `["a","b"]`), func(s *sample) { s.Ids = []string{"a", "b"} }},
		{"empty JSON list", ParamsOf("Ids", `[]`), func(s *sample) { s.Ids = []string{} }},
		{"JSON list", ParamsOf("InstanceIds", ` ["i-1", 2]`), func(s *sample) { s.JSONIds = []string{"i-1", "2"} }},
		{"JSON list repeated", ParamsOf("InstanceIds.1", "i-1"), func(s *sample) { s.JSONIds = []string{"i-1"} }},
		{"comma list", ParamsOf("SecurityIps", "10.0.0.1, 10.0.0.2,,"), func(s *sample) { s.Comma = []string{"10.0.0.1", "10.0.0.2"} }},
		{"long comma list", ParamsOf("SecurityIps", "a,b,c,d,e,f,g,h,i,j,k"), func(s *sample) { s.Comma = strings.Split("a,b,c,d,e,f,g,h,i,j,k", ",") }},
		{"comma list as JSON", ParamsOf("SecurityIps", `["a"]`), func(s *sample) { s.Comma = []string{"a"} }},
		{"numbers", ParamsOf("Ports.1", "80", "Ports.2", "443"), func(s *sample) { s.Ports = []int{80, 443} }},
		{"structs", ParamsOf("Tag.1.Key", "k", "Tag.1.Value", "v", "Tag.2.Key", "l"), func(s *sample) { s.Tags = []Tag{{"k", "v"}, {"l", ""}} }},
		{"structs as JSON", ParamsOf("Tag", `[{"Key":"k","Value":"v"}]`), func(s *sample) { s.Tags = []Tag{{"k", "v"}} }},
		{"each struct as JSON", ParamsOf("Tag.1", `{"Key":"k"}`), func(s *sample) { s.Tags = []Tag{{"k", ""}} }},
		{"nested", ParamsOf("NetworkInterface.1.SecurityGroupIds.1", "sg-1", "NetworkInterface.1.SecurityGroupIds.2", "sg-2", "NetworkInterface.2.Primary", "true"),
			func(s *sample) { s.Nics = []nic{{SecurityGroupIds: []string{"sg-1", "sg-2"}}, {Primary: true}} }},
		{"struct", ParamsOf("SystemDisk.Category", "cloud", "SystemDisk.Size", "40", "SystemDisk.PerformanceLevel", "PL1"),
			func(s *sample) { s.SystemDisk, s.DiskCategory = disk{Category: "cloud", Size: 40}, "PL1" }},
		{"struct as JSON", ParamsOf("DataDisk", `{"Size":40,"Snapshot":""}`), func(s *sample) { s.DataDisk = &disk{Size: 40, Snapshot: ptr("")} }},
		{"map", ParamsOf("Attributes.#3#a.b", "1", "Attributes.#2#中文", "2"), func(s *sample) { s.Attributes = map[string]string{"a.b": "1", "中文": "2"} }},
		{"map flat", ParamsOf("Attributes.a.b", "1"), func(s *sample) { s.Attributes = map[string]string{"a.b": "1"} }},
		{"map as JSON", ParamsOf("Attributes", `{"a":"1","b":2}`), func(s *sample) { s.Attributes = map[string]string{"a": "1", "b": "2"} }},
	} {
		want := sample{Paging: Paging{1, 10}, VpcId: "vpc-1", Kind: "Internet"}
		tc.want(&want)
		var got sample
		if err := shape.Decode(tc.params.over(ParamsOf("VpcId", "vpc-1")), &got); err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
}

func TestDecodeRefusals(t *testing.T) {
	t.Parallel()
	type strict struct {
		sample
		ZoneId string `rpc:",required,missing=MissingParameter"`
		Nested *struct {
			Key   string `rpc:",required"`
			Value string
		}
		List []struct {
			Key  string `rpc:",required"`
			Size int
		}
		Need   []string `rpc:",required"`
		Policy string   `rpc:",json"`
	}
	shape := mustShape[strict](t)
	full := ParamsOf("VpcId", "v", "ZoneId", "z", "Need.1", "x")
	if err := shape.Decode(full, new(strict)); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name, value, code, message string
	}{
		{"VpcId", "", "MissingVpcId", "VpcId is mandatory for this action."},
		{"ZoneId", "", "MissingParameter", "ZoneId is mandatory"},
		{"Need.1", "", "MissingNeed", "Need is mandatory"},
		{"Need", "[]", "MissingNeed", "Need is mandatory"},
		{"Nested.Value", "v", "MissingNested.Key", "Nested.Key is mandatory"},
		{"List.2.Size", "1", "MissingList.2.Key", "List.2.Key is mandatory"},
		{"Enabled", "yes", "InvalidParameter", `"Enabled" is not valid: it must be true or false`},
		{"Port", "http", "InvalidParameter", `"Port" is not valid: it must be an integer`},
		{"Port", "99999999999", "InvalidParameter", `"Port"`},
		{"Port", "65536", "InvalidParameter", `"Port" is not valid: it must be at most 65535`},
		{"Port", "-2", "InvalidParameter", `it must be at least -1`},
		{"Ratio", "NaN", "InvalidParameter", `"Ratio"`},
		{"Ratio", "2", "InvalidParameter", `"Ratio"`},
		{"Kind", "public", "InvalidParameter", `"Kind" is not valid: it must be one of Internet, Intranet`},
		{"Title", "x", "InvalidTitle.Malformed", `"Title"`},
		{"Title", "abcde", "InvalidTitle.Malformed", `at most 4`},
		{"InstanceIds", "i-1", "InvalidParameter", `"InstanceIds" is not valid: it must be JSON`},
		{"InstanceIds", `["i-1"`, "InvalidParameter", `it must be JSON`},
		{"InstanceIds", `[1,2,3,4]`, "InvalidParameter", `at most 3`},
		{"Ports.1", "0", "InvalidParameter", `"Ports.1"`},
		{"Ids.999999999", "x", "InvalidParameter", "out of range"},
		{"Ids.99999999999999999999999", "x", "InvalidParameter", "out of range"},
		{"SystemDisk.Size", "5", "InvalidParameter", `"SystemDisk.Size"`},
		{"SystemDisk.Category", "tape", "InvalidParameter", `"SystemDisk.Category"`},
		{"Attributes.#9#a", "1", "InvalidParameter", `"Attributes.#9#a"`},
		{"Attributes.#x", "1", "InvalidParameter", `"Attributes.#x"`},
		{"Policy", "{", "InvalidParameter", `"Policy"`},
		{"PageNumber", "0", "InvalidParameter", `"PageNumber"`},
	} {
		params := full.over(ParamsOf(tc.name, tc.value))
		if tc.name == "Need" {
			params = ParamsOf("VpcId", "v", "ZoneId", "z", "Need", "[]")
		}
		err := shape.Decode(params, new(strict))
		var e *apierr.Error
		if !errors.As(err, &e) || e.Status != 400 || e.Code != tc.code || !strings.Contains(e.Message, tc.message) {
			t.Errorf("%s=%s: %v, want %s … %s", tc.name, tc.value, err, tc.code, tc.message)
		}
	}
	if err := shape.Decode(nil, new(sample)); err == nil || errors.As(err, new(*apierr.Error)) {
		t.Errorf("another type: %v", err)
	}
}

func TestUnreadAndUnknown(t *testing.T) {
	t.Parallel()
	shape := mustShape[sample](t)
	p := ParamsOf("Action", "A", "SignatureNonce", "n", "OwnerId", "1", "RegionId", "r", "ClientToken", "c", "VpcId", "v", "PageSize", "5",
		"Tag.1.Key", "k", "Tag.1.Extra", "x", "Tag.Key", "x", "Ids", "plain", "Ids.0", "x", "Ids.1", "a", "InstanceIds", "[]",
		"SystemDisk.Size", "1", "SystemDisk.PerformanceLevel", "p", "SystemDisk.Shape", "x", "SystemDisk", "x", "Attributes.any.thing", "1",
		"Legacy", "1", "Legacy.1.Sub", "1", "NetworkInterface.3.QueueNumber", "1", "NetworkInterface.x.QueueNumber", "1",
		"NetworkInterface.1.SecurityGroupIds.2", "1", "NetworkInterface.1.SecurityGroupIds", `["a"]`, "vpcId", "case", "VpcIdx", "x")
	if diff := cmp.Diff([]string{"Legacy", "Legacy.1.Sub", "NetworkInterface.3.QueueNumber"}, shape.Unread(p)); diff != "" {
		t.Errorf("Unread (-want +got):\n%s", diff)
	}
	want := []string{"Ids", "Ids.0", "NetworkInterface.x.QueueNumber", "SystemDisk", "SystemDisk.Shape", "Tag.1.Extra", "Tag.Key", "VpcIdx", "vpcId"}
	if diff := cmp.Diff(want, shape.Unknown(p)); diff != "" {
		t.Errorf("Unknown (-want +got):\n%s", diff)
	}
}

func TestGateFields(t *testing.T) {
	t.Parallel()
	shape := mustShape[sample](t)
	req := &sample{ClientToken: "tok", DryRun: true, Name: ptr("n")}
	if shape.String(req, "ClientToken") != "tok" || !shape.Bool(req, "DryRun") || shape.String(req, "Name") != "n" {
		t.Error("declared fields are not found")
	}
	if shape.String(req, "Nope") != "" || shape.Bool(req, "ClientToken") || shape.Bool(req, "Force") || !shape.Has("DryRun") || shape.Has("Nope") {
		t.Error("what is not there is found")
	}
}

func TestOverriddenPaging(t *testing.T) {
	t.Parallel()
	type request struct {
		Paging
		PageSize int32 `rpc:",default=50,max=1000"`
	}
	shape := mustShape[request](t)
	var got request
	if err := shape.Decode(ParamsOf("PageNumber", "3"), &got); err != nil {
		t.Fatal(err)
	}
	if got.PageSize != 50 || got.Offset() != 100 || got.Limit() != 50 {
		t.Errorf("got %+v", got)
	}
	if diff := cmp.Diff([]int{4, 5}, Page(Paging{2, 3}, []int{1, 2, 3, 4, 5})); diff != "" {
		t.Error(diff)
	}
	if page := Page(Paging{9, 3}, []int{1}); page == nil || len(page) != 0 {
		t.Errorf("beyond the end: %v", page)
	}
}

func TestShapeRefusesWrongDeclarations(t *testing.T) {
	t.Parallel()
	type loop struct{ Next []loop }
	for _, v := range []any{
		1, struct{ A chan int }{}, struct{ A map[int]string }{}, struct{ A *[]string }{}, loop{},
		struct {
			A string `rpc:",requierd"`
		}{},
		struct {
			A string `rpc:",min=1"`
		}{},
		struct {
			A int `rpc:",maxlen=1"`
		}{},
		struct {
			A string `rpc:",comma"`
		}{},
		struct {
			A string `rpc:",enum=a|b,default=c"`
		}{},
		struct {
			A string
			B string `rpc:"A"`
		}{},
	} {
		if _, err := ShapeOf(reflect.TypeOf(v)); err == nil {
			t.Errorf("%T was taken", v)
		}
	}
}

// A high index must not cost memory. Not parallel: it counts allocations.
func TestSparseListsAreCheap(t *testing.T) {
	shape := mustShape[sample](t)
	p := ParamsOf("VpcId", "v", "Ids.4999", "x", "NetworkInterface.5000.SecurityGroupIds.4000", "x")
	if n := testing.AllocsPerRun(20, func() { _ = shape.Decode(p, new(sample)) }); n > 40 {
		t.Errorf("%v allocations", n)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_ = shape.Decode(p, new(sample))
	runtime.ReadMemStats(&after)
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 1<<20 {
		t.Errorf("%d bytes for two elements", grown)
	}
}
