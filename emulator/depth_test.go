package emulator_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// denial is a statement that keeps a VPC from a bucket.
func denial(vpc string) string {
	return `{"Effect":"Deny","Action":["oss:*"],"Principal":["*"],"Resource":["acs:oss:*:*:gov-papers","acs:oss:*:*:gov-papers/*"],"Condition":{"StringEquals":{"acs:SourceVpc":["` + vpc + `"]}}}`
}

func bucketPolicy(t *testing.T, s *site, statements string) {
	t.Helper()
	object{"gov", "gov-papers", "a.txt", "gov-papers.oss-cn-north-2-gov-1-internal.aliyuncs.com", "text"}.put(t, s.em, gov)
	s.policyOf("gov-papers", http.MethodPut, `{"Version":"1","Statement":[`+statements+`]}`)
}

// policyOf writes or deletes the policy of a bucket of the region's intranet location, from the API's side.
func (s *site) policyOf(bucket, method, body string) {
	s.t.Helper()
	req, err := http.NewRequest(method, "http://"+bucket+".oss-"+s.region+"-internal.aliyuncs.com/?policy", strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	wire.Signer{AccessKeyID: s.account, Secret: "ringfence"}.V1(req, wire.Target{Bucket: bucket}, time.Now())
	res, err := proxied(s.t, s.em, "intranet:"+s.region).Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	if text, _ := io.ReadAll(res.Body); res.StatusCode >= http.StatusMultipleChoices {
		s.t.Fatalf("%s of the policy of %s: %s %s", method, bucket, res.Status, text)
	}
}

func (s *site) accessList(kind string, entries ...string) {
	s.t.Helper()
	id := s.must("Slb CreateAccessControlList", "AclId", "AclName", kind)
	for _, e := range entries {
		s.must("Slb AddAccessControlListEntry", "", "AclId", id, "AclEntrys", `[{"entry":"`+e+`"}]`)
	}
	s.must("Slb SetLoadBalancerTCPListenerAttribute", "", "LoadBalancerId", s.balancer, "ListenerPort", "443", "AclStatus", "on", "AclType", kind, "AclId", id)
}

// TestDepthIsCarriedOut asks how few changes would open a wall, carries out the calls as they stand on the API, and sees
// the path open; and that it stays shut while any of the changes is missing.
func TestDepthIsCarriedOut(t *testing.T) {
	t.Parallel()
	for name, w := range walls {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			em := newWorld(t)
			s := newSite(t, em, w.account, w.region, w.zone)
			from, to := w.build(t, s)
			protocol, number, _ := strings.Cut(w.service, "/")
			port, _ := strconv.Atoi(number)
			about := reach.Match{}
			about.Protocols, _ = reach.ParseProtocol(protocol)
			if port != 0 {
				about.Ports = []reach.PortRange{{First: uint16(port), Last: uint16(port)}}
			}
			result, err := em.NoPath(from, to, about)
			if err != nil {
				t.Fatal(err)
			}
			if result.Answer != reach.Isolated || result.Depth.Never || result.Depth.Changes != w.changes || actions(result.Depth) != w.by {
				t.Fatalf("want %d changes by %s:\n%s", w.changes, w.by, result)
			}
			carryOut(t, s, from, to, result.Depth)
		})
	}
}

func actions(d *reach.Depth) string {
	var all []string
	for _, need := range d.Needs {
		for _, call := range need.Calls {
			all = append(all, call.Action)
		}
	}
	return strings.Join(all, " ")
}

// carryOut makes each choice of the changes in a world of its own, and asks for the witness then.
func carryOut(t *testing.T, s *site, from, to string, d *reach.Depth) {
	t.Helper()
	var before bytes.Buffer
	if err := s.em.Export(&before); err != nil {
		t.Fatal(err)
	}
	q := reach.Question{From: from, To: to, Protocol: d.Witness.Protocol.String(), Port: int(d.Witness.Port), SourcePort: int(d.Witness.SourcePort)}
	if from == "internet" {
		q.From += ":" + d.Witness.Peer.String()
	}
	if to == "internet" {
		q.To = "ip:" + d.Witness.Peer.String()
	}
	all := 1<<len(d.Needs) - 1
	for choice := range all + 1 {
		if err := s.em.Import(bytes.NewReader(before.Bytes())); err != nil {
			t.Fatal(err)
		}
		answers := map[string]map[string]any{}
		for n, need := range d.Needs {
			if choice>>n&1 == 1 && (choice == all || !refersTo(need, d, choice)) {
				for _, call := range need.Calls {
					answers[call.Action] = s.carry(call, answers)
				}
			}
		}
		v, err := s.em.Ask(q)
		if err != nil {
			t.Fatal(err)
		}
		if v.Reachable != (choice == all) {
			t.Errorf("with the changes %0*b of %d it is reachable: %v\n%s\n%s", len(d.Needs), choice, len(d.Needs), v.Reachable, v, d)
		}
	}
}

var reference = regexp.MustCompile(`\{(\w+)\.(\w+)\}`)

// refersTo says whether a change needs the answer of a call of a change that is not chosen.
func refersTo(need reach.Change, d *reach.Depth, choice int) bool {
	for n, other := range d.Needs {
		for _, call := range other.Calls {
			for _, mine := range need.Calls {
				if choice>>n&1 == 0 && strings.Contains(mine.String(), "{"+call.Action+".") {
					return true
				}
			}
		}
	}
	return false
}

// carry makes one call, as whoever it is for.
func (s *site) carry(call reach.Call, answers map[string]map[string]any) map[string]any {
	s.t.Helper()
	var params []string
	values := map[string]string{}
	for _, p := range call.Parameters {
		value := reference.ReplaceAllStringFunc(p.Value, func(text string) string {
			parts := reference.FindStringSubmatch(text)
			field, ok := answers[parts[1]][parts[2]].(string)
			if !ok {
				s.t.Fatalf("%s: no answer has %s", call, text)
			}
			return field
		})
		params, values[p.Name] = append(params, p.Name, value), value
	}
	switch call.Product {
	case "control":
		method, path, _ := strings.Cut(call.Action, " ")
		port, _ := strconv.Atoi(values["port"])
		ticket := control(s.t, s.em, method, strings.TrimPrefix(path, "/_ringfence/"), map[string]any{"loadBalancer": values["loadBalancer"], "port": port, "reason": values["reason"]})
		return control(s.t, s.em, http.MethodPost, fmt.Sprintf("tickets/%v/approve", ticket["id"]), map[string]any{}) // the change's note leaves that to people
	case "oss":
		method := map[string]string{"PutBucketPolicy": http.MethodPut, "DeleteBucketPolicy": http.MethodDelete}[call.Action]
		s.policyOf(values["bucket"], method, values["body"])
		return nil
	}
	product := strings.ToUpper(call.Product[:1]) + call.Product[1:]
	answer, code := s.do(product+" "+call.Action, params...)
	if code != "" {
		s.t.Fatalf("%s: %s", call, code)
	}
	return answer
}
