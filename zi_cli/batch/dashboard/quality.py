"""What to know of the data: files that are missing, unreadable, double, or of no known unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from zi_cli.batch.recap.model import FileLine
from zi_cli.batch.recap.scale import Scale
from zi_cli.findings.catalogue import RULES
from zi_cli.findings.finding import Severity
from zi_cli.gap_report.head import long_date
from zi_cli.language import Translator, msg, printable

MOST: Final = 500
"""Entries of a list that stand in the page; recap.xlsx has all."""
FINDINGS: Final = 15

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A unit without a file."""

    name: str
    id: str
    parent: str
    type: str
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file that could not be read."""

    file: str
    unit: str
    reason: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A file that does not count, since its unit has a newer one."""

    unit: str
    file: str
    saved: str
    counted: str
    same_bytes: bool
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A file of no known unit."""

    file: str
    says: str
    candidates: tuple[str, ...]
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonFinding:
    """A finding's code over all assessed units."""

    code: str
    name: str
    severity: str
    severity_word: str
    units: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """All lists; each may be cut, so their true lengths stand beside them."""

    missing: tuple[Missing, ...]
    missing_count: int
    refused: tuple[Refused, ...]
    refused_count: int
    duplicates: tuple[Duplicate, ...]
    duplicates_count: int
    unknown: tuple[Unknown, ...]
    unknown_count: int
    findings: tuple[CommonFinding, ...]


def quality_of(scale: Scale) -> Quality:
    """The lists of the recap."""
    recap, translator = scale.recap, scale.translator
    return Quality(
        missing=tuple(
            Missing(
                name=printable(unit.name),
                id=printable(unit.id, 40),
                parent=printable(unit.parent),
                type=printable(unit.type),
                region=printable(unit.region),
            )
            for unit in _first(recap.missing)
        ),
        missing_count=len(recap.missing),
        refused=tuple(
            Refused(
                file=printable(one.file.path),
                unit=printable(one.unit),
                reason=printable(one.refusal.reason, 400),
                hint=printable(one.refusal.hint, 400),
            )
            for one in _first(recap.refused)
        ),
        refused_count=len(recap.refused),
        duplicates=tuple(
            Duplicate(
                unit=printable(one.unit),
                file=printable(one.file.path),
                saved=saved(one.file, translator),
                counted=printable(one.counted),
                same_bytes=one.same_bytes,
                verdict=_verdict(one.tone, one.total, scale),
            )
            for one in _first(recap.duplicates)
        ),
        duplicates_count=len(recap.duplicates),
        unknown=tuple(
            Unknown(
                file=printable(one.file.path),
                says=printable(one.read),
                candidates=tuple(printable(name) for name in one.candidates[:3]),
                verdict=_verdict(one.tone, one.total, scale),
            )
            for one in _first(recap.unknown)
        ),
        unknown_count=len(recap.unknown),
        findings=_findings(scale),
    )


def _first(entries: Sequence[Entry]) -> Sequence[Entry]:
    return entries[:MOST]


def _verdict(tone: str, total: float | None, scale: Scale) -> str:
    word = scale.tone_word(tone)
    return word if total is None else f"{word}, {scale.points(total, _minimum(scale))}"


def _minimum(scale: Scale) -> float | None:
    gate = next((gate for gate in scale.recap.gates if gate.id == "total"), None)
    return None if gate is None else scale.minimum(gate, scale.target)


def saved(file: FileLine, translator: Translator) -> str:
    """`1 March 2026, 08:15 UTC`; as it stands where it is no such time."""
    try:
        moment = datetime.fromisoformat(file.modified)
    except ValueError:
        return printable(file.modified, 40)
    return f"{long_date(moment.date(), translator)}, {moment:%H.%M} UTC"


def _findings(scale: Scale) -> tuple[CommonFinding, ...]:
    return tuple(
        CommonFinding(
            code=found.code,
            name=scale.translator.text(RULES[found.code].title),
            severity=found.severity,
            severity_word=scale.translator.text(_SEVERITIES[found.severity]),
            units=found.units,
            count=found.count,
        )
        for found in scale.recap.findings[:FINDINGS]
    )


_SEVERITIES: Final = {
    Severity.ERROR.word: msg("error"),
    Severity.WARNING.word: msg("warning"),
    Severity.INFO.word: msg("info"),
}
