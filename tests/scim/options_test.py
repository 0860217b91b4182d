#!/usr/bin/env python3
"""Options that change what is sent: what becomes of it in the service provider."""
from scim_case import CORE, EDITOR, ENTERPRISE, ScimTest, assign, groups, run, users


class Create(ScimTest):
    def test_schemas_of_the_values(self):
        """The enterprise extension is listed for those who have a value in it; a custom one never is."""
        for name, schemas in (("Bo", [CORE]), ("Zoë", [CORE, ENTERPRISE]), ("Adele", [CORE, ENTERPRISE])):
            records = {name: users()[name]}
            self.assertEqual(self.single(self.plan(records, "schemasFrom=values")[name])["body"]["schemas"], schemas)
            self.create(records, "schemasFrom=values")

    def test_primary_address(self):
        records = {"Zoë": users()["Zoë"]}
        self.create(records, "addressPrimary=true")
        self.assertEqual([a["primary"] for a in self.holds(records)["Zoë"]["addresses"]], [True])
        self.check_settled(records)

    def test_no_empty_roles(self):
        records = {"Isaiah": users()["Isaiah"]}
        self.create(records, "emptyRoles=false")
        self.assertNotIn("roles", self.holds(records)["Isaiah"])
        self.check_settled(records)

    def test_nulls(self):
        """The provider takes null for a single value, but not where it expects a list."""
        request = self.single(self.plan({"Bo": users()["Bo"]}, "emitNulls=true")["Bo"])
        self.assertEqual((request["body"]["title"], request["body"]["emails"]), (None, None))
        answer = self.raw(request)
        self.assertEqual((answer.status, answer.body["scimType"], answer.body["detail"]),
                         (400, "invalidValue", "Attribute 'emails' expected to be a collection"))
        for name in ("emails", "phoneNumbers", "addresses"):
            del request["body"][name]
        answer = self.raw(request)
        self.assertEqual((answer.status, answer.body.get("title")), (201, None))

    def test_label_of_roles(self):
        """`displayName` is none of a role's members in RFC 7643: dropped without a word, so the roles are sent again and again."""
        schema, records = self.roles_by("AppRoleAssignmentsComplex"), {"Lidia": users()["Lidia"]}
        request = self.single(self.plan(records, "roleLabelKey=displayName", schema=schema)["Lidia"])
        (role,) = request["body"]["roles"]
        self.assertEqual(role.pop("displayName"), "Content Editor")
        self.assertEqual(self.raw(request).body["roles"], [role])
        again = self.single(self.plan(records, "roleLabelKey=displayName", schema=schema)["Lidia"])
        self.assertEqual([o["path"] for o in again["body"]["Operations"]], ["roles"])


class Update(ScimTest):
    def test_manager_removed(self):
        everyone = {name: users()[name] for name in ("Zoë", "Adele")}
        self.create(everyone)
        self.update(everyone)
        records = {"Adele": {**everyone["Adele"], "manager": None}}
        self.check_settled(records)  # the default: a manager that is gone stays in the application
        for profile, op in (("legacy", "Replace"), ("scim062020", "replace")):
            request = self.single(self.plan(records, "managerRemoval=empty", profile=profile)["Adele"])
            self.assertEqual(request["body"]["Operations"], [{"op": op, "path": ENTERPRISE + ":manager", "value": ""}])
            self.assertEqual(self.raw(request).body["scimType"], "invalidValue")  # text, as in deviations_test.py
        self.update(records, "managerRemoval=remove")
        self.assertEqual(self.holds(records)["Adele"][ENTERPRISE], {"employeeNumber": "10001", "department": "Retail"})
        self.check_settled(records, "managerRemoval=remove")

    def test_last_role_removed(self):
        schema, records = self.roles_by("AssertiveAppRoleAssignmentsComplex"), {"Isaiah": users()["Isaiah"]}
        default_access = records["Isaiah"]["appRoleAssignments"]
        assign(records["Isaiah"], EDITOR)
        self.create(records, schema=schema)
        records["Isaiah"]["appRoleAssignments"] = default_access
        self.check_settled(records, schema=schema)  # the default: no role is no value
        self.update(records, "assertiveEmpty=replaceEmpty", schema=schema)
        self.assertEqual(self.holds(records)["Isaiah"]["roles"], [])
        self.check_settled(records, "assertiveEmpty=replaceEmpty", schema=schema)

    def test_assignment_removed(self):
        records = {"Megan": users()["Megan"]}
        self.create(records, "syncScope=all")
        skipped = self.plan(records, "skipOutOfScopeDeletions=true")["Megan"]
        self.assertEqual((skipped["outcome"], skipped["reason"]), ("skip", "OutOfScopeDeletionSkipped"))
        for options, active in (((), False), (("syncScope=all",), True)):
            self.update(records, *options)
            self.assertIs(self.holds(records)["Megan"]["active"], active)
            self.check_settled(records, *options)

    def test_deleted_user_in_full(self):
        """With disableSendsAll the mangled name flows too."""
        records = {"Joni": users()["Joni"]}
        self.create(records)
        held = self.holds(records)
        records["Joni"].update(deletedDateTime="2025-03-03T08:15:00Z", userPrincipalName="a00000095c1d4b7e9f00000000000009joni.sherman@contoso.example")
        self.update(records, "disableSendsAll=true")
        held["Joni"].update(active=False, userName="a00000095c1d4b7e9f00000000000009joni.sherman@contoso.example")
        self.assertEqual(self.holds(records), held)
        self.check_settled(records, "disableSendsAll=true")


class Groups(ScimTest):
    def test_groups_as_members(self):
        self.create({"Bo": users()["Bo"]})
        records, options = groups(), ("nestedGroupMembers=emitIfProvisioned", "memberRef=true")
        self.create(records, "groupMarker=none", kind="groups")
        request = self.single(self.plan(records, *options, kind="groups")["parent-of-editors"])
        self.assertEqual(request["body"]["Operations"][0]["value"][0], {"$ref": None, "value": self.ids["users"][users()["Bo"]["id"]]})
        self.assertEqual(self.raw(request).status, 200)
        members = self.get(records["parent-of-editors"], "groups")["members"]  # the provider drops a $ref that is null
        self.assertEqual(members, [{"value": self.ids["users"][users()["Bo"]["id"]]}, {"value": self.ids["groups"][records["contoso-editors"]["id"]]}])
        self.check_settled(records, *options, kind="groups")


if __name__ == "__main__":
    run()
