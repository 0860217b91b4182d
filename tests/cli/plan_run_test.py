#!/usr/bin/env python3
"""attrmap plan: files that it reads, records that are broken, threads, output, exit codes, schemas that cannot be planned."""
import json
import os

from attrmap_cli import answers
from plan_case import CORE, PlanTest, attribute, group, held, held_group, lines, main, schema, user

TITLE = attribute("title", "[jobTitle]")
WHAT = schema(TITLE)


class TargetFile(PlanTest):
    RESOURCES = [held("u1", title="Boss"), held("u2", nested={"a": [1, {"b": "}]"}]}), held("u3")]
    RECORDS = [user("u%d" % i, jobTitle="Boss") for i in (1, 2, 3, 4)]

    def outcomes(self, target):
        return [a["requests"][0]["method"] if a["requests"] else a["reason"] for a in self.plan(WHAT, self.RECORDS, target=target)]

    def test_formats(self):
        resources = self.RESOURCES
        response = {"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": 3, "startIndex": 1, "itemsPerPage": 3, "Resources": resources}
        for name, text in (("NDJSON", lines(resources)), ("CR LF and blank lines", "\ufeff" + lines(resources).replace("\n", "\r\n\r\n")),
                           ("an array", json.dumps(resources)), ("an array in lines", json.dumps(resources, indent=2)),
                           ("a ListResponse", json.dumps(response)), ("a ListResponse in lines", json.dumps(response, indent=2)),
                           ("Resources first", json.dumps({"Resources": resources, "totalResults": 3}))):
            with self.subTest(name):
                self.assertEqual(self.outcomes(text), ["RedundantExport", "PATCH", "PATCH", "POST"])

    def test_empty(self):
        for text in ("", "\n", "[]", '{"totalResults": 0, "Resources": []}'):
            with self.subTest(text):
                self.assertEqual(self.outcomes(text), ["POST"] * 4)

    def test_broken(self):
        good = json.dumps(held("u9"))
        for text, record in (("%s\n{\n" % good, 2), ("%s\n[]\n" % good, 2), ('{"userName": "x"}\n', 1), ('{"id": null}\n', 1), ("[%s, 7]" % good, 2), ('{"Resources": [%s, {}]}' % good, 2)):
            with self.subTest(text):
                code, out, err = self.run_plan(WHAT, self.RECORDS, target=text)
                self.assertEqual((code, out), (2, ""))
                self.assertIn("E543", err)
                self.assertIn("record %d of the target" % record, err)

    def test_not_there(self):
        code, out, err = self.run_plan(WHAT, self.RECORDS, "--target", self.path("nowhere"))
        self.assertEqual((code, out), (2, ""))
        self.assertIn("nowhere", err)

    def test_same_id_twice(self):
        self.assertEqual(self.failure(WHAT, target=[held("u2"), held("u2")], ids={"u1": "t-u2"})[0], "E454")


class SourceFiles(PlanTest):
    def test_bad_record(self):
        for text, record in ((lines([user("u1")]) + "{broken\n" + lines([user("u3")]), 2), ("[%s, 7, %s]" % (json.dumps(user("u1")), json.dumps(user("u3"))), 2)):
            code, out, err = self.run_plan(WHAT, text)
            planned = answers(out)
            self.assertEqual((code, [a["outcome"] for a in planned]), (4, ["request", "error", "request"]))
            self.assertEqual((planned[1]["record"], planned[1]["requests"], planned[1]["object"]), (record, [], "User"))
            self.assertRegex(planned[1]["error"]["code"], r"^E50\d$")
            self.assertIn("1 failed", err)

    def test_bad_record_among_groups(self):
        code, out, _ = self.run_plan(WHAT, [user()], groups=lines([group("g1")]) + "[]\n" + lines([group("g3")]))
        self.assertEqual((code, [(a["object"], a["outcome"], a.get("record")) for a in answers(out)]),
                         (4, [("User", "request", None), ("Group", "request", None), ("Group", "error", 2), ("Group", "request", None)]))

    def test_stop(self):
        what = schema(attribute("title", "[jobTitle]", required=True))
        records = [user("u1", jobTitle="Boss"), user("u2"), user("u3", jobTitle="Boss")]
        for how, count in (([], 4), (["--on-error", "report"], 4), (["--on-error", "stop"], 2)):
            code, out, _ = self.run_plan(what, records, *how, groups=[group()])
            self.assertEqual((code, len(answers(out))), (4, count))

    def test_an_error_sends_nothing(self):
        what = schema(TITLE, attribute("nickName", 'Error("x")'))
        for target in ([], [held()]):
            self.assertEqual(self.failure(what, user(jobTitle="Boss"), target=target)[1], "nickName")

    def test_list_of_graph(self):
        text = json.dumps({"@odata.context": "x", "value": [user("u1"), user("u2")]})
        self.assertEqual([a["sourceId"] for a in self.plan(WHAT, text)], ["u1", "u2"])

    def test_csv(self):
        (answer,) = self.plan(WHAT, "id,userPrincipalName,accountEnabled,jobTitle\n1,a@x,true,Boss\n", "--format", "csv", options=["syncScope=all"])
        self.assertEqual((answer["sourceId"], answer["requests"][0]["body"]["title"]), ("1", "Boss"))

    def test_stdin(self):
        code, out, err = self.run_cli("plan", "--schema", self.schema_file(WHAT), "--users", "-", stdin=lines([user()]))
        self.assertEqual((code, answers(out)[0]["outcome"]), (0, "request"), err)
        self.assertEqual(self.run_cli("plan", "--schema", self.schema_file(WHAT), "--users", "-", "--groups", "-")[0], 2)

    def test_empty(self):
        self.assertEqual(self.plan(WHAT, "[]"), [])


