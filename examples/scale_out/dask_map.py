#!/usr/bin/env python3
"""attrmap map on the workers of a Dask cluster: the file is cut at line ends, each worker pipes parts through attrmap.

  dask_map.py [--scheduler ADDRESS | --workers N] [--part-bytes N] --users users.ndjson --out values.ndjson -- ARGUMENTS

ARGUMENTS are those of attrmap map, without --users, --format, --jobs, --first-record and --out; all files that they name,
and the users, must be readable by every worker under the same path. Give --now, so that all parts see the same instant.
The answers are those of one process, byte for byte: parts know the number of their first record. The exit code, too: 4
when records failed; what fails as a whole (2, 3) ends the run.
"""
import argparse
import os
import subprocess
import sys

from dask.distributed import Client, LocalCluster


def cut(path, part_bytes):
    """Parts [begin, end) of the file, each behind a line end."""
    size, parts, begin = os.path.getsize(path), [], 0
    with open(path, "rb") as f:
        while begin < size:
            f.seek(min(begin + part_bytes, size))
            f.readline()  # to the end of the line that the cut is in
            parts.append((begin, f.tell()))
            begin = f.tell()
    return parts


def pieces(path, begin, end):
    with open(path, "rb") as f:
        f.seek(begin)
        while begin < end:
            piece = f.read(min(1 << 20, end - begin))
            begin += len(piece)
            yield piece


def count(path, part):
    """Records of a part: attrmap passes blank lines over."""
    with open(path, "rb") as f:
        f.seek(part[0])
        records = 0
        while f.tell() < part[1]:
            records += not f.readline().isspace()
        return records


def run(path, part, first_record, out, arguments):
    """Exit code and summary of a part; its answers stand in `out`."""
    command = [os.environ.get("ATTRMAP", "attrmap"), "map", *arguments, "--users", "-", "--format", "ndjson", "--jobs", "1", "--first-record", str(first_record)]
    with open(out, "wb") as answers, open(out + ".log", "w+b") as log:
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=answers, stderr=log) as p:
            try:
                for piece in pieces(path, *part):
                    p.stdin.write(piece)
                p.stdin.close()
            except BrokenPipeError:
                pass  # it says why in its exit code
        log.seek(0)
        said = log.read().decode(errors="replace").strip()
    os.remove(out + ".log")
    if p.returncode not in (0, 4):
        raise RuntimeError("attrmap map: exit code %d\n%s" % (p.returncode, said))
    return p.returncode, said.splitlines()[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scheduler", help="address of a cluster (default: a local one)")
    parser.add_argument("--workers", type=int, default=2, help="of the local cluster")
    parser.add_argument("--part-bytes", type=int, default=64 << 20)
    parser.add_argument("--users", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("arguments", nargs="*")
    flags = parser.parse_args()
    cluster = None if flags.scheduler else LocalCluster(n_workers=flags.workers, threads_per_worker=1, dashboard_address=None)
    with Client(flags.scheduler or cluster) as client:
        parts = cut(flags.users, flags.part_bytes)
        counts = client.gather([client.submit(count, flags.users, part) for part in parts])
        first, outs, runs = 1, [], []
        for part, records in zip(parts, counts):
            outs.append("%s.part-%05d" % (flags.out, len(outs)))
            runs.append(client.submit(run, flags.users, part, first, outs[-1], flags.arguments, pure=False))
            first += records
        results = client.gather(runs)
    if cluster:
        cluster.close()
    with open(flags.out, "wb") as whole:
        for out in outs:
            with open(out, "rb") as f:
                while block := f.read(1 << 20):
                    whole.write(block)
            os.remove(out)
    print("\n".join(summary for _, summary in results), file=sys.stderr)
    return max((code for code, _ in results), default=0)


if __name__ == "__main__":
    sys.exit(main())
