package world

import "time"

// States of a physical connection (facts §3.2).
const (
	LineInitial     Status = "Initial"
	LineApproved    Status = "Approved"
	LineAllocating  Status = "Allocating"
	LineAllocated   Status = "Allocated"
	LineConfirmed   Status = "Confirmed"
	LineEnabled     Status = "Enabled"
	LineCanceled    Status = "Canceled"
	LineTerminating Status = "Terminating"
	LineTerminated  Status = "Terminated"
)

// PhysicalConnection is a leased line into an access point, or a share of another's. Document: Vpc
// CreatePhysicalConnection, CreateVirtualPhysicalConnection.
type PhysicalConnection struct {
	Meta
	Status       Status
	AccessPoint  string
	LineOperator string
	PortType     string
	PortNumber   string `json:",omitempty"`
	CircuitCode  string `json:",omitempty"`
	PeerLocation string `json:",omitempty"`
	// Bandwidth is in Mbit/s.
	Bandwidth int
	// Redundant is the other line of a pair.
	Redundant string    `json:",omitempty"`
	EnabledAt time.Time `json:",omitzero"`
	Expires   time.Time `json:",omitzero"`
	// Letter is the state of the letter of authorisation.
	Letter string `json:",omitempty"`
	// Parent is the line of which this is a share, with the account that owns it, and its VLAN on that line.
	Parent        string `json:",omitempty"`
	ParentAccount string `json:",omitempty"`
	VLAN          int    `json:",omitempty"`
	OrderMode     string `json:",omitempty"`
	Spec          string `json:",omitempty"`
}

// CurrentStatus makes PhysicalConnection a [Staged] record.
func (c *PhysicalConnection) CurrentStatus() Status { return c.Status }

// SetStatus makes PhysicalConnection a [Staged] record.
func (c *PhysicalConnection) SetStatus(s Status) { c.Status = s }
