package tag

// CreateTagsRequest is what CreateTags takes.
type CreateTagsRequest struct {
	RegionId             string             `rpc:",required"`
	TagKeyValueParamList []TagKeyValueParam `rpc:",required,maxitems=10"`
}

// CreateTagsResponse is what CreateTags answers.
type CreateTagsResponse struct{}

// TagKeyValueParam is part of what CreateTags takes.
type TagKeyValueParam struct {
	Key               string          `rpc:",required"`
	TagValueParamList []TagValueParam `rpc:",maxitems=10"`
	Description       string
}

// TagValueParam is part of what CreateTags takes.
type TagValueParam struct {
	Value       string
	Description string
}

// DeleteTagRequest is what DeleteTag takes.
type DeleteTagRequest struct {
	RegionId string `rpc:",required"`
	Key      string `rpc:",required"`
	Value    string
}

// DeleteTagResponse is what DeleteTag answers.
type DeleteTagResponse struct{}

// ListTagKeysRequest is what ListTagKeys takes.
type ListTagKeysRequest struct {
	RegionId     string `rpc:",required"`
	NextToken    string
	PageSize     int `rpc:",default=50"`
	Category     string
	ResourceType string
	QueryType    string
	FuzzyType    string
	TagFilter    ListTagKeysTagFilter
}

// ListTagKeysResponse is what ListTagKeys answers.
type ListTagKeysResponse struct {
	NextToken string
	Keys      struct{ Key []ListTagKeysKey }
}

// ListTagKeysTagFilter is part of what ListTagKeys takes.
type ListTagKeysTagFilter struct {
	Key string
}

// ListTagKeysKey is part of the answer of ListTagKeys.
type ListTagKeysKey struct {
	Key         string
	Category    string
	Description string
}

// ListTagValuesRequest is what ListTagValues takes.
type ListTagValuesRequest struct {
	RegionId     string `rpc:",required"`
	Key          string `rpc:",required"`
	NextToken    string
	PageSize     int `rpc:",default=50"`
	ResourceType string
	QueryType    string
	FuzzyType    string
	TagFilter    ListTagValuesTagFilter
}

// ListTagValuesResponse is what ListTagValues answers.
type ListTagValuesResponse struct {
	NextToken string
	Values    struct{ Value []string }
}

// ListTagValuesTagFilter is part of what ListTagValues takes.
type ListTagValuesTagFilter struct {
	Value string
}

// ListSupportResourceTypesRequest is what ListSupportResourceTypes takes.
type ListSupportResourceTypesRequest struct {
	MaxResult   int
	NextToken   string
	ProductCode string
	ResourceTye string
	ShowItems   *bool
	SupportCode string
}

// ListSupportResourceTypesResponse is what ListSupportResourceTypes answers.
type ListSupportResourceTypesResponse struct {
	SupportResourceTypes []SupportResourceType
	NextToken            string
}

// SupportResourceType is part of the answer of ListSupportResourceTypes.
type SupportResourceType struct {
	ProductCode  string
	ResourceType string
	SupportItems []SupportItem
}

// SupportItem is part of the answer of ListSupportResourceTypes.
type SupportItem struct {
	SupportCode    string
	Support        bool
	SupportDetails []map[string]string
}
