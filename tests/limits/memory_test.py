#!/usr/bin/env python3
"""Memory does not depend on the size of the input, whatever its form, and not on what it is packed from."""
import itertools
import os
import subprocess
import zlib

from limits import LimitsTest, main

GATES = {"1": 16, "2": 24}  # MB by --jobs
MEMBERS = ("id", "mail", "displayName", "department", "note")


def users(n):
    return [{"id": "%08d" % i, "mail": "User.%d@contoso.example" % i, "displayName": "User %d" % i, "department": "Sales & Marketing", "note": "x" * (i % 400)} for i in range(n)]


def objects(separator, n=1000):
    return separator.join("{%s}" % ",".join('"%s":"%s"' % pair for pair in u.items()) for u in users(n)).encode()


class Memory(LimitsTest):
    def check_peak(self, pieces, count, *arguments):
        code, err, megabytes = self.peak(pieces, "map", "--mapping", self.mapping, "--users", "-", *arguments)
        self.assertEqual(code, 0, err)
        self.assertIn("%d records: %d mapped" % (count, count), err)
        self.assertLess(megabytes, GATES[arguments[arguments.index("--jobs") + 1]], arguments)

    def setUp(self):
        super().setUp()
        self.mapping = self.file("mapping.json", '{"userName": "ToLower([mail])", "title": "Join(\\" \\", [displayName], [department])"}')

    def test_forms(self):
        block, times = objects(","), 250  # 80 MB
        ndjson = objects("\n") + b"\n"
        rows = "".join(",".join('"%s"' % u[m] for m in MEMBERS) + "\r\n" for u in users(1000)).encode()
        inside = [block] + [b"," + block] * (times - 1)
        for jobs in GATES:
            for form, pieces in (("ndjson", [ndjson] * times), ("json", [b"[", *inside, b"]\n"]), ("json", [b'{"@odata.context":"c","value":[', *inside, b"]}\n"]),
                                 ("csv", [",".join(MEMBERS).encode() + b"\r\n", *[rows] * times])):
                with self.subTest(form=form, jobs=jobs):
                    self.check_peak(pieces, 1000 * times, "--format", form, "--jobs", jobs)

    def test_two_gigabytes_packed(self):
        block = (objects("\n", 50) + b"\n") * 20  # repeats within what gzip remembers
        times = -(-(2 << 30) // len(block))
        packer = zlib.compressobj(1, zlib.DEFLATED, 15 + 16)
        gz = [p for p in (*(packer.compress(block) for _ in range(times)), packer.flush()) if p]
        with subprocess.Popen(["zstd", "-q", "-o", self.path("packed")], stdin=subprocess.PIPE) as p:
            for _ in range(times // 2):
                p.stdin.write(block)
        with open(self.path("packed"), "rb") as f:
            zst = [f.read()]
        for pieces, count, jobs in ((gz, times, "1"), (zst * 2, 2 * (times // 2), "2")):
            with self.subTest(jobs=jobs):
                self.assertLess(sum(map(len, pieces)), 80 << 20)
                self.check_peak(pieces, 1000 * count, "--jobs", jobs)

    def test_packed_output(self):
        block = objects("\n") + b"\n"
        for ending in (".gz", ".zst"):
            os.symlink("/dev/null", self.path("out" + ending))
            self.check_peak(itertools.repeat(block, 250), 250_000, "--jobs", "1", "--out", self.path("out" + ending))


if __name__ == "__main__":
    main()
