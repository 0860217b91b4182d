#!/usr/bin/env bash
# The whole `attrmap map` run over generated users: CPU seconds and users per second; medians of interleaved rounds.
#   bench/map/run.sh [USERS] [ROUNDS] [RIVAL...]
# A RIVAL is a command that reads users on stdin (another build, say); its CPU time is measured in the same rounds.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
attrmap=${ATTRMAP:-$here/../../build/release/attrmap}
users=${1:-100000}
rounds=${2:-5}
shift $(($# < 2 ? $# : 2))
data=$(mktemp)
trap 'rm -f "$data"' EXIT
if [ -n "${USERS_FILE:-}" ]; then cp "$USERS_FILE" "$data"; else python3 "$here/gen_users.py" "$users" >"$data"; fi

python3 - "$data" "$rounds" "$attrmap map --mapping $here/mapping.json --users - --jobs 1 --option multipleRoles=first" \
  "$attrmap map --mapping $here/mapping.json --users - --jobs 2 --option multipleRoles=first" "$@" <<'PY'
import os, statistics, subprocess, sys, time
data, rounds, commands = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
users = sum(1 for _ in open(data, "rb"))
size = os.path.getsize(data)
results = {c: [] for c in commands}
for _ in range(rounds):
    for c in commands:
        with open(data, "rb") as source:
            start = time.monotonic()
            p = subprocess.Popen(c.split(), stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(p.pid, 0)
            results[c].append((time.monotonic() - start, usage.ru_utime + usage.ru_stime))
            if os.waitstatus_to_exitcode(status) != 0:
                sys.exit("failed: " + c)
print("%d users, %.0f MB, medians of %d rounds" % (users, size / 1e6, rounds))
print("%8s %8s %12s %8s" % ("wall s", "CPU s", "users/s", "MB/s"))
for c, rows in results.items():
    wall, cpu = (statistics.median(column) for column in zip(*rows))
    print("%8.3f %8.3f %12d %8.0f  %s" % (wall, cpu, users / wall, size / 1e6 / wall, c))
PY
