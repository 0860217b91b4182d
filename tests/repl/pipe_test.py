#!/usr/bin/env python3
"""attrmap repl without a terminal: lines from stdin, results to stdout, what is wrong to stderr."""
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from attrmap_cli import DATA, ROOT, CliTest, main

USERS = os.path.join(DATA, "users.json")


class Pipe(CliTest):
    def repl(self, *lines, arguments=()):
        return self.run_cli("repl", *arguments, stdin="".join(line + "\n" for line in lines))

    def test_results(self):
        self.assertEqual(self.repl(":set a X", "ToLower([a])", "", "Len([a])"), (0, '"x" : String\n1 : Integer\n', ""))
        self.assertEqual(self.run_cli("repl"), (0, "", ""))

    def test_flags(self):
        code, out, err = self.repl("[displayName]", ":next", "Now()", arguments=["--user", USERS, "--now", "2026-01-15T12:00:00Z"])
        self.assertEqual((code, err), (0, ""))
        self.assertIn('"Adele Vance" : String\nuser 2 of ', out)
        self.assertIn('"Bo Lind" : String\n1/15/2026 12:00:00 PM : DateTime\n', out)
        code, out, _ = self.repl(":dialect", arguments=["--schema", os.path.join(ROOT, "tests", "data", "schemas", "cloud-sync.json")])
        self.assertEqual((code, out), (0, "cloudsync\n"))
        blanks = self.file("two words.json", '{"a": "b"}')
        self.assertEqual(self.repl("[a]", arguments=["--user", blanks])[:2], (0, '"b" : String\n'))

    def test_failures(self):
        code, out, err = self.repl("Apend([a])", '"still here"')
        self.assertEqual((code, out), (4, '"still here" : String\n'))
        self.assertIn("error[E204]", err)
        self.assertEqual(self.repl('CDate("nonsense")')[0], 4)
        self.assertEqual(self.repl(":nonsense", ":quit", "[a]")[:2], (4, ""))
        self.assertEqual(self.repl(":quit", "Apend([a])")[0], 0)
        for arguments in (["--user", "/does/not/exist"], ["--schema", USERS], ["--now", "yesterday"], ["--dialect", "x"]):
            code, out, err = self.repl("[a]", arguments=arguments)
            self.assertEqual((code, out), (2, ""), arguments)
            self.assertTrue(err)

    def test_several_lines(self):
        self.assertEqual(self.repl("ToLower(", '"X"', ")"), (0, '"x" : String\n', ""))
        code, out, err = self.repl("ToLower(", '"X"')
        self.assertEqual((code, out), (4, ""))
        self.assertIn("error[E1", err)

    def test_a_saved_session_and_a_written_test(self):
        saved, suite = self.path("session.txt"), self.path("suite.json")
        first = self.repl(f":user {USERS} 2", ':set city ["Kiel", "Berlin"]', 'Join("/", [displayName], [city])', f":save {saved}", f":test {suite}")
        self.assertEqual(first[0], 0, first[2])
        with open(saved, encoding="utf-8") as f:
            again = self.repl(*f.read().splitlines())
        self.assertEqual(again[0], 0)
        self.assertIn('"Bo Lind/Kiel/Berlin" : String\n', again[1])
        with open(suite, encoding="utf-8") as f:
            case = json.load(f)["cases"][0]
        self.assertEqual(case, {"name": 'Join("/", [displayName], [city])', "expression": 'Join("/", [displayName], [city])',
                                "attributes": {"displayName": "Bo Lind", "city": ["Kiel", "Berlin"]}, "expect": {"value": "Bo Lind/Kiel/Berlin"}})

    def test_a_saved_session_has_the_flags_it_was_started_with(self):
        saved = self.path("session.txt")
        flags = ["--user", USERS, "--dialect", "cloudsync", "--strict", "--now", "2026-01-15T12:00:00Z", "--seed", "7", "--parameter", "D=contoso.com",
                 "--parameter", "two words=a  b ", "--default-domain", "fabrikam.com", "--option", "trimSplitPieces=false", "--option", "multipleRoles=first"]
        asked = ['Join("|", [displayName], Guid(), %D%, DefaultDomain(), Now(), Item(Split("a, b", ","), 2))', ":show", ":parameter", ":option", "tolower([mail])"]
        first = self.repl(f":save {saved}", *asked, arguments=flags)
        self.assertEqual(first[0], 4)  # strict
        self.assertIn("|contoso.com|fabrikam.com|1/15/2026 12:00:00 PM| b", first[1])
        with open(saved, encoding="utf-8") as f:
            again = self.repl(*f.read().splitlines(), *asked)
        self.assertEqual((again[0], again[1].split("\n", 1)[1], again[2]), (4, first[1].split("\n", 1)[1], first[2]))

    def test_a_written_case_has_the_options(self):
        suite = self.path("options.suite.json")
        self.assertEqual(self.repl('Split("a, b", ",")', f":test {suite}", arguments=["--option", "trimSplitPieces=false"])[0], 0)
        code, out, _ = self.run_cli("test", suite)
        self.assertEqual(code, 0, out)

    def test_a_saved_schema_gives_its_dialect(self):
        saved = self.path("session.txt")
        schema = os.path.join(ROOT, "tests", "data", "schemas", "cloud-sync.json")
        self.assertEqual(self.repl(":dialect provisioning", f":save {saved}", arguments=["--schema", schema])[0], 0)
        with open(saved, encoding="utf-8") as f:
            out = self.repl(*f.read().splitlines(), ":dialect", ":schema")[1]
        self.assertIn("\nprovisioning\n" + schema, out)

    def test_written_cases_hold_when_they_are_run(self):
        suite = self.path("all.suite.json")
        lines = [f":user {USERS} 7", ":set flag =true", ":set n =5", ':set empty ""', ':set many ["b", "a"]', ":now 2026-01-15T12:00:00Z"]
        for expression in ("[flag]", "[n]", "[empty]", "[many]", "IsNull([empty])", "Now()", 'DateAdd("d", 1, Now())', "IgnoreFlowIfNullOrEmpty([empty])",
                           "IgnoreObjectFlow", "[IsSoftDeleted]", "[manager]", 'Join("-", [objectId], [mobile], [businessPhones])', 'CDate([displayName])', "Apend([n])"):
            lines += [expression, f":test {suite}"]
        code, _, err = self.repl(*lines)
        self.assertEqual((code, err.count("error[")), (4, 2), err)  # the last two
        code, out, _ = self.run_cli("test", suite)
        self.assertEqual(code, 0, out)
        self.assertIn("14 passed", out)

    def test_hostile_lines(self):
        code, out, err = self.run_cli("repl", stdin=b"\xff\xfe\x00(\n\n" + b"(" * 5000 + b"\n\n:set " + b"[" * 5000 + b"\n[\x1b]\n" + b":" * 9999)
        self.assertEqual(code, 4)
        self.assertNotIn("\x1b", out + err)


if __name__ == "__main__":
    main()
