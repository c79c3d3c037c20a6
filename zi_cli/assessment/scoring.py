"""From answers to points, exactly. Blank counts as 0, and so does everything else that is not an answer.

Pure functions over fractions: no rounding anywhere. P90, Lampiran III: a sub-area is the mean of its indicators
times its weight; area, aspect and component are sums.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Final

from zi_cli.criteria.exact import in_whole
from zi_cli.criteria.lke.pack import Indicator, Node, Pack, Question, Ratio, RatioRule, ScaleKind
from zi_cli.workbook.answers import Answer, AnswerState


class Outcome(StrEnum):
    """How an indicator came by its ratio."""

    COUNTED = "counted"
    POLICY = "policy"
    """By the pack's policy for zero denominators."""
    BLANK = "blank"
    """Some input is blank; ratio 0."""
    UNUSABLE = "unusable"
    """Some input is invalid, an error, uncalculated or not found; ratio 0."""
    OVER_ZERO = "over_zero"
    """A count over a denominator of 0 that cannot be; ratio 0."""
    UNSUPPORTED = "unsupported"
    """Supported view only: no evidence, so the lowest level counts."""


_COMPLETE: Final = (Outcome.COUNTED, Outcome.POLICY, Outcome.UNSUPPORTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorScore:
    """What one indicator brings."""

    ratio: Fraction
    """0 to 1."""
    score_points: Fraction
    outcome: Outcome
    policy: str = ""
    """The pack's reason, where the outcome is `policy`."""

    @property
    def complete(self) -> bool:
        """Whether every input was usable."""
        return self.outcome in _COMPLETE


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A workbook scored in one view."""

    indicators: Mapping[str, IndicatorScore]
    nodes: Mapping[str, Fraction]
    """Node id → score_points."""
    totals: Mapping[str, Fraction]
    """total, pengungkit, pemenuhan, reform, hasil, in points."""

    def score_points(self, item_id: str) -> Fraction:
        """Points of a node or an indicator."""
        return self.nodes[item_id] if item_id in self.nodes else self.indicators[item_id].score_points


NOTHING: Final[Mapping[Outcome, IndicatorScore]] = {
    outcome: IndicatorScore(ratio=Fraction(0), score_points=Fraction(0), outcome=outcome)
    for outcome in (Outcome.BLANK, Outcome.UNUSABLE, Outcome.OVER_ZERO, Outcome.UNSUPPORTED)
}
"""What an indicator brings that counts as its lowest level."""
Ratios = Mapping[str, tuple[Fraction, Outcome, str]]


def answer_ratio(question: Question, answer: Answer) -> Fraction:
    """Ratio of one answered option or index, 0 to 1."""
    scale = question.scale
    if scale.kind is ScaleKind.OPTIONS and answer.option is not None:
        return scale.ratios[answer.option]
    if scale.kind is ScaleKind.INDEX and answer.number is not None:
        return answer.number / scale.maximum
    raise ValueError(f"soal {question.soal_id}: not an answer that has a ratio of its own")


def indicator_ratio(indicator: Indicator, answers: Mapping[int, Answer]) -> tuple[Fraction, Outcome, str]:
    """(ratio, outcome, policy reason) of an indicator."""
    states = [answers[soal].state for soal in indicator.soal_ids]
    if any(state not in (AnswerState.ANSWERED, AnswerState.BLANK) for state in states):
        return Fraction(0), Outcome.UNUSABLE, ""
    if AnswerState.BLANK in states:
        return Fraction(0), Outcome.BLANK, ""
    if indicator.ratio is None:
        question = indicator.inputs[0]
        return answer_ratio(question, answers[question.soal_id]), Outcome.COUNTED, ""
    numbers = {soal: number for soal in indicator.soal_ids if (number := answers[soal].number) is not None}
    return ratio_of_counts(indicator.ratio, numbers)


def ratio_of_counts(ratio: Ratio, numbers: Mapping[int, Fraction | int]) -> tuple[Fraction, Outcome, str]:
    """(ratio, outcome, policy reason) of counts that are all there, whole and not negative."""
    numerator = numbers[ratio.numerator]
    denominator = sum([numbers[soal] for soal in ratio.denominator])
    if denominator == 0:
        if numerator == 0:
            return ratio.zero.nothing, Outcome.POLICY, ratio.zero.reason
        if ratio.zero.something is not None:
            return ratio.zero.something, Outcome.POLICY, ratio.zero.something_reason
        return Fraction(0), Outcome.OVER_ZERO, ""
    if ratio.rule is RatioRule.REDUCTION:
        return Fraction(max(0, denominator - numerator), denominator), Outcome.COUNTED, ""
    return Fraction(min(numerator, denominator), denominator), Outcome.COUNTED, ""


def score_answers(pack: Pack, answers: Mapping[int, Answer]) -> Score:
    """Score all answers; `answers` holds every soal of the pack."""
    return added_up(pack, {i.id: _scored(pack, i, answers) for i in pack.indicators.values()})


def _scored(pack: Pack, indicator: Indicator, answers: Mapping[int, Answer]) -> IndicatorScore:
    answer = answers[indicator.soal_ids[0]]
    if answer.option is not None and answer.state is AnswerState.ANSWERED:
        return _scored_option(pack, indicator, answer.option)
    ratio, outcome, policy = indicator_ratio(indicator, answers)
    return NOTHING.get(outcome) or weighed(pack, indicator.id, ratio, outcome, policy)


@lru_cache(maxsize=2_000)
def _scored_option(pack: Pack, indicator: Indicator, option: str) -> IndicatorScore:
    """Remembered: there are few options, and nearly every answer of every workbook is one of them."""
    answer = Answer(state=AnswerState.ANSWERED, option=option)
    return weighed(pack, indicator.id, *indicator_ratio(indicator, {indicator.soal_ids[0]: answer}))


def weighed(
    pack: Pack, indicator_id: str, ratio: Fraction, outcome: Outcome, policy: str = ""
) -> IndicatorScore:
    """What an indicator brings with this ratio."""
    points = ratio * pack.weight_points(indicator_id)
    return IndicatorScore(ratio=ratio, score_points=points, outcome=outcome, policy=policy)


def score_ratios(pack: Pack, ratios: Ratios) -> Score:
    """Weigh and add up the indicators' ratios."""
    return added_up(pack, {item: weighed(pack, item, *ratio) for item, ratio in ratios.items()})


def added_up(pack: Pack, indicators: Mapping[str, IndicatorScore]) -> Score:
    """The sums of all indicators: of each node what lies below it, in whole numbers over one denominator."""
    numbers, common = in_whole(score.score_points for score in indicators.values())
    points = dict(zip(indicators, numbers, strict=True))
    sums: dict[str, int] = {}
    for node_id, below, children in _innermost_first(pack):
        sums[node_id] = sum([points[item] for item in below]) + sum([sums[child] for child in children])
    nodes = {node_id: Fraction(number, common) for node_id, number in sums.items()}
    totals = {
        name: Fraction(sum([sums[part] for part in parts]), common) for name, parts in pack.totals.items()
    }
    return Score(indicators=indicators, nodes=nodes, totals=totals)


@lru_cache(maxsize=16)
def _innermost_first(pack: Pack) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """All nodes, each after those below it: its id, its indicators, its children."""

    def walk(node: Node) -> Iterator[Node]:
        for child in node.children:
            yield from walk(child)
        yield node

    return tuple(
        (node.id, tuple(one.id for one in node.indicators), tuple(child.id for child in node.children))
        for root in pack.roots
        for node in walk(root)
    )
