#!/usr/bin/env bash
# Runs the Terraform provider's own acceptance tests, unmodified, each in a process of its own,
# against an emulator with the worlds `default` and `tf-acceptance`, as account `public`.
#
# usage: acceptance.sh [TEST...]   (default: the list in acceptance.txt)
#   JOBS=2     tests at a time      REGION=cn-hangzhou      TIMEOUT=45m
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
tools=${RINGFENCE_TERRAFORM_TOOLS:-$root/.build/terraform}
. "$here/emulator.sh"
start_emulator --seed default --seed tf-acceptance --quotas off

group=$(sed -n 's/^# resource group: //p' "$here/acceptance.txt")
tests=("$@")
[ ${#tests[@]} -gt 0 ] || mapfile -t tests < <(grep -v '^#' "$here/acceptance.txt" | sed 's/[[:space:]].*//' | grep .)

# marked TEST MARK: whether the list gives a test that mark
marked() { grep -qE "^$1[[:space:]](.*[[:space:]])?$2([[:space:]]|\$)" "$here/acceptance.txt"; }

# Some tests run on the first of a month alone. A time zone that lies far enough to the west has
# that day today; whatever is signed or expires counts in UTC and sees nothing of it.
first_day=$work/first-day
west=$(printf '%08x' $(((1 - 10#$(date -u +%d)) * 86400 & 0xffffffff)))
# RFC 8536, section 3: the name of the format, its version and what it does not have, one zone with
# a name of four bytes; the zone's offset, no daylight saving, the name.
printf '%b' "$(sed 's/../\\x&/g' <<<"545a6966$(printf '0%.0s' {1..64})0000000100000004${west}0000")1st\0" >"$first_day"

try() { # try TEST DIR: once, in its own folder and process
  local settings=() region
  region=$(sed -n "s/^$1[[:space:]].*region=\([a-z0-9-]*\).*/\1/p" "$here/acceptance.txt")
  ! marked "$1" international || settings+=(ALICLOUD_ACCOUNT_SITE=International)
  ! marked "$1" first-day || settings+=(TZ="$first_day")
  # the provider checks all of its schema at every step; a lazier collector takes a third off its time
  (cd "$2" && GOGC=400 TF_ACC=1 ALICLOUD_ACCESS_KEY=public ALICLOUD_REGION=${region:-${REGION:-cn-hangzhou}} ALICLOUD_ACCOUNT_ID=1000000000000004 \
    ALICLOUD_RESOURCE_GROUP_ID=$group behind_gateway "${settings[@]}" "$tools/acceptance.test" \
    -test.run "^$1\$" -test.v -test.timeout "${TIMEOUT:-45m}") >"$2/log" 2>&1 && grep -q -- "^--- PASS" "$2/log"
}

# A client of the old SDK that sends its first two requests at once may send one past the proxy: setTimeout of
# alibaba-cloud-sdk-go puts a fresh transport in place of the one to which the other request has just given the proxy. Such a
# request looks for its host in the real network, finds none, and never was here.
past_the_proxy() { grep -q 'dial tcp: lookup [a-z0-9.-]*\.aliyuncs\.com' "$1/log"; }

one() { # one TEST: once more if its client went past the proxy
  local dir=$work/run-$1
  mkdir -p "$dir"
  if try "$1" "$dir" || { past_the_proxy "$dir" && mv "$dir/log" "$dir/log.first" && try "$1" "$dir"; }; then
    echo "ok   $1$([ ! -e "$dir/log.first" ] || echo "   (at the second try: its client had gone past the proxy)")"
  else
    echo "FAIL $1"
    grep -E 'Error|panic|SKIP' "$dir/log" | head -n "${LINES_OF_LOG:-12}" | sed 's/^/     /'
  fi
}

settle() { for job in $(jobs -rp); do [ "$job" = "$emulator_pid" ] || wait "$job" || true; done; }

for t in "${tests[@]}"; do
  if marked "$t" alone; then # what it sets for the whole account would be in the way of the others
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
