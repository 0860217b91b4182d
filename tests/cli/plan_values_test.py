#!/usr/bin/env python3
"""attrmap plan: which values are sent - defaults, required attributes, flow types, types of the target."""
from plan_case import CUSTOM, LEVEL, PlanTest, TAGS, USER_NAME, attribute, held, main, schema, user

TITLE = attribute("title", "[jobTitle]")
WITH_DEFAULT = schema(attribute("title", "[jobTitle]", default="Staff"))
LIST = CUSTOM + ":tags"


class Defaults(PlanTest):
    def test_on_creation(self):
        for record in (user(), user(jobTitle=None), user(jobTitle="")):
            self.assertEqual(self.body(WITH_DEFAULT, record)["title"], "Staff")
        self.assertEqual(self.body(WITH_DEFAULT, user(jobTitle="Boss"))["title"], "Boss")

    def test_never_on_update(self):
        self.assertEqual(self.said(WITH_DEFAULT, target=[held()]), ("none", "RedundantExport"))

    def test_empty_default_is_none(self):
        self.assertNotIn("title", self.body(schema(attribute("title", "[jobTitle]", default=""))))
        nothing = schema(attribute("title", None, default=""))
        self.assertNotIn("title", self.body(nothing))
        self.assertEqual(self.operations(nothing, target=[held()]), [])

    def test_none_mapping(self):
        """Nothing flows; the default does, whenever the target has no value."""
        what = schema(attribute("title", None, default="Staff"))
        self.assertEqual(self.body(what, user(jobTitle="Boss"))["title"], "Staff")
        for empty in ({}, {"title": None}, {"title": ""}):
            self.assertEqual(self.operations(what, target=[held(**empty)]), [("Add", "title", "Staff")])
        self.assertEqual(self.operations(what, target=[held(title="Boss")]), [])

    def test_none_mapping_without_default(self):
        self.assertNotIn("title", self.body(schema(attribute("title", None))))
        self.assertEqual(self.operations(schema(attribute("title", None)), target=[held()]), [])

    def test_constant(self):
        what = schema(attribute("title", '"Staff"'))
        self.assertEqual(self.body(what)["title"], "Staff")
        self.assertEqual(self.operations(what, target=[held(title="Boss")]), [("Replace", "title", "Staff")])

    def test_is_of_the_target_type(self):
        what = schema(attribute("urn:x:2.0:User:level", "[%s]" % LEVEL, default="7", type="Integer"), attribute("urn:x:2.0:User:vip", "[mail]", default="TRUE", type="Boolean"))
        self.assertEqual(self.body(what)["urn:x:2.0:User"], {"level": 7, "vip": True})

    def test_empty_result_is_left_out(self):
        """An expression that gives the empty text gives no value; that is not null."""
        what = schema(attribute("title", 'Join("", [jobTitle], "")'))
        self.assertNotIn("title", self.body(what))
        self.assertEqual(self.operations(what, target=[held(title="Boss")]), [])


class Required(PlanTest):
    def test_default_of_the_definition(self):
        what = schema(attribute("title", "[jobTitle]", required=True, defaultValue="Nobody"))
        self.assertEqual(self.body(what)["title"], "Nobody")
        self.assertEqual(self.body(what, user(jobTitle="Boss"))["title"], "Boss")
        self.assertEqual(self.operations(what, target=[held()]), [])

    def test_default_of_the_mapping_goes_first(self):
        what = schema(attribute("title", "[jobTitle]", default="Staff", required=True, defaultValue="Nobody"))
        self.assertEqual(self.body(what)["title"], "Staff")

    def test_default_of_the_definition_is_for_required_ones(self):
        self.assertNotIn("title", self.body(schema(attribute("title", "[jobTitle]", defaultValue="Nobody"))))

    def test_without_any(self):
        what = schema(attribute("title", "[jobTitle]", required=True))
        self.assertEqual(self.failure(what), ("E452", "title"))
        self.assertEqual(self.body(what, user(jobTitle="Boss"))["title"], "Boss")
        self.assertEqual(self.operations(what, target=[held()]), [])  # counts on creation

    def test_not_mapped(self):
        self.assertEqual(self.failure(schema(unmapped=[{"name": "title", "required": True}]))[0], "E452")
        self.assertEqual(self.body(schema(unmapped=[{"name": "title", "required": True, "defaultValue": "Nobody"}]))["title"], "Nobody")

    def test_every_failure_is_named(self):
        what = schema(attribute("title", "[jobTitle]", required=True), attribute("nickName", "[mailNickname]", required=True))
        self.assertEqual([(e["code"], e["target"]) for e in self.one(what)["errors"]], [("E452", "title"), ("E452", "nickName")])


