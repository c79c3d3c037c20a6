"""Findings, as the report tells them."""

from dataclasses import dataclass

from zi_cli.findings.finding import Severity
from zi_cli.gap_report.number import Number, points
from zi_cli.language import Message, Translator, msg, printable
from zi_cli.report.outcome import Assessed, Told, tell_findings, waived_words

_SEVERITY_NAMES: dict[Severity, Message] = {
    Severity.ERROR: msg("errors"),
    Severity.WARNING: msg("warnings"),
    Severity.INFO: msg("for information"),
}
_TEXT_SIGNS = 1_000
_COMMAND = "zi check "


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """Something that does not stand up."""

    code: str
    title: str
    severity: str
    """error, warning, or info"""
    severity_word: str
    soal: int | None
    cell: str
    found: str
    message: str
    hint: str
    points: Number
    """What mending it alone brings; 0 where it brings none."""
    waived: str
    """Who lives with it, why and until when; empty where nobody does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """Findings of one severity."""

    severity: str
    name: str
    count: int
    rows: tuple[FindingRow, ...]


def finding_groups(outcome: Assessed, translator: Translator) -> tuple[FindingGroup, ...]:
    """Findings, the gravest first; severities without any are left out."""
    told = tell_findings(outcome, translator)
    groups = []
    for severity in sorted(Severity, reverse=True):
        rows = tuple(_row(one, translator) for one in told if one.severity is severity)
        if rows:
            name = translator.text(_SEVERITY_NAMES[severity])
            groups.append(FindingGroup(severity=severity.word, name=name, count=len(rows), rows=rows))
    return tuple(groups)


def _row(told: Told, translator: Translator) -> FindingRow:
    return FindingRow(
        code=told.code,
        title=told.title,
        severity=told.severity.word,
        severity_word=translator.text(_SEVERITY_NAMES[told.severity]),
        soal=told.soal_id,
        cell=told.cell or "",
        found=printable(told.found, _TEXT_SIGNS),
        message=printable(told.message, _TEXT_SIGNS),
        hint=printable(_hint(told.hint, translator), _TEXT_SIGNS),
        points=points(translator, told.points_at_stake),
        waived="" if told.waiver is None else waived_words(told.waiver, translator),
    )


def _hint(hint: str, translator: Translator) -> str:
    """The hint; a command to type is no help on paper, where the report itself has the answer."""
    if _COMMAND not in hint:
        return hint
    return translator.say("The shortest path of this report says what would reach it.")
