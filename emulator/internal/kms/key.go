package kms

import (
	"iter"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/kms"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/envelope"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

const (
	usage    = "ENCRYPT/DECRYPT"
	external = "EXTERNAL"
	// maxKeys is the default quota of an account's keys in a region (KMS, Limits).
	maxKeys = 200
)

// createKey makes a key. Only symmetrical ones are made: what signs is refused by name. SM4 is to be had wherever KMS
// stands (A0260).
func createKey(tx *world.Tx, req *wire.CreateKeyRequest) (*wire.CreateKeyResponse, error) {
	k := &world.KMSKey{
		Meta: world.Meta{CreatedAt: tx.Now(), Description: req.Description},
		Spec: req.KeySpec, Usage: usage, Origin: req.Origin, Protection: req.ProtectionLevel, State: world.KeyEnabled,
		Made: []time.Time{tx.Now()}, Root: envelope.NewMaterial(),
	}
	switch {
	case req.DKMSInstanceId != "":
		return nil, wire.ErrKeyInstance
	case req.KeyUsage != "" && req.KeyUsage != usage, req.KeySpec != envelope.AES256 && req.KeySpec != envelope.SM4:
		return nil, wire.ErrUnsupported.Saying("The emulator makes symmetrical keys only: " + envelope.AES256 + " and " + envelope.SM4 + ", for " + usage + ".")
	}
	if k.Origin == external { // and no material can be brought: ImportKeyMaterial is refused by name
		k.State = world.KeyPendingImport
	}
	if req.EnableAutomaticRotation {
		every, err := interval(req.RotationInterval)
		if err != nil {
			return nil, err
		}
		if k.Origin == external {
			return nil, wire.ErrUnsupported
		}
		k.RotateEvery = every
	}
	n, err := living(tx.KMSKeys.Each(), func(k *world.KMSKey) bool { return k.Gone(tx.Now()) })
	if err != nil {
		return nil, err
	}
	if n >= tx.Quota("kms.keys", maxKeys) {
		return nil, wire.ErrKeyLimit
	}
	k.ID = tx.NewID("key")
	if err := tx.KMSKeys.Insert(k); err != nil {
		return nil, err
	}
	return &wire.CreateKeyResponse{KeyMetadata: created(tx, k)}, tag(tx, "key", k.ID, req.Tags)
}

// living counts what takes room: what was deleted takes none once its time has come.
func living[T any](all iter.Seq2[*T, error], gone func(*T) bool) (n int, err error) {
	for record, err := range all {
		if err != nil {
			return 0, err
		}
		if !gone(record) {
			n++
		}
	}
	return n, nil
}

// interval reads how often a key rotates: a number with a unit, of 7 to 730 days (UpdateRotationPolicy).
func interval(text string) (time.Duration, error) {
	unit := map[byte]time.Duration{'d': 24 * time.Hour, 'h': time.Hour, 'm': time.Minute, 's': time.Second}
	bad := wire.ErrInvalid.With("RotationInterval")
	if text == "" {
		return 0, bad
	}
	n, err := strconv.Atoi(text[:len(text)-1])
	each := unit[text[len(text)-1]]
	const day = 24 * time.Hour
	if err != nil || n <= 0 || each == 0 || n > int(730*day/each) || time.Duration(n)*each < 7*day {
		return 0, bad
	}
	return time.Duration(n) * each, nil
}

// find reads a key by id, alias or ARN.
func find(tx *world.Tx, ref string) (*world.KMSKey, error) {
	k, err := tx.FindKMSKey(ref)
	switch {
	case world.NotFound(err) && strings.HasPrefix(ref, "alias/"):
		return nil, wire.ErrAliasNotFound
	case world.NotFound(err):
		return nil, wire.ErrKeyNotFound
	}
	return k, err
}

func describeKey(tx *world.Tx, req *wire.DescribeKeyRequest) (*wire.DescribeKeyResponse, error) {
	k, err := find(tx, req.KeyId)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeKeyResponse{KeyMetadata: wire.KeyMetadata{
		CreatedKey: created(tx, k), DeletionProtection: onOff(k.Guarded), DeletionProtectionDescription: k.GuardNote,
	}}, nil
}

func created(tx *world.Tx, k *world.KMSKey) wire.CreatedKey {
	versions := k.Versions(tx.Now())
	last := versions[len(versions)-1]
	m := wire.CreatedKey{
		KeyId: k.ID, KeyState: string(k.State), Arn: arn(tx, "key/"+k.ID), Creator: tx.Account.ID,
		LastRotationDate: stamp(last.Made), DeleteDate: stamp(k.DeleteAt), PrimaryKeyVersion: last.ID, Description: k.Description,
		KeySpec: k.Spec, Origin: k.Origin, ProtectionLevel: k.Protection, KeyUsage: k.Usage, CreationDate: stamp(k.CreatedAt),
		AutomaticRotation: onOff(k.RotateEvery > 0),
	}
	if k.Service {
		m.Creator = "Service" // sic: where an account's number stands otherwise (A0262)
	}
	if k.RotateEvery > 0 {
		m.RotationInterval = strconv.FormatInt(int64(k.RotateEvery/time.Second), 10) + "s"
		m.NextRotationDate = stamp(k.NextRotation(tx.Now()))
		if k.State != world.KeyEnabled {
			m.AutomaticRotation = "Suspended"
		}
	}
	return m
}

func arn(tx *world.Tx, resource string) string {
	return "acs:kms:" + tx.Region.ID + ":" + tx.Account.ID + ":" + resource
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}

func onOff(on bool) string {
	if on {
		return "Enabled"
	}
	return "Disabled"
}

// attribute gives what a filter of ListKeys compares.
func attribute(k *world.KMSKey, name string) (string, bool) {
	switch name {
	case "KeyState":
		return string(k.State), true
	case "KeySpec":
		return k.Spec, true
	case "KeyUsage":
		return k.Usage, true
	case "ProtectionLevel":
		return k.Protection, true
	case "CreatorType":
		if k.Service {
			return "Service", true
		}
		return "User", true
	case "DKMSInstanceId":
		return "", true
	}
	return "", false
}

// listKeys lists keys that satisfy every filter by one of its values. Filters of one name add up.
func listKeys(tx *world.Tx, req *wire.ListKeysRequest) (*wire.ListKeysResponse, error) {
	want := make(map[string][]string)
	for _, f := range req.Filters {
		if _, known := attribute(&world.KMSKey{}, f.Key); !known || len(f.Values) > 10 {
			return nil, wire.ErrInvalid.With("Filters")
		}
		want[f.Key] = append(want[f.Key], f.Values...)
	}
	page, total, err := action.Page(tx.KMSKeys, req.Paging, func(k *world.KMSKey) bool {
		for name, values := range want {
			if has, _ := attribute(k, name); !action.Listed(values, has) {
				return false
			}
		}
		return !k.Gone(tx.Now())
	})
	if err != nil {
		return nil, err
	}
	res := &wire.ListKeysResponse{PageNumber: req.PageNumber, PageSize: req.PageSize, TotalCount: int32(total)}
	for _, k := range page {
		res.Keys.Key = append(res.Keys.Key, wire.KeyName{KeyId: k.ID, KeyArn: arn(tx, "key/"+k.ID)})
	}
	return res, nil
}
