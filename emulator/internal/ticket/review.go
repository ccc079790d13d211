package ticket

import (
	"fmt"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Verdict is what one desk, or both, say of a ticket.
type Verdict struct {
	Approve bool
	// Reviewer is the desk; empty for both at once.
	Reviewer world.Reviewer
	// By is the person; empty for the standing reviewer of the desk.
	By string
}

// desks are those that a ticket passes, with their standing reviewers.
var desks = []struct {
	reviewer world.Reviewer
	standing string
}{
	{world.ReviewBusiness, world.StandingBusinessReviewer},
	{world.ReviewSecurity, world.StandingSecurityReviewer},
}

// Decide gives a ticket one review, or both. The ticket is approved when both desks, in two different persons, have
// approved it, and rejected when one of them rejects it.
func Decide(w *world.World, id string, v Verdict) (*world.Ticket, error) {
	var t *world.Ticket
	err := w.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) (err error) {
		if t, err = tx.Tickets.Get(id); world.NotFound(err) {
			return ErrNotFound
		} else if err != nil {
			return err
		}
		reviews, err := reviewsOf(t, v)
		if err != nil {
			return err
		}
		for _, r := range reviews {
			r.At = tx.Now()
			t.Reviews = append(t.Reviews, r)
		}
		if err := settle(tx, t); err != nil {
			return err
		}
		return tx.Tickets.Put(t)
	})
	if t == nil {
		return nil, err
	}
	return t, logged(w, err, t, nameOf(v))
}

// nameOf names who gives a verdict, for the log.
func nameOf(v Verdict) string {
	if v.By != "" {
		return v.By
	}
	for _, d := range desks {
		if d.reviewer == v.Reviewer {
			return d.standing
		}
	}
	return world.StandingBusinessReviewer
}

// reviewsOf makes the reviews that a verdict stands for, and refuses those that may not be given.
func reviewsOf(t *world.Ticket, v Verdict) ([]world.Review, error) {
	if t.Status != world.TicketSubmitted {
		return nil, &Refusal{Code: AlreadyDecided, Reason: fmt.Sprintf("The ticket has been %s.", t.Status), Rules: reviewRules}
	}
	if v.Reviewer == "" && v.By != "" {
		return nil, &Refusal{Code: SamePerson, Reason: "Both reviews are given by two persons; say for which desk " + v.By + " speaks.", Rules: reviewRules}
	}
	var list []world.Review
	for _, d := range desks {
		if v.Reviewer != "" && v.Reviewer != d.reviewer || v.Reviewer == "" && reviewed(t, d.reviewer) {
			continue
		}
		r := world.Review{Reviewer: d.reviewer, By: v.By, Approved: v.Approve}
		if r.By == "" {
			r.By = d.standing
		}
		if err := may(t, r); err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("%w: a reviewer is business or security, not %q", ErrInvalid, v.Reviewer)
	}
	return list, nil
}

var reviewRules = []string{"G4-slb-whitelist", "G2-change-review"}

func reviewed(t *world.Ticket, desk world.Reviewer) bool {
	for _, r := range t.Reviews {
		if r.Reviewer == desk {
			return true
		}
	}
	return false
}

// may says whether a review can be given: one for each desk, by persons who are not the same and did not ask for it.
func may(t *world.Ticket, r world.Review) error {
	if reviewed(t, r.Reviewer) {
		return &Refusal{Code: AlreadyReviewed, Reason: fmt.Sprintf("The %s review has been given.", r.Reviewer), Rules: reviewRules}
	}
	if r.By == t.Requester {
		return &Refusal{Code: SamePerson, Reason: r.By + " asked for the change and cannot review it.", Rules: reviewRules}
	}
	for _, other := range t.Reviews {
		if other.By == r.By {
			return &Refusal{Code: SamePerson, Reason: fmt.Sprintf("%s has given the %s review; the other one is for another person.", r.By, other.Reviewer), Rules: reviewRules}
		}
	}
	return nil
}

// settle decides about a ticket when its reviews do, and records it.
func settle(tx *world.Tx, t *world.Ticket) error {
	record := change(t, t.Requester)
	approved := 0
	for _, r := range t.Reviews {
		record.Reviewers = append(record.Reviewers, r.By)
		if !r.Approved {
			t.Status, record.Result, record.Why = world.TicketRejected, "refused", fmt.Sprintf("The %s review rejected it.", r.Reviewer)
		} else {
			approved++
		}
	}
	if t.Status == world.TicketSubmitted && approved == len(desks) {
		t.Status, record.Result = world.TicketApproved, "done"
	}
	if t.Status == world.TicketSubmitted {
		return nil
	}
	t.DecidedAt = tx.Now()
	return tx.Note(record)
}
