package rpc

// Paging is the PageNumber/PageSize pair, for embedding in requests. A request
// with other bounds declares its own two fields after the embedded struct, or
// instead of it: a field of the outer struct wins.
type Paging struct {
	PageNumber int32 `rpc:",default=1,min=1"`
	PageSize   int32 `rpc:",default=10,min=1,max=100"`
}

// Offset is the number of items before the page.
func (p Paging) Offset() int { return (int(p.PageNumber) - 1) * int(p.PageSize) }

// Limit is the number of items on a page.
func (p Paging) Limit() int { return int(p.PageSize) }

// Page cuts the page out of items; beyond the end it is empty, never nil.
func Page[T any](p Paging, items []T) []T {
	lo := min(max(p.Offset(), 0), len(items))
	hi := min(lo+max(p.Limit(), 0), len(items))
	return append([]T{}, items[lo:hi]...)
}

// TokenPaging is the NextToken/MaxResults pair, for embedding in requests.
// MaxResults is 0 when absent: its default differs by action, see Limit.
type TokenPaging struct {
	NextToken  string
	MaxResults int32 `rpc:",min=1,max=500"`
}

// Limit is MaxResults, or fallback when the caller gave none.
func (p TokenPaging) Limit(fallback int) int {
	if p.MaxResults == 0 {
		return fallback
	}
	return int(p.MaxResults)
}

// Tag is a key with a value: Tag.1.Key, Tag.1.Value.
type Tag struct {
	Key   string `rpc:",maxlen=128"`
	Value string `rpc:",maxlen=128"`
}

// Unread, as the type of a blank field, lists parameters that the API has and
// the action's handler does not read, comma-separated; N stands for an index:
//
//	_ rpc.Unread `params:"Foo,Bar.N.Baz"`
type Unread struct{}
