"""Workbooks in both official layouts, made from the official files, filled at random and put out of shape.

A Table is rows and columns with names, so that wherever things are moved, the true cell of an answer is known.
"""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from tests.reference.oracle import OPTIONS, RATIOS, Meaning, Result, questions, score

Typed = str | int | float | bool | None


@dataclass(frozen=True)
class Entry:
    """What someone types, and what it means: None where it can't be counted."""

    typed: Typed
    means: Meaning


Filling = dict[int, Entry]


@dataclass
class Row:
    """A row of a table; `name` says what it is."""

    name: str
    cells: dict[str, Typed] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)


@dataclass
class Table:
    """A sheet whose rows and columns can be moved about."""

    title: str
    columns: list[str]
    rows: list[Row]
    text: str
    """Column of the questions; `answer` and so on likewise."""
    answer: str = "K"
    note: str = "O"
    evidence: str = "Q"
    tpi: str | None = None
    merged: list[tuple[Row, str, Row, str]] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    """Titles of other sheets in front of it."""
    formulas: bool = True

    def row(self, name: str) -> Row:
        return next(row for row in self.rows if row.name == name)

    def at(self, name: str) -> int:
        return next(at for at, row in enumerate(self.rows) if row.name == name)

    def soal(self, soal: int) -> Row:
        return self.row(f"soal {soal}")

    def text_of(self, soal: int) -> str:
        row = self.soal(soal)
        return str(row.cells[self.text_column(row)])

    def text_column(self, row: Row) -> str:
        """Where a row has its wording: the questions of component B stand further left."""
        return self.text if row.cells.get(self.text) else "E"

    def reword(self, soal: int, text: str | None) -> None:
        row = self.soal(soal)
        row.cells[self.text_column(row)] = text

    def insert(self, at: int, cells: Mapping[str, Typed] | None = None) -> None:
        self.rows.insert(at, Row("inserted", dict(cells or {})))

    def delete(self, name: str) -> None:
        del self.rows[self.at(name)]

    def insert_column(self, before: str, cells: Callable[[Row], Typed] | None = None) -> None:
        name = f"new {len(self.columns)}"
        self.columns.insert(self.columns.index(before), name)
        for row in self.rows:
            if cells is not None and (value := cells(row)) is not None:
                row.cells[name] = value

    def move_column(self, name: str, after: str) -> None:
        self.columns.remove(name)
        self.columns.insert(self.columns.index(after) + 1, name)

    def fill(self, filling: Filling, column: str | None = None) -> "Table":
        for soal, entry in filling.items():
            self.soal(soal).cells[column or self.answer] = entry.typed
        return self

    def letter(self, column: str) -> str:
        return get_column_letter(self.columns.index(column) + 1)

    def cell(self, soal: int, column: str | None = None) -> str | None:
        """`Sheet!K8`: the true cell of an answer; None where its row was deleted."""
        if not any(row.name == f"soal {soal}" for row in self.rows):
            return None
        return f"{self.title}!{self.letter(column or self.answer)}{self.at(f'soal {soal}') + 1}"

    def save(self, path: Path) -> Path:
        book = openpyxl.Workbook()
        first = book.active
        assert first is not None
        first.title = self.before[0] if self.before else self.title
        for title in [*self.before[1:], *([self.title] if self.before else [])]:
            book.create_sheet(title)
        for title in self.before:
            book[title]["A1"] = "Petunjuk pengisian"
        self.write(book[self.title])
        book.save(path)
        book.close()
        return path

    def write(self, sheet: Any) -> None:
        place = {name: at for at, name in enumerate(self.columns, 1)}
        number = {id(row): at for at, row in enumerate(self.rows, 1)}
        for at, row in enumerate(self.rows, 1):
            for name, value in row.cells.items():
                if value is None or (not self.formulas and is_calculation(value)):
                    continue
                sheet.cell(at, place[name]).value = value
            for name, target in row.links.items():
                sheet.cell(at, place[name]).hyperlink = target
        for first, left, last, right in self.merged:
            if id(first) in number and id(last) in number and place[left] <= place[right]:
                sheet.merge_cells(
                    start_row=number[id(first)],
                    end_row=number[id(last)],
                    start_column=place[left],
                    end_column=place[right],
                )


