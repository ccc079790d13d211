package cloudfw

import (
	"slices"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/cloudfw"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeControlPolicy lists policies by page, in order.
func describeControlPolicy(tx *world.Tx, req *wire.DescribeControlPolicyRequest) (*wire.DescribeControlPolicyResponse, error) {
	page, err := paging(req.CurrentPage, req.PageSize)
	if err != nil {
		return nil, err
	}
	all, err := ordered(tx, func(p *world.ControlPolicy) bool { return wanted(p, req) })
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeControlPolicyResponse{PageNo: req.CurrentPage, PageSize: req.PageSize, TotalCount: strconv.Itoa(len(all))}
	for _, p := range rpc.Page(page, all) {
		v, err := view(tx, p)
		if err != nil {
			return nil, err
		}
		res.Policys = append(res.Policys, v)
	}
	return res, nil
}

func wanted(p *world.ControlPolicy, req *wire.DescribeControlPolicyRequest) bool {
	return action.Same(req.Direction, p.Direction) && action.Same(req.AclUuid, p.ID) &&
		action.Same(req.Proto, p.Protocol) && action.Same(req.AclAction, p.Action) &&
		action.Same(req.Release, strconv.FormatBool(p.Enabled)) && action.Same(req.IpVersion, strconv.Itoa(p.IPVersion)) &&
		action.Same(req.RepeatType, p.Schedule.Repeat) && strings.Contains(p.Source, req.Source) &&
		strings.Contains(p.Destination, req.Destination) && strings.Contains(p.Description, req.Description)
}

// view shows a policy with its address books looked up.
func view(tx *world.Tx, p *world.ControlPolicy) (wire.Policy, error) {
	v := wire.Policy{
		AclUuid: p.ID, Direction: p.Direction, Order: p.Order, IpVersion: p.IPVersion, Description: p.Description,
		Source: p.Source, SourceType: p.SourceType, Destination: p.Destination, DestinationType: p.DestinationType,
		Proto: p.Protocol, DestPort: p.DestPort, DestPortType: p.DestPortType, DestPortGroup: p.DestPortGroup,
		AclAction: p.Action, Release: strconv.FormatBool(p.Enabled), ApplicationName: p.Application, DomainResolveType: p.Resolve,
		CreateTime: p.CreatedAt.Unix(), ModifyTime: p.ModifiedAt.Unix(),
		RepeatType: p.Schedule.Repeat, RepeatStartTime: p.Schedule.From, RepeatEndTime: p.Schedule.To,
		StartTime: seconds(p.Schedule.Start), EndTime: seconds(p.Schedule.End),
	}
	if len(p.Applications) > 0 {
		v.ApplicationId = applicationID(p.Applications[0])
	}
	if p.Listed {
		v.ApplicationNameList = p.Applications
	}
	for _, day := range p.Schedule.Days {
		v.RepeatDays = append(v.RepeatDays, int64(day))
	}
	at := sides(p)
	var err error
	if v.SourceGroupType, v.SourceGroupCidrs, err = at[0].lookUp(tx); err != nil {
		return v, err
	}
	if v.DestinationGroupType, v.DestinationGroupCidrs, err = at[1].lookUp(tx); err != nil {
		return v, err
	}
	if _, v.DestPortGroupPorts, err = at[2].lookUp(tx); err != nil {
		return v, err
	}
	if p.DestPortType == world.SideGroup {
		v.DestPort = strings.Join(v.DestPortGroupPorts, ",") // A0334
	}
	v.SpreadCnt, err = spread(tx, p)
	return v, err
}

// lookUp tells type and entries of the address book that a side names, if it names one.
func (s side) lookUp(tx *world.Tx) (string, []string, error) {
	b, err := s.book(tx)
	if err != nil || b == nil {
		return "", nil, err
	}
	entries, err := entriesOf(tx, b)
	return b.Type, entries, err
}

// applicationID is a number for an application: the real ones are not published, so it is made of the place in the
// published list of names (A0333).
func applicationID(name string) string {
	return strconv.Itoa(10001 + slices.Index(applications, name))
}

// seconds is a time as the API writes it, 0 for none.
func seconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}
