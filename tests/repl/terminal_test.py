#!/usr/bin/env python3
"""attrmap repl at a real terminal: completion, signature, several lines, Ctrl-C, Ctrl-D, history."""
import os
import shutil
import stat
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from attrmap_cli import ATTRMAP, DATA, ROOT, CliTest, main
from tmux import Tmux

USERS = os.path.join(DATA, "users.json")


def last_line(screen):
    lines = [line for line in screen.splitlines() if line.strip()]
    return lines[-1] if lines else ""


class TerminalTest(CliTest):
    def start(self, *arguments, folder="."):
        environment = {"XDG_STATE_HOME": self.path("state"), "HOME": self.path("home"), "TERM": "screen", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        terminal = Tmux([os.path.abspath(ATTRMAP), "repl", *arguments], environment, folder)
        self.addCleanup(terminal.close)
        terminal.wait(lambda screen: last_line(screen).startswith("attrmap>"))
        return terminal

    def history(self):
        with open(self.path("state/attrmap/history"), encoding="utf-8") as f:
            return f.read()

    def test_evaluate_and_leave(self):
        terminal = self.start()
        terminal.line('ToUpper("grün")', '"GRÜN" : String')
        terminal.press("C-d")
        terminal.wait("exit=0")

    def test_quit(self):
        terminal = self.start()
        terminal.line(":quit", "exit=0")

    def test_completion(self):
        terminal = self.start("--user", USERS)
        terminal.type("tou")
        terminal.press("Tab")
        terminal.wait("attrmap> ToUpper(")
        terminal.type("[givenN")
        terminal.press("Tab")
        terminal.wait("attrmap> ToUpper([givenName]")
        terminal.line(")", '"ADELE" : String')
        terminal.type("[extensionAtt")
        terminal.press("Tab")
        terminal.wait("attrmap> [extensionAttribute")
        terminal.press("Tab")
        terminal.wait(lambda screen: "extensionAttribute1]  extensionAttribute2]" in screen)
        terminal.line("1]", '"CC-1001" : String')
        terminal.type('DateAdd("y')
        terminal.press("Tab")
        terminal.wait('attrmap> DateAdd("yyyy"')
        terminal.press("C-c")
        terminal.type(":dia")
        terminal.press("Tab")
        terminal.type("cl")
        terminal.press("Tab", "Enter")
        terminal.line(":dialect", "\ncloudsync\n")

    def test_signature(self):
        terminal = self.start()
        terminal.type("Mid(")
        terminal.wait("Mid(<source>, start, length)")
        terminal.type("[a], ")
        terminal.wait("Mid(source, <start>, length)")
        terminal.type("1, 2)")
        terminal.wait(lambda screen: "start" not in screen)

    def test_several_lines_and_dropping(self):
        terminal = self.start()
        terminal.line('Join("-", "a",', "\n...>")
        terminal.line('"b")', '"a-b" : String')
        terminal.line("ToLower(", lambda screen: last_line(screen).startswith("...>"))
        terminal.type("nonsense")
        terminal.press("C-c")
        terminal.wait(lambda screen: "^C" in screen and last_line(screen).startswith("attrmap>"))
        terminal.type("more nonsense")
        terminal.press("C-c")
        terminal.wait(lambda screen: screen.count("^C") == 2)
        terminal.line('"fine"', '"fine" : String')
        terminal.line("ToLower([a]", lambda screen: last_line(screen).startswith("...>"))
        terminal.line("", "error[E1")
        terminal.line("Len(\"abc\")", "3 : Integer")

    def test_walk(self):
        terminal = self.start()
        terminal.line(f":user {USERS}", "adele.vance@contoso.example")
        terminal.line("[displayName]", '"Adele Vance" : String')
        terminal.line(":next", '"Bo Lind" : String')
        terminal.line("Apend([mail])", "did you mean `Append`?")
        terminal.line(":why", "# E204 unknown-function")

    def test_history(self):
        terminal = self.start()
        terminal.line('ToLower("FIRST")', '"first" : String')
        terminal.line(":set mail someone@contoso.com", lambda screen: screen.count("attrmap>") == 3)
        terminal.line('ToLower("SECOND")', '"second" : String')
        terminal.press("Up", "Up", "Enter")
        terminal.wait(lambda screen: screen.count('"first" : String') == 2)
        terminal.line(":quit", "exit=0")
        self.assertNotIn("someone", self.history())
        self.assertIn("FIRST", self.history())
        self.assertEqual(stat.S_IMODE(os.stat(self.path("state/attrmap/history")).st_mode), 0o600)

        again = self.start()
        again.press("C-r")
        again.type("FIR")
        again.press("Enter")
        again.press("Enter")
        again.wait('"first" : String')

    def test_the_guide_is_what_happens(self):
        with open(os.path.join(ROOT, "docs", "guide", "repl.md"), encoding="utf-8") as f:
            shown = [line[4:].rstrip() for line in f.read().split("<!-- session -->")[1].splitlines() if line.startswith("    ")]
        shutil.copy(USERS, self.path("users.json"))
        terminal = self.start(folder=self.folder)
        commands = [line.removeprefix("attrmap> ") for line in shown if line.startswith("attrmap> ")]
        self.assertGreater(len(commands), 5)
        for number, command in enumerate(commands):
            terminal.line(command, lambda screen: screen.count("\nattrmap>") == number + 2 or "exit=" in screen)
        screen = [line.rstrip() for line in terminal.wait("exit=0").splitlines()]
        self.assertEqual(screen[1:screen.index("exit=0")], shown)
        code, out, err = self.run_cli("test", self.path("names.suite.json"))
        self.assertEqual((code, err), (0, ""), out)

    def test_dropping_nothing_keeps_the_session(self):
        terminal = self.start()
        terminal.line('"x"', '"x" : String')
        terminal.press("C-c")
        terminal.line('"y"', '"y" : String')


if __name__ == "__main__":
    if shutil.which("tmux") is None:
        sys.exit("tmux is not installed: scripts/install-packages.sh --tests")
    main()
