"""Numbers of a report: the exact value for charts and spreadsheets, and the words that people read."""

from dataclasses import dataclass
from fractions import Fraction

from zi_cli.criteria.lke.pack import Measure
from zi_cli.language import Translator, below


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number with the text that shows it. A template that prints it prints the text."""

    value: float
    """Unrounded."""
    text: str
    """Two decimals and the language's decimal sign; never rounded up to a threshold that it misses."""

    def __str__(self) -> str:
        return self.text


def points(translator: Translator, number: Fraction, threshold: Fraction | None = None) -> Number:
    """Points; `threshold` is the minimum that the text may not show as reached where it is missed."""
    text = translator.number(number) if threshold is None else translator.number_below(number, threshold)
    return Number(value=float(number), text=text)


def percent(translator: Translator, number: Fraction, threshold: Fraction | None = None) -> Number:
    """A percentage, 0 to 100."""
    shown = points(translator, number, threshold)
    return Number(value=shown.value, text=f"{shown.text} %")


def measured(
    translator: Translator, number: Fraction, measure: Measure, threshold: Fraction | None = None
) -> Number:
    """A number in the unit of a gate."""
    make = percent if measure is Measure.PERCENT else points
    return make(translator, number, threshold)


def missing(translator: Translator, actual: Fraction, minimum: Fraction, measure: Measure) -> Number:
    """What `actual` lacks of `minimum`, so that it adds up with the two as shown."""
    return measured(translator, minimum - below(actual, minimum, 2), measure)


def share(number: Fraction, of: Fraction) -> float:
    """0 to 1, for the length of a bar."""
    return float(max(Fraction(0), min(Fraction(1), number / of))) if of else 0.0