class Flow(PlanTest):
    """The flow type says when a mapping takes part."""

    def flows(self, flow, target, **record):
        what = schema(attribute("title", "[jobTitle]", flow=flow), attribute(LIST, "[%s]" % TAGS, flow=flow, multivalued=True))
        return self.operations(what, user(**record), target=[held(**target)])

    def test_every_type_takes_part_in_creation(self):
        for flow in ("Always", "ObjectAddOnly", "MultiValueAddOnly", "ValueAddOnly", "AttributeAddOnly"):
            what = schema(attribute("title", "[jobTitle]", flow=flow), attribute(LIST, "[%s]" % TAGS, flow=flow, multivalued=True))
            body = self.body(what, user(jobTitle="Boss", **{TAGS: ["a", "b"]}))
            self.assertEqual((body["title"], body[CUSTOM]), ("Boss", {"tags": ["a", "b"]}), flow)

    def test_single_value(self):
        for flow, added, replaced in (("Always", True, True), ("ObjectAddOnly", False, False), ("AttributeAddOnly", True, False),
                                      ("ValueAddOnly", True, False), ("MultiValueAddOnly", True, False)):
            with self.subTest(flow):
                self.assertEqual(self.flows(flow, {}, jobTitle="Boss"), [("Add", "title", "Boss")] if added else [])
                self.assertEqual(self.flows(flow, {"title": "Clerk"}, jobTitle="Boss"), [("Replace", "title", "Boss")] if replaced else [])

    def test_list(self):
        add = [("Add", LIST, [{"value": "b"}])]
        for flow, to_empty, to_some in (("Always", True, True), ("ObjectAddOnly", False, False), ("AttributeAddOnly", True, False),
                                        ("ValueAddOnly", True, True), ("MultiValueAddOnly", True, True)):
            with self.subTest(flow):
                self.assertEqual(self.flows(flow, {CUSTOM: {"tags": []}}, **{TAGS: ["b"]}), add if to_empty else [])
                self.assertEqual(self.flows(flow, {CUSTOM: {"tags": ["a"]}}, **{TAGS: ["a", "b"]}), add if to_some else [])

    def test_flow_always(self):
        """The value is sent although the target has it, and is a reason of its own."""
        what = schema(attribute("title", "[jobTitle]", behavior="FlowAlways"), attribute("nickName", "[mailNickname]"))
        same = held(title="Boss", nickName="x")
        self.assertEqual(self.operations(what, user(jobTitle="Boss", mailNickname="x"), target=[same]), [("Replace", "title", "Boss")])
        self.assertEqual(self.operations(what, user(jobTitle="Boss", mailNickname="y"), target=[same]), [("Replace", "title", "Boss"), ("Replace", "nickName", "y")])
        self.assertEqual(self.operations(what, user(mailNickname="x"), target=[same]), [])  # null never flows

    def test_immutable(self):
        what = schema(attribute("title", "[jobTitle]", mutability="Immutable"))
        self.assertEqual(self.body(what, user(jobTitle="Boss"))["title"], "Boss")
        for target in (held(title="Clerk"), held()):
            self.assertEqual(self.operations(what, user(jobTitle="Boss"), target=[target]), [])

    def test_write_only(self):
        what = schema(attribute("title", "[jobTitle]", mutability="WriteOnly"))
        self.assertEqual(self.body(what, user(jobTitle="Boss"))["title"], "Boss")


