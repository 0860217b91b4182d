#!/usr/bin/env python3
"""The recipes of docs/guide/scale-out.md, taken from that page, on two local workers: the same bytes as one process."""
import json
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from attrmap_cli import ATTRMAP, ROOT, CliTest, main  # noqa: E402

DASK = os.path.join(ROOT, "examples", "scale_out", "dask_map.py")
NOW = "2026-01-15T12:00:00Z"


def recipes(first_word):
    """The commands of the page that begin so, each with its continued lines."""
    with open(os.path.join(ROOT, "docs", "guide", "scale-out.md"), encoding="utf-8") as f:
        commands = re.findall(r"^    (\S(?:.*\\\n)*.*)\n", f.read(), re.MULTILINE)
    return [re.sub(r"\\\n\s*", "", c) for c in commands if c.split()[0] == first_word]


class ScaleOut(CliTest):
    def setUp(self):
        super().setUp()
        for tool in ("parallel", "/usr/bin/python3"):
            self.assertIsNotNone(shutil.which(tool), "%s is needed: scripts/install-packages.sh --tests" % tool)
        os.mkdir(self.path("bin"))
        os.symlink(os.path.abspath(ATTRMAP), self.path("bin/attrmap"))
        self.file("schema.json", self.run_cli("schema", "template", "scim")[1])
        shutil.copy(DASK, self.path("dask_map.py"))
        self.file("mapping.json", json.dumps({"userName": "ToLower([mail])", "now": "Now()", "id": "Guid()", "secret": "RandomString(12,2,2,2,2)", "date": "CDate([employeeHireDate])"}))
        generated = subprocess.run([sys.executable, os.path.join(ROOT, "bench", "map", "gen_users.py"), "40000"], capture_output=True, check=True).stdout
        fine = [line for line in generated.splitlines(True) if line.count(b"appRoleId") < 2]  # two roles fail in this schema
        self.users = self.file("users.ndjson", b"".join(fine[:25000]))
        self.environment = {**os.environ, "PATH": self.path("bin") + ":" + os.environ["PATH"], "HOME": self.folder, "TMPDIR": self.folder, "ATTRMAP": os.path.abspath(ATTRMAP)}

    def alone(self, *arguments):
        code, out, err = self.run_cli("map", "--users", self.users, "--format", "ndjson", "--now", NOW, *arguments)
        self.assertIn(code, (0, 4), err)
        return code, out

    def shell(self, command):
        p = subprocess.run(["bash", "-c", command], cwd=self.folder, env=self.environment, capture_output=True, timeout=300)
        with open(self.path("values.ndjson"), encoding="utf-8", newline="") as f:
            return p.returncode, f.read(), p.stderr.decode()

    def break_some_records(self):
        with open(self.users, "rb") as f:
            lines = f.readlines()
        for i in (0, 777, 9999, 10000, 24999):
            lines[i] = b"{broken\n" if i % 2 else b'{"id":"x","employeeHireDate":"never"}\n'
        with open(self.users, "wb") as f:
            f.writelines(lines)

    def check_parallel(self, command, *arguments):
        code, out, err = self.shell(command)
        self.assertEqual(code, 0, err)
        self.assertGreater(err.count("attrmap map: "), 2, err)  # it did run in parts
        self.assertTrue(out == self.alone(*arguments)[1], "the bytes differ")

    def test_parallel_by_bytes(self):
        (command,) = (c for c in recipes("parallel") if "--pipe-part" in c)
        command = command.replace("--block 64M", "--block 4M")  # so that there are parts
        self.check_parallel(command, "--schema", self.path("schema.json"))

    def test_parallel_by_lines(self):
        (command,) = (c for c in recipes("parallel") if "--first-record" in c)
        self.check_parallel(command, "--schema", self.path("schema.json"), "--seed", "7")
        # A mapping in which the number of a record counts, and records that fail
        command = command.replace("--schema schema.json", "--mapping mapping.json")
        self.check_parallel(command, "--mapping", self.path("mapping.json"), "--seed", "7")
        self.break_some_records()
        code, out, err = self.shell(command)
        wanted = self.alone("--mapping", self.path("mapping.json"), "--seed", "7")
        self.assertEqual((code, wanted[0]), (3, 4), err)  # three parts, each with failed records
        self.assertTrue(out == wanted[1], "the bytes differ")

    def dask(self, command):
        # Debian's Dask is in the path of Debian's Python alone.
        return self.shell(command.replace("python3", "/usr/bin/python3 -W ignore", 1).replace("--workers 2", "--workers 2 --part-bytes 4000000"))

    def test_dask(self):
        (command,) = recipes("python3")
        code, out, err = self.dask(command)
        self.assertEqual(code, 0, err)
        self.assertGreater(err.count("attrmap map: "), 2, err)
        self.assertTrue(out == self.alone("--schema", self.path("schema.json"), "--seed", "7")[1], "the bytes differ")
        self.break_some_records()
        code, out, err = self.dask(command.replace("--schema schema.json", "--mapping mapping.json"))
        wanted = self.alone("--mapping", self.path("mapping.json"), "--seed", "7")
        self.assertEqual((code, wanted[0]), (4, 4), err)
        self.assertTrue(out == wanted[1], "the bytes differ")
        self.assertEqual([n for n in os.listdir(self.folder) if ".part-" in n], [])

    def test_dask_part_that_fails(self):
        (command,) = recipes("python3")
        self.file("values.ndjson", "of before")
        code, out, err = self.dask(command.replace("--schema schema.json", "--mapping nowhere.json"))
        self.assertEqual((code, out), (1, "of before"))
        self.assertIn("exit code 2", err)


if __name__ == "__main__":
    main()
