package slb

import (
	"strings"

	"github.com/ringfence-dev/ringfence/api/rpc"
	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

func extension(tx *world.Tx, id string) (*world.DomainExtension, error) {
	d, err := tx.DomainExtensions.Get(id)
	return orElse(d, err, wire.ErrExtensionNotFound)
}

// createDomainExtension gives an HTTPS listener one more certificate for one more name.
func createDomainExtension(tx *world.Tx, req *wire.CreateDomainExtensionRequest) (*wire.CreateDomainExtensionResponse, error) {
	l, err := listenerAt(tx, req.LoadBalancerId, world.ProtocolHTTPS, req.ListenerPort)
	if err != nil {
		return nil, err
	}
	b, err := balancer(tx, l.LoadBalancer)
	if err != nil {
		return nil, err
	}
	switch {
	case shared(b):
		return nil, wire.ErrExtensionShared
	case !ruleHost.MatchString(req.Domain):
		return nil, rpc.Invalid("Domain", "it is a name, of which the first label may be '*'")
	case req.ServerCertificateId == "":
		return nil, wire.ErrExtensionNoCert
	}
	if err := checkCertificate(tx, req.ServerCertificateId, false, wire.ErrExtensionCertificate); err != nil {
		return nil, err
	}
	d := &world.DomainExtension{
		Meta:         world.Meta{ID: tx.NewID("de"), CreatedAt: tx.Now()},
		LoadBalancer: l.LoadBalancer, Port: l.Port, Domain: req.Domain, Certificate: req.ServerCertificateId,
	}
	if err := checkExtension(tx, d); err != nil {
		return nil, err
	}
	return &wire.CreateDomainExtensionResponse{DomainExtensionId: d.ID, ListenerPort: d.Port}, tx.DomainExtensions.Insert(d)
}

// checkExtension refuses a name that the listener has, and more names than the quota.
func checkExtension(tx *world.Tx, d *world.DomainExtension) error {
	others := 0
	err := eachOf(tx.DomainExtensionsByListener.Each(d.Listener()), func(o *world.DomainExtension) error {
		if strings.EqualFold(o.Domain, d.Domain) {
			return wire.ErrExtensionExists
		}
		others++
		return nil
	})
	if err == nil && others >= tx.Quota("slb.domainExtensions", quotaExtensions) {
		return wire.ErrExtensionQuota
	}
	return err
}

// setDomainExtensionAttribute changes the certificate of a name.
func setDomainExtensionAttribute(tx *world.Tx, req *wire.SetDomainExtensionAttributeRequest) (*wire.SetDomainExtensionAttributeResponse, error) {
	d, err := extension(tx, req.DomainExtensionId)
	if err != nil {
		return nil, err
	}
	if !given(req.ServerCertificateId) {
		return nil, wire.ErrExtensionNoCert
	}
	if err := checkCertificate(tx, *req.ServerCertificateId, false, wire.ErrExtensionCertificate); err != nil {
		return nil, err
	}
	d.Certificate = *req.ServerCertificateId
	return &wire.SetDomainExtensionAttributeResponse{}, tx.DomainExtensions.Put(d)
}

// deleteDomainExtension takes a name off its listener.
func deleteDomainExtension(tx *world.Tx, req *wire.DeleteDomainExtensionRequest) (*wire.DeleteDomainExtensionResponse, error) {
	d, err := extension(tx, req.DomainExtensionId)
	if err != nil {
		return nil, err
	}
	return &wire.DeleteDomainExtensionResponse{}, tx.DomainExtensions.Delete(d.ID)
}

// describeDomainExtensions lists the further names of a listener.
func describeDomainExtensions(tx *world.Tx, req *wire.DescribeDomainExtensionsRequest) (*wire.DescribeDomainExtensionsResponse, error) {
	l, err := listenerAt(tx, req.LoadBalancerId, world.ProtocolHTTPS, req.ListenerPort)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeDomainExtensionsResponse{}
	res.DomainExtensions.DomainExtension, err = extensionsOf(tx, l.ID, req.DomainExtensionId)
	return res, err
}

func extensionsOf(tx *world.Tx, listener, id string) ([]wire.DomainExtension, error) {
	var list []wire.DomainExtension
	err := eachOf(tx.DomainExtensionsByListener.Each(listener), func(d *world.DomainExtension) error {
		if action.Same(id, d.ID) {
			list = append(list, wire.DomainExtension{DomainExtensionId: d.ID, Domain: d.Domain, ServerCertificateId: d.Certificate})
		}
		return nil
	})
	return list, err
}

// describeDomainExtensionAttribute tells all of one further name.
func describeDomainExtensionAttribute(tx *world.Tx, req *wire.DescribeDomainExtensionAttributeRequest) (*wire.DescribeDomainExtensionAttributeResponse, error) {
	d, err := extension(tx, req.DomainExtensionId)
	if err != nil {
		return nil, err
	}
	return &wire.DescribeDomainExtensionAttributeResponse{
		DomainExtensionId: d.ID, LoadBalancerId: d.LoadBalancer, ListenerPort: d.Port, Domain: d.Domain, ServerCertificateId: d.Certificate,
	}, nil
}
