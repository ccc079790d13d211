package oss

import (
	"encoding/xml"
	"strings"
)

// LiveChannelConfiguration is the body of PutLiveChannel and, without a name for its parts, the answer of GetLiveChannelInfo.
type LiveChannelConfiguration struct {
	XMLName     xml.Name             `xml:"LiveChannelConfiguration"`
	Description string               `xml:",omitempty"`
	Status      string               `xml:",omitempty"` // enabled, disabled
	Target      LiveChannelTarget    `xml:"Target"`
	Snapshot    *LiveChannelSnapshot `xml:",omitempty"`
}

// LiveChannelTarget says how a stream is kept: as fragments and a playlist of the newest of them.
type LiveChannelTarget struct {
	Type         string
	FragDuration int
	FragCount    int
	PlaylistName string
}

// LiveChannelSnapshot asks for pictures out of a stream.
type LiveChannelSnapshot struct {
	RoleName    string
	DestBucket  string
	NotifyTopic string
	Interval    int
}

// Validate holds the documented limits and fills in the defaults.
func (c *LiveChannelConfiguration) Validate() error {
	if c.Status == "" {
		c.Status = "enabled"
	}
	t := &c.Target
	if t.FragDuration == 0 {
		t.FragDuration = 5
	}
	if t.FragCount == 0 {
		t.FragCount = 3
	}
	if t.PlaylistName == "" {
		t.PlaylistName = "playlist.m3u8"
	}
	for name, holds := range map[string]bool{
		"Description": len(c.Description) <= 128, "Status": c.Status == "enabled" || c.Status == "disabled", "Type": t.Type == "HLS",
		"FragDuration": t.FragDuration >= 1 && t.FragDuration <= 100, "FragCount": t.FragCount >= 1 && t.FragCount <= 100,
		"PlaylistName": ValidPlaylist(t.PlaylistName),
	} {
		if !holds {
			return ErrInvalidArgument.Detail("ArgumentName", name)
		}
	}
	if s := c.Snapshot; s != nil && (s.RoleName == "" || s.DestBucket == "" || s.NotifyTopic == "" || s.Interval < 1 || s.Interval > 100) {
		return ErrInvalidArgument.Detail("ArgumentName", "Snapshot")
	}
	return nil
}

// ValidPlaylist reports whether a playlist may have this name.
func ValidPlaylist(name string) bool {
	return strings.HasSuffix(name, ".m3u8") && len(name) >= 6 && len(name) <= 128 && !strings.Contains(name, "/")
}

// ValidChannel reports whether a live channel may have this name.
func ValidChannel(name string) bool {
	return name != "" && len(name) < 64 && !strings.Contains(name, "/")
}

// LiveURLs are where a stream is sent, or played.
type LiveURLs struct {
	URL []string `xml:"Url"`
}

// CreateLiveChannelResult answers PutLiveChannel.
type CreateLiveChannelResult struct {
	XMLName     xml.Name `xml:"CreateLiveChannelResult"`
	PublishUrls LiveURLs
	PlayUrls    LiveURLs
}

// LiveChannelStat answers GetLiveChannelStat: Disabled, Live or Idle.
type LiveChannelStat struct {
	XMLName xml.Name `xml:"LiveChannelStat"`
	Status  string
}

// LiveChannelHistory answers GetLiveChannelHistory.
type LiveChannelHistory struct {
	XMLName xml.Name     `xml:"LiveChannelHistory"`
	Records []LiveRecord `xml:"LiveRecord"`
}

// LiveRecord is a push to a channel.
type LiveRecord struct {
	StartTime  string
	EndTime    string
	RemoteAddr string
}

// ListLiveChannelResult answers ListLiveChannel.
type ListLiveChannelResult struct {
	XMLName     xml.Name `xml:"ListLiveChannelResult"`
	Prefix      string
	Marker      string
	MaxKeys     int
	IsTruncated bool
	NextMarker  string
	Channels    []LiveChannelEntry `xml:"LiveChannel"`
}

// LiveChannelEntry is a channel in a list.
type LiveChannelEntry struct {
	Name         string
	Description  string
	Status       string
	LastModified string
	PublishUrls  LiveURLs
	PlayUrls     LiveURLs
}
