#!/usr/bin/env python3
"""attrmap repl at a terminal: what the line gives so far, shown below it while it is typed."""
import os
import shutil
import signal
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from attrmap_cli import ATTRMAP, DATA, ROOT, CliTest, main
from tmux import Tmux

USERS = os.path.join(DATA, "users.json")
WIDTH, HEIGHT = 60, 12


def child_of(parent):
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as f:
                if f.read().rpartition(")")[2].split()[1] == parent:
                    return int(name)
        except OSError:  # it has ended
            pass
    raise AssertionError("no child of " + parent)


class Live(CliTest):
    def start(self, *arguments, environment=(), command=None):
        settings = {"XDG_STATE_HOME": self.path("state"), "HOME": self.path("home"), "TERM": "screen", "LC_ALL": "C.UTF-8", **dict(environment)}
        self.terminal = Tmux(command or [os.path.abspath(ATTRMAP), "repl", *arguments], settings, ".", WIDTH, HEIGHT)
        self.addCleanup(self.terminal.close)
        if not command:
            self.ends_with("attrmap>")
        return self.terminal

    def visible(self):
        """The rows of the screen without empty ones at the end."""
        return self.terminal.call("capture-pane", "-p").rstrip("\n").split("\n")

    def ends_with(self, *rows):
        """Waits until these are the last rows; the screen."""
        deadline = time.monotonic() + 20
        while (screen := self.visible())[-len(rows):] != list(rows):
            self.assertLess(time.monotonic(), deadline, "not seen: %s\n%s" % ("\n".join(rows), "\n".join(screen)))
            time.sleep(0.02)
        return screen

    def rows_of(self, line, width=WIDTH):
        text = "attrmap> " + line
        return [text[i:i + width] for i in range(0, len(text), width)]

    def test_it_appears_changes_and_goes(self):
        terminal = self.start("--user", USERS)
        terminal.type("ToUp")
        self.ends_with("attrmap> ToUp")
        terminal.type("per([givenName])")
        self.ends_with("attrmap> ToUpper([givenName])", '"ADELE" : String')
        terminal.press("BSpace")
        self.ends_with("attrmap> ToUpper([givenName]", "ToUpper(<source>, culture)")
        terminal.type("))")
        self.ends_with("attrmap> ToUpper([givenName]))", "E108: extra `)`: the call to `ToUpper` closed at 1:20")
        terminal.press("BSpace")
        self.ends_with("attrmap> ToUpper([givenName])", '"ADELE" : String')
        terminal.press("C-u")
        self.ends_with("attrmap>")
        terminal.type('Len("grün")')
        self.ends_with('attrmap> Len("grün")', "4 : Integer")
        terminal.press("Enter")
        screen = self.ends_with('attrmap> Len("grün")', "4 : Integer", "attrmap>")
        self.assertEqual("\n".join(screen).count("attrmap>"), 2)
        self.assertEqual("\n".join(screen).count("Integer"), 1)

    def test_it_is_dimmed(self):
        terminal = self.start()
        terminal.type('Len("x")')
        self.ends_with('attrmap> Len("x")', "1 : Integer")
        self.assertRegex(terminal.call("capture-pane", "-p", "-e"), "\x1b\\[2m1 : Integer")

    def test_without_colours_the_signature_stands_at_the_right(self):
        for arguments, environment in ((["--color", "never"], {}), ([], {"NO_COLOR": "1"}), ([], {"TERM": "dumb"})):
            terminal = self.start(*arguments, environment=environment)
            terminal.type("Mid(")
            if environment.get("TERM") != "dumb":
                terminal.wait("Mid(<source>, start, length)")
            terminal.type('"abc", 1, 2)')
            time.sleep(0.2)
            self.assertNotIn('"ab"', "\n".join(self.visible()))
            terminal.press("Enter")
            terminal.wait('"ab" : String')

    def test_commands_show_nothing(self):
        terminal = self.start()
        terminal.type(":set a ToLower(")
        time.sleep(0.2)
        self.ends_with("attrmap> :set a ToLower(")

    def test_at_the_right_margin(self):
        terminal = self.start()
        fixed = len('attrmap> Len("")')
        for length in range(WIDTH - fixed - 3, WIDTH - fixed + 4):
            line = 'Len("%s")' % ("a" * length)
            terminal.type(line)
            rows = self.rows_of(line)
            if (len(line) + 9) % WIDTH == 0:  # the cursor has a row of its own
                rows.append("")
            self.ends_with(*rows, f"{length} : Integer")
            terminal.press("Enter")
            self.ends_with(*rows, f"{length} : Integer", "attrmap>")

    def test_wide_characters_at_the_right_margin(self):
        terminal = self.start()
        for before, first, last in (("aa", 22, '漢")'), ("aaa", 21, '漢漢")')):  # the second leaves the last column free
            line = 'attrmap> Len("%s%s' % (before, "漢" * first)
            count = len(before) + 23
            terminal.type(line[9:] + last)
            self.ends_with(line, last, f"{count} : Integer")
            terminal.press("Enter")
            screen = self.ends_with(line, last, f"{count} : Integer", "attrmap>")
            self.assertEqual("".join(screen).count(f"{count} : Integer"), 1)

    def test_growing_over_rows_and_editing_in_the_middle(self):
        terminal = self.start()
        line = 'Len("%s")' % ("ab" * 80)
        terminal.type(line)
        self.ends_with(*self.rows_of(line), "160 : Integer")
        terminal.press("C-a")
        terminal.type("  ")
        self.ends_with(*self.rows_of("  " + line), "160 : Integer")
        terminal.press(*["Right"] * 70)
        terminal.type("c" * 75)
        longer = "  " + line[:70] + "c" * 75 + line[70:]
        self.ends_with(*self.rows_of(longer), "235 : Integer")
        terminal.press("C-e", *["BSpace"] * 2)
        terminal.press("C-a", "C-k")
        self.ends_with("attrmap>")
        terminal.type('"x"')
        screen = self.ends_with('attrmap> "x"', '"x" : String')
        self.assertNotIn("Integer", "\n".join(screen))

    def test_at_the_bottom(self):
        terminal = self.start()
        for i in range(8):
            terminal.line(f'"line {i}"', f'"line {i}" : String')
        terminal.type('Len("bottom")')
        screen = self.ends_with('"line 7" : String', 'attrmap> Len("bottom")', "6 : Integer")
        self.assertEqual(len(screen), HEIGHT)
        terminal.press("BSpace", "BSpace")
        terminal.type("ab" * 40 + '")')
        line = 'Len("bottom' + "ab" * 40 + '")'
        self.ends_with('"line 7" : String', *self.rows_of(line), "86 : Integer")
        terminal.press("Enter")
        screen = self.ends_with('"line 7" : String', *self.rows_of(line), "86 : Integer", "attrmap>")
        self.assertEqual(len(screen), HEIGHT)

    def test_a_line_that_fills_the_screen(self):
        terminal = self.start()
        length = WIDTH * (HEIGHT - 1)
        terminal.type('Len("%s")' % ("a" * length))
        terminal.press("Enter")
        self.ends_with(f"{length} : Integer", "attrmap>")

    def test_lines_before_this_one(self):
        terminal = self.start()
        terminal.type('Join("-", "a",')
        self.ends_with('attrmap> Join("-", "a",', "Join(separator, <source>, ...)")
        terminal.press("Enter")
        self.ends_with('attrmap> Join("-", "a",', "...>", "Join(separator, <source>, ...)")
        terminal.type('"b")')
        self.ends_with('attrmap> Join("-", "a",', '...> "b")', '"a-b" : String')
        terminal.press("Enter")
        screen = self.ends_with('attrmap> Join("-", "a",', '...> "b")', '"a-b" : String', "attrmap>")
        self.assertNotIn("separator", "\n".join(screen))

    def test_dropping(self):
        terminal = self.start()
        terminal.type("Mid([a], ")
        self.ends_with("attrmap> Mid([a],", "Mid(source, <start>, length)")
        terminal.press("C-c")
        self.ends_with("attrmap> Mid([a], ^C", "attrmap>")

    def test_completion_lists(self):
        terminal = self.start()
        terminal.type("Len(To")
        self.ends_with("attrmap> Len(To", "Len(<value>)")
        terminal.press("Tab")
        listed = ["ToLower(  Makes all letters lower case.", "ToUpper(  Makes all letters upper case."]
        self.ends_with("attrmap> Len(To", *listed, "attrmap> Len(To", "Len(<value>)")
        terminal.type('Low')
        terminal.press("Tab")
        terminal.type('"ABC"))')
        self.ends_with(*listed, 'attrmap> Len(ToLower("ABC"))', "3 : Integer")

    def test_history(self):
        terminal = self.start()
        terminal.line('ToLower("FIRST")', '"first" : String')
        terminal.line('Len("second")', "6 : Integer")
        terminal.press("Up", "Up")
        self.ends_with("6 : Integer", 'attrmap> ToLower("FIRST")', '"first" : String')
        terminal.press("C-c", "C-r")
        terminal.type("seco")
        self.ends_with('attrmap> Len("second")', "bck:seco")
        terminal.press("C-e")
        self.ends_with('attrmap> ToLower("FIRST")^C', 'attrmap> Len("second")', "6 : Integer")
        terminal.press("Enter")
        self.ends_with('attrmap> ToLower("FIRST")^C', 'attrmap> Len("second")', "6 : Integer", "attrmap>")

    def test_resizing(self):
        terminal = self.start()
        terminal.line('"before"', '"before" : String')
        line = 'Len("%s")' % ("a" * 90)
        terminal.type(line)
        self.ends_with('"before" : String', *self.rows_of(line), "90 : Integer")
        for width, height in ((40, 12), (100, 6), (33, 12), (60, 5), (80, 20)):
            terminal.call("resize-window", "-x", str(width), "-y", str(height))
            screen = self.ends_with('"before" : String', *self.rows_of(line, width), "90 : Integer")
            self.assertEqual("\n".join(screen).count("Integer"), 1)
        terminal.press("BSpace", "BSpace")
        terminal.type('b")')
        self.ends_with('"before" : String', *self.rows_of(line[:-2] + 'b")', 80), "91 : Integer")

    def test_text_that_comes_at_once(self):
        terminal = self.start()
        terminal.call("set-buffer", '\n'.join(f'Len("{"x" * i}")' for i in range(1, 5)) + "\n")
        terminal.call("paste-buffer")
        self.ends_with('attrmap> Len("xxx")', "3 : Integer", 'attrmap> Len("xxxx")', "4 : Integer", "attrmap>")

    def test_the_guide_is_what_happens(self):
        with open(os.path.join(ROOT, "docs", "guide", "repl.md"), encoding="utf-8") as f:
            shown = [line[4:].rstrip() for line in f.read().split("<!-- typing -->")[1].splitlines() if line.startswith("    ")]
        terminal = self.start("--user", USERS)
        terminal.call("resize-window", "-x", "100", "-y", str(HEIGHT))
        self.assertEqual(len(shown), 6)
        for line, below in zip(shown[::2], shown[1::2]):
            terminal.press("C-u")
            terminal.type(line.removeprefix("attrmap> "))
            self.ends_with(line, below)

    def test_nothing_random(self):
        terminal = self.start()
        terminal.type("Guid()")
        self.ends_with("attrmap> Guid()", ": String")

    def test_slow_expressions_do_not_stop_typing(self):
        terminal = self.start()
        terminal.line(":set a " + "a" * 3000, lambda screen: screen.rstrip().endswith("attrmap>"))
        started = time.monotonic()
        terminal.type('Replace([a], , "^(a+)+b$", , "", , )')
        terminal.press("C-u")
        terminal.line('"done"', '"done" : String')
        self.assertLess(time.monotonic() - started, 5)

    def test_suspending(self):
        terminal = self.start(command=["bash", "--norc", "-i"])
        terminal.type("PS1='shell> '; clear\n")
        terminal.wait(lambda screen: screen.rstrip().endswith("shell>"))
        terminal.type("%s repl\n" % os.path.abspath(ATTRMAP))
        terminal.wait(lambda screen: screen.rstrip().endswith("attrmap>"))
        terminal.type('Len("abc")')
        self.ends_with('attrmap> Len("abc")', "3 : Integer")
        terminal.press("C-z")
        terminal.wait("Stopped")
        self.assertNotIn("Integer", "\n".join(self.visible()))
        terminal.line("stty -a | grep -o ' icanon.* echo '", " icanon")
        terminal.line("fg", lambda screen: screen.rstrip().endswith("3 : Integer"))
        terminal.press("Enter")
        self.ends_with('attrmap> Len("abc")', "3 : Integer", "attrmap>")

    def test_a_signal_gives_the_terminal_back(self):
        terminal = self.start()
        terminal.type('Len("abc")')
        self.ends_with('attrmap> Len("abc")', "3 : Integer")
        shell = terminal.call("display-message", "-p", "#{pane_pid}").strip()
        os.kill(child_of(shell), signal.SIGTERM)
        terminal.wait("exit=143")
        self.assertNotIn("Integer", "\n".join(self.visible()))


if __name__ == "__main__":
    if shutil.which("tmux") is None:
        sys.exit("tmux is not installed: scripts/install-packages.sh --tests")
    main()
