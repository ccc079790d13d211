package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreatePhysicalConnectionRequest is what CreatePhysicalConnection takes.
type CreatePhysicalConnectionRequest struct {
	RegionId                      string `rpc:",required"`
	AccessPointId                 string `rpc:",required"`
	Type                          string `rpc:",default=VPC"`
	LineOperator                  string `rpc:",required,enum=CT|CU|CM|CO|Equinix|Other,fold"`
	Bandwidth                     int    `rpc:"bandwidth,bad=InvalidBandwidth,default=100"`
	PeerLocation                  string
	PortType                      string `rpc:",default=1000Base-T"`
	RedundantPhysicalConnectionId string
	Description                   string
	Name                          string
	CircuitCode                   string
	ClientToken                   string
	ResourceGroupId               string
	Tag                           []rpc.Tag  `rpc:",maxitems=20"`
	_                             rpc.Unread `params:"DeviceAdvancedCapacity.N"`
}

// CreatePhysicalConnectionResponse is what CreatePhysicalConnection answers.
type CreatePhysicalConnectionResponse struct {
	PhysicalConnectionId string
}

// ModifyPhysicalConnectionAttributeRequest is what ModifyPhysicalConnectionAttribute takes.
type ModifyPhysicalConnectionAttributeRequest struct {
	RegionId                      string  `rpc:",required"`
	PhysicalConnectionId          string  `rpc:",required"`
	LineOperator                  *string `rpc:",enum=CT|CU|CM|CO|Equinix|Other,fold"`
	Bandwidth                     *int    `rpc:"bandwidth,bad=InvalidBandwidth"`
	PeerLocation                  *string
	PortType                      *string
	RedundantPhysicalConnectionId *string
	Description                   *string
	Name                          *string
	ClientToken                   string
	CircuitCode                   *string
}

// ModifyPhysicalConnectionAttributeResponse is what ModifyPhysicalConnectionAttribute answers.
type ModifyPhysicalConnectionAttributeResponse struct{}

// DescribePhysicalConnectionsRequest is what DescribePhysicalConnections takes.
type DescribePhysicalConnectionsRequest struct {
	RegionId        string    `rpc:",required"`
	PageNumber      int32     `rpc:",min=1,default=1"`
	PageSize        int32     `rpc:",min=1,max=50,default=10"`
	Filter          []Filter  `rpc:",maxitems=5"`
	Tags            []rpc.Tag `rpc:",maxitems=5"`
	ResourceGroupId string
	_               rpc.Unread `params:"IncludeReservationData,ClientToken"`
}

// DescribePhysicalConnectionsResponse is what DescribePhysicalConnections answers.
type DescribePhysicalConnectionsResponse struct {
	PageNumber            int
	PageSize              int
	TotalCount            int
	PhysicalConnectionSet struct{ PhysicalConnectionType []PhysicalConnectionType }
}

// Filter is part of what DescribePhysicalConnections takes.
type Filter struct {
	Key   string
	Value []string `rpc:",maxitems=5"`
}

// PhysicalConnectionType is part of the answer of DescribePhysicalConnections.
type PhysicalConnectionType struct {
	Type                           string
	Status                         string
	CreationTime                   string
	AdLocation                     string
	ReservationActiveTime          string
	ReservationOrderType           string
	PortNumber                     string
	Spec                           string
	ChargeType                     string
	ReservationInternetChargeType  string
	Description                    string
	Bandwidth                      int64
	EnabledTime                    string
	LineOperator                   string
	PeerLocation                   string
	RedundantPhysicalConnectionId  string
	Name                           string
	CircuitCode                    string
	EndTime                        string
	PortType                       string
	BusinessStatus                 string
	LoaStatus                      string
	AccessPointId                  string
	AccessPointType                string
	HasReservationData             string
	PhysicalConnectionId           string
	ProductType                    string
	VirtualPhysicalConnectionCount int
	ParentPhysicalConnectionId     string
	ParentPhysicalConnectionAliUid int64
	VlanId                         string
	OrderMode                      string
	VpconnStatus                   string
	ExpectSpec                     string
	ResourceGroupId                string
	AdDetailLocation               string
	Tags                           struct {
		Tags []rpc.Tag `rpc:"tags"`
	}
	QosId string
}

