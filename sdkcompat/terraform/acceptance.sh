#!/usr/bin/env bash
# Runs the Terraform provider's own acceptance tests, unmodified, each in a process of its own,
# against an emulator with the worlds `default` and `tf-acceptance`, as account `public`.
#
# usage: acceptance.sh [TEST...]   (default: the list in acceptance.txt)
#   JOBS=2     tests at a time      REGION=cn-hangzhou      TIMEOUT=20m
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
tools=${RINGFENCE_TERRAFORM_TOOLS:-$root/.build/terraform}
. "$here/emulator.sh"
start_emulator --seed default --seed tf-acceptance --quotas off

region=${REGION:-cn-hangzhou}
group=$(sed -n 's/^# resource group: //p' "$here/acceptance.txt")
tests=("$@")
[ ${#tests[@]} -gt 0 ] || mapfile -t tests < <(grep -v '^#' "$here/acceptance.txt" | sed 's/[[:space:]].*//' | grep .)

one() { # one TEST: in its own folder and process
  local dir=$work/run-$1
  mkdir -p "$dir"
  if (cd "$dir" && TF_ACC=1 ALICLOUD_ACCESS_KEY=public ALICLOUD_REGION=$region ALICLOUD_ACCOUNT_ID=1000000000000004 \
    ALICLOUD_RESOURCE_GROUP_ID=$group behind_gateway "$tools/acceptance.test" \
    -test.run "^$1\$" -test.v -test.timeout "${TIMEOUT:-20m}") >"$dir/log" 2>&1 && grep -q -- "^--- PASS" "$dir/log"; then
    echo "ok   $1"
  else
    echo "FAIL $1"
    grep -E 'Error|panic|SKIP' "$dir/log" | head -n "${LINES_OF_LOG:-12}" | sed 's/^/     /'
  fi
}

# What sets something for the whole account would be in the way of the others.
mapfile -t alone < <(sed -n 's/^\(TestAcc[^[:space:]]*\)[[:space:]]\{1,\}alone.*/\1/p' "$here/acceptance.txt")
settle() { for job in $(jobs -rp); do [ "$job" = "$emulator_pid" ] || wait "$job" || true; done; }

for t in "${tests[@]}"; do
  if [[ " ${alone[*]} " == *" $t "* ]]; then
    settle
    one "$t" >"$work/result-$t" 2>&1 || true
    cat "$work/result-$t"
    continue
  fi
  while [ "$(jobs -rp | wc -l)" -gt "${JOBS:-2}" ]; do sleep 0.5; done # the emulator itself is one job
  { one "$t" >"$work/result-$t" 2>&1; cat "$work/result-$t"; } & # told as it ends: a run can be cut short
done
settle
passed=$(cat "$work"/result-* | grep -c '^ok ' || true)
echo "$passed passed, $((${#tests[@]} - passed)) failed"
[ "$passed" = "${#tests[@]}" ]
