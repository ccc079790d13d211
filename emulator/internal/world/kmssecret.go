package world

import (
	"slices"
	"time"
)

// The stages that every secret knows (Kms UpdateSecretVersionStage).
const (
	StageCurrent  = "ACSCurrent"
	StagePrevious = "ACSPrevious"
)

// KMSSecret is a secret with its versions (Kms CreateSecret). Its values are sealed.
type KMSSecret struct {
	// ID is the name that the account chose.
	Meta
	// Key is the customer's key that seals the values; empty for one that the service keeps to itself.
	Key       string `json:",omitempty"`
	UpdatedAt time.Time
	// DeleteAt is when a secret that was deleted is gone.
	DeleteAt time.Time `json:",omitzero"`
	// Versions are in the order in which they were put.
	Versions []SecretVersion
}

// SecretVersion is one value of a secret.
type SecretVersion struct {
	ID, Sealed string
	// DataType is "text" or "binary".
	DataType string
	// Stages are the names that it goes by; without one it is deprecated.
	Stages    []string `json:",omitempty"`
	CreatedAt time.Time
}

// Gone reports whether the time of a secret that was deleted has come.
func (s *KMSSecret) Gone(now time.Time) bool { return !s.DeleteAt.IsZero() && !s.DeleteAt.After(now) }

// Version finds a version, nil when there is none.
func (s *KMSSecret) Version(id string) *SecretVersion {
	return s.version(func(v SecretVersion) bool { return v.ID == id })
}

// At finds the version that a stage is at, nil when there is none.
func (s *KMSSecret) At(stage string) *SecretVersion {
	return s.version(func(v SecretVersion) bool { return slices.Contains(v.Stages, stage) })
}

func (s *KMSSecret) version(is func(SecretVersion) bool) *SecretVersion {
	at := slices.IndexFunc(s.Versions, is)
	if at < 0 {
		return nil
	}
	return &s.Versions[at]
}

// Move puts a stage at a version, and takes it off any other; to nil takes it off alone. The version that ceases to be
// the current one becomes the previous one.
func (s *KMSSecret) Move(stage string, to *SecretVersion) {
	from := s.At(stage)
	if from == to {
		return
	}
	if from != nil {
		from.Stages = slices.DeleteFunc(from.Stages, func(other string) bool { return other == stage })
	}
	if to != nil {
		to.Stages = append(to.Stages, stage)
	}
	if stage == StageCurrent && from != nil {
		s.Move(StagePrevious, from)
	}
}
