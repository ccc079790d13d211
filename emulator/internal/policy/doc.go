// Package policy reads and evaluates RAM policies of Version "1" (help.aliyun.com: policy elements,
// policy structure and grammar). It knows no product and no account; what a request is about comes
// in as strings. What it cannot evaluate it refuses to read, by name: a policy that is half
// understood would allow or deny by accident.
package policy
