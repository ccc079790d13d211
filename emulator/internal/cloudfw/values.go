package cloudfw

import (
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/cloudfw"
	"github.com/ringfence-dev/ringfence/api/rpc"
)

// Default quotas (Cloud Firewall: limits; A0325).
const (
	quotaSpread      = 10000
	quotaBookEntries = 2000
)

// maxPage is how many records one page has (Cloudfw DescribeAddressBook).
const maxPage = 50

// paging reads number and size of a page, which arrive as strings.
func paging(number, size string) (rpc.Paging, error) {
	n, badNumber := strconv.ParseInt(number, 10, 32)
	s, badSize := strconv.ParseInt(size, 10, 32)
	if badNumber != nil || badSize != nil || n < 1 || s < 1 || s > maxPage {
		return rpc.Paging{}, wire.ErrPage
	}
	return rpc.Paging{PageNumber: int32(n), PageSize: int32(s)}, nil
}
