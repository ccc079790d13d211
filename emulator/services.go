package emulator

import (
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/actiontrail"
	"github.com/ringfence-dev/ringfence/emulator/internal/antiddos"
	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/bss"
	"github.com/ringfence-dev/ringfence/emulator/internal/cloudfw"
	"github.com/ringfence-dev/ringfence/emulator/internal/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/kms"
	"github.com/ringfence-dev/ringfence/emulator/internal/location"
	"github.com/ringfence-dev/ringfence/emulator/internal/nis"
	"github.com/ringfence-dev/ringfence/emulator/internal/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/rds"
	"github.com/ringfence-dev/ringfence/emulator/internal/resourcemanager"
	"github.com/ringfence-dev/ringfence/emulator/internal/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/sts"
	"github.com/ringfence-dev/ringfence/emulator/internal/tag"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

// services are the products that the emulator answers, in the order of the coverage table.
func services(trail *audit.Trail) []action.Service {
	return []action.Service{
		vpc.Service,
		ecs.Service,
		slb.Service,
		rds.Service,
		kms.Service,
		cloudfw.Service,
		antiddos.Service,
		nis.Service,
		bss.Service,
		location.Service,
		resourcemanager.Service,
		ram.Service,
		sts.Service,
		tag.Service,
		actiontrail.Service(trail),
	}
}
