#!/usr/bin/env python3
"""attrmap plan: what becomes of an object - created, linked, updated, disabled, deleted, left alone - and why."""
from plan_case import USER_NAME, PlanTest, attribute, clause, group, held, held_group, main, schema, scope, user

TITLE = attribute("title", "[jobTitle]")
DEPARTMENT_IS_SALES = scope([clause("department", "EQUALS", "Sales")])
DELETED = user(deletedDateTime="2026-01-02T03:04:05Z")
GONE = ({"hardDeleted": True}, {"@removed": {"reason": "deleted"}})
DEFAULT_ACCESS = [{"appRoleId": "00000000-0000-0000-0000-000000000000"}]


def disabled(**members):
    return user(**{**members, "accountEnabled": False})


def unassigned(**members):
    return user(appRoleAssignments=[], **members)


class Create(PlanTest):
    def test_not_in_target(self):
        body = self.body(schema(TITLE), user(jobTitle="Boss"), target=[held("u2")])
        self.assertEqual((body["userName"], body["active"], body["title"]), ("u1@contoso.example", True, "Boss"))

    def test_without_target_everything_is_new(self):
        self.assertEqual([a["requests"][0]["method"] for a in self.plan(schema(), [user("u1"), user("u2")])], ["POST", "POST"])

    def test_no_one_is_created_who_is_not_active(self):
        filtered = schema(scope=DEPARTMENT_IS_SALES)
        for what, record, reason in (
                (schema(), disabled(), "NotActiveInSource"), (schema(), DELETED, "NotActiveInSource"),
                (schema(), user(**{"@removed": {"reason": "changed"}}), "NotActiveInSource"),
                (schema(), user(**GONE[0]), "NotActiveInSource"), (schema(), user(**GONE[1]), "NotActiveInSource"),
                (schema(), unassigned(), "NotEffectivelyEntitled"), (filtered, user(department="HR"), "NotInScope"), (filtered, user(), "NotInScope")):
            with self.subTest(reason, record=record):
                self.assertEqual(self.said(what, record), ("skip", reason))

    def test_one_reason_counts_of_several(self):
        what = schema(scope=DEPARTMENT_IS_SALES)
        self.assertEqual(self.said(what, unassigned()), ("skip", "NotEffectivelyEntitled"))
        self.assertEqual(self.said(what, disabled()), ("skip", "NotInScope"))

    def test_action_disabled(self):
        self.assertEqual(self.said(schema(flow_types="Update, Delete")), ("skip", "ActionDisabled"))


class Update(PlanTest):
    def test_what_differs_is_sent(self):
        request = self.request(schema(TITLE), user(jobTitle="Boss"), target=[held("u2"), held(title="Clerk")])
        self.assertEqual((request["method"], request["path"]), ("PATCH", "/Users/t-u1"))
        self.assertEqual(request["body"]["Operations"], [{"op": "Replace", "path": "title", "value": "Boss"}])

    def test_add_where_there_is_no_value(self):
        for nothing in ({}, {"title": None}, {"title": ""}):
            self.assertEqual(self.operations(schema(TITLE), user(jobTitle="Boss"), target=[held(**nothing)]), [("Add", "title", "Boss")])

    def test_nothing_differs(self):
        self.assertEqual(self.said(schema(TITLE), user(jobTitle="Boss"), target=[held(title="Boss")]), ("none", "RedundantExport"))

    def test_nothing_is_cleared(self):
        for empty in ({}, {"jobTitle": None}, {"jobTitle": ""}):
            self.assertEqual(self.said(schema(TITLE), user(**empty), target=[held(title="Boss")]), ("none", "RedundantExport"))

    def test_case(self):
        """Only where the target's case is exact, a difference in case is one."""
        record, target = user(jobTitle="BOSS Ω"), [held(title="boss ω")]
        self.assertEqual(self.operations(schema(TITLE), record, target=target), [])
        exact = schema(attribute("title", "[jobTitle]", caseExact=True))
        self.assertEqual(self.operations(exact, record, target=target), [("Replace", "title", "BOSS Ω")])

    def test_active_again(self):
        self.assertEqual(self.operations(schema(), user(), target=[held(active=False)]), [("Replace", "active", "True")])

    def test_target_without_active(self):
        self.assertEqual(self.operations(schema(), user(), target=[{"id": "t", "userName": "u1@contoso.example"}]), [("Add", "active", "True")])

    def test_action_disabled(self):
        self.assertEqual(self.said(schema(TITLE, flow_types="Add,Delete"), user(jobTitle="Boss"), target=[held()]), ("skip", "ActionDisabled"))


