package ecs_test

import (
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/actiontest"
	"github.com/ringfence-dev/ringfence/emulator/internal/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/vpc"
)

func TestGolden(t *testing.T) {
	t.Parallel()
	actiontest.Golden(t, ecs.Service, vpc.Service)
}
