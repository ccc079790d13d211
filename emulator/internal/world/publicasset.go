package world

import (
	"net/netip"
	"time"
)

// PublicAsset is a public address of an account in a region, and what has it: an instance's own address, an EIP or an
// internet-facing load balancer's. It is what Anti-DDoS and Cloud Firewall list.
type PublicAsset struct {
	Address netip.Addr
	// Kind is AddressECS, AddressEIP or AddressSLB; ID and Name are of the instance, the EIP or the balancer.
	Kind, ID, Name string
	// Since is when the address came into being.
	Since time.Time
	// Network is "classic" or "vpc": of the instance that has the address.
	Network string
	// Bound is what an EIP is bound to, BoundType as the EIP's record spells it.
	Bound, BoundType, BoundName string
	// Private is the address behind it, where there is one.
	Private netip.Addr
}

// PublicAssets lists the public addresses of the transaction's account and region.
func (tx *Tx) PublicAssets() ([]PublicAsset, error) {
	var all []PublicAsset
	for i, err := range tx.Instances.Each() {
		if err != nil {
			return nil, err
		}
		if i.PublicIP.IsValid() {
			all = append(all, tx.instanceAsset(i))
		}
	}
	for e, err := range tx.EIPs.Each() {
		if err != nil {
			return nil, err
		}
		a, err := tx.eipAsset(e)
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	for b, err := range tx.LoadBalancers.Each() {
		if err != nil {
			return nil, err
		}
		if b.AddressType == Internet && b.Address.IsValid() {
			all = append(all, PublicAsset{Address: b.Address, Kind: AddressSLB, ID: b.ID, Name: b.Name, Since: b.CreatedAt, Network: "classic"})
		}
	}
	return all, nil
}

func (tx *Tx) instanceAsset(i *Instance) PublicAsset {
	network := "vpc"
	if i.VPC == "" {
		network = "classic"
	}
	return PublicAsset{Address: i.PublicIP, Kind: AddressECS, ID: i.ID, Name: i.Name, Since: i.CreatedAt, Network: network, Private: i.PrivateIP}
}

func (tx *Tx) eipAsset(e *EIP) (PublicAsset, error) {
	a := PublicAsset{Address: e.Address, Kind: AddressEIP, ID: e.ID, Name: e.Name, Since: e.CreatedAt, Network: "vpc", Bound: e.InstanceID, BoundType: e.InstanceType, Private: e.PrivateIP}
	if e.InstanceType != EIPOnInstance {
		return a, nil
	}
	i, err := tx.Instances.Get(e.InstanceID)
	if NotFound(err) {
		return a, nil
	}
	if err != nil {
		return a, err
	}
	a.BoundName = i.Name
	if !a.Private.IsValid() {
		a.Private = i.PrivateIP
	}
	return a, nil
}
