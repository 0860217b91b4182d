#!/usr/bin/env python3
"""attrmap plan: finding an object in the target - by the id map, then by the matching attributes - and the queries for it."""
from plan_case import ACTIVE, CORE, GROUP, PlanTest, attribute, group, held, held_group, main, schema, user

TITLE = attribute("title", "[jobTitle]")
# precedence 1 is not the first in the list
TWO = schema(attribute("externalId", "[employeeId]", match=2, caseExact=True), attribute("userName", "[mail]", match=1), ACTIVE, TITLE, base=())


def other(source_id, user_name, external_id):
    return {"id": source_id, "userName": user_name, "externalId": external_id, "active": True}


class Match(PlanTest):
    def found(self, target, **record):
        request = self.request(TWO, user(jobTitle="Boss", **record), target=target)
        return request["method"], request["path"]

    def test_no_hit(self):
        self.assertEqual(self.found([other("1", "x", "y")], mail="a", employeeId="7"), ("POST", "/Users"))

    def test_first_attribute(self):
        self.assertEqual(self.found([other("2", "x", "7"), other("1", "a", "8")], mail="a", employeeId="7"), ("PATCH", "/Users/1"))

    def test_second_attribute(self):
        self.assertEqual(self.found([other("2", "x", "7")], mail="a", employeeId="7"), ("PATCH", "/Users/2"))

    def test_null_is_passed_over(self):
        for mail in (None, ""):
            self.assertEqual(self.found([other("2", "x", "7"), other("3", "", "9")], mail=mail, employeeId="7"), ("PATCH", "/Users/2"))

    def test_all_null(self):
        for target in ([], [other("1", "x", "y")]):
            self.assertEqual(self.failure(TWO, user(mail=None, employeeId=""), target=target)[0], "E453")

    def test_several_hits(self):
        twice = [other("1", "a", "1"), other("2", "A", "2")]
        self.assertEqual(self.failure(TWO, user(mail="a", employeeId="9"), target=twice), ("E454", "userName"))
        twice = [other("1", "x", "7"), other("2", "y", "7")]
        self.assertEqual(self.failure(TWO, user(mail="a", employeeId="7"), target=twice), ("E454", "externalId"))
        self.assertEqual(self.found(twice, mail="x", employeeId="7"), ("PATCH", "/Users/1"))  # one hit is enough

    def test_case(self):
        self.assertEqual(self.found([other("1", "STRASSE.Ä", "x")], mail="strasse.ä"), ("PATCH", "/Users/1"))
        self.assertEqual(self.found([other("1", "straße", "x")], mail="strasse"), ("POST", "/Users"))  # ordinal
        self.assertEqual(self.found([other("1", "x", "A7")], mail="a", employeeId="a7"), ("POST", "/Users"))
        self.assertEqual(self.found([other("1", "x", "A7"), other("2", "y", "a7")], mail="a", employeeId="a7"), ("PATCH", "/Users/2"))

    def test_expression(self):
        what = schema(attribute("userName", 'Append([mailNickname], "@x")', match=1), base=(ACTIVE,))
        self.assertEqual(self.said(what, user(mailNickname="ann"), target=[held(userName="ann@x")]), ("none", "RedundantExport"))

    def test_filtered_attribute(self):
        email = attribute('emails[type eq "work"].value', "[mail]", match=1)
        emails = [{"type": "home", "value": "a@x"}, {"type": "work", "value": "b@x"}]
        what = schema(email, base=(ACTIVE,))
        self.assertEqual(self.request(what, user(mail="a@x"), target=[held(emails=emails)])["method"], "POST")
        self.assertEqual(self.said(what, user(mail="b@x"), target=[held(emails=emails)]), ("none", "RedundantExport"))

    def test_extension(self):
        urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
        what = schema(attribute(urn + ":employeeNumber", "[employeeId]", match=1), base=(ACTIVE,))
        self.assertEqual(self.said(what, user(employeeId="7"), target=[held(**{urn: {"employeeNumber": "7"}})]), ("none", "RedundantExport"))

    def test_error_of_a_matching_attribute(self):
        what = schema(attribute("userName", 'Error("no name")', match=1), base=(ACTIVE,))
        self.assertEqual(self.failure(what, target=[held()])[1], "userName")

    def test_nothing_to_match_by(self):
        """A warning, and everything is new."""
        what = schema(attribute("userName", "[userPrincipalName]"), base=(ACTIVE,))
        code, out, err = self.run_plan(what, [user()], target=[held()])
        self.assertEqual((code, '"POST"' in out), (0, True))
        self.assertIn("W313", err)


