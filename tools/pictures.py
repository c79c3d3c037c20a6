"""Draw the pictures of the documentation: what the commands really print, as SVG files in docs/gambar/.

usage: python tools/pictures.py [--check]

`--check` changes nothing and exits 1 if a picture is not what the command prints now. The commands run in a
pseudo-terminal of 80 columns, so that they use colour, and in a temporary folder with constructed samples, so that
no path of this machine shows. Needs Linux or macOS. The SVG files load nothing: no fonts, no scripts.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from rich.color import Color
from rich.console import Console
from rich.segment import Segment
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "gambar"
COLUMNS = 80

LKE = "contoh/lke-contoh.xlsx"
STARTING = "contoh/bp2p-contoh-mulai.xlsx"
BLANKS = "contoh/lke-dengan-isian-kosong.xlsx"
OWN_PACK = "paket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A command and the part of its output that is shown."""

    name: str
    title: str
    """What is to be seen, for those who cannot see it."""
    call: str
    """The call as one would type it."""
    start: str = ""
    """Beginning of the first line shown; the first of all if empty."""
    stop: str = ""
    """Beginning of the first line not shown any more; none if empty."""


PICTURES = (
    Picture(
        name="check",
        title="zi check in English: the verdict, the scores in three views, and every gate",
        call=f"zi check {LKE} --lang en",
        stop="Areas",
    ),
    Picture(
        name="periksa",
        title="zi check: kesiapan, nilai menurut tiga dasar, dan tiap ambang batas",
        call=f"zi check {LKE}",
        stop="Area perubahan",
    ),
    Picture(
        name="area-temuan",
        title="zi check: nilai tiap area perubahan dan yang perlu diperbaiki",
        call=f"zi check {LKE}",
        start="Area perubahan",
        stop="Peluang tambahan poin",
    ),
    Picture(
        name="kriteria-minimal",
        title="zi check: tiap keluarga kriteria minimal, dan kriteria wajib yang masih terbuka",
        call=f"zi check {STARTING}",
        start="Kriteria minimal",
        stop="Prasyarat",
    ),
    Picture(
        name="prasyarat",
        title="zi check: tiap prasyarat unit dan instansi, keadaannya, dan minimumnya",
        call=f"zi check {STARTING}",
        start="Prasyarat",
        stop="Yang perlu diperbaiki",
    ),
    Picture(
        name="peluang",
        title="zi check: soal dengan peluang tambahan poin terbesar",
        call=f"zi check {LKE}",
        start="Peluang tambahan poin",
        stop="Nilai menurut berkas",
    ),
    Picture(
        name="total-berkas",
        title="zi check: nilai menurut berkas, menurut rumus LKE, dan menurut peraturan",
        call=f"zi check {BLANKS}",
        start="Nilai menurut berkas",
        stop="Rincian angka",
    ),
    Picture(
        name="rencana",
        title="zi plan: upaya, nilai sesudah rencana, dan langkah-langkah yang paling menguntungkan",
        call=f"zi plan {LKE}",
        stop="  4 soal",
    ),
    Picture(
        name="rencana-ambang",
        title="zi plan: tiap ambang batas sekarang dan sesudah rencana, dan bukti hitungannya",
        call=f"zi plan {LKE}",
        start="Ambang batas",
    ),
    Picture(
        name="rincian",
        title="zi check --explain: nilai laporan harta kekayaan dirinci sampai selnya",
        call=f"zi check {LKE} --explain A.II.5.iii",
    ),
    Picture(
        name="soal",
        title="zi explain 12: arti tiap jawaban, poinnya, dan bukti dukung yang biasanya diminta",
        call="zi explain 12",
    ),
    Picture(
        name="kriteria-salah",
        title="zi criteria validate: dua kesalahan dengan baris dan kolomnya",
        call=f"zi criteria validate {OWN_PACK}",
    ),
)


# Samples


def prepare(folder: Path) -> None:
    """Everything that the pictured commands read, below `folder`."""
    from zi_cli.criteria.load import load_criteria
    from zi_cli.demo.sample import sample_filling
    from zi_cli.demo.write import write_samples
    from zi_cli.template.official import write_calculated

    criteria = load_criteria()
    pack = criteria.lke
    write_samples(folder / "contoh", criteria)
    # A workbook whose own formulas give a total, with answers left blank, so that they give too much.
    filling = sample_filling(pack)
    answers = {**filling.answers, 66: None, 67: None, 127: 3.41}
    write_calculated(folder / BLANKS, pack, replace(filling, answers=answers, answer_types={}, sums={}))
    _spoil(folder / OWN_PACK)


def _spoil(pack: Path) -> None:
    """A copy of the official criteria with two mistakes of the kind that people make."""
    shutil.copytree(ROOT / "criteria" / "lke-zi-2026", pack)
    for name, right, wrong in (
        ("questions/A.I.1-manajemen-perubahan.yaml", "scale: a_c", "skala: a_c"),
        ("pack.yaml", "weight_points: 30", "weight_points: 30,0"),
    ):
        file = pack / name
        text = file.read_text(encoding="utf-8")
        if right not in text:
            raise SystemExit(f"{file.name} holds no {right!r} any more; change {Path(__file__).name}")
        file.write_text(text.replace(right, wrong, 1), encoding="utf-8")


# Commands in a pseudo-terminal


