package kms

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	wire "github.com/ringfence-dev/ringfence/api/kms"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/envelope"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

const (
	generic = "Generic"
	// maxSecrets is the default quota of an account's secrets in a region (KMS, Limits).
	maxSecrets = 1000
	maxSecret  = 30 << 10
	// maxSecretVersions are kept; the oldest one goes when there is one more (Kms PutSecretValue).
	maxSecretVersions = 10
	// maxStages bounds the stages of a secret, those of the cloud among them (Kms UpdateSecretVersionStage).
	maxStages = 8
)

var secretNames = regexp.MustCompile(`^[\p{Han}A-Za-z0-9_/+=.@-]{1,192}$`)

// createSecret makes a secret with its first version, which is the current one. Secrets that rotate by themselves belong
// to other products and are refused by name.
func createSecret(tx *world.Tx, req *wire.CreateSecretRequest) (*wire.CreateSecretResponse, error) {
	switch {
	case req.DKMSInstanceId != "":
		return nil, wire.ErrKeyInstance
	case req.SecretType != generic, req.EnableAutomaticRotation:
		return nil, wire.ErrUnsupported.Saying("The emulator keeps generic secrets, which do not rotate by themselves; it has none of " + req.SecretType + " with rotation.")
	case !secretNames.MatchString(req.SecretName), strings.HasPrefix(req.SecretName, "acs/"):
		return nil, wire.ErrInvalid.With("SecretName")
	}
	old, err := tx.KMSSecrets.Get(req.SecretName)
	switch {
	case err != nil && !world.NotFound(err):
		return nil, err
	case err == nil && old.DeleteAt.IsZero():
		return nil, wire.ErrSecretExists
	case err == nil && !old.Gone(tx.Now()):
		return nil, wire.ErrSecretDeleted
	}
	n, err := living(tx.KMSSecrets.Each(), func(s *world.KMSSecret) bool { return s.Gone(tx.Now()) })
	if err != nil {
		return nil, err
	}
	if n >= tx.Quota("kms.secrets", maxSecrets) {
		return nil, wire.ErrKeyLimit
	}
	s := &world.KMSSecret{Meta: world.Meta{ID: req.SecretName, CreatedAt: tx.Now(), Description: req.Description}, UpdatedAt: tx.Now()}
	if req.EncryptionKeyId != "" {
		k, err := find(tx, req.EncryptionKeyId)
		if err != nil {
			return nil, err
		}
		s.Key = k.ID
	}
	if err := add(tx, s, req.VersionId, req.SecretData, req.SecretDataType, []string{world.StageCurrent}); err != nil {
		return nil, err
	}
	if err := tx.KMSSecrets.Put(s); err != nil {
		return nil, err
	}
	return &wire.CreateSecretResponse{
		Arn: arn(tx, "secret/"+s.ID), SecretName: s.ID, SecretType: generic, VersionId: req.VersionId, AutomaticRotation: onOff(false),
	}, tag(tx, "secret", s.ID, req.Tags)
}

// add puts a version into a secret, and the stages at it.
func add(tx *world.Tx, s *world.KMSSecret, id, data, typ string, stages []string) error {
	if id == "" || utf8.RuneCountInString(id) > 64 {
		return wire.ErrInvalid.With("VersionId")
	}
	if len(data) > maxSecret {
		return wire.ErrInvalid.With("SecretData")
	}
	sealed, err := sealSecret(tx, s, data)
	if err != nil {
		return err
	}
	s.Versions = append(s.Versions, world.SecretVersion{ID: id, Sealed: sealed, DataType: typ, CreatedAt: tx.Now()})
	for _, stage := range stages {
		s.Move(stage, s.Version(id))
	}
	if len(s.Versions) > maxSecretVersions {
		s.Versions = slices.Delete(s.Versions, 0, 1)
	}
	s.UpdatedAt = tx.Now()
	return fewStages(s)
}

func fewStages(s *world.KMSSecret) error {
	n := 0
	for _, v := range s.Versions {
		n += len(v.Stages)
	}
	if n > maxStages {
		return wire.ErrKeyLimit
	}
	return nil
}

// sealSecret encrypts a value under the key of its secret; the name of the secret is bound to it.
func sealSecret(tx *world.Tx, s *world.KMSSecret, data string) (string, error) {
	if s.Key != "" {
		_, sealed, err := seal(tx, s.Key, []byte(data), contextOf(s))
		return sealed, err
	}
	k, err := ownKey(tx)
	if err != nil {
		return "", err
	}
	return envelope.Seal(k, []byte(data), contextOf(s))
}

// openSecret decrypts a value; a key that is disabled keeps it shut.
func openSecret(tx *world.Tx, s *world.KMSSecret, v *world.SecretVersion) (string, error) {
	if s.Key != "" {
		_, text, err := unseal(tx, v.Sealed, contextOf(s))
		return string(text), err
	}
	k, err := ownKey(tx)
	if err != nil {
		return "", err
	}
	sealed, err := envelope.Parse(v.Sealed)
	if err != nil {
		return "", err
	}
	text, err := sealed.Open(k, contextOf(s))
	return string(text), err
}

func contextOf(s *world.KMSSecret) map[string]string { return map[string]string{"secret": s.ID} }

// ownKey seals secrets for which no key of the customer's was named.
func ownKey(tx *world.Tx) (envelope.Key, error) {
	m, err := tx.MasterKey()
	if err != nil {
		return envelope.Key{}, err
	}
	return envelope.Key{ID: m.ID, Version: "secrets", Algorithm: envelope.AES256, Material: envelope.Derive(m.Root, "secrets")}, nil
}

