package cloudfw

import "github.com/ringfence-dev/ringfence/api/rpc"

// DescribeAssetListRequest is what DescribeAssetList takes.
type DescribeAssetListRequest struct {
	CurrentPage  string `rpc:",required"`
	PageSize     string `rpc:",required"`
	RegionNo     string
	Status       string
	SearchItem   string
	ResourceType string
	IpVersion    string     `rpc:",default=4"`
	_            rpc.Unread `params:"Lang,Type,SgStatus,MemberUid,UserType,NewResourceTag"`
}

// DescribeAssetListResponse is what DescribeAssetList answers.
type DescribeAssetListResponse struct {
	TotalCount int
	Assets     []Asset
}

// Asset is a public address that Cloud Firewall may protect.
type Asset struct {
	RiskLevel          string
	BindInstanceName   string
	Type               string
	SgStatusTime       int64
	ResourceInstanceId string
	MemberUid          int64
	IntranetAddress    string
	SyncStatus         string
	AliUid             int64
	ProtectStatus      string
	InternetAddress    string
	BindInstanceId     string
	RegionID           string
	RegionStatus       string
	ResourceType       string
	IpVersion          int
	SgStatus           string
	Note               string
	Name               string
	CreateTimeStamp    string
	NewResourceTag     string
}

// PutEnableFwSwitchRequest is what PutEnableFwSwitch takes.
type PutEnableFwSwitchRequest struct {
	FwSwitch
	_ rpc.Unread `params:"SourceIp,Lang"`
}

// FwSwitch says which addresses are switched: by address, by region, by type. One of the lists must be there.
type FwSwitch struct {
	IpaddrList       []string `rpc:",maxitems=200"`
	RegionList       []string `rpc:",maxitems=200"`
	ResourceTypeList []string `rpc:",maxitems=200"`
}

// PutEnableFwSwitchResponse is what PutEnableFwSwitch answers.
type PutEnableFwSwitchResponse struct {
	AbnormalResourceStatusList []AbnormalResourceStatus
}

// AbnormalResourceStatus is an address that could not be switched.
type AbnormalResourceStatus struct {
	Resource string
	Status   string
	Msg      string
}

// PutDisableFwSwitchRequest is what PutDisableFwSwitch takes.
type PutDisableFwSwitchRequest struct {
	FwSwitch
	_ rpc.Unread `params:"SourceIp,Lang"`
}

// PutDisableFwSwitchResponse is what PutDisableFwSwitch answers.
type PutDisableFwSwitchResponse struct{}

// PutEnableAllFwSwitchRequest is what PutEnableAllFwSwitch takes.
type PutEnableAllFwSwitchRequest struct {
	_ rpc.Unread `params:"SourceIp,Lang,InstanceId"`
}

// PutEnableAllFwSwitchResponse is what PutEnableAllFwSwitch answers.
type PutEnableAllFwSwitchResponse struct{}

// PutDisableAllFwSwitchRequest is what PutDisableAllFwSwitch takes.
type PutDisableAllFwSwitchRequest struct {
	_ rpc.Unread `params:"SourceIp,Lang,InstanceId"`
}

// PutDisableAllFwSwitchResponse is what PutDisableAllFwSwitch answers.
type PutDisableAllFwSwitchResponse struct{}
