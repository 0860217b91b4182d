#!/usr/bin/env python3
"""Where Entra's requests are not what RFC 7643 and 7644 say: what the service provider answers to each as it is planned."""
import json

from scim_case import ADMIN, BILLING, CONTOSO, CORE, EDITOR, ENTERPRISE, ScimTest, assign, run, users


class Deviations(ScimTest):
    def created(self, name, *options, **how):
        """One record that the provider holds, ready to be changed: (records, record)."""
        records = {name: users()[name]}
        self.create(records, *options, **how)
        return records, records[name]

    def patch(self, records, *options, **how):
        """(operations of the PATCH planned for the one record, the provider's answer to it as planned)"""
        (answer,) = self.plan(records, *options, **how).values()
        request = self.single(answer)
        self.assertEqual(request["method"], "PATCH")
        return request["body"]["Operations"], self.raw(request)

    def check_refused(self, answer, scim_type, records, held):
        """A refused PATCH leaves everything as it was."""
        self.assertEqual((answer.status, answer.body.get("scimType")), (400, scim_type), answer.body)
        self.assertEqual(self.holds(records), held)


class Types(Deviations):
    def test_text_for_a_boolean(self):
        """Without the flag Entra writes Booleans as text; RFC 7643 has `active` Boolean."""
        records, record = self.created("Nestor")
        held = self.holds(records)
        record["accountEnabled"] = False
        operations, answer = self.patch(records, profile="legacy")
        self.assertEqual(operations, [{"op": "Replace", "path": "active", "value": "False"}])
        self.check_refused(answer, "invalidValue", records, held)
        _, answer = self.patch(records, "legacyBooleans=json", profile="legacy")
        self.assertEqual((answer.status, answer.body["active"]), (200, False))

    def test_text_for_an_integer(self):
        """Without the flag an Integer is text too, which this provider reads as a number, here and in a POST."""
        records, record = self.created("Adele")
        record["manager"] = None
        record["onPremisesExtensionAttributes"]["extensionAttribute2"] = "6"
        operations, answer = self.patch(records, profile="legacy")
        self.assertEqual(operations, [{"op": "Replace", "path": CONTOSO + ":SeatCount", "value": "6"}])
        self.assertEqual((answer.status, answer.body[CONTOSO]["SeatCount"]), (200, 6))

    def test_manager_is_not_text(self):
        """Entra sends the manager's bare id; RFC 7643 has a complex attribute of value, $ref and displayName."""
        everyone = {name: users()[name] for name in ("Zoë", "Adele")}
        everyone["Adele"].update(jobTitle=None, employeeId=None)
        self.create(everyone)
        records = {"Adele": everyone["Adele"]}
        held, zoe = self.holds(records), self.ids["users"][everyone["Zoë"]["id"]]
        for profile, op in (("legacy", "Add"), ("scim062020", "add")):
            operations, answer = self.patch(records, profile=profile)
            self.assertEqual(operations, [{"op": op, "path": ENTERPRISE + ":manager", "value": zoe}])
            self.check_refused(answer, "invalidValue", records, held)
        records["Adele"].update(jobTitle="Architect", employeeId="10001")  # which the provider would take on their own
        operations, answer = self.patch(records)
        self.assertEqual(operations, [{"op": "add", "value": {"title": "Architect", ENTERPRISE + ":employeeNumber": "10001", ENTERPRISE + ":manager": zoe}}])
        self.check_refused(answer, "invalidValue", records, held)

    def test_manager_as_older_documentation(self):
        """The path `manager` is none of the core schema."""
        everyone = {name: users()[name] for name in ("Zoë", "Adele")}
        self.create(everyone)
        records = {"Adele": everyone["Adele"]}
        held = self.holds(records)
        _, answer = self.patch(records, "managerForm=docArray", profile="legacy")
        self.check_refused(answer, "invalidPath", records, held)


class Paths(Deviations):
    def test_element_that_does_not_exist(self):
        """Entra writes into an element of an array without making it first; RFC 7644, 3.5.2, has noTarget for that."""
        records, record = self.created("Zoë")
        held = self.holds(records)
        record["mobilePhone"] = "+33 6 00 00 00 03"
        for profile, op in (("legacy", "Add"), ("scim062020", "add")):
            operations, answer = self.patch(records, profile=profile)
            self.assertEqual(operations, [{"op": op, "path": 'phoneNumbers[type eq "mobile"].value', "value": "+33 6 00 00 00 03"}])
            self.check_refused(answer, "noTarget", records, held)

    def test_flattened_keys(self):
        """Dotted and URN keys in a path-less value are no attribute names of RFC 7644; this provider reads them as paths."""
        records, record = self.created("Bo")
        record.update(givenName="Bosse", department="Sales", displayName="Bosse Lind")
        operations, answer = self.patch(records)
        self.assertEqual(operations, [
            {"op": "add", "path": ENTERPRISE + ":department", "value": "Sales"},
            {"op": "replace", "value": {"displayName": "Bosse Lind", "name.givenName": "Bosse", "name.formatted": "Bosse Lind"}}])
        self.assertEqual((answer.status, answer.body["name"], answer.body[ENTERPRISE]),
                         (200, {"givenName": "Bosse", "familyName": "Lind", "formatted": "Bosse Lind"}, {"department": "Sales"}))

    def test_text_for_a_boolean_in_a_filter(self):
        """RFC 7644 compares a Boolean with true, Entra with "True"; this provider lets both find the primary role."""
        records, record = self.created("Adele")
        assign(record, ADMIN)
        record["manager"] = None
        operations, answer = self.patch(records)
        self.assertEqual(operations, [{"op": "replace", "path": 'roles[primary eq "True"].value', "value": "Workspace Admin"}])
        self.assertEqual((answer.status, answer.body["roles"]),
                         (200, [{"primary": True, "type": "WindowsAzureActiveDirectoryRole", "value": "Workspace Admin"}]))

    def test_extension_attribute_after_a_dot(self):
        """Jobs of before December 2018 put `.` between the URN and the name: no path of RFC 7644, but this provider takes it."""
        records, record = self.created("Marie")
        record["employeeId"] = "10008"
        operations, answer = self.patch(records, profile="customappsso")
        self.assertEqual(operations, [{"op": "Add", "path": ENTERPRISE + ".employeeNumber", "value": "10008"}])
        self.assertEqual((answer.status, answer.body[ENTERPRISE]), (200, {"department": "Finance", "employeeNumber": "10008"}))


