#!/usr/bin/env python3
"""Writes seed inputs for every fuzz target from the data of the tests: seeds.py TESTS OUT"""
import glob
import hashlib
import json
import os
import re
import sys


def texts(value):
    return value if isinstance(value, str) else None


def attribute(value):
    """The form that targets/evaluate.cpp reads."""
    if isinstance(value, bool):
        return b"b1" if value else b"b"
    if isinstance(value, int):
        return b"i%d" % value
    if isinstance(value, str):
        return b"s" + value.encode()
    if isinstance(value, list):
        if value and isinstance(value[0], dict):
            return b"r" + b"\xFE".join(str(x.get("value", x.get("appRoleValue", ""))).encode() for x in value)
        return b"l" + b"\xFE".join(str(x).encode() for x in value)
    return b"n"


def language(case):
    expression = case["expression"]
    yield "parse", [expression.encode()]
    yield "print_roundtrip", [expression.encode()]
    if len(expression) > 2000:
        return
    names = []
    for name in re.findall(r"\[([^\]]*)\]", expression):
        if name not in names:
            names.append(name)
    option = b"\x01" if case.get("dialect") == "cloudsync" else b"\x00"
    yield "evaluate", [expression.encode(), option] + [attribute(case.get("attributes", {}).get(n)) for n in names]


def dotnet(case):
    i, op = case["in"], case["op"]
    if op.startswith("regex_"):
        operator = "NOT REGEX MATCH" if "replace" in op else "REGEX MATCH"
        yield "scope_filter", [operator, "b", "s" + (texts(i.get("input")) or ""), texts(i.get("pattern"))]
        yield "regex", [texts(i.get(k)) for k in ("pattern", "replacement", "input")]
    elif op == "date_parse_exact":
        yield "date", [i["format"], i["s"], "\x01"]
    elif op == "date_reformat":
        yield "date", [i["input_format"], i["source"], "\x01"]
        yield "date", [i["output_format"], "", "\x05abcdef"]
    elif op == "date_parse":
        yield "date", ["o", i["s"], "\x02"]
    elif op == "date_format":
        yield "date", [i["format"], i["datetime"], "\x03xyz"]


def records(cases):
    """Inputs of some records each; the first byte is what targets/record.cpp picks the format by."""
    users = [dict(c["attributes"], displayName="user %d" % n) for n, c in enumerate(cases) if c.get("attributes")][:4]
    if not users:
        return
    for user in users[1:]:
        user["manager"] = {"id": users[0]["displayName"]}
    lines = [json.dumps(u, ensure_ascii=n % 2 == 0) for n, u in enumerate(users)]
    yield "record", ["a", "\n".join(lines)]
    yield "record", ["b", "[" + ",\n".join(lines) + "]"]
    yield "record", ["B", "\n".join(json.dumps(u, indent=1) for u in users)]
    yield "record", ["`", '{"@odata.context":"x","value":[' + ",".join(lines) + "]}"]
    names = ["displayName"] + sorted({k for u in users for k in u} - {"displayName", "manager"})[:3]
    rows = [names] + [[u.get(k) for k in names] for u in users]
    text = "\r\n".join(",".join('"%s"' % str(v or "").replace('"', '""') for v in row) for row in rows)
    yield "record", ["c", text]
    yield "record", ["@", text.replace('","', '";"')]


def small_schemas(schema):
    """Each mapping and each scoping filter as a schema of its own: what a fuzzer can change much of in little time."""
    for rule in schema["synchronizationRules"]:
        for mapped in rule["objectMappings"]:
            mappings, scope = mapped.get("attributeMappings") or [], mapped.get("scope")
            parts = [dict(mapped, attributeMappings=[m], scope=None) for m in mappings]
            if scope:
                parts.append(dict(mapped, attributeMappings=mappings[:1]))
            for part in parts:
                text = json.dumps(part)
                directories = []
                for d in schema["directories"]:
                    objects = [o for o in d["objects"] if o["name"] in (mapped["sourceObjectName"], mapped["targetObjectName"])]
                    objects = [dict(o, attributes=[a for a in o["attributes"] if json.dumps(a["name"])[1:-1] in text]) for o in objects]
                    directories.append(dict(d, objects=objects))
                yield dict(schema, synchronizationRules=[dict(rule, objectMappings=[part])], directories=directories)


