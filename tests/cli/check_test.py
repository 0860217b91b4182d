"""`attrmap check`: findings in expressions, mapping files and schemas; their formats, suppressions, exit codes."""
import json
import os
import re

import pitfalls
from attrmap_cli import ROOT, CliTest, main

EMPTY = 'IIF([country] = "", "Other", [country])'
SCHEMAS = os.path.join(ROOT, "tests", "data", "schemas")


class Check(CliTest):
    def check(self, *arguments):
        """(exit code, findings, stderr)"""
        code, out, err = self.run_cli("check", *arguments, "--format", "json")
        return code, json.loads(out), err

    def codes(self, *arguments):
        return [f["code"] for f in self.check(*arguments)[1]]

    def mapping(self, name="mapping.json", **targets):
        return self.file(name, json.dumps(targets, indent=1))

    def suppressions(self, *entries, name=".attrmap-suppressions.json"):
        return self.file(name, json.dumps(list(entries)))


class Expressions(Check):
    def test_fine(self):
        self.assertEqual(self.run_cli("check", "-e", "[mail]"), (0, "no problems found\n", ""))

    def test_a_lint(self):
        code, out, err = self.run_cli("check", "-e", EMPTY)
        self.assertEqual((code, err), (0, ""))
        self.assertIn('warning[W242]: a comparison with "" is never true', out)
        self.assertIn("^^^^^^^^^^^^^^", out)
        self.assertTrue(out.endswith("0 errors, 1 warning, 0 notes\n"))
        self.assertEqual(self.run_cli("check", "-e", EMPTY, "--fail-on", "warning")[0], 1)

    def test_a_note_fails_nothing(self):
        code, findings, _ = self.check("-e", 'IIF(DateDiff("d", Now(), [hireDate]) >= 0, "a", "b")', "--fail-on", "warning")
        self.assertEqual(code, 0)
        self.assertEqual([(f["code"], f["severity"]) for f in findings], [("W247", "note")])
        self.assertIn("`[hireDate]` is after, or less than 1 day before, `Now()`", findings[0]["message"])
        self.assertIn("true for `[hireDate]` = 2026-01-15", findings[0]["notes"][1])

    def test_what_does_not_compile(self):
        code, findings, _ = self.check("-e", "Append([a]")
        self.assertEqual(code, 3)
        self.assertEqual(findings[0]["code"], "E103")
        self.assertIsNone(findings[0]["file"])
        self.assertEqual(self.run_cli("check", "-e", 'Apend([a], "x")', "--fail-on", "error")[0], 3)

    def test_the_target_counts(self):
        names = 'Join(".", [givenName], [surname])'
        self.assertEqual(self.codes("-e", names), [])
        self.assertEqual(self.codes("-e", names, "--target", "userName"), ["W255"])
        self.assertEqual(self.codes("-e", names, "--target", "sAMAccountName"), ["W254", "W255"])

    def test_the_dialect_counts(self):
        three = 'FormatDateTime([a], "yyyy", "yy")'
        self.assertEqual(self.codes("-e", three), ["W258"])
        self.assertEqual(self.codes("-e", three, "--dialect", "cloudsync"), [])

    def test_a_file_has_lines(self):
        path = self.file("e.txt", 'IIF([a] = "x",\n  Item([b],\n    0),\n  "c")\n\n')
        self.assertEqual(self.run_cli("check", path, "--format", "short"),
                         (0, path + ":3:5: W248: `Item` counts from 1: the index 0 is always outside of the list\n", ""))

    def test_usage(self):
        self.assertEqual(self.run_cli("check")[0], 2)
        self.assertEqual(self.run_cli("check", "x", "-e", "[a]")[0], 2)
        self.assertEqual(self.run_cli("check", self.path("nothing"))[0], 2)


