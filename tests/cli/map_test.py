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

    def test_all_formats_agree(self):
        # Texts only, because a CSV cell is one; more users than one thread takes at a time.
        users = [{"id": "%05d" % i, "mail": "Üser%d@X.example" % i, "jobTitle": ["", "a,b", 'q"q', "new\nline", "\u2028", "😀"][i % 6] or None, "telephoneNumber": "+1 %d" % i} for i in range(5000)]
        names = list(users[0])
        rows = [",".join('"%s"' % (u[n] or "").replace('"', '""') for n in names) for u in users]
        wanted = None
        for text in ("".join(json.dumps(u) + "\n" for u in users), "".join(json.dumps(u, ensure_ascii=False, separators=(",", ":")) + "\r\n" for u in users), json.dumps(users), json.dumps(users, indent=1),
                     json.dumps({"@odata.context": "x", "value": users}), json.dumps({"value": users, "x": [{"y": 1}]}, indent=4), "\r\n".join([",".join(names), *rows])):
            code, answers, err = self.map({**MAPPING, "length": "Len([jobTitle])"}, text)
            self.assertEqual((code, len(answers)), (0, 5000), err)
            wanted = wanted or answers
            self.assertEqual(answers, wanted)
        self.assertEqual(wanted[5]["values"], {"userName": "üser5@x.example", "title": "😀", "phone": "+1 5", "length": 2})

    def test_example(self):
        code, out, err = self.run_cli("map", "--mapping", os.path.join(DATA, "mapping.json"), "--users", os.path.join(DATA, "users.json"), "--now", "2026-01-15T12:00:00Z")
        self.assertEqual(code, 0, err)
        with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "example.ndjson"), encoding="utf-8") as f:
            self.assertEqual(out, f.read())
        with open(os.path.join(DATA, "mapping.json"), encoding="utf-8") as f:
            self.assertGreaterEqual(len(json.load(f)), 10)

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

    def test_bad_records_in_an_array(self):
        users = '[{"id":"1","mail":"a"},{"id":"2","mail":tru},7,"s",null,[{}],{"id":"7","mail":"b"}]'
        for text in (users, '{"value": %s}' % users, users.replace(",", ",\n ")):
            code, answers, err = self.map(MAPPING, text)
            self.assertEqual((code, [a["outcome"] for a in answers]), (4, ["mapped"] + ["error"] * 5 + ["mapped"]), err)
            self.assertEqual([a.get("record") for a in answers], [None, 2, 3, 4, 5, 6, None])
            self.assertEqual([a["errors"][0]["code"] for a in answers[1:6]], ["E501", "E503", "E503", "E503", "E503"])
            self.assertEqual((answers[1]["sourceId"], answers[6]["values"]["userName"]), ("2", "b"))

    def test_array_that_is_cut_off(self):
        code, answers, err = self.map(MAPPING, '[{"id":"1","mail":"a"},{"id":"2","mail":"b"},{"id":"3","mail":')
        self.assertEqual((code, [a["outcome"] for a in answers]), (2, ["mapped", "mapped", "error"]))
        self.assertEqual(answers[2]["errors"][0]["code"], "E502")
        self.assertIn("E523", err)

    def test_bad_rows(self):
        code, answers, err = self.map(MAPPING, 'id,mail,jobTitle\n1,a,x\n2,b\n3,"c"d,x\n4,d,x,y\n5,e,"x, ""y\n"" z"\n', "--format", "csv")
        self.assertEqual((code, [a["outcome"] for a in answers]), (4, ["mapped", "error", "error", "error", "mapped"]), err)
        self.assertEqual([a["errors"][0]["code"] for a in answers[1:4]], ["E508", "E507", "E508"])
        self.assertEqual(answers[4]["values"], {"userName": "e", "title": 'x, "y\n" z'})
        for header in ("", "id,id\n1,2\n", '"id\n'):
            self.assertEqual(self.map(MAPPING, header, "--format", "csv")[0], 2, header)

    def test_unusable_input(self):
        for users in (b"", b"   \n", b"\xff\xfe{\x00}\x00"):
            code, answers, err = self.map(MAPPING, users)
            self.assertEqual((code, answers), (2, []), users)
            self.assertRegex(err, r"error\[E52\d\]")
        code, _, err = self.run_cli("map", "--mapping", self.file("m.json", json.dumps(MAPPING)), "--users", self.folder)
        self.assertEqual(code, 2)
        self.assertNotEqual(err, "")

    def test_stop(self):
        users = '{"id":"1"}\n{bad\n{"id":"3"}\n'
        code, answers, err = self.map(MAPPING, users, "--on-error", "stop")
        self.assertEqual((code, [a["outcome"] for a in answers]), (4, ["mapped", "error"]))
        self.assertIn("stopped", err)
        code, answers, _ = self.map({"a": "CDate([d])"}, '{"id":"1"}\n{"id":"2","d":"x"}\n{"id":"3"}\n', "--on-error", "stop")
        self.assertEqual((code, [a["outcome"] for a in answers]), (4, ["mapped", "error"]))

    def test_stop_does_not_depend_on_jobs(self):
        users = "".join('{"id":"%d","d":"%s"}\n' % (i, "x" if i in (7000, 7001, 15000) else "2020-01-01") for i in range(20000))
        runs = [self.map({"a": "CDate([d])"}, users, "--on-error", "stop", "--jobs", str(jobs)) for jobs in (1, 2, 8)]
        for code, answers, _ in runs:
            self.assertEqual((code, len(answers), answers[-1]["sourceId"], answers[-1]["outcome"]), (4, 7001, "7000", "error"))
            self.assertEqual(answers, runs[0][1])

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
        other = self.run_cli("map", "--mapping", mapping, "--users", users, "--seed", "2", "--jobs", "2")[1]
        self.assertNotEqual(outputs[0][1], other)
        secrets = [json.loads(l)["values"]["secret"] for l in outputs[0][1].splitlines()]
        self.assertEqual(len(set(secrets)), 20000)  # each record has its own

    def test_jobs_do_not_change_errors(self):
        users = self.file("many", "".join("{bad\n" if i % 97 == 0 else json.dumps({"id": str(i), "d": "x" if i % 89 == 0 else "2020-01-01", "skip": i % 83 == 0}) + "\n" for i in range(20000)))
        mapping = self.file("m.json", json.dumps({"a": "CDate([d])", "b": 'IIF([skip]="True", IgnoreObjectFlow, "v")', "c": "IgnoreFlowIfNullOrEmpty([none])"}))
        outputs = [self.run_cli("map", "--mapping", mapping, "--users", users, "--jobs", str(jobs)) for jobs in (1, 2, 8)]
        self.assertEqual([o[0] for o in outputs], [4, 4, 4])
        self.assertTrue(outputs[0][1] == outputs[1][1] == outputs[2][1])
        answers = [json.loads(l) for l in outputs[0][1].splitlines()]
        self.assertEqual([i for i, a in enumerate(answers) if a["sourceId"] is None], [i for i in range(20000) if i % 97 == 0])
        self.assertEqual([a["sourceId"] for i, a in enumerate(answers) if i % 97], [str(i) for i in range(20000) if i % 97])
        self.assertRegex(outputs[0][2], "20000 records: %d mapped, %d skipped, %d failed" % tuple(sum(a["outcome"] == o for a in answers) for o in ("mapped", "skip", "error")))

    def test_out(self):
        out = os.path.join(self.folder, "values.ndjson")
        users = self.file("users", '{"id":"1"}\n')
        mapping = self.file("m.json", json.dumps(MAPPING))
        code, stdout, _ = self.run_cli("map", "--mapping", mapping, "--users", users, "--out", out)
        self.assertEqual((code, stdout), (0, ""))
        with open(out, encoding="utf-8") as f:
            self.assertEqual(json.loads(f.read())["sourceId"], "1")
        self.assertEqual(sorted(os.listdir(self.folder)), ["m.json", "users", "values.ndjson"])

    def test_out_replaces_only_when_complete(self):
        out = self.file("values.ndjson", "old")
        mapping = self.file("m.json", json.dumps(MAPPING))
        cut = self.file("cut.json", '[{"id":"1"},{"id":')
        code, _, err = self.run_cli("map", "--mapping", mapping, "--users", cut, "--out", out)
        self.assertEqual(code, 2)
        self.assertIn("values.ndjson.part", err)
        with open(out, encoding="utf-8") as f:
            self.assertEqual(f.read(), "old")
        with open(out + ".part", encoding="utf-8") as f:
            self.assertEqual(json.loads(f.readline())["sourceId"], "1")
        # Records that failed are answers too: such an output is complete.
        code, _, _ = self.run_cli("map", "--mapping", mapping, "--users", self.file("bad", '{"id":"1"}\n{bad\n'), "--out", out)
        self.assertEqual(code, 4)
        with open(out, encoding="utf-8") as f:
            self.assertEqual(len(f.readlines()), 2)
        self.assertFalse(os.path.exists(out + ".part"))

    def test_output_that_cannot_be_written(self):
        users = self.file("users", '{"id":"1"}\n' * 200000)
        mapping = self.file("m.json", json.dumps(MAPPING))
        command = [ATTRMAP, "map", "--mapping", mapping, "--users", users]
        for jobs in ("1", "2"):
            with open("/dev/full", "wb") as full:
                p = subprocess.run([*command, "--jobs", jobs], stdout=full, stderr=subprocess.PIPE, timeout=60)
            self.assertEqual(p.returncode, 2)
            self.assertIn(b"E525", p.stderr)
            with subprocess.Popen([*command, "--jobs", jobs], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as p:
                p.stdout.readline()
                p.stdout.close()
                err = p.stderr.read()
                self.assertEqual(p.wait(timeout=60), 2)
            self.assertIn(b"E525", err)
        for out in ("/does/not/exist/x", "/dev/full"):
            code, stdout, err = self.run_cli(*command[1:], "--out", out)
            self.assertEqual((code, stdout), (2, ""))
            self.assertIn("E525", err)
        self.assertTrue(os.path.exists("/dev/full"))

    def test_bad_flags(self):
        mapping, users = self.file("m.json", json.dumps(MAPPING)), self.file("u", "{}\n")
        for arguments in (["--jobs", "0"], ["--jobs", "x"], ["--format", "xml"], ["--on-error", "ignore"], ["--now", "yesterday"], ["--taken", "/does/not/exist"], ["--max-record", "0"]):
            code, out, err = self.run_cli("map", "--mapping", mapping, "--users", users, *arguments)
            self.assertEqual((code, out), (2, ""), arguments)
            self.assertNotEqual(err, "")
        self.assertEqual(self.run_cli("map", "--mapping", mapping)[0], 2)
        self.assertEqual(self.run_cli("map", "--mapping", "-", "--users", "-")[0], 2)

    def test_context(self):
        mapping = {"now": "Now()", "domain": "DefaultDomain()", "p": "%P%", "unique": 'SelectUniqueValue([a], Append([a], "1"))'}
        taken = self.file("taken", "anna\r\nBERT\n")
        code, answers, err = self.map(mapping, '{"id":"1","a":"Anna"}\n{"id":"2","a":"bert"}\n{"id":"3","a":"Carl"}\n', "--now", "2021-07-02T15:33:38Z", "--default-domain", "x.com", "--parameter", "P=v", "--taken", taken)
        self.assertEqual(code, 0, err)
        self.assertEqual([a["values"] for a in answers], [{"now": "7/2/2021 3:33:38 PM", "domain": "x.com", "p": "v", "unique": u} for u in ("Anna1", "bert1", "Carl")])

    def test_max_record(self):
        code, answers, _ = self.map(MAPPING, '{"id":"1"}\n{"id":"2","mail":"%s"}\n{"id":"3"}\n' % ("x" * 200), "--max-record", "100")
        self.assertEqual((code, [a["outcome"] for a in answers], answers[1]["errors"][0]["code"]), (4, ["mapped", "error", "mapped"], "E505"))

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
