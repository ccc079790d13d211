package server

import (
	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
)

// ossVersion is the version under which the published API descriptions list OSS; the wire protocol names none.
const ossVersion = "2019-05-17"

// answered lists what is answered, OSS included, which has a door of its own.
func (s *Server) answered() []action.Coverage {
	c := action.Coverage{Product: "Oss", Version: ossVersion, Answered: []string{}, Refused: []string{}}
	for _, op := range wire.Operations() {
		if s.ossHandlers[op] != nil {
			c.Answered = append(c.Answered, string(op))
		} else {
			c.Refused = append(c.Refused, string(op))
		}
	}
	return append(s.dispatcher.Coverage(), c)
}
