#!/usr/bin/env python3
"""Hostile input through the real executable: a clear error each, bounded memory, the other records processed."""
import json
import os
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from attrmap_cli import ATTRMAP, CliTest, peak_megabytes  # noqa: E402


class Expressions(CliTest):
    def one(self, request):
        code, answers = self.requests(request, {"id": "after", "expression": '"fine"'})
        self.assertEqual(answers[-1]["value"], "fine")
        return answers[0]

    def test_too_long(self):
        answer = self.one({"expression": '"' + "x" * 9999 + '"'})
        self.assertEqual(answer["error"]["code"], "E116")
        self.assertIn("10001", answer["error"]["message"])

    def test_nesting(self):
        for opening, closing in (("(", ")"), ("Trim(", ")")):
            answer = self.one({"expression": opening * 100000 + "[a]" + closing * 100000})
            self.assertEqual(answer["outcome"], "error")
            self.assertIn(answer["error"]["code"], ("E116", "E117"))

    def test_nesting_within_the_length(self):
        answer = self.one({"expression": "(" * 4990 + "[a]" + ")" * 4990})
        self.assertEqual(answer["error"]["code"], "E117")

    def test_catastrophic_regex(self):
        answer = self.one({"expression": 'Replace([a], , "(a+)+$", , "", , )', "attributes": {"a": "a" * 40 + "b"}})
        self.assertEqual(answer["error"]["code"], "E415")

    def test_nul_in_text(self):
        answer = self.one({"expression": 'Join("-", [a], Len([a]))', "attributes": {"a": "x\0y"}})
        self.assertEqual(answer["value"], "x\0y-3")
        answer = self.one({"expression": '[a]\0'})
        self.assertEqual(answer["error"]["stage"], "syntax")

    def test_deep_json(self):
        code, answers = self.requests(b'{"expression": "[a]", "attributes": {"a": ' + b"[" * 100000 + b"]" * 100000 + b"}}", {"expression": '"fine"'})
        self.assertEqual((answers[0]["error"]["code"], answers[1]["value"]), ("E506", "fine"))

    def test_large_value(self):
        answer = self.one({"expression": "Len([a])", "attributes": {"a": "x" * 50_000_000}})
        self.assertEqual(answer["outcome"], "error")
        self.assertLess(peak_megabytes(), 400)


class Records(CliTest):
    MAPPING = {"v": "ToLower([a])"}

    def test_large_value(self):
        code, answers, _ = self.map(self.MAPPING, b'{"id":"1","a":"X"}\n{"id":"2","a":"' + b"x" * 50_000_000 + b'"}\n{"id":"3","a":"Y"}\n')
        self.assertEqual((code, [a["outcome"] for a in answers]), (4, ["mapped", "error", "mapped"]))
        self.assertEqual(answers[2]["values"], {"v": "y"})
        self.assertLess(peak_megabytes(), 400)

    def test_deep_json(self):
        code, answers, _ = self.map(self.MAPPING, b'{"id":"1","a":"X"}\n{"id":"2","a":' + b"[" * 100000 + b"]" * 100000 + b'}\n{"id":"3","a":"Y"}\n')
        self.assertEqual((code, [a["outcome"] for a in answers]), (4, ["mapped", "error", "mapped"]))

    def long_line(self, megabytes):
        mapping = self.file("m.json", json.dumps(self.MAPPING))
        with subprocess.Popen([ATTRMAP, "map", "--mapping", mapping, "--users", "-", "--jobs", "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as p:
            chunk = b"x" * (1 << 20)
            p.stdin.write(b'{"id":"1","a":"X"}\n{"id":"2","a":"')
            for _ in range(megabytes):
                p.stdin.write(chunk)
            p.stdin.write(b'"}\n{"id":"3","a":"Y"}\n')
            p.stdin.close()
            answers = [json.loads(line) for line in p.stdout]
            p.stderr.read()
            return p.wait(timeout=120), answers

    def test_line_longer_than_memory_allows(self):
        code, answers = self.long_line(300)
        self.assertEqual((code, [a["outcome"] for a in answers]), (4, ["mapped", "error", "mapped"]))
        self.assertEqual(answers[1]["errors"][0]["code"], "E505")
        self.assertLess(peak_megabytes(), 400)


if __name__ == "__main__":
    unittest.main()
