package kms_test

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/kms"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

const day = 24 * time.Hour

// text64 is a small text as Encrypt takes it.
var text64 = base64.StdEncoding.EncodeToString([]byte("a small secret"))

func newKey(b *actiontest.Bench, params ...string) string {
	return b.OK("Kms CreateKey", params...).Get("KeyMetadata.KeyId")
}

// proves: G1-gm-crypto
func TestEncryptAndDecrypt(t *testing.T) {
	t.Parallel()
	for _, spec := range []string{"Aliyun_AES_256", "Aliyun_SM4"} {
		b := actiontest.New(t, kms.Service).As("gov").In("cn-north-2-gov-1")
		key := newKey(b, "KeySpec", spec)
		sealed := b.OK("Kms Encrypt", "KeyId", key, "Plaintext", text64, "EncryptionContext", `{"a":"1","b":"2"}`)
		blob := sealed.Get("CiphertextBlob")
		if raw, err := base64.StdEncoding.DecodeString(blob); err != nil || bytes.Contains(raw, []byte("secret")) {
			t.Errorf("blob %q, %v", blob, err)
		}
		opened := b.OK("Kms Decrypt", "CiphertextBlob", blob, "EncryptionContext", `{"b":"2","a":"1"}`)
		if opened.Get("Plaintext") != text64 || opened.Get("KeyId") != key || opened.Get("KeyVersionId") != sealed.Get("KeyVersionId") {
			t.Errorf("%s", opened.Body)
		}
		plain := b.OK("Kms Encrypt", "KeyId", key, "Plaintext", "not base64").Get("CiphertextBlob")
		if got := b.OK("Kms Decrypt", "CiphertextBlob", plain).Get("Plaintext"); got != "not base64" {
			t.Errorf("a text that is not Base64 comes back as %q", got)
		}
		b.Refused("InvalidParameter", "Kms Encrypt", "KeyId", key, "Plaintext", strings.Repeat("a", 8193))
		b.Refused("InvalidParameter", "Kms Decrypt", "CiphertextBlob", blob)
		b.Refused("InvalidParameter", "Kms Decrypt", "CiphertextBlob", "x"+blob)
	}
}

func TestDataKeys(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, kms.Service)
	key := newKey(b)
	b.OK("Kms CreateAlias", "KeyId", key, "AliasName", "alias/app")
	for _, test := range []struct {
		params []string
		bytes  int
	}{
		{nil, 32}, {[]string{"KeySpec", "AES_128"}, 16}, {[]string{"KeySpec", "AES_256"}, 32}, {[]string{"KeySpec", "AES_128", "NumberOfBytes", "1024"}, 1024},
	} {
		made := b.OK("Kms GenerateDataKey", append(test.params, "KeyId", "alias/app")...)
		if raw, err := base64.StdEncoding.DecodeString(made.Get("Plaintext")); err != nil || len(raw) != test.bytes || made.Get("KeyId") != key {
			t.Errorf("%v: %s", test.params, made.Body)
		}
		if got := b.OK("Kms Decrypt", "CiphertextBlob", made.Get("CiphertextBlob")).Get("Plaintext"); got != made.Get("Plaintext") {
			t.Errorf("%v: another key came back", test.params)
		}
	}
	blob := b.OK("Kms GenerateDataKeyWithoutPlaintext", "KeyId", key).Get("CiphertextBlob")
	other := newKey(b, "KeySpec", "Aliyun_SM4")
	again := b.OK("Kms ReEncrypt", "CiphertextBlob", blob, "DestinationKeyId", other, "SourceKeyId", "alias/app")
	if again.Get("KeyId") != other {
		t.Errorf("%s", again.Body)
	}
	first, second := b.OK("Kms Decrypt", "CiphertextBlob", blob), b.OK("Kms Decrypt", "CiphertextBlob", again.Get("CiphertextBlob"))
	if first.Get("Plaintext") != second.Get("Plaintext") {
		t.Error("another key came back")
	}
	b.Refused("InvalidParameter", "Kms ReEncrypt", "CiphertextBlob", blob, "DestinationKeyId", other, "SourceKeyId", other)
}