class Runs(PlanTest):
    def test_jobs_do_not_change_the_bytes(self):
        records = [user("u%d" % i, jobTitle="Boss %d" % (i % 7), department="x" * (i % 301)) for i in range(4000)]
        text = "".join("{broken\n" if i % 97 == 0 else json.dumps(r) + "\n" for i, r in enumerate(records))
        target = [held("u%d" % i, title="Boss %d" % (i % 5)) for i in range(0, 4000, 2)]
        outputs = [self.run_plan(WHAT, text, "--jobs", str(jobs), groups=[group("g%d" % i) for i in range(500)], target=target) for jobs in (1, 4)]
        self.assertEqual([o[0] for o in outputs], [4, 4])
        self.assertTrue(outputs[0][1] == outputs[1][1])
        planned = answers(outputs[0][1])
        self.assertEqual(len(planned), 4500)
        self.assertEqual({a["outcome"] for a in planned}, {"request", "none", "error"})
        counts = tuple(sum(a["outcome"] == o for a in planned) for o in ("request", "none", "skip", "error"))
        self.assertIn("4500 records: %d with requests, %d unchanged, %d skipped, %d failed" % counts, outputs[0][2])

    def test_out(self):
        out = self.path("plan.ndjson")
        code, stdout, _ = self.run_plan(WHAT, [user()], "--out", out, groups=[group()])
        self.assertEqual((code, stdout), (0, ""))
        with open(out, encoding="utf-8") as f:
            self.assertEqual([a["object"] for a in answers(f.read())], ["User", "Group"])
        self.assertFalse(os.path.exists(out + ".part"))

    def test_out_is_left_alone_when_nothing_can_be_planned(self):
        out = self.file("plan.ndjson", "old")
        self.assertEqual(self.run_plan(WHAT, [user()], "--out", out, target="{")[0], 2)
        with open(out, encoding="utf-8") as f:
            self.assertEqual(f.read(), "old")


class Context(PlanTest):
    def test_what_expressions_may_ask(self):
        what = schema(attribute("title", 'Join(" ", Now(), DefaultDomain(), %P%)'))
        body = self.body(what, user(), "--now", "2021-07-02T15:33:38Z", "--default-domain", "x.example", "--parameter", "P=v")
        self.assertEqual(body["title"], "7/2/2021 3:33:38 PM x.example v")

    def test_seed(self):
        what = schema(attribute("title", "Guid()"))
        titles = [[a["requests"][0]["body"]["title"] for a in self.plan(what, [user("u1"), user("u2")], "--seed", seed)] for seed in ("1", "1", "2")]
        self.assertEqual(titles[0], titles[1])
        self.assertEqual(len({*titles[0], *titles[2]}), 4)

    def test_strict(self):
        what = schema(attribute("title", "tolower([jobTitle])"))
        self.assertEqual(self.body(what, user(jobTitle="BOSS"))["title"], "boss")
        code, out, err = self.run_plan(what, [user()], "--strict")
        self.assertEqual((code, out), (3, ""))
        self.assertIn("write `ToLower`", err)

    def test_max_record(self):
        code, out, _ = self.run_plan(WHAT, [user("u1"), user("u2", jobTitle="x" * 500), user("u3")], "--max-record", "400")
        self.assertEqual((code, [a.get("error", {}).get("code") for a in answers(out)]), (4, [None, "E505", None]))
        code, out, err = self.run_plan(WHAT, [user()], "--max-record", "400", target=[held(title="x" * 500)])
        self.assertEqual((code, out), (2, ""))
        self.assertIn("E543", err)

    def test_color(self):
        for color, escapes in (("always", True), ("never", False), ("auto", False)):
            _, _, err = self.run_plan(schema(user_object="Contact"), [user()], "--color", color)
            self.assertEqual("\x1b[" in err, escapes)


