"""What the command-line tests share: running the executable that ATTRMAP names."""
import collections
import json
import os
import subprocess
import sys
import tempfile
import time
import unittest

ATTRMAP = os.environ.get("ATTRMAP", "build/release/attrmap")
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
DATA = os.path.join(ROOT, "examples", "data")

Run = collections.namedtuple("Run", "code out err megabytes seconds")


def answers(out):
    """Of NDJSON: only LF ends a line, U+2028 is text."""
    return [json.loads(line) for line in out.split("\n") if line]


class CliTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name):
        return os.path.join(self.folder, name)

    def file(self, name, *pieces):
        """Pieces are bytes, text, or (bytes, times), which is written without being held."""
        with open(self.path(name), "wb") as f:
            for piece in pieces:
                if isinstance(piece, tuple):
                    unit, times = piece
                    many = min(times, max(1, (1 << 16) // len(unit)))
                    block = unit * many
                    for _ in range(times // many):
                        f.write(block)
                    f.write(unit * (times % many))
                else:
                    f.write(piece if isinstance(piece, bytes) else piece.encode("utf-8"))
        return self.path(name)

    def run_cli(self, *arguments, stdin=b""):
        """(exit code, stdout, stderr) as number, text, text"""
        stdin = stdin if isinstance(stdin, bytes) else stdin.encode("utf-8")
        p = subprocess.run([ATTRMAP, *arguments], input=stdin, capture_output=True, timeout=120)
        return p.returncode, p.stdout.decode("utf-8"), p.stderr.decode("utf-8")

    def measure(self, *arguments, stdin=os.devnull, feed=None):
        """Runs with files for stdin and outputs; peak memory and CPU time of this one process. `feed` writes into a
        pipe instead. A child's peak includes that of this process when it was started, so tests that ask for memory
        write their input with file() and keep nothing large."""
        with open(stdin, "rb") as source, open(self.path("stdout"), "w+b") as out, open(self.path("stderr"), "w+b") as err:
            p = subprocess.Popen([ATTRMAP, *arguments], stdin=subprocess.PIPE if feed else source, stdout=out, stderr=err)
            if feed:
                for step in (lambda: feed(p.stdin), p.stdin.close):
                    try:
                        step()
                    except BrokenPipeError:  # it may stop reading before the end
                        pass
            deadline = time.monotonic() + 120
            while True:
                pid, status, usage = os.wait4(p.pid, os.WNOHANG)
                if pid:
                    break
                if time.monotonic() > deadline:
                    p.kill()
                    self.fail("still running after 120 s")
                time.sleep(0.005)
            p.returncode = os.waitstatus_to_exitcode(status)
            for f in (out, err):
                f.seek(0)
            return Run(p.returncode, out.read().decode("utf-8"), err.read().decode("utf-8"), usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)

    def requests(self, *lines):
        """(exit code, answers) of the line protocol to requests, which are objects or raw lines."""
        text = b"".join((l if isinstance(l, bytes) else json.dumps(l).encode()) + b"\n" for l in lines)
        code, out, _ = self.run_cli("eval", "--requests", "-", stdin=text)
        return code, answers(out)

    def map(self, mapping, users, *arguments):
        """(exit code, answers, stderr) of a mapping over users given as bytes or text."""
        mapping = self.file("mapping.json", json.dumps(mapping))
        users = self.file("users", users)
        code, out, err = self.run_cli("map", "--mapping", mapping, "--users", users, *arguments)
        return code, answers(out), err


def main():
    """As unittest.main, but a run without tests, or without an executable to test, fails."""
    if not (os.path.isfile(ATTRMAP) and os.access(ATTRMAP, os.X_OK)):
        sys.exit("no executable to test: ATTRMAP is " + ATTRMAP)
    program = unittest.main(module="__main__", exit=False)
    if program.result.testsRun == 0:
        sys.exit("no test ran")
    sys.exit(not program.result.wasSuccessful())
