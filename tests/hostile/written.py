"""What is alive in a workbook that was written: its formulas and the targets of its links."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

_FORMULA = re.compile(r"<(?:f|formula|formula1|formula2|definedName)(?: [^>]*)?>([^<]*)<")
_CELL_FORMULA = re.compile(r"<f(?: [^>]*)?>([^<]*)<")
_TARGET = re.compile(r'<Relationship [^>]*Target="([^"]*)"[^>]*TargetMode="External"')


def _parts(path: Path, suffix: str) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(suffix):
                yield archive.read(name).decode("utf-8")


def formulas(path: Path) -> Iterator[str]:
    """Formulas of cells, validations, formats and names."""
    for content in _parts(path, ".xml"):
        yield from _FORMULA.findall(content)


def cell_formulas(path: Path) -> set[str]:
    """Formulas of cells alone; none where the file is no zip file."""
    if not zipfile.is_zipfile(path):
        return set()
    return {formula for content in _parts(path, ".xml") for formula in _CELL_FORMULA.findall(content)}


def link_targets(path: Path) -> list[str]:
    """Where its links lead."""
    return [target for content in _parts(path, ".rels") for target in _TARGET.findall(content)]
