"""TPI's answers beside the unit's: which both have given, how far apart they are, and how they read."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.scoring import Score
from zi_cli.assessment.views import View
from zi_cli.criteria.lke.pack import Indicator, Question
from zi_cli.language import Exactly, Message, msg
from zi_cli.workbook.answers import Answer

FAR: Final = 2
"""Levels from which on two answers are far apart. Ya and Tidak, the ends of their scale, always are."""


def both_scores(assessment: Assessment) -> tuple[Score, Score] | None:
    """The claimed score and TPI's; None where TPI has not answered."""
    tpi = assessment.scores[View.TPI]
    return None if tpi is None else (assessment.claimed, tpi)


def judged(assessment: Assessment) -> Iterator[tuple[Indicator, Fraction]]:
    """Indicators that both have answered, with what TPI's score is below the claim, in points."""
    scores = both_scores(assessment)
    if scores is None:
        return
    claim, tpi = scores
    for indicator in assessment.pack.indicators.values():
        mine, theirs = claim.indicators[indicator.id], tpi.indicators[indicator.id]
        if mine.complete and theirs.complete:
            yield indicator, mine.score_points - theirs.score_points


def _levels_apart(question: Question, mine: Answer, theirs: Answer) -> int:
    options = list(question.scale.ratios)
    if mine.option is None or theirs.option is None:
        return 0
    apart = abs(options.index(mine.option) - options.index(theirs.option))
    return FAR if apart and len(options) == FAR else apart


def is_far(assessment: Assessment, indicator: Indicator, points: Fraction) -> bool:
    """Two levels or more; where there are no levels, half of what the indicator is worth."""
    question = indicator.inputs[-1]
    response = assessment.filled.responses[question.soal_id]
    if indicator.ratio is None and question.scale.ratios and response.tpi is not None:
        return _levels_apart(question, response.answer, response.tpi) >= FAR
    return points * 2 >= assessment.pack.weight_points(indicator.id)


def _says(assessment: Assessment, indicator: Indicator, view: View) -> object:
    """What the unit or TPI answered, as one reads it: an option, an index, or the percentage of a ratio."""
    score = assessment.scores[view]
    if indicator.ratio is not None and score is not None:
        return msg("{percent} %", percent=score.indicators[indicator.id].ratio * 100)
    response = assessment.filled.responses[indicator.inputs[0].soal_id]
    answer = response.tpi if view is View.TPI and response.tpi is not None else response.answer
    return answer.option or Exactly(answer.number or Fraction(0))


def both_say(assessment: Assessment, indicator: Indicator) -> Message:
    """What each of the two says."""
    return msg(
        "{label}: the unit says {unit}, TPI {tpi}",
        label=indicator.label,
        unit=_says(assessment, indicator, View.CLAIMED),
        tpi=_says(assessment, indicator, View.TPI),
    )


def tpi_cell(assessment: Assessment, soal: int) -> str | None:
    """Where TPI answers; None where the file has no place for it."""
    tpi = assessment.filled.responses[soal].tpi
    return tpi.cell if tpi is not None else None


def tpi_written(assessment: Assessment, soal: int) -> str:
    """What stands in that cell."""
    tpi = assessment.filled.responses[soal].tpi
    return tpi.written if tpi is not None else ""