class Files(Check):
    def test_a_mapping_file(self):
        path = self.file("m.json", '{"a":\n  "Append([x],\\n \\"y\\" ",\n "userName": "Join([givenName], \\"\\")",',
                         ' "n": 5, "a": "[z]"}')
        code, findings, _ = self.check(path)
        self.assertEqual(code, 3)
        self.assertEqual([(f["code"], f.get("target"), f["line"], f["pointer"]) for f in findings],
                         [("E103", "a", 2, "/a"), ("W255", "userName", 3, "/userName"), ("E540", None, 3, "/n"),
                          ("E541", None, 3, "/a")])
        self.assertEqual(findings[1]["column"], 20)
        self.assertEqual(findings[1]["span"], [5, 16])

    def test_a_file_that_is_no_json(self):
        code, findings, _ = self.check(self.file("m.json", '{"a": "[x]",\n}'))
        self.assertEqual((code, findings[0]["code"], findings[0]["line"]), (3, "E540", 2))

    def test_deep_json(self):
        self.assertEqual(self.check(self.file("m.json", '{"a":', (b"[", 100000)))[0], 3)

    def test_schemas(self):
        for name in ("hr-workday.json", "crm-template-utf16.json"):
            self.assertEqual(self.check(os.path.join(SCHEMAS, name))[:2], (0, []), name)
        code, findings, _ = self.check(os.path.join(SCHEMAS, "cloud-sync.json"))
        self.assertEqual(code, 0)
        self.assertEqual([(f["code"], f["target"]) for f in findings],
                         [("W244", "AccountEnabled"), ("W316", "ImmutableId"), ("W244", "Upn")])
        self.assertTrue(findings[0]["pointer"].startswith("/synchronizationRules/0/objectMappings/0/attributeMappings/"))

    def test_a_lint_in_a_schema_has_its_place(self):
        _, text, _ = self.run_cli("schema", "template", "scim")
        schema = json.loads(text)
        m = next(m for a in schema["synchronizationRules"][0]["objectMappings"] for m in a["attributeMappings"]
                 if m["targetAttributeName"] == "displayName")
        m["source"] = {"type": "Function", "name": "IIF", "expression": 'IIF([displayName]="","x",[displayName])'}
        path = self.file("s.json", json.dumps(schema, indent=1))
        code, findings, _ = self.check(path)
        self.assertEqual(code, 0)
        found = [f for f in findings if f["code"] == "W242"]
        self.assertEqual([(f["target"], f["endColumn"] - f["column"]) for f in found],
                         [("displayName", len('[displayName]=\\"\\"'))])
        with open(path) as f:
            self.assertIn("IIF([displayName]", f.read().split("\n")[found[0]["line"] - 1])

    def test_an_unreadable_file_does_not_stop_the_others(self):
        code, findings, err = self.check(self.path("nothing"), self.file("e.txt", EMPTY))
        self.assertEqual((code, [f["code"] for f in findings]), (2, ["W242"]))
        self.assertIn("nothing", err)


class Guide(Check):
    def test_every_example_of_the_pitfalls_gives_its_code(self):
        rows = pitfalls.rows()
        self.assertGreater(len(rows), 70)
        for expression, target, wanted in rows:
            with self.subTest(expression=expression):
                exit_code, findings, _ = self.check("-e", expression, *(["--target", target] if target else []))
                self.assertIn(wanted, [f["code"] for f in findings])
                self.assertEqual(exit_code, 3 if wanted[0] == "E" else 0)

    def test_every_row_has_a_test(self):
        coded = re.findall(r"\| ([EW]\d+) \|$", pitfalls.page(), re.MULTILINE)
        self.assertEqual(len(coded), len(pitfalls.rows()) + len(pitfalls.of_schemas()) + coded.count("E116"))
        self.assertEqual(self.codes("-e", '"%s"' % ("x" * 10_000)), ["E116"])

    def test_the_mistakes_of_schemas(self):
        mistakes = {"E320": ("userName", "SelectUniqueValue([mail], [userPrincipalName])"), "E319": ("userName", 'Join("@", [mailNickname], [city])'),
                    "W253": ("userName", "[mail]"), "E318": ("displayName", "[appRoleAssignments]"),
                    "E322": ("active", 'Switch([IsSoftDeleted], , "False", "yes", "True", "no")'),
                    "W327": ("displayName", "SingleAppRoleAssignment([appRoleAssignments])")}
        self.assertEqual(sorted(pitfalls.of_schemas()), sorted(mistakes))
        template = self.run_cli("schema", "template", "taskize-connect")[1]
        for code, (target, expression) in mistakes.items():
            with self.subTest(code=code):
                schema = json.loads(template)
                source, = [m["source"] for o in schema["synchronizationRules"][0]["objectMappings"] if o["targetObjectName"].endswith("User")
                           for m in o["attributeMappings"] if m["targetAttributeName"] == target]
                source.clear()
                source.update(type="Function", expression=expression)
                found = self.check(self.file("schema.json", json.dumps(schema)), *(["--sync-all"] if code == "W327" else []))[1]
                self.assertIn((code, target), [(f["code"], f.get("target")) for f in found])


