#!/usr/bin/env python3
"""Hostile user files: a clear error each, bounded memory, the other records processed."""
import json
import os
import subprocess
import time

from limits import ATTRMAP, LimitsTest, answers, main

FIRST, LAST = {"id": "1", "a": "X"}, {"id": "3", "a": "Y"}


class Users(LimitsTest):
    def setUp(self):
        super().setUp()
        self.mapping = self.file("mapping.json", '{"v": "ToLower([a])"}')

    def map(self, path, *arguments, megabytes, code=4, feed=None):
        for jobs in ("1", "2"):
            run = self.measure("map", "--mapping", self.mapping, "--users", path, "--jobs", jobs, *arguments, feed=feed)
            self.assertEqual(run.code, code, run.err)
            self.check_bounds(run, megabytes)
        return answers(run.out)

    def middle(self, *pieces, megabytes=48):
        """The error code of the record 2 that is given in pieces, in the middle of an NDJSON file and of arrays."""
        codes = set()
        for begin, between, end in (("", "\n", "\n"), ("[", ",", "]"), ('{"value":[', ",\n", "]}")):
            path = self.file("users", begin, json.dumps(FIRST), between, *pieces, between, json.dumps(LAST), end)
            all_answers = self.map(path, megabytes=megabytes)
            self.assertEqual([(a["outcome"], a["values"]) for a in all_answers], [("mapped", {"v": "x"}), ("error", {}), ("mapped", {"v": "y"})], begin)
            self.assertEqual(all_answers[1]["record"], 2)
            codes.add(all_answers[1]["errors"][0]["code"])
        self.assertEqual(len(codes), 1, codes)
        return codes.pop()

    def test_large_value(self):
        self.assertEqual(self.middle('{"id":"2","a":"', (b"x", 50_000_000), '"}', megabytes=160), "E428")

    def test_large_value_of_an_attribute_that_nobody_reads(self):
        path = self.file("users", json.dumps(FIRST), '\n{"id":"2","b":"', (b"x", 50_000_000), '"}\n', json.dumps(LAST), "\n")
        self.assertEqual([a["outcome"] for a in self.map(path, megabytes=160, code=0)], ["mapped"] * 3)

    def test_large_list(self):
        self.assertEqual(self.middle('{"id":"2","a":[', (b"1,", 5_000_000), "1]}", megabytes=160), "E428")

    def test_large_cell(self):
        for quote in ("", '"'):
            path = self.file("users.csv", "id,a\n1,X\n2," + quote, (b"x", 50_000_000), quote + "\n3,Y\n")
            all_answers = self.map(path, "--format", "csv", megabytes=192)
            self.assertEqual([a["outcome"] for a in all_answers], ["mapped", "error", "mapped"])
            self.assertEqual((all_answers[1]["errors"][0]["code"], all_answers[2]["values"]), ("E428", {"v": "y"}))

    def test_quote_that_is_never_closed(self):
        path = self.file("users.csv", 'id,a\n1,X\n2,"', (b"x,y\n", 10_000_000))
        all_answers = self.map(path, "--format", "csv", megabytes=192)
        self.assertEqual(([a["outcome"] for a in all_answers], all_answers[1]["errors"][0]["code"]), (["mapped", "error"], "E507"))

    def test_long_run(self):
        """Counting, the journal and the progress keep nothing of the records."""
        user = b'{"id":"1","a":"X","d":"2020-01-01"}\n'
        mapping = self.file("mapping.json", '{"v": "ToLower([a])", "e": "CDate([a])"}')
        for users in (20_000, 500_000):
            path = self.file("users", (user, users))
            for jobs in ("1", "2"):
                run = self.measure("map", "--mapping", mapping, "--users", path, "--out", self.path("out"), "--jobs", jobs, "--summary", self.path("summary"), "--progress", "json")
                self.assertEqual(run.code, 4, run.err)
                self.check_bounds(run, 48)

    def test_value_for_eval(self):
        user = self.file("user.json", '{"id":"2","a":"', (b"x", 50_000_000), '"}')
        run = self.measure("eval", "Len([a])", "--user", user)
        self.assertEqual((run.code, run.out), (2, ""))
        self.assertIn("E428", run.err)
        self.check_bounds(run, 192)
        for run in (self.measure("eval", "Count([b])", "--user", user), self.measure("eval", "Count([b])", "--user", "-", stdin=user)):
            self.assertEqual((run.code, run.out), (0, "0\n"))
            self.check_bounds(run, 192)
        run = self.measure("eval", "[a]", "--user", self.file("larger.json", '{"a":"', (b"x", 100_000_000), '"}'))
        self.assertEqual((run.code, run.out), (2, ""))
        self.assertIn("larger than", run.err)
        self.check_bounds(run, 192)

    def test_deep_json(self):
        for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
            self.assertEqual(self.middle('{"id":"2","a":', (opening, 100000), "1", (closing, 100000), "}"), "E506")
        run = self.measure("eval", "[a]", "--user", self.file("user.json", '{"a":', (b"[", 100000), (b"]", 100000), "}"))
        self.assertEqual((run.code, run.out), (2, ""))
        self.assertIn("E506", run.err)
        self.check_bounds(run, 48)
        run = self.measure("map", "--mapping", self.mapping, "--users", self.file("open.json", (b"[", 100000)))
        self.assertEqual(run.code, 2)
        self.assertIn("E523", run.err)
        self.check_bounds(run, 48)

    def test_deep_mapping(self):
        for content in ([(b"[", 100000)], ['{"a":', (b'{"a":', 100000), "1", (b"}", 100001)]):
            run = self.measure("map", "--mapping", self.file("deep.json", *content), "--users", self.file("u", "{}\n"))
            self.assertEqual((run.code, run.out), (3, ""))
            self.assertIn("E540", run.err)
            self.check_bounds(run, 64)

    def test_invalid_utf8(self):
        for bad in (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\x80"):
            self.assertEqual(self.middle(b'{"id":"2","a":"x' + bad + b'"}'), "E504")
        path = self.file("users.csv", b"id,a\n1,X\n2,\xff\n3,Y\n")
        all_answers = self.map(path, "--format", "csv", megabytes=48)
        self.assertEqual(([a["outcome"] for a in all_answers], all_answers[1]["errors"][0]["code"]), (["mapped", "error", "mapped"], "E504"))

    def test_nul(self):
        path = self.file("users", json.dumps(FIRST), '\n{"id":"2","a":"X\\u0000Y"}\n', json.dumps(LAST), "\n")
        self.assertEqual([a["values"]["v"] for a in self.map(path, megabytes=48, code=0)], ["x", "x\0y", "y"])
        self.assertEqual(self.middle(b'{"id":"2","a":"X\0Y"}'), "E501")
        path = self.file("users", json.dumps(FIRST), "\n", (b"\0", 1000), "\n", json.dumps(LAST), "\n")
        self.assertEqual([a["outcome"] for a in self.map(path, megabytes=48)], ["mapped", "error", "mapped"])

    def test_truncated_line(self):
        for line in ('{"id":"2","a":"x', '{"id":"2","a":', '{"id":"2"', '{"id":"2","a":["x"', '{"id":"2",'):
            path = self.file("users", json.dumps(FIRST), "\n", line, "\n", json.dumps(LAST), "\n")
            all_answers = self.map(path, megabytes=48)
            self.assertEqual([a["outcome"] for a in all_answers], ["mapped", "error", "mapped"], line)
            self.assertEqual(all_answers[1]["errors"][0]["code"], "E502", line)
            path = self.file("users", json.dumps(FIRST), "\n", json.dumps(LAST), "\n", line)
            all_answers = self.map(path, megabytes=48)
            self.assertEqual(([a["outcome"] for a in all_answers], all_answers[2]["errors"][0]["code"]), (["mapped", "mapped", "error"], "E502"), line)

    def test_line_of_300_megabytes(self):
        def feed(begin, end):
            def write(pipe):
                pipe.write(begin)
                block = b"x" * (1 << 16)
                for _ in range(300 * 16):
                    pipe.write(block)
                pipe.write(end)
            return write

        for form, begin, end in (("ndjson", b'{"id":"1","a":"X"}\n{"id":"2","a":"', b'"}\n{"id":"3","a":"Y"}\n'), ("json", b'[{"id":"1","a":"X"},{"id":"2","a":"', b'"},{"id":"3","a":"Y"}]'),
                                 ("csv", b"id,a\n1,X\n2,", b"\n3,Y\n")):
            all_answers = self.map("-", "--format", form, megabytes=160, feed=feed(begin, end))
            self.assertEqual([a["outcome"] for a in all_answers], ["mapped", "error", "mapped"])
            self.assertEqual((all_answers[1]["errors"][0]["code"], all_answers[2]["values"]), ("E505", {"v": "y"}))
        for form, code in (("ndjson", 4), ("json", 2), ("csv", 2)):  # nothing but the one line
            run = self.measure("map", "--mapping", self.mapping, "--users", "-", "--format", form, feed=feed(b"", b""))
            self.assertEqual(run.code, code, run.err)
            self.assertRegex(run.out + run.err, r"E5\d\d")
            self.check_bounds(run, 160)

    def test_many_small_records_do_not_add_up(self):
        path = self.file("users", (b'{"id":"1","a":"Some Text That Is Not Short","b":[1,2,3]}\n', 1_000_000))
        run = self.measure("map", "--mapping", self.mapping, "--users", path, "--jobs", "2", "--out", self.path("out"))
        self.assertEqual(run.code, 0, run.err)
        self.check_bounds(run, 96)
        with open(self.path("out"), "rb") as f:
            self.assertEqual(sum(1 for _ in f), 1_000_000)

    def test_slow_reader_holds_the_run(self):
        # A reader that takes nothing must not make the answers pile up in memory.
        path = self.file("users", (b'{"id":"1","a":"' + b"x" * 1000 + b'"}\n', 200_000))
        with subprocess.Popen([ATTRMAP, "map", "--mapping", self.mapping, "--users", path, "--jobs", "2"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as p:
            time.sleep(1.0)
            lines = sum(1 for _ in p.stdout)
            _, status, usage = os.wait4(p.pid, 0)
            p.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual((p.returncode, lines), (0, 200_000))
        self.assertLess(usage.ru_maxrss / 1024, 96)


if __name__ == "__main__":
    main()
