#!/usr/bin/env python3
"""Writes a mapping as an ordinary synchronization schema.

  make_schema.py < mapping.json > schema.json
"""
import json
import re
import sys

ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
TYPES = {"active": "Boolean"}
MULTIVALUED = {"entitlements", "roles"}


def source(expression):
    if re.fullmatch(r"\[\w+\]", expression):
        return {"expression": expression, "name": expression[1:-1], "type": "Attribute", "parameters": []}
    if re.fullmatch(r'"[^"\\]*"', expression):
        return {"expression": expression, "name": expression[1:-1], "type": "Constant", "parameters": []}
    return {"expression": expression, "name": expression.split("(")[0], "type": "Function", "parameters": []}


def attribute(name):
    return {"anchor": name == "id", "apiExpressions": [], "caseExact": False, "defaultValue": None, "flowNullValues": False,
            "metadata": [], "multivalued": name in MULTIVALUED, "mutability": "ReadWrite", "name": name,
            "required": False, "referencedObjects": [], "type": TYPES.get(name, "String")}


mappings = json.load(sys.stdin)
names = sorted({name for e in mappings.values() for name in re.findall(r"\[(\w+)\]", e)})
schema = {
    "id": "benchmark",
    "version": "1.0",
    "synchronizationRules": [{
        "editable": True, "id": "USERS", "name": "USERS", "priority": 1,
        "sourceDirectoryName": "Azure Active Directory", "targetDirectoryName": "customappsso", "metadata": [],
        "objectMappings": [{
            "enabled": True, "flowTypes": "Add,Update,Delete", "name": "Provision Microsoft Entra ID Users",
            "sourceObjectName": "User", "targetObjectName": ENTERPRISE, "metadata": [], "scope": None,
            "attributeMappings": [
                {"defaultValue": None, "exportMissingReferences": False, "flowBehavior": "FlowWhenChanged", "flowType": "Always",
                 "matchingPriority": 1 if target == "externalId" else 0, "targetAttributeName": target,
                 "source": source(expression)}
                for target, expression in mappings.items()],
        }],
    }],
    "directories": [
        {"id": "66e4a8cc-1b7b-435e-95f8-f06cea133828", "name": "Azure Active Directory", "discoverabilities": "None", "version": "1", "metadata": [],
         "objects": [{"name": "User", "metadata": [], "attributes": [attribute(n) for n in ["objectId", *[n for n in names if n != "objectId"]]]}]},
        {"id": "target", "name": "customappsso", "discoverabilities": "None", "version": "1", "metadata": [],
         "objects": [{"name": ENTERPRISE, "metadata": [], "attributes": [attribute("id")] + [attribute(n) for n in mappings]}]},
    ],
}
json.dump(schema, sys.stdout, ensure_ascii=False, indent=1)
print()
