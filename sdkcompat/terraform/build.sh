#!/usr/bin/env bash
# Builds what `make terraform` and `make terraform-acceptance` run: the Terraform provider, a
# Terraform CLI when none is on the PATH, and the provider's own acceptance tests. Sources come
# from the Go module proxy, unmodified; everything lands in .build/terraform.
#
# usage: build.sh provider|cli|acceptance
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$PWD/.build/terraform
mkdir -p "$out"

provider=github.com/aliyun/terraform-provider-alicloud@v1.240.0
cli=github.com/hashicorp/terraform@v1.5.7

# source MODULE DIR: a writable copy of a module's source, made once.
source_of() {
  local dir
  [ -d "$2" ] && return
  dir=$(cd "$out" && go mod download -json "$1" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
  [ -n "$dir" ] || { echo "cannot download $1" >&2; exit 1; }
  cp -r "$dir" "$2.new" && chmod -R u+w "$2.new" && mv "$2.new" "$2"
}

case "${1:-}" in
provider)
  [ -x "$out/terraform-provider-alicloud" ] && exit 0
  source_of "$provider" "$out/provider-source"
  echo "building the provider: about 6 minutes on two cores the first time, 5 GB of memory"
  (cd "$out/provider-source" && CGO_ENABLED=0 go build -mod=mod -o "$out/terraform-provider-alicloud" .)
  ;;
cli)
  if command -v terraform >/dev/null; then ln -sf "$(command -v terraform)" "$out/terraform"; exit 0; fi
  [ -x "$out/terraform" ] && exit 0
  source_of "$cli" "$out/cli-source"
  echo "building the CLI: about 4 minutes on two cores the first time"
  (cd "$out/cli-source" && CGO_ENABLED=0 go build -mod=mod -trimpath -ldflags '-s -w' -o "$out/terraform" .)
  ;;
acceptance)
  [ -x "$out/acceptance.test" ] && exit 0
  source_of "$provider" "$out/provider-source"
  echo "compiling the provider's acceptance tests: about 5 minutes on two cores, 11 GB of memory"
  (cd "$out/provider-source" && go test -mod=mod -c -o "$out/acceptance.test" ./alicloud)
  ;;
*)
  echo "usage: build.sh provider|cli|acceptance" >&2
  exit 2
  ;;
esac
