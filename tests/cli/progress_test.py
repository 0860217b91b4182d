#!/usr/bin/env python3
"""Progress on stderr and the summary of a run."""
import json
import os
import pty
import re
import subprocess
import time

from attrmap_cli import ATTRMAP, DATA, ROOT, CliTest, main
from plan_case import attribute, schema, user

MAPPING = {"a": "[x]", "b": "IgnoreFlowIfNullOrEmpty([x])", "c": "CDate([d])", "s": 'IIF([x] = "skip", IgnoreObjectFlow, "v")'}
RECORDS = [{"id": "1", "x": "1", "d": "2020-01-01"}, {"id": "2"}, {"id": "3", "x": "skip"}, {"id": "4", "x": "2", "d": "no"}]
TEXT = "".join(json.dumps(r) + "\n" for r in RECORDS) + "{broken\n"


class Progress(CliTest):
    def setUp(self):
        super().setUp()
        self.mapping = self.file("mapping.json", json.dumps(MAPPING))

    def slow(self, *arguments, **streams):
        """A run that takes 2.6 s, as its input does."""
        with subprocess.Popen([ATTRMAP, "map", "--mapping", self.mapping, "--users", "-", "--format", "ndjson", *arguments], stdin=subprocess.PIPE, **streams) as p:
            p.stdin.write(TEXT.encode() * 20000)
            p.stdin.flush()
            time.sleep(2.6)
            p.stdin.write(TEXT.encode())
            p.stdin.close()
            err = p.stderr.read().decode() if p.stderr else ""
            self.assertEqual(p.wait(timeout=60), 4)
            return err

    def on_terminal(self, *arguments, stdout=subprocess.DEVNULL):
        master, slave = pty.openpty()
        self.slow(*arguments, stdout=slave if stdout is None else stdout, stderr=slave)
        os.close(slave)
        seen = b""
        try:
            while piece := os.read(master, 65536):
                seen += piece
        except OSError:  # its end
            pass
        os.close(master)
        return seen.decode()

    def test_terminal(self):
        seen = self.on_terminal()
        self.assertRegex(seen, r"\rattrmap map: [0-9,]+ records, [0-9,]+/s, [0-9,]+ errors\x1b\[K")
        self.assertRegex(seen, r"\r\x1b\[Kattrmap map: 100005 records: ")  # the line is gone
        self.assertLess(seen.count("\r\x1b[K"), 2)
        self.assertLess(len(re.findall(r"records, ", seen)), 6)  # not before two seconds have passed
        self.assertNotIn("records, ", self.on_terminal("--progress", "never"))

    def test_short_run_shows_nothing(self):
        users = self.file("users", TEXT)
        master, slave = pty.openpty()
        subprocess.run([ATTRMAP, "map", "--mapping", self.mapping, "--users", users], stdout=subprocess.DEVNULL, stderr=slave, timeout=60)
        seen = os.read(master, 65536).decode()
        os.close(slave), os.close(master)
        self.assertRegex(seen, r"^attrmap map: 5 records: ")

    def test_no_terminal(self):
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        self.assertNotIn("records, ", self.slow(**streams))
        self.assertGreaterEqual(self.slow("--progress", "always", **streams).count(" records, "), 3)

    def test_json(self):
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        shown = [json.loads(line) for line in self.slow("--progress", "json", **streams).splitlines() if line.startswith("{")]
        self.assertIn(len(shown), (3, 4))
        self.assertEqual((shown[-1]["records"], shown[-1]["errors"]), (100005, 40002))
        for a, b in zip(shown, shown[1:-1]):
            self.assertAlmostEqual(b["seconds"] - a["seconds"], 1, delta=0.5)
        self.assertNotIn("bytesTotal", shown[0])
        users = self.file("users", TEXT * 2)
        _, _, err = self.run_cli("map", "--mapping", self.mapping, "--users", users, "--progress", "json")
        last = json.loads([line for line in err.splitlines() if line.startswith("{")][-1])
        size = os.path.getsize(users)
        _, _, err = self.run_cli("map", "--mapping", self.mapping, "--users", users, "--progress", "always")
        self.assertRegex(err, r"(?m)^attrmap map: 10 records, [0-9,]+/s, 4 errors, 100 %, 0:00 left$")
        self.assertEqual((last["records"], last["bytesRead"], last["bytesTotal"], last["secondsLeft"]), (10, size, size, 0))


