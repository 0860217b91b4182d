"""Installs, starts and talks to the service provider of server.mjs."""
import collections
import json
import os
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import npm_packages  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = os.environ.get("SCIM_WORK", os.path.join(HERE, "..", "..", "build", "scim"))

Answer = collections.namedtuple("Answer", "status body")


class Unavailable(Exception):
    """The provider cannot run here; the text says what to do."""


def install():
    """Puts the server and its packages into WORK."""
    try:
        npm_packages.install(HERE, WORK, "server.mjs")
    except npm_packages.Missing as reason:
        raise Unavailable(str(reason)) from None


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
