package world

// RouteTableType says who made a route table: the VPC itself or the user.
type RouteTableType string

// The two types that the API knows.
const (
	SystemRouteTable RouteTableType = "System"
	CustomRouteTable RouteTableType = "Custom"
)

// RouteTable is a set of routes that vSwitches or gateways of a VPC follow. Document: Vpc CreateRouteTable.
type RouteTable struct {
	Meta
	Status Status
	// VPC is empty in the table of a virtual border router.
	VPC string
	// Router is the vRouter of the VPC, or the virtual border router.
	Router string
	Type   RouteTableType
	// Follows is what may be associated with the table: "VSwitch" or "Gateway".
	Follows string
	// Propagation says whether the table takes dynamic routes.
	Propagation bool `json:",omitempty"`
}

// CurrentStatus makes RouteTable a [Staged] record.
func (t *RouteTable) CurrentStatus() Status { return t.Status }

// SetStatus makes RouteTable a [Staged] record.
func (t *RouteTable) SetStatus(s Status) { t.Status = s }
