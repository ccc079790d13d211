package world

import (
	"fmt"
	"time"

	"github.com/ringfence-dev/ringfence/regions"
)

// What is recorded as a change.
const (
	ChangeCertification = "certification" // of an account for a cloud
	ChangeTicket        = "ticket"        // a white-list ticket: submitted, approved, rejected
	ChangeFirewall      = "firewall"      // a control policy of Cloud Firewall
	ChangePortMode      = "port-mode"     // how the border treats an account's load balancers
)

// The standing reviewers give both reviews of a change for which nobody names a person (A0321). They are two, as the
// law wants, one of each desk.
const (
	StandingBusinessReviewer = "business-desk"
	StandingSecurityReviewer = "security-desk"
)

// Change is one change that the cloud keeps a record of: who asked, who reviewed, what came of it
// (G2-change-review). Records are only ever added.
type Change struct {
	ID   string
	Time time.Time
	// Kind is what changed, one of the Change constants; Subject whose, an account id; Object which of the account's
	// things, if not the account itself.
	Kind    string
	Subject string
	Object  string `json:",omitempty"`
	// From and To are the values before and after.
	From, To  string
	Requester string
	// Reviewers are the persons who approved it, if it needed that.
	Reviewers []string `json:",omitempty"`
	// Result is "done" or "refused", Why the reason of a refusal.
	Result string
	Why    string `json:",omitempty"`
}

// Note adds a change to the log. A change that names no reviewers has the standing ones where the law of a cloud that
// it concerns wants two persons.
func (tx *Tx) Note(c Change, clouds ...string) error {
	if len(c.Reviewers) == 0 && c.Result == "done" && tx.reviewed(clouds) {
		c.Reviewers = []string{StandingBusinessReviewer, StandingSecurityReviewer}
	}
	c.ID, c.Time = fmt.Sprintf("chg-%012d", tx.Serial()), tx.Now()
	return tx.Changes.Insert(&c)
}

// reviewed says whether the law of one of the clouds wants changes reviewed by two persons (G2-change-review).
func (tx *Tx) reviewed(clouds []string) bool {
	for _, cloud := range clouds {
		for _, region := range tx.Matrix().VisibleRegions(cloud) {
			if t, _ := tx.Matrix().Trait(region.ID, regions.TraitChangeReview); t.Value == "two-persons" {
				return true
			}
		}
	}
	return false
}
