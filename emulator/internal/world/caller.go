package world

import "github.com/ringfence-dev/ringfence/emulator/internal/policy"

// Caller is who makes the call that a transaction serves, for the few verbs that answer or decide
// by it. It is empty for what the emulator does itself.
type Caller struct {
	// Principal is "root", "user/<name>" or "assumed-role/<role>/<session>".
	Principal string
	AccessKey string
	// User is the RAM user of a long-lived key that is not the account's own.
	User string
	// Session is set for temporary credentials.
	Session *Session
	// Context holds the condition keys that policies may ask for.
	Context policy.Context
}
