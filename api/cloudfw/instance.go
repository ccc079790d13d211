package cloudfw

// DescribeUserBuyVersionRequest is what DescribeUserBuyVersion takes.
type DescribeUserBuyVersionRequest struct {
	InstanceId string
}

// DescribeUserBuyVersionResponse is what DescribeUserBuyVersion answers. Times are in milliseconds.
type DescribeUserBuyVersionResponse struct {
	AliUid         int64
	InstanceId     string
	InstanceStatus string
	UserStatus     bool
	Version        int
	MajorVersion   int64
	StartTime      int64
	Expire         int64
	IpNumber       int64
	VpcNumber      int64
	LogStatus      bool
	LogStorage     int64
}

// ReleasePostInstanceRequest is what ReleasePostInstance takes.
type ReleasePostInstanceRequest struct {
	InstanceId string
}

// ReleasePostInstanceResponse is what ReleasePostInstance answers.
type ReleasePostInstanceResponse struct {
	HttpStatusCode int
	Success        bool
	ReleaseStatus  bool
}
