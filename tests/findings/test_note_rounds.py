"""ZI5xx and the surveys, held against notes written before the rules were made to read them: phrases/doubted.txt
and phrases/believed.txt. Each note stands beside an answer in a workbook that is in order otherwise.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import pytest

from tests.findings.test_note_phrases import LOUD, Line, lines, workbooks
from tests.findings.test_notes import assessed
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.findings.catalogue import find_all
from zi_cli.findings.finding import Severity
from zi_cli.findings.note_reading.empty import is_mark, is_placeholder, may_say_nothing
from zi_cli.findings.note_reading.text import Text, read_text

COUNTS: Final[Mapping[int, object]] = {
    88: 8,
    89: 8,
    90: 8,
    91: 7,
    102: 4,
    103: 2,
    104: 2,
    105: 12,
    106: 12,
    110: 6,
    111: 0,
    112: 6,
    113: 1,
    114: 9,
    115: 4,
    116: 14,
    117: 1,
    118: 3,
    119: 82,
    120: 86,
    122: 6,
    123: 6,
    125: 3.85,
    127: 3.9,
}
"""Counts beside which the notes stand, where they name no other."""
RECALL: Final = 0.95
CODES: Final = (*LOUD, "ZI508", "ZI509")


def said(criteria: CriteriaSet, book: Sequence[Line]) -> dict[int, set[tuple[str, Severity]]]:
    """Soal → what is said of its note."""
    notes, answers = {s: note for s, _, note, _ in book}, {s: answer for s, answer, _, _ in book}
    found: dict[int, set[tuple[str, Severity]]] = {}
    for finding in find_all(assessed(criteria, notes, {**COUNTS, **answers}), CODES):
        found.setdefault(finding.hit.soal_id or 0, set()).add((finding.rule.code, finding.severity))
    return found


def missed(criteria: CriteriaSet, entries: Sequence[Line]) -> Iterator[Line]:
    for book in workbooks(entries):
        found = said(criteria, book)
        yield from (entry for entry in book if not found.get(entry[0]))


def loud(criteria: CriteriaSet, entries: Sequence[Line]) -> Iterator[tuple[str, set[tuple[str, Severity]]]]:
    for book in workbooks(entries):
        found = said(criteria, book)
        for soal, _, note, _ in book:
            above = {one for one in found.get(soal, set()) if one[1] > Severity.INFO}
            if above:
                yield note, above


def test_nearly_every_note_that_contradicts_is_found(criteria: CriteriaSet) -> None:
    entries = lines("doubted")
    overlooked = list(missed(criteria, entries))
    assert len(entries) >= 500
    assert 1 - len(overlooked) / len(entries) >= RECALL, overlooked


def test_notes_that_only_look_like_it_are_left_alone(criteria: CriteriaSet) -> None:
    entries = lines("believed")
    assert len(entries) >= 500
    assert dict(loud(criteria, entries)) == {}


def test_notes_that_are_not_looked_into_would_say_nothing(
    criteria: CriteriaSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most notes hold no telling word and are left alone: that is for speed, and must change no finding."""
    books = list(workbooks([*lines("doubted"), *lines("believed")]))
    quick = [said(criteria, book) for book in books]
    for asked in ("may_say", "has_any"):
        monkeypatch.setattr(Text, asked, lambda *_: True)
    read_text.cache_clear()  # what was seen of a text is remembered with it
    assert [said(criteria, book) for book in books] == quick


def test_notes_that_begin_like_others_are_none_without_content(criteria: CriteriaSet) -> None:
    """The first word of a note tells whether it may be a placeholder or a mark: that too is for speed."""
    texts = [
        "isi catatan di sini",
        "-",
        "",
        "  ",
        "xxxx",
        "asdf asdf",
        "Lorem ipsum",
        "“–”",
        "catatan",
        "n/a",
        "ok.",
    ]
    books: list[Sequence[Line]] = [
        *workbooks(lines("believed")),
        [(soal, "Ya", text, frozenset()) for soal, text in enumerate(texts, 1)],
    ]
    found = said(criteria, books[-1])
    assert any("ZI502" in {code for code, _ in codes} for codes in found.values())
    notes = criteria.lke.notes
    begun_otherwise = [
        text for book in books for _, _, text, _ in book if text.strip() and not may_say_nothing(text, notes)
    ]
    assert begun_otherwise
    assert not [text for text in begun_otherwise if is_mark(text, notes) or is_placeholder(text, notes)]
