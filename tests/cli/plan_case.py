"""What the tests of plan and map --schema share: small schemas out of compact lists, and running over records."""
import json

from attrmap_cli import CliTest, answers, main  # noqa: F401

CORE = "urn:ietf:params:scim:schemas:core:2.0:User"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
CUSTOM = "urn:ietf:params:scim:schemas:extension:contoso:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
LEVEL = "extension_0f1e2d3c4b5a69788796a5b4c3d2e1f0_level"  # an Integer
TAGS = "extension_0f1e2d3c4b5a69788796a5b4c3d2e1f0_tags"

# name: type, or the members of an attributeDefinition
USER_SOURCE = {
    "objectId": {"anchor": True}, **dict.fromkeys(
        ("userPrincipalName", "displayName", "givenName", "surname", "mail", "mailNickname", "jobTitle", "department", "city",
         "employeeId", "mobile", "telephoneNumber", "preferredLanguage", "extensionAttribute1", "extensionAttribute2"), "String"),
    "accountEnabled": "Boolean", "IsSoftDeleted": "Boolean", LEVEL: "Integer", TAGS: {"multivalued": True}, "proxyAddresses": {"multivalued": True},
    "appRoleAssignments": "Reference", "manager": {"type": "Reference", "referencedObjects": ["User"]}}
GROUP_SOURCE = {"objectId": {"anchor": True}, "displayName": "String", "mailNickname": "String", "description": "String",
                "members": {"type": "Reference", "multivalued": True, "referencedObjects": ["User", "Group"]}}

DISABLED = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")'


def attribute(target, source, match=0, default=None, flow="Always", behavior="FlowWhenChanged", **definition):
    """A mapping and what its target attribute is: "[name]" maps directly, a quoted text is a constant, None maps nothing."""
    if source is None:
        tree = None
    elif source.startswith("[") and source.endswith("]"):
        tree = {"type": "Attribute", "name": source[1:-1], "expression": source, "parameters": []}
    elif source.startswith('"') and source.count('"') == 2:
        tree = {"type": "Constant", "name": source[1:-1], "expression": source, "parameters": []}
    else:  # without parameters the text counts
        tree = {"type": "Function", "name": source.split("(")[0], "expression": source, "parameters": []}
    mapping = {"targetAttributeName": target, "source": tree, "matchingPriority": match, "defaultValue": default, "flowType": flow,
               "flowBehavior": behavior, "exportMissingReferences": False}
    return mapping, {"name": target, **definition}


USER_NAME = attribute("userName", "[userPrincipalName]", match=1)
ACTIVE = attribute("active", DISABLED, type="Boolean")
USER = (USER_NAME, ACTIVE)
MANAGER = attribute(ENTERPRISE + ":manager", "[manager]", type="Reference", referencedObjects=["User"])
GROUP_NAME = attribute("displayName", "[displayName]", match=1)
MEMBERS = attribute("members", "[members]", type="Reference", multivalued=True, referencedObjects=["User", "Group"])


def definition(name, members):
    full = {"name": name, "type": "String", "anchor": False, "caseExact": False, "multivalued": False, "required": False,
            "mutability": "ReadWrite", "defaultValue": None, "flowNullValues": False, "apiExpressions": [], "metadata": []}
    full.update({"type": members} if isinstance(members, str) else members)
    full["referencedObjects"] = [{"referencedObjectName": o, "referencedProperty": None} for o in full.get("referencedObjects", [])]
    return full


def resource(name, definitions, soft_deletion=True):
    return {"name": name, "supportedApis": [], "attributes": definitions,
            "metadata": [{"key": "IsSoftDeletionSupported", "value": str(soft_deletion).lower()}]}


def schema(*attributes, base=USER, groups=(MEMBERS,), scope=None, group_scope=None, flow_types="Add,Update,Delete", group_flow_types="Add,Update,Delete",
           soft_deletion=True, user_object=ENTERPRISE, unmapped=()):
    """A synchronizationSchema of a SCIM application: `base` and `attributes` for users; group names and `groups` for groups.
    `unmapped` are attributes of the target object for users that no mapping fills."""
    users, groups = [*base, *attributes], [GROUP_NAME, *groups]

    def part(source, target, pairs, scope, flow):
        return {"enabled": True, "name": "Provision %ss" % source, "sourceObjectName": source, "targetObjectName": target, "flowTypes": flow,
                "attributeMappings": [mapping for mapping, _ in pairs], "metadata": [], "scope": scope}

    def target(name, pairs, soft_deletion, more=()):
        anchor = definition("id", {"anchor": True, "mutability": "ReadOnly"})
        return resource(name, [anchor, *(definition(d["name"], d) for _, d in pairs), *(definition(d["name"], d) for d in more)], soft_deletion)

    source = [resource(name, [definition(n, d) for n, d in table.items()]) for name, table in (("User", USER_SOURCE), ("Group", GROUP_SOURCE))]
    return {
        "id": "scim.0f1e2d3c4b5a69788796a5b4c3d2e1f0.5d1c6b52-53c1-4f6a-8d0e-6e0f5a1b2c3d", "version": "6.0",
        "synchronizationRules": [{
            "id": "3b8f4c1e-6a57-4f0e-9d55-2f7f6d8f9a10", "name": "USERGROUP_OUTBOUND_USERGROUP", "priority": 1, "editable": True,
            "sourceDirectoryName": "Microsoft Entra ID", "targetDirectoryName": "customappsso", "metadata": [],
            "objectMappings": [part("User", user_object, users, scope, flow_types), part("Group", GROUP, groups, group_scope, group_flow_types)]}],
        "directories": [
            {"id": "66e4a8cc-1b7b-435e-95f8-f06cea133828", "name": "Microsoft Entra ID", "objects": source},
            {"id": "09760868-cafb-47ac-9031-0a3262300427", "name": "customappsso",
             "objects": [target(user_object, users, soft_deletion, unmapped), target(GROUP, groups, False)]}]}


