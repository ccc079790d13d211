package ecs

import (
	"encoding/base64"
	"regexp"
	"slices"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// quotaInstances is how many pay-as-you-go instances an account has in a region by default (A0051).
const quotaInstances = 1000

// check finds everything that a launch names and refuses what does not fit together.
func (l launch) check(tx *world.Tx) (*plan, error) {
	p := &plan{launch: l}
	for _, step := range []func(*world.Tx) error{
		p.findImage, p.findType, p.findNetwork, p.findGroups, p.checkAddress, p.checkTexts, p.checkAccess, p.checkCharge, p.checkDisks,
		p.checkInterfaces, p.checkPublicIP, p.checkQuota,
	} {
		if err := step(tx); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func (p *plan) findImage(tx *world.Tx) (err error) {
	switch {
	case p.imageID != "" && p.imageFamily != "":
		return wire.ErrImageFamilyAndID
	case p.imageID != "":
		p.image, err = findImage(tx, p.imageID)
	case p.imageFamily != "":
		p.image, err = imageOfFamily(tx, p.imageFamily)
	default:
		return wire.ErrMissingParameter.With("ImageId")
	}
	if err == nil && p.image.Status != world.Available {
		return wire.ErrImageNotValid
	}
	return err
}

func (p *plan) findType(*world.Tx) error {
	if p.typeID == "" {
		return wire.ErrMissingParameter.With("InstanceType")
	}
	typ, ok := typeOf(p.typeID)
	if !ok {
		return wire.ErrInstanceTypeUnknown
	}
	if !typ.runs(p.image.Architecture) {
		return wire.ErrImageInstanceType
	}
	p.typ = typ
	return nil
}

// findNetwork settles network, vSwitch and zone. Without a vSwitch the instance goes into the account's default VPC
// or, when there is none, onto the classic network, if the region's law lets it.
func (p *plan) findNetwork(tx *world.Tx) error {
	if p.zone != "" && !tx.Region.HasZone(p.zone) {
		return wire.ErrZoneNotFound
	}
	vsw, err := p.vswitchFor(tx)
	if err != nil {
		return err
	}
	if vsw == nil {
		p.network = world.Classic
		if p.zone == "" {
			p.zone = tx.Region.Zones[0].ID
		}
		return tx.Allow(regions.ECSClassicInstance, regions.Facts{Network: regions.NetworkClassic})
	}
	if vsw.Status != world.Available {
		return wire.ErrVSwitchStatus
	}
	if p.zone != "" && p.zone != vsw.Zone {
		return wire.ErrZoneVSwitch
	}
	p.network, p.subnet, p.zone = world.InVPC, vsw, vsw.Zone
	return nil
}

func (p *plan) vswitchFor(tx *world.Tx) (*world.VSwitch, error) {
	if p.vswitch != "" {
		vsw, err := tx.VSwitches.Get(p.vswitch)
		return vsw, missing(err, wire.ErrVSwitchNotFound)
	}
	if tx.Account.Network(tx.Region.ID) == regions.NetworkClassic {
		return nil, nil
	}
	for vsw, err := range tx.VSwitches.Each() {
		if err != nil {
			return nil, err
		}
		if vsw.Default && (p.zone == "" || vsw.Zone == p.zone) {
			return vsw, nil
		}
	}
	return nil, nil
}

// findGroups checks the security groups; an instance without any gets the network's default one.
func (p *plan) findGroups(tx *world.Tx) (err error) {
	vpc := ""
	if p.subnet != nil {
		vpc = p.subnet.VPC
	}
	if len(p.groups) == 0 {
		p.groups, err = defaultGroup(tx, vpc)
		return err
	}
	return checkGroups(tx, p.groups, vpc, wire.ErrGroupNotFound)
}

// checkGroups refuses security groups that an instance in a VPC, or with an empty VPC on the classic network, cannot join.
func checkGroups(tx *world.Tx, groups []string, vpc string, notFound error) error {
	if len(groups) > maxInstanceGroups {
		return wire.ErrGroupLimit
	}
	typ := ""
	for n, id := range groups {
		if slices.Contains(groups[:n], id) {
			return wire.ErrGroupRepeated
		}
		group, err := tx.SecurityGroups.Get(id)
		if err != nil {
			return missing(err, notFound)
		}
		switch {
		case group.VPC != vpc && vpc == "":
			return wire.ErrMissingParameter.With("VSwitchId")
		case group.VPC != vpc && group.VPC == "":
			return wire.ErrGroupNetworkType
		case group.VPC != vpc:
			return wire.ErrGroupVPCMismatch
		case typ != "" && group.Type != typ:
			return wire.ErrGroupTypes
		}
		typ = group.Type
	}
	return nil
}

// defaultGroup is the security group of instances that name none: the network's first, or one that is made (A0049).
func defaultGroup(tx *world.Tx, vpc string) ([]string, error) {
	for group, err := range tx.SecurityGroups.Each() {
		if err != nil {
			return nil, err
		}
		if group.VPC == vpc && group.Description == defaultGroupText {
			return []string{group.ID}, nil
		}
	}
	group := &world.SecurityGroup{
		Meta: newMeta(tx, "sg", "", defaultGroupText, "", nil), VPC: vpc, Type: "normal", InnerAccess: "Accept",
	}
	return []string{group.ID}, tx.SecurityGroups.Insert(group)
}

const defaultGroupText = "System created security group."

func (p *plan) checkAddress(*world.Tx) error {
	if p.privateIP == "" {
		return nil
	}
	if p.subnet == nil {
		return wire.ErrPrivateIPClassic
	}
	if p.amount > 1 {
		return wire.ErrPrivateIPAmount
	}
	addr, err := parseAddress(p.privateIP)
	if err != nil {
		return err
	}
	p.address = addr
	return nil
}

var hostPattern = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9.-]{0,62}[A-Za-z0-9])?$`)

func (p *plan) checkTexts(tx *world.Tx) error {
	if err := checkName(p.name, wire.ErrInstanceName); err != nil {
		return err
	}
	if err := checkDescription(p.description); err != nil {
		return err
	}
	if err := checkTags(p.tags); err != nil {
		return err
	}
	for _, name := range append([]string{p.hostName}, p.hostNames...) {
		if err := checkHostName(name); err != nil {
			return err
		}
	}
	if len(p.hostNames) > 0 && (p.hostName != "" || len(p.hostNames) != p.amount) {
		return wire.ErrHostNames
	}
	if err := checkUserData(p.userData, p.network); err != nil {
		return err
	}
	return checkResourceGroup(tx, p.resourceGroup)
}

func checkHostName(name string) error {
	if name != "" && (len(name) < 2 || !hostPattern.MatchString(name) || strings.Contains(name, "..") || strings.Contains(name, "--")) {
		return wire.ErrHostName
	}
	return nil
}

// maxUserData is the size of user data before base64, in bytes (Ecs RunInstances UserData: 32 KB).
const maxUserData = 32 << 10

func checkUserData(data, network string) error {
	if data == "" {
		return nil
	}
	raw, err := base64.StdEncoding.DecodeString(data)
	switch {
	case err != nil:
		return wire.ErrUserDataBase64
	case len(raw) > maxUserData:
		return wire.ErrUserDataSize
	case network == world.Classic:
		return wire.ErrUserDataNetwork
	}
	return nil
}

func (p *plan) checkCharge(tx *world.Tx) (err error) {
	p.chargeType = fold(p.chargeType, world.PostPaid, world.PrePaid)
	if p.chargeType == "" {
		p.chargeType = world.PostPaid
	}
	if p.chargeType == world.PrePaid {
		if err := checkPeriod(p.period, &p.periodUnit); err != nil {
			return err
		}
		if p.deletionProtection {
			return wire.ErrProtectionChargeType
		}
	}
	if p.spotStrategy = fold(p.spotStrategy, "NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"); !slices.Contains([]string{"", "NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"}, p.spotStrategy) {
		return wire.ErrSpotStrategy
	}
	p.internetChargeType = fold(p.internetChargeType, "PayByBandwidth", "PayByTraffic")
	if p.internetChargeType == "" {
		p.internetChargeType = "PayByTraffic"
	}
	if p.bandwidthOut < 0 || p.bandwidthOut > maxBandwidth {
		return wire.ErrBandwidthOut
	}
	if p.released, err = releaseTime(tx, p.autoRelease); err != nil {
		return err
	}
	return checkMetadata(&p.metadata)
}

// maxBandwidth is the largest bandwidth of a public IP address in Mbit/s (Ecs RunInstances InternetMaxBandwidthOut).
const maxBandwidth = 100

// checkPeriod checks the length of a subscription; the unit is a month unless it is named.
func checkPeriod(period int, unit *string) error {
	switch *unit = fold(*unit, "Week", "Month", "Year"); *unit {
	case "":
		*unit = "Month"
		fallthrough
	case "Month":
		if slices.Contains([]int{1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36, 48, 60}, period) {
			return nil
		}
	case "Week":
		if period >= 1 && period <= 4 {
			return nil
		}
	case "Year":
		if period >= 1 && period <= 5 {
			return nil
		}
	}
	return wire.ErrPeriod
}

// releaseTime reads an automatic release time: UTC to the minute, half an hour to three years ahead.
func releaseTime(tx *world.Tx, text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	at, err := time.Parse("2006-01-02T15:04:05Z", text)
	if err != nil {
		if at, err = time.Parse("2006-01-02T15:04Z", text); err != nil {
			return time.Time{}, wire.ErrAutoReleaseTime
		}
	}
	if at = at.Truncate(time.Minute); at.Before(tx.Now().Add(30*time.Minute).Truncate(time.Minute)) || at.After(tx.Now().AddDate(3, 0, 0)) {
		return time.Time{}, wire.ErrAutoReleaseTime
	}
	return at, nil
}

// checkMetadata fills in what a request leaves out and refuses what the metadata server does not know.
func checkMetadata(m *world.MetadataOptions) error {
	m.Endpoint, m.Tokens = fold(m.Endpoint, "enabled", "disabled"), fold(m.Tokens, "optional", "required")
	if m.Endpoint == "" {
		m.Endpoint = "enabled"
	}
	if m.Tokens == "" {
		m.Tokens = "optional"
	}
	if m.HopLimit == 0 {
		m.HopLimit = 1
	}
	switch {
	case m.Endpoint != "enabled" && m.Endpoint != "disabled":
		return wire.ErrMetadataEndpoint
	case m.Tokens != "optional" && m.Tokens != "required":
		return wire.ErrMetadataTokens
	case m.HopLimit < 1 || m.HopLimit > 64:
		return wire.ErrMetadataHopLimit
	}
	return nil
}

// checkPublicIP asks the law about a public address of the instance's own, which outbound bandwidth brings with it.
func (p *plan) checkPublicIP(tx *world.Tx) error {
	if p.bandwidthOut == 0 {
		return nil
	}
	return tx.Allow(regions.ECSPublicIP, regions.Facts{Network: p.network})
}

func (p *plan) checkQuota(tx *world.Tx) error {
	have, err := tx.Instances.Count()
	if err == nil && have+p.amount > tx.Quota("ecs.instances", quotaInstances) {
		err = wire.ErrInstanceQuota
	}
	return err
}
