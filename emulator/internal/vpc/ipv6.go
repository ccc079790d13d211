package vpc

import (
	"encoding/binary"
	"net/netip"

	wire "github.com/ringfence-dev/ringfence/api/vpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// ipv6Space is where the emulated IPv6 ranges lie: 2001:db8::/32, which RFC 3849 keeps for documents. A0038
var ipv6Space = netip.MustParsePrefix("2001:db8::/32")

// Sizes of the IPv6 ranges of a VPC and of a vSwitch (Vpc CreateVpc, CreateVSwitch).
const vpcIPv6Bits, vswitchIPv6Bits = 56, 64

// openIPv6 gives a VPC an IPv6 range when it is asked to. A certain range would have to be reserved before.
func openIPv6(tx *world.Tx, v *world.VPC, on bool, wanted, line string) error {
	if wanted != "" {
		return wire.ErrIPv6NotReserved
	}
	if !on {
		return nil
	}
	if line == "" {
		line = lines[0]
	}
	base := ipv6Space.Addr().As16()
	n := binary.BigEndian.Uint64(base[:8]) | tx.Serial()%(1<<24)<<8
	binary.BigEndian.PutUint64(base[:8], n)
	v.IPv6, v.IPv6ISP = netip.PrefixFrom(netip.AddrFrom16(base), vpcIPv6Bits), line
	return nil
}

// turnIPv6 switches IPv6 of a VPC on or off, as a request says.
func turnIPv6(tx *world.Tx, v *world.VPC, req *wire.ModifyVpcAttributeRequest) error {
	if req.EnableIPv6 == nil || *req.EnableIPv6 == v.IPv6.IsValid() {
		return nil
	}
	if *req.EnableIPv6 {
		return openIPv6(tx, v, true, req.Ipv6CidrBlock, req.Ipv6Isp)
	}
	for s, err := range tx.VSwitchesByVPC.Each(v.ID) {
		if err != nil {
			return err
		}
		if s.IPv6.IsValid() {
			return wire.ErrIPv6InUse
		}
	}
	v.IPv6, v.IPv6ISP = netip.Prefix{}, ""
	return nil
}

// giveIPv6 gives a vSwitch the /64 of the VPC's range with a number, if it is asked for one.
func giveIPv6(tx *world.Tx, v *world.VPC, s *world.VSwitch, number *int, within string) error {
	if number == nil {
		return nil
	}
	if !v.IPv6.IsValid() {
		return wire.ErrIPv6Off
	}
	if within != "" && within != v.IPv6.String() {
		return wire.ErrIPv6OtherRange
	}
	base := v.IPv6.Addr().As16()
	base[7] = byte(*number)
	s.IPv6 = netip.PrefixFrom(netip.AddrFrom16(base), vswitchIPv6Bits)
	for other, err := range tx.VSwitchesByVPC.Each(v.ID) {
		if err != nil {
			return err
		}
		if other.ID != s.ID && other.IPv6 == s.IPv6 {
			return wire.ErrIPv6Taken
		}
	}
	return nil
}
