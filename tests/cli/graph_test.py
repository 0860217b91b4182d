#!/usr/bin/env python3
"""attrmap eval --format graph: responses of Microsoft Graph's parseExpression."""
import json
import os

from attrmap_cli import ROOT, CliTest, main

with open(os.path.join(ROOT, "tests", "data", "schemas", "parse-expression.json"), encoding="utf-8") as f:
    PAIRS = json.load(f)


class Graph(CliTest):
    def graph(self, expression, *arguments):
        code, out, err = self.run_cli("eval", expression, "--format", "graph", *arguments)
        self.assertEqual((err, out.count("\n")), ("", 1))
        return code, json.loads(out)

    def test_pairs(self):
        self.assertGreaterEqual(len(PAIRS), 4)
        for pair in PAIRS:
            with self.subTest(pair["note"]):
                request, wanted = pair["request"], dict(pair["response"])
                properties = (request["testInputObject"] or {"properties": []})["properties"]
                arguments = [a for p in properties for a in ("--set-json", p["key"] + "=" + json.dumps(p["value"]))]
                code, response = self.graph(request["expression"], *arguments)
                self.assertEqual(code, 0 if wanted["parsingSucceeded"] else 3)
                self.assertEqual(list(response), list(wanted))
                if wanted["error"] is not None:  # code and message are the implementation's
                    error = response.pop("error")
                    self.assertEqual(list(error), list(wanted.pop("error")))
                    self.assertRegex(error["message"], r"^E\d{3}: ")
                    self.assertNotEqual(error["code"], "")
                self.assertEqual(response, wanted)

    def test_canonical_text(self):
        self.assertEqual(self.graph(' Replace( [a],"-",,,"_",  , )')[1]["parsedExpression"]["expression"], 'Replace([a], "-", , , "_", , )')

    def test_evaluation_error(self):
        code, response = self.graph("CDate([d])", "--set", "d=nonsense")
        self.assertEqual((code, response["parsingSucceeded"], response["evaluationSucceeded"], response["evaluationResult"]), (4, True, False, None))
        self.assertEqual(response["parsedExpression"]["name"], "CDate")
        self.assertIn("E404", response["error"]["message"])

    def test_no_value(self):
        for expression in ("[a]", "IgnoreFlowIfNullOrEmpty([a])"):
            code, response = self.graph(expression)
            self.assertEqual((code, response["error"], response["evaluationSucceeded"], response["evaluationResult"]), (0, None, True, []))

    def test_list(self):
        self.assertEqual(self.graph('Split("a,b", ",")')[1]["evaluationResult"], ["a", "b"])

    def test_check_evaluates_nothing(self):
        code, response = self.graph('Error("never evaluated")', "--check")
        self.assertEqual((code, response["error"], response["parsingSucceeded"], response["evaluationSucceeded"], response["evaluationResult"]), (0, None, True, False, None))
        self.assertEqual(response["parsedExpression"]["name"], "Error")

    def test_tree_of_numbers_and_conditions(self):
        tree = self.graph('IIF([a]="x", Mid([u], 1, 8), "n")')[1]["parsedExpression"]
        self.assertEqual([p["key"] for p in tree["parameters"]], ["one", "two", "three", "four", "five"])
        mid = tree["parameters"][3]["value"]
        self.assertEqual(mid["parameters"][1], {"key": "start", "value": {"expression": '"1"', "name": "1", "type": "Constant", "parameters": []}})


if __name__ == "__main__":
    main()
