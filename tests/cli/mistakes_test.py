#!/usr/bin/env python3
"""What people type by mistake: the code, the place and the words of the repair, through the executable.

The full texts are golden files of the parser's own tests; here it counts that the executable shows them, on stderr for
people and with the same code and a byte span in the line protocol.
"""
from attrmap_cli import CliTest, main

# expression, code, text at the span (None: any), words of message or help
ERRORS = [
    ('Append([userPrincipalName], ".test"))', "E108", ")", ["extra `)`", "closed at 1:36"]),
    ('IIF([a]="1", Append([b], "x")), "y")', "E109", ")", ["closes the call to `IIF` too early"]),
    ('IIF([a]="1", Append([b], "x"', "E103", "", ["call to `Append` is not closed"]),
    ("Join(' ', [a])", "E120", "' '", ["double quotes"]),
    ("'Workers past Last Day of Work'", "E120", "'Workers past Last Day of Work'", ['"Workers past Last Day of Work"']),
    ("Append([a], “b”)", "E121", None, ["straight double quotes"]),
    ('Append([a], johnalfaro.com")', "E123", 'johnalfaro.com"', ["opening quote is missing before `johnalfaro.com`"]),
    ('IIF(InStr([a], "@") &gt; 0, "a", "b")', "E125", "&gt;", ["did you mean `>`"]),
    ("BitAnd(1, &amp;HFF)", "E125", "&amp;", ["did you mean `&`"]),
    ("SingleAppRoleAssignment(\\[appRoleAssignments])", "E126", "\\[", ["remove the backslash"]),
    ('Switch([Active\\], , "True", "x")', "E126", "\\]", ["remove the backslash", "[Active]"]),
    ('Append([a], "x")`', "E127", "`", ["Markdown"]),
    ("Switch([IsSoftDeleted],...)", "E128", "...", ["placeholder"]),
    ('<"X509:"&[userPrincipalName]>', "E129", "<", ["enclosing"]),
    ('#Append([a], "b")', "E131", "#", ["comment mark?"]),
    ("ToLower(mail)", "E140", "mail", ["attributes go in `[ ]`"]),
    ('IIF([country]=USA, "a", "b")', "E141", "USA", ["neither a function call nor an attribute", '"USA"']),
    ('IIF([IsNullorEmpty([country])], "a", "b")', "E142", "[IsNullorEmpty([country])]", ["may not stand in `[ ]`"]),
    ('Split([mail], "@")[1]', "E145", "[1]", ['Item(Split([mail], "@"), 2)']),
    ('Left(Split([a], "@")[0], 20)', "E145", "[0]", ['Item(Split([a], "@"), 1)']),
    ('Append([a], "b") OR Append([b], "c")', "E110", "Append", ["second expression"]),
    ("Left([upn], 5)\nLeft([upn], 6)", "E110", "Left", ["second expression"]),
    ('IIF([country]="USA" AND [state]="CA", 1, 2)', "E160", "AND", ['IIF([country] = "USA", IIF([state] = "CA", 1, 2), 2)']),
    ('IIF([a]="x" || [b]="y", 1, 2)', "E160", "||", ["nest IIF"]),
    ('IIF([a]=="x", 1, 2)', "E162", "==", ["write `=`"]),
    ('IIF([a]!="x", 1, 2)', "E162", "!=", ["write `<>`"]),
    ('Left([upn], InStr([upn], "@")-1)', "E163", "-", ["Item(Split("]),
    ('[a] & " " & [b]', "E163", "&", ['Join(" ", [a], [b])']),
    ('Apend([a], "x")', "E204", "Apend", ["did you mean `Append`"]),
    ('Switch([a], "d", "x")', "E207", None, ["the default seems to be missing"]),
    ('Replace([upn], "@", "_")', "E220", None, ["the replacement is the 5th argument"]),
]
WARNINGS = [
    ("[{groupDN_extension}]", "W190", "{groupDN_extension}", ["unfilled placeholder"]),
    ('Append([a], "<Default ParentDistinguishedName>")', "W190", "<Default ParentDistinguishedName>", ["unfilled placeholder"]),
    ('Replace([a], , "‹Suffix›", , "", , )', "W191", "‹", ["angle quotation mark"]),
    ("tolower([a])", "W206", "tolower", ["write `ToLower`"]),
]


class Mistakes(CliTest):
    def check_place(self, expression, diagnostic, place):
        begin, end = diagnostic["span"]
        data = expression.encode("utf-8")
        self.assertTrue(0 <= begin <= end <= len(data), diagnostic)
        text = data[begin:end].decode("utf-8")  # never half a character
        if place is not None:
            self.assertEqual(text, place, diagnostic)

    def test_for_people(self):
        for expression, code, _, words in ERRORS:
            with self.subTest(expression):
                exit_code, out, err = self.run_cli("eval", expression)
                self.assertEqual((exit_code, out), (3, ""))
                self.assertIn("\nerror[%s]: " % code, "\n" + err)
                for word in words:
                    self.assertIn(word, err)

    def test_for_programs(self):
        code, answers = self.requests(*[{"id": i, "expression": e[0]} for i, e in enumerate(ERRORS)])
        self.assertEqual((code, [a["id"] for a in answers]), (0, list(range(len(ERRORS)))))
        for (expression, code, place, _), answer in zip(ERRORS, answers):
            with self.subTest(expression):
                self.assertEqual(answer["outcome"], "error")
                found = [d for d in [answer["error"], *answer.get("errors", [])] if d["code"] == code]
                self.assertNotEqual(found, [], answer)
                self.assertEqual(found[0]["stage"], "syntax" if code < "E200" else "check")
                self.check_place(expression, found[0], place)

    def test_warnings(self):
        _, answers = self.requests(*[{"expression": e[0], "attributes": {"a": "x"}} for e in WARNINGS])
        for (expression, code, place, words), answer in zip(WARNINGS, answers, strict=True):
            with self.subTest(expression):
                self.assertIn(answer["outcome"], ("value", "null"))
                warning = answer["warnings"][0]
                self.assertEqual(warning["code"], code)
                self.check_place(expression, warning, place)
                exit_code, _, err = self.run_cli("eval", expression)
                self.assertEqual(exit_code, 0)
                for word in [*words, "warning[%s]" % code]:
                    self.assertIn(word, err)

    def test_repairs_are_correct(self):
        # What the help offers for these is a whole expression: it compiles.
        repairs = [w for e in ERRORS for w in e[3] if w.startswith(("IIF(", "Join(", "Item(Split([")) and w.endswith(")")]
        self.assertGreaterEqual(len(repairs), 4)
        for repair in repairs:
            self.assertEqual(self.run_cli("eval", repair, "--check")[0], 0, repair)


if __name__ == "__main__":
    main()
