package server_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"
)

// govBench is a bench with an account of the Government Cloud and a public load balancer of it.
func govBench(t *testing.T) (b bench, account, balancer string) {
	t.Helper()
	b = newBench(t)
	var made struct{ ID string }
	decode(t, b.control(201, "POST", "accounts", `{"name":"gov","cloud":"gov","keys":[{"id":"gov","secret":"x"}]}`), &made)
	return b, made.ID, b.balancer("internet")
}

func (b bench) balancer(kind string) string {
	b.t.Helper()
	var made struct{ LoadBalancerId string }
	query := "/?Format=JSON&AccessKeyId=gov&RegionId=cn-north-2-gov-1&Action=CreateLoadBalancer&Version=2014-05-15&AddressType=" + kind
	if kind == "intranet" {
		query = "/?Format=JSON&AccessKeyId=public&RegionId=cn-hangzhou&Action=CreateLoadBalancer&Version=2014-05-15&AddressType=" + kind
	}
	decode(b.t, b.do(http.MethodGet, query, "").Body.String(), &made)
	return made.LoadBalancerId
}

func decode(t *testing.T, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
}

type ticketAnswer struct {
	ID, Status, LoadBalancer, Address, DecidedAt string
	Port                                         int
	Reviews                                      []struct{ Reviewer, By, Verdict string }
}

func (b bench) ticket(want int, method, path, body string) (t ticketAnswer) {
	b.t.Helper()
	decode(b.t, b.control(want, method, path, body), &t)
	return t
}

// refused makes a call that must be refused with a code, and gives the rules behind it.
func (b bench) refused(status int, code, method, path, body string) []string {
	b.t.Helper()
	var answer struct {
		Error struct {
			Code  string
			Rules []string
		}
	}
	decode(b.t, b.control(status, method, path, body), &answer)
	if answer.Error.Code != code {
		b.t.Errorf("%s %s %s: %s, want %s", method, path, body, answer.Error.Code, code)
	}
	return answer.Error.Rules
}

// proves: G2-change-review G4-slb-whitelist
func TestTicketsPassTwoReviews(t *testing.T) {
	t.Parallel()
	b, account, balancer := govBench(t)
	made := b.ticket(201, "POST", "tickets", `{"loadBalancer":"`+balancer+`","port":8443,"reason":"service","requester":"carol"}`)
	if made.Status != "submitted" || made.LoadBalancer != balancer || made.Port != 8443 || made.Address == "" {
		t.Errorf("submitted: %+v", made)
	}
	path := "tickets/" + made.ID
	b.refused(409, "AlreadySubmitted", "POST", "tickets", `{"loadBalancer":"`+balancer+`","port":8443,"reason":"again"}`)
	if one := b.ticket(200, "POST", path+"/approve", `{"reviewer":"business","by":"alice"}`); one.Status != "submitted" || len(one.Reviews) != 1 {
		t.Errorf("one review: %+v", one)
	}
	if rules := b.refused(409, "SamePerson", "POST", path+"/approve", `{"reviewer":"security","by":"alice"}`); !strings.Contains(strings.Join(rules, " "), "G2-change-review") {
		t.Errorf("one person for both reviews: %v", rules)
	}
	b.refused(409, "SamePerson", "POST", path+"/approve", `{"reviewer":"security","by":"carol"}`)
	b.refused(409, "SamePerson", "POST", path+"/approve", `{"by":"alice"}`)
	b.refused(409, "AlreadyReviewed", "POST", path+"/approve", `{"reviewer":"business","by":"bob"}`)
	b.refused(400, "BadRequest", "POST", path+"/approve", `{"reviewer":"janitor","by":"bob"}`)
	done := b.ticket(200, "POST", path+"/approve", `{"reviewer":"security","by":"bob"}`)
	if done.Status != "approved" || len(done.Reviews) != 2 || done.DecidedAt == "" {
		t.Errorf("two reviews: %+v", done)
	}
	b.refused(409, "AlreadyDecided", "POST", path+"/reject", `{}`)
	b.refused(409, "AlreadyOpen", "POST", "tickets", `{"loadBalancer":"`+balancer+`","port":8443,"reason":"again"}`)

	var log []struct {
		Kind, Subject, Object, To, Requester, Result string
		Reviewers                                    []string
	}
	decode(t, b.control(200, "GET", "changes", ""), &log)
	found := false
	for _, c := range log {
		if c.Kind == "ticket" && c.Object == made.ID && c.Result == "done" {
			found = c.Subject == account && c.Requester == "carol" && strings.Join(c.Reviewers, " ") == "alice bob"
		}
	}
	if !found {
		t.Errorf("the log of changes has not the ticket with both reviewers: %+v", log)
	}
	if body := b.control(200, "GET", "tickets?status=approved&account="+account, ""); strings.Count(body, `"id"`) != 1 {
		t.Error(body)
	}
	if body := b.control(200, "GET", "tickets?status=rejected", ""); strings.TrimSpace(body) != "[]" {
		t.Error(body)
	}
}

// proves: G2-change-review
func TestTicketsWithoutNamedReviewers(t *testing.T) {
	t.Parallel()
	b, _, balancer := govBench(t)
	ask := func(port string) string {
		return "tickets/" + b.ticket(201, "POST", "tickets", `{"loadBalancer":"`+balancer+`","port":`+port+`,"reason":"service"}`).ID
	}
	both := b.ticket(200, "POST", ask("1001")+"/approve", "")
	if both.Status != "approved" || len(both.Reviews) != 2 || both.Reviews[0].By == both.Reviews[1].By {
		t.Errorf("both at once: %+v", both)
	}
	if no := b.ticket(200, "POST", ask("1002")+"/reject", `{"reviewer":"security","by":"bob"}`); no.Status != "rejected" {
		t.Errorf("one desk rejects: %+v", no)
	}
	half := ask("1003")
	b.ticket(200, "POST", half+"/approve", `{"reviewer":"business","by":"alice"}`)
	if rest := b.ticket(200, "POST", half+"/approve", `{}`); rest.Status != "approved" || len(rest.Reviews) != 2 {
		t.Errorf("the other desk, standing: %+v", rest)
	}
}

