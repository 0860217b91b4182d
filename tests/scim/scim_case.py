"""What the tests against the service provider share: the sample records, planning, sending, comparing."""
import copy
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
sys.path.insert(0, os.path.join(ROOT, "tests", "cli"))

from attrmap_cli import CliTest, answers, main  # noqa: E402
import provider  # noqa: E402
from adapter import for_provider  # noqa: E402

SCHEMAS = os.path.join(ROOT, "tests", "data", "schemas")
GENERIC = os.path.join(SCHEMAS, "schema-scim-generic.json")  # 29 user mappings, a scoping filter
TASKIZE = os.path.join(SCHEMAS, "schema-taskize-connect.json")  # 5 user mappings
APP_ROLES = os.path.join(HERE, "data", "app-roles.json")

CORE = "urn:ietf:params:scim:schemas:core:2.0:User"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
CONTOSO = "urn:ietf:params:scim:schemas:extension:contoso:2.0:User"
PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp"

EDITOR, ADMIN, BILLING = ("3f6b1d52-8c0e-4b7a-9e21-5a7c4d9f0b11", "7a90c4e8-12d5-4f3b-8b6c-0e2f9a7d5c22",
                          "c58d2f07-6e4a-49b1-a3d9-1b8e7f60d433")


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


USERS = load(os.path.join(HERE, "data", "users.json"))["value"]
GROUPS = load(os.path.join(HERE, "data", "groups.json"))["value"]


def users():
    """The sample users by their given name, as they were when the application got them: nobody is disabled or deleted yet."""
    records = {user["givenName"]: copy.deepcopy(user) for user in USERS}
    records["Nestor"]["accountEnabled"] = True
    records["Joni"].update(deletedDateTime=None, userPrincipalName="joni.sherman@contoso.example")
    return records


def groups():
    return {group["mailNickname"]: copy.deepcopy(group) for group in GROUPS}


def assign(record, role):
    record["appRoleAssignments"] = [{"appRoleId": role, "principalId": record["id"], "principalType": "User"}]


