#!/usr/bin/env python3
"""attrmap map --schema: the target values of every kind of job."""
import json
import os

from attrmap_cli import answers
from plan_case import LEVEL, MANAGER, TAGS, PlanTest, attribute, clause, group, lines, main, schema, scope, user

SCHEMAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "schemas")
WHAT = schema(attribute("title", "[jobTitle]", default="Staff"), attribute("nickName", "[mailNickname]", flow="ObjectAddOnly"),
              attribute("timezone", None, default="UTC"), attribute("locale", "[preferredLanguage]", mutability="Immutable"))
EDITOR = "3f6b1d52-8c0e-4b7a-9e21-5a7c4d9f0b11"


class MapTest(PlanTest):
    def map_file(self, schema_path, records, *arguments):
        """(exit code, answers, stderr)"""
        users = self.file("users", records if isinstance(records, (str, bytes)) else lines(records))
        code, out, err = self.run_cli("map", "--schema", schema_path, "--users", users, *arguments)
        return code, answers(out), err

    def mapped(self, what, record, *arguments):
        """The values of one record; the schema is one to write, or the name of a file."""
        schema_path = os.path.join(SCHEMAS, what) if isinstance(what, str) else self.schema_file(what)
        code, (answer,), err = self.map_file(schema_path, [record], *arguments)
        self.assertEqual((code, answer["outcome"]), (0, "mapped"), (answer, err))
        return answer["values"]

    def answer(self, what, record, *arguments):
        code, (answer,), err = self.map_file(self.schema_file(what), [record], *arguments)
        self.assertEqual(code, 4 if answer["outcome"] == "error" else 0, err)
        return answer


class Resources(MapTest):
    def resources(self, what, records, *arguments):
        code, found, err = self.map_file(self.schema_file(what), records, "--emit", "resource", *arguments)
        return code, found

    def test_resource_is_the_body_of_post(self):
        """Whatever the mappings and options, plan sends the same as a new resource."""
        what = schema(attribute("name.givenName", "[givenName]"), attribute('emails[type eq "work"].value', "[mail]"),
                      attribute("urn:x:2.0:User:tags", "[%s]" % TAGS, multivalued=True), attribute("nickName", "IgnoreFlowIfNullOrEmpty([mailNickname])"),
                      attribute("entitlements", "[jobTitle]", multivalued=True), attribute("locale", "Guid()"),
                      attribute("roles", "AppRoleAssignmentsComplex([appRoleAssignments])"), attribute("timezone", None, default="UTC"))
        records = [user(givenName="Zo\u00eb \"Z\"", mail="z@x", **{TAGS: ["a", "b\n"]}), user("u2", mailNickname="n", jobTitle="e"),
                   user("u3", appRoleAssignments=[{"appRoleId": "1", "appRoleValue": "v", "appRoleDisplayName": "d", "x": [1]}])]
        for options in ((), ("emitNulls=true",), ("listValues=objects", "meta=none"), ("emptyRoles=false", "roleLabelKey=displayName"), ("schemasFrom=values",)):
            flags = ["--seed", "7", *(f for o in options for f in ("--option", o))]
            code, found = self.resources(what, records, *flags)
            self.assertEqual((code, len(found)), (0, 3))
            users = self.file("users", lines(records))
            _, out, err = self.run_cli("plan", "--schema", self.schema_file(what), "--users", users, "--option", "syncScope=all", *flags)
            self.assertEqual(found, [a["requests"][0]["body"] for a in answers(out)], err)

    def test_options(self):
        _, (found,) = self.resources(schema(attribute("entitlements", "[%s]" % TAGS, multivalued=True)), [user(**{TAGS: ["a", "b"]})],
                                     "--option", "listValues=objects", "--option", "meta=none", "--option", "emptyRoles=false")
        self.assertEqual(found["entitlements"], [{"value": "a"}, {"value": "b"}])
        self.assertNotIn("meta", found)
        self.assertNotIn("roles", found)

    def test_record_without_a_resource_is_answered(self):
        what = schema(attribute("title", "CDate([jobTitle])"), scope=scope([clause("department", "EQUALS", "IT")]))
        code, found = self.resources(what, [user(jobTitle="2026-01-01", department="IT"), user("u2", jobTitle="x", department="IT"), user("u3")])
        self.assertEqual(code, 4)
        self.assertEqual([a.get("outcome", "resource") for a in found], ["resource", "error", "skip"])

    def test_plain_mapping(self):
        mapping = self.file("mapping.json", json.dumps({"userName": "[mail]", "active": "Not([IsSoftDeleted])", 'emails[type eq "work"].value': "[mail]",
                                                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "[department]"}))
        users = self.file("users", lines([{"id": "1", "mail": "a@x", "department": "IT"}, {"id": "2", "mail": "b@x", "accountEnabled": False}]))
        code, out, err = self.run_cli("map", "--mapping", mapping, "--users", users, "--emit", "resource", "--option", "meta=none", "--option", "emptyRoles=false")
        core, enterprise = "urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
        self.assertEqual((code, answers(out)), (0, [
            {"schemas": [core, enterprise], "userName": "a@x", "active": True, "emails": [{"type": "work", "value": "a@x", "primary": True}], enterprise: {"department": "IT"}},
            {"schemas": [core], "userName": "b@x", "active": False, "emails": [{"type": "work", "value": "b@x", "primary": True}]}]), err)
        bad = self.file("bad.json", json.dumps({"emails[": "[mail]"}))
        code, _, err = self.run_cli("map", "--mapping", bad, "--users", users, "--emit", "resource")
        self.assertEqual(code, 2)
        self.assertIn("`emails[` is no SCIM path", err)


