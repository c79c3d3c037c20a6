"""A sound LKE as parts of a zip file, for one thing to be made hostile in it."""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.builders.lke import best
from tests.builders.package import Parts, save
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.workbook.writing.lampiran_iii import write_lampiran_iii

SHEET = "xl/worksheets/sheet1.xml"
SHEET_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
BOOK = "xl/workbook.xml"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
END_OF_CELLS = "</sheetData>"
FAR_ROW = 4_000
"""A row below the table that is still kept."""

Builder = Callable[[Path, CriteriaSet], Path]


@cache
def _sound(criteria_id: int, folder: str) -> bytes:
    raise NotImplementedError


def sound(path: Path, criteria: CriteriaSet) -> dict[str, str]:
    """The XML parts of a sound LKE, by name; `path` is where it is written in between."""
    write_lampiran_iii(path, criteria.lke, best(criteria.lke))
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def changed(path: Path, criteria: CriteriaSet, part: str, before: str, more: str) -> Path:
    """A sound LKE with `more` put before the first `before` of one part."""
    parts = sound(path, criteria)
    assert before in parts[part], (part, before)
    parts[part] = parts[part].replace(before, more + before, 1)
    return save(path, parts)


def saved(path: Path, parts: Parts) -> Path:
    """Write the parts."""
    return save(path, parts)