class Formats(Check):
    def test_sarif(self):
        path = self.mapping(name="my mapping.json", a=EMPTY, b="Append([c]", c='Item([d], 0)')
        self.suppressions({"code": "W248", "reason": "the list has a first item 0"})
        code, out, _ = self.run_cli("check", path, "--format", "sarif")
        self.assertEqual(code, 3)
        log = json.loads(out)
        self.assertEqual(log["version"], "2.1.0")
        self.assertEqual(list(log), ["$schema", "version", "runs"])
        run, = log["runs"]
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual([r["id"] for r in rules], ["W242", "E103", "W248"])
        for r in rules:
            self.assertLessEqual({"id", "name", "shortDescription", "fullDescription", "help"}, set(r))
            self.assertIn(r["defaultConfiguration"]["level"], ("error", "warning", "note"))
        for r in run["results"]:
            self.assertEqual(rules[r["ruleIndex"]]["id"], r["ruleId"])
            place = r["locations"][0]["physicalLocation"]
            self.assertTrue(place["artifactLocation"]["uri"].endswith("my%20mapping.json"))
            region = place["region"]
            self.assertTrue(all(region[k] >= 1 for k in ("startLine", "startColumn", "endLine", "endColumn")))
        self.assertEqual([r.get("suppressions") for r in run["results"]],
                         [None, None, [{"kind": "external", "justification": "the list has a first item 0"}]])

    def test_github(self):
        path = self.mapping(a=EMPTY)
        self.assertEqual(self.run_cli("check", path, "--format", "github")[1],
                         "::warning file=%s,line=2,endLine=2,col=12,endColumn=28,"
                         'title=W242 comparison-with-empty-text::a comparison with "" is never true (target a)'
                         "%%0Ahelp: ask with IsNullOrEmpty, or give a replacement with Coalesce\n" % path)
        out = self.run_cli("check", "-e", "Append([a]", "--format", "github")[1]
        self.assertTrue(out.startswith("::error file=expression,line=1,"))

    def test_short_and_json_of_nothing(self):
        self.assertEqual(self.run_cli("check", "-e", "[a]", "--format", "short")[1], "")
        self.assertEqual(self.run_cli("check", "-e", "[a]", "--format", "json")[1], "[]\n")


class Suppressions(Check):
    def test_beside_the_file(self):
        path = self.mapping(a=EMPTY, b=EMPTY)
        self.suppressions({"code": "comparison-with-empty-text", "target": "a", "reason": "checked with the HR team"})
        code, findings, err = self.check(path, "--fail-on", "warning")
        self.assertEqual((code, err), (1, ""))
        self.assertEqual([(f["target"], f.get("suppressed")) for f in findings],
                         [("a", "checked with the HR team"), ("b", None)])
        out = self.run_cli("check", path)[1]
        self.assertEqual(out.count("W242"), 1)
        self.assertTrue(out.endswith("0 errors, 1 warning, 0 notes (1 suppressed)\n"))

    def test_a_file_of_its_own(self):
        one, two = self.mapping(name="one.json", a=EMPTY), self.mapping(name="two.json", a=EMPTY)
        accepted = self.suppressions({"code": "W242", "file": "two.json", "reason": "r"}, name="accepted.json")
        _, findings, err = self.check(one, two, "--suppress", accepted)
        self.assertEqual([f.get("suppressed") for f in findings], [None, "r"])
        self.assertEqual(err, "")

    def test_unused_ones_are_told(self):
        path = self.mapping(a="[x]")
        self.suppressions({"code": "W242", "target": "a", "reason": "r"}, {"code": "W248", "file": "other.json", "reason": "r"})
        code, out, err = self.run_cli("check", path)
        self.assertEqual((code, out), (0, "no problems found\n"))
        self.assertEqual(len(err.splitlines()), 1)
        self.assertIn("the suppression of W242, target a is not used", err)

    def test_bad_files(self):
        path = self.mapping(a=EMPTY)
        for entry, message in (({"code": "W242"}, "suppression 1: the reason is missing"),
                               ({"code": "W242", "reason": "  "}, "the reason is missing"),
                               ({"code": "W999", "reason": "r"}, "there is no code `W999`"),
                               ({"code": "W242", "reasn": "r"}, "unknown member `reasn`"),
                               ({"code": "W242", "reason": 5}, "`reason` must be a text"),
                               (5, "an object is wanted")):
            self.suppressions(entry)
            code, _, err = self.run_cli("check", path)
            self.assertEqual(code, 2)
            self.assertIn(message, err)
        self.file(".attrmap-suppressions.json", "{")
        self.assertEqual(self.run_cli("check", path)[0], 2)
        self.assertEqual(self.run_cli("check", path, "--suppress", self.path("nothing"))[0], 2)


if __name__ == "__main__":
    main()
