"""What can be done about one question, or about counts that belong together: options, each with its effort."""

from collections.abc import Mapping
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
        efforts = [move.effort for move in self.moves.values()]
        object.__setattr__(self, "effort", efforts[0] if len(efforts) == 1 else exact_sum(efforts))


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
            *in_whole(option.effort for option in self.options),
            *in_whole(self.points),
            [len(soals) - len(option.answers) for option in self.options],
        )
        object.__setattr__(self, "soal_ids", soals)
        object.__setattr__(self, "whole", whole)


def choice_of(
    indicators: tuple[Indicator, ...], options: list[Option], weights: Mapping[str, Fraction]
) -> Choice:
    """The choice among the options that are worth a look: more effort must bring more points."""

    def points(option: Option) -> Fraction:
        return exact_sum(move.ratio * weights[item] for item, move in option.moves.items())

    ranked = sorted(
        ((option.effort, -points(option), len(option.answers), place) for place, option in enumerate(options))
    )
    kept: list[Option] = []
    values: list[Fraction] = []
    for _, lost, _, place in ranked:
        if not values or -lost > values[-1]:
            kept.append(options[place])
            values.append(-lost)
    return Choice(indicators=indicators, options=tuple(kept), points=tuple(values))
