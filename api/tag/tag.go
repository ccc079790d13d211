package tag

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
	NextToken string `rpc:",omitempty"`
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
	NextToken string `rpc:",omitempty"`
	Values    struct{ Value []string }
}

// ListTagValuesTagFilter is part of what ListTagValues takes.
type ListTagValuesTagFilter struct {
	Value string
}