def is_calculation(value: Typed) -> bool:
    """Whether a value is a formula other than a link."""
    return isinstance(value, str) and value.startswith("=") and not value.startswith("=HYPERLINK(")


class Reference:
    """The official files."""

    def __init__(self, folder: Path) -> None:
        import json

        self.blank = folder / "lke-zi-lampiran-iii-blank.xlsx"
        self.master = json.loads((folder / "master-soal-lke-zi-2026.json").read_text("utf-8"))
        self.questions = questions(self.master)

    def score(self, filling: Filling, missing: Iterable[int] = ()) -> Result:
        """By hand; `missing` are not on the sheet."""
        gone = set(missing)
        return score(self.master, {s: None if s in gone else e.means for s, e in filling.items()})

    @cached_property
    def _sheet(self) -> tuple[dict[tuple[int, int], Typed], list[tuple[int, int, int, int]]]:
        book = openpyxl.load_workbook(self.blank)
        sheet = book["LKE ZI"]
        cells = {(c.row, c.column): c.value for row in sheet.iter_rows() for c in row if c.value is not None}
        merged = [(r.min_row, r.min_col, r.max_row, r.max_col) for r in sheet.merged_cells.ranges]
        return cells, merged

    def lampiran(self, formulas: bool = True) -> Table:
        """The official sheet, its rows named `soal 1` … and `row 5` …"""
        cells, merged = self._sheet
        names = {soal.row + (2 if soal.id <= 60 else 3): f"soal {soal.id}" for soal in self.questions}
        letters = [get_column_letter(at) for at in range(1, 18)]
        last = max(row for row, _ in cells)
        rows = [Row(names.get(at, f"row {at}")) for at in range(1, last + 1)]
        for (row, column), value in cells.items():
            rows[row - 1].cells[letters[column - 1]] = value
        ranges = [(rows[a - 1], letters[b - 1], rows[c - 1], letters[d - 1]) for a, b, c, d in merged]
        return Table("LKE ZI", letters, rows, text="G", merged=ranges, formulas=formulas)

    def portalrb(self, style: str = "hierarchy", header: Mapping[str, str] | None = None) -> Table:
        """A sheet `Jawaban` as PortalRB could have it: how it looks between the questions isn't known.

        `style`: hierarchy (headings in rows of their own), path (headings repeated beside each question) or
        bare (questions only, in column C).
        """
        letters = [get_column_letter(at) for at in range(1, 18)]
        rows = [Row(f"row {at}") for at in range(1, 204)]
        rows[0].cells.update(header or {})
        last, path = 1, ("",) * 6
        for soal in self.questions:
            row = rows[soal.row - 1]
            row.name = f"soal {soal.id}"
            row.cells.update({"J": WRITTEN[soal.kind], "A": soal.id})
            row.cells["C" if style == "bare" else "G"] = soal.text
            if style == "path":
                row.cells.update(zip("BCDEF", soal.path, strict=False))
            opened = [
                name for level, name in enumerate(soal.path) if path[level : level + 1] != (name,)
            ] if style == "hierarchy" else []  # fmt: skip
            for offset, name in enumerate(opened[: soal.row - last - 1], 1):
                rows[last + offset - 1].cells["BCDEF"[soal.path.index(name)]] = name
            last, path = soal.row, soal.path
        text = "C" if style == "bare" else "G"
        return Table("Jawaban", letters, rows, text, note="L", evidence="M", tpi="N", formulas=False)

    def fill(self, seed: int, blank: float = 0.1, invalid: float = 0.05, zero: float = 0.2) -> Filling:
        """A random filling: blanks, zeros, slips, and answers as people type them."""
        dice = random.Random(seed)
        filling = {}
        for soal in self.questions:
            chance = dice.random()
            if chance < blank:
                filling[soal.id] = Entry(dice.choice([None, None, None, "  "]), None)
            elif chance < blank + invalid:
                filling[soal.id] = Entry(dice.choice(INVALID[soal.kind]), None)
            else:
                filling[soal.id] = valid(soal.kind, dice, zero)
        for counts in RATIOS:  # else nearly every ratio has something blank or wrong
            if dice.random() < 0.7:
                filling.update({soal: valid("jumlah", dice, zero) for soal in counts})
        return filling

    def fill_plainly(self, seed: int) -> Filling:
        """A random filling that is complete and valid."""
        return self.fill(seed, blank=0, invalid=0, zero=0.1)


