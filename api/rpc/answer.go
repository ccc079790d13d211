package rpc

import (
	"net/url"
	"strings"

	"github.com/ringfence-dev/ringfence/api/apierr"
)

// ContentType is the header of an answer. The generated SDKs read an error as
// XML only under exactly this spelling.
func (f Format) ContentType() string {
	if f == JSON {
		return "application/json;charset=utf-8"
	}
	return "text/xml;charset=utf-8"
}

// Answer writes v in the format that the call asked for.
func (c *Call) Answer(v any, requestID string) ([]byte, error) {
	if c.Format == JSON {
		return MarshalJSON(v, requestID)
	}
	return MarshalXML(c.Action, v, requestID)
}

// Refusal writes err in the format that the call asked for.
func (c *Call) Refusal(err *apierr.Error, requestID, hostID, product string) []byte {
	if c.Format == JSON {
		return ErrorJSON(err, requestID, hostID, product)
	}
	return ErrorXML(err, requestID, hostID, product)
}

// DetailAccessDenied is the object in which a RAM refusal explains itself; its
// members are attached by dotted names:
//
//	rpc.ErrForbiddenRAM.Detail(rpc.DetailAccessDenied+".AuthAction", "vpc:DeleteVpc")
const DetailAccessDenied = "AccessDeniedDetail"

// ErrorJSON writes an error. hostID is the name that was called, product the
// API's code, such as Ecs.
func ErrorJSON(err *apierr.Error, requestID, hostID, product string) []byte {
	b := make([]byte, 0, 512)
	b = append(b, `{"RequestId":`...)
	b = appendJSONString(b, requestID)
	for _, member := range [...]apierr.Detail{
		{Name: "HostId", Value: hostID}, {Name: "Code", Value: err.Code}, {Name: "Message", Value: err.Message},
		{Name: "Recommend", Value: recommend(err.Code, product, requestID)},
	} {
		b = appendJSONMember(append(b, ','), member.Name, member.Value)
	}
	for _, group := range groups(err.Details()) {
		b = append(b, ',')
		if group.name == "" {
			b = appendJSONMember(b, group.members[0].Name, group.members[0].Value)
			continue
		}
		b = append(appendJSONString(b, group.name), ":{"...)
		for i, member := range group.members {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendJSONMember(b, member.Name, member.Value)
		}
		b = append(b, '}')
	}
	return append(b, '}')
}

func appendJSONMember(b []byte, name, value string) []byte {
	return appendJSONString(append(appendJSONString(b, name), ':'), value)
}

// ErrorXML writes an error, see ErrorJSON.
func ErrorXML(err *apierr.Error, requestID, hostID, product string) []byte {
	b := make([]byte, 0, 512)
	b = append(b, xmlHeader+"<Error>"...)
	b = appendXMLMember(b, "RequestId", requestID)
	b = appendXMLMember(b, "HostId", hostID)
	b = appendXMLMember(b, "Code", err.Code)
	b = appendXMLMember(b, "Message", err.Message)
	b = append(b, "<Recommend><![CDATA["...)
	b = append(b, recommend(err.Code, product, requestID)...)
	b = append(b, "]]></Recommend>"...)
	for _, group := range groups(err.Details()) {
		if group.name != "" {
			b = append(b, "<"+group.name+">"...)
		}
		for _, member := range group.members {
			b = appendXMLMember(b, member.Name, member.Value)
		}
		if group.name != "" {
			b = append(b, "</"+group.name+">"...)
		}
	}
	return append(b, "</Error>"...)
}

func appendXMLMember(b []byte, name, value string) []byte {
	b = append(b, "<"+name+">"...)
	b = appendXMLText(b, value)
	return append(b, "</"+name+">"...)
}

// recommend is the link under which the console explains an error.
func recommend(code, product, requestID string) string {
	return "https://api.aliyun.com/troubleshoot?q=" + url.QueryEscape(code) +
		"&product=" + url.QueryEscape(product) + "&requestId=" + url.QueryEscape(requestID)
}

// group is one detail, or the details of one object.
type group struct {
	name    string
	members []apierr.Detail
}

// groups puts details with dotted names into their objects.
func groups(details []apierr.Detail) []group {
	var out []group
	at := map[string]int{}
	for _, d := range details {
		object, member, dotted := strings.Cut(d.Name, ".")
		if !dotted {
			out = append(out, group{members: []apierr.Detail{d}})
			continue
		}
		i, ok := at[object]
		if !ok {
			i = len(out)
			at[object] = i
			out = append(out, group{name: object})
		}
		out[i].members = append(out[i].members, apierr.Detail{Name: member, Value: d.Value})
	}
	return out
}
