"""What can be done about one question, or about counts that belong together: options, each with its effort."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from zi_cli.criteria.exact import exact_sum, in_whole
from zi_cli.criteria.lke.pack import Indicator
from zi_cli.plan.plan import Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What an option does to one indicator."""

    ratio: Fraction
    """0 to 1, after it."""
    effort: Fraction
    evidenced: bool = False
    """Whether evidence is to be shown for what is claimed without any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to leave a choice: how its soals are answered in the end."""

    moves: Mapping[str, Move]
    """Indicator id → what it does to it; every indicator of the choice."""
    answers: Mapping[int, Typed] = field(default_factory=dict)
    """soal → its answer in the end, of those that change."""

    effort: Fraction = field(init=False)
    """Of all indicators together."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "effort", _sum([move.effort for move in self.moves.values()]))


def staying(indicator: Indicator, ratio: Fraction) -> Option:
    """Leaving an indicator as it is."""
    return Option(moves={indicator.id: Move(ratio=ratio, effort=Fraction(0))})


class Whole(NamedTuple):
    """The options of a choice in whole numbers."""

    efforts: list[int]
    efforts_over: int
    """Denominator of `efforts`."""
    points: list[int]
    points_over: int
    """Denominator of `points`."""
    unchanged: list[int]
    """How many soals stay as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Indicators that change together or stay together; one of the options must be taken."""

    indicators: tuple[Indicator, ...]
    options: tuple[Option, ...]
    """The least effort first; no option takes more effort for no more points than another."""
    points: tuple[Fraction, ...]
    """Of all indicators together, under each option."""
    soal_ids: tuple[int, ...] = field(init=False)
    """All inputs, in order."""
    whole: Whole = field(init=False, repr=False, compare=False)
    """Efforts and points once more: most choices are the same in many workbooks, and are calculated with."""

    def __post_init__(self) -> None:
        soals = tuple(soal for indicator in self.indicators for soal in indicator.soal_ids)
        whole = Whole(
            *in_whole([option.effort for option in self.options]),
            *in_whole(self.points),
            [len(soals) - len(option.answers) for option in self.options],
        )
        object.__setattr__(self, "soal_ids", soals)
        object.__setattr__(self, "whole", whole)


def choice_of(
    indicators: tuple[Indicator, ...], options: list[Option], weights: Mapping[str, Fraction]
) -> Choice:
    """The choice among the options that are worth a look: more effort must bring more points."""

    points = [_sum([move.ratio * weights[item] for item, move in option.moves.items()]) for option in options]
    efforts, _ = in_whole([option.effort for option in options])  # whole numbers are compared more quickly
    values, _ = in_whole(points)
    ranked = sorted(
        [(efforts[place], -values[place], len(option.answers), place) for place, option in enumerate(options)]
    )
    kept: list[int] = []
    for *_, place in ranked:
        if not kept or values[place] > values[kept[-1]]:
            kept.append(place)
    return Choice(
        indicators=indicators,
        options=tuple([options[place] for place in kept]),
        points=tuple([points[place] for place in kept]),
    )


def _sum(numbers: Sequence[Fraction]) -> Fraction:
    """Nearly always of one indicator."""
    return numbers[0] if len(numbers) == 1 else exact_sum(numbers)
