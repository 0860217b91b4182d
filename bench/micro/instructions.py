#!/usr/bin/env python3
"""Instructions of one evaluation, counted by valgrind: the same on every run and on a busy machine.

  instructions.py build/bench/bench/bench_repeat [NAME...]     default: the six expressions and their sum
"""
import re, subprocess, sys

SIX = ["userName", "displayName", "region", "costCenter", "phone", "hireDate"]

def total(exe, name, times):
    run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", exe, name, str(times)],
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    return int(re.search(r"Collected : (\d+)", run.stderr.decode()).group(1))

exe, names = sys.argv[1], sys.argv[2:] or SIX
counts = [(total(exe, n, 3000) - total(exe, n, 1000)) / 2000 for n in names]
for name, count in zip(names, counts):
    print(f"{name:14} {count:8.1f}")
print(f"{'sum':14} {sum(counts):8.1f}")
