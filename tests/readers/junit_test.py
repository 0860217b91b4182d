#!/usr/bin/env python3
"""attrmap test --format junit, as a reader of JUnit reports has it."""
import json
import os

from readers import ROOT, ReaderTest, main

DATA = os.path.join(ROOT, "examples", "data")


def case(name, expression, expect, **more):
    return {"name": name, "expression": expression, "expect": expect, **more}


class JUnit(ReaderTest):
    def report(self, *arguments):
        code, out, _ = self.run_cli("test", *arguments, "--format", "junit")
        return code, self.read_by("junit.mjs", out)

    def test_what_passes_fails_and_does_not_compile(self):
        cases = [case("fine", '"x"', {"value": "x"}),
                 case('wrong <&"\u0001é\'', "ToUpper([a])", {"value": "y<"}, attributes={"a": "x & \u0002]]>"}),
                 case("two\nlines", "[b]", {"null": True}, attributes={"b": "it's\n\"here\""}),
                 case("broken", "Apend([a])", {"null": True})]
        path = self.file("a.suite.json", json.dumps({"cases": cases, "dialect": "cloudsync"}))
        code, all_suites = self.report(path)
        self.assertEqual(code, 3)
        counts = {"tests": 4, "failures": 2, "errors": 1, "skipped": 0}
        self.assertEqual({name: all_suites[name] for name in counts}, counts)
        self.assertEqual(all_suites["name"], "attrmap")
        suite, = all_suites["testsuite"]
        self.assertEqual({name: suite[name] for name in counts}, counts)
        self.assertEqual((suite["name"], suite["properties"]), (path, [{"name": "dialect", "value": "cloudsync"}]))

        read = suite["testcase"]
        self.assertEqual([c["name"] for c in read], ["fine", 'wrong <&"\ufffdé\'', "two\nlines", "broken"])
        for each in read:
            self.assertTrue(each["classname"].endswith(".a"))
            self.assertGreaterEqual(each["time"], 0)
        self.assertAlmostEqual(sum(each["time"] for each in read), suite["time"], places=4)
        self.assertEqual(suite["time"], all_suites["time"])

        self.assertEqual([sorted({"failure", "error", "skipped"} & set(c)) for c in read], [[], ["failure"], ["failure"], ["error"]])
        failure, = read[1]["failure"]
        self.assertEqual((failure["type"], failure["message"]), ("mismatch", 'expected "y<", got "X & \\u0002]]>"'))
        self.assertIn("ToUpper([a])", failure["inner"])
        self.assertEqual(read[2]["failure"][0]["message"], 'expected null, got "it\'s\\n\\"here\\""')
        error, = read[3]["error"]
        self.assertEqual(error["type"], "compile")
        self.assertIn("unknown function `Apend`", error["message"])
        self.assertIn("E204", error["inner"])

    def test_several_suites(self):
        self.file("b.suite.json", json.dumps({"cases": [case("x", "[x]", {"value": "1"})]}))
        self.file("c.suite.json", json.dumps({"cases": [case("x", "[x]", {"null": True}), case("y", '"y"', {"value": "y"})]}))
        code, all_suites = self.report(self.folder)
        self.assertEqual((code, all_suites["tests"], all_suites["failures"]), (1, 3, 1))
        self.assertEqual([(s["tests"], s["failures"]) for s in all_suites["testsuite"]], [(1, 1), (2, 0)])

    def test_the_example(self):
        code, all_suites = self.report(DATA)
        suite, = all_suites["testsuite"]
        self.assertEqual((code, suite["tests"], len(suite["testcase"]), suite["failures"], suite["errors"]), (0, 15, 15, 0, 0))
        self.assertEqual(suite["properties"], [{"name": "dialect", "value": "provisioning"}, {"name": "mapping", "value": "mapping.json"},
                                               {"name": "users", "value": "users.json"}])
        with open(os.path.join(DATA, "mapping.suite.json"), encoding="utf-8") as f:
            self.assertEqual([c["name"] for c in suite["testcase"]], [c["name"] for c in json.load(f)["cases"]])


if __name__ == "__main__":
    main()
