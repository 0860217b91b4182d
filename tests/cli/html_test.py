#!/usr/bin/env python3
"""`--format html`: pages that stand alone, are well-formed, and in which values stay text."""
import html.parser
import json

from attrmap_cli import CliTest, main
from plan_case import attribute, clause, lines, schema, scope, user

EVIL = "</code><script>alert(1)</script><img src=x onerror='y'>\"&amp;"
VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(html.parser.HTMLParser):
    """Tags must match; keeps the text, the ids, the links and all that a browser would load or run."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.text, self.ids, self.links, self.elements, self.risky = [], "", [], [], [], []
        self.feed(text)
        self.close()
        if self.open:
            raise AssertionError("not closed: %s" % self.open)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if len({name for name, _ in attributes}) != len(attributes):
            raise AssertionError("an attribute twice in " + tag)
        for name, value in attributes:
            if name == "id":
                self.ids.append(value)
            elif name == "href" and tag == "a":
                self.links.append(value)
            elif name in ("src", "href", "srcset", "action", "data") or name.startswith("on") or "url(" in (value or ""):
                self.risky.append((tag, name, value))
        if tag in ("script", "link", "iframe", "object", "base", "img"):
            self.risky.append((tag, "", ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            raise AssertionError("</%s> closes nothing, open: %s" % (tag, self.open))

    def handle_data(self, data):
        if self.open[-1:] == ["style"]:
            for word in ("@import", "url(", "http", "expression("):
                if word in data:
                    raise AssertionError("the style has " + word)
        else:
            self.text += data


class Html(CliTest):
    def page(self, *arguments, code=0):
        got, out, err = self.run_cli(*arguments, "--format", "html")
        self.assertEqual(got, code, err)
        self.assertTrue(out.startswith("<!DOCTYPE html>\n"))
        self.assertIn("default-src 'none'", out)
        page = Page(out)
        self.assertEqual(page.risky, [])
        self.assertEqual(len(page.ids), len(set(page.ids)))
        for link in page.links:
            self.assertEqual((link[0], link[1:] in page.ids), ("#", True), link)
        return page

    def classes(self, page, tag):
        return [a.get("class") for t, a in page.elements if t == tag]

    def test_why(self):
        quoted = '"' + EVIL.replace('"', '\\"') + '"'
        page = self.page("why", "IIF([a]=%s, Join([a], [a], %s), CDate([b]))" % (quoted, quoted), "--set", "a=" + EVIL)
        self.assertIn(EVIL.replace('"', '\\"'), page.text)
        self.assertIn("the condition is True: the first value", page.text)
        self.assertEqual(set(self.classes(page, "li")), {"value"})

    def test_taken_branch(self):
        page = self.page("why", 'IIF([a]="x", [b], Trim([c]))', "--set", "c=z")
        self.assertEqual(self.classes(page, "mark"), ["taken", "taken"])  # what the colour means, and the branch
        steps = json.loads(self.run_cli("why", 'IIF([a]="x", [b], Trim([c]))', "--set", "c=z", "--format", "json")[1])
        self.assertEqual([s["text"] for s in steps if s.get("taken")], ["Trim([c])"])

    def test_kinds(self):
        self.assertEqual(self.classes(self.page("why", "NormalizeDiacritics([t])"), "li"), ["null", "null"])
        self.assertEqual(self.classes(self.page("why", "IgnoreFlowIfNullOrEmpty([t])"), "li"), ["ignored", "null"])
        page = self.page("why", 'DateAdd("d", 3, CDate([h]))', "--set", "h=" + EVIL, code=4)
        self.assertEqual(self.classes(page, "li"), ["failed", "failed", "value"])
        self.assertIn("is not a date-time: ", page.text)

    def test_redacted(self):
        for expression in ("Redact([a])", 'Switch(Redact([a]), "d", "x", "y")', "Redact(ToUpper([a]))",
                           'Replace(Redact([a]), , "(?<g>.*)", , "${g}!", , )', 'Join("-", Redact([a]), "x")'):
            for arguments in ((), ("--format", "json"), ("--format", "html")):
                _, out, _ = self.run_cli("why", expression, "--set", "a=s3cret", *arguments)
                self.assertNotIn("s3cret", out.lower(), (expression, arguments))
                self.assertIn("redacted", out)

    def test_user(self):
        what = schema(attribute("nickName", "CDate([city])"), attribute("title", "Redact([jobTitle])"), attribute("timezone", None),
                      attribute('emails[type eq "<b>"].value', "[mail]"),
                      scope=scope([clause("city", "EQUALS", "<i>"), clause("mail", "IS NOT NULL")]))
        users = self.file("users", lines([user(city=EVIL, mail=EVIL, jobTitle="s3cret")]))
        arguments = ("why", "--schema", self.file("s.json", json.dumps(what)), "--users", users)
        page = self.page(*arguments, code=4)
        self.assertIn(json.dumps(EVIL), page.text)
        self.assertIn('emails[type eq "<b>"].value', page.text)
        self.assertIn("out of scope: no group of the scoping filter holds", page.text)
        self.assertIn('city EQUALS "<i>" fails: it is', page.text)
        self.assertIn("mail IS NOT NULL holds", page.text)
        self.assertIn("the mapping has no source (type None) and no default", page.text)
        self.assertNotIn("s3cret", page.text)
        self.assertIn("userName", page.ids)
        cards = self.classes(page, "section")
        self.assertEqual([cards.count("card " + kind) for kind in ("value", "null", "failed")], [4, 1, 2])
        for other in ("pretty", "json"):  # the same data
            out = self.run_cli(*arguments, "--format", other)[1]
            self.assertNotIn("s3cret", out)
            self.assertIn("redacted", out)
        one = self.page(*arguments, "--target", "active")
        self.assertEqual([i for i in one.ids], ["active"])

    def test_suite(self):
        switch = 'Switch([s], , "<b>", "x", "c", IIF([t]="1", "y", "z"))'
        cases = [{"name": EVIL, "expression": switch, "attributes": {"s": "<b>"}, "expect": {"value": EVIL}},
                 {"name": "one", "expression": switch, "attributes": {"s": "c", "t": "1"}, "expect": {"value": "y"}},
                 {"name": "broken", "expression": "Apend(\"<u>\")", "expect": {"null": True}}]
        suite = self.file("a.suite.json", json.dumps({"cases": cases}))
        page = self.page("test", suite, "--coverage", code=3)
        self.assertIn(EVIL, page.text)
        self.assertIn("2 of 3 cases fail", page.text)
        self.assertIn('unknown function `Apend`', page.text)
        self.assertIn("3 of 5 branches", page.text)
        marks = [(a["class"], a.get("title")) for t, a in page.elements if t == "mark" and "title" in a]
        self.assertEqual(marks, [("missed", "default: no case"), ("taken", 'key "<b>": 1 case'), ("taken", 'key "c": 1 case'),
                                 ("taken", "True: 1 case"), ("missed", "False: no case")])
        self.assertNotIn("Coverage", self.page("test", suite, "--run", "^one$").text)

    def test_mappings(self):
        what = schema(attribute("title", "Join(\",\", [jobTitle], \"<script>\")", default=EVIL, flow="ObjectAddOnly"), attribute("timezone", None),
                      scope=scope([clause("city", "EQUALS", EVIL)]))
        file = self.file("s.json", json.dumps(what))
        page = self.page("schema", "show", file)
        shown = json.loads(self.run_cli("schema", "show", file, "--format", "json")[1])
        for mapping in (m for part in shown for m in part["mappings"]):
            self.assertIn(mapping["target"], page.text)
            self.assertIn(mapping["expression"] or "no source", page.text)
        self.assertIn(json.dumps(EVIL), page.text)
        self.assertIn("default " + EVIL, page.text)
        self.assertIn("ObjectAddOnly", page.text)
        self.assertIn("matching 1", page.text)
        self.assertTrue(any(i.endswith("Provision-Users-title") for i in page.ids), page.ids)
        self.assertEqual(len([t for t, _ in page.elements if t == "tr"]), 2 + sum(len(part["mappings"]) for part in shown))

    def test_deep_expressions(self):
        deep = "[a]"
        for _ in range(190):
            deep = "Trim(%s)" % deep
        page = self.page("why", deep, "--set", "a=x")
        self.assertEqual(len(self.classes(page, "li")), 191)


if __name__ == "__main__":
    main()
