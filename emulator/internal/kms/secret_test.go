package kms_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/kms"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

func TestSecretsHaveVersionsAndStages(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, kms.Service)
	b.OK("Kms CreateSecret", "SecretName", "db", "VersionId", "v1", "SecretData", "one", "Description", "database", "Tags", `[{"TagKey":"team","TagValue":"blue"}]`)
	b.Refused("Rejected.ResourceExist", "Kms CreateSecret", "SecretName", "db", "VersionId", "v1", "SecretData", "one")
	value := func(params ...string) string {
		a := b.OK("Kms GetSecretValue", append([]string{"SecretName", "db"}, params...)...)
		return a.Get("VersionId") + " " + a.Get("SecretData")
	}
	if got := value(); got != "v1 one" {
		t.Errorf("at first %q", got)
	}
	b.OK("Kms PutSecretValue", "SecretName", "db", "VersionId", "v2", "SecretData", "two")
	b.OK("Kms PutSecretValue", "SecretName", "db", "VersionId", "v2", "SecretData", "two")
	b.Refused("Rejected.ResourceExist", "Kms PutSecretValue", "SecretName", "db", "VersionId", "v2", "SecretData", "other")
	if now, before := value(), value("VersionStage", "ACSPrevious"); now != "v2 two" || before != "v1 one" {
		t.Errorf("after a new value %q, before %q", now, before)
	}
	b.OK("Kms PutSecretValue", "SecretName", "db", "VersionId", "v3", "SecretData", "three", "VersionStages", `["Next"]`)
	if now, next := value(), value("VersionStage", "Next"); now != "v2 two" || next != "v3 three" {
		t.Errorf("current %q, next %q", now, next)
	}
	b.OK("Kms UpdateSecretVersionStage", "SecretName", "db", "VersionStage", "ACSCurrent", "RemoveFromVersion", "v2", "MoveToVersion", "v3")
	if now, before := value(), value("VersionStage", "ACSPrevious"); now != "v3 three" || before != "v2 two" {
		t.Errorf("after the move %q, before %q", now, before)
	}
	b.Refused("InvalidParameter", "Kms UpdateSecretVersionStage", "SecretName", "db", "VersionStage", "ACSCurrent", "RemoveFromVersion", "v3")
	b.Refused("InvalidParameter", "Kms UpdateSecretVersionStage", "SecretName", "db", "VersionStage", "Next", "RemoveFromVersion", "v1")
	b.OK("Kms UpdateSecretVersionStage", "SecretName", "db", "VersionStage", "Next", "RemoveFromVersion", "v3")
	b.Refused("Forbidden.ResourceNotFound", "Kms GetSecretValue", "SecretName", "db", "VersionStage", "Next")
	for i := 4; i <= 12; i++ {
		b.OK("Kms PutSecretValue", "SecretName", "db", "VersionId", "v"+strconv.Itoa(i), "SecretData", "x")
	}
	b.Refused("Forbidden.ResourceNotFound", "Kms GetSecretValue", "SecretName", "db", "VersionId", "v1")
	if a := b.OK("Kms ListSecretVersionIds", "SecretName", "db", "IncludeDeprecated", "true"); a.Get("TotalCount") != "10" {
		t.Errorf("the versions: %s", a.Body)
	}
	if a := b.OK("Kms ListSecretVersionIds", "SecretName", "db"); a.Get("TotalCount") != "2" {
		t.Errorf("the versions with a stage: %s", a.Body)
	}
	b.OK("Kms TagResource", "SecretName", "db", "Tags", `[{"TagKey":"stage","TagValue":"test"}]`)
	if a := b.OK("Kms DescribeSecret", "SecretName", "db", "FetchTags", "true"); a.Len("Tags.Tag") != 2 || a.Get("Description") != "database" {
		t.Errorf("the secret: %s", a.Body)
	}
	if a := b.OK("Kms ListSecrets", "Filters", `[{"Key":"TagKey","Values":["team"]}]`); a.Get("TotalCount") != "1" {
		t.Errorf("the secrets of a team: %s", a.Body)
	}
}

