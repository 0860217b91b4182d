"""Installs, starts and talks to the service provider of server.mjs."""
import collections
import json
import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = os.environ.get("SCIM_WORK", os.path.join(HERE, "..", "..", "build", "scim"))
PACKAGES = ("package.json", "package-lock.json")

Answer = collections.namedtuple("Answer", "status body")


class Unavailable(Exception):
    """The provider cannot run here; the text says what to do."""


def contents(path):
    try:
        with open(path, "rb") as f:
            return f.read()
    except FileNotFoundError:
        return None


def install():
    """Puts the server and, once for each state of the lock file, its packages into WORK."""
    missing = [program for program in ("node", "npm") if not shutil.which(program)]
    if missing:
        raise Unavailable("no %s: the SCIM provider needs node (18 or newer) and npm, which "
                          "`scripts/install-packages.sh --tests` installs" % " and no ".join(missing))
    os.makedirs(WORK, exist_ok=True)
    server, source = os.path.join(WORK, "server.mjs"), os.path.join(HERE, "server.mjs")
    if contents(server) != contents(source):  # not written while another test starts it
        shutil.copy(source, server)
    installed = os.path.join(WORK, "installed-lock.json")  # written last, so an install cut off halfway is repeated
    if contents(installed) == contents(os.path.join(HERE, "package-lock.json")):
        return
    for name in PACKAGES:
        shutil.copy(os.path.join(HERE, name), WORK)
    npm = subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=WORK, capture_output=True, text=True, timeout=240)
    if npm.returncode != 0:
        raise Unavailable("npm ci could not install the SCIM provider's packages into %s:\n%s" % (WORK, npm.stderr))
    shutil.copy(os.path.join(HERE, "package-lock.json"), installed)


class Provider:
    def __init__(self, *arguments):
        self.process = subprocess.Popen(["node", "server.mjs", *arguments], cwd=WORK, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        port = self.process.stdout.readline().strip()
        if not port.isdigit():
            self.stop()
            raise Unavailable("the SCIM provider did not start: %r instead of a port" % port)
        self.base = "http://127.0.0.1:%s/scim" % port
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # loopback is never behind a proxy

    def stop(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(timeout=20)

    def request(self, method, path, body=None):
        path, _, query = path.partition("?")
        if query:  # plan writes queries as they read; escaping them is the sender's part
            pairs = [tuple(member.split("=", 1)) for member in query.split("&")]
            path += "?" + urllib.parse.urlencode(pairs, quote_via=urllib.parse.quote)
        data = None if body is None else json.dumps(body).encode("utf-8")
        headers = {"Authorization": "Bearer test", "Content-Type": "application/scim+json"}
        try:
            with self.opener.open(urllib.request.Request(self.base + path, data, headers, method=method), timeout=30) as answer:
                status, text = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                status, text = error.code, error.read()
        return Answer(status, json.loads(text) if text else None)

    def resources(self, kind):
        """All resources of "Users" or "Groups". scimmy's own page size is 20."""
        found = self.request("GET", "/%s?startIndex=1&count=1000" % kind).body
        assert found["totalResults"] == len(found["Resources"]), "the provider did not list every resource"
        return found["Resources"]


if __name__ == "__main__":
    try:
        install()
    except Unavailable as reason:
        sys.exit(str(reason))
