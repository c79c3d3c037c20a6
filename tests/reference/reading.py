"""What must hold of any reading of a workbook whose truth is known."""

from collections.abc import Collection
from pathlib import Path

from tests.reference.fillers import Filling, Reference, Table
from zi_cli.api import Assessment, assess
from zi_cli.findings.catalogue import find_all
from zi_cli.workbook.answers import AnswerState

LOST = frozenset({"ZI201", "ZI202"})
"""Findings that say that a question was not found, or not for certain."""


def codes(assessment: Assessment) -> dict[str, set[int | None]]:
    """Code → soal ids that it was found for."""
    found: dict[str, set[int | None]] = {}
    for finding in find_all(assessment):
        found.setdefault(finding.rule.code, set()).add(finding.hit.soal_id)
    return found


def lost(assessment: Assessment) -> set[int]:
    """Questions that were not found."""
    responses = assessment.filled.responses
    return {soal for soal, said in responses.items() if said.answer.state is AnswerState.NOT_FOUND}


def check(
    official: Reference,
    path: Path,
    table: Table,
    filling: Filling,
    missing: Collection[int] = (),
    maybe: Collection[int] = (),
) -> Assessment:
    """Every answer comes from its true cell, and the points are those calculated by hand.

    `missing` must not be found; `maybe` need not be, but then a finding must say so.
    """
    assessment = assess(path)
    gone = lost(assessment)
    assert gone >= set(missing)
    assert gone - set(missing) <= set(maybe)
    wrong = {
        soal: (said.answer.cell, table.cell(soal), said.match and said.match.how)
        for soal, said in assessment.filled.responses.items()
        if soal not in gone and said.answer.cell != table.cell(soal)
    }
    assert not wrong
    told = codes(assessment)
    assert gone <= {soal for code in LOST for soal in told.get(code, ())}
    assert all(said.match for soal, said in assessment.filled.responses.items() if soal not in gone)
    expected = official.score(filling, gone)
    assert dict(assessment.claimed.nodes) == expected.nodes
    assert assessment.claimed.totals["total"] == expected.total
    return assessment
