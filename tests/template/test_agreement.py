"""A spreadsheet program that calculates the workbook anew shows what `zi check` says, to 1e-9."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.builders.command import zi
from tests.builders.reading import cells, read
from tests.libreoffice import needs_libreoffice
from tests.template.conftest import NAMES, Sample
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.workbook.grid import Cell, Sheet

pytestmark = [needs_libreoffice, pytest.mark.slow]

Shown = str | float | None
TOTALS = ("total", "pengungkit", "pemenuhan", "reform", "hasil")


@pytest.fixture(scope="module")
def said(samples: Mapping[str, Sample]) -> Mapping[str, Any]:
    """What `zi check` says of the workbooks as they were written, in one call."""
    done = zi("check", *(sample.written for sample in samples.values()), "--format", "json")
    return dict(zip(samples, map(json.loads, done.stdout.splitlines()), strict=True))


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def summary(samples: Mapping[str, Sample], name: str) -> list[list[Shown]]:
    """The rows of sheet Ringkasan as calculated."""
    return rows(sheets(samples[name].saved)["Ringkasan"])


@cache
def sheets(path: Path) -> Mapping[str, Sheet]:
    return {sheet.name: sheet for sheet in read(path).sheets}


def rows(sheet: Sheet) -> list[list[Shown]]:
    """Columns A to L of each row."""
    last = max(row for row, _ in sheet.cells)
    return [[sheet.cell(row, column).value for column in range(1, 13)] for row in range(1, last + 1)]


def row_of(summary: list[list[Shown]], label: str) -> list[Shown]:
    (found,) = [row for row in summary if str(row[0]).strip() == label]
    return found


def close(expected: float | None) -> object:
    return None if expected is None else pytest.approx(expected, abs=1e-9)


def test_every_formula_gives_what_is_stored(samples: Mapping[str, Sample], name: str) -> None:
    stored, anew = (sheets(path) for path in (samples[name].written, samples[name].saved))
    wrong, count = {}, 0
    for sheet, there in stored.items():
        here = cells(anew[sheet])
        formulas = {place: cell for place, cell in cells(there).items() if cell.formula is not None}
        count += len(formulas)
        wrong |= {
            f"{sheet}!{place}": (cell, here[place])
            for place, cell in formulas.items()
            if not same(cell, here[place])
        }
    assert wrong == {}
    assert count > 1000


def same(one: Cell, other: Cell) -> bool:
    if isinstance(one.value, float) and isinstance(other.value, float):
        return abs(one.value - other.value) < 1e-9
    return (one.value or "", one.error) == (other.value or "", other.error)


def test_scores_and_areas(summary: list[list[Shown]], said: Mapping[str, Any], name: str) -> None:
    found, pack_names = said[name], {"total": "Nilai total"}
    names = {node["id"]: node["name"] for node in found["nodes"]}
    pack_names |= {
        "pengungkit": names["A"],
        "pemenuhan": names["A.I"],
        "reform": names["A.II"],
        "hasil": names["B"],
    }
    first = {str(row[0]).strip(): row for row in reversed(summary)}
    assert {total: first[pack_names[total]][1] for total in TOTALS} == {
        total: close(found["scores"]["claimed"][total]) for total in TOTALS
    }
    for area in found["areas"]:
        shown = row_of(summary, f"{area['number']}. {area['name']}")
        percents = [area[key] / 100 for key in ("percent", "pemenuhan_percent", "reform_percent")]
        points = [area["score_points"], area["weight_points"]]
        assert shown[1:6] == [close(number) for number in (*percents, *points)]


def test_gates(criteria: CriteriaSet, summary: list[list[Shown]], said: Mapping[str, Any], name: str) -> None:
    asked = {gate["id"]: gate for gate in said[name]["gates"]}
    words = {True: "Terpenuhi", False: "Belum", None: "Belum diketahui"}
    for gate in criteria.lke.gates:
        label = gate.name + (" (%)" if gate.measure == "percent" else "")
        actual, minimum, short, status = next(row for row in summary if row[0] == label and row[4])[1:5]
        if gate.id not in asked:
            assert status == "Tidak diminta"
            continue
        found = asked[gate.id]
        assert status == words[found["met"]]
        if gate.measure != "predicate":
            assert [actual, minimum, short] == [
                close(found[key]) for key in ("actual", "minimum", "shortfall")
            ]


def test_families_and_verdict(summary: list[list[Shown]], said: Mapping[str, Any], name: str) -> None:
    found = said[name]
    for family in found["families"]:
        shown = row_of(summary, family["name"])
        assert shown[1] == f"{family['mandatory_met']} dari {family['mandatory']}"
        others = sum(
            not c["mandatory"] and c["status"] == "met"
            for c in found["minimum_criteria"]
            if c["family"] == family["id"]
        )
        assert str(shown[2]).startswith(f"{others} dari ")
        assert shown[4] == {True: "Lulus", False: "Belum", None: "Belum diketahui"}[family["passed"]]
    verdict = "SIAP" if found["ready"] else "BELUM SIAP"
    assert summary[3][0] == f"{verdict} untuk {found['target']}"
    answered = sum(answer["state"] == "answered" for answer in found["answers"])
    assert row_of(summary, "Isian LKE yang sah")[1] == f"{answered} dari 127"


def test_every_criterion_and_prerequisite(
    samples: Mapping[str, Sample], said: Mapping[str, Any], name: str
) -> None:
    book = sheets(samples[name].saved)
    minimum = {row[0]: row[9] for row in rows(book["Kriteria Minimal"])}
    words = {"met": "Terpenuhi", "partly": "Sebagian", "not_met": "Belum", "unknown": "Belum diketahui"}
    for criterion in said[name]["minimum_criteria"]:
        by = {"lke": " (LKE)", "register": " (register)"}.get(criterion["source"], "")
        assert minimum[criterion["id"]] == words[criterion["status"]] + by
    shown = {row[0]: row[8] for row in rows(book["Prasyarat"])}
    for prerequisite in said[name]["prerequisites"]:
        assert shown[prerequisite["id"]] == words[prerequisite["status"]]


def test_the_samples_tell_something(said: Mapping[str, Any]) -> None:
    assert [name for name, found in said.items() if found["ready"]] == ["siap-wbk", "siap-wbbm", "batas"]
    assert {found["target"] for found in said.values()} == {"WBK", "WBBM"}
    statuses = {criterion["status"] for found in said.values() for criterion in found["minimum_criteria"]}
    sources = {criterion["source"] for found in said.values() for criterion in found["minimum_criteria"]}
    assert (statuses, sources) == (
        {"met", "partly", "not_met", "unknown"},
        {"sheet", "register", "lke", "none"},
    )
    states = {answer["state"] for found in said.values() for answer in found["answers"]}
    assert states == {"answered", "blank", "invalid"}
