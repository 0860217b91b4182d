#!/usr/bin/env python3
"""attrmap plan: scoping filters - every operator, over values and over nothing, and how clauses and groups combine."""
from plan_case import LEVEL, PlanTest, clause, held, main, schema, scope, user

# operator, operands, an Integer's values that are in scope, and those that are not
INTEGERS = [
    ("EQUALS", ["7"], [7, "007", "+7"], [8, "x"]),
    ("NOT EQUALS", ["7"], [8, "x"], [7, "007"]),
    ("Greater_Than", ["7"], [8, "10", 9223372036854775807], [7, -8, "x", "7.5"]),
    ("Greater_Than_OR_EQUALS", ["7"], [7, 8], [6, "x"]),
    ("&", ["6"], [2, 4, 7], [0, 1, 8]),
    ("!&", ["6"], [0, 1, 8], [2, 4, 7]),
    ("!&", ["566259712"], [1, 512], [536870912, -1]),
]
# the same for a String
TEXTS = [
    ("EQUALS", ["Sales"], ["Sales"], ["sales", "Sale", "Sales "]),
    ("EQUALS", ["a", "b"], ["a", "b"], ["c"]),
    ("EQUALS", ["7"], ["7"], ["07"]),
    ("NOT EQUALS", ["Sales"], ["sales", "x"], ["Sales"]),
    ("NOT EQUALS", ["a", "b"], ["c"], ["a", "b"]),
    ("IS NOT NULL", [], ["x", " "], []),
    ("REGEX MATCH", ["b.d"], ["abcde", "bad"], ["B.D", "bd"]),
    ("REGEX MATCH", ["^User_"], ["User_1"], ["aUser_1", "user_1"]),
    ("REGEX MATCH", ["([1-9][0-9])"], ["10", "x100"], ["9"]),
    ("REGEX MATCH", ["^a", "z$"], ["ab", "yz"], ["b"]),
    ("NOT REGEX MATCH", ["^SystemMailbox{"], ["Mailbox"], ["SystemMailbox{1}"]),
    ("NOT REGEX MATCH", ["^CAS_([^{]*){"], ["CAS_x"], ["CAS_x{"]),
    ("NOT REGEX MATCH", ["^a", "z$"], ["b"], ["ab", "yz"]),
    ("Greater_Than", ["7"], ["8", " 10 "], ["7", "x", "7,5"]),
    ("Includes", ["le"], ["Sales"], ["SALES", "l e"]),
    ("Includes", ["x", "le"], ["Sales", "x"], ["SA"]),
    ("ENDS_WITH", ["OU=Cloud,DC=x"], ["CN=a,OU=Cloud,DC=x"], ["CN=a,OU=Cloud,DC=X", "OU=Cloud,DC=x,"]),
    ("&", ["le"], ["Sales"], ["SALES"]),
    ("!&", ["le"], ["SALES"], ["Sales"]),
]
NULLS = [(o, ["x"]) for o in ("EQUALS", "NOT EQUALS", "REGEX MATCH", "NOT REGEX MATCH", "Includes", "ENDS_WITH", "&", "!&")]
NULLS += [(o, ["7"]) for o in ("Greater_Than", "Greater_Than_OR_EQUALS")] + [("IS NOT NULL", [])]
NEGATIVES = {"NOT EQUALS", "NOT REGEX MATCH", "!&"}


class ScopeTest(PlanTest):
    def in_scope(self, what, records, *arguments, **how):
        """For each record: is it created, or NotInScope?"""
        planned = self.plan(what, records, *arguments, **how)
        self.assertEqual({a.get("reason") for a in planned if a["outcome"] != "request"} - {"NotInScope"}, set())
        return [a["outcome"] == "request" for a in planned]

    def check_operator(self, name, operator, operands, inside, outside):
        what = schema(scope=scope([clause(name, operator, *operands)]))
        records = [user("u%d" % i, **{name: value}) for i, value in enumerate([*inside, *outside])]
        with self.subTest(operator, operands=operands, values=[*inside, *outside]):
            self.assertEqual(self.in_scope(what, records), [True] * len(inside) + [False] * len(outside))


