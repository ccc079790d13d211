package action

import (
	"net"
	"strings"

	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// find looks the action up by version and name, with the host as a hint where two products
// share both.
func (d *Dispatcher) find(c *call) error {
	if c.Action == "" {
		return rpc.Missing("Action")
	}
	if c.Version == "" {
		return rpc.Missing("Version")
	}
	candidates := d.byVersion[c.Version]
	if len(candidates) == 0 {
		return d.foreign(c)
	}
	label := productLabel(c.Host)
	var owner *compiled
	for _, s := range candidates {
		hinted := label != "" && label == s.Host
		if a := s.actions[c.Action]; a != nil && (c.action == nil || hinted) {
			c.service, c.action = s, a
		}
		if s.names[c.Action] && (owner == nil || hinted) {
			owner = s
		}
	}
	if c.action != nil {
		// The declared spellings: the caller's would keep the whole request alive in the trail.
		c.event.Product, c.event.Version, c.event.Action = c.service.Product, c.service.Version, c.action.Name
		return nil
	}
	if owner != nil {
		c.service, c.event.Product = owner, owner.Product
		return errNotEmulated.With(c.Action, owner.Product)
	}
	c.event.Product = candidates[0].Product
	return rpc.ErrActionNotFound
}

// foreign answers for a product that this emulator does not implement: the region's refusal
// where the product is not deployed, else that it is not emulated.
func (d *Dispatcher) foreign(c *call) error {
	product, ok := d.matrix.ProductOf(productLabel(c.Host), c.Version)
	if !ok {
		product, ok = d.matrix.ProductOf("", c.Version)
	}
	if !ok {
		return rpc.ErrInvalidVersion
	}
	c.event.Product = product.Name
	for _, gate := range []func(*call) error{d.authenticate, d.admit} {
		if err := gate(c); err != nil {
			return err
		}
	}
	if decision := d.matrix.Deployed(c.region.ID, product.ID); !decision.Allowed {
		return d.refuse(decision, product.Name)
	}
	return errNotEmulated.With(c.Action, product.Name)
}

// productLabel is the product in an endpoint's name: "ecs" of ecs.cn-shanghai.aliyuncs.com and of
// ecs-vpc.cn-shanghai.aliyuncs.com; empty for an address or a name that is not the cloud's.
func productLabel(host string) string {
	name := hostname(host)
	if !strings.HasSuffix(name, ".aliyuncs.com") {
		return ""
	}
	label, _, _ := strings.Cut(name, ".")
	return strings.TrimSuffix(label, "-vpc")
}

func hostname(host string) string {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

// regionOf finds the region that a call addresses: by parameter, then by a label of the host, then
// where the resource is that it is about, then the first region that the account's cloud shows.
func (d *Dispatcher) regionOf(c *call) (regions.Region, bool) {
	if id := c.Params.Get("RegionId"); id != "" {
		return d.matrix.Region(id)
	}
	for _, label := range strings.Split(hostname(c.Host), ".") {
		if r, ok := d.matrix.Region(label); ok {
			return r, true
		}
	}
	if r, ok := d.located(c); ok {
		return r, true
	}
	visible := d.matrix.VisibleRegions(c.caller.Account.Cloud)
	if len(visible) == 0 {
		return regions.Region{}, false
	}
	return visible[0], true
}

// located asks the product for the region of the resource that a call is about.
func (d *Dispatcher) located(c *call) (region regions.Region, ok bool) {
	if c.service == nil || c.service.Locate == nil {
		return region, false
	}
	err := d.world.View(c.caller.Account, regions.Region{}, func(tx *world.Tx) error {
		id, err := c.service.Locate(tx, c.Params)
		if err == nil {
			region, ok = d.matrix.Region(id)
		}
		return err
	})
	return region, ok && err == nil
}
