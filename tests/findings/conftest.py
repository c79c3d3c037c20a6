"""Findings of a constructed workbook, as (code, soal, cell)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.builders.lke import best, save_lke
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.findings.catalogue import find_all
from zi_cli.findings.finding import Finding
from zi_cli.language import msg
from zi_cli.workbook.evidence import EvidenceState, Standing
from zi_cli.workbook.read import read_lke
from zi_cli.workbook.writing.lampiran_iii import Filling, Value

Hits = list[tuple[str, int | None, str | None]]
Find = Callable[..., Hits]
Save = Callable[..., Path]
Items = list[tuple[str, str | None, str | None]]
FindItems = Callable[..., Items]


def findings(
    path: Path,
    pack: Pack,
    target: str | None = "WBK",
    view: View = View.CLAIMED,
    holds_wbk: bool | None = None,
    criteria: CriteriaSet | None = None,
    gates_only: bool = False,
    margin: Fraction = Fraction(0),
) -> list[Finding]:
    """All findings of a workbook, held against the LKE alone unless `criteria` are given."""
    filled = read_lke(path, pack)
    held = criteria or CriteriaSet(lke=pack)
    return list(find_all(assess_workbook(filled, held, target, view, holds_wbk, gates_only, margin)))


@pytest.fixture
def save(tmp_path: Path, pack: Pack) -> Save:
    """Write a workbook with full marks, apart from what a test changes."""

    def save(changes: dict[int, Value] | None = None, filling: Filling | None = None, **more: object) -> Path:
        return save_lke(tmp_path / "x.xlsx", pack, filling or best(pack, changes, **more))  # type: ignore[arg-type]

    return save


@pytest.fixture
def find(pack: Pack) -> Find:
    """The findings with a code, or all, where a workbook has them."""

    def find(path: Path, code: str = "", **how: object) -> Hits:
        return [
            (f.rule.code, f.hit.soal_id, f.hit.cell)
            for f in findings(path, pack, **how)  # type: ignore[arg-type]
            if f.rule.code.startswith(code)
        ]

    return find


@pytest.fixture
def find_items(criteria: CriteriaSet) -> FindItems:
    """The findings with one of some codes, as (code, item, cell), held against all criteria."""

    def find_items(path: Path, *codes: str, **how: object) -> Items:
        held = {"criteria": criteria, **how}
        return [
            (f.rule.code, f.hit.item_id, f.hit.cell)
            for f in findings(path, criteria.lke, **held)  # type: ignore[arg-type]
            if f.rule.code in codes
        ]

    return find_items


def assessed(path: Path, pack: Pack, states: Mapping[str, Standing] | None = None) -> Assessment:
    known = {
        target: EvidenceState(standing=standing, reason=msg("not found"))
        for target, standing in (states or {}).items()
    }
    return assess_workbook(read_lke(path, pack), CriteriaSet(lke=pack), "WBK", evidence_states=known)


def of_family(assessment: Assessment, *codes: str) -> list[Finding]:
    return [f for f in find_all(assessment) if f.rule.code.startswith(codes or "ZI4")]


def supported(assessment: Assessment) -> Fraction:
    score = assessment.scores[View.SUPPORTED]
    assert score is not None
    return score.totals["total"]


@pytest.fixture
def with_text(save: Save, find: Find, pack: Pack):  # type: ignore[no-untyped-def]
    """Codes of the findings of a workbook in which soal 12 has this text, or another one, as evidence."""

    def with_text(text: str, soal: int = 12) -> list[str]:
        filling = replace(best(pack, unsupported=[soal]), texts={soal: text})
        hits = find(save(filling=filling), "ZI4")
        assert {(number, cell) for _, number, cell in hits} <= {
            (12, "LKE ZI!Q22"),
            (soal, None),
            (None, "LKE ZI!Q22"),
        }
        return [code for code, _, _ in hits]

    return with_text


@pytest.fixture
def cells(criteria: CriteriaSet) -> dict[str, str]:
    """Where each criterion and prerequisite is answered on the sheets of the builder."""
    found: dict[str, str] = {}
    for form, sheet, items in (
        ("minimum", "Kriteria Minimal", criteria.minimum.criteria),
        ("prerequisites", "Prasyarat", criteria.prerequisites.by_id),
    ):
        column = criteria.lke.layouts["zi"].forms[form].columns["answer"].at
        found |= {item: f"{sheet}!{chr(64 + column)}{row}" for row, item in enumerate(items, 2)}
    return found
