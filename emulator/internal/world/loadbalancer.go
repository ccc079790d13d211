package world

import (
	"net/netip"
	"time"
)

// States of a load balancer (Slb DescribeLoadBalancers).
const (
	BalancerActive   Status = "active"
	BalancerInactive Status = "inactive"
	BalancerLocked   Status = "locked"
)

// Address types of a load balancer.
const (
	Internet = "internet"
	Intranet = "intranet"
)

// LoadBalancer is a classic load balancer. Document: Slb CreateLoadBalancer.
type LoadBalancer struct {
	Meta
	Status Status
	// Address is what it serves on. That of an intranet balancer in a VPC is held in its vSwitch.
	Address netip.Addr
	// AddressType is Internet or Intranet.
	AddressType string
	IPVersion   string
	// Network is Classic or InVPC. An internet balancer belongs to no VPC and counts as classic.
	Network string
	VPC     string `json:",omitempty"`
	VSwitch string `json:",omitempty"`
	// MasterZone serves; SlaveZone takes over when it fails.
	MasterZone string
	SlaveZone  string `json:",omitempty"`

	Spec string `json:",omitempty"`
	// ChargeType is PayBySpec or PayByCLCU.
	ChargeType         string
	InternetChargeType string
	Bandwidth          int
	// PayType is PayOnDemand or PrePay.
	PayType string
	EndsAt  time.Time `json:",omitzero"`

	DeleteProtection       bool   `json:",omitempty"`
	ModificationProtection bool   `json:",omitempty"`
	ProtectionReason       string `json:",omitempty"`

	// Backends is the default server group. Its members have no port: the listener says it.
	Backends []Backend `json:",omitempty"`
}

// What a backend server is.
const (
	BackendECS = "ecs"
	BackendENI = "eni"
)

// Backend is a server behind a load balancer.
type Backend struct {
	// Server is the id of an instance or of a network interface, as Type says.
	Server string
	Type   string
	// IP is set when an address of the interface was chosen, or of an instance's interface.
	IP     netip.Addr `json:",omitzero"`
	Port   int        `json:",omitempty"`
	Weight int
	// Role is Master or Slave in a master-slave group.
	Role        string `json:",omitempty"`
	Description string `json:",omitempty"`
}

// VServerGroup is a group of servers that listeners and rules name. Document: Slb CreateVServerGroup.
type VServerGroup struct {
	Meta
	LoadBalancer string
	Backends     []Backend
}

// MasterSlaveGroup is a pair of servers of which the second serves when the first is down.
// Document: Slb CreateMasterSlaveServerGroup.
type MasterSlaveGroup struct {
	Meta
	LoadBalancer string
	Backends     []Backend
}
