// Package account opens accounts and certifies them for a cloud. What certification does — which
// regions the account then sees, what must be released before, what is hidden — stands in the law
// of the regions; here it is carried out and recorded. No API of the cloud does this: the control
// API and the seeds call it.
package account