// The table of the API reference: what each action answers in each state of a key.
func TestStates(t *testing.T) {
	t.Parallel()
	const refused = "Rejected."
	rows := []struct {
		action                               string
		params                               []string
		enabled, disabled, deleting, waiting string
	}{
		{"Encrypt", []string{"Plaintext", text64}, "", refused + "Disabled", refused + "PendingDeletion", refused + "PendingImport"},
		{"GenerateDataKey", nil, "", refused + "Disabled", refused + "PendingDeletion", refused + "PendingImport"},
		{"GenerateDataKeyWithoutPlaintext", nil, "", refused + "Disabled", refused + "PendingDeletion", refused + "PendingImport"},
		{"DescribeKey", nil, "", "", "", ""},
		{"UpdateKeyDescription", []string{"Description", "x"}, "", "", refused + "PendingDeletion", ""},
		{"EnableKey", nil, "", "", refused + "StateModifiedFailed", refused + "StateModifiedFailed"},
		{"DisableKey", nil, "", "", refused + "StateModifiedFailed", refused + "StateModifiedFailed"},
		{"ScheduleKeyDeletion", []string{"PendingWindowInDays", "7"}, "", "", refused + "StateModifiedFailed", ""},
		{"CancelKeyDeletion", nil, refused + "StateModifiedFailed", refused + "StateModifiedFailed", "", refused + "StateModifiedFailed"},
		{"CreateAlias", []string{"AliasName", "alias/x"}, "", "", refused + "StateModifiedFailed", ""},
		{"TagResource", []string{"Tags", `[{"TagKey":"a","TagValue":"b"}]`}, "", "", refused + "PendingDeletion", ""},
		{"UntagResource", []string{"TagKeys", `["a"]`}, "", "", refused + "PendingDeletion", ""},
		{"ListResourceTags", nil, "", "", "", ""},
		{"ListKeyVersions", nil, "", "", "", ""},
		{"UpdateRotationPolicy", []string{"EnableAutomaticRotation", "false"}, "", refused + "Disabled", refused + "PendingDeletion", refused + "PendingImport"},
	}
	for _, row := range rows {
		for state, want := range map[string]string{"enabled": row.enabled, "disabled": row.disabled, "deleting": row.deleting, "waiting": row.waiting} {
			t.Run(row.action+"/"+state, func(t *testing.T) {
				t.Parallel()
				b := actiontest.New(t, kms.Service)
				var key string
				switch state {
				case "waiting":
					key = newKey(b, "Origin", "EXTERNAL")
				case "disabled":
					key = newKey(b)
					b.OK("Kms DisableKey", "KeyId", key)
				case "deleting":
					key = newKey(b)
					b.OK("Kms ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", "30")
				default:
					key = newKey(b)
				}
				params := append([]string{"KeyId", key}, row.params...)
				if want == "" {
					b.OK("Kms "+row.action, params...)
				} else {
					b.Refused(want, "Kms "+row.action, params...)
				}
			})
		}
	}
}

// A ciphertext of a key that is not enabled does not open, and opens again when it is.
func TestDisabledKeyDoesNotDecrypt(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, kms.Service)
	key := newKey(b)
	blob := b.OK("Kms Encrypt", "KeyId", key, "Plaintext", text64).Get("CiphertextBlob")
	b.OK("Kms DisableKey", "KeyId", key)
	b.Refused("Rejected.Disabled", "Kms Decrypt", "CiphertextBlob", blob)
	b.OK("Kms ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", "7")
	b.Refused("Rejected.PendingDeletion", "Kms Decrypt", "CiphertextBlob", blob)
	b.OK("Kms CancelKeyDeletion", "KeyId", key)
	b.OK("Kms Decrypt", "CiphertextBlob", blob)
}

