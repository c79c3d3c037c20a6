"""Which columns a table's header names: exact wordings first, then wordings that contain the right words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Final

from zi_cli.criteria.lke.layout import Layout
from zi_cli.criteria.wording import normalised
from zi_cli.workbook.grid import Sheet

_Area = tuple[int, int, int, int]
"""(first row, first column, last row, last column)"""
HEADER_ROWS: Final = 40
"""How far above the first question a header may stand."""
_BLOCK: Final = 2
"""How many rows apart the rows of one header may be."""
_LONGEST: Final = 60
_FREE: Final = ("answer", "note", "evidence", "tpi_answer", "tpi_note")
"""Roles whose headers people reword; the others are recognised by their exact wording only."""
_TPI: Final = frozenset({"tpi", "inspektorat"})
_SOMEONE_ELSE: Final = frozenset(
    {
        "asesor", "contoh", "evaluator", "lalu", "reviewer", "reviu", "sebelumnya", "target",
        "tpn", "tpu", "verifikasi", "verifikator",
    }
)  # fmt: skip
"""Words of headers of columns that look like the unit's own and are not."""
_REMEMBERED: Final = 2_048
"""Texts above a table whose meaning is remembered: workbooks of one kind have the same."""
_NOT_THE_ANSWER: Final = frozenset(
    {
        "alternatif", "bobot", "daftar", "formulir", "jenis", "kriteria", "lembar", "nilai", "nomor", "opsi",
        "panduan", "penjelasan", "petunjuk", "pilihan", "skala", "skema", "skor", "tanggal", "tipe",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """A cell that names a column's role."""

    role: str
    row: int
    column: int
    exact: bool


class HeaderReader:
    """Reads the header above the first question of a sheet, one row or several with merged groups."""

    def __init__(self, sheet: Sheet, layout: Layout, first_row: int, text_column: int) -> None:
        self.layout, self.text_column = layout, text_column
        top = max(1, first_row - HEADER_ROWS)
        self.texts = {
            (row, column): text
            for row in range(top, first_row)
            for column, text in sheet.texts_of(row)
            if 0 < len(text) <= _LONGEST
        }
        self.ranges = list(
            dict.fromkeys(r for r in sheet.merged if r[3] > r[1] and (r[0], r[1]) in self.texts)
        )
        self.ranges_by_last_row: dict[int, list[_Area]] = {}
        for area in self.ranges:
            self.ranges_by_last_row.setdefault(area[2], []).append(area)

    @cached_property
    def headers(self) -> tuple[Header, ...]:
        """Headers of the rows around the one that names most columns."""
        found = sorted(self._all(), key=lambda header: (header.row, header.column))
        if not found:
            return ()
        by_row = {row: {h.role for h in group} for row, group in groupby(found, key=attrgetter("row"))}
        best = max(by_row, key=lambda row: (len(by_row[row]), -row))
        alone = len(by_row[best]) < 2
        return tuple(h for h in found if abs(h.row - best) <= _BLOCK and (h.exact or not alone))

    def columns(self) -> Mapping[str, int]:
        """Role → column; of several the best worded, then the nearest to the official place."""
        named: dict[str, Header] = {}
        for header in self.headers:
            known = named.get(header.role)
            if known is None or self._rank(header) < self._rank(known):
                named[header.role] = header
        return {role: header.column for role, header in named.items()}

    @cached_property
    def foreign(self) -> frozenset[int]:
        """Columns that the header gives to someone else than the unit: an assessor's, last year's, a target."""
        rows = {header.row for header in self.headers}
        return frozenset(
            column
            for (row, column), text in self.texts.items()
            if column > self.text_column
            and any(abs(row - other) <= _BLOCK for other in rows)
            and (_is_someone_elses(text) or _is_tpi(text))
        )

    def others(self, role: str) -> set[int]:
        """Columns that the header names just as well for a role as the one that was taken."""
        headers = [header for header in self.headers if header.role == role]
        exact = [header for header in headers if header.exact] or headers
        return {header.column for header in exact} - {self.columns().get(role)}

    def _rank(self, header: Header) -> tuple[bool, int, int]:
        return not header.exact, abs(header.column - self.layout.columns[header.role].at), header.column

    def _all(self) -> Iterator[Header]:
        wide = {(top, left): right for top, left, _, right in self.ranges}
        for (row, column), text in self.texts.items():
            right = wide.get((row, column))
            if right is not None and (column <= self.text_column or self._heads_others(row, column, right)):
                continue
            found = self._role(text, self._group(row, column))
            if found and (found[1] or column > self.text_column):
                yield Header(found[0], row, column, found[1])

    def _heads_others(self, row: int, left: int, right: int) -> bool:
        """Whether a merged cell stands above headers of single columns."""
        return any(row < r <= row + _BLOCK and left <= c <= right for r, c in self.texts)

    def _group(self, row: int, column: int) -> str:
        """Text of merged cells that stand above a cell and others beside it."""
        texts = [
            self.texts[top, left]
            for above in range(_BLOCK, 0, -1)
            for top, left, _, right in self.ranges_by_last_row.get(row - above, ())
            if self.text_column < left <= column <= right
        ]
        return " ".join(texts)

    def _role(self, text: str, group: str) -> tuple[str, bool] | None:
        """(role, whether the wording is exact) of a header under a group's header, which may be empty."""
        own = _role_of(text, self.layout)
        if not group:
            return own
        if own and not _is_tpi(group):
            return own
        if own and f"tpi_{own[0]}" in self.layout.columns:
            return f"tpi_{own[0]}", own[1]
        return _role_of(f"{group} {text}", self.layout)


@lru_cache(maxsize=_REMEMBERED)
def _role_of(text: str, layout: Layout) -> tuple[str, bool] | None:
    """(role, whether the wording is exact) that a text names in a layout, whatever stands above it."""
    words = "%" if text.strip() == "%" else normalised(text)
    for role, column in layout.columns.items():
        if words in column.headers:
            return role, True
    parts = set(words.split())
    if not parts or parts & _SOMEONE_ELSE:
        return None
    for role in _FREE:
        if role not in layout.columns or _is_tpi(text) != role.startswith("tpi_"):
            continue
        if role.endswith("answer") and parts & _NOT_THE_ANSWER:
            continue
        wanted = (set(header.split()) for header in layout.columns[role].headers)
        if any(words_of <= parts | ({"tpi"} if _is_tpi(text) else set()) for words_of in wanted):
            return role, False
    return None


@lru_cache(maxsize=_REMEMBERED)
def _is_tpi(text: str) -> bool:
    normal = normalised(text)
    return bool(_TPI & set(normal.split())) or "penilai internal" in normal


@lru_cache(maxsize=_REMEMBERED)
def _is_someone_elses(text: str) -> bool:
    return not _SOMEONE_ELSE.isdisjoint(normalised(text).split())
