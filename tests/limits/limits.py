"""What the limit tests share. They are for a release build: sanitizers multiply memory and time."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from attrmap_cli import ATTRMAP, CliTest, answers, main  # noqa: E402, F401


class LimitsTest(CliTest):
    def check_bounds(self, run, megabytes):
        """Peak memory of the process, and CPU time far above what a sound run needs."""
        self.assertLess(run.megabytes, megabytes)
        self.assertLess(run.seconds, 10)