// ConfirmPhysicalConnectionRequest is what ConfirmPhysicalConnection takes.
type ConfirmPhysicalConnectionRequest struct {
	RegionId             string `rpc:",required"`
	PhysicalConnectionId string `rpc:",required"`
	ClientToken          string
}

// ConfirmPhysicalConnectionResponse is what ConfirmPhysicalConnection answers.
type ConfirmPhysicalConnectionResponse struct{}

// EnablePhysicalConnectionRequest is what EnablePhysicalConnection takes.
type EnablePhysicalConnectionRequest struct {
	RegionId             string `rpc:",required"`
	PhysicalConnectionId string `rpc:",required"`
	ClientToken          string
	_                    rpc.Unread `params:"ByPassSp"`
}

// EnablePhysicalConnectionResponse is what EnablePhysicalConnection answers.
type EnablePhysicalConnectionResponse struct{}

// CancelPhysicalConnectionRequest is what CancelPhysicalConnection takes.
type CancelPhysicalConnectionRequest struct {
	RegionId             string `rpc:",required"`
	PhysicalConnectionId string `rpc:",required"`
	ClientToken          string
}

// CancelPhysicalConnectionResponse is what CancelPhysicalConnection answers.
type CancelPhysicalConnectionResponse struct{}

// TerminatePhysicalConnectionRequest is what TerminatePhysicalConnection takes.
type TerminatePhysicalConnectionRequest struct {
	RegionId             string `rpc:",required"`
	PhysicalConnectionId string `rpc:",required"`
	ClientToken          string
}

// TerminatePhysicalConnectionResponse is what TerminatePhysicalConnection answers.
type TerminatePhysicalConnectionResponse struct{}

// RecoverPhysicalConnectionRequest is what RecoverPhysicalConnection takes.
type RecoverPhysicalConnectionRequest struct {
	InstanceId string `rpc:",required"`
	DryRun     bool
	RegionId   string     `rpc:",required"`
	_          rpc.Unread `params:"Token"`
}

// RecoverPhysicalConnectionResponse is what RecoverPhysicalConnection answers.
type RecoverPhysicalConnectionResponse struct{}

// DeletePhysicalConnectionRequest is what DeletePhysicalConnection takes.
type DeletePhysicalConnectionRequest struct {
	RegionId             string `rpc:",required"`
	PhysicalConnectionId string `rpc:",required"`
	ClientToken          string
}

// DeletePhysicalConnectionResponse is what DeletePhysicalConnection answers.
type DeletePhysicalConnectionResponse struct{}

// DescribeAccessPointsRequest is what DescribeAccessPoints takes.
type DescribeAccessPointsRequest struct {
	RegionId   string     `rpc:",required"`
	PageNumber int32      `rpc:",min=1,default=1"`
	PageSize   int32      `rpc:",min=1,max=50,default=10"`
	_          rpc.Unread `params:"AcceptLanguage"`
}

// DescribeAccessPointsResponse is what DescribeAccessPoints answers.
type DescribeAccessPointsResponse struct {
	PageNumber     int
	PageSize       int
	TotalCount     int
	AccessPointSet struct{ AccessPointType []AccessPointType }
}

// AccessPointType is part of the answer of DescribeAccessPoints.
type AccessPointType struct {
	Status                   string
	Type                     string
	HostOperator             string
	Description              string
	AttachedRegionNo         string
	Name                     string
	AccessPointId            string
	Location                 string
	AccessPointFeatureModels struct{ AccessPointFeatureModel []AccessPointFeatureModel }
}

// AccessPointFeatureModel is part of the answer of DescribeAccessPoints.
type AccessPointFeatureModel struct {
	FeatureValue string
	FeatureKey   string
}

// ApplyPhysicalConnectionLOARequest is what ApplyPhysicalConnectionLOA takes.
type ApplyPhysicalConnectionLOARequest struct {
	ClientToken      string
	RegionId         string `rpc:",required"`
	Bandwidth        int    `rpc:",bad=IllegalParam.Bandwidth,default=100"`
	PeerLocation     string
	InstanceId       string                             `rpc:",required"`
	CompanyName      string                             `rpc:",required"`
	LineType         string                             `rpc:",required,enum=MSTP|MPLSVPN|FIBRE|Other,fold,bad=IllegalParam.LineType"`
	Si               string                             `rpc:",required"`
	ConstructionTime string                             `rpc:",required"`
	PMInfo           []ApplyPhysicalConnectionLOAPMInfo `rpc:",maxitems=16"`
}

