"""The most valuable actions for page one.

What is blank is filled in first, and that is one action, not a hundred: nobody knows yet what the answers will be.
A survey that has not been held is one more.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.survey_scale import index_meant
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.pack import Indicator, Measure, ScaleKind
from zi_cli.criteria.soal_text import soal_ranges
from zi_cli.gap_report.actions import Action
from zi_cli.gap_report.causes import area_of, gap_points, uncounted
from zi_cli.gap_report.number import points
from zi_cli.language import Translator, msg, printable
from zi_cli.plan.gate_tree import indicators_of
from zi_cli.workbook.answers import AnswerState

TOP: Final = 5
"""Actions on page one."""


def page_one(
    assessment: Assessment, all_actions: Sequence[Action], translator: Translator
) -> tuple[Action, ...]:
    """Fill in what is blank, hold the surveys, then the most valuable actions on what is answered."""
    open_ones = {i.id: uncounted(assessment, i) for i in assessment.pack.indicators.values()}
    missing = [
        i for i in assessment.pack.indicators.values() if open_ones[i.id] and not _to_retype(assessment, i)
    ]
    surveys = [i for i in missing if _is_survey(i)]
    blank = [i for i in missing if not _is_survey(i)]
    told = {str(soal) for indicator in missing for soal in indicator.soal_ids}
    first = []
    if blank:
        first.append(_fill_in(assessment, blank, translator))
    if surveys:
        first.append(_hold_surveys(assessment, surveys, translator))
    others = [a for a in all_actions if not told.intersection(re.findall(r"\d+", a.soal))]
    return (*first, *others)[:TOP]


def _is_survey(indicator: Indicator) -> bool:
    return indicator.ratio is None and indicator.inputs[0].scale.kind is ScaleKind.INDEX


def _to_retype(assessment: Assessment, indicator: Indicator) -> bool:
    """Whether it is a survey that was held, its value typed on a scale of 0 to 100: an action of its own says so."""
    question = indicator.inputs[0]
    return index_meant(question, assessment.given(question.soal_id)) is not None


def _fill_in(assessment: Assessment, blank: Sequence[Indicator], translator: Translator) -> Action:
    soals = [soal for indicator in blank for soal in uncounted(assessment, indicator)]
    all_blank = all(assessment.given(soal).state is AnswerState.BLANK for soal in soals)
    label = (
        msg("Fill in the {count} soal that are still blank", count=len(soals))
        if all_blank
        else msg("Fill in or mend the {count} soal without an answer that counts", count=len(soals))
    )
    brings = points(translator, exact_sum(gap_points(assessment, i.id) for i in blank))
    return Action(
        number=0,
        soal=soal_ranges(soals),
        label=translator.text(label),
        what=translator.say("Type what is true; a count of which there is none is 0, not blank"),
        detail=f"{_where(assessment, blank, translator)}.",
        evidence=(),
        document="",
        points=brings,
        points_best=brings,
        at_most=True,
        gates=(),
        alone=True,
        who="",
        people=translator.say("the ZI team, with whoever answers for each area"),
        cell="",
        from_plan=True,
    )


def _where(assessment: Assessment, blank: Sequence[Indicator], translator: Translator) -> str:
    """How many soal are open in which area."""
    counts: dict[int | None, int] = {}
    for indicator in blank:
        area = area_of(assessment, indicator)
        number = area.number if area else None
        counts[number] = counts.get(number, 0) + len(uncounted(assessment, indicator))
    parts = [
        translator.say("Area {number} ({count})", number=number, count=counts[number])
        for number in sorted(number for number in counts if number is not None)
    ]
    if None in counts:
        parts.append(translator.say("Hasil ({count})", count=counts[None]))
    return ", ".join(parts)


def _hold_surveys(assessment: Assessment, surveys: Sequence[Indicator], translator: Translator) -> Action:
    questions = [indicator.inputs[0] for indicator in surveys]
    names = [_short(question.label) for question in questions]
    minimum = [_minimum(assessment, indicator) for indicator in surveys]
    documents = tuple(dict.fromkeys(document for question in questions for document in question.evidence))
    return Action(
        number=0,
        soal=soal_ranges(question.soal_id for question in questions),
        label=translator.say("Hold the survey {names}", names=names[0])
        if len(names) == 1
        else translator.say(
            "Hold the surveys {names} and {last}", names=", ".join(names[:-1]), last=names[-1]
        ),
        what=translator.say("The points are those of an index that just reaches its gate"),
        detail=translator.say("Where a survey has been held already, only its index is missing."),
        evidence=tuple(printable(document, 500) for document in documents),
        document=printable(next(iter(documents), ""), 500),
        points=points(translator, exact_sum(minimum)),
        points_best=points(translator, exact_sum(assessment.pack.weight_points(i.id) for i in surveys)),
        at_most=False,
        gates=(),
        alone=False,
        who=printable(assessment.pack.efforts.of(questions[0].soal_id).reason),
        people=printable(assessment.pack.discussion.who_can_help(None)),
        cell=", ".join(
            filter(None, (assessment.given(question.soal_id).cell or "" for question in questions))
        ),
        from_plan=True,
    )


def _short(label: str) -> str:
    """`SPAK` of `Indeks persepsi antikorupsi (SPAK)`; else the label."""
    found = re.search(r"\(([^()]+)\)$", label.strip())
    return printable(found[1] if found else label)


def _minimum(assessment: Assessment, indicator: Indicator) -> Fraction:
    """What the gate on exactly this survey asks, in points; all that it can bring where there is none."""
    pack = assessment.pack
    mine = [
        result.minimum
        for result in assessment.gates
        if result.gate.measure is Measure.POINTS
        and len(result.gate.of) == 1
        and indicators_of(pack, result.gate.of[0]) == {indicator.id}
    ]
    return max(mine, default=pack.weight_points(indicator.id))
