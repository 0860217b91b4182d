#!/usr/bin/env python3
"""Runs that end early: signals, kills, a full disk; --resume gives the bytes of an undisturbed run.

ATTRMAP_INTERRUPTION_USERS (200000) is the number of users: 1000000 for a long run."""
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import time

from attrmap_cli import ATTRMAP, CliTest, answers, main

USERS = int(os.environ.get("ATTRMAP_INTERRUPTION_USERS", "200000"))
KILLS = 10
SEED = int(os.environ.get("ATTRMAP_INTERRUPTION_SEED", str(time.time_ns() % 10 ** 6)))
MAPPING = {**{"t%d" % k: 'Replace(NormalizeDiacritics([name]), , "([A-Za-z]+)-([0-9]+)", , "${2}.$1-%d", , )' % k for k in range(12)},
           "date": "CDate([d])", "guid": "Guid()", "secret": "RandomString(8, 2, 2, 2, 0)", "now": "Now()",
           "none": "IgnoreFlowIfNullOrEmpty([nothing])", "skip": 'IIF([d] = "skip", IgnoreObjectFlow, "x")'}


def user(i):
    date = "x" if i % 1009 == 1008 else "skip" if i % 503 == 502 else "2020-01-01"
    return '{"id":"%d","name":"Zoë-%d","d":"%s"}\n' % (i, i, date)


