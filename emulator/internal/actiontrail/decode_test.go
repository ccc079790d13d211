package actiontrail_test

import (
	"encoding/json"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/action"
)

// page and event are an answer of LookupEvents as a client reads it.
type page struct {
	Code, NextToken string
	Events          []event
}

type event struct {
	EventName           string              `json:"eventName"`
	EventTime           string              `json:"eventTime"`
	EventRW             string              `json:"eventRW"`
	SourceIpAddress     string              `json:"sourceIpAddress"`
	ErrorCode           string              `json:"errorCode"`
	RequestParameters   map[string]string   `json:"requestParameters"`
	ReferencedResources map[string][]string `json:"referencedResources"`
	AdditionalEventData map[string]string   `json:"additionalEventData"`
	UserIdentity        struct {
		Type      string `json:"type"`
		AccountId string `json:"accountId"`
	} `json:"userIdentity"`
}

func decode(t *testing.T, a action.Answer) (p page) {
	t.Helper()
	if err := json.Unmarshal(a.Body, &p); err != nil {
		t.Fatalf("%v in %s", err, a.Body)
	}
	return p
}
