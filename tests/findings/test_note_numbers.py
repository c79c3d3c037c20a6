"""ZI506 and ZI507: numbers in notes. How far they can be believed is measured in test_notes.py."""

from dataclasses import replace

import pytest

from tests.builders.filled import best_answers, filled
from tests.findings.test_notes import assessed, found
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.assessment.gates import GateResult
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.findings.catalogue import find_all
from zi_cli.language import Translator


@pytest.mark.parametrize(
    ("note", "quotes"),
    [
        ("Ada 4 pengaduan selama tahun 2025.", ["4 pengaduan"]),
        ("Ada 6 pengaduan selama tahun 2025.", []),
        ("Ada 6 pengaduan, 5 selesai.", []),
        ("Pengaduan ditangani dalam 4 hari.", []),
    ],
)
def test_a_note_counts_what_the_number_counts(criteria: CriteriaSet, note: str, quotes: list[str]) -> None:
    said = found(assessed(criteria, {110: note}, {110: 6, 111: 1, 112: 5}), ["ZI506"])
    assert said == [("ZI506", 110, quote) for quote in quotes]


def test_a_percentage_is_said_as_an_index_and_held_against_the_gate(criteria: CriteriaSet) -> None:
    filled_in = assessed(criteria, {127: "IKM 87,65 %"}, {127: 4})
    (wbbm,) = find_all(replace(filled_in, gates=_gates(criteria, "WBBM")), ["ZI507"])
    assert "an index of 3.506 and below the gate of 3.6" in Translator("en").text(wbbm.hit.message)
    (wbk,) = find_all(filled_in, ["ZI507"])
    assert "an index of 3.506; the answer is 4" in Translator("en").text(wbk.hit.message)


def _gates(criteria: CriteriaSet, target: str) -> tuple[GateResult, ...]:
    book = filled(criteria.lke, best_answers(criteria.lke))
    return assess_workbook(book, criteria, target).gates
