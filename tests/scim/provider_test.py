#!/usr/bin/env python3
"""What attrmap plan sends, taken by a SCIM service provider: create, update, disable, delete; groups and members."""
import json

from scim_case import ADMIN, CONTOSO, EDITOR, ENTERPRISE, TASKIZE, ScimTest, assign, groups, lines, run, users

ALL = ("syncScope=all", "multipleRoles=first")  # Megan has no assignment, Grady two roles


def element(resource, array, kind):
    return next(e for e in resource[array] if e["type"] == kind)


class Users(ScimTest):
    def test_create(self):
        others = self.create(users(), *ALL)
        self.assertEqual(others, {"Test": ("skip", "NotInScope"), "Pradeep": ("skip", "NotInScope")})
        self.assertEqual(len(self.provider.resources("Users")), 10)

    def test_create_small_schema(self):
        """No scoping filter: all twelve."""
        self.assertEqual(self.create(users(), *ALL, schema=TASKIZE), {})
        names = [user["userName"].partition("@") for user in self.provider.resources("Users")]
        self.assertEqual([name for name, _, domain in names if domain == "contoso.example"],
                         ["adele.vance", "bo.lind", "zoe.muller", "grady.archie", "isaiah.langer", "lidia.holloway", "nestor.wilke", "joni.sherman",
                          "test-load01", "megan.bowen"])
        self.assertEqual([name + at + domain for name, at, domain in names if domain != "contoso.example"],
                         ["marie.curie@fabrikam.example", "pradeep.gupta@partners.example"])  # a guest is known by the address at home

    def test_create_assigned_only(self):
        others = self.create({name: users()[name] for name in ("Adele", "Grady", "Megan")})
        self.assertEqual(others, {"Grady": ("error", None), "Megan": ("skip", "NotEffectivelyEntitled")})
        self.assertEqual([u["userName"] for u in self.provider.resources("Users")], ["adele.vance@contoso.example"])

    def test_complete_user_arrives_in_full(self):
        """The comparison with what was sent cannot see what is not sent."""
        records = users()
        self.create({"Adele": records["Adele"]})
        self.assertEqual(self.holds(records)["Adele"], {
            "id": self.ids["users"][records["Adele"]["id"]],
            "externalId": "adele.vance",
            "userName": "adele.vance@contoso.example",
            "active": True,
            "displayName": "Adele Vance",
            "name": {"formatted": "Adele Vance", "familyName": "Vance", "givenName": "Adele"},
            "nickName": "adele.vance",
            "title": "Retail Manager",
            "userType": "Employee",
            "preferredLanguage": "en-US",
            "timezone": "Europe/Paris",
            "emails": [{"primary": True, "type": "work", "value": "adele.vance@contoso.example"}],
            "phoneNumbers": [{"type": "work", "value": "+1 858 555 0109"}, {"type": "mobile", "value": "+1 858 555 0110"},
                             {"type": "fax", "value": "+1 858 555 0111"}],
            "addresses": [{"type": "work", "country": "United States", "formatted": "18/2111", "locality": "San Diego", "postalCode": "92121",
                           "region": "CA", "streetAddress": "9256 Towne Center Dr., Suite 400"}],
            "roles": [{"primary": True, "type": "WindowsAzureActiveDirectoryRole", "value": "Content Editor"}],
            ENTERPRISE: {"department": "Retail", "employeeNumber": "10001"},
            CONTOSO: {"CostCode": "CC-1001", "SeatCount": 5, "BadgeNumber": "B-0042"},
        })

    def test_matching_query(self):
        """The query finds nobody before the user exists, and then the user."""
        records = {name: users()[name] for name in ("Zoë", "Marie")}
        for wanted in (0, 1):
            for name, answer in self.plan(records, "phase=match", target=[]).items():
                found = self.raw(self.single(answer))
                self.assertEqual((found.status, found.body["totalResults"]), (200, wanted), name)
                if wanted:
                    self.assertEqual(found.body["Resources"][0]["id"], self.ids["users"][records[name]["id"]])
            if not wanted:
                self.create(records)

    def test_known_by_matching_alone(self):
        """Without an id map the resource is found by the matching attribute."""
        records = {name: users()[name] for name in ("Bo", "Zoë", "Marie")}
        self.create(records)
        self.ids["users"].clear()
        self.check_settled(records)
        whole = self.provider.request("GET", "/Users").body  # a ListResponse is a target as well
        self.assertEqual(whole["schemas"], ["urn:ietf:params:scim:api:messages:2.0:ListResponse"])
        self.assertEqual({a["outcome"] for a in self.run_plan({"users": records.values()}, json.dumps(whole))}, {"none"})

    def change(self, user):
        """A day's work in the directory."""
        user["Adele"].update(userPrincipalName="adele.roux@contoso.example", mail="adele.roux@contoso.example", mailNickname="adele.roux",
                             displayName="Adèle Vance-Roux", givenName="Adèle", surname="Vance-Roux", jobTitle="Regional Manager",
                             mobilePhone="+1 858 555 9999", preferredLanguage=None)
        assign(user["Adele"], ADMIN)
        user["Adele"]["onPremisesExtensionAttributes"].update(extensionAttribute1="cc-1001", extensionAttribute2="6")  # CostCode is caseExact
        user["Bo"].update(mail="bo.lind@contoso.example", city="Malmö", country="Sweden")
        user["Bo"]["onPremisesExtensionAttributes"].update(extensionAttribute2="7")
        user["Zoë"].update(mobilePhone="+33 6 00 00 00 03", city="Tours", state="Centre", displayName="ZOË MÜLLER-HÉBERT")
        user["Grady"].update(employeeId=None, department="Research")
        user["Isaiah"]["manager"] = {"id": user["Adele"]["id"]}
        assign(user["Isaiah"], EDITOR)
        user["Lidia"].update(accountEnabled=False, jobTitle="Director")
        user["Marie"].update(employeeId="10008", jobTitle="Chemist")
        user["Nestor"]["accountEnabled"] = False
        user["Joni"].update(deletedDateTime="2025-03-03T08:15:00Z", userPrincipalName="a00000095c1d4b7e9f00000000000009joni.sherman@contoso.example")

    def expect(self, held):
        """What the mapping makes of it."""
        adele, bo, zoe, grady, isaiah = (held[name] for name in ("Adele", "Bo", "Zoë", "Grady", "Isaiah"))
        adele.update(userName="adele.roux@contoso.example", externalId="adele.roux", displayName="Adèle Vance-Roux", title="Regional Manager",
                     name={"formatted": "Adèle Vance-Roux", "familyName": "Vance-Roux", "givenName": "Adèle"})  # nickName: only when created
        element(adele, "emails", "work")["value"] = "adele.roux@contoso.example"
        element(adele, "phoneNumbers", "mobile")["value"] = "+1 858 555 9999"
        adele["roles"][0]["value"] = "Workspace Admin"
        adele[CONTOSO].update(CostCode="cc-1001", SeatCount=6)
        bo["emails"] = [{"type": "work", "value": "bo.lind@contoso.example"}]
        bo["addresses"] = [{"type": "work", "locality": "Malmö", "country": "Sweden"}]
        bo[CONTOSO] = {"SeatCount": 7}
        zoe["phoneNumbers"].append({"type": "mobile", "value": "+33 6 00 00 00 03"})  # displayName: only its case differs
        element(zoe, "addresses", "work").update(locality="Tours", region="Centre")
        grady[ENTERPRISE]["department"] = "Research"  # a null clears nothing, so the number stays
        isaiah["roles"] = [{"primary": True, "value": "Content Editor"}]
        isaiah[ENTERPRISE]["manager"] = {"value": adele["id"]}
        held["Lidia"].update(active=False, title="Director")
        held["Marie"].update(title="Chemist")
        held["Marie"][ENTERPRISE]["employeeNumber"] = "10008"
        held["Nestor"]["active"] = False
        held["Joni"]["active"] = False  # and nothing else: the deletion has mangled the user principal name

    def check_cycles(self, *options, profile):
        records, redundant = users(), ("none", "RedundantExport")
        del records["Test"], records["Pradeep"]
        how = dict(profile=profile)
        self.create(records, *options, **how)
        created = self.holds(records)

        rewritten, others = self.update(records, *options, **how)
        self.assertEqual(rewritten, {"Adele": {"manager as text": 1}, "Grady": {"manager as text": 1}})
        self.assertEqual(set(others.values()), {redundant})
        for name in rewritten:
            created[name][ENTERPRISE]["manager"] = {"value": created["Zoë"]["id"]}
        self.assertEqual(self.holds(records), created)
        self.check_settled(records, *options, **how)

        self.change(records)
        self.expect(created)
        rewritten, others = self.update(records, *options, **how)
        self.assertEqual(others, {"Megan": redundant})
        self.assertEqual({name: r for name, r in rewritten.items() if r}, {
            "Bo": {"element that does not exist": 3},
            "Zoë": {"element that does not exist": 1},
            "Isaiah": {"element that does not exist": 1, "manager as text": 1}})
        self.assertEqual(self.holds(records), created)
        self.check_settled(records, *options, **how)

        for name in ("Lidia", "Nestor"):  # active again
            records[name]["accountEnabled"] = True
            created[name]["active"] = True
        rewritten, _ = self.update(records, *options, **how)
        self.assertEqual(rewritten, {"Lidia": {}, "Nestor": {}})
        self.assertEqual(self.holds(records), created)
        self.check_settled(records, *options, **how)

    def test_cycles(self):
        self.check_cycles(*ALL, profile="scim062020")

    def test_cycles_legacy(self):
        """With the two options that make legacy operations ones that a provider takes."""
        self.check_cycles(*ALL, "legacyBooleans=json", "singleRolePatch=filteredPath", profile="legacy")

    def test_hard_delete(self):
        """Both spellings of a record that is gone from the directory."""
        records = {name: users()[name] for name in ("Adele", "Bo", "Marie")}
        self.create(records)
        records["Adele"]["hardDeleted"] = True
        records["Bo"] = {"id": records["Bo"]["id"], "@removed": {"reason": "deleted"}}
        planned = self.plan(records)
        for name in ("Adele", "Bo"):
            request, path = self.single(planned[name]), "/Users/" + self.ids["users"][records[name]["id"]]
            self.assertEqual((request["method"], request["path"], request["body"]), ("DELETE", path, None))
            self.assertEqual(self.raw(request).status, 204)
            self.assertEqual(self.provider.request("GET", path).status, 404)
        self.assertEqual(planned["Marie"]["outcome"], "none")
        self.assertEqual([u["externalId"] for u in self.provider.resources("Users")], ["marie.curie_fabrikam.example#EXT#"])


