package kms

import (
	"cmp"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/kms"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// usable refuses what only an enabled key does.
func usable(k *world.KMSKey) error {
	switch k.State {
	case world.KeyDisabled:
		return wire.ErrDisabled
	case world.KeyPendingDeletion:
		return wire.ErrPendingDeletion
	case world.KeyPendingImport:
		return wire.ErrPendingImport
	}
	return nil
}

// change reads a key, lets do change it, and stores it. The answer tells nothing.
func change[Res any](tx *world.Tx, ref string, do func(*world.KMSKey) error) (*Res, error) {
	k, err := find(tx, ref)
	if err != nil {
		return nil, err
	}
	k.Settle(tx.Now())
	if err := do(k); err != nil {
		return nil, err
	}
	return new(Res), tx.KMSKeys.Put(k)
}

// managed refuses what an account may not do to the key that the cloud made.
func managed(k *world.KMSKey) error {
	if k.Service {
		return wire.ErrServiceKey
	}
	return nil
}

func enableKey(tx *world.Tx, req *wire.EnableKeyRequest) (*wire.EnableKeyResponse, error) {
	return change[wire.EnableKeyResponse](tx, req.KeyId, switched(tx, world.KeyEnabled))
}

func disableKey(tx *world.Tx, req *wire.DisableKeyRequest) (*wire.DisableKeyResponse, error) {
	return change[wire.DisableKeyResponse](tx, req.KeyId, switched(tx, world.KeyDisabled))
}

func switched(tx *world.Tx, to world.Status) func(*world.KMSKey) error {
	return func(k *world.KMSKey) error {
		if k.State != world.KeyEnabled && k.State != world.KeyDisabled {
			return wire.ErrStateModified.With(k.State)
		}
		if k.State != to {
			k.RotateFrom = tx.Now()
		}
		k.State = to
		return nil
	}
}

func scheduleKeyDeletion(tx *world.Tx, req *wire.ScheduleKeyDeletionRequest) (*wire.ScheduleKeyDeletionResponse, error) {
	return change[wire.ScheduleKeyDeletionResponse](tx, req.KeyId, func(k *world.KMSKey) error {
		switch {
		case k.State == world.KeyPendingDeletion:
			return wire.ErrStateModified.With(k.State)
		case k.Guarded:
			return wire.ErrProtected
		}
		k.State = world.KeyPendingDeletion
		k.DeleteAt = tx.Now().Add(time.Duration(req.PendingWindowInDays) * 24 * time.Hour)
		return managed(k)
	})
}

// cancelKeyDeletion makes a key that was to be deleted an enabled one; one that has no material goes on waiting for it.
func cancelKeyDeletion(tx *world.Tx, req *wire.CancelKeyDeletionRequest) (*wire.CancelKeyDeletionResponse, error) {
	return change[wire.CancelKeyDeletionResponse](tx, req.KeyId, func(k *world.KMSKey) error {
		if k.State != world.KeyPendingDeletion {
			return wire.ErrStateModified.With(k.State)
		}
		k.State, k.DeleteAt = world.KeyEnabled, time.Time{}
		if k.Origin == external {
			k.State = world.KeyPendingImport
		}
		k.RotateFrom = tx.Now() // rotation rests while a key is not enabled and begins anew with it (A0263)
		return nil
	})
}

func updateKeyDescription(tx *world.Tx, req *wire.UpdateKeyDescriptionRequest) (*wire.UpdateKeyDescriptionResponse, error) {
	return change[wire.UpdateKeyDescriptionResponse](tx, req.KeyId, func(k *world.KMSKey) error {
		if k.State == world.KeyPendingDeletion {
			return wire.ErrPendingDeletion
		}
		k.Description = req.Description
		return managed(k)
	})
}

func updateRotationPolicy(tx *world.Tx, req *wire.UpdateRotationPolicyRequest) (*wire.UpdateRotationPolicyResponse, error) {
	return change[wire.UpdateRotationPolicyResponse](tx, req.KeyId, func(k *world.KMSKey) error {
		if err := usable(k); err != nil {
			return err
		}
		if err := managed(k); err != nil {
			return err
		}
		if k.RotateEvery = 0; !req.EnableAutomaticRotation {
			return nil
		}
		every, err := interval(req.RotationInterval)
		k.RotateEvery, k.RotateFrom = every, tx.Now()
		return err
	})
}

func setDeletionProtection(tx *world.Tx, req *wire.SetDeletionProtectionRequest) (*wire.SetDeletionProtectionResponse, error) {
	which := cmp.Or(req.ProtectedResourceArn, req.KeyId)
	if which == "" {
		return nil, rpc.Missing("ProtectedResourceArn")
	}
	return change[wire.SetDeletionProtectionResponse](tx, which, func(k *world.KMSKey) error {
		if k.State == world.KeyPendingDeletion {
			return wire.ErrPendingDeletion
		}
		k.Guarded, k.GuardNote = req.EnableDeletionProtection, ""
		if k.Guarded {
			k.GuardNote = req.DeletionProtectionDescription
		}
		return nil
	})
}
