package world

import "time"

// LiveChannel is where a stream may be pushed to. Its id is its name within the bucket.
type LiveChannel struct {
	Name        string
	Description string `json:",omitempty"`
	Disabled    bool   `json:",omitempty"`
	Modified    time.Time
	// Duration and Count shape the fragments and the playlist of that name.
	Duration, Count int
	Playlist        string
	// Snapshot is where pictures of the stream go; nil for nowhere.
	Snapshot *LiveSnapshot `json:",omitempty"`
}

// LiveSnapshot asks for pictures out of a stream.
type LiveSnapshot struct {
	Role, Bucket, Topic string
	Interval            int
}
