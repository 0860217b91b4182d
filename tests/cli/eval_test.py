#!/usr/bin/env python3
"""attrmap eval: formats, sources of attributes, exit codes, what goes to stdout and what to stderr."""
import json
import os
import re
import subprocess

from attrmap_cli import ATTRMAP, DATA, CliTest, main


class Eval(CliTest):
    def test_pretty(self):
        code, out, err = self.run_cli("eval", 'Append([userPrincipalName], ".test")', "--set", "userPrincipalName=John.Doe@contoso.com")
        self.assertEqual((code, out, err), (0, "John.Doe@contoso.com.test\n", ""))

    def test_outcomes(self):
        for expression, pretty, raw in [("[a]", "null (no value: the mapping's default applies)\n", ""),
                                        ("IgnoreFlowIfNullOrEmpty([a])", "ignored (this attribute does not flow)\n", ""),
                                        ("IgnoreObjectFlow", "ignored (this object does not flow)\n", ""),
                                        ('Split("a,b", ",")', "list of 2\n- a\n- b\n", "a\nb\n"),
                                        ('IsNull([a])', "True\n", "True\n")]:
            self.assertEqual(self.run_cli("eval", expression)[:2], (0, pretty))
            self.assertEqual(self.run_cli("eval", expression, "--format", "raw")[:2], (0, raw))

    def test_trace(self):
        call = ("eval", 'Join(".", [a], [b], Redact([c]))', "--set", "a=x", "--set", "c=secret", "--trace")
        code, out, err = self.run_cli(*call)
        self.assertEqual((code, out), (0, "x.secret\n"))
        self.assertIn("skipped as empty, with their separator: [b]", err)
        self.assertIn("(redacted)", err)
        self.assertNotIn("secret", err)
        code, out, err = self.run_cli(*call, "--format", "json")
        answer = json.loads(out)
        self.assertEqual((code, err, answer["value"]), (0, "", "x.secret"))
        self.assertEqual([(s["depth"], s["text"], s["kind"]) for s in answer["trace"]][1:3], [(1, "[a]", "value"), (1, "[b]", "null")])
        code, out, err = self.run_cli("eval", "CDate([a])", "--set", "a=x", "--trace")
        self.assertEqual((code, out), (4, ""))
        self.assertIn("fails", err)
        self.assertIn("error[E4", err)
        self.assertEqual(self.run_cli(*call, "--format", "graph")[0], 2)
        self.assertEqual(self.run_cli("eval", "--requests", "-", "--trace")[0], 2)

    def test_json(self):
        code, out, _ = self.run_cli("eval", "Len([a])", "--set", "a=xyz", "--format", "json")
        self.assertEqual((code, json.loads(out)), (0, {"outcome": "value", "value": 3, "type": "Integer"}))
        code, out, err = self.run_cli("eval", "Apend([a])", "--format", "json")
        answer = json.loads(out)
        self.assertEqual((code, err, answer["outcome"], answer["error"]["stage"], answer["error"]["code"], answer["error"]["span"]),
                         (3, "", "error", "check", "E204", [0, 5]))

    def test_user(self):
        flat = self.file("flat.json", '{"mail": "a@b", "n": 5, "l": ["x", "y"], "flag": true}')
        self.assertEqual(self.run_cli("eval", 'Join("|", [mail], [n], [l], [flag])', "--user", flat)[1], "a@b|5|x|y|True\n")
        with open(os.path.join(DATA, "users.json"), encoding="utf-8") as f:
            adele = json.load(f)["value"][0]
        code, out, _ = self.run_cli("eval", 'Join("|", [objectId], [mobile], [telephoneNumber], [extensionAttribute1], [IsSoftDeleted])', "--user", "-", stdin=json.dumps(adele))
        self.assertEqual((code, out), (0, "|".join([adele["id"], adele["mobilePhone"], adele["businessPhones"][0], "CC-1001", "False"]) + "\n"))

    def test_guest(self):
        user = self.file("guest.json", '{"id": "1", "userPrincipalName": "ma_rie_fabrikam.com#EXT#@contoso.com"}')
        self.assertEqual(self.run_cli("eval", 'Join(" ", [userPrincipalName], [originalUserPrincipalName])', "--user", user)[1],
                         "ma_rie@fabrikam.com ma_rie_fabrikam.com#EXT#@contoso.com\n")

    def test_set(self):
        self.assertEqual(self.run_cli("eval", "[a]", "--set", "a=x=y")[1], "x=y\n")
        self.assertEqual(self.run_cli("eval", "Count([a])", "--set-json", 'a=["x", "y"]')[1], "2\n")
        self.assertEqual(self.run_cli("eval", "[a]", "--set", "nonsense")[0], 2)
        self.assertEqual(self.run_cli("eval", "[a]", "--set-json", "a={")[0], 2)

    def test_context(self):
        self.assertEqual(self.run_cli("eval", "Now()", "--now", "2021-07-02T15:33:38Z")[1], "7/2/2021 3:33:38 PM\n")
        self.assertEqual(self.run_cli("eval", "Now()", "--now", "yesterday")[0], 2)
        self.assertEqual(self.run_cli("eval", 'Append("@", %D.F%)', "--parameter", "D.F=contoso.com")[1], "@contoso.com\n")
        self.assertEqual(self.run_cli("eval", "DefaultDomain()", "--default-domain", "contoso.com")[1], "contoso.com\n")
        self.assertEqual(self.run_cli("eval", 'SelectUniqueValue("a", "b")', "--taken", "a")[1], "b\n")
        self.assertEqual(self.run_cli("eval", 'SelectUniqueValue("A", "b")', "--taken", "a")[1], "b\n")
        first = self.run_cli("eval", "Guid()", "--seed", "7")[1]
        self.assertEqual(first, self.run_cli("eval", "Guid()", "--seed", "7")[1])
        self.assertNotEqual(first, self.run_cli("eval", "Guid()", "--seed", "8")[1])
        self.assertEqual(self.run_cli("eval", '"t-" & [a]', "--dialect", "cloudsync")[1], "t-\n")

    def test_exit_codes(self):
        self.assertEqual(self.run_cli()[0], 2)
        self.assertEqual(self.run_cli("nonsense")[0], 2)
        self.assertEqual(self.run_cli("eval")[0], 2)
        self.assertEqual(self.run_cli("eval", "[a]", "--user", "/does/not/exist")[0], 2)
        self.assertEqual(self.run_cli("eval", "[a]", "--format", "xml")[0], 2)
        code, out, err = self.run_cli("eval", "Append([a]")
        self.assertEqual((code, out), (3, ""))
        self.assertIn("error[E", err)
        code, out, err = self.run_cli("eval", "CDate([d])", "--set", "d=nonsense")
        self.assertEqual((code, out), (4, ""))
        self.assertIn("error[E404]", err)

    def test_warning_does_not_fail(self):
        code, out, err = self.run_cli("eval", "tolower([a])", "--set", "a=X")
        self.assertEqual((code, out), (0, "x\n"))
        self.assertIn("warning[W206]", err)
        self.assertEqual(self.run_cli("eval", "tolower([a])", "--strict")[0], 3)

    def test_check(self):
        self.assertEqual(self.run_cli("eval", "Error([a])", "--check")[:2], (0, "correct: Error([a])\n"))
        self.assertEqual(self.run_cli("eval", "Error()", "--check")[0], 3)

    def test_graph_list_is_no_user(self):
        # One user at a time: a list is not searched for its first one.
        code, out, _ = self.run_cli("eval", "[mail]", "--user", "-", stdin='[{"mail": "x"}]')
        self.assertEqual((code, out), (2, ""))

    def test_user_that_cannot_be_read(self):
        for content, code in [(b"", "E501"), (b'{"a": "x', "E502"), (b"[1]", "E503"), (b'{"a": "\xff"}', "E504"), (b'{"a": "x"} {"a": "y"}', "E501")]:
            exit_code, out, err = self.run_cli("eval", "[a]", "--user", "-", stdin=content)
            self.assertEqual((exit_code, out), (2, ""), content)
            self.assertIn(code, err, content)
        exit_code, out, err = self.run_cli("eval", "[a]", "--user", self.folder)
        self.assertEqual((exit_code, out), (2, ""))
        self.assertIn(self.folder, err)

    def test_user_with_byte_order_mark(self):
        self.assertEqual(self.run_cli("eval", "[a]", "--user", "-", stdin='\ufeff{"a": "x"}')[:2], (0, "x\n"))

    def test_set_wins_over_user(self):
        user = self.file("u.json", '{"a": "file", "b": "file"}')
        self.assertEqual(self.run_cli("eval", 'Join(" ", [a], [b], [c])', "--user", user, "--set", "a=flag", "--set-json", "c=[1, true, null]")[1], "flag file 1 True\n")

    def test_bad_flags(self):
        for arguments in (["[a]", "[b]"], ["[a]", "--requests", "-"], ["[a]", "--taken"], ["[a]", "--parameter", "x"], ["[a]", "--parameter", "=x"], ["Guid()", "--seed", "x"],
                          ["[a]", "--set", "=x"], ["[a]", "--dialect", "klingon"], ["[a]", "--option", "x=y"], ["[a]", "--unknown"], ["--requests", "/does/not/exist"]):
            code, out, err = self.run_cli("eval", *arguments)
            self.assertEqual((code, out), (2, ""), arguments)
            self.assertNotEqual(err, "", arguments)

    def test_data_and_talk(self):
        # A warning: the value alone on stdout. Machine formats carry it inside and say nothing.
        for form in ("pretty", "raw"):
            code, out, err = self.run_cli("eval", "tolower([a])", "--set", "a=X", "--format", form)
            self.assertEqual((code, out), (0, "x\n"))
            self.assertIn("W206", err)
        for arguments in ([], ["--check"]):
            code, out, err = self.run_cli("eval", "tolower([a])", "--format", "json", *arguments)
            self.assertEqual((code, err, json.loads(out)["warnings"][0]["code"]), (0, "", "W206"))
        code, out, err = self.run_cli("eval", "CDate([d])", "--set", "d=nonsense", "--format", "json")
        answer = json.loads(out)
        self.assertEqual((code, err, answer["outcome"], answer["error"]["stage"], answer["error"]["code"]), (4, "", "error", "evaluate", "E404"))
        self.assertEqual("CDate([d])"[slice(*answer["error"]["span"])], "[d]")

    def test_several_errors_at_once(self):
        code, _, err = self.run_cli("eval", 'Join(" ", Apend([a], "x"), Toolower([b]))')
        self.assertEqual((code, err.count("error[E204]")), (3, 2))
        answer = json.loads(self.run_cli("eval", 'Join(" ", Apend([a], "x"), Toolower([b]))', "--format", "json")[1])
        self.assertEqual([e["code"] for e in [answer["error"], *answer["errors"]]], ["E204", "E204"])

    def test_parameter_without_value(self):
        code, out, err = self.run_cli("eval", "%x%")
        self.assertEqual((code, out), (4, ""))
        self.assertIn("E413", err)

    def test_output_that_cannot_be_written(self):
        for arguments in (['"x"'], ['"x"', "--format", "json"], ['Apend("x")', "--format", "json"], ['"x"', "--format", "graph"], ['"x"', "--check"], ["--requests", self.file("r", '{"expression": "[a]"}\n')]):
            with open("/dev/full", "wb") as full:
                p = subprocess.run([ATTRMAP, "eval", *arguments], stdout=full, stderr=subprocess.PIPE, timeout=60)
            self.assertEqual(p.returncode, 2, arguments)
            self.assertIn(b"cannot write", p.stderr)

    def check_help(self, *verbs):
        code, out, err = self.run_cli(*verbs, "--help")
        self.assertEqual((code, err), (0, ""), verbs)
        if verbs:
            self.assertIn("example:\n  ", out, verbs)
            self.assertIn("exit codes", out, verbs)
            self.assertIn("attrmap %s" % " ".join(verbs), out.split("example:")[1], verbs)
        found = re.findall(r"^  ([a-z][a-z-]*) {2,}\S", out.split("Subcommands:")[1], re.M) if "Subcommands:" in out else []
        for verb in found:
            self.check_help(*verbs, verb)
        return found

    def test_help(self):
        self.assertLessEqual({"eval", "map"}, set(self.check_help()))

    def test_version(self):
        self.assertRegex(self.run_cli("--version")[1], r"^\d+\.\d+\.\d+\n$")


if __name__ == "__main__":
    main()