func TestDeletionComesDue(t *testing.T) {
	t.Parallel()
	b := actiontest.NewSlow(t, kms.Service)
	key := newKey(b)
	b.OK("Kms SetDeletionProtection", "ProtectedResourceArn", b.OK("Kms DescribeKey", "KeyId", key).Get("KeyMetadata.Arn"),
		"EnableDeletionProtection", "true", "DeletionProtectionDescription", "in use")
	b.Refused("Rejected.DeletionProtection", "Kms ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", "7")
	b.OK("Kms SetDeletionProtection", "ProtectedResourceArn", key, "EnableDeletionProtection", "false")
	b.OK("Kms ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", "7")
	if got := b.OK("Kms DescribeKey", "KeyId", key).Get("KeyMetadata.DeleteDate"); got != actiontest.Start.Add(7*day).Format("2006-01-02T15:04:05Z") {
		t.Errorf("delete date %s", got)
	}
	b.Advance(7*day - time.Second)
	b.OK("Kms DescribeKey", "KeyId", key)
	b.Advance(time.Second)
	b.Refused("Forbidden.KeyNotFound", "Kms DescribeKey", "KeyId", key)
	if got := b.OK("Kms ListKeys").Get("TotalCount"); got != "0" {
		t.Errorf("%s keys are left", got)
	}
}

// Rotation makes versions by the clock; what older ones sealed still opens.
func TestRotation(t *testing.T) {
	t.Parallel()
	b := actiontest.NewSlow(t, kms.Service)
	key := newKey(b, "EnableAutomaticRotation", "true", "RotationInterval", "7d")
	old := b.OK("Kms Encrypt", "KeyId", key, "Plaintext", text64)
	b.Advance(15 * day)
	if got := b.OK("Kms ListKeyVersions", "KeyId", key); got.Get("TotalCount") != "3" || got.Get("KeyVersions.KeyVersion.0.KeyVersionId") != old.Get("KeyVersionId") {
		t.Errorf("%s", got.Body)
	}
	now := b.OK("Kms Encrypt", "KeyId", key, "Plaintext", text64)
	described := b.OK("Kms DescribeKey", "KeyId", key)
	if now.Get("KeyVersionId") == old.Get("KeyVersionId") || now.Get("KeyVersionId") != described.Get("KeyMetadata.PrimaryKeyVersion") {
		t.Errorf("the primary version is %s", now.Get("KeyVersionId"))
	}
	if got := described.Get("KeyMetadata.NextRotationDate"); got != actiontest.Start.Add(21*day).Format("2006-01-02T15:04:05Z") {
		t.Errorf("next rotation %s", got)
	}
	b.OK("Kms Decrypt", "CiphertextBlob", old.Get("CiphertextBlob"))
	b.OK("Kms DescribeKeyVersion", "KeyId", key, "KeyVersionId", old.Get("KeyVersionId"))
	b.OK("Kms DisableKey", "KeyId", key)
	b.Advance(100 * day)
	b.OK("Kms EnableKey", "KeyId", key)
	b.Advance(7*day - time.Second)
	if got := b.OK("Kms ListKeyVersions", "KeyId", key).Get("TotalCount"); got != "3" {
		t.Errorf("%s versions of a key that rested", got)
	}
	b.OK("Kms UpdateRotationPolicy", "KeyId", key, "EnableAutomaticRotation", "false")
	b.Advance(100 * day)
	if got := b.OK("Kms ListKeyVersions", "KeyId", key).Get("TotalCount"); got != "3" {
		t.Errorf("%s versions without rotation", got)
	}
	for _, wrong := range []string{"", "6d", "731d", "7", "d", "x7d"} {
		b.Refused("InvalidParameter", "Kms UpdateRotationPolicy", "KeyId", key, "EnableAutomaticRotation", "true", "RotationInterval", wrong)
	}
}

