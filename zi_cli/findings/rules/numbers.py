"""ZI6xx: the numbers."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.contradictions import broken, sum_of
from zi_cli.assessment.scoring import Outcome
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.pack import Limit, Relation
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.findings.stakes import answering_view, brought_by, typed
from zi_cli.language import Below, Exactly, Message, msg
from zi_cli.workbook.answers import shown_decimal


def over_zero(assessment: Assessment) -> Iterator[Hit]:
    """A count above 0 out of a total of 0 cannot be."""
    view = answering_view(assessment)
    score = assessment.scores[view]
    for indicator in assessment.pack.indicators.values():
        if score is None or indicator.ratio is None:
            continue
        if score.indicators[indicator.id].outcome is not Outcome.OVER_ZERO:
            continue
        above = indicator.ratio.numerator
        answer = assessment.given(above)
        yield Hit(
            soal_id=above,
            item_id=indicator.id,
            cell=answer.cell,
            found=answer.written,
            message=msg(
                "{label}: {count} out of a total of 0 cannot be; it counts as 0",
                label=indicator.label,
                count=answer.written,
            ),
            hint=msg(
                "Correct the total (soal {total}) or this number. The points named are those of a total of {count}.",
                total=", ".join(map(str, indicator.ratio.denominator)),
                count=answer.written,
            ),
            points_at_stake=assessment.pack.weight_points(indicator.id),
            view=view,
        )


def zero_policy(assessment: Assessment) -> Iterator[Hit]:
    """The total is 0, which the regulation leaves open; the pack's policy was applied."""
    for indicator in assessment.pack.indicators.values():
        score = assessment.decisive.indicators[indicator.id]
        if indicator.ratio is None or score.outcome is not Outcome.POLICY:
            continue
        yield Hit(
            soal_id=indicator.ratio.numerator,
            item_id=indicator.id,
            cell=assessment.given(indicator.ratio.numerator).cell,
            message=msg(
                "{label}: the total is 0, which the regulation leaves open; by policy it counts as {percent} %. {reason}",
                label=indicator.label,
                percent=int(score.ratio * 100),
                reason=score.policy,
            ),
            hint=msg("Ask TPI how it will count this; state the reason in the note."),
        )


def impossible_together(assessment: Assessment) -> Iterator[Hit]:
    """Counts that cannot all be right: more done than there was to do, or two numbers for the same thing."""
    for limit in assessment.pack.limits:
        found = broken(limit, lambda soal: assessment.given(soal).number)
        question = assessment.pack.questions[limit.at]
        if found is None or _told_already(assessment, question.indicator_id):
            continue
        points, fits = _points_if_mended(assessment, limit, found.left, found.right)
        hint = _mended(limit, fits)
        if points:
            hint = msg("{todo} The points named are those of {count} here.", todo=hint, count=Exactly(fits))
        yield Hit(
            soal_id=limit.at,
            item_id=question.id,
            cell=assessment.given(limit.at).cell,
            found=assessment.given(limit.at).written,
            message=msg(
                "{label}: soal {left} ({above}) {words} soal {right} ({below})",
                label=question.label,
                **found.said,
            ),
            hint=hint,
            points_at_stake=points,
            view=answering_view(assessment),
        )


def _mended(limit: Limit, fits: Fraction) -> Message:
    """What to do: which number the place should hold at most, where that can make it fit."""
    seen = msg("Correct the number that is wrong; an assessor sees this at once.")
    if fits < 0:
        return seen
    if limit.relation is Relation.AT_MOST:
        return msg(
            "{todo} Soal {soal} should be at most {count}.", todo=seen, soal=limit.at, count=Exactly(fits)
        )
    return msg("{todo} Soal {soal} should be {count}.", todo=seen, soal=limit.at, count=Exactly(fits))


def _points_if_mended(
    assessment: Assessment, limit: Limit, left: Fraction, right: Fraction
) -> tuple[Fraction, Fraction]:
    """(points, number) if the number at the limit's place is made to fit; 0 where that brings nothing."""
    own = assessment.given(limit.at).number or Fraction(0)
    fits = own + right - left
    if fits < 0:
        return Fraction(0), fits
    points = brought_by(assessment, limit.at, typed(number=fits), answering_view(assessment))
    return max(Fraction(0), points), fits


def _told_already(assessment: Assessment, indicator_id: str) -> bool:
    return assessment.decisive.indicators[indicator_id].outcome is Outcome.OVER_ZERO


