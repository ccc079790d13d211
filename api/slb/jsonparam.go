package slb

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/ringfence-dev/ringfence/api/apierr"
	"github.com/ringfence-dev/ringfence/api/rpc"
)

// BackendServerItem is one object of the JSON list in BackendServers and MasterSlaveBackendServers.
type BackendServerItem struct {
	ServerId    string
	Type        string
	ServerIp    string
	Port        *Number
	Weight      *Number
	Description string
	// ServerType is Master or Slave, in a master-slave group.
	ServerType string
	// IsBackup is an older word for the same that the Terraform provider still writes; ServerType decides (A0065).
	IsBackup *Number
}

// RuleItem is one object of the JSON list in RuleList.
type RuleItem struct {
	RuleName               string
	Domain                 string
	Url                    string
	VServerGroupId         string
	ListenerSync           *string
	Scheduler              *string
	StickySession          *string
	StickySessionType      *string
	CookieTimeout          *Number
	Cookie                 *string
	HealthCheck            *string
	HealthCheckDomain      *string
	HealthCheckURI         *string
	HealthCheckHttpCode    *string
	HealthyThreshold       *Number
	UnhealthyThreshold     *Number
	HealthCheckTimeout     *Number
	HealthCheckInterval    *Number
	HealthCheckConnectPort *Number
}

// AclEntryItem is one object of the JSON list in AclEntrys.
type AclEntryItem struct {
	Entry   string `json:"entry"`
	Comment string `json:"comment"`
}

// TagItem is one object of the JSON list in Tags of the older tag actions.
type TagItem struct {
	TagKey   string
	TagValue string
}

// Number is an integer that callers write as a number or as a string.
type Number int

// UnmarshalJSON reads 80 and "80".
func (n *Number) UnmarshalJSON(text []byte) error {
	i, err := strconv.ParseInt(strings.TrimSpace(strings.Trim(string(text), `"`)), 10, 32)
	if err != nil {
		return errors.New("a number was expected")
	}
	*n = Number(i)
	return nil
}

// Int is the number, or fallback when none was given.
func (n *Number) Int(fallback int) int {
	if n == nil {
		return fallback
	}
	return int(*n)
}

// ParseList reads the JSON list that a parameter holds, mostly of objects. A member that the objects do not have, a value of
// another type and anything behind the list are refused. Strings may stand in single quotes: the product takes
// them so, and a widely used client writes them (A0065).
func ParseList[T any](name, text string) ([]T, *apierr.Error) {
	decoder := json.NewDecoder(bytes.NewReader(doubleQuoted(text)))
	decoder.DisallowUnknownFields()
	var list []T
	if err := decoder.Decode(&list); err != nil {
		return nil, rpc.Invalid(name, "it is not a JSON list as this action takes it")
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, rpc.Invalid(name, "something follows the JSON list")
	}
	return list, nil
}

// doubleQuoted rewrites strings in single quotes; what stands in double quotes stays.
func doubleQuoted(text string) []byte {
	if !strings.Contains(text, "'") {
		return []byte(text)
	}
	out := make([]byte, 0, len(text))
	var quote byte
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0 && c == '\\' && i+1 < len(text):
			i++
			if text[i] != '\'' {
				out = append(out, c)
			}
			c = text[i]
		case quote == 0 && (c == '"' || c == '\''):
			quote, c = c, '"'
		case c == quote:
			quote, c = 0, '"'
		case quote == '\'' && c == '"':
			out = append(out, '\\')
		}
		out = append(out, c)
	}
	return out
}
