#!/usr/bin/env python3
"""attrmap and the programs that it is measured against do the same: check.py ATTRMAP HAND FLOOR

Over users of both populations, as lines and as an array, with one thread and with two: bench/hand writes the resources that
attrmap writes (members in another order), and bench/floor sees every field.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

from compare import ATTRMAP_OPTIONS, differences

HERE = pathlib.Path(__file__).resolve().parent
COUNT = 20000


def run(command, stdin):
    with open(stdin, "rb") as f:
        return subprocess.run(command, stdin=f, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout


def fields(value):
    if isinstance(value, dict):
        return len(value) + sum(map(fields, value.values()))
    return sum(map(fields, value)) if isinstance(value, list) else 0


def main():
    attrmap, hand, floor = sys.argv[1:4]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for population in ("plain", "mixed"):
            users = subprocess.run([sys.executable, HERE / "map" / "gen_users.py", str(COUNT), "--population", population],
                                   stdout=subprocess.PIPE, check=True).stdout
            lines = users.splitlines()
            files = {"lines": pathlib.Path(folder, "users.ndjson"), "array": pathlib.Path(folder, "users.json")}
            files["lines"].write_bytes(users)
            files["array"].write_bytes(b"[" + b", ".join(lines) + b"]\n")
            seen = b"%d records, %d fields," % (COUNT, sum(fields(json.loads(line)) for line in lines))
            want = run([attrmap, "map", "--users", "-", *ATTRMAP_OPTIONS], files["lines"])
            for form, file in files.items():
                for jobs in ("1", "2"):
                    wrong = differences(want, run([hand, "-j", jobs], file))
                    if not run([floor, "touch", "-j", jobs], file).startswith(seen):
                        wrong.append("bench/floor has seen something else than " + seen.decode())
                    print("%s, %s, %s thread(s): %s" % (population, form, jobs, "agree" if not wrong else "\n  ".join(["DIFFER", *wrong])))
                    failed |= bool(wrong)
    sys.exit(failed)


if __name__ == "__main__":
    main()
