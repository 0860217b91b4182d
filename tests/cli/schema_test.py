#!/usr/bin/env python3
"""attrmap schema and attrmap parse-expression: samples, problems with their places, default schemas, exit codes."""
import json
import pathlib

from attrmap_cli import CliTest, main

SCHEMAS = pathlib.Path(__file__).resolve().parent.parent / "data" / "schemas"
SCIM, TASKIZE, MISTAKES = (str(SCHEMAS / name) for name in ("schema-scim-generic.json", "schema-taskize-connect.json", "mistakes.json"))


def load(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


class ParseExpression(CliTest):
    def ask(self, request):
        code, out, _ = self.run_cli("parse-expression", stdin=json.dumps(request))
        return code, json.loads(out)

    def test_samples(self):
        cases = load(SCHEMAS / "parse-expression.json")
        self.assertGreaterEqual(len(cases), 4)
        for case in cases:
            with self.subTest(case["note"]):
                code, answer = self.ask(case["request"])
                expected = case["response"]
                if expected["error"] is not None:  # code and message are the implementation's own
                    for member in ("code", "message"):
                        self.assertTrue(answer["error"][member])
                        answer["error"][member] = expected["error"][member]
                self.assertEqual(answer, expected)
                self.assertEqual(code, 0 if expected["parsingSucceeded"] else 3)

    def test_without_input_only_parsing_happens(self):
        code, answer = self.ask({"expression": "ToUpper( [a])"})
        self.assertEqual((code, answer["parsingSucceeded"], answer["evaluationSucceeded"]), (0, True, False))
        self.assertIsNone(answer["evaluationResult"])
        self.assertEqual(answer["parsedExpression"]["expression"], "ToUpper([a])")

    def test_file_and_dialect(self):
        request = self.file("request.json", json.dumps({"expression": '[a] & "x"', "testInputObject": {"properties": []}}))
        code, out, _ = self.run_cli("parse-expression", request, "--dialect", "cloudsync")
        self.assertEqual((code, json.loads(out)["evaluationResult"]), (0, ["x"]))

    def test_target_definition(self):
        def ask(expression, definition):
            properties = [{"key": "a", "value": ["x", "y"]}, {"key": "b", "value": True}]
            return self.ask({"expression": expression, "targetAttributeDefinition": definition,
                             "testInputObject": {"properties": properties}})
        self.assertEqual(ask("[a]", {"multivalued": True})[1]["evaluationResult"], ["x", "y"])
        code, answer = ask("[a]", {"name": "t"})
        self.assertEqual((code, answer["error"]["code"], answer["evaluationResult"]), (4, "ExpressionEvaluationFailed", None))
        self.assertEqual(ask("[b]", {"type": "boolean"})[1]["evaluationResult"], ["True"])
        self.assertEqual(ask('"x"', {"type": "Integer"})[0], 4)
        self.assertEqual(ask('"x"', {"type": "Boolean"})[0], 4)
        self.assertEqual(ask('" 042 "', {"type": "Integer"})[1]["evaluationResult"], ["42"])

    def test_no_request(self):
        for bad in ("", "{", "[]", '{"expression": 1}', '{"expression": "[a]", "testInputObject": {"properties": 1}}'):
            code, out, err = self.run_cli("parse-expression", stdin=bad)
            self.assertEqual((code, out), (2, ""), bad)
            self.assertTrue(err.startswith("attrmap parse-expression: "), err)


class Schema(CliTest):
    def test_show(self):
        code, out, err = self.run_cli("schema", "show", SCIM, "--object", "User")
        self.assertEqual((code, err), (0, ""))
        self.assertIn("nickName", out)
        self.assertIn("ObjectAddOnly", out)
        self.assertNotIn("members", out)
        code, out, _ = self.run_cli("schema", "show", SCIM, "--format", "json")
        self.assertEqual([len(part["mappings"]) for part in json.loads(out)], [3, 29])
        code, out, _ = self.run_cli("schema", "show", "-", "--format", "markdown", stdin=pathlib.Path(TASKIZE).read_bytes())
        self.assertEqual(out.count("\n| `"), 8)

    def test_other_kinds_of_jobs(self):
        for name, rule, count in (("cloud-sync.json", "AD2AADProvisioning", 8), ("crm-template-utf16.json", "USER_OUTBOUND_USER", 7),
                                  ("hr-workday.json", "WorkdayInbound", 6)):
            code, out, err = self.run_cli("schema", "show", str(SCHEMAS / name), "--rule", rule, "--format", "json")
            self.assertEqual(code, 0, err)
            self.assertEqual([len(part["mappings"]) for part in json.loads(out)], [count])

    def test_mistakes(self):
        code, out, err = self.run_cli("schema", "show", MISTAKES)
        self.assertEqual(code, 3)
        self.assertIn("externalid", out)
        self.assertIn("did you mean `externalId`?", err)
        code, out, err = self.run_cli("schema", "check", MISTAKES, "--format", "json")
        problems = json.loads(out)
        self.assertEqual((code, len(problems), err), (3, 10, ""))
        for problem in problems:
            self.assertTrue(problem["pointer"] and problem["line"] > 1 and problem["column"] > 1)
        code, out, _ = self.run_cli("schema", "check", MISTAKES, "--format", "short")
        self.assertEqual((code, len(out.splitlines())), (3, 10))

    def test_check_good(self):
        code, out, err = self.run_cli("schema", "check", TASKIZE)
        self.assertEqual((code, err), (0, ""))
        self.assertIn("no problems found", out)
        code, _, err = self.run_cli("schema", "check", SCIM, "--sync-all")
        self.assertEqual(code, 0)
        self.assertIn("W327", err)

    def test_usage(self):
        self.assertEqual(self.run_cli("schema")[0], 2)
        self.assertEqual(self.run_cli("schema", "show", "/nowhere/x.json")[0], 2)
        code, _, err = self.run_cli("schema", "show", TASKIZE, "--rule", "nope")
        self.assertEqual(code, 2)
        self.assertIn("USERGROUP_OUTBOUND_USERGROUP", err)
        code, _, err = self.run_cli("schema", "check", "-", stdin="{")
        self.assertEqual(code, 3)
        self.assertIn("E301", err)

    def test_templates(self):
        for name, sample in (("scim", SCIM), ("taskize-connect", TASKIZE)):
            code, out, _ = self.run_cli("schema", "template", name)
            self.assertEqual(code, 0)
            tables = [[o["attributeMappings"] for o in s["synchronizationRules"][0]["objectMappings"]]
                      for s in (json.loads(out), load(sample))]
            self.assertEqual(*tables)
            self.assertEqual(self.run_cli("schema", "check", "-", stdin=out)[0], 0)
        self.assertEqual(self.run_cli("schema", "template", "nope")[0], 2)


if __name__ == "__main__":
    main()
