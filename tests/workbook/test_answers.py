"""What is typed as an answer, and what it is taken for."""

import math
from fractions import Fraction

import pytest

from zi_cli.criteria.lke.pack import Pack, Scale
from zi_cli.workbook.answers import AnswerState, read_answer, shown_decimal
from zi_cli.workbook.grid import Cell, ShownAs, Value

PLACE = "LKE ZI!K8"


@pytest.fixture
def scale(pack: Pack, request: pytest.FixtureRequest) -> Scale:
    return pack.scales[request.param]


@pytest.mark.parametrize(
    ("scale", "typed", "option"),
    [
        ("ya_tidak", "Ya", "Ya"),
        ("ya_tidak", "ya", "Ya"),
        ("ya_tidak", " YA. ", "Ya"),
        ("ya_tidak", "(ya)", "Ya"),
        ("ya_tidak", "y", "Ya"),
        ("ya_tidak", "TIDAK", "Tidak"),
        ("ya_tidak", "Tidak\u00a0", "Tidak"),
        ("ya_tidak", "tdk", "Tidak"),
        ("a_c", "A", "A"),
        ("a_c", "a", "A"),
        ("a_c", " a. ", "A"),
        ("a_c", "B ", "B"),
        ("a_c", "\u00a0b", "B"),
        ("a_c", "c)", "C"),
        ("a_c", "(C)", "C"),
        ("a_c", '"B"', "B"),
        ("a_c", "B,", "B"),
        ("a_c", "b. Sebagian besar unsur terwakili", "B"),
        ("a_d", "d", "D"),
        ("a_e", "E.", "E"),
    ],
    indirect=["scale"],
)
def test_options_understood(scale: Scale, typed: str, option: str) -> None:
    answer = read_answer(Cell(value=typed), scale, PLACE)
    assert (answer.state, answer.option, answer.cell) == (AnswerState.ANSWERED, option, PLACE)
    assert (answer.value, answer.written) == (option, typed)


@pytest.mark.parametrize(
    ("scale", "typed", "reason", "off_scale"),
    [
        ("a_c", "D", "{found} is not on this question's scale, {allowed}", True),
        ("a_c", "e.", "{found} is not on this question's scale, {allowed}", True),
        ("a_c", "Ya", "{found} is not on this question's scale, {allowed}", True),
        ("a_d", "tidak", "{found} is not on this question's scale, {allowed}", True),
        ("ya_tidak", "A", "{found} is not on this question's scale, {allowed}", True),
        ("ya_tidak", "T", "{found} is not on this question's scale, {allowed}", True),
        ("ya_tidak", "Ya/Tidak", "{found} is not one of {allowed}", False),
        ("ya_tidak", "ya, sebagian", "{found} is not one of {allowed}", False),
        ("ya_tidak", True, "{found} is not one of {allowed}", False),
        ("ya_tidak", 1.0, "{found} is not one of {allowed}", False),
        ("a_c", "A/B", "{found} is not one of {allowed}", False),
        ("a_c", "A atau B", "{found} is not one of {allowed}", False),
        ("a_c", "AB", "{found} is not one of {allowed}", False),
        ("a_c", "a. semua b. sebagian", "{found} is not one of {allowed}", False),
        ("a_c", "cukup", "{found} is not one of {allowed}", False),
        ("a_c", "-", "{found} is not one of {allowed}", False),
        ("a_c", "?", "{found} is not one of {allowed}", False),
        ("a_c", "А", "{found} is not one of {allowed}", False),  # Cyrillic
        ("a_c", 0.5, "{found} is not one of {allowed}", False),
        (
            "index_0_4",
            "87,65 %",
            "{found} % is a percentage; an index from 0 to {maximum} belongs here",
            False,
        ),
        ("index_0_4", "80%", "{found} % is a percentage; an index from 0 to {maximum} belongs here", False),
        ("index_0_4", "baik", "{found} is not a number", False),
        ("index_0_4", "3,58/4", "{found} is not a number", False),
        ("index_0_4", "3,5,8", "{found} is not a number", False),
        ("index_0_4", True, "{found} is not a number", False),
        ("index_0_4", math.inf, "{found} is not a number", False),
        ("index_0_4", math.nan, "{found} is not a number", False),
        ("index_0_4", 87.65, "{found} is above {maximum}, the highest index there is", True),
        ("index_0_4", "4,01", "{found} is above {maximum}, the highest index there is", True),
        ("index_0_4", 4.0000001, "{found} is above {maximum}, the highest index there is", True),
        ("index_0_4", "-0,1", "{found} is below 0", True),
        ("count", "-3", "{found} is below 0", True),
        ("count", -1.0, "{found} is below 0", True),
        ("count", "2,5", "{found} is not a whole number; a count belongs here", True),
        ("count", 0.5, "{found} is not a whole number; a count belongs here", True),
        ("count", "50 %", "{found} % is a percentage; a count belongs here", False),
        ("count", "3 orang", "{found} is not a number", False),
        ("count", "12 (dua belas)", "{found} is not a number", False),
        ("count", "-", "{found} is not a number", False),
        ("count", "nihil", "{found} is not a number", False),
        ("count", "3/5/2026", "{found} is not a number", False),
        ("count", "2026-03-05", "{found} is not a number", False),
        ("count", "1e3", "{found} is not a number", False),
        ("count", "1.25.000", "{found} is not a number", False),
        (
            "count",
            "1,250",
            "{found} could be a thousand or a decimal; write the number without a comma",
            False,
        ),
    ],
    indirect=["scale"],
)
def test_refused_with_the_reason(scale: Scale, typed: Value, reason: str, off_scale: bool) -> None:
    answer = read_answer(Cell(value=typed), scale, PLACE)
    assert answer.state is AnswerState.INVALID
    assert answer.reason is not None
    assert (answer.reason.template, answer.off_scale, answer.cell) == (reason, off_scale, PLACE)
    assert answer.option is None
    assert answer.number is None
    assert answer.written


