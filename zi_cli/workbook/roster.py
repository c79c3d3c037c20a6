"""The roster: the units there are, from a CSV file or a workbook. Units are data, never code.

Columns: id, name, type, parent, region, category, holds_wbk, afirmasi, file; all but the name may be missing.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Final

from zi_cli.criteria.wording import normalised
from zi_cli.errors import UsageProblem, ZiError, reason_of
from zi_cli.language import Message, Quoted, msg
from zi_cli.workbook.forms import entered
from zi_cli.workbook.grid import MAX_COLUMN
from zi_cli.workbook.reading.open import read_workbook

_HEADERS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("id", "kode", "kode unit", "kode satker"),
    "name": (
        "name", "nama", "nama unit", "nama unit kerja", "nama satuan kerja", "nama satker", "unit", "unit kerja",
        "satker", "satuan kerja",
    ),
    "type": ("type", "jenis", "jenis unit"),
    "parent": ("parent", "unit organisasi", "induk", "unor"),
    "region": ("region", "wilayah", "provinsi"),
    "category": ("category", "kategori", "predikat", "target"),
    "holds_wbk": ("holds wbk", "sudah wbk", "sudah berpredikat wbk", "berpredikat wbk"),
    "afirmasi": ("afirmasi",),
    "file": ("file", "berkas", "nama berkas"),
}  # fmt: skip
_YES_NO: Final = {
    "ya": True, "yes": True, "true": True, "1": True, "y": True,
    "tidak": False, "no": False, "false": False, "0": False, "n": False,
}  # fmt: skip
CATEGORIES: Final = {"WBK": "WBK", "WBK-AFIRMASI": "WBK", "WBBM": "WBBM"}
"""Category → predicate aimed at."""
MAX_LINES: Final = 30_000
"""Of a roster. The ministry with most units has a few hundred, a nationwide round about 20,000."""
_MAX_BYTES: Final = 10 * 1024 * 1024
_HEADER_ROWS: Final = 40
"""Lines in which the names of the columns are looked for."""
_IN_PARTS: Final = msg("Split it into several rosters.")
_CSV: Final = (".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A line of the roster; empty texts where it is silent."""

    name: str
    id: str = ""
    type: str = ""
    parent: str = ""
    region: str = ""
    category: str = ""
    holds_wbk: bool | None = None
    afirmasi: bool | None = None
    file: str = ""


def fits(matched: int, strangers: int) -> bool:
    """Whether a roster seems to be that of the files: more than a tenth of those that can be read are of its units."""
    return strangers == 0 or matched * 10 > matched + strangers


def read_roster(path: Path) -> tuple[Unit, ...]:
    """The units in the order of the file. UsageProblem with everything that is wrong with it."""
    rows = _rows(path)
    first = enumerate(rows[:_HEADER_ROWS])
    header = next((place for place, (_, cells) in first if "name" in _columns(cells)), None)
    if header is None:
        raise UsageProblem(
            msg("the roster {file} has no column with the names of the units", file=path),
            msg(
                "Its first line names the columns: id, name, type, parent, region, category; only name is needed."
            ),
        )
    columns = _columns(rows[header][1])
    wrong: list[Message] = []
    filled = [(line, cells) for line, cells in rows[header + 1 :] if any(cells)]
    units = [(line, _unit(line, cells, columns, wrong)) for line, cells in filled]
    wrong += _given_twice(units)
    if not units:
        wrong.append(msg("it names no unit"))
    if wrong:
        raise UsageProblem(
            msg("the roster {file} has mistakes: {mistakes}", file=path, mistakes=_listed(wrong)),
            msg("Correct these lines; nothing was written."),
        )
    return tuple(unit for _, unit in units)


def _listed(parts: Sequence[Message]) -> Message:
    """All of them, one after the other."""
    named = {f"p{number}": part for number, part in enumerate(parts)}
    return Message("; ".join(f"{{{name}}}" for name in named), named)


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """(line, cells) of every line."""
    try:
        lines = _csv_rows(path) if path.suffix.lower() in _CSV else _sheet_rows(path)
        rows = list(islice(lines, MAX_LINES + 1))
    except (OSError, csv.Error) as fault:
        raise UsageProblem(
            msg("the roster {file} cannot be read: {reason}", file=path, reason=reason_of(fault))
        ) from None
    except ZiError as problem:
        about = msg("the roster {file} cannot be read: {reason}", file=path, reason=problem.message)
        raise UsageProblem(about, problem.hint) from None
    if len(rows) > MAX_LINES:
        raise UsageProblem(
            msg("the roster {file} has more than {limit} lines", file=path, limit=MAX_LINES), _IN_PARTS
        )
    return rows


def _csv_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Comma, semicolon or tab; UTF-8, or as Windows saves it."""
    with path.open("rb") as stream:
        data = stream.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise UsageProblem(msg("it has more than {limit} MB", limit=_MAX_BYTES // 1024 // 1024), _IN_PARTS)
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(";,\t", key=first.count))
    for cells in reader:
        yield reader.line_num, [" ".join(cell.split()) for cell in cells[:MAX_COLUMN]]


def _sheet_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    book, _ = read_workbook(path)
    sheet = next((sheet for sheet in book.sheets if sheet.cells and not sheet.hidden), None)
    if sheet is None:
        return
    last = max(column for _, column in sheet.cells)
    for row in sorted({row for row, _ in sheet.cells}):
        yield row, [" ".join(entered(sheet.cell(row, column)).split()) for column in range(1, last + 1)]


def _columns(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        for field, names in _HEADERS.items():
            if normalised(cell.replace("_", " ")) in names:
                found.setdefault(field, place)
    return found


def _unit(line: int, cells: Sequence[str], columns: Mapping[str, int], wrong: list[Message]) -> Unit:
    said = {field: cells[at] if at < len(cells) else "" for field, at in columns.items()}
    if not said["name"]:
        wrong.append(msg("line {line}: the name is missing", line=line))
    for field in ("holds_wbk", "afirmasi"):
        typed = said.get(field, "")
        if typed and typed.casefold() not in _YES_NO:
            wrong.append(msg("line {line}: {found} is neither Ya nor Tidak", line=line, found=Quoted(typed)))
    category = said.get("category", "").upper().replace(" ", "-")
    if category and category not in CATEGORIES:
        found, allowed = Quoted(said["category"]), ", ".join(CATEGORIES)
        wrong.append(
            msg("line {line}: {found} is not one of: {allowed}", line=line, found=found, allowed=allowed)
        )
    return Unit(
        name=said["name"],
        id=said.get("id", ""),
        type=said.get("type", ""),
        parent=said.get("parent", ""),
        region=said.get("region", ""),
        category=category,
        holds_wbk=_YES_NO.get(said.get("holds_wbk", "").casefold()),
        afirmasi=_YES_NO.get(said.get("afirmasi", "").casefold()),
        file=said.get("file", ""),
    )


def _given_twice(units: Sequence[tuple[int, Unit]]) -> Iterator[Message]:
    """Lines whose unit an earlier line has, by its name or its id; `units` with their lines."""
    names: dict[str, int] = {}
    ids: dict[str, int] = {}
    for line, unit in units:
        name, code = normalised(unit.name), normalised(unit.id)
        if name and name in names:
            given, first = Quoted(unit.name), names[name]
            yield msg("line {line}: {unit} is already on line {first}", line=line, unit=given, first=first)
        elif code and code in ids:
            given, first = Quoted(unit.id), ids[code]
            yield msg("line {line}: the id {id} is already on line {first}", line=line, id=given, first=first)
        names.setdefault(name, line)
        ids.setdefault(code, line)
