package antiddos

// DescribeDdosThresholdRequest is what DescribeDdosThreshold takes.
type DescribeDdosThresholdRequest struct {
	Asset
	DdosType    string   `rpc:",required,enum=defense|blackhole,fold"`
	InstanceIds []string `rpc:",required,maxitems=200"`
}

// DescribeDdosThresholdResponse is what DescribeDdosThreshold answers.
type DescribeDdosThresholdResponse struct {
	Thresholds struct{ Threshold []Threshold }
}

// Threshold is the threshold of one address: of scrubbing or of the black hole. Bps values are in Mbit/s.
type Threshold struct {
	DdosType   string
	IsAuto     bool
	Bps        int
	Pps        int
	MaxBps     int
	MaxPps     int
	ElasticBps int
	InstanceId string
	InternetIp string
}

// DescribeIpDdosThresholdRequest is what DescribeIpDdosThreshold takes.
type DescribeIpDdosThresholdRequest struct {
	Asset
	DdosType   string `rpc:",required,enum=defense|blackhole,fold"`
	InstanceId string `rpc:",required"`
	InternetIp string `rpc:",required"`
}

// DescribeIpDdosThresholdResponse is what DescribeIpDdosThreshold answers.
type DescribeIpDdosThresholdResponse struct {
	Threshold Threshold
}

// Setting is a scrubbing threshold that a caller sets: both numbers, or automatically.
type Setting struct {
	Bps    int32 `rpc:",min=0"`
	Pps    int32 `rpc:",min=0"`
	IsAuto bool
}

// ModifyIpDefenseThresholdRequest is what ModifyIpDefenseThreshold takes.
type ModifyIpDefenseThresholdRequest struct {
	Asset
	Setting
	InstanceId string `rpc:",required"`
	InternetIp string `rpc:",required"`
}

// ModifyIpDefenseThresholdResponse is what ModifyIpDefenseThreshold answers.
type ModifyIpDefenseThresholdResponse struct{}

// ModifyDefenseThresholdRequest is what ModifyDefenseThreshold takes. Without an address it is about all that the
// instance has.
type ModifyDefenseThresholdRequest struct {
	Asset
	Setting
	InstanceId string `rpc:",required"`
	InternetIp string
}

// ModifyDefenseThresholdResponse is what ModifyDefenseThreshold answers.
type ModifyDefenseThresholdResponse struct{}
