package server

import (
	"testing"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// What a limit of zero forbids is refused on its side, and nothing else; what changes the limits is never counted.
func TestBucketLimits(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	outside := *b
	outside.url = newBucketBenchOn(t, b, vantage.Internet)
	b.must("PUT", "narrow", "", "")
	b.must("PUT", "narrow/o", "", "content")
	b.must("PUT", "narrow", "qosInfo", "<QoSConfiguration><ExtranetUploadBandwidth>0</ExtranetUploadBandwidth><TotalDownloadBandwidth>0</TotalDownloadBandwidth></QoSConfiguration>")
	b.must("PUT", "narrow/o", "", "inside")
	outside.refused(503, "UploadTrafficRateLimitExceeded", "PUT", "narrow/o", "", "outside")
	for _, from := range []*bucketBench{b, &outside} {
		from.refused(503, "DownloadTrafficRateLimitExceeded", "GET", "narrow/o", "", "")
		from.must("HEAD", "narrow/o", "", "")
	}
	b.must("PUT", "narrow", "qosInfo", "<QoSConfiguration><TotalQps>0</TotalQps></QoSConfiguration>")
	b.refused(503, "TotalQpsLimitExceeded", "GET", "narrow", "", "")
	b.must("PUT", "narrow", "qosInfo", "<QoSConfiguration><TotalUploadBandwidth>1</TotalUploadBandwidth><TotalDownloadBandwidth>1</TotalDownloadBandwidth></QoSConfiguration>")
	b.must("PUT", "narrow/o", "", "content")
	if got := b.must("GET", "narrow/o", "", ""); string(got.body) != "content" {
		t.Errorf("at a pace: %q", got.body)
	}
	b.must("DELETE", "narrow", "qosInfo", "")
	b.must("GET", "narrow/o", "", "")
	outside.must("PUT", "narrow/o", "", "outside")
}

// A pace gives every byte its time, one after the other, and keeps nothing for those who come late.
func TestPace(t *testing.T) {
	t.Parallel()
	now := time.Unix(0, 0)
	p := &pace{wall: func() time.Time { return now }, rate: 1000}
	for i, want := range []time.Duration{time.Second, 2 * time.Second} {
		if got := p.reserve(1000); got != want {
			t.Errorf("%d: %v, want %v", i, got, want)
		}
	}
	now = now.Add(time.Hour)
	if got := p.reserve(500); got != 500*time.Millisecond {
		t.Errorf("after a pause: %v", got)
	}
}

// Requests are counted by the second, in all lanes or in none.
func TestLanes(t *testing.T) {
	t.Parallel()
	var l lanes
	both := func(side string) [2]lane { return [2]lane{{"b", "requests", "total"}, {"b", "requests", side}} }
	at := func(second int64, side string, limits [2]int) bool {
		return l.admit(both(side), limits, time.Unix(second, 0))
	}
	for i, want := range []bool{true, true, false} {
		if got := at(1, "intranet", [2]int{3, 2}); got != want {
			t.Errorf("request %d inside: %v", i+1, got)
		}
	}
	if !at(1, "extranet", [2]int{3, -1}) || at(1, "extranet", [2]int{3, -1}) {
		t.Error("the limit on all sides is not shared by them")
	}
	if !at(2, "intranet", [2]int{3, 2}) {
		t.Error("a new second begins with requests of the last one")
	}
}
