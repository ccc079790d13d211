package rpc

import "strings"

// pattern is a declared name, by segment; N stands for any index. It covers
// everything below it, too.
type pattern []string

func newPattern(name string) pattern { return strings.Split(name, ".") }

func (p pattern) matches(name string) bool {
	for i, segment := range p {
		head, rest, more := strings.Cut(name, ".")
		if segment == "N" {
			if _, _, ok := cutIndex(head); !ok {
				return false
			}
		} else if segment != head {
			return false
		}
		if !more {
			return i == len(p)-1
		}
		name = rest
	}
	return true
}

// Unread lists the parameters of p that the API has and the request struct
// declares as unread, by the names they were given under.
func (s *Shape) Unread(p Params) []string {
	var names []string
	for i := range p {
		if !isGate(p[i].Name) && !s.root.knows(p[i].Name, p[i].Value) && s.declaresUnread(p[i].Name) {
			names = append(names, p[i].Name)
		}
	}
	return names
}

// Unknown lists the parameters of p that the request struct neither reads nor
// declares.
func (s *Shape) Unknown(p Params) []string {
	var names []string
	for i := range p {
		if !isGate(p[i].Name) && !s.root.knows(p[i].Name, p[i].Value) && !s.declaresUnread(p[i].Name) {
			names = append(names, p[i].Name)
		}
	}
	return names
}

func (s *Shape) declaresUnread(name string) bool {
	for _, pattern := range s.unread {
		if pattern.matches(name) {
			return true
		}
	}
	return false
}

// isGate says whether the parameter is read before any handler, or is one of
// the owner parameters that every SDK may add to every call.
func isGate(name string) bool {
	switch name {
	case "Action", "Version", "Format", "RegionId", "Timestamp", "AccessKeyId", "SecurityToken", "BearerToken",
		"OwnerId", "OwnerAccount", "ResourceOwnerId", "ResourceOwnerAccount":
		return true
	}
	return strings.HasPrefix(name, "Signature")
}

// knows says whether the parameter, whose name begins inside o, is read.
func (o *object) knows(name, value string) bool {
	head, _, _ := strings.Cut(name, ".")
	for _, i := range o.heads[head] {
		f := &o.fields[i]
		if name == f.name && f.typ.reads(value, &f.rule) {
			return true
		}
		if strings.HasPrefix(name, f.prefix) && f.typ.knows(name[len(f.prefix):], value, &f.rule) {
			return true
		}
	}
	return false
}

// knows says whether the parameter, whose name goes on below t, is read.
func (t *valueType) knows(name, value string, r *rule) bool {
	switch t.kind {
	case kindMap:
		return name != ""
	case kindObject:
		return t.obj.knows(name, value)
	case kindList:
		_, rest, ok := cutIndex(name)
		if !ok {
			return false
		}
		if rest == "" {
			return t.elem.reads(value, r)
		}
		return t.elem.knows(rest, value, r)
	}
	return false
}

// reads says whether t is read from one value: a simple one always, the others
// where unfold would.
func (t *valueType) reads(value string, r *rule) bool {
	value = strings.TrimSpace(value)
	switch {
	case t.kind < kindList || value == "" || r.json:
		return true
	case t.kind == kindList:
		return r.comma || value[0] == '['
	}
	return value[0] == '{'
}
