"""What a run hands to a format: an outcome for each file, and its findings in words, the same in every format."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from zi_cli.assessment.assessment import Assessment
from zi_cli.errors import ZiError
from zi_cli.findings.catalogue import RULES
from zi_cli.findings.control import Controlled
from zi_cli.findings.finding import Finding, Severity, Waiver
from zi_cli.language import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A file that was assessed."""

    assessment: Assessment
    controlled: Controlled

    @property
    def path(self) -> str:
        """The file, as the user gave it."""
        return self.assessment.filled.path

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings to tell, waived ones too."""
        return self.controlled.shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file that could not be assessed, and why."""

    path: str
    problem: ZiError

    def words(self, translator: Translator) -> list[str]:
        """What is wrong, and what to do about it where that is known."""
        said = (self.problem.message, self.problem.hint)
        return [translator.text(text) for text in said if text is not None]


Outcome = Assessed | Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What is the same for all files of a run."""

    translator: Translator
    fail_on: Severity | None = Severity.ERROR
    """From which severity on a finding counts against the file; None: none does."""
    codes: Collection[str] = tuple(RULES)
    """The rules that were asked."""
    csv_separator: str = ","


class Report(Protocol):
    """A run in one format, piece by piece, so that many files need no more memory than one.

    The pieces, each followed by a line end, are one document. An empty piece is left out.
    """

    def begin(self) -> str:
        """What stands before the first file; nothing unless a format says otherwise."""
        return ""

    def file(self, outcome: Outcome) -> str:
        """One file."""
        ...

    def end(self) -> str:
        """What stands after the last file; nothing unless a format says otherwise."""
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding in plain words and values."""

    code: str
    name: str
    severity: Severity
    title: str
    soal_id: int | None
    item_id: str | None
    cell: str | None
    """`Sheet!K8`"""
    found: str
    message: str
    hint: str
    points_at_stake: Fraction
    view: str
    """Whose score would rise by these points."""
    fingerprint: str
    waiver: Waiver | None

    @property
    def sheet(self) -> str:
        """The sheet of the cell; empty where there is none."""
        return (self.cell or "").rpartition("!")[0]

    @property
    def place(self) -> str:
        """The cell without its sheet; empty where there is none."""
        return (self.cell or "").rpartition("!")[2]


def tell_findings(outcome: Assessed, translator: Translator) -> Sequence[Told]:
    """The findings of a file, in order."""
    return [_told(finding, outcome.assessment, translator) for finding in outcome.findings]


def _told(finding: Finding, assessment: Assessment, translator: Translator) -> Told:
    hit = finding.hit
    return Told(
        code=finding.rule.code,
        name=finding.rule.name,
        severity=finding.severity,
        title=translator.text(finding.rule.title),
        soal_id=hit.soal_id,
        item_id=hit.item_id,
        cell=hit.cell,
        found=hit.found,
        message=translator.text(hit.message),
        hint=translator.text(hit.hint),
        points_at_stake=hit.points_at_stake,
        view=(hit.view or assessment.shown_view).value,
        fingerprint=finding.fingerprint,
        waiver=finding.waiver,
    )


def waived_words(waiver: Waiver, translator: Translator) -> str:
    """A waiver in one sentence."""
    return translator.say(
        "waived until {until} by {approver}: {reason}",
        until=waiver.until,
        approver=waiver.approver,
        reason=waiver.reason,
    )
