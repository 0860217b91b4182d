#!/usr/bin/env python3
"""The module DAG, checked: every #include of src/ and include/ must be allowed by the table below.

  check_includes.py ROOT    prints each forbidden include; exit status 1 when there is one
"""
import pathlib
import re
import sys

# module: modules it may include. A module may always include itself and the public headers (attrmap/).
MODULES = {
    "base": [],
    "diag": ["base"],
    "text": ["base"],
    "time": ["base"],
    "regex": ["base"],
    "value": ["base", "time"],
    "syntax": ["base", "diag"],
    "html": ["base", "diag", "syntax"],
    "func": ["base", "diag", "value", "text", "time", "regex"],
    "stdlib": ["base", "diag", "value", "text", "time", "regex", "func"],
    "check": ["base", "diag", "value", "regex", "syntax", "func"],
    "program": ["base", "diag", "value", "text", "syntax", "func", "check"],
    "explain": ["base", "diag", "value", "text", "regex", "syntax", "html", "func", "check", "program"],
    "reference": ["base", "diag", "value", "func"],
    "schema": ["base", "diag", "value", "regex", "syntax", "html", "func", "check", "program"],
    "record": ["base", "diag", "value", "text"],
    "scim": ["base", "diag", "value", "text", "schema"],
    "mapping": ["base", "diag", "value", "text", "time", "regex", "syntax", "func", "check", "program", "schema", "record", "scim"],
    "engine": ["base", "diag", "value", "text", "syntax", "func", "check", "program", "stdlib"],
    "batch": ["base", "diag", "value", "text", "syntax", "func", "program", "schema", "record", "scim", "mapping", "engine"],
    "suite": ["base", "diag", "value", "text", "time", "regex", "syntax", "html", "func", "program", "explain", "schema", "record", "scim", "mapping", "engine"],
    "repl": ["base", "diag", "value", "time", "syntax", "func", "program", "explain", "reference", "schema", "record", "engine", "batch"],
    "cli": ["base", "diag", "value", "text", "time", "syntax", "html", "func", "check", "program", "explain", "reference", "schema", "record", "scim", "mapping", "engine", "batch", "suite", "repl"],
}
# third-party header (prefix): modules that wrap it
LIBRARIES = {
    "tao/": ["syntax", "regex", "scim"],
    "grammar/": ["syntax", "regex", "scim"],
    "unicode/": ["text", "diag", "regex"],
    "pcre2.h": ["regex"],
    "simdjson.h": ["record"],
    "csv.h": ["record"],
    "zlib.h": ["record", "batch"],
    "zstd.h": ["record", "batch"],
    "oneapi/": ["batch"],
    "tbb/": ["batch"],
    "CLI/": ["cli"],
    "editline/": ["cli"],
    "histedit.h": ["cli"],
    "emmintrin.h": ["base", "record"],
    "immintrin.h": ["record"],
    "nlohmann/": ["diag", "schema", "scim", "mapping", "batch", "repl", "cli"],
    "tl/": ["time", "regex", "text"],
    "fmt/": list(MODULES),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
STANDARD = re.compile(r"^[a-z0-9_]+$|^(sys|arpa|netinet)/|^(unistd|poll|fcntl|errno|signal|stdio|stdlib|string|pthread)\.h$")


def module_of(path, root):
    parts = path.relative_to(root).parts
    if parts[0] == "include":
        return "include"
    return parts[1] if len(parts) > 2 else None


def problems(root):
    found, seen = [], 0
    for path in sorted(list((root / "src").rglob("*.[ch]pp")) + list((root / "include").rglob("*.hpp"))):
        module = module_of(path, root)
        where = path.relative_to(root)
        if module != "include" and module not in MODULES:
            found.append(f"{where}: module {module} is not in the table")
            continue
        for kind, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
            seen += 1
            first = name.split("/")[0]
            if name.startswith("attrmap/"):
                continue
            if module == "include":
                if kind == '"' or not STANDARD.match(name):
                    found.append(f"{where}: a public header includes {name}")
            elif kind == '"' and "/" not in name:
                if not (path.parent / name).exists():
                    found.append(f"{where}: {name} is not beside it")
            elif kind == '"' and first in MODULES:
                if first != module and first not in MODULES[module]:
                    found.append(f"{where}: {module} may not include {name}")
            else:
                owner = next((m for prefix, m in LIBRARIES.items() if name.startswith(prefix)), None)
                if owner is None and not STANDARD.match(name):
                    found.append(f"{where}: unknown library {name}")
                elif owner is not None and module not in owner:
                    found.append(f"{where}: {module} may not include {name}; {', '.join(owner)} wrap it")
    if seen == 0:
        found.append("no include was seen: wrong folder?")
    return found


def main():
    found = problems(pathlib.Path(sys.argv[1]).resolve())
    print("\n".join(found) if found else "includes follow the module table")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
