package world

import "time"

// LinkGrant lets an instance of this account be joined by another account: with its border router, or into its
// Cloud Enterprise Network. Documents: Vpc GrantInstanceToVbr, GrantInstanceToCen.
type LinkGrant struct {
	ID string
	// Instance is a VPC or a VBR of this account.
	Instance string
	// To is the border router, or "" for all of the account's, or the network; Kind says which.
	To        string
	Kind      string
	Account   string
	CreatedAt time.Time
}
