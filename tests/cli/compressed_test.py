#!/usr/bin/env python3
"""Compressed inputs and outputs of map and plan: the same answers as without, and damage told."""
import gzip
import json
import os
import subprocess

from attrmap_cli import answers
from plan_case import PlanTest, attribute, held, lines, main, schema, user

MAPPING = {"userName": "ToLower([mail])"}
USERS = [{"id": str(i), "mail": "User.%d@X.example" % (i * 2654435761 % 2**32)} for i in range(20000)]
NDJSON = "".join(json.dumps(u) + "\n" for u in USERS).encode()
CSV = ("id,mail\n" + "".join("%(id)s,%(mail)s\n" % u for u in USERS)).encode()


def zstd(data, *options):
    """Written and read by the zstd command, not by attrmap's own library calls."""
    return subprocess.run(["zstd", "-q", "-c", *options], input=data, capture_output=True, check=True).stdout


PACKERS = {".gz": (gzip.compress, gzip.decompress), ".zst": (zstd, lambda data: zstd(data, "-d"))}


class Compressed(PlanTest):
    def run_map(self, users, *arguments, stdin=b""):
        mapping = self.file("mapping.json", json.dumps(MAPPING))
        return self.run_cli("map", "--mapping", mapping, "--users", users, *arguments, stdin=stdin)

    def setUp(self):
        super().setUp()
        code, self.wanted, err = self.run_map(self.file("plain", NDJSON))
        self.assertEqual((code, self.wanted.count("\n")), (0, 20000), err)

    def test_input(self):
        for ending, (pack, _) in PACKERS.items():
            for inner, data in (("users.ndjson", NDJSON), ("users.json", json.dumps(USERS).encode()), ("users.csv", CSV)):
                packed = pack(data)
                for jobs in ("1", "2"):
                    code, out, err = self.run_map(self.file(inner + ending, packed), "--jobs", jobs)
                    self.assertEqual((code, out == self.wanted), (0, True), inner + ending + err)
                # By its first bytes, whatever the name, and from a pipe
                code, out, err = self.run_map(self.file("users", packed))
                self.assertEqual((code, out == self.wanted), (0, True), inner + ending + err)
                code, out, err = self.run_map("-", stdin=packed)
                self.assertEqual((code, out == self.wanted), (0, True), inner + ending + err)

    def test_name_inside_tells_the_format(self):
        for ending, (pack, _) in PACKERS.items():
            # Neither begins as JSON does: the name decides.
            code, out, _ = self.run_map(self.file("users.ndjson" + ending, pack(b'oops\n{"id":"1","mail":"a"}\n')))
            self.assertEqual((code, [a["outcome"] for a in answers(out)]), (4, ["error", "mapped"]))
            code, out, _ = self.run_map(self.file("users.csv" + ending, pack(b"id,mail\n1,a\n")))
            self.assertEqual((code, [a["outcome"] for a in answers(out)]), (0, ["mapped"]))

    def test_several_members(self):
        for ending, (pack, _) in PACKERS.items():
            packed = pack(NDJSON[:100_001]) + pack(b"") + pack(NDJSON[100_001:])
            code, out, err = self.run_map(self.file("users.ndjson" + ending, packed))
            self.assertEqual((code, out == self.wanted), (0, True), err)

    def test_other_levels(self):
        for options in (("-1",), ("-19",), ("--long=27",), ("--no-check",)):
            code, out, err = self.run_map(self.file("users.ndjson.zst", zstd(NDJSON, *options)))
            self.assertEqual((code, out == self.wanted), (0, True), err)
        code, out, err = self.run_map(self.file("users.ndjson.gz", gzip.compress(NDJSON, 1)))
        self.assertEqual((code, out == self.wanted), (0, True), err)

    def test_output(self):
        users = self.path("plain")
        for ending, (_, unpack) in PACKERS.items():
            packed = set()
            for jobs in ("1", "2"):
                out = self.path("values.ndjson" + ending)
                code, stdout, err = self.run_map(users, "--out", out, "--jobs", jobs)
                self.assertEqual((code, stdout), (0, ""), err)
                with open(out, "rb") as f:
                    packed.add(f.read())
            self.assertEqual(len(packed), 1)  # the same bytes whatever the number of threads
            data = packed.pop()
            self.assertLess(len(data), len(self.wanted) / 2)
            self.assertEqual(unpack(data).decode() == self.wanted, True)

    def test_output_that_cannot_be_written(self):
        for ending in PACKERS:
            os.symlink("/dev/full", self.path("full" + ending))
            code, _, err = self.run_map(self.path("plain"), "--out", self.path("full" + ending))
            self.assertEqual(code, 2)
            self.assertIn("E525", err)

    def test_cut_off(self):
        """Every whole record is answered, the rest is told, and so is the exit code."""
        for ending, (pack, unpack) in PACKERS.items():
            for data, form in ((NDJSON, "ndjson"), (CSV, "csv"), (json.dumps(USERS).encode(), "json")):
                packed = pack(data)
                for size in (5, 700, len(packed) // 2, len(packed) - 1):
                    out = self.path("values.ndjson" + ending)
                    code, _, err = self.run_map(self.file("users" + ending, packed[:size]), "--format", form, "--out", out)
                    self.assertEqual(code, 2, err)
                    self.assertIn("E527", err)
                    self.assertIn("users%s: the %s data ends too early" % (ending, "gzip" if ending == ".gz" else "zstd"), err)
                    self.assertFalse(os.path.exists(out))
                    if size <= 700:
                        continue
                    self.assertIn(out + ".part", err)
                    with open(out + ".part", "rb") as f:
                        lines_written = unpack(f.read()).decode().splitlines(True)
                    if form != "csv" and json.loads(lines_written[-1])["outcome"] == "error":
                        self.assertEqual(json.loads(lines_written.pop())["errors"][0]["code"], "E502")
                    self.assertEqual(lines_written, self.wanted.splitlines(True)[:len(lines_written)])
                    if size == len(packed) - 1:  # all but the check sum
                        self.assertEqual(len(lines_written), 20000)
                    elif size == len(packed) // 2:
                        self.assertGreater(len(lines_written), 3000)

    def test_damaged(self):
        for ending, (pack, _) in PACKERS.items():
            packed = bytearray(pack(NDJSON))
            for at in range(len(packed) * 3 // 4, len(packed) * 3 // 4 + 32):
                packed[at] ^= 0x55
            code, out, err = self.run_map(self.file("users" + ending, bytes(packed)))
            self.assertEqual(code, 2, err)
            self.assertRegex(err, r"error\[E527\]: cannot decompress .*users%s: the (gzip|zstd) data is damaged" % ending)
            self.assertGreater(out.count("\n"), 8000)
            self.assertEqual(out.splitlines(True)[:8000], self.wanted.splitlines(True)[:8000])

    def test_not_what_the_name_says(self):
        for ending in PACKERS:
            for data in (NDJSON, b""):
                code, out, err = self.run_map(self.file("users.ndjson" + ending, data))
                self.assertEqual((code, out), (2, ""))
                self.assertIn("E527", err)

    def test_garbage_behind_the_end(self):
        for ending, (pack, _) in PACKERS.items():
            code, out, err = self.run_map(self.file("users" + ending, pack(NDJSON) + b"garbage"))
            self.assertEqual((code, out == self.wanted), (2, True))
            self.assertIn("E527", err)
        code, out, err = self.run_map(self.file("users.gz", gzip.compress(NDJSON) + bytes(512)))  # padding
        self.assertEqual((code, out == self.wanted), (0, True), err)


class CompressedPlan(PlanTest):
    WHAT = schema(attribute("title", "[jobTitle]"))
    RECORDS = [user("u%d" % i, jobTitle="Boss") for i in range(300)]
    HELD = [held("u%d" % i, title="Boss" if i % 2 else "Clerk") for i in range(200)]

    def test_all_files(self):
        wanted = self.run_plan(self.WHAT, self.RECORDS, target=lines(self.HELD))
        self.assertEqual(wanted[0], 0, wanted[2])
        for ending, (pack, unpack) in PACKERS.items():
            users = self.file("packed.ndjson" + ending, pack(lines(self.RECORDS).encode()))
            target = self.file("held.ndjson" + ending, pack(lines(self.HELD).encode()))
            out = self.path("requests.ndjson" + ending)
            schema_file = self.file("s.json", json.dumps(self.WHAT))
            for folder in (self.folder, ""):
                p = subprocess.run([os.environ.get("ATTRMAP", "build/release/attrmap"), "plan", "--schema", schema_file, "--users", users, "--target", target, "--out", out],
                                   capture_output=True, env={**os.environ, "TMPDIR": folder})
                self.assertEqual(p.returncode, 0, p.stderr)
                with open(out, "rb") as f:
                    self.assertEqual(unpack(f.read()).decode(), wanted[1])
            self.assertEqual([n for n in os.listdir(self.folder) if n.startswith("attrmap-")], [])

    def test_bad_target(self):
        for ending, (pack, _) in PACKERS.items():
            packed = pack(lines(self.HELD).encode())
            for data in (packed[:-5], b""):
                code, out, err = self.run_plan(self.WHAT, self.RECORDS, "--target", self.file("held" + ending, data))
                self.assertEqual((code, out), (2, ""))
                self.assertIn("E527", err)

    def test_no_room_for_the_copy(self):
        target = self.file("held.gz", gzip.compress(lines(self.HELD).encode()))
        p = subprocess.run([os.environ.get("ATTRMAP", "build/release/attrmap"), "plan", "--schema", self.file("s.json", json.dumps(self.WHAT)),
                            "--users", self.file("users", lines(self.RECORDS)), "--target", target], capture_output=True, env={**os.environ, "TMPDIR": "/does/not/exist"})
        self.assertEqual((p.returncode, p.stdout), (2, b""))
        self.assertIn(b"E525", p.stderr)
        self.assertIn(b"/does/not/exist", p.stderr)


if __name__ == "__main__":
    main()
