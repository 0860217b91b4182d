#!/usr/bin/env python3
"""Writes seed inputs for every fuzz target from the conformance data: seeds.py TESTS/CONFORMANCE OUT"""
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


def main(data, out):
    count = 0
    for folder, seeds in (("language", language), ("dotnet", dotnet)):
        for path in sorted(glob.glob(os.path.join(data, folder, "*.json"))):
            with open(path, encoding="utf-8") as f:
                cases = json.load(f)
            found = [seed for case in cases for seed in seeds(case)]
            if folder == "language":
                found += records(cases)
            for target, sections in found:
                sections = [s if isinstance(s, bytes) else (s or "").encode("utf-8", "surrogatepass") if isinstance(s, (str, type(None))) else b"" for s in sections]
                content = b"\xFF".join(sections)
                if len(content) > 1000:
                    continue
                os.makedirs(os.path.join(out, target), exist_ok=True)
                with open(os.path.join(out, target, hashlib.sha1(content).hexdigest()[:16]), "wb") as f:
                    f.write(content)
                count += 1
    print("%d seeds" % count)
    return 0 if count else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