class Groups(ScimTest):
    def members(self, group):
        held = self.get(group, "groups").get("members", [])
        self.assertEqual({frozenset(member) for member in held} - {frozenset({"value"})}, set())
        names = {self.ids["users"][user["id"]]: name for name, user in users().items() if user["id"] in self.ids["users"]}
        return sorted(names[member["value"]] for member in held)

    def check_life(self, profile):
        how = dict(kind="groups", profile=profile)
        self.create(users(), *ALL, profile=profile)
        records = groups()
        editors, finance, parent = records.values()
        self.assertEqual(self.create(records, **how), {})
        self.assertEqual([self.members(group) for group in records.values()], [[], [], []])

        self.update(records, **how)  # Pradeep is not in the application; a group in a group is left out
        self.assertEqual([self.members(group) for group in records.values()], [["Adele", "Grady", "Lidia"], ["Marie", "Zoë"], ["Bo"]])
        self.check_settled(records, **how)

        user = users()
        editors["displayName"] = "Contoso Authors"
        editors["members"] = [{"@odata.type": "#microsoft.graph.user", "id": user[name]["id"]} for name in ("Isaiah", "Lidia", "Nestor")]
        parent["members"] = []
        _, others = self.update(records, **how)
        self.assertEqual(others, {"equipe-finance": ("none", "RedundantExport")})
        self.assertEqual([self.members(group) for group in records.values()], [["Isaiah", "Lidia", "Nestor"], ["Marie", "Zoë"], []])
        self.assertEqual([g["displayName"] for g in self.provider.resources("Groups")], ["Contoso Authors", "Équipe Finance", "Parent of Editors"])
        self.check_settled(records, **how)

        request = self.single(self.plan({"parent": {**parent, "hardDeleted": True}}, **how)["parent"])
        self.assertEqual((request["method"], self.raw(request).status), ("DELETE", 204))
        self.assertEqual(len(self.provider.resources("Groups")), 2)

    def test_life(self):
        self.check_life("scim062020")

    def test_life_legacy(self):
        self.check_life("legacy")

    def test_users_and_groups_in_one_run(self):
        """One target file holds resources of both kinds; managers and members come together in the second cycle."""
        sources = {"users": [user for name, user in users().items() if name in ("Adele", "Zoë")], "groups": list(groups().values())}
        for cycle in (["POST"] * 5, ["PATCH", None, "PATCH", "PATCH", None], [None] * 5):
            target = [r for kind in sources for r in self.provider.resources(kind.capitalize())]
            planned = self.run_plan(sources, lines(target))
            self.assertEqual([a["requests"][0]["method"] if a["requests"] else None for a in planned], cycle)
            for answer in planned:
                kind = answer["object"].lower() + "s"
                if answer["requests"] and answer["requests"][0]["method"] == "POST":
                    self.ids[kind][answer["sourceId"]] = self.raw(self.single(answer)).body["id"]
                elif answer["requests"]:
                    self.send(answer, self.get({"id": answer["sourceId"]}, kind))
        self.assertEqual([self.members(group) for group in sources["groups"]], [["Adele"], ["Zoë"], []])

    def test_matching_query(self):
        record = {"finance": groups()["equipe-finance"]}
        self.create(record, kind="groups")
        found = self.raw(self.single(self.plan(record, "phase=match", kind="groups", target=[])["finance"]))
        self.assertEqual((found.status, [r["displayName"] for r in found.body["Resources"]]), (200, ["Équipe Finance"]))


if __name__ == "__main__":
    run()