class IdMap(PlanTest):
    WHAT = schema(TITLE)

    def test_before_the_query(self):
        target = [held("u1"), held("u2", title="Boss")]
        self.assertEqual(self.request(self.WHAT, user(jobTitle="Boss"), target=target)["path"], "/Users/t-u1")
        operations = self.operations(self.WHAT, user(jobTitle="Boss"), target=target, ids={"u1": "t-u2"})
        self.assertEqual(operations, [("Replace", "userName", "u1@contoso.example")])

    def test_shapes(self):
        for ids in ({"u1": "t-u2"}, {"users": {"u1": "t-u2"}, "groups": {}}):
            self.assertEqual(self.request(self.WHAT, target=[held("u2")], ids=ids)["path"], "/Users/t-u2")

    def test_id_that_is_gone(self):
        self.assertEqual(self.request(self.WHAT, user(jobTitle="Boss"), target=[held()], ids={"u1": "gone"})["path"], "/Users/t-u1")

    def test_ids_are_exact(self):
        self.assertEqual(self.request(self.WHAT, target=[held("U2")], ids={"u1": "t-u2"})["method"], "POST")

    def test_not_provisioned(self):
        ids, options = {"u1": "t-u3", "u2": "t-u4"}, ["notProvisioned=u1, u2"]
        records, target = [user("u1"), user("u2")], [held("u3"), held("u4")]
        self.assertEqual([a["requests"][0]["method"] for a in self.plan(self.WHAT, records, target=target, ids=ids)], ["PATCH"] * 2)
        self.assertEqual([a["requests"][0]["method"] for a in self.plan(self.WHAT, records, target=target, ids=ids, options=options)], ["POST"] * 2)

    def test_bad_file(self):
        for text in ("", "[]", "7", '{"u1": ', '{"users": {"u1": 7}}'):
            code, out, err = self.run_plan(self.WHAT, [user()], "--id-map", self.file("ids", text))
            self.assertEqual((code, out), (2, ""), text)
            self.assertIn("E542", err)


class Queries(PlanTest):
    """--option phase=match"""

    def queries(self, what, record=None, *arguments, **how):
        answer = self.one(what, record, *arguments, options=["phase=match"], **how)
        self.assertEqual({(r["method"], r["body"]) for r in answer["requests"]}, {("GET", None)})
        return [r["path"] for r in answer["requests"]]

    def test_user(self):
        self.assertEqual(self.queries(schema()), ['/Users?filter=userName eq "u1@contoso.example"'])

    def test_group(self):
        self.assertEqual(self.queries(schema(), group=group()), ['/Groups?excludedAttributes=members&filter=displayName eq "g1"'])

    def test_one_query_for_each_attribute(self):
        record = user(mail="a", employeeId="7")
        both = ['/Users?filter=userName eq "a"', '/Users?filter=externalId eq "7"']
        for target in (None, [], [other("1", "x", "y")], [other("2", "x", "7")]):
            self.assertEqual(self.queries(TWO, record, target=target), both)
        self.assertEqual(self.queries(TWO, record, target=[other("1", "A", "7")]), both[:1])  # the first hit ends it

    def test_null_is_passed_over(self):
        self.assertEqual(self.queries(TWO, user(employeeId="7")), ['/Users?filter=externalId eq "7"'])

    def test_all_null(self):
        self.assertEqual(self.failure(TWO, user(), options=["phase=match"])[0], "E453")

    def test_special_characters(self):
        """A literal is escaped as in JSON."""
        record = user(mail='O"Brien\\x\té&%')
        self.assertEqual(self.queries(TWO, record), ['/Users?filter=userName eq "O\\"Brien\\\\x\\té&%"'])

    def test_special_characters_do_match(self):
        self.assertEqual(self.request(TWO, user(mail='O"B\\x', jobTitle="Boss"), target=[other("1", 'o"b\\X', "")])["path"], "/Users/1")

    def test_extension(self):
        urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber"
        what = schema(attribute(urn, "[employeeId]", match=1), base=(ACTIVE,))
        self.assertEqual(self.queries(what, user(employeeId="7")), ['/Users?filter=%s eq "7"' % urn])

    def test_skipped_objects(self):
        for record, reason in ((user(accountEnabled=False), "NotActiveInSource"), (user(appRoleAssignments=[]), "NotEffectivelyEntitled")):
            self.assertEqual(self.said(schema(), record, options=["phase=match"]), ("skip", reason))

    def test_all_is_the_default(self):
        self.assertEqual(self.request(schema(), options=["phase=all"])["method"], "POST")

    def test_a_user_with_the_name_of_a_group(self):
        people = held("u9", displayName="Sales", schemas=[CORE], meta={"resourceType": "User"})
        sales = held_group("g1", displayName="Sales", schemas=[GROUP], meta={"resourceType": "Group"})
        self.assertEqual(self.said(schema(), group=group(displayName="Sales"), target=[people, sales]), ("none", "RedundantExport"))

    def test_a_user_with_the_name_of_a_group_is_not_patched_as_a_group(self):
        people = held("u9", displayName="Sales", schemas=[CORE], meta={"resourceType": "User"})
        request = self.request(schema(), group=group(displayName="Sales", members=[{"id": "u1"}]), target=[people], ids={"users": {"u1": "t-u1"}})
        self.assertEqual((request["method"], request["path"]), ("POST", "/Groups"))

    def test_a_resource_with_more_than_an_id_is_not_just_created(self):
        what = schema(attribute("displayName", "[displayName]"), ACTIVE, base=(attribute("externalId", "[employeeId]", match=1),))
        target = {"id": "t-u1", "userName": "x"}
        self.assertEqual(self.operations(what, user(displayName="Ann", employeeId="7"), target=[target], ids={"u1": "t-u1"}),
                         [("Add", "externalId", "7"), ("Add", "displayName", "Ann"), ("Add", "active", "True")])



if __name__ == "__main__":
    main()