class Operations(MapTest):
    USER = user(mailNickname="ann", preferredLanguage="fr-FR")
    NAME = {"userName": "u1@contoso.example", "active": True}

    def test_create(self):
        for arguments in ((), ("--operation", "create")):
            self.assertEqual(self.mapped(WHAT, self.USER, *arguments), {**self.NAME, "title": "Staff", "nickName": "ann", "timezone": "UTC", "locale": "fr-FR"})

    def test_update(self):
        """No defaults, and nothing of what flows on creation only."""
        self.assertEqual(self.mapped(WHAT, self.USER, "--operation", "update"), self.NAME)
        self.assertEqual(self.mapped(WHAT, {**self.USER, "jobTitle": "Boss"}, "--operation", "update"), {**self.NAME, "title": "Boss"})

    def test_required(self):
        what = schema(attribute("title", "[jobTitle]", required=True), attribute("nickName", "[mail]", required=True, defaultValue="none"))
        answer = self.answer(what, user())
        self.assertEqual([(e["target"], e["code"]) for e in answer["errors"]], [("title", "E452")])
        self.assertEqual(answer["values"], {**self.NAME, "nickName": "none"})
        self.assertEqual(self.mapped(what, user(), "--operation", "update"), self.NAME)

    def test_types(self):
        what = schema(attribute("urn:x:2.0:User:level", "[jobTitle]", type="Integer"), attribute("urn:x:2.0:User:tags", "[%s]" % TAGS, multivalued=True))
        self.assertEqual(self.mapped(what, user(jobTitle=" 7 ", **{TAGS: ["a", "b"]})), {**self.NAME, "urn:x:2.0:User:level": 7, "urn:x:2.0:User:tags": ["a", "b"]})
        self.assertEqual(self.answer(what, user(jobTitle="x"))["errors"][0]["code"], "E450")
        self.assertEqual(self.answer(schema(attribute("title", "RemoveDuplicates([%s])" % TAGS)), user(**{TAGS: ["a", "b"]}))["errors"][0]["code"], "E451")

    def test_ignored(self):
        what = schema(attribute("title", "IgnoreFlowIfNullOrEmpty([jobTitle])", default="Staff"))
        answer = self.answer(what, user())
        self.assertEqual((answer["values"], answer["ignored"]), (self.NAME, ["title"]))
        what = schema(attribute("title", 'IIF(IsPresent([jobTitle]), [jobTitle], IgnoreObjectFlow)'))
        answer = self.answer(what, user())
        self.assertEqual((answer["outcome"], answer["reason"], answer["values"]), ("skip", "IgnoreObjectFlow", {}))

    def test_bad_record(self):
        code, mapped, err = self.map_file(self.schema_file(WHAT), lines([user("u1")]) + "{broken\n" + lines([user("u3")]))
        self.assertEqual((code, [a["outcome"] for a in mapped], mapped[1]["record"]), (4, ["mapped", "error", "mapped"], 2))

    def test_jobs_do_not_change_the_bytes(self):
        text = "".join("{broken\n" if i % 97 == 0 else json.dumps(user("u%d" % i, jobTitle="x" * (i % 301))) + "\n" for i in range(4000))
        outputs = [self.run_cli("map", "--schema", self.schema_file(WHAT), "--users", self.file("users", text), "--jobs", jobs) for jobs in ("1", "4")]
        self.assertEqual([o[0] for o in outputs], [4, 4])
        self.assertTrue(outputs[0][1] == outputs[1][1])


