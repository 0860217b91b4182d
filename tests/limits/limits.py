"""What the limit tests share. They are for a release build: sanitizers multiply memory and time."""
import fcntl
import os
import struct
import subprocess
import sys
import termios
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from attrmap_cli import ATTRMAP, CliTest, answers, main  # noqa: E402, F401


class LimitsTest(CliTest):
    def check_bounds(self, run, megabytes):
        """Peak memory of the process, and CPU time far above what a sound run needs."""
        self.assertLess(run.megabytes, megabytes)
        self.assertLess(run.seconds, 10)

    def peak(self, pieces, *arguments):
        """(exit code, stderr, MB) of a run that reads the pieces from stdin. The peak is asked for while the run waits for
        more: what the system says at its end includes the memory of this process."""
        with open(self.path("stderr"), "w+b") as err:
            with subprocess.Popen([ATTRMAP, *arguments], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=err) as p:
                for piece in pieces:
                    p.stdin.write(piece)
                p.stdin.flush()
                idle, deadline = 0, time.monotonic() + 120
                while idle < 3 and time.monotonic() < deadline:
                    time.sleep(0.02)
                    idle = idle + 1 if self.waits(p) else 0
                with open("/proc/%d/status" % p.pid, encoding="ascii") as f:
                    megabytes = next(int(l.split()[1]) for l in f if l.startswith("VmHWM")) / 1024
                p.stdin.close()
                code = p.wait(timeout=120)
            err.seek(0)
            return code, err.read().decode(), megabytes

    @staticmethod
    def waits(process):
        """Is everything read, and no thread at work?"""
        (left,) = struct.unpack("i", fcntl.ioctl(process.stdin, termios.FIONREAD, b"\0\0\0\0"))
        states = []
        for thread in os.listdir("/proc/%d/task" % process.pid):
            with open("/proc/%d/task/%s/stat" % (process.pid, thread), encoding="ascii") as f:
                states.append(f.read().rpartition(")")[2].split()[0])
        return left == 0 and set(states) == {"S"}
