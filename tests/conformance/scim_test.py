"""Runs the cases of tests/conformance/scim through `attrmap plan`: one test a case, bodies compared as JSON values."""
import copy
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SCHEMAS = HERE.parent / "data" / "schemas"
RECORDS = HERE.parent / "scim" / "data"
ATTRMAP = os.environ["ATTRMAP"]


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def schema_of(case):
    schema = load(SCHEMAS / case["schema"])
    for rule in schema["synchronizationRules"]:
        for mapping in rule["objectMappings"]:
            if mapping["sourceObjectName"] == case["objectType"]:
                override(mapping["attributeMappings"], case.get("mappingOverrides", []))
    return schema


def override(attributes, changes):
    for change in changes:
        target = change["targetAttributeName"]
        if change.get("remove"):
            attributes[:] = [a for a in attributes if a["targetAttributeName"] != target]
        else:
            attributes.append({
                "targetAttributeName": target, "flowType": "Always", "flowBehavior": "FlowWhenChanged",
                "matchingPriority": 0, "defaultValue": None,
                "source": {"type": "Function", "expression": change["expression"], "name": None, "parameters": []}})


def record_of(case):
    file = "users.json" if case["objectType"] == "User" else "groups.json"
    record = copy.deepcopy(next(r for r in load(RECORDS / file)["value"] if r["id"] == case["sourceId"]))
    changes = case.get("sourceOverrides") or {}
    if isinstance(changes, list):
        changes = {c["name"]: c["value"] for c in changes}
    return {**record, **changes}


def flag(value):
    if isinstance(value, list):
        return ",".join(value)
    return str(value).lower() if isinstance(value, bool) else value


def plan(case, folder):
    def file(name, text):
        path = pathlib.Path(folder, name)
        path.write_text(text, encoding="utf-8")
        return str(path)

    before = case.get("targetBefore")
    command = [ATTRMAP, "plan", "--schema", file("schema.json", json.dumps(schema_of(case))),
               "--users" if case["objectType"] == "User" else "--groups",
               file("source.ndjson", json.dumps(record_of(case)) + "\n"),
               "--target", file("target.ndjson", json.dumps(before) + "\n" if before else ""),
               "--app-roles", str(RECORDS / "app-roles.json"), "--id-map", str(RECORDS / "id-map.json"),
               "--profile", case["profile"]]
    for name, value in case.get("options", {}).items():
        command += ["--option", "%s=%s" % (name, flag(value))]
    p = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    lines = p.stdout.decode("utf-8").splitlines()
    assert len(lines) == 1, p.stderr.decode("utf-8")
    return json.loads(lines[0]), p.returncode


class Cases(unittest.TestCase):
    maxDiff = None

    def check(self, case):
        with tempfile.TemporaryDirectory() as folder:
            line, code = plan(case, folder)
        self.assertEqual(line["sourceId"], case["sourceId"])
        self.assertEqual(line["object"], case["objectType"])
        self.assertEqual(line["outcome"], case["outcome"], line)
        self.assertEqual(line["requests"], case["requests"])
        if "reason" in case:
            self.assertEqual(line.get("reason"), case["reason"])
        self.assertEqual("error" in line, case["outcome"] == "error")
        self.assertEqual(code, 4 if case["outcome"] == "error" else 0)


def add(path):
    setattr(Cases, "test_" + path.stem.replace("-", "_"), lambda self: self.check(load(path)))


cases = sorted((HERE / "scim").glob("*.json"))
assert len(cases) > 50, "the cases are not there"
for one in cases:
    add(one)

if __name__ == "__main__":
    unittest.main()
