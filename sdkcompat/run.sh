#!/usr/bin/env bash
# Runs the scenario with the Java, Python and Node clients against bin/ringfence on free ports.
#   sdkcompat/run.sh [java] [python] [node]      (all of them without arguments)
# A language that is not installed is skipped with a warning, but fails the run where CI=true.
# Each program gets RINGFENCE_ENDPOINT, RINGFENCE_GATEWAY, RINGFENCE_CA and RINGFENCE_PLACES.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
binary="${RINGFENCE:-$here/../bin/ringfence}"
build="$(mkdir -p "$here/../.build/sdkcompat" && cd "$here/../.build/sdkcompat" && pwd)"
languages=("$@")
[ ${#languages[@]} -gt 0 ] || languages=(java python node)

work="$(mktemp -d)"
pid=
finish() {
  if [ -n "$pid" ]; then
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap finish EXIT

"$binary" serve --listen intranet=127.0.0.1:0 --listen internet=127.0.0.1:0 --gateway 127.0.0.1:0 \
  --ready-file "$work/ready.json" >"$work/ringfence.log" 2>&1 &
pid=$!
for _ in $(seq 300); do
  [ -s "$work/ready.json" ] && break
  kill -0 "$pid" 2>/dev/null || { cat "$work/ringfence.log"; exit 1; }
  sleep 0.1
done
value() { sed -nE "s/.*\"$1\": *\"([^\"]*)\".*/\1/p" "$work/ready.json"; }
export RINGFENCE_ENDPOINT RINGFENCE_GATEWAY RINGFENCE_CA="$work/ca.pem" RINGFENCE_PLACES="$here/scenario/places.json"
RINGFENCE_ENDPOINT="$(value intranet)"
RINGFENCE_GATEWAY="http://$(value gateway)"
"$binary" ca --endpoint "$RINGFENCE_ENDPOINT" >"$RINGFENCE_CA"

# direct runs a client without this machine's own proxy: it talks to loopback, or by the gateway.
direct() { env -u HTTP_PROXY -u HTTPS_PROXY -u ALL_PROXY -u http_proxy -u https_proxy -u all_proxy "$@"; }

java_client() {
  (cd "$here/java" && mvn -q -B -Dringfence.build="$build/java" compile dependency:copy-dependencies -DoutputDirectory="$build/java/lib") &&
    direct java -Dfile.encoding=UTF-8 -cp "$build/java/classes:$build/java/lib/*" dev.ringfence.sdkcompat.Scenario
}

python_client() {
  { [ -x "$build/python/bin/python" ] || python3 -m venv "$build/python"; } &&
    "$build/python/bin/pip" install -q -r "$here/python/requirements.txt" &&
    REQUESTS_CA_BUNDLE="$RINGFENCE_CA" direct "$build/python/bin/python" "$here/python/scenario.py"
}

node_client() {
  mkdir -p "$build/node" && cp "$here/node/package.json" "$here/node/scenario.js" "$build/node/" && cd "$build/node" &&
    npm install --no-package-lock --no-audit --no-fund --loglevel=error &&
    NODE_EXTRA_CA_CERTS="$RINGFENCE_CA" direct node scenario.js
}

declare -A needs=([java]="java mvn" [python]="python3" [node]="node npm")
failed=0
for language in "${languages[@]}"; do
  echo "== $language"
  missing=
  for tool in ${needs[$language]:?no such client: $language}; do
    command -v "$tool" >/dev/null || missing="$missing $tool"
  done
  if [ -n "$missing" ]; then
    echo "!!! SKIPPED: the $language clients need$missing, which is not installed" >&2
    [ "${CI:-}" = true ] && failed=1
    continue
  fi
  ("${language}_client") || { echo "!!! FAILED: $language" >&2; failed=1; }
done
exit "$failed"
