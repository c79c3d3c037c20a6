"""Values as formulas see them: what a cell holds, what counts as blank, what reads as a number, and errors."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from zi_cli.criteria.lke.pack import RatioRule
from zi_cli.language import Message, Quoted, msg
from zi_cli.workbook.official_formulas import NOT_FILLED

_NUMBER_IN_TEXT: Final = re.compile(
    r"[-+]?(?:[0-9]{1,15}\.?[0-9]{0,15}|\.[0-9]{1,15})(?:[eE][-+]?[0-9]{1,2})?%?"
)


@dataclass(frozen=True, slots=True)
class SheetError:
    """An error value that a formula yields, and what it comes from."""

    code: str
    because: Message


Value = Fraction | str | bool | None | SheetError


def quotient(rule: RatioRule, above: tuple[Value, str], below: tuple[Value, str]) -> Value:
    """The ratio of two cells, each with its place, as the official formulas divide them."""
    both = (above[0], below[0])
    if rule is RatioRule.REDUCTION and all(isinstance(value, Fraction) and value == 0 for value in both):
        return Fraction(1)
    numerator, denominator = as_number(*above), as_number(*below)
    if isinstance(numerator, SheetError):
        return numerator
    if isinstance(denominator, SheetError):
        return denominator
    if denominator == 0:
        return SheetError("#DIV/0!", msg("{cell} is 0 and is divided by", cell=below[1]))
    if rule is RatioRule.REDUCTION:
        return max(Fraction(0), (denominator - numerator) / denominator)
    return min(Fraction(1), numerator / denominator)


def error_in(error: str, place: str) -> SheetError:
    """The error value of a cell, as a formula sees it."""
    return SheetError(error, msg("{cell} holds the error value {error}", cell=place, error=error))


def is_blank(value: Value) -> bool:
    """Whether a formula that asks for "" finds it."""
    return value is None or (isinstance(value, str) and not value)


def as_number(value: Value, place: str) -> Fraction | SheetError:
    """A value in arithmetic: blank is 0, and text is an error unless a spreadsheet reads it as a number.

    Which texts those are depends on the program's language. Here a decimal point counts, as in the official
    workbook's own formulas; a decimal comma does not.
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, SheetError):
        return value
    if value is None:
        return Fraction(0)
    if isinstance(value, bool):
        return Fraction(value)
    text = value.strip(" ")
    if _NUMBER_IN_TEXT.fullmatch(text):
        return Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    if value == NOT_FILLED:
        return SheetError(
            "#VALUE!", msg("{cell} is not filled, and the formula calculates with it", cell=place)
        )
    return SheetError(
        "#VALUE!",
        msg(
            "{cell} holds the text {text}, and the formula calculates with it", cell=place, text=Quoted(value)
        ),
    )
