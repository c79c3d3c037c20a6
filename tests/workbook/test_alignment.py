"""Readings of rows in order."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from zi_cli.workbook.alignment import Point, best_pairs, best_path, only_path


def at(row: int, rank: int, official: int | None = None, worth: int = 100, column: int = 7) -> Point:
    shift = row - (rank if official is None else official)
    return Point(row, column, rank, worth, (shift,), heading=worth < 100)


def ranks(points: tuple[Point, ...] | None) -> list[int] | None:
    return None if points is None else [point.rank for point in points]


def test_rows_in_order_have_one_reading() -> None:
    assert ranks(only_path([[at(1, 0)], [at(2, 1)], [at(5, 2)]])) == [0, 1, 2]


def test_twins_that_are_both_there_are_told_by_their_order() -> None:
    assert ranks(only_path([[at(1, 0)], [at(2, 1), at(2, 2)], [at(3, 1), at(3, 2)]])) == [0, 1, 2]


def test_a_twin_alone_two_rows_of_an_item_and_a_row_out_of_order_leave_a_choice() -> None:
    assert only_path([[at(1, 0)], [at(2, 1), at(2, 2)]]) is None
    assert only_path([[at(1, 0)], [at(2, 0)]]) is None
    assert only_path([[at(1, 1)], [at(2, 0)]]) is None


def test_most_rows_win() -> None:
    assert ranks(best_path([[at(1, 3)], [at(2, 0)], [at(3, 1)], [at(4, 2)]]).points) == [0, 1, 2]


def test_a_question_outweighs_headings() -> None:
    headings = [[at(row, row, worth=10)] for row in (3, 4)]
    assert ranks(best_path([[at(2, 9)], *headings]).points) == [9]


def test_of_two_rows_the_one_in_its_place_is_taken() -> None:
    stray = [at(1, 5)]
    path = best_path([stray, [at(4, 4)], [at(5, 5)], [at(6, 6)]])
    assert [point.row for point in path.points] == [4, 5, 6]


def test_of_two_rows_that_would_do_the_first_is_taken() -> None:
    path = best_path([[at(1, 1)], [at(5, 2)], [at(9, 2)]])
    assert [point.row for point in path.points] == [1, 5]


def test_a_heading_may_share_the_row_of_a_question() -> None:
    path = best_path([[at(1, 0, worth=10, column=2)], [at(1, 1)], [at(2, 0, worth=10, column=2)], [at(2, 2)]])
    assert ranks(path.points) == [0, 1, 2]


def test_a_twin_alone_is_told_by_the_row_beside_it() -> None:
    first, second = at(3, 1, official=3), at(3, 2, official=5)
    below = best_path([[at(2, 0, official=2)], [first, second], [at(9, 3, official=6)]])
    assert (ranks(below.points), below.doubtful) == ([0, 1, 3], ())
    above = best_path([[at(0, 0, official=2)], [first, second], [at(4, 3, official=6)]])
    assert (ranks(above.points), above.doubtful) == ([0, 2, 3], ())


def test_a_twin_alone_is_doubtful_where_nothing_or_everything_stands_beside_it() -> None:
    twins = [at(3, 1, official=3), at(3, 2, official=5)]
    for rows in ((2, 4), (0, 9)):
        path = best_path([[at(rows[0], 0, official=2)], twins, [at(rows[1], 3, official=6)]])
        assert set(path.doubtful) == set(twins)


POINTS = st.lists(
    st.builds(
        lambda row, rank, heading: at(row, rank, worth=10 if heading else 100),
        st.integers(1, 30),
        st.integers(0, 20),
        st.booleans(),
    ),
    max_size=25,
)


@given(POINTS)
def test_readings_go_up_and_the_quick_one_is_the_best(points: list[Point]) -> None:
    cells = [[point] for point in sorted(points, key=lambda point: (point.row, point.rank))]
    best = best_path(cells).points
    assert all(a.rank < b.rank and a.row <= b.row for a, b in pairwise(best))
    only = only_path(cells)
    assert only is None or only == best


def test_best_pairs_keep_the_order() -> None:
    assert best_pairs([[0.9, 0.1, 0.0], [0.0, 0.2, 0.8]]) == [(0, 0), (1, 2)]
    assert best_pairs([[0.1, 0.9], [0.8, 0.0]]) == [(0, 1)]
    assert best_pairs([[0.0]]) == []