WRITTEN = {
    "YA_TIDAK": "Ya/Tidak",
    "ABC": "A/B/C",
    "ABCD": "A/B/C/D",
    "ABCDE": "A/B/C/D/E",
    "0-4": "Nilai (0-4)",
    "jumlah": "Jumlah",
}
INVALID: dict[str, Sequence[Typed]] = {
    "YA_TIDAK": ["A", "mungkin", 1, "Ya/Tidak", True],
    "ABC": ["D", "E", "Ya", "A/B", "cukup", 2],
    "ABCD": ["E", "F", "AB", "tidak", 0.67],
    "ABCDE": ["F", "?", "A atau B", "Z"],
    "0-4": ["87,65 %", "4,01", 5, "baik", "-1", True, "3,58/4"],
    "jumlah": ["banyak", "2,5", -1, "3 orang", "50%", 1.5, "1,250", "-"],
}


def valid(kind: str, dice: random.Random, zero: float) -> Entry:
    """A random valid entry as someone may type it."""
    if kind in OPTIONS:
        option = dice.choice([*OPTIONS[kind]])
        lower = option.lower()
        ways = [option, option, option, lower, f" {lower}. ", f"{option} ", f"{option}.", f"({lower})"]
        return Entry(dice.choice([*ways, option.upper()]), option)
    if kind == "0-4":
        return dice.choice(INDICES)
    number = 0 if dice.random() < zero else dice.choice([1, 2, 3, 5, 7, 12, 40, 1250])
    shown = f"{number:,}".replace(",", ".")
    return Entry(dice.choice([number, number, float(number), str(number), f" {shown} "]), Fraction(number))


INDICES = [
    Entry(typed, Fraction(means))
    for typed, means in (
        (3.58, "3.58"),
        ("3,58", "3.58"),
        ("3.58", "3.58"),
        (" 0,75 ", "0.75"),
        (4, "4"),
        (0, "0"),
        ("4", "4"),
        (3.6, "3.6"),
        (3.2, "3.2"),
        (1 / 3, "0.333333333333333"),
        (0.1 + 0.2, "0.3"),
        ("3,600", "3.6"),
    )
]
HEADERS: dict[str, Mapping[str, str]] = {
    "plain": {
        "B": "Penilaian", "H": "Bobot", "I": "Penjelasan", "J": "Pilihan Jawaban", "K": "Jawaban",
        "L": "Catatan", "M": "Bukti Dukung", "N": "Jawaban TPI", "O": "Nilai", "Q": "Catatan TPI",
    },
    "unit": {
        "A": "No", "G": "Pertanyaan", "J": "Jenis Jawaban", "K": "Jawaban Unit Kerja", "L": "Catatan Unit Kerja",
        "M": "Link Bukti Dukung", "N": "Penilaian TPI", "Q": "Catatan TPI",
    },
    "loud": {
        "A": "ID SOAL", "G": "TEKS PERTANYAAN", "J": "JENIS JAWABAN", "K": "JAWABAN UNIT", "L": "CATATAN UNIT",
        "M": "BUKTI DUKUNG UNIT", "N": "JAWABAN TPI", "O": "NILAI TPI", "Q": "CATATAN TPI",
    },
    "satker": {
        "G": "Indikator", "H": "Bobot", "J": "Opsi", "K": "Jawaban Satker", "L": "Keterangan Catatan Satker",
        "M": "Tautan Bukti Dukung", "N": "Jawaban Tim Penilai Internal", "Q": "Catatan Tim Penilai Internal",
    },
    "none": {},
}  # fmt: skip
"""Headers that the official PortalRB sheet could have."""
