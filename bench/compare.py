#!/usr/bin/env python3
"""Measures attrmap map beside the same mapping written by hand, beside reading alone, and beside what else people have.

  compare.py                                 100,000 users, 5 rounds, NDJSON and JSON array; a table in Markdown each
  compare.py --users 20000 --rounds 3 --form lines --population mixed
  compare.py --rival 'before=/tmp/old/attrmap map --users - ...'     one more command that reads users on stdin
  compare.py --json                          the same for machines

Builds preset bench first. A rival (rivals/) takes part when its tool is installed. Whole processes, standard input from a
cached file, output to /dev/null, CPU time of user and system; ratios are taken inside a round, and medians count. Before
that every program's output over 5,000 users is compared with attrmap's.
"""
import argparse
import importlib.util
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

from measure import Command, markdown, median, ratio, run_once, run_rounds

HERE = pathlib.Path(__file__).resolve().parent
CHECKED = 5000
ATTRMAP_OPTIONS = ["--schema", str(HERE / "map" / "schema.json"), "--emit", "resource"] + [
    word for option in ("meta=none", "emptyRoles=false", "listValues=objects", "multipleRoles=first", "singleRoleValue=value")
    for word in ("--option", option)]


def differences(want, got):
    """Of two outputs, line by line, whatever the order of members: descriptions of the first few."""
    wants, gots = want.splitlines(), got.splitlines()
    found = ["%d lines for %d" % (len(gots), len(wants))] if len(wants) != len(gots) else []
    for n, (a, b) in enumerate(zip(wants, gots), 1):
        a, b = json.loads(a), json.loads(b)
        if a != b:
            found.append("line %d: %s" % (n, {k: (a.get(k), b.get(k)) for k in sorted(a.keys() | b.keys()) if a.get(k) != b.get(k)}))
            if len(found) > 3:
                break
    return found


def build():
    os.chdir(HERE.parent)
    targets = ["attrmap_cli", "bench_hand", "bench_floor", "bench_run"]
    for command in (["cmake", "--preset", "bench"], ["cmake", "--build", "--preset", "bench", "-j", str(os.cpu_count()), "--target", *targets]):
        subprocess.run(command, check=True, stdout=sys.stderr)


def make_users(folder, arguments):
    """Files of each form; of the first users only, too, for the check."""
    lines = subprocess.run([sys.executable, HERE / "map" / "gen_users.py", str(arguments.users), "--population", arguments.population],
                           check=True, stdout=subprocess.PIPE).stdout.splitlines()
    for prefix, part in (("", lines), ("few-", lines[:CHECKED])):
        pathlib.Path(folder, prefix + "lines").write_bytes(b"\n".join(part) + b"\n")
        pathlib.Path(folder, prefix + "array").write_bytes(b"[" + b",".join(part) + b"]\n")


def write_letters(path):
    """What jq has to be told of letters."""
    spec = importlib.util.spec_from_file_location("letters", HERE / "hand" / "make_letters.py")
    letters = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(letters)
    table = {"lower": {}, "upper": {}, "plain": {}}
    for first, last in letters.RANGES:
        for c in map(chr, range(first, last + 1)):
            small = letters.case(c, c.lower())
            table["lower"][c], table["upper"][c], table["plain"][c] = small, letters.case(small, small.upper()), letters.plain(c)
    path.write_text(json.dumps(table))