class Roles(Deviations):
    ELEMENTS = {EDITOR: {"primary": False, "type": "WindowsAzureActiveDirectoryRole", "display": "Content Editor", "value": "editor"},
                BILLING: {"primary": False, "type": "WindowsAzureActiveDirectoryRole", "display": "Billing Admin", "value": "billing"}}

    def test_type_needs_to_be_declared(self):
        """As scimmy comes, it takes no role that has a type; server.mjs declares the type that Entra sends."""
        request = self.single(self.plan({"Adele": users()["Adele"]})["Adele"])
        stock = self.start("stock-roles")
        answer = self.raw(request, to=stock)
        self.assertEqual((answer.status, answer.body["scimType"]), (400, "invalidValue"))
        self.assertIn("'type' contains non-canonical value from complex attribute 'roles'", answer.body["detail"])
        del request["body"]["roles"]
        self.assertEqual(self.raw(request, to=stock).status, 201)

    def test_role_as_json_text(self):
        """Without the flag a role is JSON in a text: taken as one more role of that name, so the change never arrives and is sent again."""
        records, record = self.created("Adele")
        assign(record, ADMIN)
        record["manager"] = None
        text = json.dumps({"id": ADMIN, "value": "admin", "displayName": "Workspace Admin"}, separators=(",", ":"))
        wanted = [{"op": "Add", "path": "roles", "value": [{"value": text}]}]
        operations, answer = self.patch(records, profile="legacy")
        self.assertEqual(operations, wanted)
        self.assertEqual((answer.status, answer.body["roles"]),
                         (200, [{"primary": True, "type": "WindowsAzureActiveDirectoryRole", "value": "Content Editor"}, {"value": text}]))
        self.assertEqual(self.patch(records, profile="legacy")[0], wanted)

    def check_second_role(self, function, op, roles):
        schema, records = self.roles_by(function), {"Grady": users()["Grady"]}
        records["Grady"]["manager"] = None
        both = records["Grady"]["appRoleAssignments"]
        records["Grady"]["appRoleAssignments"] = both[:1]
        self.create(records, schema=schema)
        self.assertEqual(self.holds(records)["Grady"]["roles"], [self.ELEMENTS[EDITOR]])
        records["Grady"]["appRoleAssignments"] = both
        operations, answer = self.patch(records, schema=schema)
        self.assertEqual(operations, [{"op": op, "path": "roles", "value": [self.ELEMENTS[EDITOR], self.ELEMENTS[BILLING]]}])
        self.assertEqual((answer.status, answer.body["roles"]), (200, [self.ELEMENTS[role] for role in roles]))
        self.check_settled(records, schema=schema)

    def test_all_roles_added(self):
        """RFC 7644, 3.5.2.1: adding what is there should change nothing; this provider then holds the first role twice."""
        self.check_second_role("AppRoleAssignmentsComplex", "add", [EDITOR, EDITOR, BILLING])

    def test_all_roles_replaced(self):
        self.check_second_role("AssertiveAppRoleAssignmentsComplex", "replace", [EDITOR, BILLING])


class Matching(Deviations):
    def test_query_regards_case(self):
        """RFC 7643 has userName without caseExact, but this provider's filter tells Adele from ADELE, so Entra would try to create her."""
        records = {"Adele": users()["Adele"]}
        loud = {"schemas": [CORE], "userName": records["Adele"]["userPrincipalName"].upper()}
        self.assertEqual(self.provider.request("POST", "/Users", loud).status, 201)
        found = self.raw(self.single(self.plan(records, "phase=match", target=[])["Adele"]))
        self.assertEqual((found.status, found.body["totalResults"]), (200, 0))
        answer = self.raw(self.single(self.plan(records, target=[])["Adele"]))
        self.assertEqual((answer.status, answer.body["scimType"]), (409, "uniqueness"))
        self.assertEqual(self.single(self.plan(records)["Adele"])["method"], "PATCH")  # plan matches as RFC 7643 says


if __name__ == "__main__":
    run()
