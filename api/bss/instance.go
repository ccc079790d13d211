package bss

import "github.com/ringfence-dev/ringfence/api/rpc"

// Parameter is one of the choices of an order, such as Spec.
type Parameter struct {
	Code  string
	Value string
}

// CreateInstanceRequest is what CreateInstance takes. Period is in months.
type CreateInstanceRequest struct {
	ProductCode      string `rpc:",required"`
	ProductType      string
	SubscriptionType string      `rpc:",required,enum=Subscription|PayAsYouGo"`
	Period           int32       `rpc:",min=0,max=60"`
	Parameter        []Parameter `rpc:",maxitems=100"`
	ClientToken      string
	_                rpc.Unread `params:"Logistics,RenewPeriod,RenewalStatus"`
}

// CreateInstanceResponse is what CreateInstance answers.
type CreateInstanceResponse struct {
	Code    string
	Message string
	Success bool
	Data    struct {
		OrderId    string
		InstanceId string
	}
}

// QueryAvailableInstancesRequest is what QueryAvailableInstances takes.
type QueryAvailableInstancesRequest struct {
	ProductCode      string
	ProductType      string
	SubscriptionType string
	InstanceIDs      []string   `rpc:",comma"`
	PageNum          int32      `rpc:",default=1,min=1"`
	PageSize         int32      `rpc:",default=20,min=1,max=100"`
	_                rpc.Unread `params:"Region,RenewStatus,EndTimeStart,EndTimeEnd,CreateTimeStart,CreateTimeEnd"`
}

// QueryAvailableInstancesResponse is what QueryAvailableInstances answers.
type QueryAvailableInstancesResponse struct {
	Code    string
	Message string
	Success bool
	Data    struct {
		PageNum      int
		PageSize     int
		TotalCount   int
		InstanceList []Instance
	}
}

// Instance is something that the account has bought.
type Instance struct {
	InstanceID       string
	ProductCode      string
	ProductType      string
	SubscriptionType string
	Status           string
	SubStatus        string
	RenewStatus      string
	Region           string
	OwnerId          int64
	CreateTime       string
	EndTime          string `rpc:",omitempty"`
}