def programs(bench, attrmap, form, folder, extra):
    """{name: (arguments, rounds at most, does it write resources)}"""
    all_programs = {}
    for jobs in ("1", "2"):
        threads = ", %s thread%s" % (jobs, "s" if jobs != "1" else "")
        all_programs["attrmap" + threads] = ([attrmap, "map", "--users", "-", "--jobs", jobs, *ATTRMAP_OPTIONS], None, True)
        all_programs["hand-written C++" + threads] = ([bench / "bench_hand", "-j", jobs], None, True)
    all_programs["floor: every field touched"] = ([bench / "bench_floor", "touch"], None, False)
    if form == "lines":
        all_programs["floor: ends of lines"] = ([bench / "bench_floor", "lines"], None, False)
        all_programs["floor: read"] = ([bench / "bench_floor", "read"], None, False)
    if shutil.which("node"):
        all_programs["node"] = (["node", HERE / "rivals" / "map.mjs", form], 3, True)
    for library in ("json", "ujson"):
        if importlib.util.find_spec(library):
            all_programs["Python, " + library] = ([sys.executable, HERE / "rivals" / "map.py", library, form], 3, True)
    for tool in ("jq", "gojq"):
        if shutil.which(tool):
            all_programs[tool] = ([tool, "-c", "--slurpfile", "letters", folder / "letters.json", "-f", HERE / "rivals" / "map.jq"], 1, True)
    for name, command in extra:
        all_programs[name] = (shlex.split(command), None, False)
    return all_programs


def check(helper, folder, form, all_programs):
    want = None
    for name, (command, _, writes) in all_programs.items():
        if not writes:
            continue
        run_once(helper, Command(command, folder / ("few-" + form)), folder / "out")
        got = (folder / "out").read_bytes()
        want = got if want is None else want
        wrong = differences(want, got)
        if wrong:
            sys.exit("\n  ".join([name + " differs from attrmap:", *wrong]))


def measure(helper, folder, form, arguments, all_programs):
    runs = run_rounds(helper, {name: Command(command, folder / form, rounds=most) for name, (command, most, _) in all_programs.items()}, arguments.rounds)
    megabytes = (folder / form).stat().st_size / 1e6
    hand, floor = runs["hand-written C++, 1 thread"], runs["floor: every field touched"]
    return {name: {"users_per_second": arguments.users / median(r, "wall"), "mb_per_second": megabytes / median(r, "wall"),
                   "cpu_seconds": median(r, "cpu"), "wall_seconds": median(r, "wall"), "to_hand": ratio(r, hand), "to_floor": ratio(r, floor),
                   "peak_mb": median(r, "megabytes"), "rounds": len(r)} for name, r in runs.items()}


def table(results):
    return markdown(["", "users/s", "MB/s", "CPU s", "CPU to hand", "CPU to floor", "peak MB"],
                    [[name, format(r["users_per_second"], ",.0f"), format(r["mb_per_second"], ",.0f"), "%.3f" % r["cpu_seconds"],
                      "%.2f" % r["to_hand"], "%.2f" % r["to_floor"], "%.1f" % r["peak_mb"]] for name, r in results.items()])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--users", type=int, default=100000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--form", choices=["lines", "array"], action="append", help="default: both")
    parser.add_argument("--population", choices=["plain", "mixed"], default="plain")
    parser.add_argument("--attrmap", help="another executable than the one of preset bench")
    parser.add_argument("--no-build", action="store_true")
    parser.add_argument("--rival", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if not arguments.no_build:
        build()
    build_folder = HERE.parent / "build" / "bench"
    bench, attrmap = build_folder / "bench", arguments.attrmap or build_folder / "attrmap"
    results = {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_users(folder, arguments)
        write_letters(folder / "letters.json")
        for form in arguments.form or ["lines", "array"]:
            all_programs = programs(bench, attrmap, form, folder, [r.split("=", 1) for r in arguments.rival])
            check(bench / "bench_run", folder, form, all_programs)
            results[form] = measure(bench / "bench_run", folder, form, arguments, all_programs)
            if not arguments.json:
                print("%s users (%s), %s, %.0f MB; medians of %d rounds; users/s and MB/s by the clock\n" % (
                    format(arguments.users, ","), arguments.population, "NDJSON" if form == "lines" else "one JSON array",
                    (folder / form).stat().st_size / 1e6, arguments.rounds))
                print(table(results[form]) + "\n", flush=True)
    if arguments.json:
        print(json.dumps({"users": arguments.users, "population": arguments.population, "rounds": arguments.rounds, "results": results}, indent=1))


if __name__ == "__main__":
    main()
