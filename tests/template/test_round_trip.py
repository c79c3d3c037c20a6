"""Filled in and saved by LibreOffice, as .xlsx or as .ods, a workbook says the same."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.libreoffice import needs_libreoffice
from tests.template.conftest import IN_ODS, NAMES, Sample
from zi_cli.api import Assessment, View, assess

pytestmark = [needs_libreoffice, pytest.mark.slow]


@cache
def found(path: Path) -> Assessment:
    return assess(path)


@pytest.fixture(params=[(name, "xlsx") for name in NAMES] + [(name, "ods") for name in IN_ODS], ids="-".join)
def pair(request: pytest.FixtureRequest, samples: Mapping[str, Sample]) -> tuple[Assessment, Assessment]:
    """As written, and as saved."""
    name, extension = request.param
    saved = samples[name].ods if extension == "ods" else samples[name].saved
    assert saved is not None
    return found(samples[name].written), found(saved)


def test_the_format_and_the_layout(pair: tuple[Assessment, Assessment]) -> None:
    assert {assessment.filled.layout.id for assessment in pair} == {"zi"}
    assert pair[1].filled.sheet == "LKE"
    assert pair[0].filled.unread == pair[1].filled.unread == ()


def test_scores_gates_and_verdict(pair: tuple[Assessment, Assessment]) -> None:
    def verdict(assessment: Assessment) -> tuple[Any, ...]:
        gates = [(gate.gate.id, gate.actual, gate.minimum, gate.met) for gate in assessment.gates]
        nodes = [score and dict(score.nodes) for score in map(assessment.scores.get, View)]
        return assessment.target, assessment.ready, assessment.complete, gates, nodes

    assert verdict(pair[0]) == verdict(pair[1])


def test_what_the_live_formulas_say(pair: tuple[Assessment, Assessment]) -> None:
    for assessment in pair:
        total = assessment.spreadsheet.total
        assert total is not None
        assert float(total) == pytest.approx(float(assessment.claimed.totals["total"]), abs=1e-9)


def test_families_and_prerequisites(pair: tuple[Assessment, Assessment]) -> None:
    def statuses(assessment: Assessment) -> Iterator[tuple[Any, ...]]:
        for family in assessment.families:
            yield family.family.id, family.passed
            for result in family.results:
                yield result.criterion.id, result.status, result.basis, result.cell, result.note
                yield tuple(evidence.target for evidence in result.evidence)
        for asked in assessment.prerequisites:
            yield asked.prerequisite.id, asked.status, asked.value, asked.cell, asked.note, asked.invalid

    assert list(statuses(pair[0])) == list(statuses(pair[1]))


def test_answers_notes_and_evidence(pair: tuple[Assessment, Assessment]) -> None:
    def entries(assessment: Assessment) -> Iterator[tuple[Any, ...]]:
        for soal, said in assessment.filled.responses.items():
            answer, evidence = said.answer, {(piece.kind, piece.target) for piece in said.evidence}
            yield soal, answer.state, answer.option, answer.number, answer.cell, said.note, evidence

    assert list(entries(pair[0])) == list(entries(pair[1]))


def test_identity_and_register(pair: tuple[Assessment, Assessment]) -> None:
    for fields in ("unit", "target", "holds_wbk"):
        assert pair[0].filled.forms.entry(fields) == pair[1].filled.forms.entry(fields)
    registers = [assessment.filled.forms.register for assessment in pair]
    assert registers[0] == registers[1]
    assert pair[0].filled.unit_name_from_file == pair[1].filled.unit_name_from_file
