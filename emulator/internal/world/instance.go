package world

import (
	"net/netip"
	"slices"
	"time"
)

// States of an instance (Ecs DescribeInstances).
const (
	Starting Status = "Starting"
	Running  Status = "Running"
	Stopping Status = "Stopping"
	Stopped  Status = "Stopped"
	// pendingStart is what the lifecycle sees of a Pending instance that RunInstances made: it goes
	// on to Starting, where one of CreateInstance ends Stopped. No answer ever shows it.
	pendingStart Status = "Pending, to start"
	// restarting is a Stopping instance that RebootInstance will bring up again.
	restarting Status = "Stopping, to start"
)

// Network types of an instance and of what hangs on it.
const (
	Classic   = "classic"
	InVPC     = "vpc"
	PostPaid  = "PostPaid"
	PrePaid   = "PrePaid"
	NicPublic = "internet"
)

// Instance is an ECS instance. Document: Ecs RunInstances, DescribeInstances.
type Instance struct {
	Meta
	Status Status
	// StartNext says that the instance goes on to Starting when its present transient state ends.
	StartNext bool `json:",omitempty"`
	Zone      string
	Type      string
	HostName  string
	Image     string
	// Network is Classic or InVPC; the next three are empty on the classic network.
	Network string
	VPC     string `json:",omitempty"`
	VSwitch string `json:",omitempty"`
	// ENI is the primary network interface. PrivateIP repeats its primary address.
	ENI       string     `json:",omitempty"`
	PrivateIP netip.Addr `json:",omitzero"`
	// InnerIP is the intranet address on the classic network.
	InnerIP netip.Addr `json:",omitzero"`
	// PublicIP is the instance's own public address; an EIP is the EIP's matter.
	PublicIP netip.Addr `json:",omitzero"`
	// SecurityGroups are those of the instance and of its primary network interface: change them by Tx.SetGroups.
	SecurityGroups []string
	MAC            string `json:",omitempty"`

	ChargeType         string
	InternetChargeType string
	BandwidthIn        int
	BandwidthOut       int
	Period             int       `json:",omitempty"`
	PeriodUnit         string    `json:",omitempty"`
	ExpiresAt          time.Time `json:",omitzero"`
	ReleaseAt          time.Time `json:",omitzero"`
	AutoRenew          AutoRenew `json:",omitzero"`

	KeyPair            string `json:",omitempty"`
	Role               string `json:",omitempty"`
	UserData           string `json:",omitempty"`
	Password           string `json:",omitempty"`
	PasswordInherit    bool   `json:",omitempty"`
	DeletionProtection bool   `json:",omitempty"`
	IOOptimized        bool
	Cluster            string          `json:",omitempty"`
	DeploymentSet      string          `json:",omitempty"`
	CreditSpec         string          `json:",omitempty"`
	SpotStrategy       string          `json:",omitempty"`
	SpotPriceLimit     float64         `json:",omitempty"`
	StoppedMode        string          `json:",omitempty"`
	StartedAt          time.Time       `json:",omitzero"`
	Metadata           MetadataOptions `json:",omitzero"`
	Maintenance        Maintenance     `json:",omitzero"`
	SecurityEnhanced   bool            `json:",omitempty"`
	LoginAsNonRoot     bool            `json:",omitempty"`
}

// MetadataOptions says how the instance's metadata server answers (Ecs ModifyInstanceMetadataOptions).
type MetadataOptions struct {
	Endpoint string `json:",omitempty"`
	Tokens   string `json:",omitempty"`
	HopLimit int    `json:",omitempty"`
}

// Maintenance is what happens to the instance when the host is maintained (Ecs ModifyInstanceMaintenanceAttributes).
type Maintenance struct {
	Action   string `json:",omitempty"`
	Notify   bool   `json:",omitempty"`
	From, To string `json:",omitempty"`
}

// AutoRenew is the renewal of a subscription instance (Ecs ModifyInstanceAutoRenewAttribute).
type AutoRenew struct {
	On       bool   `json:",omitempty"`
	Status   string `json:",omitempty"`
	Duration int    `json:",omitempty"`
	Unit     string `json:",omitempty"`
}

// CurrentStatus makes Instance a [Staged] record.
func (i *Instance) CurrentStatus() Status {
	switch {
	case i.StartNext && i.Status == Pending:
		return pendingStart
	case i.StartNext && i.Status == Stopping:
		return restarting
	}
	return i.Status
}

// SetStatus makes Instance a [Staged] record.
func (i *Instance) SetStatus(s Status) { i.Status, i.StartNext = s, false }

// InGroup reports whether the instance belongs to a security group.
func (i *Instance) InGroup(group string) bool { return slices.Contains(i.SecurityGroups, group) }

// SetGroups gives an instance its security groups, together with its primary network interface:
// the two are one list in the cloud.
func (tx *Tx) SetGroups(i *Instance, groups []string) error {
	i.SecurityGroups = groups
	if i.ENI != "" {
		eni, err := tx.NetworkInterfaces.Get(i.ENI)
		if err != nil {
			return err
		}
		eni.SecurityGroups = slices.Clone(groups)
		if err := tx.NetworkInterfaces.Put(eni); err != nil {
			return err
		}
	}
	return tx.Instances.Put(i)
}
