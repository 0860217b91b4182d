#!/usr/bin/env python3
"""attrmap check --format sarif, against the JSON Schema of SARIF 2.1.0."""
import json
import os

from readers import ROOT, ReaderTest, main
import pitfalls

SCHEMAS = os.path.join(ROOT, "tests", "data", "schemas")
EMPTY = 'IIF([country] = "", "Other", [country])'


class Sarif(ReaderTest):
    def log(self, *arguments):
        """The log of a check that finds something, after the schema took it."""
        out = self.run_cli("check", *arguments, "--format", "sarif")[1]
        log = json.loads(out)
        self.assertGreater(len(log["runs"][0]["results"]), 0)
        self.assertEqual(self.read_by("sarif.mjs", out), [])
        return log

    def test_the_schema_is_asked(self):
        wrong = {"version": "2.1.0", "runs": [{"results": [{"message": {"text": "x"}, "level": "fatal"}]}]}
        problems = self.read_by("sarif.mjs", json.dumps(wrong))
        self.assertTrue(any("'tool'" in problem for problem in problems), problems)
        self.assertTrue(any("level" in problem for problem in problems), problems)

    def test_nothing_found(self):
        self.assertEqual(self.read_by("sarif.mjs", self.run_cli("check", "-e", "[mail]", "--format", "sarif")[1]), [])

    def test_expressions(self):
        for expression in (EMPTY, "Append([a]", "ToLower(\n  mail)", 'IIF(DateDiff("d", Now(), [hireDate]) >= 0, "a", "b")', "\u201cx\u201d"):
            self.log("-e", expression)

    def test_a_mapping_with_accepted_findings(self):
        mapping = self.file("my mäpping #1.json", json.dumps({"a": EMPTY, "b": "Append([c]", 'x[type eq "y"].value': "Item([d], 0)"}))
        self.file(".attrmap-suppressions.json", json.dumps([{"code": "W248", "reason": "the list has a first item 0"}]))
        results = self.log(mapping)["runs"][0]["results"]
        self.assertEqual([len(r.get("suppressions", [])) for r in results], [0, 0, 1])

    def test_files_that_are_no_json(self):
        self.log(self.file("m.json", '{"a": "[x]",\n}'))
        self.log(self.file("n.json", '{"a": 5}'))

    def test_schemas(self):
        for name in ("cloud-sync.json", "mistakes.json", "parse-expression.json"):
            self.log(os.path.join(SCHEMAS, name))

    def test_every_published_mistake(self):
        """All expressions of docs/errors/pitfalls.md in one mapping file."""
        rows = pitfalls.rows()
        log = self.log(self.file("all.json", json.dumps({f"target{i}": row[0] for i, row in enumerate(rows)})))
        self.assertGreater(len(log["runs"][0]["tool"]["driver"]["rules"]), 40)


if __name__ == "__main__":
    main()
