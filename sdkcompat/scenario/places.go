package scenario

import (
	_ "embed"
	"encoding/json"
	"errors"
	"strings"
)

// Place is where the scenario runs.
type Place struct {
	Name, Region string
	// Account is both the name of a built-in account and its access key id.
	Account, Secret string
	// Zone is the one in which everything is made.
	Zone string
	// OSS is the region as OSS names it.
	OSS string
	// Forbidden are the three things that this region's law refuses.
	Forbidden []Forbidden
}

// Forbidden is a request that the region's law refuses, with the answer that it must get.
type Forbidden struct {
	What       string
	Status     int
	Code, Rule string
}

// places is read by the programs in other languages, too.
//
//go:embed places.json
var places []byte

// Places are the two regions in which every client is judged: East China 2 of the Finance Cloud, and
// North China 2 of the Government Cloud, whose documents do not speak of public database addresses.
func Places() ([]Place, error) {
	var all []Place
	return all, json.Unmarshal(places, &all)
}

// requests are what the law refuses somewhere.
var requests = map[string]func(*story) error{
	"public database address":     publicDatabase,
	"classic database":            classicDatabase,
	"classic instance":            classicInstance,
	"image copy to another cloud": copyImage,
	"live channel":                liveChannel,
}

// forbidden tries what the law refuses, and reads the refusal.
func (s *story) forbidden() {
	s.t.Helper()
	for _, f := range s.place.Forbidden {
		try, ok := requests[f.What]
		if !ok {
			s.t.Fatalf("nobody knows how to try %q", f.What)
		}
		err := try(s)
		var r *Refusal
		if !errors.As(err, &r) {
			s.t.Fatalf("%s: got %v; want a refusal by rule %s", f.What, err, f.Rule)
		}
		if r.Status != f.Status || r.Code != f.Code {
			s.t.Errorf("%s: got %d %s; want %d %s", f.What, r.Status, r.Code, f.Status, f.Code)
		}
		// The rule that decided comes first; others that forbid the same may follow.
		if first, _, _ := strings.Cut(r.Rules, ","); first != f.Rule {
			s.t.Errorf("%s: x-ringfence-rule is %q; want %q first", f.What, r.Rules, f.Rule)
		}
		if !strings.Contains(r.Message, f.Rule) {
			s.t.Errorf("%s: the message %q does not name the rule %s", f.What, r.Message, f.Rule)
		}
	}
}

func publicDatabase(s *story) error {
	_, err := s.api.Call("Rds", "AllocateInstancePublicConnection", Params{
		"DBInstanceId": s.databaseID, "ConnectionStringPrefix": s.name, "Port": "3306",
	})
	return err
}

func classicDatabase(s *story) error {
	params := s.databaseParams()
	params["InstanceNetworkType"] = "Classic"
	delete(params, "VPCId")
	delete(params, "VSwitchId")
	_, err := s.api.Call("Rds", "CreateDBInstance", params)
	return err
}

// classicInstance names no vSwitch, which is how one asks for the classic network.
func classicInstance(s *story) error {
	_, err := s.api.Call("Ecs", "CreateInstance", Params{
		"ImageId": s.imageID, "InstanceType": s.instanceType(), "ZoneId": s.place.Zone,
	})
	return err
}

func copyImage(s *story) error {
	image := s.must("Ecs", "CreateImage", Params{"InstanceId": s.instanceID, "ImageName": s.name})
	id := image.Text("ImageId")
	s.wait("Ecs", "DescribeImages", Params{"ImageId": id, "ImageOwnerAlias": "self"}, "Images.Image.0.Status", "Available")
	_, err := s.api.Call("Ecs", "CopyImage", Params{"ImageId": id, "DestinationRegionId": "cn-beijing", "DestinationImageName": s.name})
	return err
}

func liveChannel(s *story) error { return s.storage.PutLiveChannel(s.bucketName, "camera") }
