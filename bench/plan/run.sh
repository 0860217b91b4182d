#!/usr/bin/env bash
# `map --schema` and `plan` over generated users, with a target of as many resources: CPU seconds, users per second and
# peak memory; medians of interleaved rounds.
#   bench/plan/run.sh [USERS] [ROUNDS]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
attrmap=${ATTRMAP:-$here/../../build/release/attrmap}
users=${1:-100000}
rounds=${2:-5}
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
python3 "$here/../map/gen_users.py" "$users" >"$data/users.ndjson"
"$attrmap" schema template scim >"$data/schema.json"
plan="$attrmap plan --schema $data/schema.json --users $data/users.ndjson --option syncScope=all --option multipleRoles=first"
$plan 2>/dev/null | python3 "$here/make_target.py" >"$data/target.ndjson"

python3 - "$data" "$rounds" "$attrmap map --schema $data/schema.json --users $data/users.ndjson --option multipleRoles=first" "$plan" <<'PY'
import os, statistics, subprocess, sys, time
data, rounds, map_schema, plan = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
users = sum(1 for _ in open(data + "/users.ndjson", "rb"))
target = plan + " --target %s/target.ndjson" % data
commands = {"map --schema": map_schema, "plan, no target": plan, "plan": target}
commands = {"%s, %d thread(s)" % (name, jobs): c + " --jobs %d" % jobs for name, c in commands.items() for jobs in (1, 2)}
results = {name: [] for name in commands}
for _ in range(rounds):
    for name, command in commands.items():
        start = time.monotonic()
        p = subprocess.Popen(command.split(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(p.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 4):
            sys.exit("failed: " + command)
        results[name].append((time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
print("%d users, %.0f MB; target %.0f MB; medians of %d rounds" % (
    users, os.path.getsize(data + "/users.ndjson") / 1e6, os.path.getsize(data + "/target.ndjson") / 1e6, rounds))
print("%8s %8s %12s %8s" % ("wall s", "CPU s", "users/s", "MB"))
for name, rows in results.items():
    wall, cpu, memory = (statistics.median(column) for column in zip(*rows))
    print("%8.3f %8.3f %12d %8.1f  %s" % (wall, cpu, users / wall, memory, name))
PY
