// Package action declares what a verb is and runs it. A call passes the same gates in the same
// order, whatever the product: the action exists; its parameters are well formed; the caller is
// who it says; the account's cloud admits the region; the product is deployed there; the region's
// law allows it; RAM allows it; a repeated client token gets its first answer. Then, in one
// transaction, the verb runs, a dry run is taken back, and the call enters the audit trail.
//
// A verb is a plain function of a transaction and a typed request. This package refuses to know
// any product: what a product answers is the list of actions that it hands over.
package action
