// Package actiontrail lets accounts read what the audit trail has of them. The trail itself is kept
// by package audit; nothing here, and nothing else, can alter it.
package actiontrail
