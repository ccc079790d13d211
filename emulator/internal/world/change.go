package world

import "time"

// Change is one change that the cloud keeps a record of: who asked, who reviewed, what came of it
// (G2-change-review). Records are only ever added.
type Change struct {
	ID   string
	Time time.Time
	// Kind is what changed, such as "certification"; Subject whose, an account id.
	Kind    string
	Subject string
	// From and To are the values before and after.
	From, To  string
	Requester string
	// Reviewers are the persons who approved it, if it needed that.
	Reviewers []string `json:",omitempty"`
	// Result is "done" or "refused", Why the reason of a refusal.
	Result string
	Why    string `json:",omitempty"`
}
