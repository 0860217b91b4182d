"""A real terminal: attrmap in a tmux server of its own."""
import os
import shlex
import subprocess
import time
import uuid

WAIT = 20  # seconds until a text that is expected has to be there


class Tmux:
    def __init__(self, command, environment, folder=".", width=100, height=40):
        self.socket = "attrmap-" + uuid.uuid4().hex
        settings = " ".join(f"{name}={shlex.quote(value)}" for name, value in environment.items())
        # The window stays when the program ends, so that its last words and its exit code can be read.
        script = f"trap : INT; env {settings} {' '.join(map(shlex.quote, command))}; echo exit=$?; sleep 60"
        self.call("-f", os.devnull, "new-session", "-d", "-c", os.path.abspath(folder), "-x", str(width), "-y", str(height), "sh", "-c", script)

    def call(self, *arguments):
        return subprocess.run(["tmux", "-u", "-L", self.socket, *arguments], check=True, capture_output=True, timeout=30).stdout.decode("utf-8")

    def screen(self):
        return self.call("capture-pane", "-p", "-S", "-500")

    def type(self, text):
        self.call("send-keys", "-l", "--", text)

    def press(self, *keys):
        self.call("send-keys", *keys)

    def wait(self, wanted):
        """Until `wanted(screen)`, or a text that is to be in it; the screen."""
        holds = wanted if callable(wanted) else lambda screen: wanted in screen
        deadline = time.monotonic() + WAIT
        while not holds(screen := self.screen()):
            if time.monotonic() > deadline:
                raise AssertionError(f"not seen: {wanted}\n{screen}")
            time.sleep(0.02)
        return screen

    def line(self, text, wanted):
        self.type(text)
        self.press("Enter")
        return self.wait(wanted)

    def close(self):
        subprocess.run(["tmux", "-L", self.socket, "kill-server"], capture_output=True, timeout=30)
