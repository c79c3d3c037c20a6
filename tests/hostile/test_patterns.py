"""No regular expression takes the square of a text's length, and no note makes a check take long."""

import re
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders.command import ROOT, environment
from tests.builders.hostile.attacks import LONGEST, repeated
from tests.builders.hostile.patterns import Used, all_patterns
from tests.builders.lke import save_lke
from tests.hostile.pattern_costs import slow
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.findings.catalogue import find_all
from zi_cli.workbook.evidence import read_evidence
from zi_cli.workbook.filled import FilledWorkbook
from zi_cli.workbook.grid import Cell
from zi_cli.workbook.read import read_lke

pytestmark = pytest.mark.slow

_HANG = 300
"""Seconds after which a pattern is taken to try forever; usually all are done in five."""
NOTES = (
    " ", "\n", "1", "a", "aA1.", "a ", "(", "-", ".", "1.000.", "0,", "https://", "https://a.contoh.example/ ", "www.", '"', "'", "/", "\\",
    "2 kali ", "2025 ", "tidak ada ", "belum ada sehingga ", "12,5 % ", "skala 5 ", "30 responden ", "responden ", "SK Nomor 1/2025 ",
    "drive.google.com/", "C:\\a\\", "sharepoint.com/a/Forms/AllItems.aspx", "satu dua tiga ", "sistem pengendalian intern ", "ﷺ", "é ",
)  # fmt: skip
_BOUNDED = 30
"""Seconds of this process for all notes of a kind; usually a quarter of one."""


def test_none_takes_the_square_of_the_length() -> None:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.hostile.pattern_costs"],
            cwd=ROOT,
            env=environment(PYTHONWARNINGS="ignore"),
            capture_output=True,
            encoding="utf-8",
            timeout=_HANG,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired as hang:
        told = hang.stderr or b""
        pytest.fail(f"tries forever: {told.decode() if isinstance(told, bytes) else told}"[-200:])
    assert done.returncode == 0, done.stderr[-1000:]
    assert not done.stdout


def test_all_patterns_are_found() -> None:
    places = {used.place.rpartition(".")[2] for used in all_patterns()}
    assert {"_URL", "_SKIPPED", "_PHRASES", "_UNPRINTABLE", "_RESPONDENTS"} <= places
    assert any(":" in place for place in places), "patterns that are written where they are used"


@pytest.mark.parametrize(
    ("pattern", "way"),
    [
        (r"x\s*:?\s*y", "search"),
        (r"\s+$", "search"),
        (r"\[[^\]]*\]", "findall"),
    ],
)
def test_a_slow_pattern_would_be_found(pattern: str, way: str) -> None:
    assert next(slow([Used("CONTOH", re.compile(pattern), (way,))]), "")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, criteria: CriteriaSet) -> FilledWorkbook:
    path: Path = save_lke(tmp_path_factory.mktemp("catatan") / "lke.xlsx", criteria.lke)
    return read_lke(path, criteria.lke)


@pytest.mark.parametrize(
    "units", [NOTES, *((unit,) for unit in (" ", "aA1.", "a ", "2 kali ", "ﷺ", "https://a.contoh.example/ "))]
)
def test_notes_as_long_as_can_be(
    filled: FilledWorkbook, criteria: CriteriaSet, units: tuple[str, ...]
) -> None:
    """All 127 notes, and as much as evidence: of every kind in turn, and of one kind alone."""
    texts = [repeated(unit, LONGEST) for unit in units]
    responses = {}
    for number, (soal, response) in enumerate(filled.responses.items()):
        text = texts[number % len(texts)]
        responses[soal] = response._replace(
            note=response.note._replace(text=text),
            evidence_text=text,
            evidence=read_evidence(Cell(value=text), response.evidence_cell or ""),
        )
    assert len(responses) == 127
    start = time.process_time()
    list(find_all(assess_workbook(replace(filled, responses=responses), criteria)))
    assert time.process_time() - start < _BOUNDED
