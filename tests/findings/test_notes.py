"""ZI5xx: notes. The corpus measures how far the rules can be believed; the numbers are what it measured, rounded down."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest

from tests.builders.filled import best_answers, filled
from tests.findings.note_corpus import RIGHT, WITH, WRONG, Entry
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
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
        soal: replace(response, note=Note(text=notes.get(soal, ""), cell=f"LKE ZI!O{soal}"))
        for soal, response in book.responses.items()
    }
    return assess_workbook(replace(book, responses=responses), criteria)


def found(assessment: Assessment, codes: Iterable[str] = CONTRADICTIONS) -> list[tuple[str, int | None, str]]:
    """(code, soal, words quoted) of the findings on notes."""
    return [(f.rule.code, f.hit.soal_id, f.hit.found) for f in find_all(assessment, list(codes))]


def said_of(criteria: CriteriaSet, entry: Entry) -> set[str]:
    """The codes that an entry of the corpus gets."""
    soal, answer, note, _ = entry
    return {code for code, _, _ in found(assessed(criteria, {soal: note}, {**WITH.get(soal, {}), soal: answer}))}


def test_the_corpus_is_large_and_varied() -> None:
    assert len(WRONG) + len(RIGHT) >= 250
    assert len({entry[0] for entry in (*WRONG, *RIGHT)}) >= 75
    assert min(Counter(code for *_, code in WRONG).values()) >= 6


def test_contradictions_are_right_far_more_often_than_wrong(criteria: CriteriaSet) -> None:
    wrong = [(e, said) for e in RIGHT if (said := said_of(criteria, e))]
    seen = [e for e in WRONG if e[3] in said_of(criteria, e)]
    astray = [(e, said) for e in WRONG if (said := said_of(criteria, e)) and e[3] not in said]
    missed = [e for e in WRONG if e not in seen]
    precision = len(seen) / (len(seen) + len(wrong) + len(astray))
    assert precision >= PRECISION, [*wrong, *astray]
    assert len(seen) / len(WRONG) >= RECALL, missed
