// Package policy reads RAM policy documents and evaluates them: deny beats allow, and what
// nothing allows is denied. It is pure: a document and a request in, a verdict out.
package policy
