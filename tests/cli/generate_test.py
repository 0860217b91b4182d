"""`attrmap generate`: completions that the shells accept, man pages for every verb."""
import os
import shutil
import subprocess
import unittest

from attrmap_cli import ATTRMAP, CliTest


class Generate(CliTest):
    def generated(self, *what):
        code, out, err = self.run_cli("generate", *what)
        self.assertEqual((code, err), (0, ""))
        return out

    def complete(self, *words):
        """What bash offers for the last word."""
        script = self.file("attrmap.bash", self.generated("bash"))
        line = " ".join("'%s'" % w for w in ("attrmap", *words))
        run = "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _attrmap; printf '%%s\\n' \"${COMPREPLY[@]}\"" % (script, line, len(words))
        p = subprocess.run(["bash", "-c", run], capture_output=True, text=True, cwd=self.folder, timeout=60)
        self.assertEqual(p.stderr, "")
        return set(p.stdout.split())

    def test_bash(self):
        self.assertLessEqual({"map", "plan"}, self.complete(""))
        self.assertEqual(self.complete("pl"), {"plan"})
        self.assertLessEqual({"--profile", "--target", "--option"}, self.complete("plan", "--"))
        self.assertEqual(self.complete("plan", "--profile", ""), {"legacy", "scim062020", "customappsso"})
        self.assertLessEqual({"show", "check", "template"}, self.complete("schema", ""))
        self.assertEqual(self.complete("schema", "show", "--format", "m"), {"markdown"})

    def test_other_shells(self):
        self.assertIn("complete -c attrmap -n '__fish_seen_subcommand_from plan' -l profile -x -a 'legacy scim062020 customappsso'", self.generated("fish"))
        self.assertIn("'plan:say which SCIM requests the service would send'", self.generated("zsh"))
        for shell in ("fish", "zsh"):
            if shutil.which(shell):
                path = self.file("completion", self.generated(shell))
                subprocess.run([shell, "-n", path], check=True, timeout=60)

    def test_man_pages(self):
        page = self.generated("man", "plan")
        self.assertIn('.TH "attrmap-plan" 1', page)
        self.assertIn(".B \\-\\-profile legacy|scim062020|customappsso", page)
        self.assertIn("exit codes", page)
        self.assertIn(".B plan", self.generated("man"))
        self.assertEqual(self.run_cli("generate", "man", "plam")[0], 2)
        self.assertEqual(self.run_cli("generate", "csh")[0], 2)
        if shutil.which("groff"):
            p = subprocess.run(["groff", "-man", "-Tutf8", "-ww"], input=page.encode(), capture_output=True, timeout=60)
            self.assertEqual((p.returncode, p.stderr), (0, b""))


if __name__ == "__main__":
    os.environ.setdefault("ATTRMAP", ATTRMAP)
    unittest.main()
