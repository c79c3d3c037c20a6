"""Write docs/model-laporan.md from the dataclasses of the gap report: every value that a template may show.

Run it after the model changed: `python tools/report_model.py`. With `--check` it only compares.
"""

import ast
import inspect
import sys
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

from zi_cli.gap_report.number import Number
from zi_cli.gap_report.report import GapReport
from zi_cli.gap_report.words import WORDS
from zi_cli.language import Translator

TARGET = Path(__file__).parents[1] / "docs" / "model-laporan.md"
HEAD = """# Model laporan

Halaman ini ditulis oleh program (`python tools/report_model.py`) dari kelas-kelas di `zi_cli/gap_report`; jangan
disunting dengan tangan.

Halaman ini untuk penulis templat: semua yang boleh ditampilkan laporan kesenjangan, dan tidak ada yang lain. Cara
memakai templat sendiri: [laporan.md](laporan.md).

- Templat Jinja (`.html.j2`, `.md.j2`, `.docx`) membaca `report` dan `words`: `{{ report.unit.name }}`,
  `{{ words.gates }}`.
- Templat Typst membaca hal yang sama sebagai JSON: `#let d = json(bytes(sys.inputs.report))`, lalu `d.unit.name`,
  `d.words.gates`. Nilai kosong di sana adalah `none`.
- Sebuah angka (`Number`) menampilkan dirinya sebagai teks dengan koma desimal di templat Jinja. Di Typst tulis
  `.text`. Nilai tepatnya, untuk grafik, ada di `.value`.
- *daftar X* berarti nol atau lebih; *atau tidak ada* berarti nilainya bisa kosong (`none`), jadi periksa dahulu.

Keterangan setiap isian berbahasa Inggris, diambil dari programnya.
"""
NAMES = {str: "teks", int: "bilangan", float: "bilangan pecahan", bool: "ya/tidak", type(None): "tidak ada"}


def text() -> str:
    """The whole page."""
    lines = [HEAD]
    for kind in reachable(GapReport):
        lines += section(kind)
    lines += words()
    return "\n".join(lines).rstrip() + "\n"


def reachable(kind: type) -> tuple[type, ...]:
    """`kind` and every dataclass below it, each where it is first met, `Number` last."""
    found: dict[type, None] = {}
    waiting = [kind]
    while waiting:
        one = waiting.pop(0)
        if one in found:
            continue
        found[one] = None
        below = (part for hint in hints(one).values() for part in parts(hint))
        waiting += [part for part in below if isinstance(part, type) and is_dataclass(part)]
    found.pop(Number, None)
    return (*found, Number)


def parts(hint: Any) -> Iterator[Any]:
    """The plain types within a type."""
    inner = typing.get_args(hint)
    if not inner:
        yield hint
    for one in inner:
        yield from parts(one)


def hints(kind: type) -> dict[str, Any]:
    """Name of a field → its type."""
    found = typing.get_type_hints(kind)
    return {field.name: found[field.name] for field in fields(typing.cast("Any", kind))}


def section(kind: type) -> Iterator[str]:
    """One class as a table."""
    told = docstrings(kind)
    yield f"\n## {kind.__name__}\n"
    yield f"{one_line(inspect.getdoc(kind) or '')}\n"
    yield "| isian | jenis | keterangan |"
    yield "|---|---|---|"
    for name, hint in hints(kind).items():
        yield f"| `{name}` | {shown(hint)} | {told.get(name, '')} |"


def docstrings(kind: type) -> Mapping[str, str]:
    """Name of a field → the string below it."""
    tree = ast.parse(dedent(inspect.getsource(kind))).body[0]
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for field, below in zip(tree.body, tree.body[1:], strict=False):
        if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            found[field.target.id] = one_line(str(below.value.value))
    return found


def one_line(words: str) -> str:
    """A text for a cell of a table."""
    return " ".join(words.split()).replace("|", "\\|")


def shown(hint: Any) -> str:
    """A type in words."""
    if hint in NAMES:
        return NAMES[hint]
    inner, origin = typing.get_args(hint), typing.get_origin(hint)
    if origin is types.UnionType:
        return " atau ".join(shown(one) for one in inner)
    if origin is tuple:
        return f"daftar {shown(inner[0])}"
    if inner:
        return "kamus teks"
    return f"[{hint.__name__}](#{hint.__name__.lower()})"


def words() -> Iterator[str]:
    """The fixed words."""
    indonesian = Translator("id")
    yield "\n## Kata-kata tetap\n"
    yield "Isi `words`, juga `report.words`, dalam bahasa laporan.\n"
    yield "| kunci | Indonesia |"
    yield "|---|---|"
    for key, message in WORDS.items():
        yield f"| `{key}` | {one_line(indonesian.text(message))} |"


def main() -> int:
    """Write the page, or compare it."""
    new = text()
    if "--check" in sys.argv[1:]:
        if TARGET.exists() and TARGET.read_text(encoding="utf-8") == new:
            return 0
        print("docs/model-laporan.md is not what the model says; run: python tools/report_model.py")
        return 1
    TARGET.write_text(new, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
