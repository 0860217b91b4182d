"""`attrmap why --schema` and `attrmap deps`: what flows for a user, why, and why nothing does."""
import json
import unittest

from attrmap_cli import CliTest
from plan_case import MANAGER, USER_NAME, attribute, clause, lines, schema, scope, user


class WhySchema(CliTest):
    def why(self, what, record, *arguments, code=0):
        got, out, err = self.run_cli("why", "--schema", self.file("schema.json", json.dumps(what)), "--users",
                                     self.file("users", lines([record])), *arguments)
        self.assertEqual(got, code, err)
        return out

    def test_direct(self):
        out = self.why(schema(), user(), "--target", "userName")
        self.assertEqual(out, 'record u1\n\nuserName <- "u1@contoso.example"\n    [userPrincipalName]  = "u1@contoso.example"\n')

    def test_null_with_and_without_default(self):
        what = schema(attribute("title", "[jobTitle]", default="Intern"), attribute("nickName", "[mailNickname]"))
        self.assertIn('title <- "Intern"\n  the value is null: the mapping\'s default fills it on creation', self.why(what, user()))
        self.assertIn("title: nothing flows\n  the value is null; its default applies on creation only",
                      self.why(what, user(), "--operation", "update"))
        self.assertIn("nickName: nothing flows\n  the value is null and there is no default", self.why(what, user()))

    def test_mapping_of_type_none(self):
        self.assertIn("timezone: nothing flows\n  the mapping has no source (type None) and no default",
                      self.why(schema(attribute("timezone", None)), user()))
        self.assertIn("its default fills the attribute when it is empty",
                      self.why(schema(attribute("timezone", None, default="Europe/Paris")), user()))

    def test_switch_default_join_and_regex(self):
        what = schema(attribute("title", 'Switch([city], "none", "a", "b")'),
                      attribute("displayName", 'Join(" ", [givenName], [surname])'),
                      attribute("nickName", 'Replace([mail], , "@(.*)", , "", , )'))
        out = self.why(what, user(city="x", surname="S", mail="m"))
        self.assertIn('no key is "x": the default', out)
        self.assertIn("skipped as empty, with their separator: [givenName]", out)
        self.assertIn('the pattern does not match "m"', out)

    def test_ignored_and_failed(self):
        what = schema(attribute("title", "IgnoreFlowIfNullOrEmpty([jobTitle])"), attribute("nickName", "CDate([city])"))
        out = self.why(what, user(city="x"), code=4)
        self.assertIn("title: nothing flows\n  the expression says that this attribute does not flow", out)
        self.assertIn("nickName: nothing flows\n  fails, and with it the object: E404", out)

    def test_matching_fails(self):
        out = self.why(schema(base=(attribute("userName", "[mail]", match=1),)), user())
        self.assertIn("matching fails: no matching attribute has a value", out)

    def test_out_of_scope_with_the_clause_that_failed(self):
        what = schema(scope=scope([clause("city", "EQUALS", "Paris"), clause("mail", "IS NOT NULL")], [clause("department", "IS NULL")]))
        out = self.why(what, user(city="paris", mail="m", department="d"), "--target", "active")
        self.assertIn("out of scope: no group of the scoping filter holds; IsSoftDeleted is True", out)
        self.assertIn('group g0: city EQUALS "Paris" fails (it is "paris"); mail IS NOT NULL holds', out)
        self.assertIn('group g1: department IS NULL fails (it is "d")', out)
        self.assertIn("active <- false", out)

    def test_causes_of_soft_deletion(self):
        what = schema()
        self.assertIn("the account is disabled", self.why(what, user(accountEnabled=False)))
        self.assertIn("deleted in the directory", self.why(what, user(deletedDateTime="2026-01-01T00:00:00Z")))
        self.assertIn("gone from the source", self.why(what, user(hardDeleted=True)))
        self.assertIn("not assigned", self.why(what, user(appRoleAssignments=[]), "--option", "syncScope=assigned"))
        self.assertNotIn("not assigned", self.why(what, user(appRoleAssignments=[])))

    def test_creation_only_and_deferred(self):
        what = schema(attribute("nickName", "[city]", flow="ObjectAddOnly"), MANAGER)
        self.assertIn("nickName: nothing flows\n  flows on creation only", self.why(what, user(city="x"), "--operation", "update"))
        ids = self.file("ids.json", "{}")
        self.assertIn("the id map does not have the reference", self.why(what, user(manager={"id": "b"}), "--id-map", ids))

    def test_which_record(self):
        users = self.file("users", lines([user("a"), user("b")]))
        file = self.file("schema.json", json.dumps(schema()))
        for arguments, wanted in (((), "a"), (("--id", "b"), "b"), (("--id", "#2"), "b")):
            self.assertTrue(self.run_cli("why", "--schema", file, "--users", users, *arguments)[1].startswith("record %s\n" % wanted))
        self.assertEqual(self.run_cli("why", "--schema", file, "--users", users, "--id", "c")[0], 2)
        code, _, err = self.run_cli("why", "--schema", file, "--users", users, "--target", "usrName")
        self.assertEqual(code, 2)
        self.assertIn("did you mean userName?", err)
        self.assertEqual(self.run_cli("why")[0], 2)
        self.assertEqual(self.run_cli("why", "[a]", "--schema", file)[0], 2)

    def test_json(self):
        answer = json.loads(self.why(schema(attribute("title", "[jobTitle]", default="T")), user(), "--format", "json"))
        self.assertEqual((answer["sourceId"], answer["facts"]), ("u1", []))
        title = next(t for t in answer["targets"] if t["target"] == "title")
        self.assertEqual((title["flows"], title["value"]), (True, "T"))
        self.assertEqual(title["steps"][0]["kind"], "null")


class Deps(CliTest):
    def test_schema(self):
        what = schema(attribute("displayName", 'Join(" ", [givenName], [surname], [givenName])'), base=(USER_NAME,))
        code, out, _ = self.run_cli("deps", self.file("schema.json", json.dumps(what)), "--format", "json")
        self.assertEqual(code, 0)
        answer = json.loads(out)
        self.assertEqual(answer["targets"], {"userName": ["userPrincipalName"], "displayName": ["givenName", "surname"]})
        self.assertEqual(answer["attributes"]["surname"], ["displayName"])

    def test_mapping(self):
        file = self.file("mapping.json", '{"a":"[x]","b":"Join(\\"\\", [x], [y])","c":"Now()"}')
        self.assertEqual(self.run_cli("deps", file, "--attribute", "x")[1], "  x: a, b\n")
        self.assertIn("  c: (none)\n", self.run_cli("deps", file)[1])
        self.assertEqual(self.run_cli("deps", self.file("other", "[1]"))[0], 2)


if __name__ == "__main__":
    unittest.main()
