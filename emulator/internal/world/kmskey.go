package world

import (
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/envelope"
)

// States of a key (KMS, Impact of the key state on API calls).
const (
	KeyEnabled         Status = "Enabled"
	KeyDisabled        Status = "Disabled"
	KeyPendingDeletion Status = "PendingDeletion"
	KeyPendingImport   Status = "PendingImport"
)

// KMSKey is a customer master key. Its record holds the material, as the machines of the cloud do; what is on disk
// elsewhere is sealed under it.
type KMSKey struct {
	Meta
	// Spec is the algorithm, as the API names it; Usage "ENCRYPT/DECRYPT"; Origin "Aliyun_KMS" or "EXTERNAL".
	Spec, Usage, Origin string
	// Protection is "SOFTWARE" or "HSM".
	Protection string
	State      Status
	// Service marks the key that the cloud made for its own services (S1-cmk).
	Service bool `json:",omitempty"`
	// DeleteAt is when a key pending deletion is gone.
	DeleteAt time.Time `json:",omitzero"`
	// Guarded refuses deletion, with a note why.
	Guarded   bool   `json:",omitempty"`
	GuardNote string `json:",omitempty"`
	// RotateEvery is the interval of automatic rotation; zero for none.
	RotateEvery time.Duration `json:",omitempty"`
	// RotateFrom is when the interval began to count, when that was after the last version was made: rotation rests while
	// a key is not enabled.
	RotateFrom time.Time `json:",omitzero"`
	// Made are the times at which its versions were made, the first with the key. Those that rotation makes are
	// derived when they are needed, see [KMSKey.Versions].
	Made []time.Time
	Root []byte
}

// KMSAlias is another name of a key, unique within account and region.
type KMSAlias struct {
	// ID is the name, with its prefix "alias/".
	ID  string
	Key string
}

// KMSVersion is one version of a key.
type KMSVersion struct {
	ID   string
	Made time.Time
}

// Gone reports whether the time of a key that was scheduled for deletion has come.
func (k *KMSKey) Gone(now time.Time) bool {
	return k.State == KeyPendingDeletion && !k.DeleteAt.After(now)
}

// maxVersions bounds what a rotation can have made, against a clock that leaps.
const maxVersions = 10_000

// Versions lists the versions that the key has at a time, oldest first. Rotation goes on only while the key is enabled;
// what it has made by then is fixed by [KMSKey.Settle].
func (k *KMSKey) Versions(now time.Time) []KMSVersion {
	made := k.made(now)
	all := make([]KMSVersion, len(made))
	for i, at := range made {
		all[i] = KMSVersion{ID: k.versionID(i), Made: at}
	}
	return all
}

func (k *KMSKey) made(now time.Time) []time.Time {
	made := k.Made
	if k.RotateEvery <= 0 || k.State != KeyEnabled {
		return made
	}
	made = append([]time.Time(nil), made...)
	for len(made) < maxVersions {
		next := k.after(made)
		if next.After(now) {
			break
		}
		made = append(made, next)
	}
	return made
}

// after is when the version behind those made is due.
func (k *KMSKey) after(made []time.Time) time.Time {
	from := made[len(made)-1]
	if k.RotateFrom.After(from) {
		from = k.RotateFrom
	}
	return from.Add(k.RotateEvery)
}

// Settle fixes the versions that rotation has made so far; call it before state or interval change.
func (k *KMSKey) Settle(now time.Time) { k.Made = k.made(now) }

// NextRotation is when the next version will be made; zero for never.
func (k *KMSKey) NextRotation(now time.Time) time.Time {
	if k.RotateEvery <= 0 {
		return time.Time{}
	}
	return k.after(k.made(now))
}

func (k *KMSKey) versionID(n int) string {
	h := hex.EncodeToString(envelope.Derive(k.Root, "name of version "+strconv.Itoa(n))[:16])
	return fmt.Sprintf("%s-%s-%s-%s-%s", h[:8], h[8:12], h[12:16], h[16:20], h[20:])
}

// Primary is the version that encrypts now.
func (k *KMSKey) Primary(now time.Time) envelope.Key { return k.version(len(k.made(now)) - 1) }

// Version is the version of that id, if the key has it.
func (k *KMSKey) Version(id string, now time.Time) (envelope.Key, bool) {
	for n := range k.made(now) {
		if k.versionID(n) == id {
			return k.version(n), true
		}
	}
	return envelope.Key{}, false
}

func (k *KMSKey) version(n int) envelope.Key {
	return envelope.Key{
		ID: k.ID, Version: k.versionID(n), Algorithm: k.Spec,
		Material: envelope.Derive(k.Root, "material of version "+strconv.Itoa(n)),
	}
}

// FindKMSKey finds a key of the transaction's account and region by id, alias or ARN.
func (tx *Tx) FindKMSKey(ref string) (*KMSKey, error) {
	if arn, ok := strings.CutPrefix(ref, "acs:kms:"+tx.Region.ID+":"+tx.Account.ID+":"); ok {
		ref = strings.TrimPrefix(arn, "key/")
	}
	if strings.HasPrefix(ref, "alias/") {
		alias, err := tx.KMSAliases.Get(ref)
		if err != nil {
			return nil, err
		}
		ref = alias.Key
	}
	k, err := tx.KMSKeys.Get(ref)
	if err == nil && k.Gone(tx.Now()) {
		return nil, errGone
	}
	return k, err
}

// ServiceAlias is the name under which a service finds the service key.
func ServiceAlias(service string) string { return "alias/acs/" + service }

// ServiceKey is the one key that the cloud keeps for its services in an account and region; it is made when it is first
// asked for (S1-cmk). Each service that asks gets an alias for it (A0261).
func (tx *Tx) ServiceKey(service string) (*KMSKey, error) {
	alias := ServiceAlias(service)
	if k, err := tx.FindKMSKey(alias); !NotFound(err) {
		return k, err
	}
	var key *KMSKey
	for k, err := range tx.KMSKeys.Each() {
		if err != nil {
			return nil, err
		}
		if k.Service {
			key = k
			break
		}
	}
	if key == nil {
		key = &KMSKey{
			Meta: Meta{ID: tx.NewID("key"), CreatedAt: tx.Now(), Description: "Key of the cloud's services"},
			Spec: envelope.AES256, Usage: "ENCRYPT/DECRYPT", Origin: "Aliyun_KMS", Protection: "SOFTWARE", State: KeyEnabled,
			Service: true, Made: []time.Time{tx.Now()}, Root: envelope.NewMaterial(),
		}
		if err := tx.KMSKeys.Insert(key); err != nil {
			return nil, err
		}
	}
	return key, tx.KMSAliases.Insert(&KMSAlias{ID: alias, Key: key.ID})
}