class Scope(MapTest):
    def test_all_users_by_default(self):
        record = user(appRoleAssignments=[])
        self.assertIs(self.mapped(schema(), record)["active"], True)
        answer = self.answer(schema(), record, "--option", "syncScope=assigned")
        self.assertEqual((answer["outcome"], answer["reason"]), ("skip", "NotEffectivelyEntitled"))

    def test_default_access(self):
        record = user(appRoleAssignments=[{"appRoleId": "00000000-0000-0000-0000-000000000000"}])
        self.assertEqual(self.answer(schema(), record, "--option", "syncScope=assigned")["outcome"], "mapped")
        self.assertEqual(self.answer(schema(), record, "--option", "syncScope=assigned", "--option", "defaultAccess=exclude")["reason"], "NotEffectivelyEntitled")

    def test_filters(self):
        for kind in ("groups", "inputFilterGroups"):
            what = schema(scope=scope([clause(LEVEL, "Greater_Than", "3")], kind=kind))
            self.assertEqual(self.answer(what, user(**{LEVEL: 4}))["outcome"], "mapped")
            answer = self.answer(what, user(**{LEVEL: 3}))
            self.assertEqual((answer["outcome"], answer["reason"], answer["values"]), ("skip", "NotInScope", {}))

    def test_disabled_and_deleted_users_are_mapped(self):
        for members in ({"accountEnabled": False}, {"deletedDateTime": "2026-01-02T03:04:05Z"}, {"@removed": {"reason": "changed"}}):
            self.assertIs(self.mapped(schema(), {**user(), **members})["active"], False)

    def test_hard_deleted(self):
        for members in ({"hardDeleted": True}, {"@removed": {"reason": "deleted"}}):
            answer = self.answer(schema(), user(**members))
            self.assertEqual((answer["outcome"], answer["reason"]), ("skip", "NotActiveInSource"))