// ApplyPhysicalConnectionLOAResponse is what ApplyPhysicalConnectionLOA answers.
type ApplyPhysicalConnectionLOAResponse struct{}

// ApplyPhysicalConnectionLOAPMInfo is part of what ApplyPhysicalConnectionLOA takes.
type ApplyPhysicalConnectionLOAPMInfo struct {
	PMCertificateNo   string
	PMName            string
	PMCertificateType string `rpc:",enum=IDCard|Passport,fold,bad=IllegalParam.PmCertificateType"`
	PMGender          string
	PMContactInfo     string
}

// CompletePhysicalConnectionLOARequest is what CompletePhysicalConnectionLOA takes.
type CompletePhysicalConnectionLOARequest struct {
	ClientToken         string
	RegionId            string `rpc:",required"`
	InstanceId          string `rpc:",required"`
	LineCode            string
	LineLabel           string
	LineServiceProvider string
	LineSPContactInfo   string
	FinishWork          bool `rpc:",default=true"`
}

// CompletePhysicalConnectionLOAResponse is what CompletePhysicalConnectionLOA answers.
type CompletePhysicalConnectionLOAResponse struct{}

// DescribePhysicalConnectionLOARequest is what DescribePhysicalConnectionLOA takes.
type DescribePhysicalConnectionLOARequest struct {
	RegionId   string     `rpc:",required"`
	InstanceId string     `rpc:",required"`
	_          rpc.Unread `params:"ClientToken"`
}

// DescribePhysicalConnectionLOAResponse is what DescribePhysicalConnectionLOA answers.
type DescribePhysicalConnectionLOAResponse struct {
	PhysicalConnectionLOAType PhysicalConnectionLOAType
}

// PhysicalConnectionLOAType is part of the answer of DescribePhysicalConnectionLOA.
type PhysicalConnectionLOAType struct {
	Status               string
	LineLabel            string
	LineCode             string
	ConstructionTime     string
	SI                   string
	LoaUrl               string
	CompanyLocalizedName string
	InstanceId           string
	LineType             string
	CompanyName          string
	PMInfo               struct{ PMInfo []PMInfo }
	LineServiceProvider  string
	LineSPContactInfo    string
}

// PMInfo is part of the answer of DescribePhysicalConnectionLOA.
type PMInfo struct {
	PMGender          string
	PMCertificateNo   string
	PMName            string
	PMCertificateType string
	PMContactInfo     string
}

// CreatePhysicalConnectionOccupancyOrderRequest is what CreatePhysicalConnectionOccupancyOrder takes.
type CreatePhysicalConnectionOccupancyOrderRequest struct {
	RegionId             string `rpc:",required"`
	PhysicalConnectionId string `rpc:",required"`
	Period               int
	InstanceChargeType   string
	_                    rpc.Unread `params:"AutoPay"`
	PricingCycle         string     `rpc:",enum=Month|Year,fold"`
	ClientToken          string
}

// CreatePhysicalConnectionOccupancyOrderResponse is what CreatePhysicalConnectionOccupancyOrder answers.
type CreatePhysicalConnectionOccupancyOrderResponse struct {
	Data CreatePhysicalConnectionOccupancyOrderData
}

// CreatePhysicalConnectionOccupancyOrderData is part of the answer of CreatePhysicalConnectionOccupancyOrder.
type CreatePhysicalConnectionOccupancyOrderData struct {
	OrderId string
}

// OpenPhysicalConnectionServiceRequest is what OpenPhysicalConnectionService takes.
type OpenPhysicalConnectionServiceRequest struct {
	RegionId string `rpc:",required"`
}

// OpenPhysicalConnectionServiceResponse is what OpenPhysicalConnectionService answers.
type OpenPhysicalConnectionServiceResponse struct{}

// GetPhysicalConnectionServiceStatusRequest is what GetPhysicalConnectionServiceStatus takes.
type GetPhysicalConnectionServiceStatusRequest struct {
	RegionId string `rpc:",required"`
}

// GetPhysicalConnectionServiceStatusResponse is what GetPhysicalConnectionServiceStatus answers.
type GetPhysicalConnectionServiceStatusResponse struct {
	Enabled bool
}
