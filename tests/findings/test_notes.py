"""ZI5xx: notes. The corpus measures how far the rules can be believed; the numbers are what it measured, rounded down."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import replace

import pytest

from tests.builders.filled import best_answers, filled
from tests.findings.note_corpus import RIGHT, WITH, WRONG, Entry
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.notes import Notes
from zi_cli.criteria.lke.pack import Pack
from zi_cli.findings.catalogue import find_all
from zi_cli.language import Translator
from zi_cli.workbook.filled import Note

CONTRADICTIONS = ("ZI503", "ZI504", "ZI505", "ZI506", "ZI507")
PRECISION, RECALL = 0.97, 0.9


def assessed(
    criteria: CriteriaSet, notes: Mapping[int, str], answers: Mapping[int, object] | None = None
) -> Assessment:
    """A workbook with these notes beside the best answers, or others."""
    typed = {**best_answers(criteria.lke), 125: 3.8, 127: 3.8, **(answers or {})}
    book = filled(criteria.lke, typed)  # type: ignore[arg-type]
    responses = {
        soal: response._replace(note=Note(text=notes.get(soal, ""), cell=f"LKE ZI!O{soal}"))
        for soal, response in book.responses.items()
    }
    return assess_workbook(replace(book, responses=responses), criteria)


def found(assessment: Assessment, codes: Iterable[str] = CONTRADICTIONS) -> list[tuple[str, int | None, str]]:
    """(code, soal, words quoted) of the findings on notes."""
    return [(f.rule.code, f.hit.soal_id, f.hit.found) for f in find_all(assessment, list(codes))]


def said_of(criteria: CriteriaSet, entry: Entry) -> set[str]:
    """The codes that an entry of the corpus gets."""
    soal, answer, note, _ = entry
    return {
        code for code, _, _ in found(assessed(criteria, {soal: note}, {**WITH.get(soal, {}), soal: answer}))
    }


def test_the_corpus_is_large_and_varied() -> None:
    assert len(WRONG) + len(RIGHT) >= 250
    assert len({entry[0] for entry in (*WRONG, *RIGHT)}) >= 75
    assert min(Counter(code for *_, code in WRONG).values()) >= 6


def test_contradictions_are_right_far_more_often_than_wrong(criteria: CriteriaSet) -> None:
    """A finding is right where the corpus has its code, and wrong anywhere else."""
    said = {entry: said_of(criteria, entry) for entry in (*WRONG, *RIGHT)}
    hits = [entry for entry in WRONG if entry[3] in said[entry]]
    false = [(entry, codes - {entry[3]}) for entry, codes in said.items() if codes - {entry[3]}]
    missed = [entry for entry in WRONG if entry not in hits]
    assert len(hits) / (len(hits) + len(false)) >= PRECISION, false
    assert len(hits) / len(WRONG) >= RECALL, missed


@pytest.mark.parametrize("code", CONTRADICTIONS)
def test_each_rule_finds_most_of_its_own(criteria: CriteriaSet, code: str) -> None:
    own = [entry for entry in WRONG if entry[3] == code]
    found_ones = [entry for entry in own if code in said_of(criteria, entry)]
    assert len(found_ones) / len(own) >= 0.85


def test_a_finding_quotes_the_note_and_names_its_cell(criteria: CriteriaSet) -> None:
    book = assessed(criteria, {82: "Alhamdulillah, SKM  telah dilaksanakan\n2x (dua kali) setahun."})
    (finding,) = find_all(book, ["ZI503"])
    assert (finding.hit.cell, finding.hit.soal_id, finding.hit.found) == ("LKE ZI!O82", 82, "2x")
    assert finding.hit.points_at_stake == 0
    assert Translator("en").text(finding.hit.message) == (
        "Frekuensi survei kepuasan masyarakat (SKM): the note says “2x”, "
        "but answer A asks for at least 4 times a year"
    )


@pytest.mark.parametrize(
    "text", ["isi catatan di sini", "XXX", "Lorem ipsum", "test", "catatan…", "Diisi kemudian."]
)
def test_placeholders(criteria: CriteriaSet, text: str) -> None:
    assert found(assessed(criteria, {5: text}), ["ZI502", "ZI508"]) == [("ZI502", 5, text)]


@pytest.mark.parametrize("text", ["-", "—", ".", "n/a", "x"])
def test_marks_are_said_but_never_loudly(criteria: CriteriaSet, text: str) -> None:
    assert found(assessed(criteria, {5: text}), ["ZI502", *CONTRADICTIONS, "ZI508"]) == [("ZI508", 5, text)]


def test_a_reason_is_missing_only_where_one_is_needed(criteria: CriteriaSet) -> None:
    missing = {soal for _, soal, _ in found(assessed(criteria, {}), ["ZI501"])}
    assert {78, 95, 97, 109, 112, 121, 126} <= missing
    assert not missing & {1, 3, 36, 45, 72, 82, 110, 125, 127}
    written = dict.fromkeys(missing, "Dijelaskan dalam laporan CONTOH.")
    assert found(assessed(criteria, written), ["ZI501"]) == []
    lowest = assessed(criteria, {}, {78: "E", 95: "C", 126: "E"})
    assert not {soal for _, soal, _ in found(lowest, ["ZI501"])} & {78, 95, 126}


def test_a_word_used_everywhere_denies_nothing(criteria: CriteriaSet) -> None:
    """`Tidak ada` down the whole column means that there is no note; beside one question it is an answer."""
    everywhere = dict.fromkeys(range(1, 40), "Tidak ada")
    assert found(assessed(criteria, everywhere), ["ZI504"]) == []
    assert found(assessed(criteria, {3: "Tidak ada"}), ["ZI504"]) == [("ZI504", 3, "Tidak ada")]


def test_long_and_hostile_notes_are_read_in_bounded_time(criteria: CriteriaSet) -> None:
    hostile = (
        "tidak ada " * 3300,
        "1 dari " * 4000,
        "(" * 32000,
        "a" * 32767,
        "2 kali, " * 4000,
        "9.999" * 6000,
    )
    for text in hostile:
        book = assessed(criteria, dict.fromkeys(range(1, 128), text))
        start = time.perf_counter()
        found(book)
        assert time.perf_counter() - start < 5


def test_a_pack_that_knows_nothing_of_notes_is_silent(criteria: CriteriaSet) -> None:
    book = assessed(criteria, {82: "2 kali", 3: "belum ada", 5: "xxx"})
    bare = replace(book.criteria, lke=replace_notes(book))
    assert found(replace(book, criteria=bare), ["ZI501", "ZI502", *CONTRADICTIONS, "ZI508"]) == []


def replace_notes(book: Assessment) -> Pack:
    """The pack without its notes.yaml."""
    bare = copy(book.pack)
    object.__setattr__(bare, "notes", Notes())
    return bare
