package apierr

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestIdentityIsTheVariable(t *testing.T) {
	t.Parallel()
	a := New(404, "InvalidVpcId.NotFound", "The VPC %s is unknown.", "doc")
	twin := New(404, "InvalidVpcId.NotFound", "The VPC %s is unknown.", "doc")
	for _, tc := range []struct {
		name   string
		err    error
		target error
		want   bool
	}{
		{"itself", a, a, true},
		{"same text, other variable", a, twin, false},
		{"With", a.With("vpc-1"), a, true},
		{"target derived", a, a.With("vpc-1"), true},
		{"two derivations", a.Saying("x").Because("F1"), a.Detail("k", "v"), true},
		{"Coded", a.Coded("Other"), a, true},
		{"wrapped", fmt.Errorf("while: %w", a.With("x")), a, true},
		{"plain error", a, errors.New("x"), false},
	} {
		if got := errors.Is(tc.err, tc.target); got != tc.want {
			t.Errorf("%s: errors.Is = %v, want %v", tc.name, got, tc.want)
		}
	}
}

func TestCopiesLeaveTheDeclarationAlone(t *testing.T) {
	t.Parallel()
	decl := New(400, "Code", "value %q", "doc")
	one := decl.With("a").Because("R1").Detail("EC", "1")
	left, right := one.Because("R2"), one.Because("R3")
	if diff := cmp.Diff([][]string{nil, {"R1"}, {"R1", "R2"}, {"R1", "R3"}},
		[][]string{decl.Rules(), one.Rules(), left.Rules(), right.Rules()}); diff != "" {
		t.Errorf("rules (-want +got):\n%s", diff)
	}
	changed := one.Detail("EC", "2").Detail("BucketName", "b")
	if diff := cmp.Diff([]Detail{{"EC", "1"}}, one.Details()); diff != "" {
		t.Errorf("details of the original (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Detail{{"EC", "2"}, {"BucketName", "b"}}, changed.Details()); diff != "" {
		t.Errorf("details (-want +got):\n%s", diff)
	}
	if decl.Message != "value %q" || one.Message != `value "a"` {
		t.Errorf("messages: %q, %q", decl.Message, one.Message)
	}
	if got, want := one.Error(), `Code: value "a"`; got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
}
