// Package audit keeps the trail of API calls: who called what, from where, with which result and
// by which rule. It is append-only: an entry is never changed or removed (requirement
// G2-ops-audit). With a data directory the trail is a file of JSON lines that is written before
// the call is answered; in memory the newest entries are kept and the number of dropped ones is told.
package audit