class Lookups(MapTest):
    def test_references_without_id_map(self):
        """They stay the ids of the source."""
        self.assertEqual(self.mapped(schema(MANAGER), user(manager={"id": "u2"}))[MANAGER[1]["name"]], "u2")
        answer = self.answer(schema(), group(members=[{"id": "u1"}, {"id": "u3"}]), "--object", "Group")
        self.assertEqual((answer["values"]["members"], "deferred" in answer), (["u1", "u3"], False))

    def test_references(self):
        ids = ("--id-map", self.file("ids", json.dumps({"users": {"u2": "t-u2"}, "groups": {"g2": "t-g2"}})))
        name = MANAGER[1]["name"]
        self.assertEqual(self.mapped(schema(MANAGER), user(manager={"id": "u2"}), *ids)[name], "t-u2")
        answer = self.answer(schema(MANAGER), user(manager={"id": "u3"}), *ids)
        self.assertEqual((answer["outcome"], answer["deferred"], name in answer["values"]), ("mapped", [name], False))
        answer = self.answer(schema(MANAGER), user(manager={"id": "u2"}), *ids, "--option", "notProvisioned=u2")
        self.assertEqual(answer["deferred"], [name])

    def test_members(self):
        ids = ("--id-map", self.file("ids", json.dumps({"users": {"u1": "t-u1"}, "groups": {"g2": "t-g2"}})))
        record = group(members=[{"id": "u1"}, {"id": "u3"}, {"@odata.type": "#microsoft.graph.group", "id": "g2"}])
        answer = self.answer(schema(), record, "--object", "Group", *ids)
        self.assertEqual((answer["values"], answer["deferred"]), ({"displayName": "g1", "members": ["t-u1"]}, ["members"]))
        answer = self.answer(schema(), record, "--object", "Group", *ids, "--option", "nestedGroupMembers=emitIfProvisioned")
        self.assertEqual(answer["values"]["members"], ["t-u1", "t-g2"])

    def test_app_roles(self):
        roles = ("--app-roles", self.file("roles", json.dumps([{"id": EDITOR, "value": "editor", "displayName": "Content Editor"}])))
        what = schema(attribute('roles[primary eq "True"].value', "SingleAppRoleAssignment([appRoleAssignments])"))
        self.assertEqual(self.mapped(what, user(), *roles)['roles[primary eq "True"].value'], "Content Editor")
        self.assertEqual(self.mapped(what, user(), *roles, "--option", "singleRoleValue=value")['roles[primary eq "True"].value'], "editor")

    def test_taken(self):
        what = schema(attribute("nickName", 'SelectUniqueValue([mailNickname], Append([mailNickname], "1"))'))
        self.assertEqual(self.mapped(what, user(mailNickname="ann"), "--taken", self.file("taken", "ANN\n"))["nickName"], "ann1")


class Records(MapTest):
    WHAT = schema(attribute("phone", "[telephoneNumber]"), attribute("cell", "[mobile]"), attribute("id2", "[objectId]"), attribute("cost", "[extensionAttribute1]"))

    def test_graph(self):
        record = user(businessPhones=["+1 2", "+1 3"], mobilePhone="+1 4", onPremisesExtensionAttributes={"extensionAttribute1": "CC"})
        self.assertEqual(self.mapped(self.WHAT, record), {**Operations.NAME, "phone": "+1 2", "cell": "+1 4", "id2": "u1", "cost": "CC"})

    def test_names_of_the_directory(self):
        record = {"objectId": "u1", "userPrincipalName": "u1@contoso.example", "telephoneNumber": "+1 2", "mobile": "+1 4", "extensionAttribute1": "CC"}
        self.assertEqual(self.mapped(self.WHAT, record), {**Operations.NAME, "phone": "+1 2", "cell": "+1 4", "id2": "u1", "cost": "CC"})

    def test_guest(self):
        for name, read in (("ann_lee_fabrikam.example#EXT#@contoso.example", "ann_lee@fabrikam.example"), ("ann#EXT#@contoso.example", "ann#EXT#@contoso.example")):
            self.assertEqual(self.mapped(schema(), user(userPrincipalName=name))["userName"], read)

    def test_csv(self):
        text = "objectId,userPrincipalName,accountEnabled,mobile,telephoneNumber\r\nu1,a@x,FALSE,+1 4,\r\nu2,b@x,True,,\"+1 2\"\r\n"
        code, mapped, err = self.map_file(self.schema_file(self.WHAT), text, "--format", "csv")
        self.assertEqual(code, 0, err)
        self.assertEqual([a["values"] for a in mapped], [{"userName": "a@x", "active": False, "cell": "+1 4", "id2": "u1"}, {"userName": "b@x", "active": True, "phone": "+1 2", "id2": "u2"}])
        self.assertEqual([a["sourceId"] for a in mapped], ["u1", "u2"])

    def test_empty_texts(self):
        what = schema(attribute("title", 'IIF(IsNull([jobTitle]), "null", "text")'))
        self.assertEqual([self.mapped(what, user(jobTitle=""), *how)["title"] for how in ((), ("--keep-empty",))], ["null", "text"])


