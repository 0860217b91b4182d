#!/usr/bin/env python3
"""attrmap eval --requests: the line protocol."""
import json
import subprocess

from attrmap_cli import ATTRMAP, CliTest, main


class Requests(CliTest):
    def test_order_and_ids(self):
        code, answers = self.requests(*[{"id": i, "expression": "[n]", "attributes": {"n": i}} for i in (3, "x", None, [1, {"a": "b"}])])
        self.assertEqual(code, 0)
        self.assertEqual([a.get("id") for a in answers], [3, "x", None, [1, {"a": "b"}]])
        self.assertEqual([a["outcome"] for a in answers], ["value", "value", "null", "value"])

    def test_values(self):
        _, answers = self.requests(
            {"id": 1, "expression": "IsNull([a])"},
            {"id": 2, "expression": "[l]", "attributes": {"l": ["a", "b"]}},
            {"id": 3, "expression": 'CDate("2020-03-16")'},
            {"id": 4, "expression": "[big]", "attributes": {"big": 9223372036854775807}},
            {"id": 5, "expression": "[f]", "attributes": {"f": 1.5}},
            {"id": 6, "expression": "AppRoleAssignmentsComplex([r])", "attributes": {"r": [{"appRoleId": "1", "appRoleDisplayName": "Dev", "appRoleValue": "dev"}]}},
            {"id": 7, "expression": "[u]", "attributes": {"u": "line\u2028separator\u0085"}})
        self.assertEqual(answers[0]["value"], True)
        self.assertEqual(answers[1]["value"], ["a", "b"])
        self.assertEqual((answers[2]["value"], answers[2]["type"]), ("3/16/2020 12:00:00 AM", "DateTime"))
        self.assertEqual(answers[3]["value"], 9223372036854775807)
        self.assertEqual(answers[4]["value"], "1.5")
        self.assertEqual(json.loads(answers[5]["value"][0]), {"primary": False, "type": "WindowsAzureActiveDirectoryRole", "display": "Dev", "value": "dev"})
        self.assertEqual(answers[6]["value"], "line\u2028separator\u0085")

    def test_bad_lines(self):
        code, answers = self.requests({"id": 1, "expression": '"a"'}, b"nonsense", b"[1]", b'{"id": 4}', b'{"id": 5, "expression": "[a]", "attributes": 3}',
                                      b'{"id": 6, "expression": "[a]", "dialect": "klingon"}', b'{"expression": "\xff"}', b"", {"id": 9, "expression": '"z"'})
        self.assertEqual(code, 4)
        self.assertEqual([a["outcome"] for a in answers], ["value"] + ["error"] * 6 + ["value"])
        for a in answers[1:-1]:
            self.assertEqual((a["error"]["stage"], a["error"]["code"]), ("input", "E509"))
        self.assertEqual(answers[3]["id"], 4)

    def test_errors(self):
        _, answers = self.requests({"id": 1, "expression": "Append([a]"}, {"id": 2, "expression": "Apend([a], 1)"}, {"id": 3, "expression": "CDate([d])", "attributes": {"d": "secret"}})
        self.assertEqual([a["error"]["stage"] for a in answers], ["syntax", "check", "evaluate"])
        self.assertEqual(answers[1]["error"]["span"], [0, 5])
        self.assertIn("Append", answers[1]["error"]["help"])
        self.assertNotIn("secret", json.dumps(answers[2]))

    def test_spans_are_bytes(self):
        expression = 'Join("é", Apend([a]))'
        _, answers = self.requests({"expression": expression})
        begin, end = answers[0]["error"]["span"]
        self.assertEqual(expression.encode()[begin:end], b"Apend")

    def test_options(self):
        _, answers = self.requests(
            {"expression": "Now()", "now": "2021-07-02T15:33:38Z"},
            {"expression": 'SelectUniqueValue("A@x", "b")', "taken": ["a@X"]},
            {"expression": "%P%", "parameters": {"P": "v"}},
            {"expression": 'Error("never evaluated")', "check": True},
            {"expression": "[a] & 1", "dialect": "cloudsync"},
            {"expression": "RandomString(8,1,1,1,1)", "randomSeed": 5},
            {"expression": "RandomString(8,1,1,1,1)", "randomSeed": 5},
            {"expression": "tolower([a])", "attributes": {"a": "X"}},
            {"expression": "[a]", "dialect": "connect"})
        self.assertEqual([a.get("value") for a in answers[:5]], ["7/2/2021 3:33:38 PM", "b", "v", True, "1"])
        self.assertEqual(answers[5], answers[6])
        self.assertEqual(answers[7]["warnings"][0]["code"], "W206")
        self.assertEqual(answers[8]["error"]["code"], "E201")

    def test_co_process(self):
        with subprocess.Popen([ATTRMAP, "eval", "--requests", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as p:
            for i in range(3):
                p.stdin.write(json.dumps({"id": i, "expression": "[a]", "attributes": {"a": str(i)}}).encode() + b"\n")
                p.stdin.flush()
                self.assertEqual(json.loads(p.stdout.readline())["value"], str(i))
            p.stdin.close()
            self.assertEqual(p.wait(timeout=10), 0)

    def test_ids_come_back_as_written(self):
        code, out, _ = self.run_cli("eval", "--requests", "-", stdin=b'\xef\xbb\xbf{"id": 1.0, "expression": "[a]"}\n{"id": "x", "expression": nonsense}\n')
        self.assertEqual((code, out.splitlines()[0]), (4, '{"id":1.0,"outcome":"null"}'))
        self.assertEqual(json.loads(out.splitlines()[1])["id"], "x")

    def test_file(self):
        path = self.file("requests.ndjson", '{"id":1,"expression":"\\"a\\""}\n{"id":2,"expression":"\\"b\\""}')
        code, out, _ = self.run_cli("eval", "--requests", path)
        self.assertEqual((code, [json.loads(l)["value"] for l in out.splitlines()]), (0, ["a", "b"]))


if __name__ == "__main__":
    main()
