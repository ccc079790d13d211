# Starts an emulator on free ports for a script and ends it, by its own id, when the script ends.
# usage: . emulator.sh; start_emulator [serve flags...]   → $work, $gateway, $endpoint, $ca
start_emulator() {
  work=$(mktemp -d)
  ca=$work/ca.pem
  (cd "$root" && CGO_ENABLED=0 go build -o "$work/ringfence" ./emulator/cmd/ringfence)
  "$work/ringfence" serve --listen intranet=127.0.0.1:0 --listen internet=127.0.0.1:0 --gateway 127.0.0.1:0 \
    --ready-file "$work/ready.json" "$@" >"$work/out.log" 2>"$work/requests.log" &
  emulator_pid=$!
  trap 'kill "$emulator_pid" 2>/dev/null; wait "$emulator_pid" 2>/dev/null || true; rm -rf "$work"' EXIT
  for _ in $(seq 100); do
    [ -s "$work/ready.json" ] && break
    kill -0 "$emulator_pid" 2>/dev/null || { cat "$work/out.log" "$work/requests.log" >&2; exit 1; }
    sleep 0.1
  done
  endpoint=$(sed -n 's/.*"intranet":"\([^"]*\)".*/\1/p' "$work/ready.json")
  gateway=$(sed -n 's/.*"gateway":"\([^"]*\)".*/\1/p' "$work/ready.json")
  curl -fsS "$endpoint/_ringfence/ca.pem" >"$ca"
}

# behind_gateway COMMAND...: runs a command for which the gateway is the whole internet.
behind_gateway() {
  env -u NO_PROXY -u no_proxy HTTPS_PROXY="http://$gateway" HTTP_PROXY="http://$gateway" SSL_CERT_FILE="$ca" \
    ALICLOUD_SECRET_KEY=ringfence ALIBABA_CLOUD_ACCOUNT_TYPE=Domestic CHECKPOINT_DISABLE=1 "$@"
}
