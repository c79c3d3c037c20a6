"""Where everything stands in the workbook: the sheets refer to one another through this plan only."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.layout import Form, Layout
from zi_cli.workbook.grid import column_letters
from zi_cli.workbook.writing.template.texts import Texts

LAYOUT: Final = "zi"
HEADER_ROW: Final = 5
"""Row of the column names on every sheet that has a table."""
FIRST_ROW: Final = HEADER_ROW + 1
LKE_TYPED, LKE_VALID = 12, 13
"""Hidden columns of the LKE: what was typed, as formulas compare it, and whether an entry counts."""
MINIMUM_STATUS, MINIMUM_DERIVED, MINIMUM_CODE = 10, 11, 12
_SPARE: Final = 5
"""Empty lines below the innovations that are there already."""
PREREQUISITE_STATUS, PREREQUISITE_CODE, PREREQUISITE_TYPED = 9, 10, 11

SUMMARY_TARGET = 8
"""Hidden column of the summary."""


class Plan:
    """Rows and references of one workbook."""

    def __init__(self, criteria: CriteriaSet, texts: Texts, innovations: int = 0) -> None:
        self.criteria, self.texts, self.innovations = criteria, texts, innovations
        self.layout: Layout = criteria.lke.layouts[LAYOUT]

    @property
    def lke_sheet(self) -> str:
        """Name of the LKE sheet."""
        return self.layout.sheets[0]

    def form(self, name: str) -> Form:
        """The layout of a sheet beside the LKE."""
        return self.layout.forms[name]

    def sheet(self, name: str) -> str:
        """Name of a sheet beside the LKE."""
        return self.form(name).sheets[0]

    @cached_property
    def identity(self) -> Mapping[str, int]:
        """Field → row."""
        return {field.id: FIRST_ROW + place for place, field in enumerate(self.texts.identity.fields)}

    @cached_property
    def minimum(self) -> Mapping[str, int]:
        """Family or criterion → row; a family's band stands above its criteria."""
        items = [item for f in self.criteria.minimum.families for item in (f.id, *(c.id for c in f.criteria))]
        return {item: FIRST_ROW + place for place, item in enumerate(items)}

    @cached_property
    def prerequisites(self) -> Mapping[str, int]:
        """Level or prerequisite → row."""
        levels = self.criteria.prerequisites.levels
        items = [item for level in levels for item in (level.id, *(p.id for p in level.prerequisites))]
        return {item: FIRST_ROW + place for place, item in enumerate(items)}

    @property
    def register_rows(self) -> tuple[int, int]:
        """First and last row for innovations."""
        return FIRST_ROW, HEADER_ROW + max(self.texts.register_.rows, self.innovations + _SPARE)

    def lke(self, item: str, role: str, *, away: bool = True) -> str:
        """A cell of the LKE; `away` names its sheet."""
        return self._ref(self.lke_sheet if away else "", self.layout.columns[role].at, self.layout.rows[item])

    def lke_hidden(self, item: str, column: int, *, away: bool = True) -> str:
        """A cell of one of the hidden columns of the LKE."""
        return self._ref(self.lke_sheet if away else "", column, self.layout.rows[item])

    def lke_column(self, column: int) -> str:
        """All rows of a column of the LKE."""
        rows = self.layout.rows.values()
        letters = column_letters(column)
        return f"{_quoted(self.lke_sheet)}!${letters}${min(rows)}:${letters}${max(rows)}"

    def identity_entry(self, field: str) -> str:
        """The entry of an identity field."""
        form = self.form("identity")
        return self._ref(form.sheets[0], form.columns["answer"].at, self.identity[field])

    @property
    def target(self) -> str:
        """The cell with the predicate aimed at."""
        return self._ref(self.texts.sheets.summary, SUMMARY_TARGET, 1)

    def minimum_cell(self, item: str, column: int, *, away: bool = True) -> str:
        """A cell of a criterion."""
        return self._ref(self.sheet("minimum") if away else "", column, self.minimum[item])

    def prerequisite_cell(self, item: str, column: int, *, away: bool = True) -> str:
        """A cell of a prerequisite."""
        return self._ref(self.sheet("prerequisites") if away else "", column, self.prerequisites[item])

    def register_column(self, column_id: str) -> str:
        """All entries of a column of the register."""
        register = self.criteria.minimum.register
        assert register is not None
        place = [column.id for column in register.columns].index(column_id)
        letters, (first, last) = column_letters(2 + place), self.register_rows
        return f"{_quoted(self.sheet('register'))}!${letters}${first}:${letters}${last}"

    @staticmethod
    def _ref(sheet: str, column: int, row: int) -> str:
        place = f"${column_letters(column)}${row}"
        return f"{_quoted(sheet)}!{place}" if sheet else place


def _quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"


def text(words: str) -> str:
    """A text in a formula."""
    return '"' + words.replace('"', '""') + '"'