func TestTicketsAreRefused(t *testing.T) {
	t.Parallel()
	b, account, balancer := govBench(t)
	intranet := b.balancer("intranet")
	b.refused(404, "NotFound", "POST", "tickets/tkt-none/approve", "")
	b.refused(400, "BadRequest", "POST", "tickets", `{"loadBalancer":"lb-none","port":1,"reason":"x"}`)
	b.refused(400, "BadRequest", "POST", "tickets", `{"loadBalancer":"`+balancer+`","port":65536,"reason":"x"}`)
	b.refused(400, "BadRequest", "POST", "tickets", `{"loadBalancer":"`+balancer+`","port":0,"reason":"x"}`)
	b.refused(409, "NoWhiteList", "POST", "tickets", `{"loadBalancer":"`+intranet+`","port":1,"reason":"x"}`)

	if body := b.control(200, "PUT", "accounts/"+account+"/portmode", `{"mode":"blacklist"}`); !strings.Contains(body, `"portMode":"blacklist"`) || !strings.Contains(body, "security-desk") {
		t.Error(body)
	}
	b.refused(409, "BlackListMode", "POST", "tickets", `{"loadBalancer":"`+balancer+`","port":1,"reason":"x"}`)
	b.control(200, "PUT", "accounts/"+account+"/portmode", `{"mode":"whitelist"}`)
	b.ticket(201, "POST", "tickets", `{"loadBalancer":"`+balancer+`","port":1,"reason":"x"}`)
	b.refused(400, "BadRequest", "PUT", "accounts/"+account+"/portmode", `{"mode":"greylist"}`)
	b.refused(409, "NoWhiteList", "PUT", "accounts/1000000000000004/portmode", `{"mode":"blacklist"}`)
	b.refused(404, "NotFound", "PUT", "accounts/1/portmode", `{"mode":"blacklist"}`)
}

// proves: G2-change-review
func TestCertificationsNameTwoReviewers(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	const path = "accounts/1000000000000004/certification"
	b.refused(409, "CertificationRefused", "PUT", path, `{"cloud":"gov","requester":"alice","reviewers":["bob","bob"]}`)
	b.refused(409, "CertificationRefused", "PUT", path, `{"cloud":"gov","requester":"alice","reviewers":["alice","bob"]}`)
	b.refused(400, "BadRequest", "PUT", path, `{"cloud":"gov","reviewers":["bob"]}`)
	if body := b.control(200, "PUT", path, `{"cloud":"gov","requester":"alice","reviewers":["bob","carol"]}`); !strings.Contains(body, `"reviewers":["bob","carol"]`) {
		t.Error(body)
	}
	if body := b.control(200, "DELETE", path, ""); !strings.Contains(body, `"reviewers":["business-desk","security-desk"]`) {
		t.Error(body)
	}
}

// proves: G1-ddos-basic-5g
func TestTraffic(t *testing.T) {
	t.Parallel()
	b, account, balancer := govBench(t)
	type answer struct {
		BlackHoled              bool
		Until                   time.Time
		ThresholdGbps           float64
		Scrubbed                bool
		Rule, Address, Resource string
	}
	hit := func(body string) (a answer) {
		t.Helper()
		decode(t, b.control(200, "POST", "traffic", body), &a)
		return a
	}
	if a := hit(`{"target":"slb:` + balancer + `","gbps":4.9,"duration":"10m"}`); a.BlackHoled || !a.Until.IsZero() || a.ThresholdGbps != 5 || !a.Scrubbed {
		t.Errorf("below the threshold: %+v", a)
	}
	if body := b.control(200, "PUT", "accounts/"+account+"/blackhole", `{"duration":"30m"}`); !strings.Contains(body, `"blackHole":"30m0s"`) {
		t.Error(body)
	}
	a := hit(`{"target":"slb:` + balancer + `","gbps":5.1,"duration":"10m"}`)
	if !a.BlackHoled || a.Rule != "G1-ddos-basic-5g" || a.Resource != balancer {
		t.Errorf("above the threshold: %+v", a)
	}
	if body := b.control(200, "GET", "blackholes", ""); !strings.Contains(body, a.Address) {
		t.Errorf("%s is not among %s", a.Address, body)
	}
	b.control(200, "POST", "clock", `{"advance":"30m"}`)
	if body := b.control(200, "GET", "blackholes", ""); strings.TrimSpace(body) != "[]" {
		t.Errorf("after its time: %s", body)
	}
	for body, want := range map[string]int{
		`{"gbps":9}`: 400, `{"target":"198.18.99.99","gbps":9}`: 404, `{"target":"moon","gbps":9}`: 404, `{"target":"` + a.Address + `","gbps":0}`: 400,
		`{"target":"` + a.Address + `","gbps":1,"duration":"-1m"}`: 400, `{"target":"` + a.Address + `","gbps":1,"duration":"soon"}`: 400,
	} {
		b.control(want, "POST", "traffic", body)
	}
	for _, duration := range []string{"29m", "25h", "x"} {
		b.control(400, "PUT", "accounts/"+account+"/blackhole", `{"duration":"`+duration+`"}`)
	}
	b.control(404, "PUT", "accounts/1/blackhole", `{"duration":"1h"}`)
}
