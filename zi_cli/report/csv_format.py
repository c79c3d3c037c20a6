"""CSV for spreadsheets: a row for each finding, the header once, nothing in it that a spreadsheet would run.

It begins with a byte order mark, by which Excel knows UTF-8. With `;` between columns, numbers have a decimal
comma: that is how Excel opens it where the computer's region is Indonesia.
"""

import csv
import io
import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from zi_cli.language import printable
from zi_cli.report.outcome import Outcome, Refused, Report, Style, Told, tell_findings

SEPARATORS: Final = (",", ";")
COLUMNS: Final = (
    "file", "unit", "code", "name", "severity", "soal", "item", "sheet", "cell", "found", "message", "hint",
    "points_at_stake", "view", "fingerprint", "waived", "waived_reason", "waived_by", "waived_until",
)  # fmt: skip
NOT_ASSESSED: Final = "not-assessed"
"""Name in the row of a file that could not be assessed; it has no code."""
_BOM: Final = "\ufeff"
_LONGEST: Final = 1_000
"""Characters of a text; a cell of Excel holds 32,767."""
_NUMBER: Final = re.compile(r"[-+]?\d+(?:[.,]\d+)?\s*%?")
# What makes a formula, at the start of a cell; also after the separators of the other kind of CSV, by which a
# program that was told the wrong one splits texts. The wide ones are taken for formulas in East Asian settings.
_FORMULA: Final = re.compile(r"(^|[,;|]\s*)(?=[=+\-@＝＋－＠])")

Value = str | int | Fraction | None


class CsvReport(Report):
    """Rows of findings, those of all files below one header."""

    def __init__(self, style: Style) -> None:
        self.translator = style.translator
        self.separator = style.csv_separator

    def begin(self) -> str:
        """The names of the columns."""
        return _BOM + self._row(COLUMNS)

    def file(self, outcome: Outcome) -> str:
        """A row for each finding, or one that says why there are none."""
        if isinstance(outcome, Refused):
            return self._row(self._problem(outcome))
        unit = outcome.assessment.filled.unit_name
        told = tell_findings(outcome, self.translator)
        return "\n".join(self._row(_values(outcome.path, unit, each)) for each in told)

    def _problem(self, outcome: Refused) -> Iterable[Value]:
        problem = outcome.problem
        said = {
            "file": outcome.path,
            "name": NOT_ASSESSED,
            "severity": "error",
            "message": self.translator.text(problem.message),
            "hint": self.translator.text(problem.hint) if problem.hint else "",
        }
        return [said.get(column) for column in COLUMNS]

    def _row(self, values: Iterable[Value]) -> str:
        text = io.StringIO()
        csv.writer(text, delimiter=self.separator, lineterminator="").writerow(map(self._cell, values))
        return text.getvalue()

    def _cell(self, value: Value) -> str:
        if isinstance(value, str):
            return harmless(value)
        if isinstance(value, Fraction):
            number = repr(float(value))
            return number.replace(".", ",") if self.separator == ";" else number
        return "" if value is None else str(value)


def harmless(text: str) -> str:
    """`text` on one line, with an apostrophe where a spreadsheet would begin to calculate."""
    clean = printable(text, _LONGEST)
    return clean if _NUMBER.fullmatch(clean) else _FORMULA.sub(r"\1'", clean)


def _values(path: str, unit: str, told: Told) -> tuple[Value, ...]:
    waiver = told.waiver
    return (
        path,
        unit,
        told.code,
        told.name,
        told.severity.word,
        told.soal_id,
        told.item_id,
        told.sheet,
        told.place,
        told.found,
        told.message,
        told.hint,
        told.points_at_stake,
        told.view,
        told.fingerprint,
        "yes" if waiver else "no",
        waiver.reason if waiver else "",
        waiver.approver if waiver else "",
        waiver.until if waiver else "",
    )
