"""The table of docs/errors/pitfalls.md."""
import os
import re

from attrmap_cli import ROOT

ROW = re.compile(r"^\| .* \| (`[^`]+`|`` .* ``)(?: for `(\w+)`)? \| ([EW]\d+) \|$", re.MULTILINE)


def page():
    with open(os.path.join(ROOT, "docs", "errors", "pitfalls.md"), encoding="utf-8") as f:
        return f.read()


def of_schemas():
    """Codes of the rows whose mistake takes a schema."""
    return re.findall(r"^\| .* \| in a schema \| ([EW]\d+) \|$", page(), re.MULTILINE)


def rows():
    """(expression, target or "", code) of each row with an example."""
    return [(re.sub(r"^(`+) ?(.*?) ?\1$", r"\2", code), target, wanted) for code, target, wanted in ROW.findall(page())]
