"""The optimum is what an exhaustive search finds, ties included, and never below the relaxed bound."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from tests.plan.units import random_task
from zi_cli.errors import ZiError
from zi_cli.plan.choice import Choice
from zi_cli.plan.gate_tree import Goal, grow
from zi_cli.plan.optimum import best_within, cheapest
from zi_cli.plan.relaxation import relaxed_bound

Taken = tuple[int, ...]
SEEDS = range(60)


def effort(choices: Sequence[Choice], taken: Taken) -> Fraction:
    return sum((c.options[n].effort for c, n in zip(choices, taken, strict=True)), Fraction(0))


def points(choices: Sequence[Choice], taken: Taken, goal: Goal | None = None) -> Fraction:
    return sum(
        (
            c.points[n]
            for c, n in zip(choices, taken, strict=True)
            if goal is None or c.indicators[0].id in goal.indicators
        ),
        Fraction(0),
    )


def missed(choices: Sequence[Choice], taken: Taken, goals: Sequence[Goal]) -> int:
    return sum(points(choices, taken, goal) < goal.points for goal in goals)


def everything(choices: Sequence[Choice]) -> Iterator[Taken]:
    return product(*(range(len(choice.options)) for choice in choices))


def tie(choices: Sequence[Choice], taken: Taken) -> tuple[int, tuple[int, ...]]:
    """Fewer steps, then more at the lower soal."""
    return sum(n > 0 for n in taken), tuple(-n for n in taken)


def searched(
    choices: Sequence[Choice], rank: Callable[[Taken], object], allowed: Callable[[Taken], bool]
) -> Taken:
    return min((taken for taken in everything(choices) if allowed(taken)), key=rank)  # type: ignore[type-var, return-value]


@pytest.mark.parametrize("seed", SEEDS)
def test_cheapest_is_what_an_exhaustive_search_finds(seed: int) -> None:
    choices, goals = random_task(seed, choices=6, options=4)
    found = cheapest(grow(goals, choices), choices)
    assert found is not None
    best = searched(
        choices,
        lambda taken: (effort(choices, taken), -points(choices, taken), tie(choices, taken)),
        lambda taken: missed(choices, taken, goals) == 0,
    )
    assert (found.taken, found.effort, found.points) == (best, effort(choices, best), points(choices, best))
    assert relaxed_bound(grow(goals, choices)) <= found.effort


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("share", [Fraction(0), Fraction(1, 3), Fraction(2, 3)])
def test_best_within_a_budget_is_what_an_exhaustive_search_finds(seed: int, share: Fraction) -> None:
    choices, goals = random_task(seed + 1000, choices=5, options=4)
    budget = share * sum((c.options[-1].effort for c in choices), Fraction(0))
    found = best_within(grow(goals, choices), choices, budget)
    assert found is not None
    best = searched(
        choices,
        lambda taken: (
            missed(choices, taken, goals),
            -points(choices, taken),
            effort(choices, taken),
            tie(choices, taken),
        ),
        lambda taken: effort(choices, taken) <= budget,
    )
    assert (found.missed, found.points, found.effort) == (
        missed(choices, best, goals),
        points(choices, best),
        effort(choices, best),
    )
    assert found.taken == best


def test_out_of_reach_is_none() -> None:
    choices, goals = random_task(1, choices=4, options=3)
    too_much = Goal(gate_id="x", indicators=goals[-1].indicators, points=Fraction(1000))
    assert cheapest(grow([too_much], choices), choices) is None


def test_gates_that_overlap_are_refused() -> None:
    choices, goals = random_task(2, choices=4, options=3)
    names = [choice.indicators[0].id for choice in choices]
    crossed = [replace(goals[0], indicators=frozenset(part)) for part in (names[:2], names[1:3])]
    with pytest.raises(ZiError):
        grow(crossed, choices)
    both = replace(choices[0], indicators=(*choices[0].indicators, *choices[1].indicators))
    with pytest.raises(ZiError):
        grow([replace(goals[0], indicators=frozenset(names[:1]))], [both])
