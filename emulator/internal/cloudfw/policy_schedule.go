package cloudfw

import (
	"strconv"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/cloudfw"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// takeSchedule reads when a policy is in force. A caller that names a kind of repetition says the whole schedule.
func takeSchedule(p *world.ControlPolicy, r wire.PolicyRule) error {
	if r.RepeatType == "" {
		return nil
	}
	s := world.PolicySchedule{Repeat: r.RepeatType}
	p.Schedule = s
	if s.Repeat == "Permanent" {
		return nil
	}
	if r.StartTime <= 0 || r.EndTime-r.StartTime < 1800 || r.StartTime%1800 != 0 || r.EndTime%1800 != 0 {
		return wire.ErrParameters.With("StartTime and EndTime are full or half hours, at least half an hour apart")
	}
	s.Start, s.End = time.Unix(r.StartTime, 0).UTC(), time.Unix(r.EndTime, 0).UTC()
	if s.Repeat != "None" {
		from, okFrom := halfHour(r.RepeatStartTime)
		to, okTo := halfHour(r.RepeatEndTime)
		if !okFrom || !okTo || to-from < 30 {
			return wire.ErrParameters.With("RepeatStartTime and RepeatEndTime are full or half hours such as 08:00 and 23:30, at least half an hour apart")
		}
		s.From, s.To = r.RepeatStartTime, r.RepeatEndTime
	}
	first, last := int64(0), int64(6)
	if s.Repeat == "Monthly" {
		first, last = 1, 31
	}
	if s.Repeat == "Weekly" || s.Repeat == "Monthly" {
		for _, day := range r.RepeatDays {
			if day < first || day > last {
				return wire.ErrParameters.With("RepeatDays has a day " + strconv.FormatInt(day, 10))
			}
			s.Days = append(s.Days, int(day))
		}
		if len(s.Days) == 0 {
			return wire.ErrParameters.With("RepeatDays names no day")
		}
	}
	p.Schedule = s
	return nil
}

// halfHour reads a time of day that is a full or half hour, in minutes.
func halfHour(text string) (int, bool) {
	t, err := time.Parse("15:04", text)
	return t.Hour()*60 + t.Minute(), err == nil && t.Minute()%30 == 0
}
