// Package apierr is the one error type of the emulated APIs: what a refusal
// looks like on the wire (status, code, message), where it is documented, and
// which rules of a region's law stand behind it.
//
// An error is declared once, as a package variable of the product that answers
// it. Its identity is that variable and not its code: the published documents
// reuse one code with several messages, and spell one fact with several codes,
// so comparing codes would merge what the cloud keeps apart.
//
// The package holds no table of codes and knows no product.
package apierr
