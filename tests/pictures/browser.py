"""A page as a browser shows it: its picture, and how wide its parts become. The browser is Debian's chromium, headless."""
import collections
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-device-scale-factor=1")


def require():
    """A missing browser is a failure, not a reason to skip: scripts/install-packages.sh --tests installs it."""
    if not CHROMIUM:
        sys.exit("no chromium on the PATH; scripts/install-packages.sh --tests installs it")


def run(page, *flags):
    """What chromium prints about the file `page`. Each run has a profile of its own."""
    with tempfile.TemporaryDirectory() as profile:
        p = subprocess.run([CHROMIUM, *FLAGS, "--user-data-dir=" + profile, *flags, pathlib.Path(page).resolve().as_uri()],
                           capture_output=True, timeout=120)
    if p.returncode != 0:
        raise AssertionError("chromium failed: " + p.stderr.decode("utf-8", "replace"))
    return p.stdout.decode("utf-8")


class Picture:
    """An opened PNG: colours as "#rrggbb" with the number of their pixels, and the colour at a place."""

    def __init__(self, path):
        with open(path, "rb") as f:
            data = f.read()
        if data[:8] != b"\x89PNG\r\n\x1a\n":
            raise AssertionError("no PNG: " + path)
        at, packed = 8, b""
        while at < len(data):
            length, kind = struct.unpack(">I4s", data[at:at + 8])
            body = data[at + 8:at + 8 + length]
            if kind == b"IHDR":
                self.width, self.height, depth, color, _, _, interlaced = struct.unpack(">IIBBBBB", body)
                if depth != 8 or color not in (2, 6) or interlaced:
                    raise AssertionError("an unexpected kind of PNG")
                self.channels = 3 if color == 2 else 4
            elif kind == b"IDAT":
                packed += body
            at += length + 12
        self.rows = self._rows(zlib.decompress(packed))

    def _rows(self, raw):
        size, n = self.width * self.channels, self.channels
        above, rows = bytearray(size), []
        for y in range(self.height):
            start = y * (size + 1)
            kind, row = raw[start], bytearray(raw[start + 1:start + 1 + size])
            if kind == 1:
                for i in range(n, size):
                    row[i] = (row[i] + row[i - n]) & 255
            elif kind == 2:
                row = bytearray((a + b) & 255 for a, b in zip(row, above))
            elif kind == 3:
                for i in range(size):
                    row[i] = (row[i] + (((row[i - n] if i >= n else 0) + above[i]) >> 1)) & 255
            elif kind == 4:
                for i in range(size):
                    a, b, c = (row[i - n], above[i], above[i - n]) if i >= n else (0, above[i], 0)
                    pa, pb, pc = abs(b - c), abs(a - c), abs(a + b - 2 * c)
                    row[i] = (row[i] + (a if pa <= pb and pa <= pc else b if pb <= pc else c)) & 255
            rows.append(row)
            above = row
        return rows

    def at(self, x, y):
        i = x * self.channels
        return "#%02x%02x%02x" % tuple(self.rows[y][i:i + 3])

    def colours(self):
        n, count = self.channels, collections.Counter()
        for row in self.rows:
            count.update(zip(row[0::n], row[1::n], row[2::n]))
        return {"#%02x%02x%02x" % c: times for c, times in count.items()}


def picture(page, width=1200, height=900, dark=False):
    out = str(page) + ".%d%s.png" % (width, ".dark" if dark else "")
    run(page, "--window-size=%d,%d" % (width, height), "--screenshot=" + out,
        "--blink-settings=preferredColorScheme=%d" % (0 if dark else 1))
    return Picture(out)


MEASURE = """<!DOCTYPE html><meta charset="utf-8"><body><iframe style="border:0;width:%dpx;height:600px"></iframe><pre></pre><script>
const frame = document.querySelector("iframe");
frame.onload = () => {
  const page = frame.contentDocument, wide = [];
  for (const e of page.querySelectorAll("body *")) {
    const right = e.getBoundingClientRect().right;
    if (right > %d + 0.5 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX == "hidden")
      wide.push(e.tagName + "." + e.className + " " + right);
  }
  document.querySelector("pre").textContent = "MEASURED" + JSON.stringify(
    {width: page.documentElement.scrollWidth, wide, elements: page.querySelectorAll("body *").length, scripts: page.scripts.length}) + "MEASURED";
};
frame.srcdoc = %s;
</script>"""


def measure(page, width):
    """Of the page in a window of this width: `width` that it needs, `wide`: the parts that stick out or are cut off."""
    with open(page, encoding="utf-8") as f:
        text = json.dumps(f.read()).replace("<", "\\u003c")
    wrapper = str(page) + ".wrapper.html"
    with open(wrapper, "w", encoding="utf-8") as f:
        f.write(MEASURE % (width, width, text))
    found = re.search("MEASURED(.*?)MEASURED</pre>", run(wrapper, "--dump-dom"), re.DOTALL)
    if not found:
        raise AssertionError("the page was not measured")
    return json.loads(found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
