package cloudfw

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/cloudfw"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// asset is a public address with its region and its switch.
type asset struct {
	world.PublicAsset
	region string
	open   bool
}

// assets lists the public addresses of the account in every region that it sees.
func assets(tx *world.Tx) ([]asset, error) {
	var all []asset
	for _, region := range tx.Matrix().VisibleRegions(tx.Account.Cloud) {
		there, err := tx.In(region).PublicAssets()
		if err != nil {
			return nil, err
		}
		for _, a := range there {
			open, err := tx.Protected(a.Address)
			if err != nil {
				return nil, err
			}
			all = append(all, asset{PublicAsset: a, region: region.ID, open: open})
		}
	}
	slices.SortStableFunc(all, func(a, b asset) int { return cmp.Or(a.Since.Compare(b.Since), a.Address.Compare(b.Address)) })
	return all, nil
}

// typ is what the API calls an address by what has it (Cloudfw DescribeAssetList).
func (a asset) typ() string {
	switch a.Kind {
	case world.AddressECS:
		return "EcsPublicIP"
	case world.AddressSLB:
		return "SlbPublicIP"
	}
	switch a.BoundType {
	case world.EIPOnInstance:
		return "EcsEIP"
	case world.EIPOnInterface:
		return "EniEIP"
	case world.EIPOnNAT:
		return "NatEIP"
	case world.EIPOnLoadBalancer:
		return "SlbEIP"
	}
	return "EIP"
}

func (a asset) status() string {
	if a.open {
		return "open"
	}
	return "closed"
}

// describeAssetList lists the addresses that the firewall may protect.
func describeAssetList(tx *world.Tx, req *wire.DescribeAssetListRequest) (*wire.DescribeAssetListResponse, error) {
	page, err := paging(req.CurrentPage, req.PageSize)
	if err != nil {
		return nil, err
	}
	all, err := assets(tx)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(a asset) bool {
		return !action.Same(req.RegionNo, a.region) || !action.Same(req.Status, a.status()) ||
			req.ResourceType != "" && !strings.EqualFold(req.ResourceType, a.typ()) ||
			req.IpVersion != "" && req.IpVersion != "4" ||
			!strings.Contains(a.Address.String(), req.SearchItem) && a.ID != req.SearchItem && a.Bound != req.SearchItem
	})
	res := &wire.DescribeAssetListResponse{TotalCount: len(all)}
	for _, a := range rpc.Page(page, all) {
		res.Assets = append(res.Assets, assetView(tx, a))
	}
	return res, nil
}

// Where and how the API writes when it found an address.
var (
	beijing     = time.FixedZone("UTC+8", 8*60*60)
	stampLayout = "2006-01-02 15:04:05"
)

func assetView(tx *world.Tx, a asset) wire.Asset {
	owner, _ := strconv.ParseInt(tx.Account.ID, 10, 64) // 16 digits, by account.Open
	v := wire.Asset{
		InternetAddress: a.Address.String(), IpVersion: 4, RegionID: a.region, RegionStatus: "enable", SyncStatus: "enable",
		ResourceType: a.typ(), ResourceInstanceId: a.ID, Name: a.Name, BindInstanceId: a.Bound, BindInstanceName: a.BoundName,
		ProtectStatus: a.status(), AliUid: owner, MemberUid: owner, CreateTimeStamp: a.Since.In(beijing).Format(stampLayout),
		NewResourceTag: age(tx.Now().Sub(a.Since)),
	}
	if a.Private.IsValid() {
		v.IntranetAddress = a.Private.String()
	}
	return v
}

// age is how new an address is, in the words of the API.
func age(d time.Duration) string {
	switch {
	case d < time.Hour:
		return "discovered in 1 hour"
	case d < 24*time.Hour:
		return "discovered in 1 day"
	case d < 7*24*time.Hour:
		return "discovered in 7 days"
	}
	return ""
}

func putEnableFwSwitch(tx *world.Tx, req *wire.PutEnableFwSwitchRequest) (*wire.PutEnableFwSwitchResponse, error) {
	unknown, err := turn(tx, req.FwSwitch, false)
	if err != nil {
		return nil, err
	}
	res := &wire.PutEnableFwSwitchResponse{}
	for _, address := range unknown {
		res.AbnormalResourceStatusList = append(res.AbnormalResourceStatusList,
			wire.AbnormalResourceStatus{Resource: address, Status: "ip_not_sync", Msg: "cloudfirewall do not sync this ip address"})
	}
	return res, nil
}

func putDisableFwSwitch(tx *world.Tx, req *wire.PutDisableFwSwitchRequest) (*wire.PutDisableFwSwitchResponse, error) {
	_, err := turn(tx, req.FwSwitch, true)
	return &wire.PutDisableFwSwitchResponse{}, err
}

func putEnableAllFwSwitch(tx *world.Tx, _ *wire.PutEnableAllFwSwitchRequest) (*wire.PutEnableAllFwSwitchResponse, error) {
	return &wire.PutEnableAllFwSwitchResponse{}, turnAll(tx, false)
}

func putDisableAllFwSwitch(tx *world.Tx, _ *wire.PutDisableAllFwSwitchRequest) (*wire.PutDisableAllFwSwitchResponse, error) {
	return &wire.PutDisableAllFwSwitchResponse{}, turnAll(tx, true)
}

// turn switches the protection of the addresses that a caller names, and tells those that the account has not.
func turn(tx *world.Tx, which wire.FwSwitch, off bool) (unknown []string, err error) {
	if len(which.IpaddrList)+len(which.RegionList)+len(which.ResourceTypeList) == 0 {
		return nil, wire.ErrParamsNotEnough
	}
	all, err := assets(tx)
	if err != nil {
		return nil, err
	}
	unknown = slices.Clone(which.IpaddrList)
	for _, a := range all {
		text := a.Address.String()
		named := slices.Contains(which.IpaddrList, text)
		unknown = slices.DeleteFunc(unknown, func(u string) bool { return u == text })
		byType := slices.ContainsFunc(which.ResourceTypeList, func(t string) bool { return strings.EqualFold(t, a.typ()) })
		if !named && !byType && !slices.Contains(which.RegionList, a.region) {
			continue
		}
		if err := tx.FirewallSwitches.Put(&world.FirewallSwitch{ID: text, Off: off}); err != nil {
			return nil, err
		}
	}
	return unknown, nil
}

func turnAll(tx *world.Tx, off bool) error {
	all, err := assets(tx)
	if err != nil {
		return err
	}
	for _, a := range all {
		if err := tx.FirewallSwitches.Put(&world.FirewallSwitch{ID: a.Address.String(), Off: off}); err != nil {
			return err
		}
	}
	return nil
}
