package antiddos

// DescribeDdosEventListRequest is what DescribeDdosEventList takes.
type DescribeDdosEventListRequest struct {
	Asset
	InstanceId  string `rpc:",required"`
	InternetIp  string
	CurrentPage int32 `rpc:",default=1,min=1"`
	PageSize    int32 `rpc:",default=10,min=1,max=50"`
}

// DescribeDdosEventListResponse is what DescribeDdosEventList answers.
type DescribeDdosEventListResponse struct {
	Total         int
	DdosEventList struct{ DdosEvent []DdosEvent }
}

// DdosEvent is one attack. Times are in milliseconds; DelayTime is the last attack where there were several.
type DdosEvent struct {
	DdosType        string
	DdosStatus      string
	StartTime       int64
	EndTime         int64
	DelayTime       int64 `rpc:",omitempty"`
	UnBlackholeTime int64 `rpc:",omitempty"`
}

// DescribeDdosCountRequest is what DescribeDdosCount takes.
type DescribeDdosCountRequest struct {
	Asset
}

// DescribeDdosCountResponse is what DescribeDdosCount answers.
type DescribeDdosCountResponse struct {
	DdosCount DdosCount
}

// DdosCount counts addresses by their state.
type DdosCount struct {
	BlackholeCount int
	DefenseCount   int
	InstacenCount  int // sic
}

// DescribeDdosCreditRequest is what DescribeDdosCredit takes.
type DescribeDdosCreditRequest struct {
	DdosRegionId string `rpc:",required"`
}

// DescribeDdosCreditResponse is what DescribeDdosCredit answers.
type DescribeDdosCreditResponse struct {
	Success    bool
	DdosCredit DdosCredit
}

// DdosCredit is how well an account is thought of in a region; BlackholeTime is how long its black holes last, in minutes.
type DdosCredit struct {
	Score         int
	ScoreLevel    string
	BlackholeTime int
}
