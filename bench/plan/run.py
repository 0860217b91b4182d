#!/usr/bin/env python3
"""Measures `map --schema` and `plan` over generated users, with a target of as many resources:  run.py [USERS] [ROUNDS]

Needs preset bench, built. CPU seconds, users a second by the clock and peak memory; medians of interleaved rounds.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

BENCH = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BENCH))
from measure import Command, markdown, median, run_rounds  # noqa: E402


def main():
    users, rounds = (int(a) for a in [*sys.argv[1:], *["100000", "5"][len(sys.argv) - 1:]])
    build = BENCH.parent / "build" / "bench"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        records, schema, target = folder / "users.ndjson", folder / "schema.json", folder / "target.ndjson"
        with open(records, "wb") as out:
            subprocess.run([sys.executable, BENCH / "map" / "gen_users.py", str(users)], check=True, stdout=out)
        with open(schema, "wb") as out:
            subprocess.run([build / "attrmap", "schema", "template", "scim"], check=True, stdout=out)
        common = ["--schema", schema, "--users", records, "--option", "multipleRoles=first"]
        plan = [build / "attrmap", "plan", *common, "--option", "syncScope=all"]
        with open(target, "wb") as out:
            posts = subprocess.Popen(plan, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            subprocess.run([sys.executable, BENCH / "plan" / "make_target.py"], check=True, stdin=posts.stdout, stdout=out)
            posts.wait()
        commands = {"map --schema": [build / "attrmap", "map", *common], "plan, nothing in the target": plan, "plan": [*plan, "--target", target]}
        runs = run_rounds(build / "bench" / "bench_run", {
            "%s, %d thread%s" % (name, jobs, "s"[jobs == 1:]): Command([*command, "--jobs", jobs], codes=(0, 4))
            for name, command in commands.items() for jobs in (1, 2)}, rounds)
        print("%d users, %.0f MB; target %.0f MB; medians of %d rounds\n" % (
            users, records.stat().st_size / 1e6, target.stat().st_size / 1e6, rounds))
        print(markdown(["", "CPU s", "users/s", "peak MB"],
                       [[name, "%.3f" % median(r, "cpu"), format(users / median(r, "wall"), ",.0f"), "%.1f" % median(r, "megabytes")] for name, r in runs.items()]))


if __name__ == "__main__":
    main()
