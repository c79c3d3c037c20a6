"""The view model of the gap report: all that a template may show.

Templates for HTML, Markdown, Word and PDF read this and nothing else, so that every format tells the same.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from zi_cli.gap_report.actions import Action, actions
from zi_cli.gap_report.appendix import IndicatorGroup, indicator_groups
from zi_cli.gap_report.areas import AreaRow, area_rows
from zi_cli.gap_report.differences import OwnFormulas, TpiPart, own_formulas, tpi_part
from zi_cli.gap_report.farthest import farthest_gates
from zi_cli.gap_report.found import FindingGroup, finding_groups
from zi_cli.gap_report.gates import GateRow, ScoreRow, gate_rows, score_rows
from zi_cli.gap_report.head import Source, Unit, Verdict, long_date, source_of, unit_of, verdict_of
from zi_cli.gap_report.innovation import InnovationPart, innovation_part
from zi_cli.gap_report.minimum import FamilyRow, PrerequisiteRow, family_rows, prerequisite_rows
from zi_cli.gap_report.page_one import page_one
from zi_cli.gap_report.plan_part import PlanPart, plan_part
from zi_cli.gap_report.problems import ProblemMap, problem_map
from zi_cli.gap_report.settings import settings_text
from zi_cli.gap_report.words import words_of
from zi_cli.language import Translator, printable
from zi_cli.plan.plan import Plan
from zi_cli.report.outcome import Assessed


@dataclass(frozen=True, slots=True, kw_only=True)
class GapReport:
    """A unit's gap report."""

    language: str
    """`id` or `en`"""
    words: Mapping[str, str]
    """Fixed words, by key."""
    title: str
    date: str
    """In words: `22 November 2026`."""
    date_iso: str
    """`2026-11-22`"""
    unit: Unit
    source: Source
    settings: str
    """The zi.toml in use, the margin, and how many rules were not asked, in words; empty where nothing was settled."""
    target: str
    """WBK or WBBM."""
    target_name: str
    target_assumed: bool
    """Whether nobody named the target."""
    ready: bool
    complete: bool
    verdict: Verdict
    gates: tuple[GateRow, ...]
    farthest: tuple[GateRow, ...]
    """At most two missed gates that lack the largest part of their minimum, neither within the other."""
    top_actions: tuple[Action, ...]
    """The most valuable ones, for page one; what is blank is one action for all of it."""
    scores: tuple[ScoreRow, ...]
    areas: tuple[AreaRow, ...]
    families: tuple[FamilyRow, ...]
    prerequisites: tuple[PrerequisiteRow, ...]
    problems: ProblemMap
    innovation: InnovationPart
    plan: PlanPart
    findings: tuple[FindingGroup, ...]
    tpi: TpiPart
    own_formulas: OwnFormulas
    actions: tuple[Action, ...]
    """All actions, for the table that the meeting fills in."""
    indicators: tuple[IndicatorGroup, ...]

    def plain(self) -> dict[str, object]:
        """The model as JSON would hold it: dictionaries, lists, texts and numbers."""
        return asdict(self)


def gap_report(outcome: Assessed, plan: Plan, translator: Translator, day: date) -> GapReport:
    """The report of one workbook; `plan` is the cheapest way to its target, `day` the day of the report."""
    assessment = outcome.assessment
    problems, path = problem_map(assessment, translator), plan_part(plan, translator)
    to_do = actions(problems, path, translator)
    unit, target, gates = unit_of(assessment), assessment.target, gate_rows(assessment, translator)
    return GapReport(
        language=translator.language,
        words=words_of(translator, assessment.filled.evidence_known),
        title=translator.say("Gap report: {unit}", unit=unit.name),
        date=long_date(day, translator),
        date_iso=day.isoformat(),
        unit=unit,
        source=source_of(assessment),
        settings=settings_text(outcome.controlled, plan.wishes.margin, translator),
        target=target,
        target_name=printable(assessment.pack.targets[target]),
        target_assumed=assessment.target_assumed,
        ready=assessment.ready,
        complete=assessment.complete,
        verdict=verdict_of(assessment, translator, outcome.controlled.errors),
        gates=gates,
        farthest=farthest_gates(assessment, gates),
        top_actions=page_one(assessment, to_do, translator),
        scores=score_rows(assessment, translator),
        areas=area_rows(assessment, translator),
        families=family_rows(assessment, translator),
        prerequisites=prerequisite_rows(assessment, translator),
        problems=problems,
        innovation=innovation_part(assessment, translator),
        plan=path,
        findings=finding_groups(outcome, translator),
        tpi=tpi_part(assessment, translator),
        own_formulas=own_formulas(assessment, translator),
        actions=to_do,
        indicators=indicator_groups(assessment, translator),
    )
