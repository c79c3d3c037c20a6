"""Draw the picture of the dashboard in docs/gambar/: its first screen, for 181 constructed units.

usage: python tools/dashboard_picture.py

Needs Chromium. Other versions draw other pictures, so nothing compares it: draw it again after changing how the
dashboard looks, and look at it.
"""

import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

from workbook_pictures import FOLDER, ROOT, Pixels, png

PICTURE = FOLDER / "dasbor.png"
UNITS = 181
WIDTH, HEIGHT = 1366, 725
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """Draw it."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("not found: chromium", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as temporary:
        demo, out, shot = (Path(temporary) / name for name in ("contoh", "hasil", "shot.png"))
        _zi("demo", str(demo), "--units", str(UNITS))
        _zi("batch", str(demo / "units"), "--roster", str(demo / "units.csv"), "-o", str(out), "--no-cache")
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-sync")
        size = f"--window-size={WIDTH},{HEIGHT}"
        profile = f"--user-data-dir={temporary}/profile"
        page = (out / "index.html").as_uri()
        subprocess.run([browser, *flags, size, profile, f"--screenshot={shot}", page], check=True)
        content = png(pixels(shot.read_bytes()))
    PICTURE.write_bytes(content)
    print(f"{PICTURE.relative_to(ROOT)}: {len(content) // 1024} KB")
    return 0


def pixels(content: bytes) -> Pixels:
    """A PNG of 8 bits a colour, with or without transparency, not interlaced: what browsers write."""
    at, packed, width, size = 8, b"", 0, 3
    while at < len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        part = content[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, _, _, colours = struct.unpack(">IIBB", part[:10])
            size = 4 if colours == 6 else 3
        elif kind == b"IDAT":
            packed += part
        at += 12 + length
    rows, above = [], bytes(width * size)
    lines, stride = zlib.decompress(packed), width * size + 1
    for start in range(0, len(lines), stride):
        above = _unfiltered(lines[start], lines[start + 1 : start + stride], above, size)
        rows.append(b"".join(above[place : place + 3] for place in range(0, len(above), size)))
    return Pixels(rows)


def _unfiltered(kind: int, line: bytes, above: bytes, size: int) -> bytes:
    row = bytearray(line)
    for place, byte in enumerate(line):
        left = row[place - size] if place >= size else 0
        corner = above[place - size] if place >= size else 0
        near = (0, left, above[place], (left + above[place]) // 2, _paeth(left, above[place], corner))
        row[place] = (byte + near[kind]) & 255
    return bytes(row)


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda one: abs(guess - one))


def _zi(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "zi_cli", *arguments], cwd=ROOT, check=False
    )  # units with findings: 1 or 3


if __name__ == "__main__":
    sys.exit(main())
