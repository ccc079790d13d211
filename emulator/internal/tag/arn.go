package tag

import (
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/tag"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// target is a resource that an ARN names.
type target struct {
	arn  string
	kind world.Kind
	id   string
}

// arnTypes are the types whose word in an ARN differs from the one of the product's own tag
// actions (RAM documents of ECS, SLB and RDS).
var arnTypes = map[string]string{
	"slb/loadbalancer": "instance", "rds/dbinstance": "instance",
}

// read takes apart arn:acs:<product>:<region>:<account>:<type>/<id>. The leading "arn:" may be
// missing; buckets have neither type nor slash.
func read(tx *world.Tx, arn string) (target, error) {
	parts := strings.SplitN(strings.TrimPrefix(arn, "arn:"), ":", 5)
	if len(parts) != 5 || parts[0] != "acs" || parts[4] == "" {
		return target{}, wire.ErrArnFormat.With(arn)
	}
	product, region, account := parts[1], parts[2], parts[3]
	typ, id, ok := strings.Cut(parts[4], "/")
	if !ok {
		typ, id = "bucket", parts[4]
	}
	switch {
	case account != tx.Account.ID && account != "*" && account != "":
		return target{}, wire.ErrArnAccount.With(arn)
	case region != "" && region != "*" && strings.TrimPrefix(region, "oss-") != tx.Region.ID:
		return target{}, wire.ErrArnRegion.With(arn)
	case !known(tx, product):
		return target{}, wire.ErrServiceCode.With(product)
	}
	if other := arnTypes[product+"/"+typ]; other != "" {
		typ = other
	}
	if typ == "" {
		return target{}, wire.ErrArnFormat.With(arn)
	}
	kind, ok := action.KindOf(tx.Kinds(), product, typ)
	if !ok {
		return target{}, wire.ErrResourceType.With(typ)
	}
	return target{arn: arn, kind: kind, id: id}, nil
}

func known(tx *world.Tx, product string) bool {
	for _, k := range tx.Kinds() {
		if k.Product == product {
			return true
		}
	}
	return false
}

// arnOf spells the ARN of a resource.
func arnOf(tx *world.Tx, k world.Kind, id string) string {
	region := tx.Region.ID
	if k.Global {
		region = ""
	}
	typ := strings.ToLower(k.Type)
	for spelled, own := range arnTypes {
		if product, word, _ := strings.Cut(spelled, "/"); product == k.Product && strings.EqualFold(own, k.Type) {
			typ = word
		}
	}
	head := "arn:acs:" + k.Product + ":" + region + ":" + tx.Account.ID + ":"
	if k.Product == "oss" {
		return head + id
	}
	return head + typ + "/" + id
}

// readAll reads every ARN of a call: one that is malformed fails the call, as documented.
func readAll(tx *world.Tx, arns []string) ([]target, error) {
	const most = 50
	if len(arns) > most {
		return nil, wire.ErrTooManyARNs
	}
	targets := make([]target, 0, len(arns))
	for _, arn := range arns {
		t, err := read(tx, arn)
		if err != nil {
			return nil, err
		}
		targets = append(targets, t)
	}
	return targets, nil
}