class Types(PlanTest):
    def test_boolean(self):
        what = schema(attribute("urn:x:2.0:User:vip", "[jobTitle]", type="Boolean"))
        for text, value in (("True", True), ("false", False), ("FALSE", False)):
            self.assertEqual(self.body(what, user(jobTitle=text))["urn:x:2.0:User"], {"vip": value})
        for text in ("yes", "1", " true "):
            self.assertEqual(self.failure(what, user(jobTitle=text)), ("E450", "urn:x:2.0:User:vip"), text)

    def test_integer(self):
        what = schema(attribute("urn:x:2.0:User:level", "[jobTitle]", type="Integer"))
        for text, value in ((" 42 ", 42), ("-7", -7), ("+007", 7), ("9223372036854775807", 2**63 - 1)):
            self.assertEqual(self.body(what, user(jobTitle=text))["urn:x:2.0:User"], {"level": value})
        for text in ("4 2", "1.5", "-", "9223372036854775808", "0x1f", "٤"):
            self.assertEqual(self.failure(what, user(jobTitle=text)), ("E450", "urn:x:2.0:User:level"), text)

    def test_an_update_fails_too(self):
        what = schema(TITLE, attribute("urn:x:2.0:User:level", "[department]", type="Integer"))
        self.assertEqual(self.failure(what, user(jobTitle="Boss", department="HR"), target=[held()])[0], "E450")

    def test_numbers_and_booleans_compare_as_such(self):
        what = schema(attribute("urn:x:2.0:User:level", "[jobTitle]", type="Integer"), attribute("urn:x:2.0:User:vip", "[department]", type="Boolean"))
        for extension in ({"level": 42, "vip": True}, {"level": "042", "vip": "TRUE"}):
            self.assertEqual(self.operations(what, user(jobTitle=" 42", department="true"), target=[held(**{"urn:x:2.0:User": extension})]), [])

    def test_values_stay_out_of_messages(self):
        what = schema(attribute("urn:x:2.0:User:level", "[jobTitle]", type="Integer"))
        self.assertNotIn("secret", self.one(what, user(jobTitle="secret"))["error"]["message"])
        self.assertIn("secret", self.one(what, user(jobTitle="secret"), "--show-values")["error"]["message"])

    def test_several_values(self):
        what = schema(attribute("title", "RemoveDuplicates([%s])" % TAGS))
        self.assertEqual(self.failure(what, user(**{TAGS: ["a", "b"]})), ("E451", "title"))
        self.assertEqual(self.body(what, user(**{TAGS: ["a", "a"]}))["title"], "a")
        self.assertNotIn("title", self.body(what, user(**{TAGS: []})))

    def test_list(self):
        what = schema(attribute(LIST, "[%s]" % TAGS, multivalued=True))
        self.assertEqual(self.body(what, user(**{TAGS: ["b", "a"]}))[CUSTOM], {"tags": ["b", "a"]})
        self.assertNotIn(CUSTOM, self.body(what, user(**{TAGS: []})))

    def test_list_compares_as_set(self):
        what, record = schema(attribute(LIST, "[%s]" % TAGS, multivalued=True)), user(**{TAGS: ["a", "B"]})
        self.assertEqual(self.operations(what, record, target=[held(**{CUSTOM: {"tags": ["b", "A"]}})]), [])
        self.assertEqual(self.operations(what, record, target=[held(**{CUSTOM: {"tags": ["c"]}})]), [("Add", LIST, [{"value": "a"}, {"value": "B"}])])
        self.assertEqual(self.operations(what, user(**{TAGS: []}), target=[held(**{CUSTOM: {"tags": ["c"]}})]), [])

    def test_error_of_an_expression(self):
        what = schema(attribute("title", 'Error("no title")'))
        for target in ([], [held()]):
            self.assertEqual(self.failure(what, target=target)[1], "title")


