#!/usr/bin/env python3
"""`attrmap test`: suites, reports, coverage, updates, exit codes."""
import json
import os
import signal
import subprocess

from attrmap_cli import ATTRMAP, DATA, CliTest, main

SWITCH = 'Switch([state], "N/A", "WA", "Washington", "CA", "California")'


def case(name, expression, expect, **more):
    return {"name": name, "expression": expression, "expect": expect, **more}


class Suite(CliTest):
    def suite(self, *cases, name="a.suite.json", **more):
        return self.file(name, json.dumps({**more, "cases": cases}))

    def run_test(self, *arguments):
        return self.run_cli("test", *arguments)

    @staticmethod
    def read(path):
        with open(path, "rb") as f:
            return f.read()

    def outcome(self, one, **more):
        """(exit code, answer of the case)"""
        code, out, err = self.run_test(self.suite(one, **more), "--format", "json")
        self.assertIn(code, (0, 1, 3), err)
        return code, json.loads(out)["suites"][0]["cases"][0]

    def passes(self, one, **more):
        code, answer = self.outcome(one, **more)
        self.assertEqual((code, answer["passed"]), (0, True), answer)

    def test_expectations(self):
        for expression, expect, other in [('"x"', {"value": "x"}, {"value": "y"}),
                                          ("IsNull([a])", {"value": True}, {"value": "True"}),
                                          ('Len("abc")', {"value": 3}, {"value": "3"}),
                                          ('Split("a,b", ",")', {"value": ["a", "b"]}, {"value": ["a"]}),
                                          ("[a]", {"null": True}, {"value": ""}),
                                          ("IgnoreFlowIfNullOrEmpty([a])", {"ignored": True}, {"null": True}),
                                          ("IgnoreObjectFlow", {"ignored": True}, {"value": "x"}),
                                          ("Guid()", {"matches": "^[0-9a-f-]{36}$"}, {"matches": "^x"}),
                                          ('CDate("soon")', {"error": "E404"}, {"error": "E405"}),
                                          ('CDate("2021-07-02T00:00:00")', {"value": "7/2/2021 12:00:00 AM"}, {"error": "E404"}),
                                          ("Apend([a])", {"error": "E204"}, {"error": "E205"})]:
            self.passes(case("right", expression, expect))
            code, answer = self.outcome(case("wrong", expression, other))
            self.assertEqual((code, answer["passed"], answer["expected"]), (1, False, other), expression)

    def test_context(self):
        self.passes(case("clock", "Now()", {"value": "7/2/2021 3:33:38 PM"}), now="2021-07-02T15:33:38Z")
        self.passes(case("own clock", "Now()", {"value": "7/2/2022 12:00:00 AM"}, now="2022-07-02"), now="2021-07-02")
        self.passes(case("taken", 'SelectUniqueValue("A", "b")', {"value": "b"}, taken=["a"]))
        self.passes(case("parameter", "%D%", {"value": "x"}), parameters={"D": "x"})
        self.passes(case("domain", "DefaultDomain()", {"value": "x"}), defaultDomain="x")
        self.passes(case("option", 'Split("a, b", ",")', {"value": ["a", " b"]}), options={"trimSplitPieces": False})
        self.passes(case("dialect", '"t-" & [a]', {"value": "t-"}), dialect="cloudsync")
        self.passes(case("attributes", 'Join("|", [mobile], [flag])', {"value": "1|True"}, attributes={"mobilePhone": "1", "flag": True}))

    def test_users(self):
        users = os.path.join(DATA, "users.json")
        self.passes(case("by index", "[givenName]", {"value": "Adele"}, user=0), users=users)
        self.passes(case("by id", "[givenName]", {"value": "Adele"}, user="a0000001-5c1d-4b7e-9f00-000000000001"), users=users)
        self.file("users.csv", "id,mail\n1,a@b\n2,c@d\n")
        self.passes(case("of CSV, beside the suite", "[mail]", {"value": "c@d"}, user="2"), users="users.csv")
        code, _, err = self.run_test(self.suite(case("nobody", "[mail]", {"null": True}, user="3"), case("far", "[mail]", {"null": True}, user=2), users="users.csv"))
        self.assertEqual(code, 2)
        self.assertIn("no user of users.csv has the id 3", err)
        self.assertIn("users.csv has 2 users", err)
        self.assertEqual(self.run_test(self.suite(case("x", "[a]", {"null": True}), users="none.csv"))[0], 2)

    def test_failure_is_explained(self):
        path = self.suite(case("region", SWITCH, {"value": "Nevada"}, attributes={"state": "NV"}), case("fine", '"x"', {"value": "x"}))
        code, out, err = self.run_test(path)
        self.assertEqual((code, err), (1, ""))
        self.assertEqual(out, 'FAIL region\n  %s:1:12\n  expected  "Nevada"\n  got       "N/A"\n    %s  = "N/A"\n'
                              '      -- no key is "NV": the default\n      [state]  = "NV"\n\nFAIL %s: 1 of 2 failed\n' % (path, SWITCH, path))

    def test_names(self):
        path = self.suite(case("one", '"x"', {"value": "x"}), case("two", '"x"', {"value": "y"}))
        self.assertEqual(self.run_test(path, "--run", "^o")[:2], (0, "ok   %s: 1 passed\n" % path))
        self.assertEqual(self.run_test(path, "--run", "T|w")[0], 1)
        code, _, err = self.run_test(path, "--run", "three")
        self.assertEqual((code, err), (1, "attrmap test: no case ran\n"))
        self.assertEqual(self.run_test(path, "--run", "(")[0], 2)

    def test_folders(self):
        os.makedirs(self.path("b/c"))
        for name in ("b/z.suite.json", "b/c/y.suite.json", "b/other.json"):
            self.suite(case("x", '"x"', {"value": "x"}), name=name)
        code, out, _ = self.run_test(self.path("b"))
        self.assertEqual((code, [os.path.basename(line.split()[1]) for line in out.splitlines()[:2]]), (0, ["y.suite.json:", "z.suite.json:"]))
        self.assertIn("2 cases: 2 passed, 0 failed\n", out)
        os.mkdir(self.path("empty"))
        self.assertEqual(self.run_test(self.path("empty"))[0], 1)
        self.assertEqual(self.run_test(self.path("missing"))[0], 2)

    def test_no_suite(self):
        for text, place, message in [('{"cases": [', "1:", "no JSON"),
                                     ("[]", "1:1", "not an array"),
                                     ('{\n  "user": "x",\n  "cases": []}', "2:3", "unknown member `user`"),
                                     ('{"cases": [\n{"name": "a", "expresion": "[a]", "expect": {"null": true}}]}', "2:15", "did you mean `expression`?"),
                                     ('{"cases": [{"name": "a", "expression": "[a]"}]}', "1:12", "`expect` is missing"),
                                     ('{"cases": [{"name": "a", "expression": "[a]", "expect": {}}]}', "1:57", "exactly one"),
                                     ('{"cases": [{"name": "a", "expression": "[a]", "expect": {"null": true, "ignored": true}}]}', "1:57", "exactly one"),
                                     ('{"cases": [{"name": "a", "expression": "[a]", "expect": {"null": false}}]}', "1:66", "only be true"),
                                     ('{"cases": [{"name": "a", "expression": "[a]", "expect": {"matches": "a("}}]}', "1:7", "regular expression"),
                                     ('{"cases": [{"name": "a", "target": "t", "expect": {"null": true}}]}', "1:36", "schema"),
                                     ('{"cases": [{"expression": "[a]", "expect": {"null": true}}]}', "1:12", "`name`")]:
            path = self.file("bad.suite.json", text)
            code, out, err = self.run_test(path)
            self.assertEqual((code, out), (2, ""), text)
            self.assertIn("%s:%s" % (path, place), err)
            self.assertIn(message, err)

    def test_what_does_not_compile(self):
        path = self.suite(case("bad", "Apend([a])", {"null": True}))
        code, out, _ = self.run_test(path)
        self.assertEqual(code, 3)
        self.assertIn("error[E204]", out)
        code, out, _ = self.run_test(path, "--format", "json")
        self.assertEqual((code, json.loads(out)["suites"][0]["cases"][0]["diagnostics"][0]["code"]), (3, "E204"))

    def test_coverage(self):
        path = self.suite(case("wa", SWITCH, {"value": "Washington"}, attributes={"state": "WA"}), case("none", SWITCH, {"value": "N/A"}),
                          case("iif", 'IIF([a]="1", Switch([b], , "k", "v"), [c])', {"null": True}))
        code, out, _ = self.run_test(path, "--coverage")
        self.assertEqual(code, 0)
        self.assertIn("coverage: 3 of 7 branches (42 %)\n", out)
        self.assertIn('    Switch at 1:1 never took: key "CA"\n', out)
        self.assertIn("    IIF at 1:1 never took: True\n", out)
        self.assertIn('    Switch at 1:14 never took: default, key "k"\n', out)
        self.assertIn("    [b] was never evaluated\n", out)
        self.assertIn("    [c] was always null\n", out)
        self.assertNotIn("[state] was", out)
        coverage = json.loads(self.run_test(path, "--coverage", "--format", "json")[1])["coverage"]
        self.assertEqual((coverage["branches"], coverage["taken"]), (7, 3))
        self.assertEqual(self.run_test(path, "--threshold", "40")[0], 0)
        code, _, err = self.run_test(path, "--threshold", "50")
        self.assertEqual((code, err), (1, "attrmap test: coverage is 42.9 %, less than the 50.0 % asked for\n"))
        self.assertEqual(self.run_test(path, "--threshold", "101")[0], 2)

    def test_update_changes_nothing_else(self):
        text = ('\ufeff{ "cases":[\r\n\t{"name":"a", "expression":"Left(\\"Zoë\\", 3)","expect":  { "value" : "x" } , "note":"1.0"},\n'
                '{"expect":{"value":"y"},"name":"b","expression":"[n]"},{"name":"c","expression":"\\"x\\"","expect":{"value":"x"}},\n'
                '{"name":"d","expression":"CDate(\\"soon\\")","expect":{"null":true}}, {"name":"e","expression":"IgnoreAttributeFlow","expect":{"null":true}}]}\n')
        path = self.file("u.suite.json", text)
        code, _, err = self.run_test(path, "--update")
        self.assertEqual((code, err), (0, "attrmap test: %s: 4 expectations updated\n" % path))
        with open(path, "rb") as f:
            self.assertEqual(f.read().decode(), text.replace('{ "value" : "x" }', '{"value": "Zoë"}').replace('{"value":"y"}', '{"null": true}')
                             .replace('soon\\")","expect":{"null":true}', 'soon\\")","expect":{"error": "E404"}')
                             .replace('Flow","expect":{"null":true}', 'Flow","expect":{"ignored": true}'))
        self.assertEqual(self.run_test(path)[0], 0)

    def test_update_leaves_what_does_not_compile(self):
        path = self.suite(case("bad", "Apend([a])", {"null": True}), case("hidden", 'Redact("secret")', {"value": "x"}))
        before = self.read(path)
        code, out, err = self.run_test(path, "--update")
        self.assertEqual((code, self.read(path)), (3, before))
        self.assertIn("not updated: bad\n", err)

    def test_schema(self):
        self.file("schema.json", self.run_cli("schema", "template", "taskize-connect")[1])
        users = os.path.join(DATA, "users.json")
        cases = [{"name": "name", "target": "userName", "user": 0, "expect": {"value": "adele.vance@contoso.example"}},
                 {"name": "active is a boolean", "target": "active", "user": 6, "expect": {"value": False}}]
        code, out, err = self.run_test(self.suite(*cases, schema="schema.json", users=users), "--coverage")
        self.assertEqual(code, 0, out + err)
        self.assertIn("\n  displayName: 0 of 1, no case\n", out)
        self.assertIn("\n  active: 1 of 3\n", out)
        code, _, err = self.run_test(self.suite({"name": "x", "target": "userNam", "expect": {"null": True}}, schema="schema.json"))
        self.assertEqual(code, 2)
        self.assertIn("did you mean `userName`?", err)
        self.file("schema.json", "{}")
        self.assertEqual(self.run_test(self.suite(*cases, schema="schema.json", users=users))[0], 3)

    def test_mapping(self):
        self.file("mapping.json", json.dumps({"a": "ToUpper([x])", "b": "Apend([x])", "c": "[x]"}))
        upper = {"name": "upper", "target": "a", "attributes": {"x": "y"}, "expect": {"value": "Y"}}
        code, out, _ = self.run_test(self.suite(upper, mapping="mapping.json"), "--coverage")
        self.assertEqual(code, 0)
        self.assertIn("\n  c: 0 of 1, no case\n", out)
        self.assertEqual(self.run_test(self.suite({**upper, "target": "b"}, mapping="mapping.json"))[0], 3)
        self.assertEqual(self.run_test(self.suite({**upper, "target": "d"}, mapping="mapping.json"))[0], 2)
        self.file("mapping.json", "[]")
        self.assertEqual(self.run_test(self.suite(upper, mapping="mapping.json"))[0], 2)

    def test_watch(self):
        path = self.suite(case("x", "[a]", {"value": "1"}))
        p = subprocess.Popen([ATTRMAP, "test", path, "--watch"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            self.assertIn("exit code 1", p.stderr.readline())
            self.suite(case("x", "[a]", {"null": True}))
            self.assertEqual(p.stderr.readline(), "\n")
            self.assertIn("exit code 0", p.stderr.readline())
            p.send_signal(signal.SIGINT)
            p.wait(10)
        finally:
            p.kill()
            out = p.communicate()[0]
        self.assertIn("ok   %s: 1 passed\n" % path, out)

    def test_example(self):
        code, out, err = self.run_test(DATA, "--coverage", "--threshold", "70")
        self.assertEqual((code, err), (0, ""), out)

    def test_example_follows_the_published_schema(self):
        folder = os.path.join(os.path.dirname(DATA), "..", "docs", "formats")
        with open(os.path.join(folder, "suite.schema.json"), encoding="utf-8") as f:
            schema = json.load(f)
        with open(os.path.join(DATA, "mapping.suite.json"), encoding="utf-8") as f:
            suite = json.load(f)
        self.assertLessEqual(set(suite), set(schema["properties"]))
        for one in suite["cases"]:
            self.assertLessEqual(set(one), set(schema["definitions"]["case"]["properties"]))


if __name__ == "__main__":
    main()
