#!/usr/bin/env python3
"""attrmap plan: references - managers and members - are written once both ids are known."""
from plan_case import ENTERPRISE, GROUP, MANAGER, MEMBERS, PlanTest, attribute, group, held, held_group, main, schema, user

BOSS = {"manager": {"id": "u2"}}
IDS = {"users": {"u1": "t-u1", "u2": "t-u2", "u3": "t-u3"}, "groups": {"g1": "t-g1", "g2": "t-g2"}}
PATH = ENTERPRISE + ":manager"
WITH_MANAGER = schema(MANAGER)
NOTHING = ("none", "RedundantExport")


def managed(manager):
    return held(**{ENTERPRISE: {"manager": manager}})


def of(*ids):
    """Members as Graph returns them."""
    return [{"@odata.type": "#microsoft.graph." + ("group" if i.startswith("g") else "user"), "id": i} for i in ids]


class Manager(PlanTest):
    def test_not_at_creation(self):
        body = self.body(WITH_MANAGER, user(**BOSS), ids={"u2": "t-u2"})
        self.assertNotIn(ENTERPRISE, body)

    def test_follows(self):
        for record in (user(**BOSS), user(manager="u2")):
            self.assertEqual(self.operations(WITH_MANAGER, record, target=[held()], ids=IDS), [("Add", PATH, "t-u2")])
        self.assertEqual(self.operations(WITH_MANAGER, user(**BOSS), "--profile", "scim062020", target=[held()], ids=IDS), [("add", PATH, "t-u2")])

    def test_replaced(self):
        for now in ("t-u3", {"value": "t-u3"}, {"value": "T-U2", "displayName": "x"}):
            self.assertEqual(self.operations(WITH_MANAGER, user(**BOSS), target=[managed(now)], ids=IDS), [("Replace", PATH, "t-u2")])

    def test_unchanged(self):
        for now in ("t-u2", {"value": "t-u2", "displayName": "x"}, [{"value": "t-u2"}]):
            self.assertEqual(self.said(WITH_MANAGER, user(**BOSS), target=[managed(now)], ids=IDS), NOTHING)

    def test_deferred(self):
        """An id that is not known yet is no error, and nothing is said in its place."""
        for target in (held(), managed({"value": "t-u3"})):
            answer = self.one(WITH_MANAGER, user(**BOSS), target=[target], ids={"u1": "t-u1"})
            self.assertEqual((answer["outcome"], answer["reason"], answer["deferred"]), (*NOTHING, [PATH]))

    def test_deferred_beside_others(self):
        what = schema(MANAGER, attribute("title", "[jobTitle]"))
        answer = self.one(what, user(jobTitle="Boss", **BOSS), target=[held()])
        self.assertEqual((answer["outcome"], answer["deferred"]), ("request", [PATH]))
        self.assertEqual([o["path"] for o in answer["requests"][0]["body"]["Operations"]], ["title"])

    def test_not_provisioned(self):
        answer = self.one(WITH_MANAGER, user(**BOSS), target=[held()], ids=IDS, options=["notProvisioned=u2"])
        self.assertEqual((answer["outcome"], answer["deferred"]), ("none", [PATH]))

    def test_just_created(self):
        """A resource that is an id alone gets its references only."""
        what = schema(MANAGER, attribute("title", "[jobTitle]"))
        self.assertEqual(self.operations(what, user(jobTitle="Boss", **BOSS), target=[{"id": "t-u1"}], ids=IDS), [("Add", PATH, "t-u2")])

    def test_form(self):
        value = [{"$ref": "../Users/t-u2", "value": "t-u2"}]
        for profile, op in (("legacy", "Add"), ("scim062020", "add")):
            self.assertEqual(self.operations(WITH_MANAGER, user(**BOSS), "--profile", profile, target=[held()], ids=IDS, options=["managerForm=docArray"]), [(op, "manager", value)])
        self.assertEqual(self.operations(WITH_MANAGER, user(**BOSS), target=[held()], ids=IDS, options=["managerForm=idText"]), [("Add", PATH, "t-u2")])

    def test_removal(self):
        for record in (user(), user(manager=None)):
            for option, profile, wanted in (("none", "legacy", []), ("remove", "legacy", [("Remove", PATH, None)]), ("remove", "scim062020", [("remove", PATH, None)]),
                                            ("empty", "legacy", [("Replace", PATH, "")])):
                self.assertEqual(self.operations(WITH_MANAGER, record, "--profile", profile, target=[managed({"value": "t-u2"})], ids=IDS,
                                                 options=["managerRemoval=" + option]), wanted)
        self.assertEqual(self.operations(WITH_MANAGER, target=[managed({"value": "t-u2"})], ids=IDS), [])

    def test_nothing_to_remove(self):
        for option in ("remove", "empty"):
            self.assertEqual(self.operations(WITH_MANAGER, target=[held()], ids=IDS, options=["managerRemoval=" + option]), [])


