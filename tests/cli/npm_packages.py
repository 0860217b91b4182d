"""Installs npm packages for a test, at the versions of the lock file beside it, into a folder of the build tree."""
import os
import shutil
import subprocess
import sys

PACKAGES = ("package.json", "package-lock.json")


class Missing(Exception):
    """They cannot be installed here; the text says what to do."""


def contents(path):
    try:
        with open(path, "rb") as f:
            return f.read()
    except FileNotFoundError:
        return None


def install(source, work, *programs):
    """Puts the programs of the folder `source` and, once for each state of its lock file, their packages into `work`."""
    missing = [program for program in ("node", "npm") if not shutil.which(program)]
    if missing:
        raise Missing("no %s: this test needs node (18 or newer) and npm, which `scripts/install-packages.sh --tests` installs"
                      % " and no ".join(missing))
    os.makedirs(work, exist_ok=True)
    for name in programs:
        if contents(os.path.join(work, name)) != contents(os.path.join(source, name)):  # not written while another test starts it
            shutil.copy(os.path.join(source, name), work)
    installed = os.path.join(work, "installed-lock.json")  # written last, so an install cut off halfway is repeated
    if contents(installed) == contents(os.path.join(source, "package-lock.json")):
        return
    for name in PACKAGES:
        shutil.copy(os.path.join(source, name), work)
    npm = subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=work, capture_output=True, text=True, timeout=240)
    if npm.returncode != 0:
        raise Missing("npm ci could not install the packages of %s into %s:\n%s" % (source, work, npm.stderr))
    shutil.copy(os.path.join(source, "package-lock.json"), installed)


if __name__ == "__main__":
    try:
        install(*sys.argv[1:])
    except Missing as reason:
        sys.exit(str(reason))
