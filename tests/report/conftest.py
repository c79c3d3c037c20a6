"""A run over three files: one with gaps, one that cannot be assessed, one with a waiver."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.builders.lke import best, blank, save_lke
from tests.builders.report import assessed
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.errors import InputProblem
from zi_cli.findings.finding import Waiver
from zi_cli.language import msg
from zi_cli.report.outcome import Assessed, Outcome, Refused
from zi_cli.workbook.read import read_lke
from zi_cli.workbook.writing.lampiran_iii import Filling

Assess = Callable[..., Assessed]


@pytest.fixture(scope="module")
def assess(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Assess:
    folder = tmp_path_factory.mktemp("report")

    def assess(name: str, filling: Filling | None = None) -> Assessed:
        path = save_lke(folder / name, pack, filling)
        return assessed(assess_workbook(read_lke(path, pack), CriteriaSet(lke=pack), "WBK"))

    return assess


@pytest.fixture(scope="module")
def run(assess: Assess, pack: Pack) -> list[Outcome]:
    gaps = assess("kosong.xlsx", blank(pack))
    bad = Refused(path="folder, satu/rusak: 100%.xlsx", problem=InputProblem(msg("a"), msg("b")))
    some = assess("sebagian.xlsx", best(pack, {1: None, 2: "?", 88: -3}, unsupported=[12, 13]))
    waiver = Waiver(reason="menunggu SK CONTOH", approver="Kepala CONTOH", until="2026-12-31")
    findings = [replace(f, waiver=waiver) if f.hit.soal_id == 12 else f for f in some.findings]
    return [gaps, bad, assessed(some.assessment, findings), assess("lengkap.xlsx")]
