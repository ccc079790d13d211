#!/usr/bin/env bash
# Applies main.tf in a finance and in a government region, expects the second plan to be empty,
# then each of three refusals, and that destroy leaves nothing behind. The provider and the CLI
# are unmodified; the emulator stands behind them as an HTTPS proxy.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
tools=${RINGFENCE_TERRAFORM_TOOLS:-$root/.build/terraform}
. "$here/emulator.sh"
start_emulator

cat >"$work/dev.tfrc" <<EOF
provider_installation {
  dev_overrides { "aliyun/alicloud" = "$tools" }
  direct {}
}
EOF
export TF_CLI_CONFIG_FILE=$work/dev.tfrc TF_IN_AUTOMATION=1

passed=0 failed=0
check() { # check NAME STATUS
  if [ "$2" = 0 ]; then passed=$((passed + 1)); echo "ok   $1"; else failed=$((failed + 1)); echo "FAIL $1"; fi
}

tf() { (cd "$dir" && ALICLOUD_ACCESS_KEY=$account behind_gateway "$tools/terraform" "$@") }

# refused NAME RULE ARGS...: the apply must fail and its output must name the rule.
refused() {
  local name=$1 rule=$2
  shift 2
  if tf apply -no-color -auto-approve -input=false -var-file="$tfvars" "$@" >"$work/refused.log" 2>&1; then
    check "$account: $name is refused" 1
  elif grep -q "$rule" "$work/refused.log"; then
    check "$account: $name is refused by $rule" 0
  else
    tail -40 "$work/refused.log"
    check "$account: $name is refused by $rule" 1
  fi
}

# leftovers lists what the account still has, one resource a line.
leftovers() { curl -fsS "$endpoint/_ringfence/accounts/$account_id/resources" | tr '{' '\n' | grep '"id"' | sort || true; }

way() { # way ACCOUNT ID TFVARS RULE-OF-PUBLIC-RDS RULE-OF-CLASSIC RULE-OF-COPY
  account=$1 account_id=$2 tfvars=$here/$3
  dir=$work/$account
  mkdir -p "$dir" && cp "$here/main.tf" "$dir"
  local before status
  before=$(leftovers)
  tf apply -no-color -auto-approve -input=false -var-file="$tfvars" >"$work/apply.log" 2>&1 && status=0 || status=$?
  [ $status = 0 ] || tail -60 "$work/apply.log"
  check "$account: apply" $status
  tf plan -no-color -detailed-exitcode -input=false -var-file="$tfvars" >"$work/plan.log" 2>&1 && status=0 || status=$?
  [ $status = 0 ] || cat "$work/plan.log"
  check "$account: the second plan is empty" $status
  [ "$(leftovers | wc -l)" -gt 15 ] && status=0 || status=1
  check "$account: the emulator lists what was made" $status
  [ "$4" = - ] || refused "a public RDS address" "$4" -var public_rds=true
  refused "a classic-network instance" "$5" -var classic_instance=true
  refused "an image copy to the public cloud" "$6" -var copy_image_to=cn-hangzhou
  tf destroy -no-color -auto-approve -input=false -var-file="$tfvars" >"$work/destroy.log" 2>&1 && status=0 || status=$?
  [ $status = 0 ] || tail -40 "$work/destroy.log"
  check "$account: destroy" $status
  [ "$(leftovers)" = "$before" ] && status=0 || { status=1; leftovers; }
  check "$account: destroy leaves nothing behind" $status
}

# The copy is refused before it is asked for: the account does not see the region to copy to. The
# government documents say nothing of public database addresses, so nothing refuses one there.
way finance 1000000000000001 finance.tfvars F4-rds-public F3-vpc-addressing F3-regions
way gov 1000000000000003 gov.tfvars - G3-vpc-only G3-region-only
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