@pytest.mark.parametrize(
    ("scale", "typed", "number"),
    [
        ("index_0_4", 3.58, "3.58"),
        ("index_0_4", "3,58", "3.58"),
        ("index_0_4", "3.58", "3.58"),
        ("index_0_4", " 3,58 ", "3.58"),
        ("index_0_4", "3,58.", "3.58"),
        ("index_0_4", "3\u00a0,58", "3.58"),
        ("index_0_4", "0,75", "0.75"),
        ("index_0_4", "+3,6", "3.6"),
        ("index_0_4", "3,600", "3.6"),
        ("index_0_4", "1.250", "1.25"),
        ("index_0_4", 4.0, "4"),
        ("index_0_4", "4", "4"),
        ("index_0_4", 0.0, "0"),
        ("index_0_4", 3.5999999999999996, "3.6"),
        ("index_0_4", 0.1 + 0.2, "0.3"),
        ("index_0_4", 1 / 3, "0.333333333333333"),
        ("count", 0.0, "0"),
        ("count", 12.0, "12"),
        ("count", "12", "12"),
        ("count", " 12 ", "12"),
        ("count", "012", "12"),
        ("count", "12,0", "12"),
        ("count", "12.0", "12"),
        ("count", "1.250", "1250"),
        ("count", "1.250.000", "1250000"),
        ("count", "1 250", "1250"),
        ("count", 1250.0, "1250"),
        ("count", 2.9999999999999996, "3"),
    ],
    indirect=["scale"],
)
def test_numbers_understood(scale: Scale, typed: Value, number: str) -> None:
    answer = read_answer(Cell(value=typed), scale, PLACE)
    assert (answer.state, answer.number) == (AnswerState.ANSWERED, Fraction(number))


@pytest.mark.parametrize("scale", ["a_c", "ya_tidak", "index_0_4", "count"], indirect=True)
@pytest.mark.parametrize(
    ("cell", "state", "value"),
    [
        (Cell(), AnswerState.BLANK, None),
        (Cell(value=""), AnswerState.BLANK, None),
        (Cell(value=" \n\u00a0"), AnswerState.BLANK, None),
        (Cell(value="", formula='IF(A1="","",A1)'), AnswerState.BLANK, None),
        (Cell(error="#REF!"), AnswerState.ERROR, "#REF!"),
        (Cell(error="#DIV/0!", formula="1/0"), AnswerState.ERROR, "#DIV/0!"),
        (Cell(formula="B1", uncalculated=True), AnswerState.UNCALCULATED, "=B1"),
    ],
)
def test_no_answer_is_told_apart(scale: Scale, cell: Cell, state: AnswerState, value: str | None) -> None:
    answer = read_answer(cell, scale, PLACE)
    assert (answer.state, answer.value, answer.cell) == (state, value, PLACE)


@pytest.mark.parametrize(
    ("scale", "cell", "reason"),
    [
        ("count", Cell(value=45356.0, shown_as=ShownAs.DATE), "the cell shows a date; a number belongs here"),
        ("index_0_4", Cell(value=3.0, shown_as=ShownAs.DATE), "the cell shows a date; a number belongs here"),
        (
            "index_0_4",
            Cell(value=0.8765, shown_as=ShownAs.PERCENT),
            "{found} % is a percentage; an index from 0 to {maximum} belongs here",
        ),
        (
            "count",
            Cell(value=1.0, shown_as=ShownAs.PERCENT),
            "{found} % is a percentage; a count belongs here",
        ),
    ],
    indirect=["scale"],
)
def test_a_number_shown_as_something_else(scale: Scale, cell: Cell, reason: str) -> None:
    answer = read_answer(cell, scale, PLACE)
    assert answer.state is AnswerState.INVALID
    assert answer.reason is not None
    assert answer.reason.template == reason


@pytest.mark.parametrize(
    ("stored", "shown"),
    [(0.07 * 100, "7"), (3.58, "3.58"), (1e-7, "1/10000000"), (123456789012345678.0, "123456789012346000")],
)
def test_numbers_are_what_the_spreadsheet_shows(stored: float, shown: str) -> None:
    assert shown_decimal(stored) == Fraction(shown)
