#!/usr/bin/env python3
"""attrmap map: formats, lines, exit codes, jobs, output."""
import json
import os
import subprocess

from attrmap_cli import ATTRMAP, DATA, CliTest, main

MAPPING = {"userName": "ToLower([mail])", "title": 'Coalesce([jobTitle], "none")', "phone": "[telephoneNumber]"}
USERS = [{"id": "1", "mail": "A@X", "jobTitle": "Boss, \"big\"", "businessPhones": ["+1 2"]}, {"id": "2", "mail": "Zoë@x", "jobTitle": None}, {"id": "3"}]
VALUES = [{"userName": "a@x", "title": "Boss, \"big\"", "phone": "+1 2"}, {"userName": "zoë@x", "title": "none"}, {"title": "none"}]


class Map(CliTest):
    def check_values(self, users, *arguments):
        code, answers, err = self.map(MAPPING, users, *arguments)
        self.assertEqual((code, [a["values"] for a in answers]), (0, VALUES), err)
        self.assertEqual([a["sourceId"] for a in answers], ["1", "2", "3"])
        self.assertEqual([a["outcome"] for a in answers], ["mapped"] * 3)
        self.assertIn("3 mapped, 0 skipped, 0 failed", err)

    def test_ndjson(self):
        self.check_values("".join(json.dumps(u, ensure_ascii=False) + "\n" for u in USERS))
        self.check_values("\ufeff" + "\r\n\r\n".join(json.dumps(u) for u in USERS))

    def test_json(self):
        for indent in (None, 2):
            self.check_values(json.dumps(USERS, indent=indent))
            self.check_values(json.dumps({"@odata.context": "c [{", "value": USERS, "@odata.nextLink": "n"}, indent=indent))

    def test_csv(self):
        self.check_values('id,mail,jobTitle,telephoneNumber\r\n1,A@X,"Boss, ""big""",+1 2\r\n2,Zoë@x,,\r\n3,,,\r\n', "--format", "csv")

    def test_example(self):
        code, out, err = self.run_cli("map", "--mapping", os.path.join(DATA, "mapping.json"), "--users", os.path.join(DATA, "users.json"), "--now", "2026-01-15T12:00:00Z")
        self.assertEqual(code, 0, err)
        with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "example.ndjson"), encoding="utf-8") as f:
            self.assertEqual(out, f.read())

    def test_outcomes(self):
        code, answers, _ = self.map({"a": "IgnoreFlowIfNullOrEmpty([x])", "b": 'Item([l], 9)', "c": 'IIF([x]="skip", IgnoreObjectFlow, "v")', "d": "[none]"},
                                    '{"id":"1","x":"1","l":["a"]}\n{"id":"2","x":"skip","l":"a"}\n{"x":"","l":"a"}\n')
        self.assertEqual(code, 4)
        self.assertEqual((answers[0]["outcome"], answers[0]["values"], answers[0]["errors"][0]["target"], answers[0]["errors"][0]["code"]), ("error", {"a": "1", "c": "v"}, "b", "E407"))
        self.assertEqual((answers[1]["outcome"], answers[1]["reason"], answers[1]["values"]), ("skip", "IgnoreObjectFlow", {}))
        self.assertEqual((answers[2]["sourceId"], answers[2]["ignored"]), (None, ["a"]))

    def test_bad_records(self):
        code, answers, err = self.map(MAPPING, b'{"id":"1","mail":"a"}\n{"id": broken\n[]\n{"id":"4","mail":"\xff"}\n{"id":"5","mail":"b"}\n{"id":"6","mail":')
        self.assertEqual(code, 4)
        self.assertEqual([a["outcome"] for a in answers], ["mapped", "error", "error", "error", "mapped", "error"])
        self.assertEqual([a.get("record") for a in answers], [None, 2, 3, 4, None, 6])
        for a in answers:
            if a["outcome"] == "error":
                self.assertRegex(a["errors"][0]["code"], r"^E50\d$")
        self.assertIn("4 failed", err)

    def test_stop(self):
        code, answers, _ = self.map(MAPPING, '{"id":"1"}\n{bad\n{"id":"3"}\n', "--on-error", "stop")
        self.assertEqual((code, [a["outcome"] for a in answers]), (4, ["mapped", "error"]))

    def test_mapping_errors_all_at_once(self):
        code, answers, err = self.map({"one": "Apend([a], 1)", "two": "ToLower([a])", "three": "IIF([a]"}, "{}\n")
        self.assertEqual((code, answers), (3, []))
        for word in ("target one", "target three", "E204"):
            self.assertIn(word, err)
        self.assertNotIn("target two", err)

    def test_bad_mapping_file(self):
        users = self.file("users", "{}\n")
        for content in ("[]", "{", '{"a": 1}', '{"a": "[x]", "a": "[y]"}'):
            code, out, err = self.run_cli("map", "--mapping", self.file("m.json", content), "--users", users)
            self.assertIn(code, (2, 3), content)
            self.assertEqual(out, "")
            self.assertIn("E54", err)
        self.assertEqual(self.run_cli("map", "--mapping", "/does/not/exist", "--users", users)[0], 2)
        self.assertEqual(self.run_cli("map", "--mapping", self.file("m.json", '{"a": "[b]"}'), "--users", "/does/not/exist")[0], 2)

    def test_jobs_do_not_change_the_bytes(self):
        users = self.file("many", "".join(json.dumps({"id": str(i), "mail": "U%d@X" % i, "pad": "x" * (i % 977)}) + "\n" for i in range(20000)))
        mapping = self.file("m.json", json.dumps({**MAPPING, "secret": "RandomString(12,2,2,2,2)"}))
        outputs = [self.run_cli("map", "--mapping", mapping, "--users", users, "--seed", "1", "--jobs", str(jobs)) for jobs in (1, 2, 8)]
        self.assertEqual([o[0] for o in outputs], [0, 0, 0])
        self.assertEqual(len(outputs[0][1].splitlines()), 20000)
        self.assertTrue(outputs[0][1] == outputs[1][1] == outputs[2][1])

    def test_out(self):
        out = os.path.join(self.folder, "values.ndjson")
        users = self.file("users", '{"id":"1"}\n')
        mapping = self.file("m.json", json.dumps(MAPPING))
        code, stdout, _ = self.run_cli("map", "--mapping", mapping, "--users", users, "--out", out)
        self.assertEqual((code, stdout), (0, ""))
        with open(out, encoding="utf-8") as f:
            self.assertEqual(json.loads(f.read())["sourceId"], "1")
        self.assertEqual(sorted(os.listdir(self.folder)), ["m.json", "users", "values.ndjson"])

    def test_output_that_cannot_be_written(self):
        users = self.file("users", '{"id":"1"}\n' * 200000)
        mapping = self.file("m.json", json.dumps(MAPPING))
        command = [ATTRMAP, "map", "--mapping", mapping, "--users", users]
        with open("/dev/full", "wb") as full:
            p = subprocess.run(command, stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(p.returncode, 2)
        self.assertIn(b"E525", p.stderr)
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as p:
            p.stdout.readline()
            p.stdout.close()
            err = p.stderr.read()
            self.assertEqual(p.wait(timeout=60), 2)
        self.assertIn(b"E525", err)

    def test_values_stay_out_of_errors(self):
        users = '{"id":"1","d":"secret"}\n'
        self.assertNotIn("secret", json.dumps(self.map({"x": "CDate([d])"}, users)[1]))
        self.assertIn("secret", json.dumps(self.map({"x": "CDate([d])"}, users, "--show-values")[1]))

    def test_empty_texts(self):
        users = '{"id":"1","a":""}\n'
        self.assertEqual(self.map({"x": "IsNull([a])"}, users)[1][0]["values"], {"x": True})
        self.assertEqual(self.map({"x": "IsNull([a])"}, users, "--keep-empty")[1][0]["values"], {"x": False})

    def test_stdin(self):
        mapping = self.file("m.json", json.dumps(MAPPING))
        code, out, _ = self.run_cli("map", "--mapping", mapping, "--users", "-", stdin='{"id":"1"}\n')
        self.assertEqual((code, json.loads(out)["sourceId"]), (0, "1"))


if __name__ == "__main__":
    main()
