"""A meeting's minutes: all of them, in whole minutes, more for what costs more."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_cli.group_report.minutes import FEWEST, MOST, SHORTEST, share_out

POINTS = st.lists(
    st.fractions(min_value=Fraction(1, 100), max_value=500, max_denominator=1000), max_size=9
).map(lambda points: sorted(points, reverse=True))


@given(st.integers(FEWEST, MOST), POINTS)
def test_every_minute_is_dealt_out_once(minutes: int, points: list[Fraction]) -> None:
    shares = share_out(minutes, points)
    assert shares.opening + sum(shares.topics) + shares.innovation + shares.agreements == minutes
    assert len(shares.topics) == len(points)


@given(st.integers(FEWEST, MOST), POINTS)
def test_a_topic_has_at_least_five_minutes_or_none(minutes: int, points: list[Fraction]) -> None:
    shares = share_out(minutes, points)
    assert all(topic == 0 or topic >= SHORTEST for topic in shares.topics)
    assert min(shares.opening, shares.innovation, shares.agreements) >= SHORTEST
    assert not points or shares.topics[0] >= SHORTEST


@given(st.integers(FEWEST, MOST), POINTS)
def test_more_points_never_mean_fewer_minutes(minutes: int, points: list[Fraction]) -> None:
    topics = share_out(minutes, points).topics
    assert list(topics) == sorted(topics, reverse=True)


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([40, 10], (44, 11)),
        ([10, 10, 10], (19, 18, 18)),
        ([90, 1, 1], (45, 5, 5)),
        ([7, 6, 5, 4, 3, 2, 1], (13, 11, 10, 7, 5, 5, 4)),
    ],
)
def test_ninety_minutes_leave_fifty_five_for_topics(points: list[int], expected: tuple[int, ...]) -> None:
    shares = share_out(90, [Fraction(one) for one in points])
    assert (shares.opening, shares.innovation, shares.agreements) == (10, 15, 10)
    assert sum(shares.topics) == 55
    if min(expected) >= SHORTEST:
        assert shares.topics == expected


def test_a_meeting_without_topics_is_about_innovation() -> None:
    assert share_out(90, []).innovation == 70


def test_the_shortest_meeting_has_one_topic() -> None:
    assert share_out(FEWEST, [Fraction(3), Fraction(2)]).topics == (5, 0)
