#!/usr/bin/env python3
"""attrmap plan: the options that change what is sent, with each of their values."""
import json

from plan_case import CORE, CUSTOM, ENTERPRISE, GROUP, PlanTest, attribute, group, held, held_group, main, schema, user

EDITOR, ADMIN, DEFAULT_ACCESS = "3f6b1d52-8c0e-4b7a-9e21-5a7c4d9f0b11", "7a90c4e8-12d5-4f3b-8b6c-0e2f9a7d5c22", "00000000-0000-0000-0000-000000000000"
APP_ROLES = {"displayName": "Contoso", "appRoles": [{"id": EDITOR, "value": "editor", "displayName": "Content Editor", "isEnabled": True},
                                                    {"id": ADMIN, "value": None, "displayName": "Admin", "isEnabled": False}]}
TITLE = attribute("title", "[jobTitle]")
ROLE_TYPE = "WindowsAzureActiveDirectoryRole"
SINGLE_PATH = 'roles[primary eq "True"].value'
SINGLE = schema(attribute(SINGLE_PATH, "SingleAppRoleAssignment([appRoleAssignments])"))
COMPLEX, ASSERTIVE = (schema(attribute("roles", f + "([appRoleAssignments])", multivalued=True)) for f in ("AppRoleAssignmentsComplex", "AssertiveAppRoleAssignmentsComplex"))


def assigned(*roles):
    return user(appRoleAssignments=[{"id": "a%d" % i, "appRoleId": r} for i, r in enumerate(roles)])


def json_role(role, value, name):
    return {"value": json.dumps({"id": role, "value": value, "displayName": name}, separators=(",", ":"))}


class OptionsTest(PlanTest):
    def roles(self):
        return "--app-roles", self.file("roles.json", json.dumps(APP_ROLES))

    def with_each(self, option, values, call):
        """The results of call, which takes keyword arguments, for each value of an option; the first value is the default."""
        results = [call(options=["%s=%s" % (option, value)]) for value in values]
        self.assertEqual(call(), results[0])
        self.assertNotEqual(results[0], results[1])
        return results


