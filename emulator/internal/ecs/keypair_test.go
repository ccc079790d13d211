package ecs_test

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"strings"
	"testing"
)

func TestKeyPairLife(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	made := n.OK("Ecs CreateKeyPair", "KeyPairName", "first")
	block, _ := pem.Decode([]byte(made.Get("PrivateKeyBody")))
	if block == nil {
		t.Fatalf("no PEM: %s", made.Body)
	}
	key, err := x509.ParsePKCS1PrivateKey(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	public := n.OK("Ecs DescribeKeyPairs", "KeyPairName", "fi*", "IncludePublicKey", "true").Get("KeyPairs.KeyPair.0.PublicKey")
	if !holds(t, public, &key.PublicKey) {
		t.Errorf("%s is not the public half", public)
	}
	if got := n.OK("Ecs DescribeKeyPairs").Get("KeyPairs.KeyPair.0.PublicKey"); got != "" {
		t.Errorf("the public key was not asked for: %s", got)
	}
	imported := n.OK("Ecs ImportKeyPair", "KeyPairName", "second", "PublicKeyBody", public+" somebody@somewhere")
	if imported.Get("KeyPairFingerPrint") != made.Get("KeyPairFingerPrint") || len(strings.Split(made.Get("KeyPairFingerPrint"), ":")) != 16 {
		t.Errorf("fingerprints %s and %s", imported.Get("KeyPairFingerPrint"), made.Get("KeyPairFingerPrint"))
	}
	n.Refused("KeyPair.AlreadyExist", "Ecs CreateKeyPair", "KeyPairName", "second")
	n.Refused("InvalidKeyPairName.Malformed", "Ecs CreateKeyPair", "KeyPairName", "1")
	for _, body := range []string{"ssh-rsa", "ssh-ed25519 AAAA", "ssh-rsa AAAA", "ssh-dss " + strings.Fields(public)[1], "ssh-rsa !"} {
		n.Refused("InvalidPublicKeyBody.Malformed", "Ecs ImportKeyPair", "KeyPairName", "third", "PublicKeyBody", body)
	}
	n.OK("Ecs DeleteKeyPairs", "KeyPairNames", `["first","second","nobody"]`)
	if got := n.OK("Ecs DescribeKeyPairs").Get("TotalCount"); got != "0" {
		t.Errorf("%s key pairs are left", got)
	}
}

// holds says whether a line of authorized_keys has the modulus of a key at its end.
func holds(t *testing.T, line string, key *rsa.PublicKey) bool {
	t.Helper()
	blob, err := base64.StdEncoding.DecodeString(strings.Fields(line)[1])
	if err != nil {
		t.Fatal(err)
	}
	return strings.HasSuffix(string(blob), string(key.N.Bytes()))
}

func TestKeyPairOnInstances(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.OK("Ecs CreateKeyPair", "KeyPairName", "door")
	group := n.group()
	i := n.instance(group)
	a := n.OK("Ecs AttachKeyPair", "KeyPairName", "door", "InstanceIds", `["`+i+`"]`)
	if a.Get("TotalCount") != "1" || a.Get("FailCount") != "0" || a.Get("Results.Result.0.Success") != "true" {
		t.Errorf("attached: %s", a.Body)
	}
	if got := n.OK("Ecs DescribeInstances").Get("Instances.Instance.0.KeyPairName"); got != "door" {
		t.Errorf("the instance has the key pair %q", got)
	}
	n.Refused("InvalidParameter.KeypairAlreadyAttachedInstance", "Ecs DeleteKeyPairs", "KeyPairNames", `["door"]`)
	n.Refused("InvalidKeyPairName.NotFound", "Ecs AttachKeyPair", "KeyPairName", "nobody", "InstanceIds", `["`+i+`"]`)
	n.Refused("InvalidInstanceIds.ValueNotSupported", "Ecs AttachKeyPair", "KeyPairName", "door", "InstanceIds", `["i-nowhere"]`)
	windows := n.instance(group, "ImageId", "win2022_21H2_x64_dtc_en-us_40G_alibase_20240811.vhd")
	n.Refused("DependencyViolation.WindowsInstance", "Ecs AttachKeyPair", "KeyPairName", "door", "InstanceIds", `["`+windows+`"]`)
	n.OK("Ecs DetachKeyPair", "KeyPairName", "door", "InstanceIds", `["`+i+`"]`)
	n.OK("Ecs DeleteKeyPairs", "KeyPairNames", `["door"]`)
}
