"""`attrmap why`: the parts of an expression with their values, and what decided."""
import json
import unittest

from attrmap_cli import CliTest


class Why(CliTest):
    def why(self, expression, *arguments, code=0, **attributes):
        given = [a for name, value in attributes.items() for a in ("--set", "%s=%s" % (name, value))]
        got, out, err = self.run_cli("why", expression, *given, *arguments)
        self.assertEqual(got, code, err)
        return out

    def test_branch_of_iif(self):
        out = self.why('IIF([a]="x", "yes", [b])', a="y", b="no")
        self.assertEqual(out, 'IIF([a] = "x", "yes", [b])  = "no"\n'
                              '  -- the condition is False: the second value\n'
                              '  [a] = "x"  = false\n'
                              '    [a]  = "y"\n'
                              '  [b]  = "no"\n')

    def test_comparison_with_nothing(self):
        self.assertIn("one side is null or empty: such a comparison is False", self.why('IIF([a]="", "1", "2")'))

    def test_switch(self):
        switch = 'Switch([c], "Other", "FR", "France", "us", "USA")'
        self.assertIn('the key "FR" matches: the first pair', self.why(switch, c="FR"))
        out = self.why(switch, c="US")
        self.assertIn('no key is "US": the default\n', out)
        self.assertIn('the key "us" differs by case only', out)
        self.assertIn("no key is null: the default is left out: null", self.why('Switch([c], , "a", "b")'))

    def test_join_skips_empty_sources(self):
        self.assertIn("skipped as empty, with their separator: [b]", self.why('Join("-", [a], [b], [c])', a="1", c="2"))

    def test_regular_expressions(self):
        replace = r'Replace([m], , "(?<user>[^@]+)@(?<domain>.+)", , "${user}", , )'
        out = self.why(replace, m="ada@contoso.com")
        self.assertIn('group user is "ada"', out)
        self.assertIn('group domain is "contoso.com"', out)
        self.assertIn('the pattern does not match "ada"', self.why(replace, m="ada"))

    def test_null_argument(self):
        self.assertIn("[t] is null", self.why("NormalizeDiacritics([t])"))

    def test_ignored(self):
        self.assertIn("does not flow", self.why("IgnoreFlowIfNullOrEmpty([t])"))

    def test_unique_value(self):
        out = self.why('SelectUniqueValue(Append([a], "1"), Append([a], "2"))', "--taken", "x1", a="x")
        self.assertIn("the second candidate", out)

    def test_failure_stands_at_its_part(self):
        out = self.why('DateAdd("d", 3, CDate([h]))', code=4, h="soon")
        self.assertIn('  CDate([h])  fails\n    -- `CDate`', out)

    def test_redacted_values_stay_hidden(self):
        self.assertNotIn("secret", self.why("Redact([a])", a="secret").split("\n")[0])

    def test_json(self):
        steps = json.loads(self.why('ToUpper([a])', "--format", "json", a="x"))
        self.assertEqual([(s["depth"], s["text"], s["value"]) for s in steps], [(0, "ToUpper([a])", "X"), (1, "[a]", "x")])
        self.assertEqual(steps[1]["span"], [8, 11])

    def test_what_does_not_compile(self):
        code, out, err = self.run_cli("why", "Apend([a])")
        self.assertEqual((code, out), (3, ""))
        self.assertIn("E204", err)


if __name__ == "__main__":
    unittest.main()
