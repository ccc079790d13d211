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

// LineLetter is a letter of authorisation. Document: Vpc ApplyPhysicalConnectionLOA.
type LineLetter struct {
	Status                                                string
	Company, LineType, Integrator, ConstructionTime       string
	LineCode, LineLabel, ServiceProvider, ProviderContact string
	Workers                                               []LineWorker
}

// LineWorker is somebody whom a letter of authorisation lets in.
type LineWorker struct{ Name, Gender, CertificateType, CertificateNo, Contact string }

// PhysicalConnection is a leased line into an access point. Document: Vpc CreatePhysicalConnection.
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
	// Letter is the letter of authorisation, with which the carrier's workers get into the access point.
	Letter LineLetter `json:",omitzero"`
}

// CurrentStatus makes PhysicalConnection a [Staged] record.
func (c *PhysicalConnection) CurrentStatus() Status { return c.Status }

// SetStatus makes PhysicalConnection a [Staged] record.
func (c *PhysicalConnection) SetStatus(s Status) { c.Status = s }
