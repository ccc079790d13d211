package slb_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ringfence-dev/ringfence/api/slb"
)

func TestParseList(t *testing.T) {
	t.Parallel()
	port := func(n slb.Number) *slb.Number { return &n }
	for _, c := range []struct {
		text string
		want []slb.BackendServerItem
	}{
		{`[]`, []slb.BackendServerItem{}},
		{`[{"ServerId":"i-1","Port":"80"}]`, []slb.BackendServerItem{{ServerId: "i-1", Port: port(80)}}},
		{`[{'ServerId':'i-1','Port':'80', 'Type': 'ecs'}]`, []slb.BackendServerItem{{ServerId: "i-1", Port: port(80), Type: "ecs"}}},
		{`[{'ServerId':'a"b','Description':'it\'s'}]`, []slb.BackendServerItem{{ServerId: `a"b`, Description: "it's"}}},
		{`[{"ServerId":"it's","Port":8}]`, []slb.BackendServerItem{{ServerId: "it's", Port: port(8)}}},
	} {
		got, err := slb.ParseList[slb.BackendServerItem]("BackendServers", c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.text, diff)
		}
	}
	for _, text := range []string{``, `{}`, `[`, `[1]`, `[{}] []`, `[{"Server":"i-1"}]`, `[{"Port":"many"}]`, `[{"Port":99999999999}]`, `[{'ServerId':'i-1]`} {
		if got, err := slb.ParseList[slb.BackendServerItem]("BackendServers", text); err == nil {
			t.Errorf("%s gives %v", text, got)
		} else if err.Code != "InvalidParameter" {
			t.Errorf("%s is refused with %s", text, err.Code)
		}
	}
}

func FuzzParseList(f *testing.F) {
	f.Add(`[{"ServerId":"i-1","Weight":100}]`)
	f.Add(`[{'ServerId':'i-1','Weight':'100'}]`)
	f.Add(`[{'a\`)
	f.Fuzz(func(t *testing.T, text string) {
		list, err := slb.ParseList[slb.BackendServerItem]("BackendServers", text)
		if err != nil || list == nil {
			return
		}
		if _, err := json.Marshal(list); err != nil {
			t.Error(err)
		}
	})
}
