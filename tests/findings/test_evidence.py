"""ZI4xx: the evidence."""

from dataclasses import replace

import pytest

from tests.builders.lke import best
from tests.findings.conftest import Find, Save
from zi_cli.criteria.lke.pack import Pack


def test_no_evidence(save: Save, find: Find) -> None:
    assert find(save(), "ZI4") == []
    assert find(save(unsupported=[12]), "ZI4") == [("ZI401", 12, "LKE ZI!Q22")]


def test_an_answer_at_its_lowest_level_needs_none(save: Save, find: Find, pack: Pack) -> None:
    assert find(save({12: pack.questions[12].scale.lowest}, unsupported=[12]), "ZI4") == []
    assert find(save({12: None}, unsupported=[12]), "ZI4") == []


@pytest.mark.parametrize(
    "text", ["SK Kepala Balai No. 3", "https://contoh.example/x", r"\\server\bukti\sk.pdf"]
)
def test_words_that_name_a_document_are_evidence(save: Save, find: Find, pack: Pack, text: str) -> None:
    filling = replace(best(pack, unsupported=[12]), texts={12: text})
    assert find(save(filling=filling), "ZI4") == []


@pytest.mark.parametrize("text", ["-", "belum ada", "Tidak ada", "...", "n/a"])
def test_words_that_say_there_is_none_are_not(save: Save, find: Find, pack: Pack, text: str) -> None:
    filling = replace(best(pack, unsupported=[12]), texts={12: text})
    assert find(save(filling=filling), "ZI4") == [("ZI401", 12, "LKE ZI!Q22")]


def test_one_link_supports_a_ratio(save: Save, find: Find) -> None:
    assert find(save(unsupported=[88]), "ZI4") == []
    assert find(save(unsupported=[88, 89]), "ZI4") == [("ZI401", 89, "LKE ZI!Q130")]
