package vpc

// CreateSnatEntryRequest is what CreateSnatEntry takes.
type CreateSnatEntryRequest struct {
	RegionId        string `rpc:",required"`
	SnatTableId     string `rpc:",required"`
	SourceVSwitchId string
	SourceCIDR      string
	SnatIp          []string `rpc:",required,comma"`
	SnatEntryName   string
	ClientToken     string
	EipAffinity     int
}

// CreateSnatEntryResponse is what CreateSnatEntry answers.
type CreateSnatEntryResponse struct {
	SnatEntryId string
}

// DescribeSnatTableEntriesRequest is what DescribeSnatTableEntries takes.
type DescribeSnatTableEntriesRequest struct {
	RegionId        string `rpc:",required"`
	SnatTableId     string
	SnatEntryId     string
	SourceVSwitchId string
	SourceCIDR      string
	SnatIp          string
	SnatEntryName   string
	PageNumber      int32 `rpc:",min=1,default=1"`
	PageSize        int32 `rpc:",min=1,max=50,default=10"`
	NatGatewayId    string
}

// DescribeSnatTableEntriesResponse is what DescribeSnatTableEntries answers.
type DescribeSnatTableEntriesResponse struct {
	PageSize         int
	PageNumber       int
	TotalCount       int
	SnatTableEntries struct{ SnatTableEntry []SnatTableEntry }
}

// SnatTableEntry is part of the answer of DescribeSnatTableEntries.
type SnatTableEntry struct {
	Status          string
	SnatEntryName   string
	SourceVSwitchId string
	SourceCIDR      string
	SnatEntryId     string
	SnatTableId     string
	SnatIp          string
	NatGatewayId    string
	EipAffinity     string
}

// ModifySnatEntryRequest is what ModifySnatEntry takes.
type ModifySnatEntryRequest struct {
	RegionId      string   `rpc:",required"`
	SnatTableId   string   `rpc:",required"`
	SnatEntryId   string   `rpc:",required"`
	SnatIp        []string `rpc:",comma"`
	SnatEntryName *string
	ClientToken   string
	EipAffinity   *int
}

// ModifySnatEntryResponse is what ModifySnatEntry answers.
type ModifySnatEntryResponse struct{}

// DeleteSnatEntryRequest is what DeleteSnatEntry takes.
type DeleteSnatEntryRequest struct {
	RegionId    string `rpc:",required"`
	SnatTableId string `rpc:",required"`
	SnatEntryId string `rpc:",required"`
	ClientToken string
}

// DeleteSnatEntryResponse is what DeleteSnatEntry answers.
type DeleteSnatEntryResponse struct{}
