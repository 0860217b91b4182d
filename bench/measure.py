"""Measuring whole commands, side by side: what compare.py and plan/run.py share.

Machines are busy and change their speed, so commands run in turn inside a round, and a ratio is taken inside a round; of
rounds, the median counts.
"""
import dataclasses
import statistics
import subprocess
import sys


@dataclasses.dataclass
class Command:
    arguments: list
    stdin: str = "/dev/null"
    codes: tuple = (0,)
    rounds: int = None  # at most: slow ones need fewer


@dataclasses.dataclass
class Run:
    wall: float
    cpu: float
    megabytes: float


def run_once(helper, command, stdout="/dev/null"):
    p = subprocess.run([helper, command.stdin, stdout, *map(str, command.arguments)], capture_output=True, text=True)
    fields = p.stderr.split()
    if p.returncode != 0 or len(fields) != 4 or int(fields[3]) not in command.codes:
        sys.exit("failed: %s: %s" % (" ".join(map(str, command.arguments)), p.stderr.strip()))
    return Run(float(fields[0]), float(fields[1]), int(fields[2]) / 1024)


def run_rounds(helper, commands, rounds):
    """{name: Command} to {name: [Run of each round]}."""
    results = {name: [] for name in commands}
    for n in range(rounds):
        for name, command in commands.items():
            if command.rounds is None or n < command.rounds:
                results[name].append(run_once(helper, command))
    return results


def median(runs, what):
    return statistics.median(getattr(r, what) for r in runs)


def ratio(runs, others):
    """Of CPU time, taken inside each round."""
    return statistics.median(a.cpu / b.cpu for a, b in zip(runs, others))


def markdown(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)
