"""Which sheet is a form, and which of its columns plays which role: by the names of sheets, and by headers."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from zi_cli.criteria.lke.layout import Form
from zi_cli.criteria.wording import normalised
from zi_cli.workbook.grid import Book, Sheet

_HEADER_ROWS: Final = 40
_HEADER: Final = 100
"""Characters from which on a text is no header."""
_TELLING: Final = 3
"""Columns from which on the headers alone tell a form."""


class FormFinder:
    """Finds the forms among the sheets of a workbook, and their columns."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._words: dict[int, frozenset[str]] = {}

    def sheet(self, form: Form) -> Sheet | None:
        """The sheet of that name; else one whose header names every column of the form: people rename sheets."""
        names, sheets = _names(form), self.book.sheets
        named = next((sheet for sheet in sheets if normalised(sheet.name) in names and sheet.cells), None)
        if named is not None or len(form.columns) < _TELLING:
            return named
        whole = len(form.columns)
        likely = (sheet for sheet in sheets if len(_nameable(form, self._words_of(sheet))) == whole)
        return next((sheet for sheet in likely if len(self._named(sheet, form)[1]) == whole), None)

    def columns(self, sheet: Sheet, form: Form) -> tuple[int, Mapping[str, int]]:
        """(header row, role → column): the row that names most columns, else the official places from row 1 on."""
        best = self._named(sheet, form)
        if len(best[1]) < min(2, len(form.columns)):
            return 0, {role: column.at for role, column in form.columns.items()}
        return best

    def _named(self, sheet: Sheet, form: Form) -> tuple[int, Mapping[str, int]]:
        """(header row, role → column) of the row that names most columns; (0, {}) where none names any."""
        roles = _roles(form)
        best: tuple[int, Mapping[str, int]] = (0, {})
        for row in range(1, _HEADER_ROWS + 1):
            texts = sorted(_headings(sheet, row), reverse=True)  # of several alike the leftmost stays
            named = {role: column for column, text in texts for role in roles.get(text, ())}
            if len(named) > len(best[1]):
                best = row, named
        return best

    def _words_of(self, sheet: Sheet) -> frozenset[str]:
        """All that may be headers on a sheet; worked out once, since every form asks for it."""
        known = self._words.get(id(sheet))  # the book keeps the sheet
        if known is None:
            rows = [sheet.texts_of(row) for row in range(1, _HEADER_ROWS + 1)]
            texts = {text for row in rows for _, text in row if len(text) < _HEADER}
            known = self._words[id(sheet)] = frozenset(map(normalised, texts))
        return known


def _headings(sheet: Sheet, row: int) -> list[tuple[int, str]]:
    """(column, normalised text) of what may be headers in a row."""
    return [(column, normalised(text)) for column, text in sheet.texts_of(row) if len(text) < _HEADER]


def _nameable(form: Form, words: frozenset[str]) -> set[str]:
    """The roles that `words` would name if they stood in one row."""
    return {role for text, named in _roles(form).items() if text in words for role in named}


@lru_cache(maxsize=64)
def _names(form: Form) -> frozenset[str]:
    """Names of the sheet, normalised."""
    return frozenset(map(normalised, form.sheets))


@lru_cache(maxsize=64)
def _roles(form: Form) -> Mapping[str, tuple[str, ...]]:
    """Normalised header → the roles that it names."""
    roles: dict[str, tuple[str, ...]] = {}
    for role, column in form.columns.items():
        for text in dict.fromkeys(map(normalised, column.headers)):
            roles[text] = (*roles.get(text, ()), role)
    return roles
