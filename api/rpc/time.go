package rpc

import "time"

// The two spellings of time in the APIs. Always UTC.
const (
	TimeLayout       = "2006-01-02T15:04:05Z"
	TimeMinuteLayout = "2006-01-02T15:04Z" // ECS drops the seconds
)

// Time formats t to the second; the zero time is "".
func Time(t time.Time) string { return format(t, TimeLayout) }

// TimeMinute formats t to the minute; the zero time is "".
func TimeMinute(t time.Time) string { return format(t, TimeMinuteLayout) }

func format(t time.Time, layout string) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(layout)
}
