"""The head of the report: whose workbook it is, what was read, and the verdict."""

from dataclasses import dataclass
from datetime import date
from pathlib import PureWindowsPath
from typing import Final

from zi_cli import __version__
from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.verdict import errors_to_resolve, reasons, with_evidence
from zi_cli.assessment.views import VIEW_NAMES, View
from zi_cli.gap_report.number import Number, points
from zi_cli.language import Translator, msg, printable

NEAR_POINTS: Final = 5
"""Up to this many missing points in total a unit is called near."""
_MONTHS: Final = (
    msg("January"), msg("February"), msg("March"), msg("April"), msg("May"), msg("June"), msg("July"),
    msg("August"), msg("September"), msg("October"), msg("November"), msg("December"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line of the unit's identity."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Whose workbook it is."""

    name: str
    facts: tuple[Fact, ...]
    """What else the identity sheet says: parent, region, head; empty where the workbook has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the report was made from."""

    file: str
    """Name of the file, without its folder."""
    sha256: str
    digest: str
    """The first twelve signs of `sha256`, enough to tell two files apart."""
    layout: str
    sheet: str
    pack: str
    """Name of the instrument and its version."""
    regulation: str
    program: str
    """`zi` and its version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Ready or not, and why."""

    tone: str
    """ready, near (every missed gate short by little), or not"""
    headline: str
    sentences: tuple[str, ...]
    """How many findings are errors, where any are; then the reasons, most important first; each a sentence."""
    errors: int
    """How many findings are errors and not waived; the first sentence says it."""
    view: str
    """Whose answers decided, in words."""
    total: Number | None
    """None where the view has no score."""
    total_minimum: Number
    notice: str
    """What the report is not."""


def unit_of(assessment: Assessment) -> Unit:
    """The unit, as far as the workbook tells."""
    forms = assessment.filled.forms
    keys = ("unit_id", "type", "parent", "region", "head", "year")
    facts = ((forms.identity_names.get(key, key), forms.entry(key)) for key in keys)
    return Unit(
        name=printable(assessment.filled.unit_name),
        facts=tuple(Fact(name=printable(name), text=printable(text)) for name, text in facts if text),
    )


def source_of(assessment: Assessment) -> Source:
    """File and instrument."""
    filled, pack = assessment.filled, assessment.pack
    return Source(
        file=printable(PureWindowsPath(filled.path).name),
        sha256=filled.sha256,
        digest=filled.sha256[:12],
        layout=filled.layout.id,
        sheet=printable(filled.sheet),
        pack=f"{pack.name} ({pack.id} {pack.version})",
        regulation=pack.regulation,
        program=f"zi {__version__}",
    )


def verdict_of(assessment: Assessment, translator: Translator, errors: int = 0) -> Verdict:
    """The verdict for the target; `errors`: how many findings are errors."""
    score = assessment.scores[assessment.view]
    minimum = assessment.threshold(assessment.pack.totals["total"])
    target = assessment.target
    headline = (
        msg("READY for {target}", target=target)
        if assessment.ready
        else msg("NOT READY for {target}", target=target)
    )
    grave = errors_to_resolve(errors)
    sentences = [translator.text(told) for told in (grave, *reasons(assessment)) if told is not None]
    evidence = with_evidence(assessment)
    if evidence is not None:
        sentences.append(translator.text(evidence).removesuffix("."))
    return Verdict(
        tone=tone_of(assessment),
        headline=translator.text(headline),
        sentences=tuple(f"{sentence[:1].upper()}{sentence[1:]}." for sentence in sentences),
        errors=errors,
        view=translator.text(VIEW_NAMES[assessment.view]),
        total=None if score is None else points(translator, score.totals["total"], minimum),
        total_minimum=points(translator, minimum),
        notice=translator.say(
            "This is a self-assessment by the unit's own file, not an official verdict. The predicate is decided "
            "by the evaluation of TPI and TPN."
        ),
    )


def tone_of(assessment: Assessment) -> str:
    """`Verdict.tone` alone."""
    if assessment.ready:
        return "ready"
    minimum = assessment.threshold(assessment.pack.totals["total"])
    score = assessment.scores[View.CLAIMED if assessment.scores[assessment.view] is None else assessment.view]
    missed = sum(gate.met is not True for gate in assessment.gates)
    near = score is not None and score.totals["total"] >= minimum - NEAR_POINTS and missed <= 2
    return "near" if near and assessment.complete else "not"


def long_date(day: date, translator: Translator) -> str:
    """`22 November 2026`"""
    return f"{day.day} {translator.text(_MONTHS[day.month - 1])} {day.year}"
