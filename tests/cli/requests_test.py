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
        expression = 'Append("😀ü", CDate([é😀]))'
        _, answers = self.requests({"expression": expression, "attributes": {"é😀": "x"}})
        begin, end = answers[0]["error"]["span"]
        self.assertEqual(expression.encode()[begin:end].decode(), "[é😀]")

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
            for i in range(20):
                p.stdin.write(json.dumps({"id": i, "expression": "[a]", "attributes": {"a": str(i)}}).encode() + b"\n")
                p.stdin.flush()
                self.assertEqual(json.loads(p.stdout.readline())["value"], str(i))
            for line, outcome in [(b"nonsense\n", "error"), (b'{"expression": "Append("}\n', "error"), (b'\n{"expression": "[a]"}\n', "null")]:
                p.stdin.write(line)
                p.stdin.flush()
                self.assertEqual(json.loads(p.stdout.readline())["outcome"], outcome)
            p.stdin.write(b'{"id": 1, "expres')  # a line that comes in two pieces
            p.stdin.flush()
            p.stdin.write(b'sion": "[a]"}\n{"id": 2, "expression": "[a]"}\n')
            p.stdin.flush()
            self.assertEqual([json.loads(p.stdout.readline())["id"] for _ in range(2)], [1, 2])
            p.stdin.close()
            self.assertEqual(p.wait(timeout=10), 4)  # one line was no request

    def test_ids_come_back_as_written(self):
        ids = ["1.0", "1e400", "-0", "12345678901234567890123", "null", "false", '""', "{}", "[]", '{"x":[1.50,null,{"y":"\\u00e9"}]}', '"\\ud800"', '"é"', '{"appRoleId":"1","displayName":"d"}']
        lines = "".join('{"id": %s, "expression": "[a]"}\n' % i for i in ids) + "".join('{"expression": "[a]", "attributes": {"id": [{}, "}"]}, "id" :%s }\n' % i for i in ids)
        code, out, _ = self.run_cli("eval", "--requests", "-", stdin=lines)
        self.assertEqual(code, 0)
        self.assertEqual(out.splitlines(), ['{"id":%s,"outcome":"null"}' % i for i in ids] * 2)

    def test_id_of_a_broken_line(self):
        for line, wanted in [(b'{"id": "x", "expression": nonsense}', "x"), (b'{"id": 7, "expression": "a', 7), (b'{"id": nonsense, "expression": "[a]"}', None), (b'{"id": [}, "expression": "[a]"}', None),
                             (b'{"id": "x', None), (b'"id"', None), (b'{"id', None), (b'{"id":', None), (b"{", None), (b'{"id": "\xff", "expression": "[a]"}', None)]:
            code, answers = self.requests(line)
            self.assertEqual((code, [a["outcome"] for a in answers]), (4, ["error"]), line)
            self.assertEqual(answers[0].get("id"), wanted, line)

    def test_line_ends(self):
        code, out, _ = self.run_cli("eval", "--requests", "-", stdin=b'\xef\xbb\xbf{"id":1,"expression":"[a]"}\r\n\r\n  \n{"id":2,"expression":"[a]"}')
        self.assertEqual((code, [json.loads(l)["id"] for l in out.splitlines()]), (0, [1, 2]))
        self.assertEqual(self.run_cli("eval", "--requests", "-")[:2], (0, ""))

    def test_defaults_come_from_the_flags(self):
        lines = [{"expression": "Now()"}, {"expression": "Now()", "now": "2020-01-01T00:00:00Z"}, {"expression": "%P%"}, {"expression": "%P%", "parameters": {"P": "own"}},
                 {"expression": "DefaultDomain()"}, {"expression": "[a] & 1"}, {"expression": "[a] & 1", "dialect": "provisioning"}]
        code, out, _ = self.run_cli("eval", "--requests", "-", "--now", "2021-07-02T15:33:38Z", "--parameter", "P=flag", "--default-domain", "contoso.com", "--dialect", "cloudsync",
                                    stdin="".join(json.dumps(l) + "\n" for l in lines))
        answers = [json.loads(l) for l in out.splitlines()]
        self.assertEqual([a.get("value") for a in answers], ["7/2/2021 3:33:38 PM", "1/1/2020 12:00:00 AM", "flag", "own", "contoso.com", "1", None])
        self.assertEqual(answers[6]["error"]["code"], "E163")

    def test_nothing_is_carried_over(self):
        _, answers = self.requests({"expression": "[a]", "attributes": {"a": "x"}}, {"expression": "[a]"},
                                   {"expression": 'SelectUniqueValue("a", "b")', "taken": ["a"]}, {"expression": 'SelectUniqueValue("a", "b")'},
                                   {"expression": "%P%", "parameters": {"P": "v"}}, {"expression": "%P%"})
        self.assertEqual([a.get("value") for a in answers], ["x", None, "b", "a", "v", None])
        self.assertEqual(answers[5]["error"]["code"], "E413")

    def test_more_expressions_than_are_kept(self):
        lines = [{"id": i, "expression": 'Append([a], "%d")' % (i % 700), "attributes": {"a": "x"}} for i in range(1500)]
        code, answers = self.requests(*lines)
        self.assertEqual((code, [(a["id"], a["value"]) for a in answers]), (0, [(i, "x%d" % (i % 700)) for i in range(1500)]))

    def test_values_on_demand(self):
        line = '{"expression": "CDate([d])", "attributes": {"d": "secret"}}\n'
        self.assertNotIn("secret", self.run_cli("eval", "--requests", "-", stdin=line)[1])
        self.assertIn("secret", self.run_cli("eval", "--requests", "-", "--show-values", stdin=line)[1])

    def test_wrong_members(self):
        for member in ({"randomSeed": "x"}, {"taken": "x"}, {"now": "yesterday"}, {"now": 5}, {"parameters": ["x"]}, {"attributes": [1]}, {"dialect": 1}, {"expression": 5}):
            code, answers = self.requests({"id": 1, "expression": "[a]", **member})
            self.assertEqual((code, answers[0]["id"], answers[0]["error"]["stage"], answers[0]["error"]["code"]), (4, 1, "input", "E509"), member)
            self.assertIn("`%s`" % list(member)[0], answers[0]["error"]["message"])

    def test_file(self):
        path = self.file("requests.ndjson", '{"id":1,"expression":"\\"a\\""}\n{"id":2,"expression":"\\"b\\""}')
        code, out, _ = self.run_cli("eval", "--requests", path)
        self.assertEqual((code, [json.loads(l)["value"] for l in out.splitlines()]), (0, ["a", "b"]))


if __name__ == "__main__":
    main()