func TestAliases(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, kms.Service)
	one, two := newKey(b), newKey(b)
	for _, wrong := range []string{"app", "alias/", "alias/acs/oss", "alias/a b", "alias/" + strings.Repeat("a", 256)} {
		b.Refused("InvalidParameter", "Kms CreateAlias", "KeyId", one, "AliasName", wrong)
	}
	b.OK("Kms CreateAlias", "KeyId", one, "AliasName", "alias/app")
	b.Refused("Rejected.ResourceExist", "Kms CreateAlias", "KeyId", two, "AliasName", "alias/app")
	b.OK("Kms UpdateAlias", "KeyId", two, "AliasName", "alias/app")
	if got := b.OK("Kms ListAliasesByKeyId", "KeyId", two); got.Get("Aliases.Alias.0.AliasName") != "alias/app" {
		t.Errorf("%s", got.Body)
	}
	if got := b.OK("Kms ListAliases").Get("TotalCount"); got != "1" {
		t.Errorf("%s aliases", got)
	}
	b.OK("Kms DeleteAlias", "AliasName", "alias/app")
	b.Refused("Forbidden.AliasNotFound", "Kms DeleteAlias", "AliasName", "alias/app")
	b.Refused("Forbidden.AliasNotFound", "Kms DescribeKey", "KeyId", "alias/app")
}

func TestListKeysByFilter(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, kms.Service)
	newKey(b)
	sm4 := newKey(b, "KeySpec", "Aliyun_SM4", "Tags", `[{"TagKey":"a","TagValue":"b"}]`)
	b.OK("Kms DisableKey", "KeyId", sm4)
	got := b.OK("Kms ListKeys", "Filters", `[{"Key":"KeyState","Values":["Disabled","PendingDeletion"]},{"Key":"KeySpec","Values":["Aliyun_SM4"]}]`)
	if got.Get("TotalCount") != "1" || got.Get("Keys.Key.0.KeyId") != sm4 {
		t.Errorf("%s", got.Body)
	}
	b.Refused("InvalidParameter", "Kms ListKeys", "Filters", `[{"Key":"Colour","Values":["red"]}]`)
	if got := b.OK("Kms ListTagResources", "ResourceType", "key", "ResourceId.1", sm4); got.Get("TagResources.TagResource.0.TagValue") != "b" {
		t.Errorf("%s", got.Body)
	}
	b.Refused("UnsupportedOperation", "Kms CreateKey", "KeySpec", "RSA_2048")
}

// proves: S1-cmk
func TestServiceKey(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, kms.Service)
	seen := make(map[string]string)
	for _, place := range [][3]string{
		{"finance", "cn-shanghai-finance-1", "1000000000000001"}, {"finance", "cn-shenzhen-finance-1", "1000000000000001"},
		{"gov", "cn-north-2-gov-1", "1000000000000003"}, {"public", "cn-hangzhou", "1000000000000004"},
	} {
		b := b.As(place[0]).In(place[1])
		region, _ := b.World.Matrix().Region(place[1])
		account := world.Account{ID: place[2], Cloud: place[0]}
		for _, service := range []string{"oss", "ecs", "oss"} {
			var key *world.KMSKey
			err := b.World.Update(account, region, func(tx *world.Tx) (err error) { key, err = tx.ServiceKey(service); return err })
			if err != nil {
				t.Fatal(err)
			}
			if there := seen[key.ID]; there != "" && there != place[1] {
				t.Errorf("%s has the key of %s", place[1], there)
			}
			seen[key.ID] = place[1]
			if got := b.OK("Kms DescribeKey", "KeyId", world.ServiceAlias(service)).Get("KeyMetadata.KeyId"); got != key.ID {
				t.Errorf("alias of %s: %s, want %s", service, got, key.ID)
			}
			b.Refused("Forbidden.NoPermission", "Kms ScheduleKeyDeletion", "KeyId", key.ID, "PendingWindowInDays", "7")
		}
		if got := b.OK("Kms ListKeys", "Filters", `[{"Key":"CreatorType","Values":["Service"]}]`).Get("TotalCount"); got != "1" {
			t.Errorf("%s has %s service keys", place[1], got)
		}
	}
	if len(seen) != 4 {
		t.Errorf("%d keys for 4 places", len(seen))
	}
}