class Unique(PlanTest):
    """SelectUniqueValue asks the target."""
    NICKNAME = attribute("nickName", 'SelectUniqueValue([mailNickname], Append([mailNickname], "1"), Append([mailNickname], "2"))', flow="ObjectAddOnly")

    def test_first_that_is_free(self):
        for taken, got in (([], "ann"), (["ann"], "ann1"), (["ANN", "Ann1"], "ann2")):
            target = [held("x%d" % i, nickName=n) for i, n in enumerate(taken)]
            self.assertEqual(self.body(schema(self.NICKNAME), user(mailNickname="ann"), target=target)["nickName"], got)

    def test_none_is_free(self):
        target = [held("x%d" % i, nickName=n) for i, n in enumerate(("ann", "ann1", "ann2"))]
        self.assertEqual(self.failure(schema(self.NICKNAME), user(mailNickname="ann"), target=target)[1], "nickName")

    def test_exact_case(self):
        mapping, definition = self.NICKNAME
        what = schema((mapping, {**definition, "caseExact": True}))
        self.assertEqual(self.body(what, user(mailNickname="ann"), target=[held("x", nickName="ANN")])["nickName"], "ann")

    def test_own_value_is_free(self):
        what = schema(attribute("nickName", 'SelectUniqueValue([mailNickname], Append([mailNickname], "1"))'))
        self.assertEqual(self.operations(what, user(mailNickname="ann"), target=[held(nickName="ann")]), [])


class Wire(PlanTest):
    """The three ways to speak PATCH."""
    WHAT = schema(attribute("title", "[jobTitle]"), attribute('emails[type eq "work"].value', "[mail]"), attribute("nickName", "[mailNickname]"),
                  attribute("name.givenName", "[givenName]"), attribute("urn:x:2.0:User:level", "[%s]" % LEVEL, type="Integer"), base=(USER_NAME,))
    RECORD = user(jobTitle="Boss", mail="a@x", mailNickname="nick", givenName="Ann", **{LEVEL: 3})
    TARGET = held(title="Clerk", nickName="n")

    def test_legacy(self):
        wanted = [("Replace", "title", "Boss"), ("Add", 'emails[type eq "work"].value', "a@x"), ("Replace", "nickName", "nick"),
                  ("Add", "name.givenName", "Ann"), ("Add", "urn:x:2.0:User:level", "3")]
        for profile in ([], ["--profile", "legacy"]):
            self.assertEqual(self.operations(self.WHAT, self.RECORD, *profile, target=[self.TARGET]), wanted)

    def test_scim062020(self):
        self.assertEqual(self.operations(self.WHAT, self.RECORD, "--profile", "scim062020", target=[self.TARGET]),
                         [("add", 'emails[type eq "work"].value', "a@x"), ("add", None, {"name.givenName": "Ann", "urn:x:2.0:User:level": 3}),
                          ("replace", None, {"title": "Boss", "nickName": "nick"})])

    def test_one_attribute_keeps_its_path(self):
        self.assertEqual(self.operations(self.WHAT, user(jobTitle="Boss"), "--profile", "scim062020", target=[self.TARGET]), [("replace", "title", "Boss")])

    def test_customappsso(self):
        operations = self.operations(self.WHAT, user(**{LEVEL: 3}), "--profile", "customappsso", target=[self.TARGET])
        self.assertEqual(operations, [("Add", "urn:x:2.0:User.level", "3")])

    def test_booleans(self):
        for profile, wanted in (("legacy", ("Replace", "active", "False")), ("customappsso", ("Replace", "active", "False")), ("scim062020", ("replace", "active", False))):
            self.assertEqual(self.operations(schema(), user(accountEnabled=False), "--profile", profile, target=[held()]), [wanted])

    def test_creation_is_the_same(self):
        bodies = [self.body(self.WHAT, self.RECORD, "--profile", p) for p in ("legacy", "scim062020", "customappsso")]
        self.assertEqual(bodies[1:], bodies[:1] * 2)
        self.assertEqual((bodies[0]["emails"], bodies[0]["name"]), ([{"primary": True, "type": "work", "value": "a@x"}], {"givenName": "Ann"}))

    def test_default_of_a_none_mapping_in_a_list(self):
        what = schema(attribute(CUSTOM + ":tags", None, default="x", multivalued=True))
        self.assertEqual(self.operations(what, target=[held()]), [("Add", CUSTOM + ":tags", [{"value": "x"}])])

    def test_empty_text_over_a_boolean(self):
        what = schema(attribute("urn:x:2.0:User:vip", 'Join("", [mail], "")', type="Boolean"))
        self.assertEqual(self.operations(what, target=[held(**{"urn:x:2.0:User": {"vip": True}})], options=["emptyStringFlows=true"]), [])



if __name__ == "__main__":
    main()
