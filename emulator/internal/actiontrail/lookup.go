package actiontrail

import (
	"slices"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/actiontrail"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Limits of LookupEvents: it looks back a week unless told, and never further than 90 days (A0105).
const (
	usualSpan   = 7 * 24 * time.Hour
	longestSpan = 90 * 24 * time.Hour
	backward    = "BACKWARD"
)

// lookupEvents gives a page of the account's events in the region of the call, newest first unless
// asked otherwise. Calls that name no region are in every region's list.
func lookupEvents(tx *world.Tx, trail *audit.Trail, req *wire.LookupEventsRequest) (*wire.LookupEventsResponse, error) {
	start, end, err := span(tx.Now(), req)
	if err != nil {
		return nil, err
	}
	matches, err := attributes(req.LookupAttribute)
	if err != nil {
		return nil, err
	}
	var found []audit.Event
	for e, err := range trail.All() {
		if err != nil {
			return nil, err
		}
		if e.Account == tx.Account.ID && (e.Region == tx.Region.ID || e.Region == "") && !e.Time.Before(start) && !e.Time.After(end) && matches(e) {
			found = append(found, e)
		}
	}
	if strings.EqualFold(req.Direction, backward) {
		slices.Reverse(found)
	}
	page, next, err := cut(found, req)
	if err != nil {
		return nil, err
	}
	res := &wire.LookupEventsResponse{StartTime: rpc.Time(start), EndTime: rpc.Time(end), NextToken: next}
	for _, e := range page {
		res.Events = append(res.Events, eventOf(e))
	}
	return res, nil
}

// span reads the times, which are to the second: an end in the same second includes it.
func span(now time.Time, req *wire.LookupEventsRequest) (start, end time.Time, err error) {
	end = now
	if req.EndTime != "" {
		if end, err = time.Parse(rpc.TimeLayout, req.EndTime); err != nil {
			return start, end, wire.ErrEndTime
		}
		end = end.Add(time.Second - time.Nanosecond)
	}
	start = end.Add(-usualSpan)
	if req.StartTime != "" {
		if start, err = time.Parse(rpc.TimeLayout, req.StartTime); err != nil {
			return start, end, wire.ErrStartTime
		}
	}
	switch {
	case !start.Before(end):
		return start, end, wire.ErrCombination
	case start.Before(now.Add(-longestSpan)):
		return start, end, wire.ErrStartTime
	}
	return start, end, nil
}

// cut gives the page behind the token, which names the last event of the page before by its id.
func cut(found []audit.Event, req *wire.LookupEventsRequest) ([]audit.Event, string, error) {
	if req.NextToken != "" {
		at := slices.IndexFunc(found, func(e audit.Event) bool { return e.RequestID == req.NextToken })
		if at < 0 {
			return nil, "", wire.ErrQuery.With("NextToken")
		}
		found = found[at+1:]
	}
	if len(found) <= req.MaxResults {
		return found, "", nil
	}
	return found[:req.MaxResults], found[req.MaxResults-1].RequestID, nil
}

// lookups are the attributes by which events can be looked up (Actiontrail LookupEvents).
var lookups = map[string]func(e audit.Event, value string) bool{
	"ServiceName":      func(e audit.Event, v string) bool { return strings.EqualFold(e.Product, v) },
	"EventName":        func(e audit.Event, v string) bool { return e.Action == v },
	"User":             func(e audit.Event, v string) bool { return userName(e) == v },
	"EventId":          func(e audit.Event, v string) bool { return e.RequestID == v },
	"ResourceType":     func(e audit.Event, v string) bool { return false },
	"ResourceName":     func(e audit.Event, v string) bool { return slices.Contains(e.Resources, v) },
	"EventRW":          func(e audit.Event, v string) bool { return strings.EqualFold(v, "All") || eventRW(e) == v },
	"EventAccessKeyId": func(e audit.Event, v string) bool { return e.AccessKey == v },
	"SourceIpAddress":  func(e audit.Event, v string) bool { return strings.HasPrefix(e.Source, v+":") || e.Source == v },
	"ErrorCode":        func(e audit.Event, v string) bool { return e.Error == v },
	"SensitiveAction": func(e audit.Event, v string) bool {
		sensitive, err := strconv.ParseBool(v)
		return err == nil && !sensitive
	},
}

// attributes joins the conditions of a request: all must hold.
func attributes(list []wire.LookupAttribute) (func(audit.Event) bool, error) {
	for _, a := range list {
		if lookups[a.Key] == nil {
			return nil, wire.ErrQuery.With("LookupAttribute.Key " + a.Key)
		}
	}
	return func(e audit.Event) bool {
		for _, a := range list {
			if !lookups[a.Key](e, a.Value) {
				return false
			}
		}
		return true
	}, nil
}
