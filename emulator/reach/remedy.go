package reach

import "strconv"

// portIn is the addressee's port at a hop, for a remedy: a number where a rewriting fixes it.
func portIn(v view) string {
	if v.port != 0 {
		return strconv.Itoa(int(v.port))
	}
	return "{port}"
}

// peerIn is the far end at a hop, for a remedy.
func peerIn(v view) string {
	switch {
	case v.peer.IsValid():
		return only(v.peer).String()
	case v.pool.IsValid():
		return v.pool.String()
	}
	return "{peer}"
}

// remedy is an API call with parameters in pairs of name and value.
func remedy(product, action string, pairs ...string) *Remedy {
	r := &Remedy{Product: product, Action: action}
	for i := 0; i+1 < len(pairs); i += 2 {
		r.Parameters = append(r.Parameters, Parameter{pairs[i], pairs[i+1]})
	}
	return r
}

// noting adds what else must be done.
func (r *Remedy) noting(note string) *Remedy {
	r.Note = note
	return r
}

// with gives a control the change that would open it.
func (c *Control) with(r *Remedy) *Control {
	c.Remedy = r
	return c
}
