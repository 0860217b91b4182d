#!/usr/bin/env python3
"""attrmap eval: formats, sources of attributes, exit codes, what goes to stdout and what to stderr."""
import json
import os
import unittest

from attrmap_cli import DATA, CliTest


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

    def test_json(self):
        code, out, _ = self.run_cli("eval", "Len([a])", "--set", "a=xyz", "--format", "json")
        self.assertEqual((code, json.loads(out)), (0, {"outcome": "value", "value": 3, "type": "Integer"}))
        code, out, err = self.run_cli("eval", "Apend([a])", "--format", "json")
        answer = json.loads(out)
        self.assertEqual((code, err, answer["outcome"], answer["error"]["stage"], answer["error"]["code"], answer["error"]["span"]),
                         (3, "", "error", "check", "E204", [0, 5]))

    def test_graph(self):
        code, out, _ = self.run_cli("eval", 'Replace([preferredLanguage], "-", , , "_", ,  )', "--set", "preferredLanguage=EN-US", "--format", "graph")
        answer = json.loads(out)
        self.assertEqual(code, 0)
        self.assertEqual(answer["evaluationResult"], ["EN_US"])
        self.assertTrue(answer["parsingSucceeded"] and answer["evaluationSucceeded"] and answer["error"] is None)
        tree = answer["parsedExpression"]
        self.assertEqual(tree["expression"], 'Replace([preferredLanguage], "-", , , "_", , )')
        self.assertEqual([p["key"] for p in tree["parameters"]], ["source", "Find", "Replacement"])
        code, out, _ = self.run_cli("eval", 'Join(" ", [givenName]', "--format", "graph")
        answer = json.loads(out)
        self.assertEqual((code, answer["parsingSucceeded"], answer["evaluationSucceeded"], answer["evaluationResult"], answer["parsedExpression"]),
                         (3, False, False, None, None))
        self.assertIn("E1", answer["error"]["message"])

    def test_graph_tree_of_numbers_and_conditions(self):
        tree = json.loads(self.run_cli("eval", 'IIF([a]="x", Mid([u], 1, 8), "n")', "--format", "graph")[1])["parsedExpression"]
        self.assertEqual([p["key"] for p in tree["parameters"]], ["one", "two", "three", "four", "five"])
        mid = tree["parameters"][3]["value"]
        self.assertEqual(mid["parameters"][1], {"key": "start", "value": {"expression": '"1"', "name": "1", "type": "Constant", "parameters": []}})

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

    def test_full_disk(self):
        if os.path.exists("/dev/full"):
            import subprocess
            from attrmap_cli import ATTRMAP
            with open("/dev/full", "wb") as full:
                p = subprocess.run([ATTRMAP, "eval", '"x"'], stdout=full, stderr=subprocess.PIPE)
            self.assertEqual(p.returncode, 2)

    def test_help(self):
        for verb in ["eval", "map"]:
            code, out, _ = self.run_cli(verb, "--help")
            self.assertEqual(code, 0)
            self.assertIn("example", out)
            self.assertIn("exit codes", out)
        self.assertRegex(self.run_cli("--version")[1], r"^\d+\.\d+\.\d+\n$")


class Mistakes(CliTest):
    def test_messages_name_the_repair(self):
        for expression, code, words in [
            ('Append([userPrincipalName], ".test"))', "E108", ["extra `)`", "closed at 1:36"]),
            ("Join(' ', [a])", "E120", ["double quotes"]),
            ("ToLower(mail)", "E140", ["attributes go in `[ ]`"]),
            ('IIF([country]="USA" AND [state]="CA", 1, 2)', "E160", ['IIF([country] = "USA", IIF([state] = "CA", 1, 2), 2)']),
            ('Left([upn], InStr([upn], "@")-1)', "E163", ["Item(Split("]),
            ('Split([mail], "@")[1]', "E145", ["Item(Split([mail], \"@\"), 2)"]),
            ('IIF(InStr([a], "@") &gt; 0, "a", "b")', "E125", ["did you mean `>`"]),
            ('Replace([upn], "@", "_")', "E220", ["the replacement is the 5th argument"]),
            ('Switch([a], "d", "x")', "E207", ["the default seems to be missing"]),
            ('Apend([a], "x")', "E204", ["did you mean `Append`"]),
        ]:
            exit_code, out, err = self.run_cli("eval", expression)
            self.assertEqual((exit_code, out), (3, ""), expression)
            self.assertIn("error[%s]" % code, err)
            for word in words:
                self.assertIn(word, err, expression)


if __name__ == "__main__":
    unittest.main()