class Members(PlanTest):
    WHAT = schema()

    def changes(self, members, *now, arguments=(), ids=IDS, options=()):
        return self.operations(self.WHAT, None, *arguments, group=group(members=members), target=[held_group("g1", *now)], ids=ids, options=options)

    def test_not_at_creation(self):
        body = self.body(self.WHAT, group=group(members=of("u1")), ids=IDS)
        self.assertEqual(body, {"schemas": [GROUP, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"], "displayName": "g1",
                                "meta": {"resourceType": "Group"}})

    def test_added(self):
        """All in one operation."""
        added = [{"value": "t-u2"}, {"value": "t-u3"}]
        self.assertEqual(self.changes(of("u1", "u2", "u3"), "t-u1"), [("Add", "members", added)])
        self.assertEqual(self.changes(of("u1", "u2", "u3"), "t-u1", arguments=("--profile", "scim062020")), [("add", "members", added)])

    def test_removed(self):
        """Each in one of its own, behind the additions."""
        self.assertEqual(self.changes(of("u3"), "t-u1", "t-u2"), [("Add", "members", [{"value": "t-u3"}]), ("Remove", "members", [{"value": "t-u1"}]),
                                                                  ("Remove", "members", [{"value": "t-u2"}])])
        self.assertEqual(self.changes(of("u1"), "t-u1", "t-u2", arguments=("--profile", "scim062020")), [("remove", 'members[value eq "t-u2"]', None)])

    def test_without_members_in_the_target(self):
        for nothing in ({}, {"members": None}, {"members": []}):
            target = {"id": "t-g1", "displayName": "g1", **nothing}
            self.assertEqual(self.operations(self.WHAT, group=group(members=of("u1")), target=[target], ids=IDS), [("Add", "members", [{"value": "t-u1"}])])

    def test_just_created(self):
        self.assertEqual(self.operations(self.WHAT, group=group(members=of("u1")), target=[{"id": "t-g1"}], ids=IDS), [("Add", "members", [{"value": "t-u1"}])])

    def test_unchanged(self):
        self.assertEqual(self.changes(of("u2", "u1"), "t-u1", "t-u2"), [])  # order does not count

    def test_duplicates(self):
        self.assertEqual(self.changes(of("u1", "u1"), "t-u1"), [])
        self.assertEqual(self.changes(of("u1", "u1")), [("Add", "members", [{"value": "t-u1"}])])

    def test_ids_are_exact(self):
        self.assertEqual(self.changes(of("u1"), "T-U1"), [("Add", "members", [{"value": "t-u1"}]), ("Remove", "members", [{"value": "T-U1"}])])

    def test_empty_list(self):
        self.assertEqual(self.changes([], "t-u1"), [("Remove", "members", [{"value": "t-u1"}])])

    def test_absent_list(self):
        """A record without the list says nothing about the members."""
        self.assertEqual(self.operations(self.WHAT, group=group(), target=[held_group("g1", "t-u1")], ids=IDS), [])

    def test_member_without_id_is_left_out(self):
        answer = self.one(self.WHAT, group=group(members=of("u1", "u9")), target=[held_group()], ids=IDS)
        self.assertEqual(answer["deferred"], ["members"])
        self.assertEqual(answer["requests"][0]["body"]["Operations"], [{"op": "Add", "path": "members", "value": [{"value": "t-u1"}]}])

    def test_not_provisioned(self):
        self.assertEqual(self.changes(of("u1", "u2"), options=["notProvisioned=u1"]), [("Add", "members", [{"value": "t-u2"}])])

    def test_nested_groups(self):
        for members in (of("u1", "g2"), [{"id": "u1"}, {"id": "g2"}]):  # told by the record, or by the id map
            self.assertEqual(self.changes(members), [("Add", "members", [{"value": "t-u1"}])])
            self.assertEqual(self.changes(members, options=["nestedGroupMembers=skip"]), [("Add", "members", [{"value": "t-u1"}])])
            self.assertEqual(self.changes(members, options=["nestedGroupMembers=emitIfProvisioned"]), [("Add", "members", [{"value": "t-u1"}, {"value": "t-g2"}])])

    def test_skipped_groups_are_not_deferred(self):
        for ids in (IDS, {"users": {"u1": "t-u1"}}):
            self.assertNotIn("deferred", self.one(self.WHAT, group=group(members=of("u1", "g2")), target=[held_group()], ids=ids))

    def test_nested_group_that_is_not_provisioned(self):
        answer = self.one(self.WHAT, group=group(members=of("g2")), target=[held_group()], ids={"users": {}}, options=["nestedGroupMembers=emitIfProvisioned"])
        self.assertEqual((answer["outcome"], answer["deferred"]), ("none", ["members"]))

    def test_reference_of_added_members(self):
        for option, value in (("false", {"value": "t-u1"}), ("true", {"$ref": None, "value": "t-u1"})):
            self.assertEqual(self.changes(of("u1"), options=["memberRef=" + option]), [("Add", "members", [value])])

    def test_with_a_new_name(self):
        record = group(displayName="New", members=of("u1"))
        operations = self.operations(self.WHAT, group=record, target=[held_group("g1", "t-u2")], ids=IDS)
        self.assertEqual([(op, path) for op, path, _ in operations], [("Replace", "displayName"), ("Add", "members"), ("Remove", "members")])

    def test_add_only(self):
        """Such a mapping removes nobody."""
        mapping, definition = MEMBERS
        for flow in ("MultiValueAddOnly", "ValueAddOnly"):
            what = schema(groups=[({**mapping, "flowType": flow}, definition)])
            self.assertEqual(self.operations(what, group=group(members=of("u1")), target=[held_group("g1", "t-u2")], ids=IDS), [("Add", "members", [{"value": "t-u1"}])])

    def test_members_in_the_same_request_as_users(self):
        planned = self.plan(self.WHAT, [user("u1")], groups=[group(members=of("u1"))], target=[held("u1"), held_group()], ids=IDS)
        self.assertEqual([(a["object"], a["outcome"]) for a in planned], [("User", "none"), ("Group", "request")])

    def test_nobody_is_removed_while_no_id_is_known(self):
        answer = self.one(schema(), group=group(members=[{"id": "u1"}]), target=[held_group("g1", "t-u1")])
        self.assertEqual((answer["outcome"], answer["deferred"]), ("none", ["members"]), answer)

    def test_the_id_in_a_path_is_a_literal(self):
        operations = self.operations(schema(), None, "--profile", "scim062020", group=group(members=[]), target=[held_group("g1", 'a"b\\')])
        self.assertEqual(operations, [("remove", 'members[value eq "a\\"b\\\\"]', None)])



if __name__ == "__main__":
    main()
