"""The sum of fractions in whole numbers is the sum of fractions."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from zi_cli.criteria.exact import exact_sum, mean_times


@given(st.lists(st.fractions(max_denominator=10**6), max_size=20))
def test_it_is_the_sum(numbers: list[Fraction]) -> None:
    assert exact_sum(numbers) == sum(numbers, Fraction(0))
    assert isinstance(exact_sum(numbers), Fraction)


@given(
    st.lists(st.fractions(max_denominator=10**6), min_size=1, max_size=20),
    st.fractions(max_denominator=10**6),
)
def test_it_is_the_mean_times_the_factor(numbers: list[Fraction], factor: Fraction) -> None:
    assert mean_times(numbers, factor) == sum(numbers, Fraction(0)) / len(numbers) * factor
