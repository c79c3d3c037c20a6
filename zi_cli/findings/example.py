"""Examples of a rule: small workbooks as data, which are its documentation and its test."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Typed = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A workbook in which all is in order and well, but for what is said here. By soal number."""

    answers: Mapping[int, Typed] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)
    evidence: Mapping[int, str] = field(default_factory=dict)
    """What stands in the evidence cell; an empty text for none."""
    standing: Mapping[str, str] = field(default_factory=dict)
    """Evidence → `exists`, `broken` or `unknown`: what --evidence-dir or --check-links found out."""
    tpi: Mapping[int, Typed] = field(default_factory=dict)
    """TPI's answers where they differ from the unit's; with any, the workbook has TPI's columns."""
    tpi_notes: Mapping[int, str] = field(default_factory=dict)
    target: str | None = "WBK"
    """None leaves it to the workbook."""
    view: str = "claimed"
    change: str = ""
    """Name of a change to the file as a whole, which no answer, note or link can show."""
