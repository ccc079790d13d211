// Package envelope wraps small secrets under a key: data keys under a customer master key, as KMS does, and what KMS
// encrypts itself. A sealed text names the key and the version that made it, so that it can be opened without being
// told, and across rotations. It knows neither where keys are kept nor who may use them.
package envelope
