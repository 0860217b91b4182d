"""What these tests share: giving a report to a program of this folder."""
import json
import os
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
sys.path.insert(0, os.path.join(ROOT, "tests", "cli"))

from attrmap_cli import CliTest, main  # noqa: E402,F401

WORK = os.environ.get("READERS_WORK", os.path.join(ROOT, "build", "readers"))


class ReaderTest(CliTest):
    def read_by(self, program, report):
        """What the program answers about the report."""
        p = subprocess.run(["node", program], cwd=WORK, input=report, capture_output=True, text=True, encoding="utf-8", timeout=60)
        self.assertEqual((p.returncode, p.stderr), (0, ""))
        return json.loads(p.stdout)
