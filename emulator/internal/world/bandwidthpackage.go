package world

// BandwidthPackage is bandwidth that several EIPs share; which, is on the EIPs. Document: Vpc CreateCommonBandwidthPackage.
type BandwidthPackage struct {
	Meta
	Status             Status
	Bandwidth          int
	Ratio              int
	InternetChargeType string
	ISP                string
	Zone               string   `json:",omitempty"`
	Protection         []string `json:",omitempty"`
	DeletionProtection bool     `json:",omitempty"`
}

// CurrentStatus makes BandwidthPackage a [Staged] record.
func (p *BandwidthPackage) CurrentStatus() Status { return p.Status }

// SetStatus makes BandwidthPackage a [Staged] record.
func (p *BandwidthPackage) SetStatus(s Status) { p.Status = s }