class Create(OptionsTest):
    def test_emit_nulls(self):
        what = schema(TITLE, attribute('addresses[type eq "work"].locality', "[city]"), attribute('addresses[type eq "work"].region', "[department]"))
        without, with_nulls = self.with_each("emitNulls", ("false", "true"), lambda **how: self.body(what, user(city="Paris"), **how))
        self.assertEqual((without.get("title", "none"), without["addresses"]), ("none", [{"type": "work", "locality": "Paris"}]))
        self.assertEqual((with_nulls["title"], with_nulls["addresses"]), (None, [{"type": "work", "locality": "Paris", "region": None}]))

    def test_empty_roles(self):
        with_roles, without = self.with_each("emptyRoles", ("true", "false"), lambda **how: self.body(schema(), **how))
        self.assertEqual((with_roles["roles"], "roles" in without), ([], False))

    def test_address_primary(self):
        what = schema(*(attribute('addresses[type eq "%s"].locality' % kind, "[city]") for kind in ("work", "home")))
        plain, primary = self.with_each("addressPrimary", ("false", "true"), lambda **how: self.body(what, user(city="Paris"), **how)["addresses"])
        self.assertEqual(plain, [{"type": "work", "locality": "Paris"}, {"type": "home", "locality": "Paris"}])
        self.assertEqual(primary, [{"primary": True, **plain[0]}, plain[1]])

    def test_group_marker(self):
        marked, plain = self.with_each("groupMarker", ("adscim", "none"), lambda **how: self.body(schema(), group=group(), **how)["schemas"])
        self.assertEqual((marked, plain), ([GROUP, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"], [GROUP]))

    def test_schemas_from(self):
        what = schema(attribute(ENTERPRISE + ":department", "[department]"), attribute(CUSTOM + ":city", "[city]"))
        by_object, by_values = self.with_each("schemasFrom", ("targetObject", "values"), lambda **how: self.body(what, user(city="Paris"), **how)["schemas"])
        self.assertEqual((by_object, by_values), ([CORE, ENTERPRISE], [CORE]))  # a custom extension is never listed
        self.assertEqual(self.body(what, user(department="HR"), options=["schemasFrom=values"])["schemas"], [CORE, ENTERPRISE])

    def test_core_target_object(self):
        self.assertEqual(self.body(schema(user_object=CORE))["schemas"], [CORE])


class Roles(OptionsTest):
    def test_single(self):
        body = self.body(SINGLE, assigned(EDITOR), *self.roles())
        self.assertEqual(body["roles"], [{"primary": True, "type": ROLE_TYPE, "value": "Content Editor"}])

    def test_roles_that_say_nothing(self):
        """Default Access and roles that the application does not have."""
        for roles in ([DEFAULT_ACCESS], ["0a0b0c0d-0000-4000-8000-00000000000f"]):
            for what in (SINGLE, COMPLEX, ASSERTIVE):
                self.assertEqual(self.body(what, assigned(*roles), *self.roles())["roles"], [])

    def test_disabled_role(self):
        self.assertEqual(self.body(SINGLE, assigned(ADMIN), *self.roles())["roles"][0]["value"], "Admin")

    def test_single_role_value(self):
        name, value = self.with_each("singleRoleValue", ("displayName", "value"), lambda **how: self.body(SINGLE, assigned(EDITOR), *self.roles(), **how)["roles"][0]["value"])
        self.assertEqual((name, value), ("Content Editor", "editor"))

    def test_multiple_roles(self):
        record = assigned(ADMIN, EDITOR)
        for options in ([], ["multipleRoles=error"]):
            self.assertEqual(self.failure(SINGLE, record, *self.roles(), options=options)[1], SINGLE_PATH)
        self.assertEqual(self.body(SINGLE, record, *self.roles(), options=["multipleRoles=first"])["roles"][0]["value"], "Admin")

    def test_single_role_patch(self):
        text = ("Add", "roles", [json_role(EDITOR, "editor", "Content Editor")])
        path = (SINGLE_PATH, "Content Editor")
        for profile, option, wanted in (("legacy", "byProfile", text), ("legacy", "jsonText", text), ("legacy", "filteredPath", ("Add", *path)),
                                        ("scim062020", "byProfile", ("add", *path)), ("scim062020", "filteredPath", ("add", *path)),
                                        ("scim062020", "jsonText", ("add", *text[1:]))):
            for options in (["singleRolePatch=" + option], []) if option == "byProfile" else (["singleRolePatch=" + option],):
                with self.subTest(profile, options=options):
                    self.assertEqual(self.operations(SINGLE, assigned(EDITOR), "--profile", profile, *self.roles(), target=[held()], options=options), [wanted])

    def test_single_role_unchanged(self):
        target = held(roles=[{"primary": True, "value": "content editor"}])
        self.assertEqual(self.operations(SINGLE, assigned(EDITOR), *self.roles(), target=[target]), [])
        changed = held(roles=[{"primary": True, "value": "Admin"}])
        self.assertEqual(self.operations(SINGLE, assigned(EDITOR), "--profile", "scim062020", *self.roles(), target=[changed]), [("replace", SINGLE_PATH, "Content Editor")])

    def test_complex(self):
        """A role without a value has none; the legacy text says null."""
        record = assigned(EDITOR, ADMIN)
        elements = [{"primary": False, "type": ROLE_TYPE, "display": "Content Editor", "value": "editor"}, {"primary": False, "type": ROLE_TYPE, "display": "Admin"}]
        texts = [json_role(EDITOR, "editor", "Content Editor"), json_role(ADMIN, None, "Admin")]
        self.assertEqual(self.body(COMPLEX, record, *self.roles())["roles"], elements)
        self.assertEqual(self.operations(COMPLEX, record, *self.roles(), target=[held()]), [("Add", "roles", texts)])
        self.assertEqual(self.operations(COMPLEX, record, "--profile", "scim062020", *self.roles(), target=[held()]), [("add", "roles", elements)])
        for profile in ("legacy", "scim062020"):
            self.assertEqual(self.operations(ASSERTIVE, record, "--profile", profile, *self.roles(), target=[held()]), [("replace", "roles", elements)])

    def test_complex_only_adds(self):
        """The assertive function replaces what the target has more."""
        target = held(roles=[{"value": "editor", "display": "Content Editor", "type": "x"}, {"value": "own", "display": "Own"}])
        self.assertEqual(self.operations(COMPLEX, assigned(EDITOR), *self.roles(), target=[target]), [])
        element = {"primary": False, "type": ROLE_TYPE, "display": "Content Editor", "value": "editor"}
        self.assertEqual(self.operations(ASSERTIVE, assigned(EDITOR), *self.roles(), target=[target]), [("replace", "roles", [element])])
        target["roles"].pop()
        self.assertEqual(self.operations(ASSERTIVE, assigned(EDITOR), *self.roles(), target=[target]), [])

    def test_role_label_key(self):
        for what in (COMPLEX, ASSERTIVE):
            display, name = self.with_each("roleLabelKey", ("display", "displayName"), lambda **how: self.body(what, assigned(EDITOR), *self.roles(), **how)["roles"][0])
            element = {"primary": False, "type": ROLE_TYPE, "value": "editor"}
            self.assertEqual((display, name), ({**element, "display": "Content Editor"}, {**element, "displayName": "Content Editor"}))

    def test_assertive_empty(self):
        target = held(roles=[{"value": "editor", "display": "Content Editor"}])
        for profile in ("legacy", "scim062020"):
            nothing, empty = self.with_each("assertiveEmpty", ("none", "replaceEmpty"), lambda **how: self.operations(
                ASSERTIVE, assigned(DEFAULT_ACCESS), "--profile", profile, *self.roles(), target=[target], **how))
            self.assertEqual((nothing, empty), ([], [("replace", "roles", [])]))
        self.assertEqual(self.operations(ASSERTIVE, assigned(DEFAULT_ACCESS), *self.roles(), target=[held()], options=["assertiveEmpty=replaceEmpty"]), [])

    def test_warning_for_all_users(self):
        code, _, err = self.run_plan(SINGLE, [assigned(EDITOR)], *self.roles(), options=["syncScope=all"])
        self.assertEqual((code, "W327" in err), (0, True))

    def test_bad_roles(self):
        for text in ("", "{}", '{"appRoles": 1}', '{"appRoles": [{"value": "x"}]}'):
            code, out, err = self.run_plan(SINGLE, [user()], "--app-roles", self.file("roles", text))
            self.assertEqual((code, out), (2, ""), text)
            self.assertIn("E542", err)


class Update(OptionsTest):
    def test_legacy_booleans(self):
        def call(**how):
            return self.operations(schema(), user(accountEnabled=False), target=[held()], **how)
        self.assertEqual(self.with_each("legacyBooleans", ("text", "json"), call), [[("Replace", "active", "False")], [("Replace", "active", False)]])

    def test_disable_sends_all(self):
        record = user(jobTitle="Boss", appRoleAssignments=[])
        disable = [("Replace", "active", "False")]
        self.assertEqual(self.with_each("disableSendsAll", ("false", "true"), lambda **how: self.operations(schema(TITLE), record, target=[held()], **how)),
                         [disable, [*disable, ("Add", "title", "Boss")]])

    def test_empty_string_flows(self):
        what = schema(attribute("title", 'Join("", [jobTitle], "")'))
        self.assertEqual(self.with_each("emptyStringFlows", ("false", "true"), lambda **how: self.operations(what, target=[held(title="Boss")], **how)),
                         [[], [("Replace", "title", "")]])
        for target in (held(), held(title="")):
            self.assertEqual(self.operations(what, target=[target], options=["emptyStringFlows=true"]), [])
        self.assertNotIn("title", self.body(what, options=["emptyStringFlows=true"]))  # updates only

    def test_keep_empty(self):
        """An empty attribute is null, unless it is kept; then it may flow."""
        def call(*arguments):
            return self.operations(schema(TITLE), user(jobTitle=""), *arguments, target=[held(title="Boss")], options=["emptyStringFlows=true"])
        self.assertEqual((call(), call("--keep-empty")), ([], [("Replace", "title", "")]))

    def test_flow_always_triggers(self):
        what = schema(attribute("title", "[jobTitle]", behavior="FlowAlways"), attribute("nickName", "[mailNickname]"))
        same = [("Replace", "title", "Boss")]
        self.assertEqual(self.with_each("flowAlwaysTriggers", ("true", "false"), lambda **how: self.operations(what, user(jobTitle="Boss"), target=[held(title="Boss")], **how)), [same, []])
        joined = self.operations(what, user(jobTitle="Boss", mailNickname="x"), target=[held(title="Boss")], options=["flowAlwaysTriggers=false"])
        self.assertEqual(joined, [*same, ("Add", "nickName", "x")])


class Names(OptionsTest):
    def test_profile_is_an_option_too(self):
        disable = user(accountEnabled=False)
        self.assertEqual(self.operations(schema(), disable, target=[held()], options=["profile=scim062020"]), [("replace", "active", False)])

    def test_pieces_of_split(self):
        what = schema(attribute("title", 'Item(Split([jobTitle], ","), 2)'))
        trimmed, kept = self.with_each("trimSplitPieces", ("true", "false"), lambda **how: self.body(what, user(jobTitle="a, b"), **how)["title"])
        self.assertEqual((trimmed, kept), ("b", " b"))

    def test_unknown_name(self):
        code, out, err = self.run_plan(schema(), [user()], options=["emptyRole=true"])
        self.assertEqual((code, out), (2, ""))
        self.assertIn("did you mean `emptyRoles`?", err)

    def test_bad_value(self):
        for option, known in (("emptyRoles=maybe", "true|false"), ("managerRemoval=all", "none|remove|empty"), ("profile=new", "legacy|scim062020|customappsso"), ("phase=", "all|match")):
            code, out, err = self.run_plan(schema(), [user()], options=[option])
            self.assertEqual((code, out), (2, ""), option)
            self.assertIn(known, err)

    def test_no_value(self):
        code, out, err = self.run_plan(schema(), [user()], options=["emptyRoles"])
        self.assertEqual((code, out), (2, ""))
        self.assertIn("name=value", err)

    def test_last_one_counts(self):
        self.assertNotIn("roles", self.body(schema(), options=["emptyRoles=true", "emptyRoles=false"]))

    def test_member_ref_is_about_members_alone(self):
        what = schema(groups=[attribute("urn:x:2.0:Group:tags", "[mailNickname]", multivalued=True)])
        self.assertEqual(self.operations(what, group=group(mailNickname="a"), target=[held_group()], options=["memberRef=true"]),
                         [("Add", "urn:x:2.0:Group:tags", [{"value": "a"}])])



if __name__ == "__main__":
    main()
