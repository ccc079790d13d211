package action

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Make makes a call on behalf of an account without a signature, as a seed does. It passes every
// gate but the signature. The answer comes back flat, by dotted path ("Vpcs.Vpc.0.VpcId");
// ${name} in a parameter stands for an earlier value.
func (d *Dispatcher) Make(as, product, name, region string, params, saved map[string]string) (map[string]string, error) {
	s := d.serviceByProduct(product)
	if s == nil {
		return nil, fmt.Errorf("there is no product %q", product)
	}
	caller, err := d.callerNamed(as)
	if err != nil {
		return nil, err
	}
	filled := map[string]string{"RegionId": region}
	for k, v := range params {
		filled[k] = os.Expand(v, func(key string) string { return saved[key] })
	}
	c := &call{
		Call:   &rpc.Call{Action: name, Version: s.Version, Format: rpc.JSON, Params: rpc.ParamsFrom(filled)},
		caller: caller,
		event: audit.Event{
			RequestID: d.ids.Next(), Time: d.world.Clock().Now(), Product: s.Product, Action: name, Version: s.Version,
			Account: caller.Account.ID, Principal: "seed", Params: maskedParams(rpc.ParamsFrom(filled)),
		},
	}
	for _, gate := range []func(*call) error{d.find, d.decode, d.admit, d.deployed, d.run} {
		if err := gate(c); err != nil {
			return nil, d.explain(c, err)
		}
	}
	answer := d.render(c, nil)
	if err := d.Record(c.event); err != nil {
		return nil, err
	}
	return flatten(answer.Body)
}

func (d *Dispatcher) serviceByProduct(product string) *compiled {
	for _, s := range d.services {
		if strings.EqualFold(s.Product, product) {
			return s
		}
	}
	return nil
}

// callerNamed finds an account by name or id.
func (d *Dispatcher) callerNamed(name string) (caller Caller, err error) {
	err = d.world.View(world.Account{}, regions.Region{}, func(tx *world.Tx) error {
		for a, err := range tx.Accounts.Each() {
			if err != nil {
				return err
			}
			if a.Name == name || a.ID == name {
				caller = Caller{Account: *a, Principal: "root"}
				return nil
			}
		}
		return fmt.Errorf("there is no account %q", name)
	})
	return caller, err
}

func flatten(body []byte) (map[string]string, error) {
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		return nil, err
	}
	flat := map[string]string{}
	walk(flat, "", value)
	return flat, nil
}

func walk(into map[string]string, path string, value any) {
	join := func(key string) string {
		if path == "" {
			return key
		}
		return path + "." + key
	}
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			walk(into, join(key), inner)
		}
	case []any:
		for i, inner := range v {
			walk(into, join(strconv.Itoa(i)), inner)
		}
	default:
		into[path] = fmt.Sprint(v)
	}
}