def sum_row_differs(assessment: Assessment) -> Iterator[Hit]:
    """A sum that stands on the sheet beside its parts says another number than they do. The parts count."""
    filled, own = assessment.filled, assessment.filled.arithmetic
    if own is None:
        return
    for indicator_id, row in filled.layout.sum_rows.items():
        indicator, line = assessment.pack.indicators[indicator_id], own.lines.get(row.item)
        if indicator.ratio is None or line is None or not isinstance(line.answer.value, float):
            continue
        parts = [filled.responses[soal].answer.number for soal in indicator.ratio.denominator]
        total = exact_sum(part for part in parts if part is not None)
        if None in parts or shown_decimal(line.answer.value) == total:
            continue
        yield Hit(
            soal_id=indicator.ratio.numerator,
            item_id=indicator_id,
            cell=filled.cell_name(line.row, own.columns["answer"]),
            message=msg(
                "{label}: the sum reads {found}, but its parts add up to {total}; the parts count",
                label=indicator.label,
                found=Exactly(shown_decimal(line.answer.value)),
                total=Exactly(total),
            ),
            hint=msg(
                "Correct the sum, or the parts (soal {parts}).",
                parts=", ".join(map(str, indicator.ratio.denominator)),
            ),
        )


def reports_missing(assessment: Assessment) -> Iterator[Hit]:
    """Not all who must report their wealth have done so, although a unit is proposed only with 100 %."""
    view = answering_view(assessment)
    score = assessment.scores[view]
    for asked in assessment.criteria.prerequisites.by_id.values():
        indicator = assessment.pack.indicators.get(asked.indicator_id)
        if score is None or indicator is None or indicator.ratio is None:
            continue
        found, numerator = score.indicators[indicator.id], indicator.ratio.numerator
        if found.outcome is not Outcome.COUNTED or found.ratio >= asked.indicator_ratio:
            continue
        total = sum_of(indicator.ratio.denominator, lambda soal: assessment.given(soal).number) or Fraction(0)
        yield Hit(
            soal_id=numerator,
            item_id=indicator.id,
            cell=assessment.given(numerator).cell,
            found=assessment.given(numerator).written,
            message=msg(
                "{label}: {percent} %, but {wanted} % is a prerequisite ({name})",
                label=indicator.label,
                percent=Below(found.ratio * 100, asked.indicator_ratio * 100),
                wanted=Exactly(asked.indicator_ratio * 100),
                name=asked.name,
            ),
            hint=msg(
                "See to it that all {total} report, then correct this number. No score makes up for it ({source}).",
                total=Exactly(total),
                source=asked.source,
            ),
            points_at_stake=brought_by(assessment, numerator, typed(number=total), view),
            view=view,
        )


RULES: Final = (
    rule(
        "ZI601",
        Severity.ERROR,
        over_zero,
        msg("A count out of a total of 0"),
        msg("There cannot be anything out of nothing: one of the numbers is wrong. It counts as 0."),
        fires=Example(answers={122: 0, 123: 4}),
        silent=Example(answers={122: 4, 123: 4}),
    ),
    rule(
        "ZI602",
        Severity.INFO,
        zero_policy,
        msg("Counted by policy: the total is 0"),
        msg(
            "P90 says nothing about totals of 0, and the sheet shows #DIV/0!. The policy stands in the pack, with its reason."
        ),
        fires=Example(answers={122: 0, 123: 0}),
        silent=Example(answers={122: 4, 123: 4}),
    ),
    rule(
        "ZI603",
        Severity.WARNING,
        sum_row_differs,
        msg("A sum does not fit its parts"),
        msg(
            "The ratio is calculated from the parts, as the regulation has it. An assessor will ask which number is right."
        ),
        fires=Example(change="jumlah yang tidak cocok"),
        silent=Example(),
    ),
    rule(
        "ZI604",
        Severity.ERROR,
        impossible_together,
        msg("Numbers that cannot be together"),
        msg(
            "A ratio stops at 100 %, so a number that is too high goes unnoticed in the score. Assessors notice it."
        ),
        fires=Example(answers={105: 5, 106: 6}),
        silent=Example(answers={105: 5, 106: 5}),
    ),
    rule(
        "ZI605",
        Severity.WARNING,
        reports_missing,
        msg("Wealth reports below 100 %"),
        msg(
            "Wealth reports of all who must file one are a prerequisite (P90 table 5, p. 46), apart from the score."
        ),
        fires=Example(answers={113: 1, 114: 2, 115: 0, 116: 2}),
        silent=Example(answers={113: 1, 114: 2, 115: 0, 116: 3}),
    ),
)
"""The rules of this family, by code."""
