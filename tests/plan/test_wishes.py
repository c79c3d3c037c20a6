"""Wishes are understood as a workbook's answers are, or refused with a reason."""

import pytest

from tests.builders.filled import best_answers
from tests.plan.units import assessed
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.errors import UsageProblem
from zi_cli.language import Translator
from zi_cli.plan.make import make_plan
from zi_cli.plan.plan import Wishes
from zi_cli.plan.wishes import decided


@pytest.mark.parametrize(
    ("soal", "typed", "meant"),
    [
        (2, "b", "B"),
        (1, "ya", "Ya"),
        (1, " Tidak ", "Tidak"),
        (125, "3,75", "15/4"),
        (116, "2", "2"),
        (2, "A.", "A"),
    ],
)
def test_understood(pack: Pack, soal: int, typed: str, meant: str) -> None:
    assert str(decided(pack, Wishes(fixed={soal: typed}))[soal]) == meant


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(fixed={128: "A"}),
        Wishes(forbidden=frozenset({0})),
        Wishes(fixed={2: "D"}),
        Wishes(fixed={1: "A"}),
        Wishes(fixed={125: "5"}),
        Wishes(fixed={125: "90 %"}),
        Wishes(fixed={116: "1,5"}),
        Wishes(fixed={116: "-1"}),
        Wishes(fixed={116: ""}),
        Wishes(fixed={2: "A"}, forbidden=frozenset({2})),
        Wishes(fixed={2: "A"}, budget=0),  # type: ignore[arg-type]
    ],
    ids=str,
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_refused(criteria: CriteriaSet, wishes: Wishes, language: str) -> None:
    answers = {**best_answers(criteria.lke), 2: "C"}
    with pytest.raises(UsageProblem) as refused:
        make_plan(assessed(criteria, answers), wishes)
    assert Translator(language).text(refused.value.message)
