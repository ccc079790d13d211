# Gives a script a Docker engine: the one that runs, or Debian's, started for this run and ended,
# by its own id, with it.
start_docker() {
  if docker info >/dev/null 2>&1; then return; fi
  if ! command -v dockerd >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends docker.io iptables >/dev/null
  fi
  docker_dir=$(mktemp -d)
  dockerd --data-root "$docker_dir/data" --exec-root "$docker_dir/exec" --pidfile "$docker_dir/pid" >"$docker_dir/log" 2>&1 &
  dockerd_pid=$!
  trap 'kill "$dockerd_pid" 2>/dev/null; wait "$dockerd_pid" 2>/dev/null || true; rm -rf "$docker_dir"' EXIT
  for _ in $(seq 60); do
    docker info >/dev/null 2>&1 && return
    kill -0 "$dockerd_pid" 2>/dev/null || break
    sleep 1
  done
  echo "dockerd did not come up:" >&2
  tail -20 "$docker_dir/log" >&2
  return 1
}
