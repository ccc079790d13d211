package antiddos

import (
	"slices"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/antiddos"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeDdosEventList lists the attacks on the addresses of an instance, the newest first. They are listed while the
// instance has the address.
func describeDdosEventList(tx *world.Tx, req *wire.DescribeDdosEventListRequest) (*wire.DescribeDdosEventListResponse, error) {
	there, err := in(tx, req.DdosRegionId)
	if err != nil {
		return nil, err
	}
	var all []*world.DefenceEvent
	for e, err := range there.DefenceEvents.Each() {
		if err != nil {
			return nil, err
		}
		if e.Kind == req.InstanceType && e.Resource == req.InstanceId && action.Same(req.InternetIp, e.Address) {
			all = append(all, e)
		}
	}
	slices.Reverse(all)
	res := &wire.DescribeDdosEventListResponse{Total: len(all)}
	for _, e := range rpc.Page(rpc.Paging{PageNumber: req.CurrentPage, PageSize: req.PageSize}, all) {
		res.DdosEventList.DdosEvent = append(res.DdosEventList.DdosEvent, eventView(e, tx.Now()))
	}
	return res, nil
}

func eventView(e *world.DefenceEvent, now time.Time) wire.DdosEvent {
	v := wire.DdosEvent{DdosType: e.Type, DdosStatus: mitigating, StartTime: e.Start.UnixMilli()}
	ends := e.End
	if e.Type == world.EventBlackHole {
		v.DdosStatus, v.UnBlackholeTime, ends = blackholed, e.Released.UnixMilli(), e.Released
	}
	if e.Last.After(e.Start) {
		v.DelayTime = e.Last.UnixMilli()
	}
	if !now.Before(ends) {
		v.DdosStatus, v.EndTime = normal, ends.UnixMilli()
	}
	return v
}

// describeDdosCount counts the addresses of a type in a region by their state.
func describeDdosCount(tx *world.Tx, req *wire.DescribeDdosCountRequest) (*wire.DescribeDdosCountResponse, error) {
	there, found, err := assetsOf(tx, req.Asset, func(world.PublicAsset) bool { return true })
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeDdosCountResponse{DdosCount: wire.DdosCount{InstacenCount: len(found)}}
	for _, a := range found {
		status, err := statusOf(there, a.Address)
		if err != nil {
			return nil, err
		}
		switch status {
		case blackholed:
			res.DdosCount.BlackholeCount++
		case mitigating:
			res.DdosCount.DefenseCount++
		}
	}
	return res, nil
}

// Every account is thought of as well as can be: what lowers the score is not published (A0331).
const (
	bestScore = 1000
	bestLevel = "A"
)

// describeDdosCredit tells how long black holes of the account last.
func describeDdosCredit(tx *world.Tx, req *wire.DescribeDdosCreditRequest) (*wire.DescribeDdosCreditResponse, error) {
	there, err := in(tx, req.DdosRegionId)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeDdosCreditResponse{Success: true, DdosCredit: wire.DdosCredit{
		Score: bestScore, ScoreLevel: bestLevel, BlackholeTime: int(there.BlackHoleTime() / time.Minute),
	}}, nil
}