class Operators(ScopeTest):
    def test_integers(self):
        for row in INTEGERS:
            self.check_operator(LEVEL, *row)

    def test_texts(self):
        for row in TEXTS:
            self.check_operator("department", *row)

    def test_booleans(self):
        what = {operator: schema(scope=scope([clause("accountEnabled", operator)])) for operator in ("IS TRUE", "IS FALSE")}
        self.assertEqual(self.in_scope(what["IS TRUE"], [user(), user(accountEnabled="true"), user(accountEnabled=None)]), [True, True, False])
        self.assertEqual(self.in_scope(what["IS FALSE"], [user(), user(accountEnabled=None)]), [False, False])
        self.assertEqual(self.said(what["IS FALSE"], user(accountEnabled=False)), ("skip", "NotActiveInSource"))
        text = schema(scope=scope([clause("accountEnabled", "EQUALS", "True")]))
        self.assertEqual(self.in_scope(text, [user()]), [True])

    def test_null(self):
        """Over nothing every clause is false, the negative ones too, except IS NULL."""
        nothing = [user(), user(department=None), user(department="")]
        for operator, operands in NULLS:
            with self.subTest(operator):
                self.assertEqual(self.in_scope(schema(scope=scope([clause("department", operator, *operands)])), nothing), [False] * 3)
        self.assertEqual(self.in_scope(schema(scope=scope([clause("department", "IS NULL")])), [*nothing, user(department="x")]), [True] * 3 + [False])

    def test_spelling(self):
        """Case, blanks and underscores of an operator's name do not count."""
        for operator in ("greater_than", "GREATER THAN", "Greater_Than"):
            self.check_operator(LEVEL, operator, ["7"], [8], [7])
        self.check_operator("department", "ends with", ["s"], ["Sales"], ["Sale"])
        self.check_operator("department", "Not_Regex_Match", ["^x"], ["Sales"], ["x"])

    def test_not_supported(self):
        for operator in ("IsMemberOf", "IS MEMBER OF", "LIKE"):
            code, out, err = self.run_plan(schema(scope=scope([clause("department", operator, "x")])), [user()])
            self.assertEqual((code, out), (3, ""), operator)

    def test_barred_attributes(self):
        for name in ("appRoleAssignments", "manager", "proxyAddresses"):
            code, out, err = self.run_plan(schema(scope=scope([clause(name, "IS NOT NULL")])), [user()])
            self.assertEqual((code, out), (3, ""), name)

    def test_operands(self):
        for operator, operands in (("EQUALS", []), ("IS NULL", ["x"]), ("Greater_Than", ["x"]), ("REGEX MATCH", ["("])):
            code, out, err = self.run_plan(schema(scope=scope([clause("department", operator, *operands)])), [user()])
            self.assertEqual((code, out), (3, ""), operator)


class Combinations(ScopeTest):
    RECORDS = [user(department=d, city=c) for d in ("Sales", "HR") for c in ("Paris", "Rome")]

    def test_clauses_are_anded(self):
        what = schema(scope=scope([clause("department", "EQUALS", "Sales"), clause("city", "EQUALS", "Paris")]))
        self.assertEqual(self.in_scope(what, self.RECORDS), [True, False, False, False])

    def test_groups_are_ored(self):
        what = schema(scope=scope([clause("department", "EQUALS", "Sales")], [clause("city", "EQUALS", "Paris")]))
        self.assertEqual(self.in_scope(what, self.RECORDS), [True, True, True, False])

    def test_no_filter(self):
        for nothing in (None, scope(), {}, {"groups": None}):
            self.assertEqual(self.in_scope(schema(scope=nothing), self.RECORDS), [True] * 4)

    def test_group_without_clauses(self):
        self.assertEqual(self.in_scope(schema(scope=scope([clause("department", "EQUALS", "x")], [])), self.RECORDS), [True] * 4)

    def test_category_filters_are_ignored(self):
        code, out, err = self.run_plan(schema(scope=scope([clause("department", "EQUALS", "x")], kind="categoryFilterGroups")), [user()])
        self.assertEqual((code, '"POST"' in out), (0, True))
        self.assertIn("W338", err)


class InputFilter(ScopeTest):
    """inputFilterGroups: what they leave out was never read."""

    def what(self, *groups):
        return schema(scope=scope(*groups, kind="inputFilterGroups"))

    def test_nothing_is_deprovisioned(self):
        what = self.what([clause("department", "EQUALS", "Sales")])
        self.assertEqual(self.said(what, user(department="Sales")), ("request", None))
        for target in ([], [held()]):
            self.assertEqual(self.said(what, user(department="HR"), target=target), ("skip", "NotInScope"))

    def test_groups_are_ored(self):
        what = self.what([clause("department", "EQUALS", "Sales")], [clause("city", "EQUALS", "Paris")])
        self.assertEqual(self.in_scope(what, Combinations.RECORDS), [True, True, True, False])

    def test_both_kinds(self):
        filters = scope([clause("department", "EQUALS", "Sales")])
        filters["inputFilterGroups"] = scope([clause("city", "EQUALS", "Paris")])["groups"]
        self.assertEqual(self.in_scope(schema(scope=filters), Combinations.RECORDS), [True, False, False, False])
        self.assertEqual(self.operations(schema(scope=filters), user(department="HR", city="Paris"), target=[held()]), [("Replace", "active", "False")])

    def test_null(self):
        """The negative operators hold for nothing, unless the option says otherwise."""
        for operator, operands in [*NULLS, ("IS NULL", [])]:
            what, is_null = self.what([clause("department", operator, *operands)]), operator == "IS NULL"
            with self.subTest(operator):
                self.assertEqual(self.in_scope(what, [user()]), [operator in NEGATIVES or is_null])
                self.assertEqual(self.in_scope(what, [user()], options=["inputFilterNullNegatives=false"]), [is_null])

    def test_null_boolean(self):
        what = self.what([clause("accountEnabled", "IS FALSE")])
        record = user(accountEnabled=None)
        self.assertEqual(self.in_scope(what, [record]), [True])
        self.assertEqual(self.in_scope(what, [record], options=["inputFilterNullNegatives=false"]), [False])
        self.assertEqual(self.in_scope(self.what([clause("accountEnabled", "IS TRUE")]), [record]), [False])


if __name__ == "__main__":
    main()
