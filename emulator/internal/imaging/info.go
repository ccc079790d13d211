package imaging

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// field is how the answer of info spells a value.
type field struct {
	Value string `json:"value"`
}

// facts answers the operations that give no picture; they stand alone.
func (j *job) facts(ops []op) (*Result, error) {
	if len(ops) != 1 {
		return nil, nil
	}
	var doc any
	switch ops[0].name {
	case "info":
		doc = j.info()
	case "average-hue":
		if err := j.decode(); err != nil {
			return nil, err
		}
		c := averageHue(j.frames[0])
		doc = struct{ RGB string }{fmt.Sprintf("0x%02x%02x%02x", c.R, c.G, c.B)}
	default:
		return nil, nil
	}
	body, err := json.Marshal(doc)
	if err != nil {
		return nil, err
	}
	return &Result{Body: body, ContentType: "application/json"}, nil
}

func (j *job) info() map[string]field {
	all := j.exif.fields()
	all["FileSize"] = field{strconv.Itoa(len(j.source))}
	all["Format"] = field{j.format}
	all["ImageWidth"] = field{strconv.Itoa(j.size.X)}
	all["ImageHeight"] = field{strconv.Itoa(j.size.Y)}
	if j.format == "gif" {
		all["FrameCount"] = field{strconv.Itoa(countFrames(j.source))}
	}
	return all
}
