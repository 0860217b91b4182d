"""`attrmap fmt`, `functions` and `explain`."""
import json
import pathlib
import tempfile
import unittest

from attrmap_cli import CliTest

SWITCH = 'Switch([IsSoftDeleted],,"False","True","True","False")'
LAID_OUT = 'Switch([IsSoftDeleted], ,\n    "False", "True",\n    "True",  "False")\n'


class Fmt(CliTest):
    def test_an_expression(self):
        self.assertEqual(self.run_cli("fmt", "-e", SWITCH, "--width", "40"), (0, LAID_OUT, ""))
        self.assertEqual(self.run_cli("fmt", "-e", LAID_OUT, "--oneline")[1],
                         'Switch([IsSoftDeleted], , "False", "True", "True", "False")\n')

    def test_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "active.txt")
            path.write_text(SWITCH)
            self.assertEqual(self.run_cli("fmt", str(path), "--check")[:2], (1, str(path) + "\n"))
            code, out, _ = self.run_cli("fmt", str(path), "-d", "--width", "40")
            self.assertEqual(code, 0)
            self.assertIn("-" + SWITCH, out)
            self.assertIn('+    "True",  "False")', out)
            self.assertEqual(path.read_text(), SWITCH)
            self.assertEqual(self.run_cli("fmt", str(path), "-w", "--width", "40"), (0, "", ""))
            self.assertEqual(path.read_text(), LAID_OUT)
            self.assertEqual(self.run_cli("fmt", str(path), "--check", "--width", "40")[0], 0)

    def test_a_mapping_file_keeps_everything_else(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "mapping.json")
            path.write_text('{ "b":"ToLower( [x] )",\n\t"a" : "[y]"}\n')
            self.assertEqual(self.run_cli("fmt", str(path))[1], "b\n    ToLower([x])\na\n    [y]\n")
            self.assertEqual(self.run_cli("fmt", str(path), "-w")[0], 0)
            self.assertEqual(path.read_text(), '{ "b":"ToLower([x])",\n\t"a" : "[y]"}\n')

    def test_what_cannot_be_read_stays(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "bad.txt")
            path.write_text("ToLower([x]")
            code, out, err = self.run_cli("fmt", str(path), "-w")
            self.assertEqual((code, out), (3, ""))
            self.assertIn("E1", err)
            self.assertEqual(path.read_text(), "ToLower([x]")
        self.assertEqual(self.run_cli("fmt")[0], 2)
        self.assertEqual(self.run_cli("fmt", "/nonexistent")[0], 2)


class Reference(CliTest):
    def test_functions(self):
        code, out, _ = self.run_cli("functions")
        self.assertEqual(code, 0)
        self.assertGreater(len(out.splitlines()), 50)
        self.assertIn("Switch(source, defaultValue, key, value, ...)", self.run_cli("functions", "switch")[1])
        self.assertEqual(self.run_cli("functions", "Swich")[0], 2)

    def test_functions_for_programs(self):
        every = json.loads(self.run_cli("functions", "--format", "json")[1])
        self.assertTrue(all(f["examples"] and f["summary"] for f in every))
        graph = json.loads(self.run_cli("functions", "--format", "graph")[1])["value"]
        self.assertEqual([f["name"] for f in every], [f["name"] for f in graph])
        for f in graph:
            for p in f["parameters"]:
                self.assertEqual(sorted(p), ["allowMultipleOccurrences", "name", "required", "type"])
                self.assertIn(p["type"], ("String", "Integer", "Boolean", "Reference", "Binary", "DateTime"))

    def test_codes(self):
        for wanted in ("E204", "e204", "unknown-function"):
            code, out, _ = self.run_cli("explain", wanted)
            self.assertEqual(code, 0)
            self.assertIn("# E204 unknown-function", out)
        code, _, err = self.run_cli("explain", "unknown-functio")
        self.assertEqual(code, 2)
        self.assertIn("did you mean unknown-function?", err)

    def test_expression_in_words(self):
        code, out, err = self.run_cli("explain", 'IIF(DateDiff("d", Now(), CDate([hireDate])) > 7, ToLower([mail]), "")')
        self.assertEqual(code, 0)
        self.assertIn("is at least 8 days after `Now()`", out)
        self.assertIn("-- with `Now()` = 2026-01-15 12:00:00: true for", out)
        self.assertIn("then make all letters lower case", out)
        self.assertEqual(err, "")
        code, out, err = self.run_cli("explain", "Apend([a], 1)")
        self.assertEqual((code, out), (3, ""))
        self.assertIn("did you mean `Append`?", err)
        self.assertEqual(self.run_cli("explain", "Mid([a], 2)")[0], 3)
        self.assertEqual(self.run_cli("explain", "Mid([a], 2)", "--dialect", "cloudsync")[:2],
                         (0, "[a]\nthen keep everything from character 2 on\n"))


if __name__ == "__main__":
    unittest.main()
