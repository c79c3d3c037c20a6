"""Draw the pictures of the workbook that `zi template` writes: printed pages of constructed units, in docs/gambar/.

usage: python tools/workbook_pictures.py

Each picture is a PNG file: the upper part of the first page of a sheet, as LibreOffice prints it in Indonesian.
Needs LibreOffice (soffice) and poppler (pdftotext, pdftoppm). Other versions and other fonts draw other pictures,
so nothing compares them: draw them again after changing how the workbook looks, and look at them.
"""

import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from zi_cli.assessment.assessment import assess_workbook
from zi_cli.criteria.load import load_criteria
from zi_cli.demo.sample import FILE_NAME
from zi_cli.demo.stages import READY, STARTING
from zi_cli.demo.write import write_samples
from zi_cli.template.carry import carry_over
from zi_cli.template.write import TemplateWriter
from zi_cli.workbook.read import read_lke

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "gambar"
CONTINUED = "lanjutan.xlsx"
"""The official workbook of the samples, carried over into a template."""
WITHOUT_FOOTER = 0.94
"""Share of a page's height above its footer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The upper part of a sheet's first page."""

    name: str
    workbook: str
    sheet: str
    width: int = 1190
    """Of the page, in pixels; empty margins are cut off."""
    keep: float = WITHOUT_FOOTER
    """Share of the page's height that is shown, 0 to 1."""


PICTURES = (
    Picture(name="buku-petunjuk", workbook=STARTING, sheet="Petunjuk", width=960),
    Picture(name="buku-kriteria-minimal", workbook=STARTING, sheet="Kriteria Minimal", keep=0.592),
    Picture(name="buku-register", workbook=READY, sheet="Register Inovasi", keep=0.37),
    Picture(name="buku-lke", workbook=STARTING, sheet="LKE", keep=0.555),
    Picture(name="buku-prasyarat", workbook=STARTING, sheet="Prasyarat"),
    Picture(name="buku-ringkasan", workbook=CONTINUED, sheet="Ringkasan", width=960),
    Picture(name="buku-dari-berkas-lama", workbook=CONTINUED, sheet="Dari Berkas Lama"),
)


# Workbooks and their pages


def write_workbooks(folder: Path) -> None:
    """The three units of `zi demo`, and the official workbook among them carried over into a template."""
    criteria = load_criteria()
    write_samples(folder, criteria)
    old = assess_workbook(read_lke(folder / FILE_NAME, criteria.lke), criteria)
    writer = TemplateWriter(criteria)
    (folder / CONTINUED).write_bytes(writer.content(carry_over(old, writer.texts).filling))


def print_workbooks(folder: Path, names: list[str]) -> None:
    """A PDF file beside each workbook."""
    profile = folder / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_INDONESIAN, encoding="utf-8")
    run(
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *(str(folder / name) for name in names),
    )


_INDONESIAN = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value></prop></item>
</oor:items>
"""
"""Settings with which numbers are shown as 4,69."""


def first_page(pdf: Path, sheet: str) -> int:
    """The first page with the name of `sheet` in its footer."""
    pages = run("pdftotext", "-layout", str(pdf), "-").decode("utf-8").split("\f")
    for number, page in enumerate(pages, start=1):
        lines = page.strip().splitlines()
        if lines and f" – {sheet} " in lines[-1]:
            return number
    raise SystemExit(f"{pdf.name}: no page has {sheet} in its footer; change {Path(__file__).name}")


def run(*command: str) -> bytes:
    """What a program prints; the end where it fails."""
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]}: {done.stderr.decode(errors='replace')}")
    return done.stdout


# Pixels


@dataclass(frozen=True, slots=True)
class Pixels:
    """Rows of red, green and blue, a byte each."""

    rows: list[bytes]

    @property
    def width(self) -> int:
        """In pixels."""
        return len(self.rows[0]) // 3


def page_pixels(pdf: Path, page: int, width: int) -> Pixels:
    """A page as an image of this width."""
    number = str(page)
    picture = run(
        "pdftoppm", "-f", number, "-l", number, "-scale-to-x", str(width), "-scale-to-y", "-1", str(pdf)
    )
    kind, columns, lines, _, pixels = picture.split(maxsplit=4)
    if kind != b"P6":
        raise SystemExit(f"pdftoppm: a binary PPM is expected, {kind!r} was found")
    length = int(columns) * 3
    pixels = picture[len(picture) - length * int(lines) :]  # it may begin with what looks like a space
    return Pixels([pixels[start : start + length] for start in range(0, len(pixels), length)])


def without_margins(picture: Pixels, border: int = 8) -> Pixels:
    """All but the white around it, with a narrow border left."""
    white = b"\xff" * len(picture.rows[0])
    inked = [number for number, row in enumerate(picture.rows) if row != white]
    rows = picture.rows[max(0, inked[0] - border) : inked[-1] + border]
    left = min(len(row) - len(row.lstrip(b"\xff")) for row in rows) // 3
    right = max(len(row.rstrip(b"\xff")) for row in rows) // 3 + 1
    return Pixels([row[max(0, left - border) * 3 : (right + border) * 3] for row in rows])


def png(picture: Pixels) -> bytes:
    """A PNG file of the 256 most frequent colours; others become the nearest of them."""
    found = Counter(row[at : at + 3] for row in picture.rows for at in range(0, len(row), 3))
    palette = [colour for colour, _ in found.most_common(256)]
    place = {colour: palette.index(min(palette, key=_distance_from(colour))) for colour in found}
    lines = b"".join(
        b"\0" + bytes(place[row[at : at + 3]] for at in range(0, len(row), 3)) for row in picture.rows
    )
    header = struct.pack(">IIBBBBB", picture.width, len(picture.rows), 8, 3, 0, 0, 0)
    parts = {b"IHDR": header, b"PLTE": b"".join(palette), b"IDAT": zlib.compress(lines, 9), b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in parts.items())


def _distance_from(colour: bytes) -> Callable[[bytes], int]:
    return lambda other: sum((one - two) ** 2 for one, two in zip(colour, other, strict=True))


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def main() -> int:
    """Draw all of them."""
    missing = [program for program in ("soffice", "pdftotext", "pdftoppm") if shutil.which(program) is None]
    if missing:
        print(f"not found: {', '.join(missing)}; install LibreOffice and poppler", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_workbooks(folder)
        print_workbooks(folder, sorted({picture.workbook for picture in PICTURES}))
        for picture in PICTURES:
            pdf = (folder / picture.workbook).with_suffix(".pdf")
            page = page_pixels(pdf, first_page(pdf, picture.sheet), picture.width)
            shown = Pixels(page.rows[: round(len(page.rows) * picture.keep)])
            file = FOLDER / f"{picture.name}.png"
            content = png(without_margins(shown))
            file.write_bytes(content)
            print(f"{file.relative_to(ROOT)}: {len(content) // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