def clause(name, operator, *values):
    return {"sourceOperandName": name, "operatorName": operator, "targetOperand": {"values": list(values)} if values else None}


def scope(*groups, kind="groups"):
    """A scoping filter out of groups of clauses."""
    filters = {"groups": [], "inputFilterGroups": [], "categoryFilterGroups": []}
    filters[kind] = [{"name": "g%d" % i, "clauses": list(clauses)} for i, clauses in enumerate(groups)]
    return filters


def user(source_id="u1", **members):
    """An enabled user who is assigned to the application."""
    return {"id": source_id, "userPrincipalName": source_id + "@contoso.example", "accountEnabled": True,
            "appRoleAssignments": [{"id": "a-" + source_id, "appRoleId": "3f6b1d52-8c0e-4b7a-9e21-5a7c4d9f0b11"}], **members}


def group(source_id="g1", **members):
    return {"id": source_id, "displayName": source_id, "securityEnabled": True,
            "appRoleAssignments": [{"id": "a-" + source_id, "appRoleId": "3f6b1d52-8c0e-4b7a-9e21-5a7c4d9f0b11"}], **members}


def held(source_id="u1", **members):
    """The resource of a user as the target has it."""
    return {"id": "t-" + source_id, "userName": source_id + "@contoso.example", "active": True, **members}


def held_group(source_id="g1", *members, **others):
    return {"id": "t-" + source_id, "displayName": source_id, "members": [{"value": m} for m in members], **others}


def lines(records):
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)


class PlanTest(CliTest):
    def schema_file(self, what):
        return self.file("schema.json", json.dumps(what, ensure_ascii=False))

    def run_plan(self, what, users=None, *arguments, groups=None, target=None, ids=None, options=()):
        """(exit code, stdout, stderr); records and target are lists, or the text of a file."""
        for name, records in (("--users", users), ("--groups", groups), ("--target", target)):
            if records is not None:
                arguments += (name, self.file(name[2:], records if isinstance(records, (str, bytes)) else lines(records)))
        if ids is not None:
            arguments += ("--id-map", self.file("ids.json", json.dumps(ids)))
        return self.run_cli("plan", "--schema", self.schema_file(what), *arguments, *(a for o in options for a in ("--option", o)))

    def plan(self, what, users=None, *arguments, **how):
        """The answers; the exit code says whether one of them failed."""
        code, out, err = self.run_plan(what, users, *arguments, **how)
        planned = answers(out)
        self.assertEqual(code, 4 if any(a["outcome"] == "error" for a in planned) else 0, err)
        for a in planned:
            self.assertTrue(a["requests"] if a["outcome"] == "request" else a["requests"] == [], a)
        return planned

    def one(self, what, record=None, *arguments, group=None, target=(), **how):
        """The answer to a single user, or group."""
        if group is not None:
            how["groups"] = [group]
        (answer,) = self.plan(what, None if group is not None else [record or user()], *arguments, target=target, **how)
        return answer

    def said(self, *arguments, **how):
        answer = self.one(*arguments, **how)
        return answer["outcome"], answer.get("reason")

    def request(self, *arguments, **how):
        """The single request for a single object."""
        answer = self.one(*arguments, **how)
        self.assertEqual((answer["outcome"], len(answer["requests"])), ("request", 1), answer)
        return answer["requests"][0]

    def body(self, *arguments, **how):
        """What is created."""
        request = self.request(*arguments, **how)
        self.assertEqual((request["method"], request["path"]), ("POST", "/Groups" if "group" in how else "/Users"))
        return request["body"]

    def operations(self, *arguments, **how):
        """The operations of an update, each as (op, path, value); what is not there is None. No update: none."""
        answer = self.one(*arguments, **how)
        if (answer["outcome"], answer.get("reason")) == ("none", "RedundantExport"):
            return []
        self.assertEqual((answer["outcome"], [r["method"] for r in answer["requests"]]), ("request", ["PATCH"]), answer)
        self.assertEqual(answer["requests"][0]["body"]["schemas"], [PATCH_OP])
        return [(o["op"], o.get("path"), o.get("value")) for o in answer["requests"][0]["body"]["Operations"]]

    def failure(self, *arguments, **how):
        """(code, target attribute) of the error of a single object; nothing is sent."""
        answer = self.one(*arguments, **how)
        self.assertEqual((answer["outcome"], answer["requests"]), ("error", []), answer)
        return answer["error"]["code"], answer["error"].get("target")
