package world

import (
	"slices"
	"strings"
	"time"
)

// Tag is one key and value on a resource.
type Tag struct {
	Key   string
	Value string
}

// Meta is what every resource carries. Embed it; its JSON is flat in the record.
type Meta struct {
	ID            string
	Name          string    `json:",omitempty"`
	Description   string    `json:",omitempty"`
	ResourceGroup string    `json:",omitempty"`
	CreatedAt     time.Time `json:",omitzero"`
	Tags          []Tag     `json:",omitempty"`
}

// Resource is any record that embeds [Meta].
type Resource interface{ Common() *Meta }

// Common gives the part that all resources share.
func (m *Meta) Common() *Meta { return m }

// Tag returns the value of a tag key and whether the resource carries it.
func (m *Meta) Tag(key string) (string, bool) {
	for _, t := range m.Tags {
		if t.Key == key {
			return t.Value, true
		}
	}
	return "", false
}

// SetTag adds a tag or replaces the value of one that is there. Tags stay sorted by key.
func (m *Meta) SetTag(key, value string) {
	at, found := slices.BinarySearchFunc(m.Tags, key, func(t Tag, key string) int { return strings.Compare(t.Key, key) })
	if found {
		m.Tags[at].Value = value
		return
	}
	m.Tags = slices.Insert(m.Tags, at, Tag{Key: key, Value: value})
}

// RemoveTag takes a tag off; absent keys are not an error, as in the cloud.
func (m *Meta) RemoveTag(key string) {
	m.Tags = slices.DeleteFunc(m.Tags, func(t Tag) bool { return t.Key == key })
}

// HasTags reports whether the resource carries every wanted tag. An empty value in want
// matches any value, as the Tag.N filters of the Describe actions do.
func (m *Meta) HasTags(want []Tag) bool {
	for _, w := range want {
		value, ok := m.Tag(w.Key)
		if !ok || (w.Value != "" && w.Value != value) {
			return false
		}
	}
	return true
}