class Summary(CliTest):
    def summary(self, *arguments, code):
        path = self.path("summary.json")
        got, out, err = self.run_cli(*arguments, "--summary", path)
        self.assertEqual(got, code, err)
        with open(path, encoding="utf-8") as f:
            summary = json.load(f)
        try:
            import jsonschema
        except ImportError:
            return summary, out
        with open(os.path.join(ROOT, "docs", "formats", "summary.schema.json"), encoding="utf-8") as f:
            schema = json.load(f)
        jsonschema.validators.validator_for(schema).check_schema(schema)
        jsonschema.validators.validator_for(schema)(schema).validate(summary)
        return summary, out

    def test_mapping(self):
        mapping, users = self.file("mapping.json", json.dumps(MAPPING)), self.file("users", TEXT)
        for jobs in ("1", "2"):
            summary, out = self.summary("map", "--mapping", mapping, "--users", users, "--jobs", jobs, code=4)
            self.assertGreaterEqual(summary.pop("seconds"), 0)
            summary.pop("version")
            self.assertEqual(summary, {
                "verb": "map", "complete": True, "resumed": False, "records": 5, "outcomes": {"mapped": 2, "skip": 1, "error": 2},
                "errors": {"E404": 1, "E502": 1},
                "targets": [{"target": "a", "value": 2, "null": 1, "ignored": 0, "error": 0}, {"target": "b", "value": 2, "null": 0, "ignored": 1, "error": 0},
                            {"target": "c", "value": 1, "null": 1, "ignored": 0, "error": 1}, {"target": "s", "value": 3, "null": 0, "ignored": 0, "error": 0}],
                "bytes": {"read": len(TEXT), "written": len(out.encode())}})

    def test_answers_agree(self):
        summary, out = self.summary("map", "--mapping", os.path.join(DATA, "mapping.json"), "--users", os.path.join(DATA, "users.json"), code=0)
        lines = [json.loads(line) for line in out.split("\n") if line]
        self.assertEqual({t["target"]: t["value"] for t in summary["targets"]}, {t["target"]: sum(t["target"] in a["values"] for a in lines) for t in summary["targets"]})
        self.assertEqual({t["target"]: t["ignored"] for t in summary["targets"]}, {t["target"]: sum(t["target"] in a.get("ignored", []) for a in lines) for t in summary["targets"]})

    def schema(self):
        _, text, _ = self.run_cli("schema", "template", "scim")
        return self.file("schema.json", text)

    def test_schema(self):
        summary, out = self.summary("map", "--schema", self.schema(), "--users", os.path.join(DATA, "users.json"), code=0)
        lines = [json.loads(line) for line in out.split("\n") if line]
        mapped = [a for a in lines if a["outcome"] == "mapped"]
        self.assertEqual(summary["outcomes"]["mapped"], len(mapped))
        for t in summary["targets"]:
            self.assertEqual(t["value"], sum(t["target"] in a["values"] for a in mapped), t)
            self.assertEqual(t["value"] + t["null"] + t["ignored"] + t["error"], len(mapped), t)

    def test_resources(self):
        """They have members that no mapping fills."""
        what = schema(attribute("title", "[jobTitle]"), unmapped=[{"name": "u%d" % i, "required": True, "defaultValue": "x"} for i in range(40)])
        users = self.file("users", "".join(json.dumps(user("u%d" % i, jobTitle="Boss" if i % 2 else None)) + "\n" for i in range(100)))
        summary, out = self.summary("map", "--schema", self.file("schema.json", json.dumps(what)), "--users", users, "--emit", "resource", code=0)
        self.assertEqual(json.loads(out.split("\n")[0])["u39"], "x")
        self.assertEqual([(t["target"], t["value"], t["null"]) for t in summary["targets"]], [("userName", 100, 0), ("active", 100, 0), ("title", 50, 50)])

    def test_plan(self):
        schema = self.schema()
        arguments = ["plan", "--schema", schema, "--option", "syncScope=all"]
        users = self.file("users", "".join(json.dumps(u) + "\n" for u in (
            {"id": "1", "userPrincipalName": "a@x", "accountEnabled": True, "displayName": "A"}, {"id": "2", "accountEnabled": True},
            {"id": "3", "userPrincipalName": "c@x", "accountEnabled": False})))
        groups = self.file("groups", '{"id":"g","displayName":"G","securityEnabled":true}\n[]\n')
        summary, _ = self.summary(*arguments, "--users", users, "--groups", groups, code=4)
        self.assertEqual((summary["records"], summary["outcomes"]), (5, {"request": 2, "none": 0, "skip": 1, "error": 2}))
        self.assertEqual(sum(summary["errors"].values()), 2)
        of = {(t["object"], t["target"]): (t["value"], t["null"], t["error"]) for t in summary["targets"]}
        self.assertEqual(of["User", "userName"][0], 1)
        self.assertEqual(of["Group", "displayName"], (1, 0, 0))

    def test_stopped(self):
        mapping, users = self.file("mapping.json", json.dumps(MAPPING)), self.file("users", TEXT)
        summary, _ = self.summary("map", "--mapping", mapping, "--users", users, "--on-error", "stop", code=4)
        self.assertEqual((summary["complete"], summary["records"], summary["stopped"]["why"]), (False, 4, "failed-record"))
        summary, _ = self.summary("map", "--mapping", mapping, "--users", self.file("cut", '[{"id":"1"},{"id":'), code=2)
        self.assertEqual(summary["stopped"]["why"], "input")
        summary, _ = self.summary("map", "--mapping", mapping, "--users", users, "--out", "/dev/full", code=2)
        self.assertEqual((summary["stopped"], summary["records"]), ({"why": "output", "message": "No space left on device", "resumable": False}, 0))

    def test_that_cannot_be_written(self):
        mapping, users = self.file("mapping.json", '{"a": "[x]"}'), self.file("users", '{"id":"1"}\n')
        for path in ("/does/not/exist/x", "/dev/full"):
            code, out, err = self.run_cli("map", "--mapping", mapping, "--users", users, "--summary", path)
            self.assertEqual((code, len(out.splitlines())), (2, 1))
            self.assertIn("E525", err)


if __name__ == "__main__":
    main()
