# `make help` lists the targets. Nothing here needs more than Go, gcc, git and the package
# registries, except where a target says so.
SHELL := /bin/bash
MODULES := $(dir $(wildcard go.mod */go.mod emulator/*/go.mod emulator/*/*/go.mod))
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
LDFLAGS := -s -w -X main.version=$(VERSION)

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 22

.PHONY: run
run: ## start the emulator with the default world
	go run ./emulator/cmd/ringfence serve

.PHONY: build
build: ## static binary bin/ringfence
	CGO_ENABLED=0 go build -trimpath -ldflags '$(LDFLAGS)' -o bin/ringfence ./emulator/cmd/ringfence

.PHONY: image
image: build ## container image ringfence/ringfence:latest, from scratch (needs Docker)
	docker build -t ringfence/ringfence:latest .

.PHONY: test
test: ## every test that needs no Docker, in all Go modules
	@set -e; for m in $(MODULES); do echo "== $$m"; (cd $$m && go vet ./... && go test -shuffle=on ./...); done

.PHONY: e2e
e2e: image ## the built image by testcontainers (needs Docker)
	cd e2e && RINGFENCE_DOCKER=1 TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1 go test -count=1 ./...

.PHONY: race
race: ## the root module under the race detector (needs gcc)
	go test -race -shuffle=on ./...

.PHONY: fuzz
fuzz: ## every fuzz target for FUZZTIME (default 20s)
	@set -e; grep -rlE '^func Fuzz' --include='*_test.go' . | xargs -n1 dirname | sort -u | while read -r dir; do \
	  for f in $$(grep -hoE '^func Fuzz[A-Za-z0-9]+' $$dir/*_test.go | sed 's/func //'); do \
	    echo "== $$dir $$f"; go test -run '^$$' -fuzz "^$$f$$" -fuzztime $${FUZZTIME:-20s} $$dir; done; done

.PHONY: soak
soak: ## 1,000 connections by CONNECT, SOCKS5 and forwarding while rules change every 100 ms, for SOAK (default 30s): no stale verdict, nothing left behind; as long again for calls that nothing may break off
	RINGFENCE_SOAK=$${SOAK:-30s} go test -count=1 -timeout 15m -v -run "RulesChangeUnderLoad|CallsSurviveChanges" ./emulator

.PHONY: bench
bench: ## ratios against a bare net/http handler and other stores, measured in the same run; growth of reachability sets
	go test -run '^$$' -bench . -benchtime $${BENCHTIME:-2s} ./emulator/bench ./emulator/reach
	cd emulator/bench/objects && go test -run '^$$' -bench . -benchtime 1x -timeout 30m . # RINGFENCE_MINIO=/path/to/minio for MinIO

.PHONY: worlds
worlds: ## reachability engine against packets sent one by one, in WORLDS random worlds (default 10000)
	RINGFENCE_WORLDS=$${WORLDS:-10000} go test -count=1 -timeout 60m -v -run RandomWorlds ./emulator/reach/brute

.PHONY: large-object
large-object: ## an object of OBJECT_MIB (default 5 GiB) in parts, and how much memory it takes
	RINGFENCE_OBJECT_MIB=$${OBJECT_MIB:-5120} go test -count=1 -timeout 60m -v -run TestLargeObject ./emulator

.PHONY: sdkcompat
sdkcompat: sdkcompat-languages ## unmodified clients: Go, Java, Python, Node
	cd sdkcompat && go test -count=1 ./...

.PHONY: sdkcompat-languages
sdkcompat-languages: build ## unmodified clients in Java, Python and Node alone
	sdkcompat/run.sh

.PHONY: oss-suites
oss-suites: build ## the tests that the official OSS SDKs bring with them, written down in sdkcompat/oss/SUITES.md: make oss-suites ALI_OSS=/checkout/of/ali-sdk/ali-oss
	cd sdkcompat && go run ./oss/suites -emulator $(CURDIR)/bin/ringfence -work $(CURDIR)/.build/oss-suites -out oss/SUITES.md -jobs $${JOBS:-6} \
	  -ali-oss "$(ALI_OSS)" -go-v2 "$(OSS_GO_SDK_V2)" -chosen "$(CHOSEN)"

.PHONY: terraform
terraform: ## Terraform against a finance and a government region (builds the provider once, 6 minutes)
	sdkcompat/terraform/build.sh provider
	sdkcompat/terraform/build.sh cli
	sdkcompat/terraform/run.sh

.PHONY: terraform-acceptance
terraform-acceptance: ## the provider's own acceptance tests: make terraform-acceptance TESTS="TestAcc… …"
	sdkcompat/terraform/build.sh acceptance
	sdkcompat/terraform/acceptance.sh $(TESTS)

.PHONY: generate
generate: ## rewrite MATRIX.md, ERRORS.md and the coverage table of the README
	go test ./regions ./emulator -run Generated -update

.PHONY: lint
lint: ## formatting and vet; golangci-lint too where it is installed
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); exit 1; }
	go vet ./...
	@if command -v golangci-lint >/dev/null; then golangci-lint run; else echo "golangci-lint is not installed; skipped"; fi
