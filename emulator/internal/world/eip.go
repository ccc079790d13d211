package world

import (
	"net/netip"
	"time"
)

// What an EIP can be bound to, as the API spells it.
const (
	EIPOnInstance     = "EcsInstance"
	EIPOnInterface    = "NetworkInterface"
	EIPOnLoadBalancer = "SlbInstance"
	EIPOnNAT          = "Nat"
	EIPOnAddress      = "IpAddress"
)

// EIP is a public address that can be bound to a resource. Document: Vpc AllocateEipAddress.
type EIP struct {
	Meta
	Status  Status
	Address netip.Addr
	// Bandwidth is the peak in Mbit/s.
	Bandwidth          int
	ISP                string
	InternetChargeType string
	// ChargeType is PostPaid or PrePaid.
	ChargeType string
	// Expires is the end of a subscription.
	Expires time.Time `json:",omitzero"`
	// Zone of the address, and the kinds of DDoS protection that it was bought with.
	Zone       string   `json:",omitempty"`
	Protection []string `json:",omitempty"`

	// InstanceID and InstanceType name what the EIP is bound to; both are empty while it is free.
	InstanceID     string `json:",omitempty"`
	InstanceType   string `json:",omitempty"`
	InstanceRegion string `json:",omitempty"`
	// PrivateIP is the address behind it, when the caller named one.
	PrivateIP netip.Addr `json:",omitzero"`
	// VPC is set with the instance type IpAddress.
	VPC string `json:",omitempty"`
	// Mode is NAT, BINDED or MULTI_BINDED.
	Mode string `json:",omitempty"`

	// Package is the common bandwidth package that it is in, PackageBandwidth its own limit there.
	Package          string `json:",omitempty"`
	PackageBandwidth int    `json:",omitempty"`

	DeletionProtection bool `json:",omitempty"`
	// LogProject and LogStore receive the fine-grained monitoring data while it is on.
	LogProject string `json:",omitempty"`
	LogStore   string `json:",omitempty"`
}

// CurrentStatus makes EIP a [Staged] record.
func (e *EIP) CurrentStatus() Status { return e.Status }

// SetStatus makes EIP a [Staged] record. An EIP that becomes Available is bound to nothing.
func (e *EIP) SetStatus(s Status) {
	e.Status = s
	if s == Available {
		e.InstanceID, e.InstanceType, e.InstanceRegion, e.VPC, e.Mode = "", "", "", "", ""
		e.PrivateIP = netip.Addr{}
	}
}
