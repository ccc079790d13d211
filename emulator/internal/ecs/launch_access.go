package ecs

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// checkAccess checks how one logs in, and the role of the instance.
func (p *plan) checkAccess(tx *world.Tx) error {
	if p.passwordInherit && p.password != "" {
		return wire.ErrPasswordInherit
	}
	if !goodPassword(p.password) {
		return wire.ErrPassword
	}
	if p.loginAsNonRoot && p.image.OSType == "windows" {
		return wire.ErrImageLogin
	}
	if p.keyPair != "" {
		if p.image.OSType == "windows" {
			return wire.ErrKeyPairWindows
		}
		if known, err := tx.KeyPairs.Has(p.keyPair); err != nil || !known {
			return orError(err, wire.ErrKeyPairNotFound)
		}
	}
	if p.role != "" {
		if p.network == world.Classic {
			return wire.ErrRoleClassic
		}
		if known, err := tx.Roles.Has(p.role); err != nil || !known {
			return orError(err, wire.ErrRoleNotFound)
		}
	}
	if p.deploymentSet != "" {
		if known, err := tx.DeploymentSets.Has(p.deploymentSet); err != nil || !known {
			return orError(err, wire.ErrDeploymentSet)
		}
	}
	return nil
}

// orError is err, or the documented error when the store had none.
func orError(err, documented error) error {
	if err != nil {
		return err
	}
	return documented
}

// goodPassword follows the published rule: 8 to 30 characters of three of four kinds; empty is absent.
func goodPassword(p string) bool {
	if p == "" {
		return true
	}
	if len(p) < 8 || len(p) > 30 {
		return false
	}
	kinds := 0
	for _, set := range []string{"abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", passwordSigns} {
		if strings.ContainsAny(p, set) {
			kinds++
		}
	}
	return kinds >= 3
}

const passwordSigns = "()`~!@#$%^&*-_+=|{}[]:;'<>,.?/"
