package envelope

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// proves: G1-gm-crypto
func TestSealAndOpen(t *testing.T) {
	t.Parallel()
	for _, algorithm := range []string{AES256, SM4} {
		k := Key{ID: "key-hzz1", Version: "v1", Algorithm: algorithm, Material: NewMaterial()}
		for _, text := range []string{"", "secret", strings.Repeat("x", 6144)} {
			context := map[string]string{"b": "2", "a": "1"}
			sealed, err := Seal(k, []byte(text), context)
			if err != nil {
				t.Fatal(err)
			}
			parsed, err := Parse(sealed)
			if err != nil || parsed.KeyID != k.ID || parsed.Version != k.Version {
				t.Fatalf("parsed %+v, %v", parsed, err)
			}
			if got, err := parsed.Open(k, map[string]string{"a": "1", "b": "2"}); err != nil || string(got) != text {
				t.Errorf("%s: %q, %v", algorithm, got, err)
			}
			for name, other := range map[string]map[string]string{"none": nil, "other": {"a": "1", "b": "3"}, "shifted": {"a": "1b", "2": ""}} {
				if _, err := parsed.Open(k, other); !errors.Is(err, ErrBroken) {
					t.Errorf("%s: context %s: %v", algorithm, name, err)
				}
			}
			wrong := k
			wrong.Material = NewMaterial()
			if _, err := parsed.Open(wrong, context); !errors.Is(err, ErrBroken) {
				t.Errorf("%s: another key: %v", algorithm, err)
			}
		}
	}
}

func TestOtherAlgorithm(t *testing.T) {
	t.Parallel()
	if _, err := Seal(Key{Algorithm: "RSA_2048", Material: NewMaterial()}, nil, nil); err == nil {
		t.Error("sealed under an algorithm that is none")
	}
}

func TestDerive(t *testing.T) {
	t.Parallel()
	root := NewMaterial()
	if bytes.Equal(Derive(root, "1"), Derive(root, "2")) || !bytes.Equal(Derive(root, "1"), Derive(root, "1")) {
		t.Error("what is derived does not follow from root and purpose")
	}
}

func FuzzParse(f *testing.F) {
	k := Key{ID: "k", Version: "v", Algorithm: AES256, Material: NewMaterial()}
	sealed, err := Seal(k, []byte("text"), nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed)
	f.Add("AQ==")
	f.Add("AQECAwQ=")
	f.Fuzz(func(t *testing.T, s string) {
		if parsed, err := Parse(s); err == nil {
			if text, err := parsed.Open(k, nil); err == nil && string(text) != "text" {
				t.Errorf("opened %q", text)
			}
		}
	})
}
