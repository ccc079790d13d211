package actiontrail

import (
	"net"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/actiontrail"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
)

// eventOf spells an event as a delivered record does (A0004). What the emulator knows besides —
// vantage, verdict, rules — stands in additionalEventData.
func eventOf(e audit.Event) wire.Event {
	source, _, err := net.SplitHostPort(e.Source)
	if err != nil {
		source = e.Source
	}
	out := wire.Event{
		EventId: e.RequestID, RequestId: e.RequestID, EventName: e.Action, EventTime: rpc.Time(e.Time),
		EventSource: strings.ToLower(e.Product) + "." + e.Region + ".aliyuncs.com",
		EventType:   "ApiCall", EventCategory: "Management", EventVersion: "1", EventRW: eventRW(e),
		AcsRegion: e.Region, ApiVersion: e.Version, IsGlobal: e.Region == "", RecipientAccountId: e.Account,
		ServiceName: e.Product, SourceIpAddress: source, ErrorCode: e.Error, ErrorMessage: e.Message,
		RequestParameters:   e.Params,
		ReferencedResources: map[string][]string{},
		AdditionalEventData: map[string]string{"verdict": e.Verdict},
		UserIdentity:        identityOf(e),
	}
	if out.RequestParameters == nil {
		out.RequestParameters = map[string]string{}
	}
	if len(e.Resources) > 0 {
		out.ReferencedResources["Resource"] = e.Resources
	}
	if e.Vantage != "" {
		out.AdditionalEventData["vantage"] = e.Vantage
	}
	if len(e.Rules) > 0 {
		out.AdditionalEventData["rules"] = strings.Join(e.Rules, ",")
	}
	return out
}

func eventRW(e audit.Event) string {
	if e.Write {
		return "Write"
	}
	return "Read"
}

// identityOf tells who called. Principals are "root", "user/<name>", "assumed-role/<role>/<session>".
func identityOf(e audit.Event) wire.UserIdentity {
	id := wire.UserIdentity{Type: "root-account", PrincipalId: e.Account, AccountId: e.Account, AccessKeyId: e.AccessKey, UserName: userName(e)}
	switch kind, name, _ := strings.Cut(e.Principal, "/"); kind {
	case "user":
		id.Type, id.PrincipalId = "ram-user", name
	case "assumed-role":
		id.Type, id.PrincipalId = "assumed-role", strings.Replace(name, "/", ":", 1)
	case "seed":
		id.Type = "system"
	}
	return id
}

// userName is "root", the user's name, or "<role>:<session>".
func userName(e audit.Event) string {
	switch kind, name, _ := strings.Cut(e.Principal, "/"); kind {
	case "user":
		return name
	case "assumed-role":
		return strings.Replace(name, "/", ":", 1)
	default:
		return kind
	}
}
