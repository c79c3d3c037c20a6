"""Each hostile file through every output: refused with words or read, in bounded memory, and nothing in it alive."""

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.builders.hostile import HOSTILE
from tests.builders.hostile.texts import PAYLOAD
from tests.hostile.conftest import Outcomes
from tests.hostile.written import formulas

MOST_MEGABYTES = 300
ALIVE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What a terminal acts on, or what turns the direction of text."""
STARTS_FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?(?:e[-+]?[0-9]+)?")
DATA = ("json", "jsonl")
"""Outputs that escape what would be alive."""


@pytest.fixture
def outcome(outcomes: Outcomes, name: str) -> Mapping[str, Any]:
    return outcomes[name]


def said(outcome: Mapping[str, Any], way: str) -> str:
    return Path(outcome[way]["out"]).read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", HOSTILE)
def test_ends_as_documented(outcome: Mapping[str, Any], name: str) -> None:
    hostile = HOSTILE[name]
    for way, run in outcome.items():
        assert "Traceback" not in run["err"], (way, run["err"][-500:])
        assert "zi has a defect" not in run["err"], (way, run["err"][-500:])
        assert run["peak"] < MOST_MEGABYTES, (way, run["peak"])
        if hostile.refused:
            assert run["code"] == 3, (way, run)
            assert hostile.refused in run["err"]
        elif way == "template":
            assert run["code"] == 0, (way, run)
        elif way == "json":  # the copy may be refused although the workbook is read
            assert run["code"] in (0, 1, 2, 3), (way, run)
        else:
            assert run["code"] in (0, 1), (way, run)


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_is_alive_in_what_is_said(outcome: Mapping[str, Any], name: str) -> None:
    for way, run in outcome.items():
        assert not ALIVE.search(said(outcome, way)), way
        assert not ALIVE.search(run["err"]), way


@pytest.mark.parametrize("name", HOSTILE)
def test_each_format_is_what_it_claims(outcome: Mapping[str, Any], name: str) -> None:
    lines = [json.loads(line) for line in said(outcome, "jsonl").splitlines()]
    if HOSTILE[name].finding:
        assert HOSTILE[name].finding in [line.get("code") for line in lines]
    for line in said(outcome, "json").splitlines():
        json.loads(line)
    json.loads(said(outcome, "sarif"))
    ElementTree.fromstring(said(outcome, "junit"))
    rows = list(csv.reader(said(outcome, "csv").removeprefix("\ufeff").splitlines(keepends=True)))
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not STARTS_FORMULA.match(cell) or NUMBER.fullmatch(cell), cell[:80]
    for line in said(outcome, "github").splitlines():
        assert re.match(r"::(error|warning|notice) ", line), line[:80]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_workbook_that_is_written_holds_a_formula_of_the_input(
    outcome: Mapping[str, Any], name: str
) -> None:
    folder, stem = Path(outcome["text"]["out"]).parent, Path(outcome["text"]["out"]).stem
    written = [
        path for path in (folder / f"{stem}-baru.xlsx", folder / f"{stem}-catatan.xlsx") if path.exists()
    ]
    assert bool(written) is not bool(HOSTILE[name].refused)
    for path in written:
        for formula in formulas(path):
            assert PAYLOAD not in formula