func TestSecretsAreSealedUnderTheirKey(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, kms.Service)
	key := newKey(b)
	b.OK("Kms CreateSecret", "SecretName", "own", "VersionId", "v1", "SecretData", "plain-text", "EncryptionKeyId", key)
	b.OK("Kms CreateSecret", "SecretName", "cloud", "VersionId", "v1", "SecretData", "plain-text")
	b.Refused("Forbidden.KeyNotFound", "Kms CreateSecret", "SecretName", "none", "VersionId", "v1", "SecretData", "x", "EncryptionKeyId", "key-none")
	err := b.World.View(world.Account{ID: "1000000000000004"}, regions.Region{ID: "cn-hangzhou"}, func(tx *world.Tx) error {
		for s, err := range tx.KMSSecrets.Each() {
			if err != nil || strings.Contains(s.Versions[0].Sealed, "plain") || s.Versions[0].Sealed == "" {
				t.Errorf("%s is kept as %q, %v", s.ID, s.Versions[0].Sealed, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	b.OK("Kms DisableKey", "KeyId", key)
	b.Refused("Rejected.Disabled", "Kms GetSecretValue", "SecretName", "own")
	b.OK("Kms GetSecretValue", "SecretName", "cloud")
}

func TestDeletedSecretsComeBackForAWhile(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, kms.Service)
	create := []string{"SecretName", "db", "VersionId", "v1", "SecretData", "one"}
	arn := b.OK("Kms CreateSecret", create...).Get("Arn")
	b.Refused("Rejected.ResourceInUse", "Kms RestoreSecret", "SecretName", arn)
	b.OK("Kms DeleteSecret", "SecretName", arn, "RecoveryWindowInDays", "7")
	b.Refused("Rejected.ResourceInDeleteWindow", "Kms GetSecretValue", "SecretName", "db")
	b.Refused("Rejected.ResourceInDeleteWindow", "Kms CreateSecret", create...)
	b.OK("Kms RestoreSecret", "SecretName", "db")
	b.OK("Kms GetSecretValue", "SecretName", "db")
	b.OK("Kms DeleteSecret", "SecretName", "db", "RecoveryWindowInDays", "7")
	b.Advance(7 * day)
	b.Refused("Forbidden.ResourceNotFound", "Kms RestoreSecret", "SecretName", "db")
	b.OK("Kms CreateSecret", create...)
	b.OK("Kms DeleteSecret", "SecretName", "db", "ForceDeleteWithoutRecovery", "true")
	b.Refused("Forbidden.ResourceNotFound", "Kms DescribeSecret", "SecretName", "db")
	b.Refused("UnsupportedOperation", "Kms CreateSecret", append(create, "SecretType", "Rds")...)
	b.Refused("InvalidParameter", "Kms CreateSecret", "SecretName", "acs/db", "VersionId", "v1", "SecretData", "one")
}

func TestRandomPasswordsAreWhatWasAskedFor(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, kms.Service)
	got := b.OK("Kms GetRandomPassword", "PasswordLength", "64", "ExcludePunctuation", "true", "ExcludeCharacters", "0O1l", "RequireEachIncludedType", "true").Get("RandomPassword")
	if len(got) != 64 || strings.ContainsAny(got, "0O1l!#-") || !strings.ContainsAny(got, "23456789") {
		t.Errorf("a password %q", got)
	}
	b.Refused("InvalidParameter", "Kms GetRandomPassword", "ExcludePunctuation", "true", "ExcludeNumbers", "true", "ExcludeLowercase", "true", "ExcludeUppercase", "true")
}

// TestWhatIsGoneTakesNoRoom: the quota counts the keys and secrets that there are.
func TestWhatIsGoneTakesNoRoom(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, kms.Service)
	quota(t, b, map[string]int{"kms.keys": 1, "kms.secrets": 1})
	key := newKey(b)
	b.OK("Kms CreateSecret", "SecretName", "one", "VersionId", "v1", "SecretData", "x")
	b.OK("Kms ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", "7")
	b.OK("Kms DeleteSecret", "SecretName", "one", "RecoveryWindowInDays", "7")
	b.Refused("Rejected.LimitExceeded", "Kms CreateKey")
	b.Refused("Rejected.LimitExceeded", "Kms CreateSecret", "SecretName", "two", "VersionId", "v1", "SecretData", "x")
	b.Advance(7 * day)
	newKey(b)
	b.OK("Kms CreateSecret", "SecretName", "two", "VersionId", "v1", "SecretData", "x")
}

func quota(t *testing.T, b *actiontest.Bench, quotas map[string]int) {
	t.Helper()
	err := b.World.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		a, err := tx.Accounts.Get("1000000000000004")
		if err != nil {
			return err
		}
		a.Quotas = quotas
		return tx.Accounts.Put(a)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTagsAndFiltersOfSecrets(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, kms.Service)
	key := newKey(b)
	b.OK("Kms CreateSecret", "SecretName", "db", "VersionId", "v1", "SecretData", "one")
	const tags = `[{"TagKey":"team","TagValue":"blue"}]`
	for action, what := range map[string][]string{"Kms TagResource": {"Tags", tags}, "Kms UntagResource": {"TagKeys", `["team"]`}} {
		b.Refused("InvalidParameter", action, what...)
		b.Refused("InvalidParameter", action, append([]string{"KeyId", key, "SecretName", "db"}, what...)...)
	}
	for filter, want := range map[string]string{
		`[{"Key":"SecretType","Values":["Generic"]}]`: "1", `[{"Key":"SecretType","Values":["Rds"]}]`: "0",
		`[{"Key":"DKMSInstanceId","Values":["kst-none"]}]`: "0", `[{"Key":"SecretName","Values":["d"]}]`: "1",
	} {
		if got := b.OK("Kms ListSecrets", "Filters", filter).Get("TotalCount"); got != want {
			t.Errorf("%s finds %s secrets, want %s", filter, got, want)
		}
	}
	b.Refused("InvalidParameter", "Kms ListSecrets", "Filters", `[{"Key":"Colour","Values":["blue"]}]`)
}

func TestASecretHasEightStages(t *testing.T) {
	t.Parallel()
	b := actiontest.New(t, kms.Service)
	b.OK("Kms CreateSecret", "SecretName", "db", "VersionId", "v1", "SecretData", "one")
	put := []string{"SecretName", "db", "SecretData", "x"}
	b.OK("Kms PutSecretValue", append(put, "VersionId", "v2", "VersionStages", `["a","b","c","d","e","f","g"]`)...)
	b.OK("Kms PutSecretValue", append(put, "VersionId", "v3", "VersionStages", `["a","b"]`)...)
	b.Refused("Rejected.LimitExceeded", "Kms PutSecretValue", append(put, "VersionId", "v4", "VersionStages", `["h"]`)...)
	b.Refused("Rejected.LimitExceeded", "Kms UpdateSecretVersionStage", "SecretName", "db", "VersionStage", "h", "MoveToVersion", "v3")
	b.OK("Kms UpdateSecretVersionStage", "SecretName", "db", "VersionStage", "g", "RemoveFromVersion", "v2")
	b.OK("Kms UpdateSecretVersionStage", "SecretName", "db", "VersionStage", "h", "MoveToVersion", "v3")
}
