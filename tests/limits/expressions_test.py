#!/usr/bin/env python3
"""Hostile expressions and values of their attributes: a clear error each, and the next request is answered."""
import json

from limits import LimitsTest, answers, main


class Expressions(LimitsTest):
    def answer(self, *pieces, megabytes, code=0):
        """To a request whose line is given in pieces, between two others."""
        path = self.file("requests", '{"id":1,"expression":"\\"before\\""}\n', *pieces, '\n{"id":3,"expression":"\\"after\\""}\n')
        run = self.measure("eval", "--requests", path)
        all_answers = answers(run.out)
        self.assertEqual((run.code, run.err, [a.get("value") for a in all_answers[::2]], len(all_answers)), (code, "", ["before", "after"], 3))
        self.check_bounds(run, megabytes)
        return all_answers[1]

    def evaluate(self, text, attributes="{}", megabytes=32):
        return self.answer('{"id":2,"expression":%s,"attributes":%s}' % (json.dumps(text), attributes), megabytes=megabytes)

    def test_length(self):
        self.assertEqual(self.evaluate('"%s"' % ("x" * 9998))["value"], "x" * 9998)
        for text in ('"%s"' % ("x" * 9999), "[%s]" % ("x" * 9999), " " * 9998 + "[a]", "x" * 10001):
            answer = self.evaluate(text)
            self.assertEqual((answer["id"], answer["error"]["stage"], answer["error"]["code"]), (2, "syntax", "E116"))
            self.assertIn("10001", answer["error"]["message"])
        # On the command line as well
        run = self.measure("eval", '"%s"' % ("x" * 9999))
        self.assertEqual((run.code, run.out), (3, ""))
        self.assertIn("error[E116]", run.err)
        self.assertLess(len(run.err), 2000)
        self.check_bounds(run, 32)

    def test_length_counts_characters(self):
        self.assertEqual(self.evaluate('"%s"' % ("é" * 9998))["outcome"], "value")

    def test_nesting(self):
        for opening, closing in (("(", ")"), ("Trim(", ")"), ("[", "]"), ("IIF(", ""), ("(", ""), ('Append(")', ""), ('Join(" ", [a],', ")")):
            answer = self.answer('{"id":2,"expression":"', (opening.replace('"', '\\"').encode(), 100000), "[a]", (closing.encode() or b" ", 100000), '"}', megabytes=48)
            self.assertEqual((answer["id"], answer["error"]["stage"]), (2, "syntax"), opening)
            self.assertIn(answer["error"]["code"], ("E116", "E117"), opening)

    def test_nesting_within_the_length(self):
        for opening, closing in (("(", ")"), ("Trim(", ")"), ("Not(", "")):
            n = 9990 // len(opening + closing)
            answer = self.evaluate(opening * n + "[a]" + closing * n)
            self.assertEqual(answer["error"]["code"], "E117", opening)

    def test_many_errors_within_the_length(self):
        for text in ("Apend(1)," * 1100, "'a' " * 2400, "x " * 4990, ")" * 10000, '"' * 9999, "&gt;" * 2500, "[" * 10000, "\\" * 10000, "“" * 10000, "Switch(" + "x," * 4900 + ")", "Join(" + "Apend(), " * 1100 + '"")'):
            answer = self.evaluate(text, megabytes=64)
            self.assertRegex(answer["error"]["code"], r"^E\d{3}$", text[:20])

    def test_catastrophic_regex(self):
        for pattern in ("(a+)+$", "^(a|aa)+$", "(a*)*$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)*.*=.*"):
            answer = self.evaluate('Replace([a], , "%s", , "-", , )' % pattern, json.dumps({"a": "a" * 40 + "b"}))
            if answer["outcome"] == "error":
                self.assertEqual((answer["error"]["stage"], answer["error"]["code"]), ("evaluate", "E415"), pattern)
            else:  # found out in time that nothing matches, or only the empty text at the end
                self.assertIn(answer["value"], ("a" * 40 + "b", "a" * 40 + "b-"), pattern)
        answer = self.evaluate('Replace([a], , "(a+)+$", , "", , )', json.dumps({"a": "a" * 40 + "b"}))
        self.assertEqual(answer["error"]["code"], "E415")

    def test_growing_text(self):
        # Ten thousand characters that make a text ten times longer again and again.
        text = "[a]"
        while len(text) < 4000 and text.count("(") < 50:
            text = 'Replace(%s, "x", , , "xxxxxxxxxx", , )' % text
        answer = self.evaluate(text, '{"a":"x"}', megabytes=256)
        self.assertEqual((answer["outcome"], answer["error"]["stage"]), ("error", "evaluate"))

    def test_nul(self):
        self.assertEqual(self.evaluate('Join("-", [a], Len([a]), InStr([a], "y"))', '{"a":"x\\u0000y"}')["value"], "x\0y-3-3")
        self.assertEqual(self.evaluate("[a]\0")["error"]["stage"], "syntax")
        # An unescaped one is no JSON
        answer = self.answer(b'{"id":2,"expression":"[a]","attributes":{"a":"x\0y"}}', megabytes=32, code=4)
        self.assertEqual((answer["id"], answer["error"]["code"]), (2, "E509"))

    def test_invalid_utf8(self):
        for bad in (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82"):
            answer = self.answer(b'{"id":2,"expression":"[a]","attributes":{"a":"x' + bad + b'"}}', megabytes=32, code=4)
            self.assertEqual((answer["id"], answer["error"]["code"]), (2, "E509"))
            self.assertIn("UTF-8", answer["error"]["message"])
        run = self.measure("eval", b'Append([a], "\xff")')
        self.assertEqual((run.code, run.out), (3, ""))
        self.assertIn("E118", run.err)

    def test_half_surrogate(self):
        self.assertEqual(self.evaluate("Len([a])", '{"a":"\\ud83d"}')["value"], 1)
        self.assertEqual(self.evaluate("[a]", '{"a":"\\ud83d"}')["value"], "\ufffd")

    def test_deep_json(self):
        for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
            answer = self.answer('{"id":2,"expression":"[a]","attributes":{"a":', (opening, 100000), "1", (closing, 100000), "}}", megabytes=48, code=4)
            self.assertEqual((answer["id"], answer["error"]["code"]), (2, "E506"))
            answer = self.answer('{"id":', (opening, 100000), "1", (closing, 100000), ',"expression":"[a]"}', megabytes=48, code=4)
            self.assertEqual(answer["error"]["code"], "E506")
        self.assertIn(self.answer((b"[", 100000), megabytes=48, code=4)["error"]["code"], ("E506", "E509"))

    def test_truncated_line(self):
        for line in ('{"id":2,"expression":"[a]","attributes":{"a":"x', '{"id":2,"expression":"[a]","attributes":{', '{"id":2,', '{"id":2,"expression":"[a]"'):
            answer = self.answer(line, megabytes=32, code=4)
            self.assertEqual((answer["id"], answer["error"]["code"]), (2, "E509"), line)

    def test_large_value(self):
        answer = self.answer('{"id":2,"expression":"Len([a])","attributes":{"a":"', (b"x", 50_000_000), '"}}', megabytes=192, code=4)
        self.assertEqual((answer["id"], answer["error"]["code"]), (2, "E428"))
        self.assertIn("`a`", answer["error"]["message"])

    def test_large_list(self):
        answer = self.answer('{"id":2,"expression":"Count([l])","attributes":{"l":[', (b"1,", 5_000_000), "1]}}", megabytes=192, code=4)
        self.assertEqual((answer["id"], answer["error"]["code"]), (2, "E428"))

    def test_largest_value_that_is_allowed(self):
        answer = self.answer('{"id":2,"expression":"Len(ToUpper([a]))","attributes":{"a":"', (b"x", 16 << 20), '"}}', megabytes=256)
        self.assertEqual(answer["value"], 16 << 20)

    def test_line_longer_than_a_request_may_be(self):
        answer = self.answer('{"id":2,"expression":"[a]","attributes":{"a":"', (b"x", 100_000_000), '"}}', megabytes=160, code=4)
        self.assertEqual(answer["error"]["code"], "E505")


if __name__ == "__main__":
    main()
