package server

import (
	"errors"
	"math"
	"net/http"
	"net/netip"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/ringfence-dev/ringfence/emulator/internal/antiddos"
	"github.com/ringfence-dev/ringfence/emulator/internal/ticket"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// borderRoutes are the calls about what stands at a region's border: attacks, tickets, how an account is treated.
func (s *Server) borderRoutes() []route {
	return []route{
		{method: http.MethodPost, path: "/traffic", handle: s.traffic, summary: "Simulated attack traffic on a public address", body: trafficRequest{}, answer: trafficView{}},
		{method: http.MethodGet, path: "/blackholes", handle: s.blackHoles, summary: "The public addresses that are in a black hole", answer: []blackHoleView{}},
		{method: http.MethodGet, path: "/tickets", handle: s.listTickets, summary: "Requests for the white list", query: []parameter{{"status", "only submitted, approved or rejected"}, {"account", "only this account id"}}, answer: []ticketView{}},
		{method: http.MethodPost, path: "/tickets", handle: s.submitTicket, summary: "Ask for a port on the white list", body: ticketRequest{}, status: http.StatusCreated, answer: ticketView{}},
		{method: http.MethodPost, path: "/tickets/:id/approve", handle: s.review(true), summary: "Approve a request: one review, or both at once", body: reviewRequest{}, answer: ticketView{}},
		{method: http.MethodPost, path: "/tickets/:id/reject", handle: s.review(false), summary: "Reject a request", body: reviewRequest{}, answer: ticketView{}},
		{method: http.MethodPut, path: "/accounts/:id/portmode", handle: s.setPortMode, summary: "How the border treats ports of the account's load balancers: whitelist or blacklist", body: portModeRequest{}, answer: accountView{}},
		{method: http.MethodPut, path: "/accounts/:id/blackhole", handle: s.setBlackHole, summary: "How long black holes of the account's addresses last, 30m to 24h", body: blackHoleRequest{}, answer: accountView{}},
		{method: http.MethodGet, path: "/changes", handle: s.listChanges, summary: "The log of changes, oldest first: certifications, tickets, firewall policies, port modes", answer: []changeView{}},
	}
}

type trafficRequest struct {
	// Target is an address, eip: or slb: with an id or an address, or ecs: with an instance id.
	Target string  `json:"target"`
	Gbps   float64 `json:"gbps"`
	// Duration is that of the attack, such as 10m; five minutes unless told.
	Duration string `json:"duration,omitempty"`
}

type trafficView struct {
	BlackHoled    bool       `json:"blackholed"`
	Until         *time.Time `json:"until,omitempty"`
	ThresholdGbps float64    `json:"thresholdGbps"`
	Scrubbed      bool       `json:"scrubbed"`
	ScrubGbps     float64    `json:"scrubGbps"`
	Rule          string     `json:"rule,omitempty"`
	Address       netip.Addr `json:"address"`
	Resource      string     `json:"resource"`
	Account       string     `json:"account"`
	Region        string     `json:"region"`
}

type blackHoleView struct {
	Address       netip.Addr `json:"address"`
	Kind          string     `json:"kind"`
	Resource      string     `json:"resource"`
	Account       string     `json:"account"`
	Region        string     `json:"region"`
	Since         time.Time  `json:"since"`
	Until         time.Time  `json:"until"`
	PeakGbps      float64    `json:"peakGbps"`
	ThresholdGbps float64    `json:"thresholdGbps"`
	Rule          string     `json:"rule"`
	Attacks       int        `json:"attacks"`
}

type blackHoleRequest struct {
	Duration string `json:"duration"`
}

type portModeRequest struct {
	Mode      string `json:"mode"`
	Requester string `json:"requester,omitempty"`
}

// attackLasts is how long an attack lasts that says nothing of it (A0330); longestAttack keeps it within reason.
const (
	attackLasts   = 5 * time.Minute
	longestAttack = 30 * 24 * time.Hour
)

func (s *Server) traffic(c echo.Context) error {
	var req trafficRequest
	if err := readJSON(c, &req); err != nil {
		return err
	}
	lasts := attackLasts
	if req.Duration != "" {
		d, err := time.ParseDuration(req.Duration)
		if err != nil || d < 0 || d > longestAttack {
			return badRequest("duration is %q; it is a duration such as 90s or 2h30m, not negative and at most 30 days.", req.Duration)
		}
		lasts = d
	}
	if req.Target == "" {
		return badRequest("target is missing; it is an address, eip: or slb: with an id or an address, or ecs: with an instance id.")
	}
	if req.Gbps <= 0 || math.IsInf(req.Gbps, 0) {
		return badRequest("gbps is %g; attack traffic is more than nothing.", req.Gbps)
	}
	var out antiddos.Outcome
	err := s.world.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) (err error) {
		out, err = antiddos.Attack(tx, req.Target, req.Gbps, lasts)
		return err
	})
	if errors.Is(err, antiddos.ErrNoTarget) {
		return &problem{status: http.StatusNotFound, Code: "NotFound", Message: err.Error()}
	}
	if err != nil {
		return err
	}
	v := trafficView{
		BlackHoled: out.BlackHoled, ThresholdGbps: out.ThresholdGbps, Scrubbed: out.Scrubbed, ScrubGbps: out.ScrubGbps, Rule: out.Rule,
		Address: out.Address, Resource: out.Resource, Account: out.Account, Region: out.Region,
	}
	if out.BlackHoled {
		v.Until = &out.Until
	}
	return c.JSON(http.StatusOK, v)
}

func (s *Server) blackHoles(c echo.Context) error {
	all := []blackHoleView{}
	err := s.view(func(tx *world.Tx) error {
		for b, err := range tx.BlackHoles.Each() {
			if err != nil {
				return err
			}
			if tx.Now().Before(b.Until) {
				all = append(all, blackHoleView{b.Address, b.Kind, b.Resource, b.Account, b.Region, b.Since, b.Until, b.PeakGbps, b.ThresholdGbps, b.Rule, b.Attacks})
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, all)
}

func (s *Server) setBlackHole(c echo.Context) error {
	var req blackHoleRequest
	if err := readJSON(c, &req); err != nil {
		return err
	}
	d, err := time.ParseDuration(req.Duration)
	if err != nil || d < world.ShortestBlackHole || d > world.LongestBlackHole {
		return badRequest("duration is %q; a black hole lasts 30m to 24h.", req.Duration)
	}
	err = s.world.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		a, err := tx.Accounts.Get(c.Param("id"))
		if world.NotFound(err) {
			return &problem{status: http.StatusNotFound, Code: "NotFound", Message: "There is no such account."}
		}
		if err != nil {
			return err
		}
		a.BlackHole = d
		return tx.Accounts.Put(a)
	})
	if err != nil {
		return err
	}
	return s.showAccount(c)
}

func (s *Server) setPortMode(c echo.Context) error {
	var req portModeRequest
	if err := readJSON(c, &req); err != nil {
		return err
	}
	if err := ticket.SetMode(s.world, c.Param("id"), req.Mode, requesterOr(req.Requester)); err != nil {
		return ticketProblem(err)
	}
	return s.showAccount(c)
}

func (s *Server) listChanges(c echo.Context) error {
	all := []changeView{}
	err := s.view(func(tx *world.Tx) error {
		for ch, err := range tx.Changes.Each() {
			if err != nil {
				return err
			}
			all = append(all, viewOfChange(ch))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, all)
}
