package actiontrail

import "github.com/ringfence-dev/ringfence/api/apierr"

// What LookupEvents refuses.
var (
	ErrStartTime   = apierr.New(400, "InvalidParameterStartTime", "The specified StartTime is invalid; it reads YYYY-MM-DDThh:mm:ssZ.", "Actiontrail LookupEvents")
	ErrEndTime     = apierr.New(400, "InvalidParameterEndTime", "The specified EndTime is invalid; it reads YYYY-MM-DDThh:mm:ssZ.", "Actiontrail LookupEvents")
	ErrCombination = apierr.New(400, "InvalidParameterCombination", "The end time must be later than the start time.", "Actiontrail LookupEvents")
	ErrQuery       = apierr.New(400, "InvalidQueryParameter", "The query parameter %s is invalid.", "Actiontrail LookupEvents")
)