def flat(value, path=""):
    """Every scalar, and every empty object or array, by its place."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not inner:
        return {path: value}
    return {place: leaf for key, member in inner for place, leaf in flat(member, "%s/%s" % (path, key)).items()}


def lines(resources):
    return "".join(json.dumps(resource, ensure_ascii=False) + "\n" for resource in resources)


class ScimTest(CliTest):
    def setUp(self):
        super().setUp()
        self.provider = self.start()
        self.ids = {"users": {}, "groups": {}}  # source id -> the id that the provider gave

    def start(self, *arguments):
        started = provider.Provider(*arguments)
        self.addCleanup(started.stop)
        return started

    def plan(self, records, *options, kind="users", target=None, **how):
        """The answers to records by their name in the dictionary; the target is what the provider holds now."""
        target = lines(self.provider.resources(kind.capitalize()) if target is None else target)
        planned = self.run_plan({kind: records.values()}, target, *options, **how)
        self.assertEqual([(a["sourceId"], a["object"]) for a in planned], [(r["id"], kind.capitalize()[:-1]) for r in records.values()])
        return dict(zip(records, planned))

    def run_plan(self, sources, target, *options, schema=GENERIC, profile="scim062020"):
        """The answers to users, groups or both; the target is the text of a file."""
        arguments = [a for kind, records in sources.items() for a in ("--" + kind, self.file(kind, lines(records)))]
        arguments += [a for option in options for a in ("--option", option)]
        code, out, err = self.run_cli("plan", "--schema", schema, "--app-roles", APP_ROLES, "--id-map", self.file("ids", json.dumps(self.ids)),
                                      "--target", self.file("target", target), "--profile", profile, *arguments)
        planned = answers(out)
        self.assertEqual(code, 4 if any(a["outcome"] == "error" for a in planned) else 0, err)
        return planned

    def roles_by(self, function):
        """The generic schema with the roles assigned by another function, to the whole attribute."""
        schema = load(GENERIC)
        for mapping in (m for rule in schema["synchronizationRules"] for o in rule["objectMappings"] for m in o["attributeMappings"]):
            if mapping["targetAttributeName"].startswith("roles["):
                expression = function + "([appRoleAssignments])"
                mapping.update(targetAttributeName="roles", source={"type": "Function", "expression": expression, "name": None, "parameters": []})
        return self.file("schema.json", json.dumps(schema))

    def single(self, answer):
        """The one request that an answer holds."""
        self.assertEqual((answer["outcome"], len(answer["requests"])), ("request", 1), answer)
        return answer["requests"][0]

    def raw(self, request, to=None):
        return (to or self.provider).request(request["method"], request["path"], request.get("body"))

    def get(self, record, kind="users"):
        """What the provider holds of a record now."""
        answer = self.provider.request("GET", "/%s/%s" % (kind.capitalize(), self.ids[kind][record["id"]]))
        self.assertEqual(answer.status, 200, answer.body)
        return answer.body

    def create(self, records, *options, kind="users", **how):
        """Plans and sends every POST; asserts that reading back gives what was sent. Returns the answers without requests."""
        others = {}
        for name, answer in self.plan(records, *options, kind=kind, **how).items():
            if answer["outcome"] != "request":
                others[name] = (answer["outcome"], answer.get("reason"))
                continue
            request = self.single(answer)
            self.assertEqual((request["method"], request["path"]), ("POST", "/" + kind.capitalize()))
            created = self.raw(request)
            self.assertEqual(created.status, 201, (name, request["body"], created.body))
            self.ids[kind][records[name]["id"]] = created.body["id"]
            self.assertEqual(self.get(records[name], kind), created.body)
            self.check_read_back(name, request["body"], created.body)
        return others

    def check_read_back(self, name, sent, got):
        """Nothing sent is dropped or changed; what the provider adds is this."""
        adds = {"/id", "/meta/created", "/meta/lastModified", "/meta/location"}
        if CONTOSO in sent:  # Entra does not list custom extensions, the provider does
            adds.add("/schemas/%d" % len(sent["schemas"]))
            self.assertEqual(got["schemas"], [*sent["schemas"], CONTOSO])
        sent, got = flat(sent), flat(got)
        self.assertEqual(({place: got.get(place) for place in sent}, set(got) - set(sent)), (sent, adds), name)

    def send(self, answer, resource):
        """Sends the one PATCH of an answer through the adapter; returns what the adapter had to rewrite."""
        request = self.single(answer)
        self.assertEqual((request["method"], request["body"]["schemas"]), ("PATCH", [PATCH_OP]))
        operations, rewritten = for_provider(request["body"]["Operations"], resource)
        sent = self.raw({**request, "body": {**request["body"], "Operations": operations}})
        self.assertEqual(sent.status, 200, (operations, sent.body))
        return rewritten

    def update(self, records, *options, kind="users", **how):
        """One more cycle over records that exist in the provider: (what the adapter rewrote, names without a request)."""
        rewritten, others = {}, {}
        for name, answer in self.plan(records, *options, kind=kind, **how).items():
            if answer["outcome"] == "request":
                rewritten[name] = dict(self.send(answer, self.get(records[name], kind)))
            else:
                others[name] = (answer["outcome"], answer.get("reason"))
        return rewritten, others

    def check_settled(self, records, *options, kind="users", **how):
        """Planning once more against what the provider holds finds nothing to do."""
        left = {name: a for name, a in self.plan(records, *options, kind=kind, **how).items() if (a["outcome"], a.get("reason")) != ("none", "RedundantExport")}
        self.assertEqual(left, {})

    def holds(self, records, kind="users"):
        """What the provider holds, without what it stamps on every change."""
        held = {name: self.get(record, kind) for name, record in records.items() if record["id"] in self.ids[kind]}
        for resource in held.values():
            resource.pop("meta")
            resource.pop("schemas")  # the provider's own summary of the extensions that have values
        return held


def run():
    """As main(), once the provider is installed."""
    try:
        provider.install()
    except provider.Unavailable as reason:
        sys.exit(str(reason))
    main()
