package action

import (
	"reflect"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// ramLists are the actions of RAM that make something or list, which are about all of its sort (RAM: RAM authentication).
var ramLists = map[string]string{
	"CreateUser": "user", "ListUsers": "user",
	"CreateGroup": "group", "ListGroups": "group",
	"CreateRole": "role", "ListRoles": "role",
	"CreatePolicy": "policy", "ListPolicies": "policy",
}

// ramResources are what any other action of RAM is about: every user, group, role and policy that it names, as the table
// of its documents has it (RAM: RAM authentication). An action that may name a user and does not is about the one that
// calls, a policy of the cloud's belongs to "system", and what names nothing is about the account.
func ramResources(c *call, stem string) []string {
	if typ := ramLists[c.action.Name]; typ != "" {
		return []string{stem + typ + "/*"}
	}
	request := reflect.ValueOf(c.request).Elem()
	var names []string
	for _, sort := range []struct{ param, typ string }{{"UserName", "user"}, {"GroupName", "group"}, {"RoleName", "role"}, {"PolicyName", "policy"}} {
		field := request.FieldByName(sort.param)
		if !field.IsValid() {
			continue
		}
		name, owner := field.String(), stem
		if sort.typ == "user" && name == "" {
			name = c.caller.User
		}
		if sort.typ == "policy" && isSystem(request) {
			owner = "acs:ram:*:system:"
		}
		if name != "" {
			names = append(names, owner+sort.typ+"/"+name)
		}
	}
	if names == nil {
		return []string{stem + "*"}
	}
	return names
}

func isSystem(request reflect.Value) bool {
	typ := request.FieldByName("PolicyType")
	return typ.IsValid() && typ.String() == world.PolicySystem
}
