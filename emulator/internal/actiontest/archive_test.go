package actiontest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestArchive(t *testing.T) {
	t.Parallel()
	const text = "why\naccount: gov\n-- world --\na b\n\n# not a line\n-- request --\nc d\n"
	a := parseArchive([]byte(text))
	if diff := cmp.Diff(text, string(a.format())); diff != "" {
		t.Errorf("an archive is written as it was read (-want +got):\n%s", diff)
	}
	if got := a.header("account"); got != "gov" {
		t.Errorf("header: %q", got)
	}
	if diff := cmp.Diff([]string{"a b"}, lines(a.section("world").text)); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	if a.section("answer.json") != nil {
		t.Error("a section that is not there was found")
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	s := &script{saved: map[string]string{"vpc": "vpc-1"}}
	got := s.words(t, "Vpc CreateVSwitch VpcId=${vpc} Name='a b' Empty=")
	if diff := cmp.Diff([]string{"Vpc", "CreateVSwitch", "VpcId=vpc-1", "Name=a b", "Empty="}, got); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
}
