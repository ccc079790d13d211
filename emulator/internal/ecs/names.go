package ecs

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ringfence-dev/ringfence/api/rpc"
)

// numbered is the place of a number in a name: [first,digits], each of which may be absent (Ecs RunInstances InstanceName).
var numbered = regexp.MustCompile(`\[(\d{0,6}),?(\d?)\]`)

// ordered is the name of the n-th of several instances.
func ordered(name string, n int, suffix bool) string {
	if name == "" {
		return ""
	}
	at := numbered.FindStringSubmatchIndex(name)
	if at == nil {
		if suffix {
			return fmt.Sprintf("%s%03d", name, n+1)
		}
		return name
	}
	start, _ := strconv.Atoi(name[at[2]:at[3]])
	digits, _ := strconv.Atoi(name[at[4]:at[5]])
	return name[:at[0]] + fmt.Sprintf("%0*d", digits, start+n) + name[at[1]:]
}

// stamp spells a time to the second, as disks, snapshots and images do.
func stamp(t time.Time) string { return rpc.Time(t) }

// later is the end of a subscription.
func later(from time.Time, period int, unit string) time.Time {
	switch unit {
	case "Week":
		return from.AddDate(0, 0, 7*period)
	case "Year":
		return from.AddDate(period, 0, 0)
	}
	return from.AddDate(0, period, 0)
}

// freeDevice is the first device name behind the system disk that is not taken.
func freeDevice(taken []string) string {
	for c := 'b'; c <= 'z'; c++ {
		if name := "/dev/xvd" + string(c); !slices.Contains(taken, name) {
			return name
		}
	}
	return ""
}

// validDevice says whether a device name may be given by a caller: /dev/xvd and a letter up to z.
func validDevice(name string) bool {
	letter, ok := strings.CutPrefix(name, "/dev/xvd")
	return ok && len(letter) >= 1 && len(letter) <= 2 && strings.Trim(letter, "abcdefghijklmnopqrstuvwxyz") == ""
}
