package ticket

import "errors"

// What a call can run into before anything is decided.
var (
	ErrNotFound = errors.New("there is no such ticket")
	ErrInvalid  = errors.New("not valid")
)

// Refusal says why a request is not taken or a review not given. Code names the reason.
type Refusal struct {
	Code   string
	Reason string
	Rules  []string
}

func (r *Refusal) Error() string { return r.Reason }

// Reasons of a refusal.
const (
	NoWhiteList       = "NoWhiteList"       // the region's border has none
	BlackListMode     = "BlackListMode"     // the account's load balancers need no ticket
	NotInternetFacing = "NotInternetFacing" // an intranet load balancer
	AlreadyOpen       = "AlreadyOpen"       // a ticket has opened the port
	AlreadySubmitted  = "AlreadySubmitted"  // a ticket for the port waits for its reviews
	AlreadyDecided    = "AlreadyDecided"    // both reviews are given, or one has rejected it
	AlreadyReviewed   = "AlreadyReviewed"   // the desk has given its review
	SamePerson        = "SamePerson"        // one person would hold both reviews, or review what they asked for
)
