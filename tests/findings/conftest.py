"""Findings of a constructed workbook, as (code, soal, cell)."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from tests.builders.lke import best, save_lke
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.findings.catalogue import find_all
from zi_cli.findings.finding import Finding
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
