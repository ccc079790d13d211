package cloudfw

import (
	"encoding/json"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/cloudfw"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// applications are those that a TCP policy can be about (Cloudfw AddControlPolicy).
var applications = []string{
	"FTP", "HTTP", "HTTPS", "Memcache", "MongoDB", "MQTT", "MySQL", "RDP", "Redis", "SMTP", "SMTPS", "SSH", "SSL_No_Cert",
	"SSL", "VNC", world.AnyApplication,
}

// take puts what a caller says of the traffic into a policy. What is absent and not required stays as it is.
func take(tx *world.Tx, p *world.ControlPolicy, r wire.PolicyRule) error {
	p.Action, p.Description, p.Protocol = r.AclAction, r.Description, r.Proto
	p.Source, p.SourceType = r.Source, r.SourceType
	p.Destination, p.DestinationType = r.Destination, r.DestinationType
	p.ModifiedAt = tx.Now()
	if r.Release != "" {
		p.Enabled = r.Release == "true"
	}
	if r.DomainResolveType != "" {
		p.Resolve = r.DomainResolveType
	}
	for _, check := range []func() error{
		func() error { return takeApplications(p, r) },
		func() error { return takePorts(tx, p, r) },
		func() error { return takeSchedule(p, r) },
		func() error { return checkSource(tx, p) },
		func() error { return checkDestination(tx, p) },
	} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

// takeApplications reads the application or the list of them; the list counts where both are given.
func takeApplications(p *world.ControlPolicy, r wire.PolicyRule) error {
	if r.ApplicationName != "" {
		p.Application, p.Applications, p.Listed = r.ApplicationName, []string{r.ApplicationName}, false
	}
	if len(r.ApplicationNameList) > 0 {
		p.Applications, p.Listed = r.ApplicationNameList, true
	}
	if r.ApplicationName == "" && p.Listed {
		p.Application = ""
	}
	if len(p.Applications) == 0 {
		return wire.ErrApplication.With("ApplicationName or ApplicationNameList must name one")
	}
	for _, name := range p.Applications {
		if !slices.Contains(applications, name) {
			return wire.ErrApplication.With("there is no " + strconv.Quote(name))
		}
		if p.Protocol != "TCP" && name != world.AnyApplication {
			return wire.ErrApplication.With("with " + p.Protocol + " it can only be ANY")
		}
	}
	return nil
}

// takePorts reads the destination ports: a range such as 80/88, or a port address book.
func takePorts(tx *world.Tx, p *world.ControlPolicy, r wire.PolicyRule) error {
	if r.DestPortType != "" {
		p.DestPortType = r.DestPortType
	}
	if r.DestPort != "" {
		p.DestPort = r.DestPort
	}
	if r.DestPortGroup != "" {
		p.DestPortGroup = r.DestPortGroup
	}
	if r.DestPortType == "" && r.DestPort != "" && r.DestPortGroup == "" {
		p.DestPortType = "port"
	}
	switch {
	case p.Protocol == "ICMP":
		p.DestPort, p.DestPortGroup = "", ""
		return nil
	case p.DestPortType == world.SideGroup:
		p.DestPort = ""
		if b, err := portBookNamed(tx, p.DestPortGroup); err != nil || b == nil {
			return orElse(err, wire.ErrPortGroup.With(p.DestPortGroup))
		}
		return nil
	}
	p.DestPortGroup = ""
	if p.DestPort == "" {
		p.DestPort = "0/0"
	}
	for part := range strings.SplitSeq(p.DestPort, ",") {
		if !isPorts(part) {
			return wire.ErrDestPort.With(strconv.Quote(part) + " is not a port or a range such as 80/88")
		}
	}
	return nil
}

// orElse is the first of two errors that there is.
func orElse(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

// isPorts says whether a text is a port, or a range such as 80/88.
func isPorts(text string) bool {
	low, high, ranged := strings.Cut(text, "/")
	from, err := strconv.ParseUint(low, 10, 16)
	if err != nil {
		return false
	}
	if !ranged {
		return true
	}
	to, err := strconv.ParseUint(high, 10, 16)
	return err == nil && from <= to
}

// checkSource holds the source against its type: a place only stands for a source that comes in.
func checkSource(tx *world.Tx, p *world.ControlPolicy) error {
	switch {
	case p.SourceType == world.SideNet && !isNet(p.Source, p.IPVersion):
		return wire.ErrSource.With(strconv.Quote(p.Source) + " is not a CIDR block of the IP version")
	case p.SourceType == world.SideLocation && p.Direction != world.PolicyIn:
		return wire.ErrSource.With("a location is a source of inbound traffic only")
	case p.SourceType == world.SideLocation && !isPlaces(p.Source):
		return wire.ErrSource.With(`a location is a list such as ["BJ11", "ZB"]`)
	case p.SourceType == world.SideGroup:
		b, err := bookNamed(tx, p.Source)
		if err != nil || b == nil || b.Type == world.BookDomain {
			return orElse(err, wire.ErrSource.With("there is no address book "+strconv.Quote(p.Source)))
		}
	}
	return nil
}

// checkDestination is checkSource for the other side: places and domains only stand for what is outside.
func checkDestination(tx *world.Tx, p *world.ControlPolicy) error {
	switch {
	case p.DestinationType == world.SideNet && !isNet(p.Destination, p.IPVersion):
		return wire.ErrDestination.With(strconv.Quote(p.Destination) + " is not a CIDR block of the IP version")
	case p.DestinationType != world.SideNet && p.DestinationType != world.SideGroup && p.Direction != world.PolicyOut:
		return wire.ErrDestination.With("a " + p.DestinationType + " is a destination of outbound traffic only")
	case p.DestinationType == world.SideLocation && !isPlaces(p.Destination):
		return wire.ErrDestination.With(`a location is a list such as ["BJ11", "ZB"]`)
	case p.DestinationType == world.SideDomain && !isDomain(p.Destination):
		return wire.ErrDestination.With(strconv.Quote(p.Destination) + " is not a domain")
	case p.DestinationType == world.SideGroup:
		b, err := bookNamed(tx, p.Destination)
		if err != nil || b == nil {
			return orElse(err, wire.ErrDestination.With("there is no address book "+strconv.Quote(p.Destination)))
		}
	}
	return nil
}

// isNet says whether a text is an address or a CIDR block of an IP version.
func isNet(text string, version int) bool {
	addr, err := netip.ParseAddr(text)
	if block, blockErr := netip.ParsePrefix(text); blockErr == nil {
		addr, err = block.Addr(), nil
	}
	return err == nil && addr.Is4() == (version == 4)
}

func isPlaces(text string) bool {
	var places []string
	return json.Unmarshal([]byte(text), &places) == nil && len(places) > 0
}

// isDomain says whether a text is a name with a dot in it; its first label may be a star.
func isDomain(text string) bool {
	labels := strings.Split(strings.TrimPrefix(text, "*."), ".")
	for _, label := range labels {
		if label == "" || len(label) > 63 || strings.Trim(strings.ToLower(label), "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return false
		}
	}
	return len(labels) > 1
}

// withinQuota refuses policies that count for more than the quota: each counts for the product of its sources,
// destinations, port ranges and applications (Cloudfw DescribeControlPolicy SpreadCnt).
func withinQuota(tx *world.Tx, p *world.ControlPolicy) error {
	total, err := spread(tx, p)
	if err != nil {
		return err
	}
	for other, err := range tx.ControlPolicies.Each() {
		if err != nil {
			return err
		}
		if other.ID == p.ID {
			continue
		}
		n, err := spread(tx, other)
		if err != nil {
			return err
		}
		total += n
	}
	if total > tx.Quota("cloudfw.spread", quotaSpread) {
		return wire.ErrPolicyCount
	}
	return nil
}

// spread is for how many a policy counts.
func spread(tx *world.Tx, p *world.ControlPolicy) (int, error) {
	n := max(1, len(p.Applications)) * (1 + strings.Count(p.DestPort, ","))
	for _, s := range sides(p) {
		b, err := s.book(tx)
		if err != nil {
			return 0, err
		}
		if b == nil {
			continue
		}
		entries, err := entriesOf(tx, b)
		if err != nil {
			return 0, err
		}
		n *= max(1, len(entries))
	}
	return n, nil
}
