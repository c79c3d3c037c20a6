"""What an answer would bring: the exact points by which a view's score rises if one input is mended."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.scoring import indicator_ratio
from zi_cli.assessment.views import View
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.pack import Question, RatioRule, Relation, ScaleKind
from zi_cli.language import Exactly, Message, msg
from zi_cli.workbook.answers import Answer, AnswerState


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The answer to one question that would bring most, everything else unchanged."""

    answer: Answer
    points: Fraction
    """Exact; 0 where it brings nothing, or no one answer brings most."""
    missing: tuple[int, ...] = ()
    """Other inputs of the same ratio that do not count either: until they do, this one brings nothing."""


def answering_view(assessment: Assessment) -> View:
    """Whose answers the deciding view goes by: TPI's, or the unit's."""
    by_tpi = assessment.view is View.TPI and assessment.scores[View.TPI] is not None
    return View.TPI if by_tpi else View.CLAIMED


def answers_of(assessment: Assessment, soals: tuple[int, ...], view: View) -> dict[int, Answer]:
    """The unit's answers, or TPI's."""
    found = {soal: assessment.filled.responses[soal] for soal in soals}
    return {
        soal: response.tpi if view is View.TPI and response.tpi is not None else response.answer
        for soal, response in found.items()
    }


def typed(option: str | None = None, number: Fraction | int | None = None) -> Answer:
    """An answer as if it had been typed."""
    exact = None if number is None else Fraction(number)
    return Answer(state=AnswerState.ANSWERED, option=option, number=exact)


def brought_by(assessment: Assessment, soal: int, answer: Answer, view: View) -> Fraction:
    """By how much the claimed or TPI's total rises if `soal` is answered so, all else unchanged; may be below 0."""
    pack, score = assessment.pack, assessment.scores[view]
    if score is None:
        return Fraction(0)
    indicator = pack.indicators[pack.questions[soal].indicator_id]
    answers = {**answers_of(assessment, indicator.soal_ids, view), soal: answer}
    ratio, _, _ = indicator_ratio(indicator, answers)
    return (ratio - score.indicators[indicator.id].ratio) * pack.weight_points(indicator.id)


def at_best(assessment: Assessment, question: Question, view: View) -> Best:
    """What the best answer to `question` would bring."""
    scale = question.scale
    if scale.kind is ScaleKind.OPTIONS:
        best = typed(option=max(scale.ratios, key=lambda option: scale.ratios[option]))
    elif scale.kind is ScaleKind.INDEX:
        best = typed(number=scale.maximum)
    else:
        return _best_count(assessment, question, view)
    return Best(answer=best, points=max(Fraction(0), brought_by(assessment, question.soal_id, best, view)))


def _best_count(assessment: Assessment, question: Question, view: View) -> Best:
    indicator, soal = assessment.pack.indicators[question.indicator_id], question.soal_id
    answers = answers_of(assessment, indicator.soal_ids, view)
    missing = tuple(s for s, a in answers.items() if s != soal and a.state is not AnswerState.ANSWERED)
    if missing:
        return Best(answer=typed(number=0), points=Fraction(0), missing=missing)
    counts = [typed(number=count) for count in _likely_counts(assessment, question, view)]
    best = max(counts, key=lambda count: brought_by(assessment, soal, count, view))
    return Best(answer=best, points=max(Fraction(0), brought_by(assessment, soal, best, view)))


def _likely_counts(assessment: Assessment, question: Question, view: View) -> Iterator[Fraction]:
    """Counts of which one brings most; only the right one where another question asks the same."""
    soal, pack = question.soal_id, assessment.pack
    for limit in pack.limits:
        sides = (limit.left, limit.right)
        if limit.relation is Relation.EQUALS and (soal,) in sides:
            twin = limit.right if limit.left == (soal,) else limit.left
            same = answers_of(assessment, twin, view)[twin[0]].number if len(twin) == 1 else None
            if same is not None:
                yield same
                return
    ratio = pack.indicators[question.indicator_id].ratio
    numbers = {
        s: a.number or Fraction(0)
        for s, a in answers_of(assessment, pack.indicators[question.indicator_id].soal_ids, view).items()
    }
    if ratio is not None and ratio.rule is RatioRule.SHARE:
        if soal == ratio.numerator:
            yield exact_sum(numbers[s] for s in ratio.denominator)
        elif soal in ratio.denominator:
            others = exact_sum(numbers[s] for s in ratio.denominator if s != soal)
            yield max(Fraction(0), numbers[ratio.numerator] - others)
    yield Fraction(0)


def what_it_brings(todo: Message, best: Best) -> Message:
    """What to do, and which answer the points at stake belong to."""
    if best.missing:
        others = ", ".join(map(str, best.missing))
        return msg("{todo} It counts only together with soal {others}.", todo=todo, others=others)
    if not best.points:
        return todo
    plain = best.answer.option or Exactly(best.answer.number or Fraction(0))
    return msg("{todo} The points named are those of {best}, the best answer.", todo=todo, best=plain)
