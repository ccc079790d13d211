// Package kms holds the verbs of the KMS product: customer master keys with symmetrical algorithms, their versions and
// aliases, and what is encrypted under them. Keys for signatures, secrets and certificates are refused by name.
package kms
