// Package scenario is what a team does in its first hour in an isolated region, told once and run
// with many clients: a network, an instance, a load balancer, a database, a bucket; then three
// things that the region's law forbids; then everything is given back.
//
// It knows no client. A client joins by implementing [API] or [Storage], see package clients.
package scenario

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"testing"
)

// API makes one management call. Params are flat wire names, such as "Tag.1.Key". What the cloud
// refuses is a [*Refusal].
type API interface {
	Call(product, action string, params Params) (Answer, error)
}

// Params are the parameters of a call.
type Params map[string]string

// Storage is an object storage client. What the cloud refuses is a [*Refusal].
type Storage interface {
	CreateBucket(bucket string) error
	DeleteBucket(bucket string) error
	Put(bucket, key string, body []byte) error
	Get(bucket, key string) ([]byte, error)
	List(bucket, prefix string) (keys []string, err error)
	Delete(bucket, key string) error
	// PutLiveChannel makes a channel for pushing live video.
	PutLiveChannel(bucket, channel string) error
}

// Refusal is an error answer of the cloud, as the client reported it.
type Refusal struct {
	Status        int
	Code, Message string
	// Rules is the header x-ringfence-rule, where it was seen.
	Rules string
}

func (r *Refusal) Error() string {
	return fmt.Sprintf("%d %s: %s (rules %q)", r.Status, r.Code, r.Message, r.Rules)
}

// Versions are the API versions that the scenario speaks, by product.
var Versions = map[string]string{
	"Ecs": "2014-05-26", "Vpc": "2016-04-28", "Slb": "2014-05-15", "Rds": "2014-08-15", "Sts": "2015-04-01",
	"Cloudfw": "2017-12-07", "antiddos-public": "2017-05-18", "nis": "2021-12-16",
}

// Run plays the whole scenario. The emulator may be used by others meanwhile: nothing is assumed
// about what else the account has.
func Run(t testing.TB, place Place, api API, storage Storage) {
	t.Helper()
	s := &story{t: t, place: place, api: api, storage: storage, name: "sdk-" + suffix(t)}
	s.network()
	s.instance()
	s.balancer()
	s.database()
	s.bucket()
	s.forbidden()
	s.giveBack()
}

// story is one run: what was made so far.
type story struct {
	t       testing.TB
	place   Place
	api     API
	storage Storage
	// name is in the name of everything that the run makes.
	name string

	vpcID, vswitchID, groupID, instanceID, imageID, balancerID, databaseID, bucketName string
}

func suffix(t testing.TB) string {
	raw := make([]byte, 5)
	if _, err := rand.Read(raw); err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(raw)
}

// must makes a call that has to succeed.
func (s *story) must(product, action string, params Params) Answer {
	s.t.Helper()
	answer, err := s.api.Call(product, action, params)
	if err != nil {
		s.t.Fatalf("%s %s %v: %v", product, action, params, err)
	}
	return answer
}

// refused makes a call that has to be refused with code.
func (s *story) refused(product, action string, params Params, code string) {
	s.t.Helper()
	_, err := s.api.Call(product, action, params)
	var r *Refusal
	if !errors.As(err, &r) || r.Code != code {
		s.t.Fatalf("%s %s %v: got %v; want the refusal %s", product, action, params, err, code)
	}
}

// same fails unless the answer holds want at path.
func (s *story) same(a Answer, path, want string) {
	s.t.Helper()
	if got := a.Text(path); got != want {
		s.t.Fatalf("%s is %q; want %q in %v", path, got, want, a)
	}
}

// done fails the run when a storage call failed.
func (s *story) done(what string, err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatalf("%s: %v", what, err)
	}
}
