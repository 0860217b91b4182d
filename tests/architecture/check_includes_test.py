#!/usr/bin/env python3
"""The architecture test must be able to fail."""
import pathlib
import tempfile
import unittest

from check_includes import problems


class CheckIncludes(unittest.TestCase):
    def tree(self, files):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        root = pathlib.Path(folder.name)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        return root

    def test_allowed(self):
        self.assertEqual(problems(self.tree({"src/time/a.cpp": '#include <vector>\n#include "base/arena.hpp"\n#include "time/b.hpp"\n'})), [])

    def test_upward_include(self):
        self.assertEqual(len(problems(self.tree({"src/base/a.cpp": '#include "time/format.hpp"\n'}))), 1)

    def test_library_outside_its_wrapper(self):
        self.assertEqual(len(problems(self.tree({"src/func/a.cpp": "#include <simdjson.h>\n"}))), 1)

    def test_public_header_with_a_library(self):
        self.assertEqual(len(problems(self.tree({"include/attrmap/a.hpp": "#include <fmt/format.h>\n"}))), 1)

    def test_unknown_module(self):
        self.assertEqual(len(problems(self.tree({"src/misc/a.cpp": "#include <vector>\n"}))), 1 + 1)

    def test_empty_tree(self):
        self.assertEqual(len(problems(self.tree({"src/base/a.cpp": "\n"}))), 1)


if __name__ == "__main__":
    unittest.main()