def slim(value):
    """Without the members that nothing reads or that say nothing."""
    if isinstance(value, list):
        return [slim(v) for v in value]
    if not isinstance(value, dict):
        return value
    kept = {k: slim(v) for k, v in value.items()}
    return {k: v for k, v in kept.items() if v not in (None, [], {}, False) and "@" not in k and k not in ("apiExpressions", "metadata")}


def schemas(content):
    """The file as it is when it is not too long for the target, its parts, and what else reads them."""
    if len(content) <= 30000:
        yield "schema", [content]
    try:
        whole = json.loads(content.decode("utf-16" if content[:2] in (b"\xFF\xFE", b"\xFE\xFF") else "utf-8-sig"))
        schema = whole.get("schema", whole)
    except (ValueError, AttributeError):
        return
    for n, part in enumerate(small_schemas(schema)):
        text = json.dumps(slim(part) if n % 4 else part, ensure_ascii=False, indent=1 if n % 5 == 0 else None)
        if n % 3 == 0:
            text = '{"id": "AD2AADProvisioning", "schema": %s}' % text
        yield "schema", [text.encode("utf-16" if n % 7 == 0 else "utf-8")]
    for rule in schema["synchronizationRules"]:
        for mapped in rule["objectMappings"]:
            for m in mapped.get("attributeMappings") or []:
                yield "scim_path", [m.get("targetAttributeName"), "Ann \"A.\"", "emitNulls=true"]
            for groups in (mapped.get("scope") or {}).values():
                for clause in (c for g in groups if isinstance(groups, list) for c in g.get("clauses") or []):
                    values = [str(v) for v in (clause.get("targetOperand") or {}).get("values") or []]
                    yield "scope_filter", [clause["operatorName"], "A", "stest-" + "".join(values)] + values


def by_hand():
    enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:"
    for path in (enterprise + "User.department", enterprise + "Group:a.b", "urn:ietf:params:scim:schemas:core:2.0:User:name.givenName",
                 "urn:x:y", enterprise + 'User:emails[type eq "work"].value', 'emails[type eq "work" and primary eq true].value',
                 "roles", "members", 'x[y eq -12].$ref', 'x[y eq "\\"\\\\\\/"].z', "meta.resourceType", 'addresses[Type eq "work"].Country',
                 "a.b.c", "a[b", 'emails[type ne "work"].value'):
        for options in (["profile=scim062020", "groupMarker=none", "schemasFrom=values"], ["addressPrimary=TRUE", "emptyRoles=false"],
                        ["legacyBooleans=json", "notProvisioned=a, b,,c", "emitNulls=True"], ["profil=legacy", "x"]):
            yield "scim_path", [path, "v\u00e9\x01"] + options
    for n, operator in enumerate(("EQUALS", "not_equals", "IS TRUE", "is false", "IS NULL", "Is_Not_Null", "Greater_Than",
                                  "Greater_Than_OR_EQUALS", "Includes", "ENDS_WITH", "&", "!&", "IsMemberOf", "REGEX MATCH", "NOT REGEX MATCH")):
        for m, value in enumerate(("n", "s", "sTrue", "s 12", "i12", "b1", "la", "o", "sh\u00e9llo")):
            yield "scope_filter", [operator, chr(64 + (n * 9 + m) % 60), value] + [["12"], ["^h.*o$", "12", "True"], ["(a+)+$"], []][m % 4]


def all_seeds(tests):
    for folder, seeds in (("language", language), ("dotnet", dotnet)):
        for path in sorted(glob.glob(os.path.join(tests, "conformance", folder, "*.json"))):
            with open(path, encoding="utf-8") as f:
                cases = json.load(f)
            for case in cases:
                yield from seeds(case)
            if folder == "language":
                yield from records(cases)
    for path in sorted(glob.glob(os.path.join(tests, "data", "schemas", "*.json"))):
        with open(path, "rb") as f:
            yield from schemas(f.read())
    yield from by_hand()


def main(tests, out):
    count = 0
    for target, sections in all_seeds(tests):
        sections = [s if isinstance(s, bytes) else (s or "").encode("utf-8", "surrogatepass") if isinstance(s, (str, type(None))) else b"" for s in sections]
        content = b"\xFF".join(sections)
        if len(content) > 1000 and target != "schema":
            continue
        os.makedirs(os.path.join(out, target), exist_ok=True)
        with open(os.path.join(out, target, hashlib.sha1(content).hexdigest()[:16]), "wb") as f:
            f.write(content)
        count += 1
    print("%d seeds" % count)
    return 0 if count else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
