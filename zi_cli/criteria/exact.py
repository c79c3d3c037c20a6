"""Sums of fractions without rounding, in whole numbers: many times as quick as one addition after another."""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm


def in_whole(numbers: Iterable[Fraction]) -> tuple[list[int], int]:
    """`numbers` over a common denominator: (numerators in their order, denominator)."""
    parts = [number.as_integer_ratio() for number in numbers]
    common = lcm(*{denominator for _, denominator in parts})
    return [numerator * (common // denominator) for numerator, denominator in parts], common


def exact_sum(numbers: Iterable[Fraction]) -> Fraction:
    """The sum of `numbers`; 0 for none."""
    parts, common = in_whole(numbers)
    return Fraction(sum(parts), common)


def mean_times(numbers: Iterable[Fraction], factor: Fraction) -> Fraction:
    """The mean of `numbers` × `factor`, reduced once. ZeroDivisionError for no numbers."""
    parts, common = in_whole(numbers)
    above, below = factor.as_integer_ratio()
    return Fraction(sum(parts) * above, common * len(parts) * below)


def quotient_times(factor: int, number: Fraction, divisor: Fraction) -> Fraction:
    """`factor` × `number` / `divisor`, reduced once. ZeroDivisionError where the divisor is 0."""
    (above, below), (over, under) = number.as_integer_ratio(), divisor.as_integer_ratio()
    return Fraction(factor * above * under, below * over)
