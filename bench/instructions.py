#!/usr/bin/env python3
"""Counts the instructions of attrmap's work and holds them against the budgets in budgets.json.

  instructions.py                    count all; exit 1 when something takes more than its budget and the head room
  instructions.py --update           write what is counted into budgets.json (commit it, and say why it changed)
  instructions.py --only REGEX       count only these, like '^map/' or '^(evaluate|compile)/'
  instructions.py --all              print every line, not only what stands out

Counts are the same on every run and on a busy machine, which times are not. They say little about cache misses and stalls:
compare.py has the clock. Start-up does not count: a batch is run over 2,000 and 4,000 users and the difference taken;
of bench_repeat callgrind counts from bench_begin to bench_end.

What the numbers depend on: the compiler and its flags (the counted build is the ordinary release build), the versions of
simdjson, PCRE2 and ICU, and what valgrind offers for a processor: AVX2 and no AVX-512, whatever the machine has, so simdjson
runs its kernel "haswell" and glibc its AVX2 functions. Without AVX2 on the machine nothing is counted (exit 77).
"""
import argparse
import concurrent.futures
import glob
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BUDGETS = HERE / "budgets.json"
FEW, MANY = 2000, 4000
MAP = "map --emit resource --option multipleRoles=first"
PLAN = "plan --option syncScope=all --option multipleRoles=first"
# name: command, schema, population, form of the users
BATCHES = {
    "map/first": (MAP, "schema.json", "plain", "ndjson"),
    "map/first, array": (MAP, "schema.json", "plain", "json"),
    "map/second": (MAP, "second-schema.json", "mixed", "ndjson"),
    "plan/first": (PLAN, "schema.json", "plain", "ndjson"),
    "plan/second": (PLAN, "second-schema.json", "mixed", "ndjson"),
}


def callgrind(folder, command, *options):
    """The counts of each part of a run, in order; of a run without parts it is one."""
    out = os.path.join(tempfile.mkdtemp(dir=folder), "counts")
    p = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=" + out, *options, *command],
                       stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                       env={**os.environ, "SIMDJSON_FORCE_IMPLEMENTATION": "haswell"})
    if p.returncode != 0:
        sys.exit("failed: %s\n%s" % (" ".join(command), p.stderr))
    files = sorted(glob.glob(out + ".*"), key=lambda f: int(f.rpartition(".")[2])) or [out]
    counts = []
    for file in files:
        with open(file, encoding="utf-8", errors="replace") as f:
            counts.append(next(int(line.split()[1]) for line in f if line.startswith("totals:")))
    return p.stdout, counts


def write_users(folder, population):
    lines = subprocess.run([sys.executable, HERE / "map" / "gen_users.py", str(MANY), "--population", population],
                           check=True, capture_output=True).stdout.splitlines()
    for count in (FEW, MANY):
        base = os.path.join(folder, "%s-%d." % (population, count))
        pathlib.Path(base + "ndjson").write_bytes(b"\n".join(lines[:count]) + b"\n")
        pathlib.Path(base + "json").write_bytes(b"[" + b",".join(lines[:count]) + b"]\n")


def count_batch(attrmap, folder, case, count):
    command, schema, population, form = case
    users = os.path.join(folder, "%s-%d.%s" % (population, count, form))
    arguments = [attrmap, *command.split(), "--jobs", "1", "--schema", str(HERE / "map" / schema), "--users", users]
    if command == PLAN:
        posts = subprocess.run(arguments, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        target = users + ".target"
        with open(target, "wb") as out:
            subprocess.run([sys.executable, HERE / "plan" / "make_target.py"], check=True, input=posts, stdout=out)
        arguments += ["--target", target]
    return sum(callgrind(folder, arguments)[1])


def count_repeated(repeat, folder):
    names, counts = callgrind(folder, [repeat], "--zero-before=bench_begin", "--dump-before=bench_end")
    named = [line.rpartition(" ") for line in names.splitlines()]
    return {name: count / int(times) for (name, _, times), count in zip(named, counts)}


def count_all(attrmap, repeat, only):
    counts = {}
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        batches = {name: case for name, case in BATCHES.items() if only.search(name)}
        for population in sorted({case[2] for case in batches.values()}):
            write_users(folder, population)
        repeated = pool.submit(count_repeated, repeat, folder)
        futures = {name: [pool.submit(count_batch, attrmap, folder, case, n) for n in (FEW, MANY)] for name, case in batches.items()}
        for name, (few, many) in futures.items():
            counts[name] = (many.result() - few.result()) / (MANY - FEW)
        counts.update((name, count) for name, count in repeated.result().items() if only.search(name))
    return {name: round(count) for name, count in counts.items()}


def report(counts, budgets, show_all):
    """Prints the table; returns what is over budget."""
    room = budgets["headroom"]
    over, under, shown = [], [], []
    for name, count in counts.items():
        budget = budgets["instructions"].get(name)
        verdict = "no budget yet"
        if budget is not None:
            change = count / budget - 1
            verdict = ""
            if change > room:
                over.append(name)
                verdict = "OVER BUDGET"
            elif change < -room:
                under.append(name)
                verdict = "far under: the budget is out of date"
        if verdict or show_all or name in BATCHES:
            shown.append((name, count, "-" if budget is None else budget, "" if budget is None else "%+.1f %%" % (100 * change), verdict))
    width = max([len(row[0]) for row in shown], default=0)
    print("%-*s %10s %10s %9s" % (width, "instructions a record or run", "counted", "budget", "change"))
    for row in shown:
        print("%-*s %10s %10s %9s  %s" % (width, *row))
    print("%d counted, %d over budget by more than %.0f %%, %d far under" % (len(counts), len(over), 100 * room, len(under)))
    return over


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    build = HERE.parent / "build" / "release"
    parser.add_argument("--attrmap", default=build / "attrmap", type=str)
    parser.add_argument("--repeat", default=build / "bench" / "bench_repeat", type=str)
    parser.add_argument("--compiler", default="", help="of the build, to be named beside the numbers")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--only", default=re.compile(""), type=re.compile)
    parser.add_argument("--all", action="store_true")
    arguments = parser.parse_args()
    if shutil.which("valgrind") is None:
        sys.exit("valgrind is not installed: scripts/install-packages.sh --tests")
    if "avx2" not in pathlib.Path("/proc/cpuinfo").read_text():
        print("skipped: the budgets are for processors with AVX2")
        sys.exit(77)

    budgets = json.loads(BUDGETS.read_text()) if BUDGETS.exists() else {"headroom": 0.15, "counted": {}, "instructions": {}}
    counts = count_all(str(arguments.attrmap), str(arguments.repeat), arguments.only)
    version = subprocess.run(["valgrind", "--version"], capture_output=True, text=True).stdout.strip()
    here = {"compiler": arguments.compiler or budgets["counted"].get("compiler", ""), "valgrind": version}
    over = report(counts, budgets, arguments.all)
    if arguments.update:
        kept = {} if arguments.only.pattern == "" else budgets["instructions"]
        budgets.update(counted=here, instructions={**kept, **counts})
        BUDGETS.write_text(json.dumps(budgets, indent=1) + "\n")
        print("written to", BUDGETS)
        return
    if over:
        print("Make it faster again, or, when the change is worth its price, take the counts as the new budgets:")
        print("  bench/instructions.py --update     and commit bench/budgets.json with the reason")
        if here != budgets["counted"]:
            print("The budgets were counted with %s; this is %s." % (budgets["counted"], here))
        sys.exit(1)


if __name__ == "__main__":
    main()
