package server

import (
	"net/http"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// ossLiveHandlers answer for live channels where the region has them. Nothing listens for RTMP: a channel is never live, and
// there is no fragment out of which a playlist could be made (F4-oss-rtmp for the regions that have none).
var ossLiveHandlers = map[wire.Operation]ossHandler{
	wire.OpPutLiveChannel:        (*ossCall).putLiveChannel,
	wire.OpPutLiveChannelStatus:  (*ossCall).putLiveChannelStatus,
	wire.OpDeleteLiveChannel:     (*ossCall).deleteLiveChannel,
	wire.OpGetLiveChannelInfo:    (*ossCall).liveChannelInfo,
	wire.OpGetLiveChannelStat:    (*ossCall).liveChannelStat,
	wire.OpGetLiveChannelHistory: (*ossCall).liveChannelHistory,
	wire.OpListLiveChannel:       (*ossCall).listLiveChannels,
	wire.OpPostVodPlaylist:       (*ossCall).playlist,
	wire.OpGetVodPlaylist:        (*ossCall).playlist,
}

// liveHost is the host under which a channel is pushed to and played.
func (c *ossCall) liveHost() string {
	if strings.HasPrefix(c.r.Host, c.bucket.ID+".") {
		return c.r.Host
	}
	return c.bucket.ID + "." + externalEndpoint(c.location)
}

func (c *ossCall) liveURLs(ch *world.LiveChannel) (publish, play wire.LiveURLs) {
	publish.URL = []string{"rtmp://" + c.liveHost() + "/live/" + ch.Name}
	play.URL = []string{"http://" + c.liveHost() + "/" + ch.Name + "/" + ch.Playlist}
	return publish, play
}

func (c *ossCall) putLiveChannel() error {
	var doc wire.LiveChannelConfiguration
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	var ch *world.LiveChannel
	err := c.change(func(tx *world.Tx) (err error) {
		ch, err = oss.PutLiveChannel(tx, c.bucket.ID, c.req.Key, &doc)
		return err
	})
	if err != nil {
		return err
	}
	result := &wire.CreateLiveChannelResult{}
	result.PublishUrls, result.PlayUrls = c.liveURLs(ch)
	return c.document(result)
}

func (c *ossCall) putLiveChannelStatus() error {
	err := c.change(func(tx *world.Tx) error {
		return oss.SetLiveChannelStatus(tx, c.bucket.ID, c.req.Key, c.req.Query.Get("status"))
	})
	if err != nil {
		return err
	}
	return c.done(http.StatusOK)
}

func (c *ossCall) deleteLiveChannel() error {
	if err := c.change(func(tx *world.Tx) error { return oss.DeleteLiveChannel(tx, c.bucket.ID, c.req.Key) }); err != nil {
		return err
	}
	return c.done(http.StatusNoContent)
}

func (c *ossCall) liveChannel() (ch *world.LiveChannel, err error) {
	err = c.view(func(tx *world.Tx) (err error) {
		ch, err = oss.FindLiveChannel(tx, c.bucket.ID, c.req.Key)
		return err
	})
	return ch, err
}

func (c *ossCall) liveChannelInfo() error {
	ch, err := c.liveChannel()
	if err != nil {
		return err
	}
	return c.document(oss.LiveChannelDocument(ch))
}

func (c *ossCall) liveChannelStat() error {
	ch, err := c.liveChannel()
	if err != nil {
		return err
	}
	doc := &wire.LiveChannelStat{Status: "Idle"}
	if ch.Disabled {
		doc.Status = "Disabled"
	}
	return c.document(doc)
}

func (c *ossCall) liveChannelHistory() error {
	if _, err := c.liveChannel(); err != nil {
		return err
	}
	return c.document(&wire.LiveChannelHistory{})
}

func (c *ossCall) listLiveChannels() error {
	q := c.req.Query
	limit, err := q.Count("max-keys", wire.DefaultKeys, 1, wire.MaxListKeys)
	if err != nil {
		return err
	}
	doc := &wire.ListLiveChannelResult{Prefix: q.Get("prefix"), Marker: q.Get("marker"), MaxKeys: limit}
	var page []*world.LiveChannel
	err = c.view(func(tx *world.Tx) (err error) {
		page, doc.IsTruncated, err = oss.ListLiveChannels(tx, c.bucket.ID, doc.Prefix, doc.Marker, limit)
		return err
	})
	if err != nil {
		return err
	}
	for _, ch := range page {
		e := wire.LiveChannelEntry{Name: ch.Name, Description: ch.Description, Status: oss.LiveChannelStatus(ch), LastModified: wire.FormatTime(ch.Modified)}
		e.PublishUrls, e.PlayUrls = c.liveURLs(ch)
		doc.Channels = append(doc.Channels, e)
	}
	if doc.IsTruncated {
		doc.NextMarker = page[len(page)-1].Name
	}
	return c.document(doc)
}

// playlist makes a list of what was streamed in a span of at most a day, which is nothing.
func (c *ossCall) playlist() error {
	q := c.req.Query
	from, err := strconv.ParseInt(q.Get("startTime"), 10, 64)
	if err != nil {
		return wire.ErrInvalidArgument.Detail("ArgumentName", "startTime").Detail("ArgumentValue", q.Get("startTime"))
	}
	to, err := strconv.ParseInt(q.Get("endTime"), 10, 64)
	if err != nil || to <= from || to-from > 24*60*60 {
		return wire.ErrInvalidArgument.Detail("ArgumentName", "endTime").Detail("ArgumentValue", q.Get("endTime"))
	}
	if channel, name, ok := strings.Cut(c.req.Key, "/"); ok && c.req.Op == wire.OpPostVodPlaylist {
		c.req.Key = channel
		if !wire.ValidPlaylist(name) {
			return wire.ErrInvalidArgument.Detail("ArgumentName", "PlaylistName").Detail("ArgumentValue", name)
		}
	}
	if _, err := c.liveChannel(); err != nil {
		return err
	}
	return wire.ErrNothingStreamed.Detail("ChannelName", c.req.Key)
}
