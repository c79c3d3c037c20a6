"""ZI5xx and the surveys, held against notes in everyday words: phrases/*.txt, a note a line."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.findings.test_notes import CONTRADICTIONS, assessed
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.findings.catalogue import find_all

PHRASES = Path(__file__).parent / "phrases"
LOUD = (*CONTRADICTIONS, "ZI502", "ZI609", "ZI610")
RECALL = 0.95
Line = tuple[int, object, str, frozenset[str]]


def lines(name: str) -> list[Line]:
    """(soal, answer, note, codes) of a file of phrases."""
    found = []
    for text in (PHRASES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if text.startswith("#"):
            continue
        soal, answer, note, codes = (*(part.strip() for part in text.split(" | ")), "")[:4]
        typed: object = float(answer) if answer.replace(".", "").isdigit() else answer
        found.append((int(soal), typed, note, frozenset(codes.split())))
    return found


def workbooks(entries: Sequence[Line]) -> Iterator[list[Line]]:
    """The entries, as few workbooks as hold them: one note to a soal."""
    rest = list(entries)
    while rest:
        book = {entry[0]: entry for entry in reversed(rest)}
        yield list(book.values())
        rest = [entry for entry in rest if entry not in book.values()]


def said(criteria: CriteriaSet, book: Sequence[Line], codes: Sequence[str]) -> dict[int, set[str]]:
    """Soal → codes that a workbook with these notes gets there."""
    notes, answers = {s: note for s, _, note, _ in book}, {s: answer for s, answer, _, _ in book}
    found: dict[int, set[str]] = {}
    for finding in find_all(assessed(criteria, notes, answers), codes):
        found.setdefault(finding.hit.soal_id or 0, set()).add(finding.rule.code)
    return found


def test_nearly_every_contradiction_is_found(criteria: CriteriaSet) -> None:
    entries, missed = lines("contradicting"), []
    for book in workbooks(entries):
        found = said(criteria, book, (*LOUD, "ZI508"))
        missed += [entry for entry in book if not entry[3] & found.get(entry[0], set())]
    assert len(entries) >= 250
    assert 1 - len(missed) / len(entries) >= RECALL, missed


def test_notes_that_fit_are_left_alone(criteria: CriteriaSet) -> None:
    entries = lines("fitting")
    loud = {note: codes for book in workbooks(entries) for note, codes in _loud(criteria, book)}
    assert len(entries) >= 300
    assert loud == {}


def _loud(criteria: CriteriaSet, book: Sequence[Line]) -> Iterator[tuple[str, set[str]]]:
    found = said(criteria, book, LOUD)
    for soal, _, note, _ in book:
        if found.get(soal):
            yield note, found[soal]


@pytest.mark.parametrize(
    "note",
    ["Pegawai terlibat setengahnya.", "Pegawai terlibat separuhnya.", "Baru setengah pegawai terlibat."],
)
def test_a_part_with_a_suffix_is_a_part(criteria: CriteriaSet, note: str) -> None:
    assert [f.rule.code for f in find_all(assessed(criteria, {12: note}), ["ZI505"])] == ["ZI505"]
