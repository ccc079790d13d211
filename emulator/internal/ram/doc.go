// Package ram holds the verbs of Resource Access Management: users with their AccessKeys, groups, roles and policies.
//
// What is decided with them is not decided here: the gates ask the policies of whoever calls (emulator/internal/action),
// STS asks the trust of a role.
package ram
