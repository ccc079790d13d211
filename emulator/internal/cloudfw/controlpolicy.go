package cloudfw

import (
	"fmt"
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/cloudfw"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// addControlPolicy puts a policy at its place; those from there on move down by one.
func addControlPolicy(tx *world.Tx, req *wire.AddControlPolicyRequest) (*wire.AddControlPolicyResponse, error) {
	p := &world.ControlPolicy{
		Meta:      world.Meta{ID: tx.UUID(), CreatedAt: tx.Now()},
		Direction: req.Direction, IPVersion: 4, DestPortType: "port", Enabled: true,
		Schedule: world.PolicySchedule{Repeat: "Permanent"},
	}
	if req.IpVersion == "6" {
		p.IPVersion = 6
	}
	if err := take(tx, p, req.PolicyRule); err != nil {
		return nil, err
	}
	if err := withinQuota(tx, p); err != nil {
		return nil, err
	}
	peers, err := peersOf(tx, p)
	if err != nil {
		return nil, err
	}
	at, err := place(req.NewOrder, len(peers)+1)
	if err != nil {
		return nil, err
	}
	for _, peer := range peers[at-1:] {
		peer.Order++
		if err := tx.ControlPolicies.Put(peer); err != nil {
			return nil, err
		}
	}
	p.Order = at
	if err := tx.ControlPolicies.Insert(p); err != nil {
		return nil, err
	}
	return &wire.AddControlPolicyResponse{AclUuid: p.ID}, note(tx, p.ID, "", words(p))
}

// modifyControlPolicy changes what a policy says; its place and its direction stay.
func modifyControlPolicy(tx *world.Tx, req *wire.ModifyControlPolicyRequest) (*wire.ModifyControlPolicyResponse, error) {
	p, err := policy(tx, req.AclUuid, req.Direction)
	if err != nil {
		return nil, err
	}
	before := words(p)
	if err := take(tx, p, req.PolicyRule); err != nil {
		return nil, err
	}
	if err := withinQuota(tx, p); err != nil {
		return nil, err
	}
	if err := tx.ControlPolicies.Put(p); err != nil {
		return nil, err
	}
	return &wire.ModifyControlPolicyResponse{}, note(tx, p.ID, before, words(p))
}

// deleteControlPolicy takes a policy away; those behind it move up.
func deleteControlPolicy(tx *world.Tx, req *wire.DeleteControlPolicyRequest) (*wire.DeleteControlPolicyResponse, error) {
	p, err := policy(tx, req.AclUuid, req.Direction)
	if err != nil {
		return nil, err
	}
	if err := tx.ControlPolicies.Delete(p.ID); err != nil {
		return nil, err
	}
	peers, err := peersOf(tx, p)
	if err != nil {
		return nil, err
	}
	if err := number(tx, peers); err != nil {
		return nil, err
	}
	return &wire.DeleteControlPolicyResponse{}, note(tx, p.ID, words(p), "")
}

// policy finds a policy; without a direction any will do.
func policy(tx *world.Tx, id, direction string) (*world.ControlPolicy, error) {
	p, err := tx.ControlPolicies.Get(id)
	if world.NotFound(err) || err == nil && direction != "" && p.Direction != direction {
		return nil, wire.ErrParameters.With("there is no control policy " + strconv.Quote(id) + " of that direction")
	}
	return p, err
}

// note records a change of the border with what the policy said before and says now (G2-change-review).
func note(tx *world.Tx, id, from, to string) error {
	return tx.Note(world.Change{
		Kind: world.ChangeFirewall, Subject: tx.Account.ID, Object: id, From: from, To: to,
		Requester: tx.Caller.Principal, Result: "done",
	}, tx.Account.Cloud)
}

// words tells a policy in one line.
func words(p *world.ControlPolicy) string {
	state, ports := "off", p.DestPort
	if p.Enabled {
		state = "on"
	}
	if p.DestPortType == "group" {
		ports = p.DestPortGroup
	}
	return fmt.Sprintf("%d %s %s %s from %s to %s port %s (%s)", p.Order, p.Direction, p.Action, p.Protocol, p.Source, p.Destination, ports, state)
}
