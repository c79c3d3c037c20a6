"""What can be done about one question, or about counts that belong together: options, each with its effort."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from zi_cli.criteria.exact import exact_sum
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

    @property
    def effort(self) -> Fraction:
        """Of all indicators together."""
        if len(self.moves) == 1:  # nearly always
            return next(iter(self.moves.values())).effort
        return exact_sum(move.effort for move in self.moves.values())


def staying(indicator: Indicator, ratio: Fraction) -> Option:
    """Leaving an indicator as it is."""
    return Option(moves={indicator.id: Move(ratio=ratio, effort=Fraction(0))})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Indicators that change together or stay together; one of the options must be taken."""

    indicators: tuple[Indicator, ...]
    options: tuple[Option, ...]
    """The least effort first; no option takes more effort for no more points than another."""
    points: tuple[Fraction, ...]
    """Of all indicators together, under each option."""

    @property
    def soal_ids(self) -> tuple[int, ...]:
        """All inputs, in order."""
        return tuple(soal for indicator in self.indicators for soal in indicator.soal_ids)


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
