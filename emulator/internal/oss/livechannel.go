package oss

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// PutLiveChannel makes a live channel, or configures it anew.
func PutLiveChannel(tx *world.Tx, bucket, name string, doc *wire.LiveChannelConfiguration) (*world.LiveChannel, error) {
	if !wire.ValidChannel(name) {
		return nil, wire.ErrInvalidChannelName
	}
	if err := doc.Validate(); err != nil {
		return nil, err
	}
	c := &world.LiveChannel{
		Name: name, Description: doc.Description, Disabled: doc.Status == "disabled", Modified: tx.Now(),
		Duration: doc.Target.FragDuration, Count: doc.Target.FragCount, Playlist: doc.Target.PlaylistName,
	}
	if s := doc.Snapshot; s != nil {
		c.Snapshot = &world.LiveSnapshot{Role: s.RoleName, Bucket: s.DestBucket, Topic: s.NotifyTopic, Interval: s.Interval}
	}
	return c, tx.LiveChannels(bucket).Put(c)
}

// FindLiveChannel reads a live channel.
func FindLiveChannel(tx *world.Tx, bucket, name string) (*world.LiveChannel, error) {
	c, err := tx.LiveChannels(bucket).Get(name)
	if world.NotFound(err) {
		return nil, wire.ErrNoSuchLiveChannel.Detail("LiveChannel", name)
	}
	return c, err
}

// SetLiveChannelStatus lets a channel take streams or not.
func SetLiveChannelStatus(tx *world.Tx, bucket, name, status string) error {
	if status != "enabled" && status != "disabled" {
		return wire.ErrInvalidArgument.Detail("ArgumentName", "status").Detail("ArgumentValue", status)
	}
	c, err := FindLiveChannel(tx, bucket, name)
	if err != nil {
		return err
	}
	c.Disabled, c.Modified = status == "disabled", tx.Now()
	return tx.LiveChannels(bucket).Put(c)
}

// DeleteLiveChannel removes a channel; that it is not there is no error.
func DeleteLiveChannel(tx *world.Tx, bucket, name string) error {
	if !wire.ValidChannel(name) {
		return wire.ErrInvalidChannelName
	}
	if err := tx.LiveChannels(bucket).Delete(name); err != nil && !world.NotFound(err) {
		return err
	}
	return nil
}

// ListLiveChannels gives a page of the channels behind a name, and whether there are more.
func ListLiveChannels(tx *world.Tx, bucket, prefix, marker string, limit int) (page []*world.LiveChannel, more bool, err error) {
	for c, err := range tx.LiveChannels(bucket).After(max(marker, prefixStart(prefix))) {
		if err != nil {
			return nil, false, err
		}
		if !strings.HasPrefix(c.Name, prefix) {
			break
		}
		if len(page) == limit {
			return page, true, nil
		}
		page = append(page, c)
	}
	return page, false, nil
}

// prefixStart sorts before everything that has a prefix and behind nearly all that sorts before it.
func prefixStart(prefix string) string {
	if prefix == "" {
		return ""
	}
	return prefix[:len(prefix)-1]
}

// LiveChannelDocument spells a channel.
func LiveChannelDocument(c *world.LiveChannel) *wire.LiveChannelConfiguration {
	doc := &wire.LiveChannelConfiguration{
		Description: c.Description, Status: LiveChannelStatus(c),
		Target: wire.LiveChannelTarget{Type: "HLS", FragDuration: c.Duration, FragCount: c.Count, PlaylistName: c.Playlist},
	}
	if s := c.Snapshot; s != nil {
		doc.Snapshot = &wire.LiveChannelSnapshot{RoleName: s.Role, DestBucket: s.Bucket, NotifyTopic: s.Topic, Interval: s.Interval}
	}
	return doc
}

// LiveChannelStatus spells whether a channel takes streams.
func LiveChannelStatus(c *world.LiveChannel) string {
	if c.Disabled {
		return "disabled"
	}
	return "enabled"
}
