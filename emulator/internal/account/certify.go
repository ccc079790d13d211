package account

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Certification is the kind of change that the log of changes has for both directions.
const Certification = world.ChangeCertification

// Certify makes an account one of a cloud. From then on it sees that cloud's regions and no
// others. What the law wants gone before is named by a [Refusal]. The attempt is on the log of
// changes whatever comes of it, with those who reviewed it: two persons, or nobody for the standing reviewers where
// the law of a cloud wants two (A0321).
func Certify(w *world.World, id, cloud, requester string, reviewers ...string) error {
	return change(w, id, requester, cloud, reviewers, func(tx *world.Tx, a *world.Account) (string, error) {
		target, ok := tx.Matrix().Cloud(cloud)
		if !ok || !target.Certification.Required {
			return "", fmt.Errorf("%w: accounts are not certified for a cloud %q", ErrInvalid, cloud)
		}
		if a.Cloud == cloud {
			return cloud, nil
		}
		return cloud, mayEnter(tx, a, target)
	})
}

// Uncertify takes the tag off: the account is one of the public cloud again, sees what it has
// there, and no longer what it has in the cloud that it leaves.
func Uncertify(w *world.World, id, requester string, reviewers ...string) error {
	return change(w, id, requester, regions.CloudPublic, reviewers, func(tx *world.Tx, a *world.Account) (string, error) {
		rule, _ := tx.Matrix().Certification(a.Cloud)
		switch {
		case !rule.Required:
			return "", fmt.Errorf("%w: account %s is not certified", ErrInvalid, a.ID)
		case !rule.Reversible:
			return "", &Refusal{Reason: "A certification for the cloud " + a.Cloud + " is not taken back.", Rules: rule.Because("F3-account-exclusive")}
		}
		return regions.CloudPublic, nil
	})
}

// mayEnter asks the law about an account that wants to become one of a cloud.
func mayEnter(tx *world.Tx, a *world.Account, target regions.Cloud) error {
	rule := target.Certification
	if current, _ := tx.Matrix().Certification(a.Cloud); current.Required {
		return &Refusal{Reason: fmt.Sprintf("The account is certified for the cloud %s; that tag must be taken off first.", a.Cloud), Rules: current.Because("F3-account-exclusive")}
	}
	if !rule.Open {
		return &Refusal{Reason: "No new accounts are certified for " + target.Name + ".", Rules: rule.Because("F2-suspended")}
	}
	if !rule.SeveralPerEntity {
		if err := onlyOne(tx, a, target.ID); err != nil {
			return err
		}
	}
	if rule.PublicResources != regions.StandingReleaseFirst {
		return nil
	}
	have, err := Resources(tx, *a)
	if err != nil {
		return err
	}
	if len(have) > 0 {
		return &Refusal{Reason: "The account still has resources in the public cloud; they must be released first.", Rules: rule.Because("F3-release-first"), InTheWay: have}
	}
	return nil
}

// onlyOne refuses a second account of the same entity in a cloud whose law has that limit.
func onlyOne(tx *world.Tx, a *world.Account, cloud string) error {
	for other, err := range tx.Accounts.Each() {
		if err != nil {
			return err
		}
		if other.ID != a.ID && a.Entity != "" && other.Entity == a.Entity && other.Cloud == cloud {
			return &Refusal{Reason: fmt.Sprintf("The entity has certified the account %s already.", other.ID)}
		}
	}
	return nil
}

// Resources lists what an account has in the regions that it sees.
func Resources(tx *world.Tx, a world.Account) ([]Resource, error) {
	var all []Resource
	for _, region := range tx.Matrix().VisibleRegions(a.Cloud) {
		there := tx.As(a, region)
		for _, kind := range tx.Kinds() {
			if kind.Global || kind.Type == "" {
				continue
			}
			for r, err := range there.Each(kind) {
				if err != nil {
					return nil, err
				}
				all = append(all, Resource{Region: region.ID, Product: kind.Product, Type: strings.ToLower(kind.Type), ID: r.Common().ID})
			}
		}
	}
	return all, nil
}

// change decides about an account's cloud, carries it out, and records it. The record of a refusal
// has a transaction of its own, since the one that was refused leaves nothing behind.
func change(w *world.World, id, requester, to string, reviewers []string, decide func(*world.Tx, *world.Account) (string, error)) error {
	record := world.Change{Kind: Certification, Subject: id, To: to, Requester: requester, Reviewers: reviewers, Result: "done"}
	err := w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		a, err := tx.Accounts.Get(id)
		if world.NotFound(err) {
			return ErrNotFound
		}
		if err != nil {
			return err
		}
		record.From = a.Cloud
		if err := twoPersons(requester, reviewers); err != nil {
			return err
		}
		cloud, err := decide(tx, a)
		if err != nil || cloud == a.Cloud {
			return err
		}
		a.Cloud = cloud
		if err := tx.Accounts.Put(a); err != nil {
			return err
		}
		return tx.Note(record, record.From, record.To)
	})
	var refusal *Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	record.Result, record.Why = "refused", refusal.Error()
	return errors.Join(err, w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error { return tx.Note(record) }))
}

// twoPersons refuses reviews that are not those of two persons, neither of whom asked for the change.
func twoPersons(requester string, reviewers []string) error {
	switch {
	case len(reviewers) == 0:
		return nil
	case len(reviewers) != 2:
		return fmt.Errorf("%w: a change has two reviewers, not %d", ErrInvalid, len(reviewers))
	case reviewers[0] == reviewers[1] || slices.Contains(reviewers, requester):
		return &Refusal{Reason: "One person cannot hold both reviews, nor review what they asked for.", Rules: []string{"G2-change-review"}}
	}
	return nil
}

// Create opens an account and, where a cloud is named, certifies it at once: a new account cannot
// begin in a cloud that takes none.
func Create(tx *world.Tx, a *world.Account, cloud, requester string) error {
	a.Cloud = regions.CloudPublic
	if err := Open(tx, a); err != nil {
		return err
	}
	target, ok := tx.Matrix().Cloud(cloud)
	if cloud == "" || cloud == a.Cloud {
		return nil
	}
	if !ok {
		return fmt.Errorf("%w: there is no cloud %q", ErrInvalid, cloud)
	}
	if err := mayEnter(tx, a, target); err != nil {
		return err
	}
	record := world.Change{Kind: Certification, Subject: a.ID, From: a.Cloud, To: cloud, Requester: requester, Result: "done"}
	a.Cloud = cloud
	if err := tx.Accounts.Put(a); err != nil {
		return err
	}
	return tx.Note(record, record.From, record.To)
}
