"""The HTML pages of attrmap, as a browser shows them: coloured by what they say, and narrow enough for a telephone."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import browser
from attrmap_cli import CliTest, main
from plan_case import attribute, clause, lines, schema, scope, user

SWITCH = 'Switch([state], "N/A", "WA", "Washington", "CA", "California")'


class Pages(CliTest):
    def page(self, *arguments, code=0):
        got, out, err = self.run_cli(*arguments, "--format", "html")
        self.assertEqual(got, code, err)
        self.palette = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", part)) for part in out.split("@media (prefers-color-scheme: dark)")[:2]]
        return self.file("page.html", out)

    def colours(self, page, dark=False, **size):
        """Names of the palette that the picture shows; never a blank one."""
        picture = browser.picture(page, dark=dark, **size)
        palette, seen = self.palette[dark], picture.colours()
        self.assertEqual(picture.at(3, 3), palette["ground"])
        self.assertGreater(len(seen), 30, "nearly blank")
        self.assertGreater(seen.get(palette["card"], 0), 1000)
        return {name for name, colour in palette.items() if colour in seen}

    def suite(self, *states):
        cases = [{"name": s, "expression": SWITCH, "attributes": {"state": s}, "expect": {"matches": "^[WCN]"}} for s in states]
        return self.file("a.suite.json", json.dumps({"cases": cases}))

    def user_page(self, **record):
        what = schema(attribute("nickName", "CDate([extensionAttribute1])"), attribute("timezone", None),
                      attribute('addresses[type eq "work"].' + "veryLongName" * 12, 'Switch([city], , "Paris", [mail])'),
                      scope=scope([clause("city", "EQUALS", "Paris"), clause("mail", "IS NOT NULL")]))
        self.schema_file = self.file("s.json", json.dumps(what))
        return ("why", "--schema", self.schema_file, "--users", self.file("users", lines([user(mail="m@contoso.example", **record)])))

    def test_failure_is_red_and_success_is_not(self):
        expression = 'Join("-", IIF([a]="x", CDate([h]), "no"), [b])'
        shown = self.colours(self.page("why", expression, "--set", "a=x", "--set", "h=soon", code=4))
        self.assertIn("failed", shown)
        shown = self.colours(self.page("why", expression, "--set", "a=y", "--set", "b=z"))
        self.assertNotIn("failed", shown)
        self.assertLessEqual({"bar", "taken", "value-ground"}, shown)

    def test_user(self):
        good = {"city": "Paris", "extensionAttribute1": "2026-01-15"}
        self.assertNotIn("failed", self.colours(self.page(*self.user_page(**good))))
        bad = self.page(*self.user_page(city="Rome", extensionAttribute1="soon"), code=4)
        self.assertIn("failed", self.colours(bad))
        self.assertIn("failed", self.colours(bad, dark=True))

    def test_coverage(self):
        shown = self.colours(self.page("test", self.suite("WA", "NV"), "--coverage"))
        self.assertLessEqual({"taken", "missed"}, shown)
        shown = self.colours(self.page("test", self.suite("WA", "CA", "NV"), "--coverage"), dark=True)
        self.assertIn("taken", shown)
        self.assertNotIn("bar-short", shown)

    def test_mappings(self):
        self.user_page()
        shown = self.colours(self.page("schema", "show", self.schema_file), width=420)
        self.assertLessEqual({"code", "line", "value-ground"}, shown)

    def test_nothing_sticks_out_of_a_narrow_window(self):
        long = "x" * 400
        deep = "[a]"
        for _ in range(60):
            deep = "ToUpper(%s)" % deep
        users = self.user_page(city="Rome" + long, extensionAttribute1=long)
        pages = [(("why", 'Join(",", %s, Switch([b], [%s], "%s", "y"))' % (deep, "n" * 200, long), "--set", "a=" + long), 0), (users, 4),
                 (("test", self.suite("WA", long), "--coverage"), 1), (("schema", "show", self.schema_file), 0)]
        for (arguments, code), width in [(p, w) for p in pages for w in (420, 1200)]:
            cases = [{"name": long, "expression": SWITCH, "attributes": {"state": long}, "expect": {"value": long}}]
            self.file("a.suite.json", json.dumps({"cases": cases}))
            with self.subTest(arguments[:2], width=width):
                measured = browser.measure(self.page(*arguments, code=code), width)
                self.assertEqual((measured["width"], measured["wide"], measured["scripts"]), (width, [], 0))
                self.assertGreater(measured["elements"], 15)


if __name__ == "__main__":
    browser.require()
    main()
