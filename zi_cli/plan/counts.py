"""Ratios of counts: which counts one can act on, step by step, and what must change with them.

A step closes a part of the whole (a quarter, unless effort.yaml says otherwise), at least one. Where counts are
missing or their whole is 0, nobody knows what a step would be: the only option then is the full ratio with the
smallest counts that give it, at the effort of all steps. The unit types what is true instead.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from zi_cli.assessment.scoring import ratio_of_counts
from zi_cli.criteria.lke.effort import Efforts
from zi_cli.criteria.lke.pack import Indicator, Pack, Ratio, RatioRule, Relation
from zi_cli.plan.choice import Move, Option
from zi_cli.plan.limits import Counts, fitted, refuse_impossible, twins
from zi_cli.plan.situation import Situation


@dataclass(frozen=True, slots=True)
class _State:
    counts: Counts
    efforts: Mapping[str, Fraction]
    """Indicator id → effort spent on it."""


def count_options(now: Situation, indicators: tuple[Indicator, ...]) -> Iterator[Option]:
    """Every way to leave ratios whose counts belong together."""
    soals = [soal for indicator in indicators for soal in indicator.soal_ids]
    before: Counts = {soal: _count(now.number(soal)) for soal in soals}
    fixed = {s: int(number) for s in soals if isinstance(number := now.fixed.get(s), Fraction)}
    start = fitted(now.pack, {**before, **fixed}, fixed, frozenset(fixed)) if fixed else before
    for soal, count in before.items():  # one cannot be kept in line with a count that is decided
        if soal in now.wishes.forbidden and start[soal] != count:
            start = {**before, **fixed}
            break
    refuse_impossible(now.pack, start, frozenset(fixed))
    states = [_State(start, _decided(now, indicators, before, fixed))]
    for indicator in indicators:
        states = [further for state in states for further in _moved(now, indicator, state)]
    kept = start.keys() & (fixed.keys() | now.wishes.forbidden)
    unsupported = [indicator for indicator in indicators if now.unsupported(indicator)]
    for place, state in enumerate(states):
        if place and any(state.counts[soal] != start[soal] for soal in kept):
            continue
        yield from _told(now, indicators, unsupported, before, state)


def _count(number: Fraction | None) -> int | None:
    """A count that was answered is a whole number."""
    return None if number is None else int(number)


def _decided(
    now: Situation, indicators: tuple[Indicator, ...], before: Counts, fixed: Mapping[int, int]
) -> dict[str, Fraction]:
    """Effort of the counts that are decided: numerators alone cost any, the other counts are facts."""
    efforts = {}
    for indicator in indicators:
        ratio, effort = indicator.ratio, Fraction(0)
        if ratio is not None and ratio.numerator in fixed:
            whole = sum(fixed.get(s) or before[s] or 0 for s in ratio.denominator)
            old, new = before[ratio.numerator], fixed[ratio.numerator]
            gained = (
                new - (old or 0) if ratio.rule is RatioRule.SHARE else (whole if old is None else old) - new
            )
            effort = _steps(now.efforts, ratio, whole or new, max(0, gained))
        efforts[indicator.id] = effort
    return efforts


def _steps(efforts: Efforts, ratio: Ratio, whole: int, change: int) -> Fraction:
    """Effort of changing a numerator by `change`."""
    return _times(change, step_size(efforts, ratio, whole)) * each_step(efforts, ratio)


def _times(far: int, size: int) -> int:
    """Steps of `size` that go as far as `far`, the last one perhaps further."""
    return -(-far // size)


def step_size(efforts: Efforts, ratio: Ratio, whole: int) -> int:
    """How far one step moves the numerator, of a whole of `whole`; at least 1."""
    special = efforts.of(ratio.numerator)
    part = efforts.count_step if special.step is None else special.step
    return max(1, _times(part.numerator * whole, part.denominator))


def each_step(efforts: Efforts, ratio: Ratio) -> Fraction:
    """Effort of one step of a ratio."""
    special = efforts.of(ratio.numerator)
    return efforts.count if special.effort is None else special.effort


def _all_steps(efforts: Efforts, ratio: Ratio) -> Fraction:
    """Effort from nothing to the full ratio, of a whole that nobody knows."""
    special = efforts.of(ratio.numerator)
    part = efforts.count_step if special.step is None else special.step
    return ceil(1 / part) * each_step(efforts, ratio)


def _moved(now: Situation, indicator: Indicator, state: _State) -> Iterator[_State]:
    """The state itself, and every one with this indicator's counts moved."""
    yield state
    ratio = indicator.ratio
    assert ratio is not None
    for changed, effort in _moves(now, indicator, ratio, state.counts):
        counts = fitted(
            now.pack, {**state.counts, **changed}, changed.keys(), changed.keys() | now.fixed.keys()
        )
        spent = state.efforts[indicator.id] + effort
        yield _State(counts, {**state.efforts, indicator.id: spent})