class Jobs(MapTest):
    """Jobs of other kinds take flat records of the names that their schema has."""

    def test_cloud_sync(self):
        record = {"objectGUID": "Z3VpZA==", "userAccountControl": 514, "l": " Paris ", "description": "x" * 500, "pwdLastSet": 132697000180000000, "sAMAccountName": "ann",
                  "distinguishedName": "CN=Ann,OU=Staff,DC=fabrikam,DC=example", "proxyAddresses": ["smtp:a@x", "smtp:a@x", "SMTP:b@x"]}
        values = self.mapped("cloud-sync.json", record, "--parameter", "DomainFQDN=fabrikam.example")
        self.assertEqual((values["AccountEnabled"], values["City"], values["Description"], values["ImmutableId"]), (False, "Paris", "x" * 448, "Z3VpZA=="))
        self.assertEqual((values["LastChange"], values["ProxyAddresses"]), ("20210702114658.0Z", ["smtp:a@x", "SMTP:b@x"]))

    def test_cloud_sync_filter(self):
        """What its inputFilterGroups leave out."""
        staff = {"objectGUID": "Z3VpZA==", "sAMAccountName": "ann", "pwdLastSet": 132697000180000000, "distinguishedName": "CN=Ann,OU=Staff,DC=fabrikam,DC=example"}
        others = [{**staff, "isCriticalSystemObject": True}, {**staff, "sAMAccountName": "CAS_x{"}, {**staff, "msExchRecipientTypeDetails": 536870912},
                  {**staff, "distinguishedName": "CN=Ann\0ACNF:1,OU=Staff,DC=fabrikam,DC=example"}, {**staff, "distinguishedName": "CN=Ann,OU=Else,DC=fabrikam,DC=example"},
                  {**staff, "sAMAccountName": None}]
        code, mapped, _ = self.map_file(os.path.join(SCHEMAS, "cloud-sync.json"), [staff, *others], "--parameter", "DomainFQDN=x")
        self.assertEqual((code, [a.get("reason") for a in mapped]), (0, [None] + ["NotInScope"] * len(others)))

    def test_cloud_sync_speaks_its_own_dialect(self):
        """`&` joins there, and is a mistake in other jobs."""
        mapping, definition = attribute("title", '[givenName] & "-" & [surname]')
        what = schema((mapping, definition))
        record = user(givenName="Ann", surname="Lee")
        code, out, err = self.run_cli("map", "--schema", self.schema_file(what), "--users", self.file("u", lines([record])))
        self.assertEqual((code, out), (3, ""))
        self.assertIn("E163", err)
        what["id"] = what["synchronizationRules"][0]["name"] = "AAD2ADGroupProvisioning"
        self.assertEqual(self.mapped(what, record)["title"], "Ann-Lee")

    def test_workday(self):
        record = {"WorkerID": "21023", "PreferredFirstName": "Ann", "PreferredLastName": "Lee [Jr]", "Municipality": "Paris", "Active": "1", "ManagerReference": "21001"}
        ids = ("--id-map", self.file("ids", '{"21001": "CN=Boss,DC=fabrikam,DC=example"}'))
        values = self.mapped("hr-workday.json", record, *ids)
        self.assertEqual(values, {"employeeID": "21023", "displayName": "Ann Lee [Jr]", "sAMAccountName": "Ann.Lee Jr", "parentDistinguishedName": "OU=Paris,DC=fabrikam,DC=example",
                                  "accountDisabled": False, "manager": "CN=Boss,DC=fabrikam,DC=example"})
        values = self.mapped("hr-workday.json", {**record, "Active": "0", "Municipality": None}, "--operation", "update")
        self.assertEqual(values, {"employeeID": "21023", "displayName": "Ann Lee [Jr]", "accountDisabled": True, "manager": "21001"})

    def test_workday_ids(self):
        """The primary key of the source object names the record."""
        code, mapped, _ = self.map_file(os.path.join(SCHEMAS, "hr-workday.json"), [{"WorkerID": "21023"}, {"WorkerID": "21024"}])
        self.assertEqual((code, [a["sourceId"] for a in mapped]), (0, ["21023", "21024"]))

    def test_workday_takes_no_names_of_graph(self):
        code, (answer,), _ = self.map_file(os.path.join(SCHEMAS, "hr-workday.json"), [{"id": "x", "WorkerID": "7", "mobilePhone": "1"}])
        self.assertEqual(answer["values"]["employeeID"], "7")

    def test_crm(self):
        """A template in UTF-16; the rule that reads the Entra directory is taken, though the other goes first."""
        record = {"id": "1", "userPrincipalName": "ann.lee@contoso.example", "preferredLanguage": "fr-FR", "appRoleAssignments": ["Sales User"]}
        values = self.mapped("crm-template-utf16.json", record)
        self.assertEqual(values, {"Username": "ann.lee@contoso.example", "IsActive": True, "Alias": "ann.lee@", "LocaleSidKey": "fr_FR", "ProfileName": "Sales User",
                                  "EmailEncodingKey": "ISO-8859-1", "CallCenter": False})
        self.assertEqual(self.mapped("crm-template-utf16.json", {**record, "preferredLanguage": None})["LocaleSidKey"], "en_US")
        disabled = self.mapped("crm-template-utf16.json", {**record, "accountEnabled": False}, "--operation", "update")
        self.assertEqual((disabled["IsActive"], "EmailEncodingKey" in disabled), (False, False))

    def test_rule(self):
        values = self.mapped("crm-template-utf16.json", {"Id": "p1", "Name": "Standard"}, "--rule", "PROFILE_INBOUND_APPROLE")
        self.assertEqual(values, {"displayName": "Standard", "isEnabled": True})

    def test_only_plan_is_about_scim(self):
        for name in ("cloud-sync.json", "crm-template-utf16.json"):
            code, out, err = self.run_cli("plan", "--schema", os.path.join(SCHEMAS, name), "--users", self.file("u", "{}"))
            self.assertEqual((code, out), (3, ""), err)
            self.assertIn("E347", err)


