"""Every number unfolds to its inputs, and the parts make up the whole."""

from fractions import Fraction

import pytest

from tests.builders.filled import best_answers, filled
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.explain import known_ids, unfold
from zi_cli.assessment.explain_lke import Unfolded
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.language import Translator


@pytest.fixture(scope="module")
def assessment(pack: Pack, criteria: CriteriaSet) -> Assessment:
    answers = {
        **best_answers(pack),
        4: "B",
        9: None,
        13: "X",
        89: 1,
        102: 0,
        103: 0,
        125: 3.58,
        123: 9,
        122: 0,
    }
    return assess_workbook(filled(pack, answers), criteria, "WBK")


def leaves(tree: Unfolded) -> list[Unfolded]:
    return [leaf for part in tree.parts for leaf in leaves(part)] if tree.parts else [tree]


@pytest.mark.parametrize("language", ["id", "en"])
def test_everything_that_is_known_unfolds_into_words(assessment: Assessment, language: str) -> None:
    words = Translator(language)
    for wanted in known_ids(assessment.criteria):
        tree = unfold(assessment, wanted)
        if wanted == "predikat-wbk":
            assert tree is None, "a gate of WBBM only"
            continue
        assert tree is not None, wanted
        stack = [tree]
        while stack:
            node = stack.pop()
            assert "{" not in words.text(node.how)
            stack.extend(node.parts)


def test_parts_add_up_to_the_whole(assessment: Assessment, pack: Pack) -> None:
    for node_id in pack.nodes:
        tree = unfold(assessment, node_id)
        assert tree is not None
        assert (
            sum((part.score_points or Fraction(0) for part in tree.parts), Fraction(0)) == tree.score_points
        )


def test_the_total_reaches_every_input(assessment: Assessment, pack: Pack) -> None:
    tree = unfold(assessment, "total")
    assert tree is not None
    cells = {leaf.cell for leaf in leaves(tree)}
    assert cells == {f"LKE ZI!K{soal}" for soal in pack.questions}


def test_soal_and_id_are_the_same_question(assessment: Assessment) -> None:
    assert unfold(assessment, "12") == unfold(assessment, "A.I.1.iv.d")
    assert unfold(assessment, "nonsense") is None


def test_a_predicate_gate_says_what_is_known(pack: Pack) -> None:
    for holds, words in ((None, "--holds-wbk"), (True, "the unit holds it"), (False, "not hold")):
        found = unfold(
            assess_workbook(filled(pack, {}), CriteriaSet(lke=pack), "WBBM", holds_wbk=holds), "predikat-wbk"
        )
        assert found is not None
        assert words in found.how.template