// secret finds a secret by name or ARN, also one that waits to be deleted.
func secret(tx *world.Tx, ref string) (*world.KMSSecret, error) {
	s, err := tx.KMSSecrets.Get(strings.TrimPrefix(ref, arn(tx, "secret/")))
	if world.NotFound(err) || err == nil && s.Gone(tx.Now()) {
		return nil, wire.ErrSecretNotFound
	}
	return s, err
}

// kept finds a secret that nobody has deleted. A0424
func kept(tx *world.Tx, ref string) (*world.KMSSecret, error) {
	s, err := secret(tx, ref)
	if err == nil && !s.DeleteAt.IsZero() {
		return nil, wire.ErrSecretDeleted
	}
	return s, err
}

func describeSecret(tx *world.Tx, req *wire.DescribeSecretRequest) (*wire.DescribeSecretResponse, error) {
	s, err := secret(tx, req.SecretName)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeSecretResponse{
		Arn: arn(tx, "secret/"+s.ID), SecretName: s.ID, SecretType: generic, Description: s.Description, EncryptionKeyId: s.Key,
		AutomaticRotation: onOff(false), CreateTime: stamp(s.CreatedAt), UpdateTime: stamp(s.UpdatedAt), PlannedDeleteTime: stamp(s.DeleteAt),
	}
	if req.FetchTags {
		res.Tags.Tag = tagPairs(s.Tags)
	}
	return res, nil
}

func tagPairs(tags []world.Tag) (pairs []wire.TagPair) {
	for _, t := range tags {
		pairs = append(pairs, wire.TagPair{TagKey: t.Key, TagValue: t.Value})
	}
	return pairs
}

func updateSecret(tx *world.Tx, req *wire.UpdateSecretRequest) (*wire.UpdateSecretResponse, error) {
	s, err := kept(tx, req.SecretName)
	if err != nil {
		return nil, err
	}
	s.Description, s.UpdatedAt = req.Description, tx.Now()
	return &wire.UpdateSecretResponse{SecretName: s.ID}, tx.KMSSecrets.Put(s)
}

// deleteSecret deletes a secret at once, or after some days in which it can be restored.
func deleteSecret(tx *world.Tx, req *wire.DeleteSecretRequest) (*wire.DeleteSecretResponse, error) {
	s, err := secret(tx, req.SecretName)
	if err != nil {
		return nil, err
	}
	if req.ForceDeleteWithoutRecovery {
		return &wire.DeleteSecretResponse{SecretName: s.ID, PlannedDeleteTime: stamp(tx.Now())}, tx.KMSSecrets.Delete(s.ID)
	}
	if !s.DeleteAt.IsZero() {
		return nil, wire.ErrSecretDeleted
	}
	s.DeleteAt = tx.Now().Add(time.Duration(req.RecoveryWindowInDays) * 24 * time.Hour)
	return &wire.DeleteSecretResponse{SecretName: s.ID, PlannedDeleteTime: stamp(s.DeleteAt)}, tx.KMSSecrets.Put(s)
}

func restoreSecret(tx *world.Tx, req *wire.RestoreSecretRequest) (*wire.RestoreSecretResponse, error) {
	s, err := secret(tx, req.SecretName)
	if err != nil {
		return nil, err
	}
	if s.DeleteAt.IsZero() {
		return nil, wire.ErrSecretInUse
	}
	s.DeleteAt = time.Time{}
	return &wire.RestoreSecretResponse{SecretName: s.ID}, tx.KMSSecrets.Put(s)
}

// Filters of ListSecrets narrow by one of their values each. No secret is in an instance: CreateSecret finds none.
const maxFilters = 10

var filterKeys = []string{"SecretName", "Description", "TagKey", "TagValue", "SecretType", "DKMSInstanceId"}

// listSecrets lists secrets by page.
func listSecrets(tx *world.Tx, req *wire.ListSecretsRequest) (*wire.ListSecretsResponse, error) {
	if len(req.Filters) > maxFilters || slices.ContainsFunc(req.Filters, func(f wire.KeyFilter) bool { return !slices.Contains(filterKeys, f.Key) }) {
		return nil, wire.ErrInvalid.With("Filters")
	}
	page, total, err := action.Page(tx.KMSSecrets, req.Paging, func(s *world.KMSSecret) bool {
		return !s.Gone(tx.Now()) && !slices.ContainsFunc(req.Filters, func(f wire.KeyFilter) bool { return !fits(s, f) })
	})
	res := &wire.ListSecretsResponse{PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: total}
	for _, s := range page {
		one := wire.Secret{SecretName: s.ID, SecretType: generic, CreateTime: stamp(s.CreatedAt), UpdateTime: stamp(s.UpdatedAt), PlannedDeleteTime: stamp(s.DeleteAt)}
		if req.FetchTags {
			one.Tags.Tag = tagPairs(s.Tags)
		}
		res.SecretList.Secret = append(res.SecretList.Secret, one)
	}
	return res, err
}

func fits(s *world.KMSSecret, f wire.KeyFilter) bool {
	return slices.ContainsFunc(f.Values, func(want string) bool {
		switch f.Key {
		case "SecretName":
			return strings.Contains(s.ID, want)
		case "Description":
			return strings.Contains(s.Description, want)
		case "TagKey":
			return slices.ContainsFunc(s.Tags, func(t world.Tag) bool { return t.Key == want })
		case "TagValue":
			return slices.ContainsFunc(s.Tags, func(t world.Tag) bool { return t.Value == want })
		case "SecretType":
			return want == generic
		}
		return false
	})
}
