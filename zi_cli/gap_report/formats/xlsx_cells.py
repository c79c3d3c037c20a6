"""What the sheets of the report's workbook share: numbers, lists of texts, colours, a head."""

from collections.abc import Iterable
from typing import Final

from zi_cli.gap_report.number import Number
from zi_cli.gap_report.report import GapReport
from zi_cli.workbook.writing.tables.table import Column, Kind, Sheet, Shown, Table, Value

TONES: Final = {
    "met": "good",
    "passed": "good",
    "missed": "wrong",
    "not_met": "wrong",
    "partly": "open",
    "unknown": "open",
    "error": "wrong",
    "warning": "open",
}
"""State → colour."""
_ROUNDED: Final = 0.005 + 1e-9
"""What two decimals may differ from the value."""


def exact(number: Number | None) -> Value:
    """The value, unrounded; with all its decimals where two of them would lift it to a threshold it misses."""
    if number is None:
        return None
    percent = number.text.endswith("%")
    shown = float(number.text.removesuffix(" %").replace(",", "."))
    uncut = abs(shown - number.value) > _ROUNDED
    if percent or uncut:
        return Shown(number.value, "percent" if percent else "points", uncut)
    return number.value


def effort(number: Number) -> Value:
    """Effort as it is."""
    return number.value


def count(text: str) -> Value:
    """The number of one input as a number, several as a text, so that a column of them sorts."""
    return int(text) if text.isdecimal() and text.isascii() else text


def joined(texts: Iterable[str]) -> str:
    """One a line, with a dot before each where there are several."""
    lines = tuple(texts)
    return lines[0] if len(lines) == 1 else "\n".join(f"• {line}" for line in lines)


def large(text: str) -> str:
    """With a large first letter."""
    return text[:1].upper() + text[1:]


def columns(report: GapReport, *described: tuple[str, Kind, float]) -> tuple[Column, ...]:
    """Columns by the key of their name, their kind and their width."""
    return tuple(
        Column(name=large(report.words[key]), kind=kind, width=width) for key, kind, width in described
    )


def list_sheet(report: GapReport, title: str, table: Table, *, none: str = "", line: str = "") -> Sheet:
    """A sheet of one table."""
    lines = (report.unit.name, line) if line else (report.unit.name,)
    return Sheet(name="", title=title, lines=lines, tables=(table,), none=none)


def others_decide(report: GapReport, *, alone: bool, who: str) -> str:
    """Who or what else decides; empty where the unit can do it alone."""
    return "" if alone else who or large(report.words["not_alone"])
