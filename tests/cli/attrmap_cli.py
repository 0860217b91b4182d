"""What the command-line tests share: running the executable that ATTRMAP names."""
import json
import os
import resource
import subprocess
import tempfile
import unittest

ATTRMAP = os.environ.get("ATTRMAP", "build/release/attrmap")
DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples", "data")


class CliTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def file(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as f:
            f.write(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def run_cli(self, *arguments, stdin=b""):
        """(exit code, stdout, stderr) as bytes, text, text"""
        p = subprocess.run([ATTRMAP, *arguments], input=stdin if isinstance(stdin, bytes) else stdin.encode("utf-8"), capture_output=True, timeout=120)
        return p.returncode, p.stdout.decode("utf-8"), p.stderr.decode("utf-8")

    def requests(self, *lines):
        """Answers of the line protocol to requests, which are objects or raw lines."""
        text = b"".join((l if isinstance(l, bytes) else json.dumps(l).encode()) + b"\n" for l in lines)
        code, out, err = self.run_cli("eval", "--requests", "-", stdin=text)
        return code, [json.loads(l) for l in out.splitlines()]

    def map(self, mapping, users, *arguments):
        """(exit code, answers, stderr) of a mapping over users given as bytes or text."""
        mapping = self.file("mapping.json", json.dumps(mapping))
        users = self.file("users", users)
        code, out, err = self.run_cli("map", "--mapping", mapping, "--users", users, *arguments)
        return code, [json.loads(l) for l in out.splitlines()], err


def peak_megabytes():
    """Of all children that ended so far."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
