package ram

import (
	"regexp"
	"time"
	"unicode/utf8"

	"github.com/ringfence-dev/ringfence/api/apierr"
	wire "github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/api/rpc"
)

// Default quotas and limits (RAM: limits).
const (
	quotaUsers          = 1000
	quotaGroups         = 50
	quotaRoles          = 1000
	quotaPolicies       = 1500
	quotaKeys           = 2
	quotaUserGroups     = 5
	quotaVersions       = 5
	quotaSystemPolicies = 20
	// Custom policies on a user, and on a group or a role.
	quotaUserPolicies, quotaOtherPolicies = 10, 5

	maxDocument    = 6144
	maxDescription = 1024
	maxComments    = 128
)

// form is how a sort of name is spelled.
type form struct {
	longest    int
	characters *regexp.Regexp
	length     *apierr.Error
	spelling   *apierr.Error
}

var (
	userNames   = form{64, regexp.MustCompile(`^[A-Za-z0-9._-]+$`), wire.ErrUserNameLength, wire.ErrUserName}
	groupNames  = form{64, regexp.MustCompile(`^[A-Za-z0-9._-]+$`), wire.ErrGroupNameLength, wire.ErrGroupName}
	roleNames   = form{64, regexp.MustCompile(`^[A-Za-z0-9.-]+$`), wire.ErrRoleNameLength, wire.ErrRoleName}
	policyNames = form{128, regexp.MustCompile(`^[A-Za-z0-9-]+$`), wire.ErrPolicyNameLength, wire.ErrPolicyName}
)

func (f form) check(name string) error {
	switch n := utf8.RuneCountInString(name); {
	case n < 1 || n > f.longest:
		return f.length
	case !f.characters.MatchString(name):
		return f.spelling
	}
	return nil
}

// atMost refuses a text that is too long.
func atMost(text string, longest int, refusal *apierr.Error) error {
	if utf8.RuneCountInString(text) > longest {
		return refusal
	}
	return nil
}

// firstOf is the first of several errors that there is.
func firstOf(all ...error) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}

// stamp spells a moment, empty when there was none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return rpc.Time(t)
}