def printed(call: str, folder: Path) -> str:
    """What a call of zi prints on a terminal of 80 columns, with its colours."""
    import fcntl
    import pty
    import struct
    import termios

    arguments = call.split()[1:]
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "ZI_LANG", "LINES", "TTY_COMPATIBLE")
    }
    environment |= {
        "TERM": "xterm-256color",
        "COLUMNS": str(COLUMNS),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPATH": str(ROOT),
        "ZI_CACHE_DIR": str(folder / ".cache"),
    }
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 200, COLUMNS, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-c", "from zi_cli.cli.main import main; main()", *arguments],
        cwd=folder,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        output = _drain(ours)
    os.close(ours)
    if process.returncode > 2:
        raise SystemExit(f"{call}: exit code {process.returncode}\n{output}")
    return output


def _drain(descriptor: int) -> str:
    pieces: list[bytes] = []
    while True:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    return b"".join(pieces).decode("utf-8").replace("\r\n", "\n")


def shown_lines(picture: Picture, output: str) -> list[Text]:
    """The lines of a picture, with an ellipsis where something was left out."""
    lines = [part for line in Text.from_ansi(output).split("\n", allow_blank=True) for part in _wrapped(line)]
    first = _line_that_starts(lines, picture.start, picture, 0)
    last = _line_that_starts(lines, picture.stop, picture, len(lines))
    shown = lines[first:last]
    while shown and not shown[-1].plain.strip():
        shown.pop()
    while shown and not shown[0].plain.strip():
        shown.pop(0)
    left_out = Text("…", style="dim")
    return [
        *((left_out, Text()) if picture.start else ()),
        *shown,
        *((Text(), left_out) if picture.stop and last < len(lines) else ()),
    ]


def _wrapped(line: Text) -> list[Text]:
    """The line as a terminal breaks it."""
    return list(line.divide(range(COLUMNS, len(line), COLUMNS)))


def _line_that_starts(lines: list[Text], beginning: str, picture: Picture, otherwise: int) -> int:
    if not beginning:
        return otherwise
    for number, line in enumerate(lines):
        if line.plain.startswith(beginning):
            return number
    raise SystemExit(f"{picture.name}: no line starts with {beginning!r}; change {Path(__file__).name}")


# Drawing

CELL = 8.4
"""Width of a character, in the units of the picture."""
LINE = 19
MARGIN = 18
SIZE = 14
BACKGROUND, FOREGROUND, FAINT, STRONG = "#161b22", "#d5dbe3", "#95a0ae", "#ffffff"
COLOURS = {1: "#ff8078", 2: "#74dd82", 3: "#e6b94a", 4: "#82b4ff", 5: "#d9a6ff", 6: "#6fd3e3"}
"""Foreground by the number of the terminal's colour."""
FONTS = "ui-monospace, 'Cascadia Mono', 'SF Mono', Consolas, 'DejaVu Sans Mono', Menlo, monospace"
_RUN = re.compile(r"█+|░+|[^█░\s]+(?: [^█░\s]+)*")


def drawn(picture: Picture, lines: list[Text]) -> str:
    """The SVG file."""
    prompt = Text.assemble(("$ ", "green"), (picture.call, "bold"))
    all_lines = [prompt, Text(), *lines]
    width = round(COLUMNS * CELL + 2 * MARGIN)
    height = len(all_lines) * LINE + 2 * MARGIN
    body = "\n".join(
        element for number, line in enumerate(all_lines) for element in _elements(line, number) if element
    )
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
<title>{escape(picture.title)}</title>
<rect width="{width}" height="{height}" rx="8" fill="{BACKGROUND}"/>
<g font-family="{escape(FONTS)}" font-size="{SIZE}" fill="{FOREGROUND}" xml:space="preserve">
{body}
</g>
</svg>
"""


def _elements(line: Text, number: int) -> Iterator[str]:
    """The parts of a line, each at its own place, so that columns stand even where the font is another."""
    console = Console(width=1000, color_system="standard", legacy_windows=False)
    column = 0
    for segment in line.render(console):
        for run in _RUN.finditer(segment.text):
            yield _element(run[0], column + run.start(), number, segment)
        column += len(segment.text)


def _element(text: str, column: int, number: int, segment: Segment) -> str:
    x, width = MARGIN + column * CELL, len(text) * CELL
    top = MARGIN + number * LINE
    style = segment.style
    colour = _colour(style.color if style else None)
    if text[0] in "█░":  # drawn, since fonts differ in their height
        opacity = "" if text[0] == "█" else ' opacity="0.25"'
        return (
            f'<rect x="{x:.1f}" y="{top + 4}" width="{width:.1f}" height="{LINE - 8}" '
            f'fill="{colour or FOREGROUND}"{opacity}/>'
        )
    bold, dim = bool(style and style.bold), bool(style and style.dim)
    fill = colour or (FAINT if dim else STRONG if bold else "")
    extra = f' fill="{fill}"' if fill else ""
    extra += ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{top + 14}" textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs"{extra}>'
        f"{escape(text, quote=False)}</text>"
    )


def _colour(color: Color | None) -> str:
    return COLOURS.get(color.number % 8, "") if color is not None and color.number is not None else ""


def main(arguments: list[str]) -> int:
    """Draw, or check."""
    outdated = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        prepare(folder)
        for picture in PICTURES:
            file = FOLDER / f"{picture.name}.svg"
            svg = drawn(picture, shown_lines(picture, printed(picture.call, folder)))
            if file.is_file() and file.read_text(encoding="utf-8") == svg:
                continue
            if "--check" in arguments:
                print(
                    f"{file.relative_to(ROOT)}: not what the command prints now; run python tools/pictures.py"
                )
                outdated += 1
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(svg, encoding="utf-8", newline="\n")
            print(f"{file.relative_to(ROOT)}: written")
    for file in sorted(FOLDER.glob("*.svg")):
        if file.stem not in {picture.name for picture in PICTURES}:
            print(f"{file.relative_to(ROOT)}: belongs to no picture; delete it")
            outdated += 1
    return 1 if outdated else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