class Interruption(CliTest):
    def setUp(self):
        super().setUp()
        self.mapping = self.file("mapping.json", json.dumps(MAPPING))
        self.out = self.path("out.ndjson")
        self.journal = self.out + ".part.journal"

    def users(self, n, broken=()):
        return self.file("users.ndjson", "".join("{broken\n" if i in broken else user(i) for i in range(n)))

    def command(self, users, *arguments, out=None):
        return [ATTRMAP, "map", "--mapping", self.mapping, "--users", users, "--out", out or self.out, "--seed", "5", *arguments]

    def read(self, path):
        with open(path, "rb") as f:
            return f.read()

    def undisturbed(self, users, *arguments):
        out = self.path("wanted.ndjson")
        p = subprocess.run(self.command(users, "--summary", self.path("wanted.json"), *arguments, out=out), stderr=subprocess.PIPE, timeout=600)
        self.assertIn(p.returncode, (0, 4), p.stderr)
        return self.read(out), json.loads(self.read(self.path("wanted.json")))

    def limited(self, command, megabytes):
        """No file may grow beyond; as a full disk."""
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (megabytes << 20, megabytes << 20))
        return subprocess.run(command, stderr=subprocess.PIPE, preexec_fn=limit, timeout=120, text=True)

    def begun(self, users, *arguments):
        """Interrupted in the middle, by a full disk, so that it does not depend on time."""
        p = self.limited(self.command(users, *arguments), 8)
        self.assertEqual(p.returncode, 2, p.stderr)
        return p.stderr

    def check_same(self, wanted, summary):
        self.assertTrue(self.read(self.out) == wanted, "the output differs; seed %d" % SEED)
        other = json.loads(self.read(self.path("summary.json")))
        self.assertTrue(other["complete"])
        for s in (summary, other):
            s.pop("seconds"), s.pop("resumed")
        self.assertEqual(other, summary)
        self.assertEqual([f for f in os.listdir(self.folder) if f.startswith("out.")], ["out.ndjson"])

    def disturbed(self, what, jobs):
        users = self.users(USERS)
        now = ["--now", "2026-01-15T12:00:00Z"]
        wanted, summary = self.undisturbed(users, "--jobs", str(jobs), *now)
        duration = summary["seconds"] + 0.1
        for left in (self.out, self.out + ".part", self.journal):
            if os.path.exists(left):
                os.unlink(left)
        r = random.Random(SEED + jobs)
        command = self.command(users, "--jobs", str(jobs), "--summary", self.path("summary.json"), *now)
        kills = resumed = 0
        for _ in range(100):
            resume = ["--resume"] if os.path.exists(self.journal) else []
            resumed += bool(resume)
            with subprocess.Popen([*command, *resume], stderr=subprocess.PIPE, text=True) as p:
                if kills < KILLS:
                    # At every other time not before there is something to go on with.
                    while kills % 2 and p.poll() is None and not os.path.exists(self.journal):
                        time.sleep(0.001)
                    time.sleep(r.uniform(0.02, 0.25) * duration)
                    p.send_signal(what)
                err = p.stderr.read()
                code = p.wait(timeout=300)
            if code in (0, 4) or not os.path.exists(self.out + ".part") and os.path.exists(self.out):
                break
            self.assertEqual(code, -what, err)
            kills += 1
            if what == signal.SIGINT and err:  # else it had not begun
                self.assertIn("--resume", err)
        self.assertGreater(resumed, 0)
        if code in (0, 4):
            self.check_same(wanted, summary)

    def test_interrupted(self):
        for jobs in (1, 2):
            with self.subTest(jobs=jobs, seed=SEED):
                self.disturbed(signal.SIGINT, jobs)

    def test_killed(self):
        for jobs in (1, 2):
            with self.subTest(jobs=jobs, seed=SEED):
                self.disturbed(signal.SIGKILL, jobs)

    def test_full_disk(self):
        users = self.users(20000)
        now = ["--now", "2026-01-15T12:00:00Z"]
        wanted, summary = self.undisturbed(users, *now)
        for jobs in ("1", "2"):
            err = self.begun(users, "--jobs", jobs, "--summary", self.path("summary.json"), *now)
            self.assertIn("E525", err)
            self.assertIn("go on with: ", err)
            self.assertIn("--resume", err)
            stopped = json.loads(self.read(self.path("summary.json")))["stopped"]
            self.assertEqual((stopped["why"], stopped["resumable"]), ("output", True))
            # The command that is told, in a shell.
            told = err.split("go on with: ")[1].split("\n")[0]
            self.assertEqual(subprocess.run(["sh", "-c", told], stderr=subprocess.PIPE, timeout=120).returncode, 4)
            self.check_same(wanted, dict(summary))

    def test_same_clock(self):
        users = self.users(20000)
        self.begun(users)
        time.sleep(1.1)
        p = subprocess.run(self.command(users, "--resume"), stderr=subprocess.PIPE, timeout=120)
        self.assertEqual(p.returncode, 4, p.stderr)
        lines = answers(self.read(self.out).decode())
        self.assertEqual([a["sourceId"] for a in lines], [str(i) for i in range(20000)])
        self.assertEqual(len({a["values"]["now"] for a in lines if a["values"]}), 1)

    def test_refusals(self):
        users = self.users(20000)

        def refused(word, *arguments, users=users):
            code, out, err = self.run_cli(*self.command(users, *arguments, "--resume")[1:])
            self.assertEqual((code, out), (2, ""))
            self.assertIn("error[E526]", err)
            self.assertIn(word, err)

        refused("out.ndjson.part.journal: No such file")
        self.begun(users)
        kept = self.read(self.out + ".part"), self.read(self.journal)
        refused("--keep-empty was not given", "--keep-empty")
        refused("--option was not given", "--option", "trimSplitPieces=false", "--jobs", "2")
        self.file("mapping.json", json.dumps({**MAPPING, "date": "[d]"}))
        refused("--mapping is not that")
        self.file("mapping.json", json.dumps(MAPPING))
        self.users(20001)
        refused("--users is not that")
        self.users(20000)
        self.assertEqual((self.read(self.out + ".part"), self.read(self.journal)), kept)
        os.truncate(self.out + ".part", 1000)
        refused("shorter")
        os.unlink(self.out + ".part")
        refused("is not there")
        self.file("out.ndjson.part.journal", "{")
        refused("no journal")
        code, _, err = self.run_cli("map", "--mapping", self.mapping, "--users", users, "--resume")
        self.assertEqual(code, 2)
        self.assertIn("--out", err)

    def test_large_input_by_its_time(self):
        users = self.users(40000)
        self.assertGreater(os.path.getsize(users), 1 << 20)
        self.begun(users)
        os.utime(users, (1, 1))
        code, _, err = self.run_cli(*self.command(users, "--resume")[1:])
        self.assertEqual(code, 2)
        self.assertIn("--users is not that", err)

    def test_inputs_that_cannot_be_resumed(self):
        records = [json.loads(user(i)) for i in range(20000)]
        array = self.file("array.json", json.dumps(records))
        table = self.file("table.csv", "id,name,d\n" + "".join("%(id)s,%(name)s,%(d)s\n" % r for r in records))
        for users, why in ((array, "not NDJSON"), (table, "not NDJSON")):
            self.file("out.ndjson.part.journal", "of another run")
            err = self.begun(users)
            self.assertNotIn("go on with", err)
            self.assertFalse(os.path.exists(self.journal))
            code, _, err = self.run_cli(*self.command(users, "--resume")[1:])
            self.assertEqual(code, 2)
            self.assertIn("E526", err)
        code, _, err = self.run_cli(*self.command("-", "--resume")[1:], stdin="{}\n")
        self.assertEqual(code, 2)
        self.assertIn("stdin", err)

    def test_plan(self):
        schema = self.path("schema.json")
        code, text, _ = self.run_cli("schema", "template", "scim")
        self.assertEqual(code, 0)
        self.file("schema.json", text)
        users = self.file("users.ndjson", "".join(json.dumps({"id": "u%d" % i, "userPrincipalName": "u%d@x.example" % i, "accountEnabled": True, "displayName": "Ü %d" % i}) + "\n" for i in range(6000)))
        groups = self.file("groups.ndjson", "".join(json.dumps({"id": "g%d" % i, "displayName": "G %d" % i, "securityEnabled": True}) + "\n" for i in range(9000)))
        base = [ATTRMAP, "plan", "--schema", schema, "--users", users, "--groups", groups, "--option", "syncScope=all", "--now", "2026-01-15T12:00:00Z"]
        run = lambda *arguments: subprocess.run([*base, *arguments], stderr=subprocess.PIPE, timeout=120)
        p = run("--out", self.path("wanted.ndjson"), "--summary", self.path("wanted.json"))
        self.assertEqual(p.returncode, 0, p.stderr)
        wanted, summary = self.read(self.path("wanted.ndjson")), json.loads(self.read(self.path("wanted.json")))
        self.assertEqual((summary["records"], summary["outcomes"]["request"]), (15000, 15000))
        self.assertEqual({(t["object"], t["target"]): t["value"] for t in summary["targets"] if t["target"] == "displayName"}, {("User", "displayName"): 6000, ("Group", "displayName"): 9000})
        of_users = wanted.index(b'"object":"Group"')
        for size in (of_users // 2 >> 20, (of_users >> 20) + 1):  # in the users, in the groups
            p = self.limited([*base, "--out", self.out, "--summary", self.path("summary.json")], max(size, 1))
            self.assertEqual(p.returncode, 2, p.stderr)
            self.assertEqual(run("--out", self.out, "--summary", self.path("summary.json"), "--resume").returncode, 0)
            self.check_same(wanted, dict(summary))

    def test_one_writer(self):
        users = self.users(10)
        with open(self.out + ".part", "wb") as held:
            import fcntl
            fcntl.flock(held, fcntl.LOCK_EX)
            code, _, err = self.run_cli(*self.command(users)[1:])
        self.assertEqual(code, 2)
        self.assertIn("another process", err)

    def test_waiting_for_stdin(self):
        for jobs in ("1", "2"):
            command = [ATTRMAP, "map", "--mapping", self.mapping, "--users", "-", "--jobs", jobs, "--format", "ndjson"]
            with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as p:
                p.stdin.write((user(1) * 5000 + '{"id": "cut').encode())
                p.stdin.flush()
                time.sleep(0.5)
                p.send_signal(signal.SIGTERM)
                out, err = p.communicate(timeout=60)
            self.assertEqual(p.returncode, -signal.SIGTERM, err)
            self.assertEqual(len(answers(out.decode())), 5000)
            self.assertIn(b"interrupted (SIGTERM) behind 5000 records", err)
            self.assertIn(b"cannot be resumed: ", err)

    def test_second_signal(self):
        users = self.users(20000)
        with subprocess.Popen([ATTRMAP, "map", "--mapping", self.mapping, "--users", users], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as p:
            p.stdout.readline()  # and nothing more: it waits for the pipe
            p.send_signal(signal.SIGINT)
            time.sleep(0.3)
            self.assertIsNone(p.poll())
            p.send_signal(signal.SIGINT)
            self.assertEqual(p.wait(timeout=10), -signal.SIGINT)

    def test_ignored_signal(self):
        users = self.users(2000)
        ignore = lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)
        with subprocess.Popen([ATTRMAP, "map", "--mapping", self.mapping, "--users", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=ignore) as p:
            time.sleep(0.2)
            p.send_signal(signal.SIGINT)
            with open(users, "rb") as f:
                shutil.copyfileobj(f, p.stdin)
            p.communicate(timeout=60)
            self.assertEqual(p.returncode, 4)

    def test_one_corrupt_line(self):
        now = ["--now", "2026-01-15T12:00:00Z"]
        whole, _ = self.undisturbed(self.users(20000), *now)
        broken, summary = self.undisturbed(self.users(20000, {10000}), *now)
        whole, broken = whole.splitlines(), broken.splitlines()
        self.assertEqual([i for i, (a, b) in enumerate(zip(whole, broken)) if a != b], [10000])
        self.assertEqual(len(broken), 20000)
        self.assertEqual(summary["errors"]["E502"], 1)


if __name__ == "__main__":
    main()