class Usage(PlanTest):
    def test_users_or_groups(self):
        code, out, err = self.run_plan(WHAT)
        self.assertEqual((code, out), (2, ""))
        self.assertIn("--users", err)

    def test_groups_alone(self):
        self.assertEqual([a["object"] for a in self.plan(WHAT, groups=[group()], target=[held_group()])], ["Group"])

    def test_unknown_flags(self):
        for arguments in (("--user", "x"), ("--profile", "new"), ("--jobs", "0"), ("--format", "xml"), ("--on-error", "x")):
            code, out, err = self.run_plan(WHAT, [user()], *arguments)
            self.assertEqual((code, out), (2, ""), arguments)
            self.assertNotEqual(err, "")

    def test_schema_is_required(self):
        self.assertEqual(self.run_cli("plan", "--users", self.file("u", "{}"))[0], 2)

    def test_rule(self):
        name = WHAT["synchronizationRules"][0]["name"]
        self.assertEqual(len(self.plan(WHAT, [user()], "--rule", name)), 1)
        code, out, err = self.run_plan(WHAT, [user()], "--rule", "nope")
        self.assertEqual((code, out), (2, ""))
        self.assertIn(name, err)

    def test_disabled_object_mapping(self):
        what = schema()
        what["synchronizationRules"][0]["objectMappings"][1]["enabled"] = False
        self.assertEqual(len(self.plan(what, [user()])), 1)
        code, out, err = self.run_plan(what, groups=[group()])
        self.assertEqual((code, out), (2, ""))
        self.assertIn("Group", err)


class Schemas(PlanTest):
    def refused(self, what, expected, *words):
        code, out, err = self.run_plan(what, [user()], target=[])
        self.assertEqual((code, out), (3, ""))
        for word in (expected, *words):
            self.assertIn(word, err)

    def test_small_schemas_are_sound(self):
        for what in (schema(), schema(TITLE), schema(user_object=CORE, soft_deletion=False)):
            code, out, err = self.run_cli("schema", "check", self.schema_file(what))
            self.assertEqual((code, err), (0, ""))
            self.assertIn("no problems found", out)

    def test_mistakes(self):
        for pairs, word in (([attribute("title", "[jobTitel]")], "did you mean `jobTitle`?"), ([attribute("title", 'Jion(" ", [jobTitle])')], "did you mean `Join`?"),
                            ([TITLE, TITLE], "title"), ([attribute("title", "[jobTitle]", mutability="ReadOnly")], "title")):
            self.refused(schema(*pairs), "error[E", word)
        missing = schema(TITLE)
        missing["directories"][1]["objects"][0]["attributes"].pop()
        self.refused(missing, "title")

    def test_not_json(self):
        code, out, err = self.run_cli("plan", "--schema", self.file("s", "{"), "--users", self.file("u", "{}"))
        self.assertEqual((code, out), (3, ""))
        self.assertIn("E301", err)

    def test_not_scim(self):
        self.refused(schema(user_object="Contact"), "E347", "Contact", "map --schema")

    def test_no_scim_path(self):
        for target in ("emails[type ne \"work\"].value", "emails[type eq \"work\"]", "name.given.more", "a b", "emails[type eq \"work\""):
            with self.subTest(target):
                self.refused(schema(attribute(target, "[mail]")), "E348")

    def test_a_list_and_an_object_of_one_name(self):
        work = "emails[type eq \"work\"].value"
        for targets in ((work, "emails.value"), ("emails.value", work)):
            with self.subTest(targets):
                self.refused(schema(*(attribute(target, "[mail]") for target in targets)), "E348")

    def test_warnings_do_not_stop_it(self):
        code, out, err = self.run_plan(schema(base=(attribute("userName", "[mail]", match=1),)), [user(mail="a@x")])
        self.assertEqual((code, len(answers(out))), (0, 1))
        self.assertIn("W326", err)


if __name__ == "__main__":
    main()
