package server

import (
	"errors"
	"net/http"
	"net/netip"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/ringfence-dev/ringfence/emulator/internal/ticket"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

type ticketRequest struct {
	LoadBalancer string `json:"loadBalancer"`
	Port         int    `json:"port"`
	Reason       string `json:"reason"`
	Requester    string `json:"requester,omitempty"`
}

// reviewRequest is one review. Without a reviewer it is both at once, by the standing reviewers.
type reviewRequest struct {
	Reviewer string `json:"reviewer,omitempty"`
	By       string `json:"by,omitempty"`
}

type ticketView struct {
	ID           string       `json:"id"`
	Status       string       `json:"status"`
	LoadBalancer string       `json:"loadBalancer"`
	Address      netip.Addr   `json:"address"`
	Port         int          `json:"port"`
	Reason       string       `json:"reason"`
	Requester    string       `json:"requester"`
	Account      string       `json:"account"`
	Region       string       `json:"region"`
	SubmittedAt  time.Time    `json:"submittedAt"`
	DecidedAt    *time.Time   `json:"decidedAt,omitempty"`
	Reviews      []reviewView `json:"reviews"`
}

type reviewView struct {
	Reviewer string    `json:"reviewer"`
	By       string    `json:"by"`
	At       time.Time `json:"at"`
	Verdict  string    `json:"verdict"`
}

func viewOfTicket(t *world.Ticket) ticketView {
	v := ticketView{
		ID: t.ID, Status: string(t.Status), LoadBalancer: t.LoadBalancer, Address: t.Address, Port: t.Port, Reason: t.Reason,
		Requester: t.Requester, Account: t.Account, Region: t.Region, SubmittedAt: t.SubmittedAt, Reviews: []reviewView{},
	}
	if !t.DecidedAt.IsZero() {
		v.DecidedAt = &t.DecidedAt
	}
	for _, r := range t.Reviews {
		verdict := "rejected"
		if r.Approved {
			verdict = "approved"
		}
		v.Reviews = append(v.Reviews, reviewView{string(r.Reviewer), r.By, r.At, verdict})
	}
	return v
}

func (s *Server) listTickets(c echo.Context) error {
	status, owner := c.QueryParam("status"), c.QueryParam("account")
	all := []ticketView{}
	err := s.view(func(tx *world.Tx) error {
		for t, err := range tx.Tickets.Each() {
			if err != nil {
				return err
			}
			if (status == "" || status == string(t.Status)) && (owner == "" || owner == t.Account) {
				all = append(all, viewOfTicket(t))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, all)
}

func (s *Server) submitTicket(c echo.Context) error {
	var req ticketRequest
	if err := readJSON(c, &req); err != nil {
		return err
	}
	t, err := ticket.Submit(s.world, ticket.Request{LoadBalancer: req.LoadBalancer, Port: req.Port, Reason: req.Reason, Requester: requesterOr(req.Requester)})
	if err != nil {
		return ticketProblem(err)
	}
	return c.JSON(http.StatusCreated, viewOfTicket(t))
}

// review answers for both verdicts. A call without a body is one without a reviewer.
func (s *Server) review(approve bool) echo.HandlerFunc {
	return func(c echo.Context) error {
		var req reviewRequest
		if c.Request().ContentLength != 0 {
			if err := readJSON(c, &req); err != nil {
				return err
			}
		}
		t, err := ticket.Decide(s.world, c.Param("id"), ticket.Verdict{Approve: approve, Reviewer: world.Reviewer(req.Reviewer), By: req.By})
		if err != nil {
			return ticketProblem(err)
		}
		return c.JSON(http.StatusOK, viewOfTicket(t))
	}
}

// ticketProblem tells why a ticket, a review or a mode was refused.
func ticketProblem(err error) error {
	var refusal *ticket.Refusal
	switch {
	case errors.As(err, &refusal):
		return &problem{status: http.StatusConflict, Code: refusal.Code, Message: refusal.Reason, Rules: refusal.Rules}
	case errors.Is(err, ticket.ErrNotFound), errors.Is(err, ticket.ErrNoAccount):
		return &problem{status: http.StatusNotFound, Code: "NotFound", Message: err.Error()}
	case errors.Is(err, ticket.ErrInvalid):
		return badRequest("%s", err)
	}
	return err
}
