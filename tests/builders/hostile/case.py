"""What a hostile file is, and a sound LKE as parts of a zip file for one thing in it to be changed."""

import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.builders.lke import best
from tests.builders.package import save
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.load import load_pack
from zi_cli.workbook.writing.lampiran_iii import write_lampiran_iii

SHEET = "xl/worksheets/sheet1.xml"
SHEET_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
BOOK = "xl/workbook.xml"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
END_OF_CELLS = "</sheetData>"
FAR_ROW = 4_000
"""A row below the table, which is kept all the same."""

Builder = Callable[[Path, CriteriaSet], Path]


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file and what becomes of it."""

    build: Builder
    refused: str = ""
    """Words of the message that refuses it; empty where it is read."""
    finding: str = ""
    """Code of a finding that must be there."""
    suffix: str = ".xlsx"


def sound() -> dict[str, str]:
    """The XML parts of a sound LKE, by name."""
    return dict(_sound())


@cache
def _sound() -> dict[str, str]:
    pack = load_pack()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lke.xlsx"
        write_lampiran_iii(path, pack, best(pack))
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name).decode() for name in archive.namelist()}


def with_more(part: str, before: str, more: Callable[[], str]) -> Builder:
    """A sound LKE with `more` put before the first `before` of one of its parts."""

    def build(path: Path, criteria: CriteriaSet) -> Path:
        parts = sound()
        assert before in parts[part], (part, before)
        return save(path, {**parts, part: parts[part].replace(before, more() + before, 1)})

    return build


def with_part(part: str, content: Callable[[], str]) -> Builder:
    """A sound LKE of which one part is another."""
    return lambda path, criteria: save(path, {**sound(), part: content()})


def rows(*cells: str, first: int = FAR_ROW) -> str:
    """Rows of given cells, each row with its number."""
    return "".join(f'<row r="{first + at}">{row}</row>' for at, row in enumerate(cells))


def inline(reference: str, text: str) -> str:
    """A cell with a text of its own."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'
