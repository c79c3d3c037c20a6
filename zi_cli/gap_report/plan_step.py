"""One step of the shortest path, as the report tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from zi_cli.assessment.contradictions import contradiction_of
from zi_cli.assessment.survey_scale import index_meant
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.pack import ScaleKind
from zi_cli.criteria.soal_text import soal_ranges
from zi_cli.gap_report.causes import area_of
from zi_cli.gap_report.deeds import deed, index_text, retyping, righting
from zi_cli.gap_report.levels import answer_text
from zi_cli.gap_report.number import Number, points
from zi_cli.language import Translator, printable
from zi_cli.plan.plan import Plan, Step, Typed

TEXT_SIGNS: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """One question that changes."""

    number: int
    """In the order in which to do them, from 1; what only goes along with a step has the number of that step."""
    soal: int
    label: str
    goes_with: int | None
    """soal of the step that this entry only keeps in line with; None for a step that is acted on."""
    assumed: bool
    """Whether nobody knows this count: `after` is no goal, the true count is to be typed."""
    only_evidence: bool
    """Whether the answer stays and only evidence is missing."""
    deed: str
    """What to do, in a few words."""
    before: str
    """Empty where there is no answer that counts."""
    now: str
    """The answer now, or what keeps it from counting."""
    after: str
    along: str
    """Numbers of the soals that only go along with this step; empty where none do."""
    todo: str
    level: str
    """What the level asks; empty for numbers."""
    evidence: tuple[str, ...]
    points: Number
    points_together: Number
    """With the entries that go along."""
    points_best: Number
    """What the indicator could bring up to its best level, this step included."""
    effort: Number
    running_total: Number
    gates: tuple[str, ...]
    """Names of the missed gates that it serves."""
    alone: bool
    """Whether the unit can do it alone."""
    who: str
    """Who or what else decides; empty where the unit can do it alone."""
    people: str
    """Roles that can usually help; empty where the pack names none."""
    cell: str


def plan_step(plan: Plan, step: Step, along: Sequence[Step], number: int, translator: Translator) -> PlanStep:
    """A step in words; `along`: the entries that only keep in line with it."""
    assessment, question = plan.assessment, step.question
    names = {gate.gate.id: gate.gate.name for gate in plan.gates}
    minimum = assessment.threshold(assessment.pack.totals["total"])
    area = area_of(assessment, step.indicator)
    only_evidence = step.before == step.after and step.before is not None
    now = answer_text(assessment.given(step.soal_id), translator)
    return PlanStep(
        number=number,
        soal=step.soal_id,
        label=printable(question.label),
        goes_with=step.goes_with,
        assumed=step.assumed,
        only_evidence=only_evidence,
        deed=printable(_deed(plan, step, now, translator)),
        before=_typed(step.before, step, translator),
        now=now,
        after=_typed(step.after, step, translator),
        along=soal_ranges(one.soal_id for one in along),
        todo=printable(translator.text(step.todo), TEXT_SIGNS),
        level="" if only_evidence else printable(step.level_text, TEXT_SIGNS),
        evidence=tuple(printable(document, TEXT_SIGNS) for document in step.evidence),
        points=points(translator, step.points),
        points_together=points(translator, step.points + exact_sum(one.points for one in along)),
        points_best=points(translator, max(step.points, assessment.points_at_stake(step.indicator.id))),
        effort=effort_number(step.effort, translator),
        running_total=points(translator, step.running_total, minimum),
        gates=tuple(printable(names[gate]) for gate in step.gates if gate in names),
        alone=step.alone,
        who="" if step.alone else printable(assessment.pack.efforts.of(step.soal_id).reason, TEXT_SIGNS),
        people=printable(assessment.pack.discussion.who_can_help(area.number if area else None)),
        cell=step.cell or "",
    )


def _deed(plan: Plan, step: Step, now: str, translator: Translator) -> str:
    assessment, only_evidence = plan.assessment, step.before == step.after and step.before is not None
    meant = index_meant(step.question, assessment.given(step.soal_id))
    if meant is not None and isinstance(step.after, Fraction):
        return retyping(step.written, meant, step.after, translator)
    after = None if only_evidence or step.assumed else _typed(step.after, step, translator)
    what = deed(step.question, now, after, only_evidence, translator)
    wrong = contradiction_of(assessment.pack, step.indicator, assessment.given)
    if wrong is None or step.goes_with is not None:
        return what
    first = righting(wrong, translator)
    return first if only_evidence else f"{first}. {what}"


def effort_number(effort: Fraction, translator: Translator) -> Number:
    """Effort with as many decimals as it has."""
    return Number(value=float(effort), text=translator.exactly(effort))


def _typed(answer: Typed, step: Step, translator: Translator) -> str:
    """An answer as one would type it; empty where there is none."""
    if not isinstance(answer, Fraction):
        return printable(answer or "")
    if step.question.scale.kind is ScaleKind.INDEX:
        return index_text(answer, translator)
    return translator.exactly(answer)