class Usage(MapTest):
    def test_object(self):
        what, record = schema(), group(displayName="Sales")
        for name in ("Group", "group", "Provision Groups", "urn:ietf:params:scim:schemas:core:2.0:Group"):
            self.assertEqual(self.mapped(what, record, "--object", name), {"displayName": "Sales"})
        self.assertIn("userName", self.mapped(what, user(), "--object", "User"))
        code, mapped, err = self.map_file(self.schema_file(what), [record], "--object", "Contact")
        self.assertEqual((code, mapped), (2, []))
        self.assertIn("Provision Groups", err)

    def test_either_schema_or_mapping(self):
        what, mapping, users = self.schema_file(schema()), self.file("m.json", '{"a": "[mail]"}'), self.file("u", lines([user()]))
        for arguments in ((), ("--schema", what, "--mapping", mapping)):
            code, out, err = self.run_cli("map", *arguments, "--users", users)
            self.assertEqual((code, out), (2, ""))
            self.assertIn("--schema", err)

    def test_bad_flags(self):
        for arguments in (("--operation", "delete"), ("--rule", "nope"), ("--option", "syncScopes=all"), ("--option", "syncScope=none"), ("--id-map", "/does/not/exist")):
            code, mapped, err = self.map_file(self.schema_file(schema()), [user()], *arguments)
            self.assertEqual((code, mapped), (2, []), arguments)
            self.assertNotEqual(err, "")
        _, _, err = self.map_file(self.schema_file(schema()), [user()], "--option", "syncScopes=all")
        self.assertIn("did you mean `syncScope`?", err)

    def test_mistakes(self):
        code, mapped, err = self.map_file(os.path.join(SCHEMAS, "mistakes.json"), [user()])
        self.assertEqual((code, mapped), (3, []))
        self.assertIn("error[E", err)

    def test_stdin(self):
        code, out, err = self.run_cli("map", "--schema", "-", "--users", self.file("u", lines([user()])), stdin=json.dumps(schema()))
        self.assertEqual((code, answers(out)[0]["outcome"]), (0, "mapped"), err)


if __name__ == "__main__":
    main()
