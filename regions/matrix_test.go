package regions

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write MATRIX.md anew")

// MATRIX.md is what compliance people read; it must say what the data says.
func TestMatrixMarkdown(t *testing.T) {
	t.Parallel()
	var got bytes.Buffer
	if err := mustLoad(t).WriteMarkdown(&got); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("MATRIX.md", got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("MATRIX.md")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("MATRIX.md is out of date, run go test ./regions -update (-file +data):\n%s", diff)
	}
}

func TestMatrixTable(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	var all, one bytes.Buffer
	if err := m.WriteTable(&all, ""); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(all.String(), "\n"); got != len(m.All())+1 {
		t.Errorf("the list of regions has %d lines:\n%s", got, all.String())
	}
	if err := m.WriteTable(&one, "cn-hangzhou-finance"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"F4-image-export", "ecs/InvalidRegion.NotSupport", "finance-cloud-2019#4", "F5-deployment.hangzhou.mongodb", "F4-slb-ports", "F4-ecs-blackhole"} {
		if !strings.Contains(one.String(), want) {
			t.Errorf("the table of Hangzhou lacks %s:\n%s", want, one.String())
		}
	}
	err := m.WriteTable(&one, "cn-nowhere")
	if err == nil || !strings.Contains(err.Error(), "cn-north-2-gov-1") {
		t.Errorf("an unknown region answers %v; it should name the regions there are", err)
	}
}

func TestMatrixJSON(t *testing.T) {
	t.Parallel()
	m := mustLoad(t)
	var one, all bytes.Buffer
	if err := m.WriteJSON(&one, "cn-hangzhou-finance"); err != nil {
		t.Fatal(err)
	}
	var view struct {
		Region struct {
			ID    string `json:"id"`
			Class string `json:"class"`
		} `json:"region"`
		Capabilities []struct {
			Capability string `json:"capability"`
			Venues     map[string]struct {
				Allowed bool     `json:"allowed"`
				Rules   []string `json:"rules"`
			} `json:"venues"`
		} `json:"capabilities"`
	}
	if err := json.Unmarshal(one.Bytes(), &view); err != nil {
		t.Fatal(err)
	}
	if view.Region.ID != "cn-hangzhou-finance" || view.Region.Class != "finance" {
		t.Errorf("the view is of %+v", view.Region)
	}
	for _, c := range view.Capabilities {
		if c.Capability == string(ECSImageImport) {
			if c.Venues["fin-hz-vpc"].Allowed || !c.Venues["fin-hz-classic"].Allowed {
				t.Errorf("image import by venue: %+v", c.Venues)
			}
		}
	}
	if err := m.WriteJSON(&all, ""); err != nil || !json.Valid(all.Bytes()) {
		t.Errorf("all regions: %v", err)
	}
	if err := m.WriteJSON(&all, "cn-nowhere"); err == nil {
		t.Error("an unknown region has a view")
	}
}

func mustLoad(t *testing.T) *Matrix {
	t.Helper()
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}
