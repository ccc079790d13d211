package actiontrail

// LookupEventsRequest narrows the trail by time and by up to two attributes.
type LookupEventsRequest struct {
	NextToken       string
	MaxResults      int `rpc:",min=1,max=50,default=20"`
	StartTime       string
	EndTime         string
	Direction       string            `rpc:",enum=FORWARD|BACKWARD,fold,default=BACKWARD"`
	LookupAttribute []LookupAttribute `rpc:",maxitems=2"`
}

// LookupAttribute is one condition on events.
type LookupAttribute struct {
	Key   string
	Value string
}

// LookupEventsResponse is a page of events, newest first unless asked otherwise.
type LookupEventsResponse struct {
	StartTime string
	EndTime   string
	NextToken string `rpc:",omitempty"`
	Events    []Event
}

// Event is one recorded call. The API description leaves its fields open; the
// names (A0004) are those of the records that a trail delivers
// (help.aliyun.com/document_detail/173654.html).
type Event struct {
	EventId             string              `rpc:"eventId"`
	EventName           string              `rpc:"eventName"`
	EventSource         string              `rpc:"eventSource"` // the host that was called
	EventTime           string              `rpc:"eventTime"`
	EventType           string              `rpc:"eventType"`     // ApiCall
	EventCategory       string              `rpc:"eventCategory"` // Management
	EventVersion        string              `rpc:"eventVersion"`  // 1
	EventRW             string              `rpc:"eventRW"`       // Read or Write
	AcsRegion           string              `rpc:"acsRegion"`
	ApiVersion          string              `rpc:"apiVersion"`
	IsGlobal            bool                `rpc:"isGlobal"`
	RecipientAccountId  string              `rpc:"recipientAccountId"`
	RequestId           string              `rpc:"requestId"`
	ServiceName         string              `rpc:"serviceName"`
	SourceIpAddress     string              `rpc:"sourceIpAddress"`
	UserAgent           string              `rpc:"userAgent"`
	ErrorCode           string              `rpc:"errorCode,omitempty"`
	ErrorMessage        string              `rpc:"errorMessage,omitempty"`
	RequestParameters   map[string]string   `rpc:"requestParameters"`
	ReferencedResources map[string][]string `rpc:"referencedResources"` // ids by type, as VSwitch: the keys must do as XML names
	AdditionalEventData map[string]string   `rpc:"additionalEventData"`
	UserIdentity        UserIdentity        `rpc:"userIdentity"`
}

// UserIdentity is who made the call.
type UserIdentity struct {
	Type        string `rpc:"type"`
	PrincipalId string `rpc:"principalId"`
	AccountId   string `rpc:"accountId"`
	AccessKeyId string `rpc:"accessKeyId,omitempty"`
	UserName    string `rpc:"userName,omitempty"`
}