class Deprovision(PlanTest):
    DISABLE = [("Replace", "active", "False")]

    def test_every_cause_disables(self):
        filtered = schema(scope=DEPARTMENT_IS_SALES)
        for what, record in ((schema(), disabled()), (schema(), DELETED), (schema(), unassigned()), (filtered, user(department="HR"))):
            self.assertEqual(self.operations(what, record, target=[held()]), self.DISABLE, record)

    def test_disabled_already(self):
        for record in (disabled(), DELETED, unassigned()):
            self.assertEqual(self.said(schema(), record, target=[held(active=False)]), ("none", "RedundantExport"))

    def test_a_disabled_account_is_still_maintained(self):
        self.assertEqual(self.operations(schema(TITLE), disabled(jobTitle="Boss"), target=[held()]), [*self.DISABLE, ("Add", "title", "Boss")])

    def test_others_are_only_disabled(self):
        for record in ({**DELETED, "jobTitle": "Boss"}, unassigned(jobTitle="Boss"), {**disabled(jobTitle="Boss"), "appRoleAssignments": []}):
            self.assertEqual(self.operations(schema(TITLE), record, target=[held()]), self.DISABLE)

    def test_every_mapping_that_reads_the_state_takes_part(self):
        what = schema(attribute("userType", 'IIF([IsSoftDeleted]="True", "left", "here")'), TITLE)
        self.assertEqual(self.operations(what, {**DELETED, "jobTitle": "Boss"}, target=[held(userType="here")]), [*self.DISABLE, ("Replace", "userType", "left")])

    def test_a_mangled_name_needs_the_id(self):
        """The name of a deleted user is no longer the target's: it is the id map that finds it, and the name does not flow."""
        record = {**DELETED, "userPrincipalName": "0a1b2c3du1@contoso.example"}
        self.assertEqual(self.said(schema(), record, target=[held()]), ("skip", "NotActiveInSource"))
        self.assertEqual(self.operations(schema(), record, target=[held()], ids={"users": {"u1": "t-u1"}}), self.DISABLE)

    def test_without_a_mapping_nobody_is_disabled(self):
        what = schema(base=(USER_NAME,))
        for record in (disabled(), DELETED, unassigned()):
            self.assertEqual(self.said(what, record, target=[held()]), ("none", "RedundantExport"))
        self.assertEqual(self.request(what, user(**GONE[0]), target=[held()])["method"], "DELETE")

    def test_target_without_soft_deletion(self):
        for record in (disabled(), DELETED, unassigned()):
            request = self.request(schema(soft_deletion=False), record, target=[held()])
            self.assertEqual(request, {"method": "DELETE", "path": "/Users/t-u1", "body": None})

    def test_hard_deletion(self):
        for gone in GONE:
            request = self.request(schema(), user(**gone), target=[held()])
            self.assertEqual(request, {"method": "DELETE", "path": "/Users/t-u1", "body": None})

    def test_hard_deletion_by_id_alone(self):
        """Graph's delta query gives no more than this."""
        request = self.request(schema(), {"id": "u1", **GONE[1]}, target=[held()], ids={"u1": "t-u1"})
        self.assertEqual((request["method"], request["path"]), ("DELETE", "/Users/t-u1"))

    def test_removed_but_to_be_restored(self):
        record = user(**{"@removed": {"reason": "changed"}})
        self.assertEqual(self.operations(schema(), record, target=[held()]), self.DISABLE)

    def test_hard_deletion_wins(self):
        record = {**disabled(hardDeleted=True), "appRoleAssignments": []}
        self.assertEqual(self.request(schema(), record, target=[held()], options=["skipOutOfScopeDeletions=true"])["method"], "DELETE")

    def test_restored(self):
        self.assertEqual(self.operations(schema(), user(deletedDateTime=None), target=[held(active=False)]), [("Replace", "active", "True")])

    def test_out_of_scope_deletion_skipped(self):
        filtered, options = schema(scope=DEPARTMENT_IS_SALES), ["skipOutOfScopeDeletions=true"]
        self.assertEqual(self.said(schema(), unassigned(), target=[held()], options=options), ("skip", "OutOfScopeDeletionSkipped"))
        self.assertEqual(self.said(filtered, user(), target=[held()], options=options), ("skip", "OutOfScopeDeletionSkipped"))
        for record in (disabled(), DELETED):  # these did not fall out of scope
            self.assertEqual(self.operations(schema(), record, target=[held()], options=options), self.DISABLE)

    def test_action_disabled(self):
        """Disabling is an update, deleting is a deletion."""
        self.assertEqual(self.said(schema(flow_types="Add,Update"), user(**GONE[0]), target=[held()]), ("skip", "ActionDisabled"))
        self.assertEqual(self.operations(schema(flow_types="Add,Update"), disabled(), target=[held()]), self.DISABLE)
        self.assertEqual(self.said(schema(flow_types="Add,Delete"), disabled(), target=[held()]), ("skip", "ActionDisabled"))
        hard = schema(flow_types="Add,Update", soft_deletion=False)
        self.assertEqual(self.said(hard, disabled(), target=[held()]), ("skip", "ActionDisabled"))


