package server

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/ringfence-dev/ringfence/emulator/internal/account"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

type accountView struct {
	ID        string            `json:"id"`
	Name      string            `json:"name,omitempty"`
	Cloud     string            `json:"cloud"`
	Entity    string            `json:"entity,omitempty"`
	Networks  map[string]string `json:"networks,omitempty"`
	Quotas    map[string]int    `json:"quotas,omitempty"`
	CreatedAt time.Time         `json:"createdAt"`
	// Regions are those that the account sees.
	Regions []string  `json:"regions"`
	Keys    []keyView `json:"keys"`
	// PortMode is how the border treats ports of its load balancers, BlackHole how long its black holes last, where
	// either was set.
	PortMode  string `json:"portMode,omitempty"`
	BlackHole string `json:"blackHole,omitempty"`
	// Changes are those that were asked for, and what came of each.
	Changes []changeView `json:"changes"`
}

// keyView shows the secret as well: these are the keys of a local emulator.
type keyView struct {
	ID       string `json:"id"`
	Secret   string `json:"secret"`
	Disabled bool   `json:"disabled,omitempty"`
}

type changeView struct {
	ID        string    `json:"id"`
	Time      time.Time `json:"time"`
	Kind      string    `json:"kind"`
	Subject   string    `json:"subject"`
	Object    string    `json:"object,omitempty"`
	From      string    `json:"from"`
	To        string    `json:"to"`
	Requester string    `json:"requester"`
	Reviewers []string  `json:"reviewers"`
	Result    string    `json:"result"`
	Why       string    `json:"why,omitempty"`
}

func viewOfChange(c *world.Change) changeView {
	return changeView{c.ID, c.Time, c.Kind, c.Subject, c.Object, c.From, c.To, c.Requester, append([]string{}, c.Reviewers...), c.Result, c.Why}
}

type accountRequest struct {
	ID       string            `json:"id,omitempty"`
	Name     string            `json:"name,omitempty"`
	Cloud    string            `json:"cloud,omitempty"`
	Entity   string            `json:"entity,omitempty"`
	Networks map[string]string `json:"networks,omitempty"`
	Quotas   map[string]int    `json:"quotas,omitempty"`
	Keys     []keyView         `json:"keys,omitempty"`
	// Requester is who asks, for the log of changes.
	Requester string `json:"requester,omitempty"`
}

type certificationRequest struct {
	Cloud     string `json:"cloud"`
	Requester string `json:"requester,omitempty"`
	// Reviewers are two persons; without them the standing reviewers, where the cloud wants two.
	Reviewers []string `json:"reviewers,omitempty"`
}

// requesterOr names who asked; the control API itself knows nobody.
func requesterOr(name string) string {
	if name == "" {
		return "control-api"
	}
	return name
}

// everywhere is a transaction on no account and no region.
func (s *Server) view(fn func(*world.Tx) error) error {
	return s.world.View(world.Account{}, regions.Region{}, fn)
}

func (s *Server) listAccounts(c echo.Context) error {
	all := []accountView{}
	err := s.view(func(tx *world.Tx) error {
		for a, err := range tx.Accounts.Each() {
			if err != nil {
				return err
			}
			v, err := viewOf(tx, a)
			if err != nil {
				return err
			}
			all = append(all, v)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, all)
}

func viewOf(tx *world.Tx, a *world.Account) (accountView, error) {
	v := accountView{
		ID: a.ID, Name: a.Name, Cloud: a.Cloud, Entity: a.Entity, Networks: a.Networks, Quotas: a.Quotas,
		CreatedAt: a.CreatedAt, PortMode: a.PortMode, Regions: []string{}, Keys: []keyView{}, Changes: []changeView{},
	}
	if a.BlackHole != 0 {
		v.BlackHole = a.BlackHole.String()
	}
	for _, r := range tx.Matrix().VisibleRegions(a.Cloud) {
		v.Regions = append(v.Regions, r.ID)
	}
	for k, err := range tx.KeysByAccount.Each(a.ID) {
		if err != nil {
			return v, err
		}
		v.Keys = append(v.Keys, keyView{k.ID, k.Secret, k.Disabled})
	}
	for ch, err := range tx.Changes.Each() {
		if err != nil {
			return v, err
		}
		if ch.Subject == a.ID {
			v.Changes = append(v.Changes, viewOfChange(ch))
		}
	}
	return v, nil
}

func (s *Server) createAccount(c echo.Context) error {
	var req accountRequest
	if err := readJSON(c, &req); err != nil {
		return err
	}
	var v accountView
	err := s.world.Update(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		a := &world.Account{ID: req.ID, Name: req.Name, Entity: req.Entity, Networks: req.Networks, Quotas: req.Quotas}
		if err := account.Create(tx, a, req.Cloud, requesterOr(req.Requester)); err != nil {
			return err
		}
		if len(req.Keys) == 0 {
			req.Keys = []keyView{{ID: "LTAI" + strconv.FormatUint(tx.Serial(), 36) + tx.Noise(16, "key"), Secret: tx.Noise(30, "secret")}}
		}
		for _, k := range req.Keys {
			if err := account.AddKey(tx, &world.AccessKey{ID: k.ID, Secret: k.Secret, Account: a.ID, Disabled: k.Disabled}); err != nil {
				return err
			}
		}
		var err error
		v, err = viewOf(tx, a)
		return err
	})
	if err != nil {
		return err
	}
	return c.JSON(http.StatusCreated, v)
}

func (s *Server) certify(c echo.Context) error {
	var req certificationRequest
	if err := readJSON(c, &req); err != nil {
		return err
	}
	if err := account.Certify(s.world, c.Param("id"), req.Cloud, requesterOr(req.Requester), req.Reviewers...); err != nil {
		return err
	}
	return s.showAccount(c)
}

func (s *Server) uncertify(c echo.Context) error {
	if err := account.Uncertify(s.world, c.Param("id"), requesterOr("")); err != nil {
		return err
	}
	return s.showAccount(c)
}

func (s *Server) showAccount(c echo.Context) error {
	var v accountView
	err := s.view(func(tx *world.Tx) error {
		a, err := tx.Accounts.Get(c.Param("id"))
		if err == nil {
			v, err = viewOf(tx, a)
		}
		return err
	})
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, v)
}

// accountResources lists what an account has, so that a test can see that nothing was left behind.
func (s *Server) accountResources(c echo.Context) error {
	all := []account.Resource{}
	err := s.view(func(tx *world.Tx) error {
		a, err := tx.Accounts.Get(c.Param("id"))
		if err != nil {
			return err
		}
		have, err := account.Resources(tx, *a)
		all = append(all, have...)
		return err
	})
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, all)
}
