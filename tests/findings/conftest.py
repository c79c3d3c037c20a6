"""Findings of a constructed workbook, as (code, soal, cell)."""

from collections.abc import Callable
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


def findings(
    path: Path, pack: Pack, target: str = "WBK", view: View = View.CLAIMED, holds_wbk: bool | None = None
) -> list[Finding]:
    """All findings of a workbook."""
    return list(
        find_all(assess_workbook(read_lke(path, pack), CriteriaSet(lke=pack), target, view, holds_wbk))
    )


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