class Assignment(PlanTest):
    def test_default_access(self):
        record = user(appRoleAssignments=DEFAULT_ACCESS)
        for options in ([], ["defaultAccess=include"]):
            self.assertEqual(self.request(schema(), record, options=options)["method"], "POST")
        self.assertEqual(self.said(schema(), record, options=["defaultAccess=exclude"]), ("skip", "NotEffectivelyEntitled"))
        self.assertEqual(self.operations(schema(), record, target=[held()], options=["defaultAccess=exclude"]), [("Replace", "active", "False")])

    def test_one_real_role_is_enough(self):
        record = user()
        record["appRoleAssignments"] = DEFAULT_ACCESS + record["appRoleAssignments"]
        self.assertEqual(self.request(schema(), record, options=["defaultAccess=exclude"])["method"], "POST")

    def test_all_users(self):
        record = unassigned()
        del record["appRoleAssignments"]
        self.assertEqual(self.said(schema(), record, options=["syncScope=assigned"]), ("skip", "NotEffectivelyEntitled"))
        self.assertEqual(self.request(schema(), record, options=["syncScope=all"])["method"], "POST")

    def test_all_users_but_disabled_ones(self):
        self.assertEqual(self.said(schema(), disabled(), options=["syncScope=all"]), ("skip", "NotActiveInSource"))


class Groups(PlanTest):
    def test_groups_are_deleted(self):
        """They cannot be disabled."""
        out_of_scope = schema(group_scope=scope([clause("description", "IS NOT NULL")]))
        for what, record in ((out_of_scope, group()), (schema(), group(appRoleAssignments=[])), (schema(), group(**GONE[0])), (schema(), group(**GONE[1])),
                             (schema(), group(deletedDateTime="2026-01-02T03:04:05Z"))):
            request = self.request(what, group=record, target=[held_group()])
            self.assertEqual(request, {"method": "DELETE", "path": "/Groups/t-g1", "body": None}, record)

    def test_reasons(self):
        what = schema(group_scope=scope([clause("description", "IS NOT NULL")]))
        self.assertEqual(self.said(what, group=group()), ("skip", "NotInScope"))
        self.assertEqual(self.said(schema(), group=group(appRoleAssignments=[])), ("skip", "NotEffectivelyEntitled"))
        self.assertEqual(self.said(schema(), group=group(), target=[held_group()]), ("none", "RedundantExport"))
        self.assertEqual(self.said(what, group=group(), target=[held_group()], options=["skipOutOfScopeDeletions=true"]), ("skip", "OutOfScopeDeletionSkipped"))

    def test_action_disabled(self):
        self.assertEqual(self.said(schema(group_flow_types="Update"), group=group()), ("skip", "ActionDisabled"))
        self.assertEqual(self.said(schema(group_flow_types="Add,Update"), group=group(hardDeleted=True), target=[held_group()]), ("skip", "ActionDisabled"))
        self.assertEqual(self.said(schema(group_flow_types="Add,Delete"), group=group(description="x"), target=[held_group()]), ("skip", "ActionDisabled"))

    def test_only_security_groups(self):
        self.assertEqual(self.said(schema(), group=group(securityEnabled=False)), ("skip", "NotInScope"))

    def test_renamed(self):
        request = self.request(schema(), group=group(displayName="New"), target=[held_group()], ids={"groups": {"g1": "t-g1"}})
        self.assertEqual(request["body"]["Operations"], [{"op": "Replace", "path": "displayName", "value": "New"}])

    def test_users_and_groups_in_one_run(self):
        planned = self.plan(schema(), [user("u2"), user("u1")], groups=[group("g2"), group("g1")], target=[held("u1"), held_group("g1")])
        self.assertEqual([(a["sourceId"], a["object"], a["outcome"]) for a in planned],
                         [("u2", "User", "request"), ("u1", "User", "none"), ("g2", "Group", "request"), ("g1", "Group", "none")])


class Ignored(PlanTest):
    def test_object(self):
        what = schema(attribute("title", 'IIF(IsPresent([jobTitle]), [jobTitle], IgnoreObjectFlow)'))
        for target in ([], [held()]):
            self.assertEqual(self.said(what, user(), target=target), ("skip", "IgnoreObjectFlow"))
        self.assertEqual(self.body(what, user(jobTitle="Boss"))["title"], "Boss")

    def test_attribute(self):
        """What is ignored takes no default."""
        what = schema(attribute("title", "IgnoreFlowIfNullOrEmpty([jobTitle])", default="none"),
                      attribute("nickName", 'IIF(IsPresent([mail]), [mail], IgnoreAttributeFlow)', default="none"))
        body = self.body(what)
        self.assertNotIn("title", body)
        self.assertNotIn("nickName", body)
        self.assertEqual(self.operations(what, target=[held(title="Boss", nickName="x")]), [])


if __name__ == "__main__":
    main()