def _moves(
    now: Situation, indicator: Indicator, ratio: Ratio, counts: Counts
) -> Iterator[tuple[dict[int, int], Fraction]]:
    """(counts that change, effort), nearest first."""
    filled = _filled(now.pack, indicator, ratio, counts)
    wholly = [soal for soal in ratio.denominator if counts[soal] is None and filled[soal] is not None]
    known = {soal: number or 0 for soal, number in filled.items()}
    whole = sum([known[soal] for soal in ratio.denominator])
    missing = {soal: known[soal] for soal in indicator.soal_ids if counts[soal] is None}
    if whole == 0 or (wholly and counts[wholly[0]] is None and not _twinned(now.pack, wholly, counts)):
        yield from _set_up(now, indicator, ratio, counts, known)
        return
    at = counts[ratio.numerator]
    if at is not None and missing:  # only counts that change nothing are missing, or one told by its twin
        yield dict(missing), each_step(now.efforts, ratio)
    size = step_size(now.efforts, ratio, whole)
    each = each_step(now.efforts, ratio)
    if ratio.rule is RatioRule.SHARE:
        start, end, way = at or 0, whole, 1
    else:
        start, end, way = (whole if at is None else at), 0, -1
    for count in range(1, _times(max(0, (end - start) * way), size) + 1):
        goal = start + way * count * size
        goal = min(goal, end) if way > 0 else max(goal, end)
        yield {**missing, ratio.numerator: goal}, count * each


def _twinned(pack: Pack, soals: Iterable[int], counts: Counts) -> bool:
    """Whether every one of these missing counts is told by another that must equal it."""
    return all(any(counts.get(twin) is not None for twin in twins(pack, soal)) for soal in soals)


def _set_up(
    now: Situation, indicator: Indicator, ratio: Ratio, counts: Counts, known: Mapping[int, int]
) -> Iterator[tuple[dict[int, int], Fraction]]:
    """The full ratio with the smallest counts that give it."""
    first = next((s for s in ratio.denominator if counts[s] is None), ratio.denominator[0])
    others = sum(known[soal] for soal in ratio.denominator if soal != first)
    present = counts[ratio.numerator] or 0
    effort = _all_steps(now.efforts, ratio)
    if ratio.rule is RatioRule.REDUCTION:
        # Nothing before and nothing now: full by the pack's policy, so that no earlier count is made up.
        least = 0 if ratio.zero.nothing == 1 else 1
        goal = {first: max(least, present) if others == 0 else 0, ratio.numerator: 0}
        if counts[first] is not None:  # nothing last year, something now: nothing again
            goal = {ratio.numerator: 0}
    else:
        whole = max(1, present, others)
        goal = {first: whole - others, ratio.numerator: whole}
    missing = {s: known[s] for s in indicator.soal_ids if counts[s] is None}
    yield {**missing, **goal}, effort


def _filled(pack: Pack, indicator: Indicator, ratio: Ratio, counts: Counts) -> dict[int, int | None]:
    """The counts of an indicator, missing ones put in: from a twin, else 0."""
    filled: dict[int, int | None] = {}
    for soal in indicator.soal_ids:
        number = counts[soal]
        if number is None:
            told = (counts.get(twin) for twin in twins(pack, soal))
            number = next((n for n in told if n is not None), 0)
        filled[soal] = number
    if counts[ratio.numerator] is None and ratio.rule is RatioRule.SHARE:
        filled[ratio.numerator] = 0
    return filled


def _told(
    now: Situation,
    indicators: tuple[Indicator, ...],
    unsupported: Sequence[Indicator],
    before: Counts,
    state: _State,
) -> Iterator[Option]:
    """The state as an option; where evidence is missing, also what it is with evidence."""
    answers: dict[int, str | Fraction | None] = {
        s: Fraction(n) for s, n in state.counts.items() if n is not None and n != before[s]
    }
    evidenced = [i for i in unsupported if not now.wishes.forbidden.intersection(i.soal_ids)]
    scores = now.score.indicators
    if not answers:
        yield Option(moves={i.id: Move(ratio=scores[i.id].ratio, effort=Fraction(0)) for i in indicators})
    if not answers and not evidenced:
        return
    moves = {}
    for indicator in indicators:
        shows = indicator in evidenced
        touched = not answers.keys().isdisjoint(indicator.soal_ids)
        counts = shows or (touched and indicator not in unsupported)
        moves[indicator.id] = Move(
            ratio=_ratio(indicator, state.counts) if counts else scores[indicator.id].ratio,
            effort=state.efforts[indicator.id] + now.efforts.evidence
            if shows
            else state.efforts[indicator.id],
            evidenced=shows,
        )
        if shows and not touched and indicator.ratio is not None:
            number = state.counts[indicator.ratio.numerator]
            answers[indicator.ratio.numerator] = None if number is None else Fraction(number)
    yield Option(moves=moves, answers=answers)


def _ratio(indicator: Indicator, counts: Counts) -> Fraction:
    """What the counts are worth; 0 where one is missing."""
    numbers = {soal: number for soal in indicator.soal_ids if (number := counts[soal]) is not None}
    if indicator.ratio is None or len(numbers) < len(indicator.inputs):
        return Fraction(0)
    return ratio_of_counts(indicator.ratio, numbers)[0]


def together(pack: Pack) -> list[tuple[Indicator, ...]]:
    """All indicators of the pack, those in one tuple whose counts must equal one another."""
    group: dict[str, tuple[Indicator, ...]] = {i.id: (i,) for i in pack.indicators.values()}
    for limit in pack.limits:
        if limit.relation is not Relation.EQUALS:
            continue
        ids = {pack.questions[s].indicator_id for s in (*limit.left, *limit.right)}
        joined = {i.id: i for item in ids for i in group[item]}
        members = tuple(i for i in pack.indicators.values() if i.id in joined)
        for item in joined:
            group[item] = members
    return list(dict.fromkeys(group.values()))
