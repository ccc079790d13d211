package world

// KeyPair is an SSH key pair; its ID is its name, unique in account and region. Document: Ecs CreateKeyPair.
type KeyPair struct {
	Meta
	// KeyID is the id that CreateKeyPair answers beside the name.
	KeyID       string
	FingerPrint string
	PublicKey   string
}
