"""Each hostile file through every output: refused with words or read, in bounded memory, and nothing in it alive."""

import csv
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.builders.hostile import HOSTILE
from tests.builders.hostile.case import Hostile
from tests.builders.hostile.texts import PAYLOAD
from tests.hostile.outputs import ANNOTATED, TEMPLATE
from tests.hostile.written import cell_formulas, formulas, link_targets
from zi_cli.report.formats import FORMATS

pytestmark = pytest.mark.slow

MOST_MEGABYTES = 300
MOST_SECONDS = 60
"""Of a processor, for all outputs of one file; the slowest takes about five."""
ALIVE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What a terminal acts on, or what turns the direction of text."""
STARTS_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?(?:e[-+]?[0-9]+)?")

Ways = Mapping[str, Mapping[str, Any]]


@pytest.mark.parametrize("name", HOSTILE)
def test_every_output(pushed: Callable[[str], dict[str, Any]], name: str) -> None:
    went, hostile = pushed(name), HOSTILE[name]
    assert went["megabytes"] < MOST_MEGABYTES
    assert went.get("seconds", 0) < MOST_SECONDS
    ways: Ways = went["ways"]
    assert {"text", "verbose", "template", "csv-semicolon", *FORMATS} == ways.keys()
    for way, run in ways.items():
        ends_as_documented(hostile, way, run)
        assert not ALIVE.search(said(ways, way)), way
        assert not ALIVE.search(run["err"]), way
    each_format_is_what_it_claims(hostile, ways)
    for way, separator in (("csv", ","), ("csv-semicolon", ";")):
        no_cell_is_a_formula(said(ways, way), separator)
    nothing_written_is_alive(hostile, Path(went["path"]))


def said(ways: Ways, way: str) -> str:
    return Path(ways[way]["out"]).read_bytes().decode("utf-8")


def ends_as_documented(hostile: Hostile, way: str, run: Mapping[str, Any]) -> None:
    assert "Traceback" not in run["err"], (way, run["err"][-500:])
    assert "zi has a defect" not in run["err"], (way, run["err"][-500:])
    if hostile.refused:
        assert run["code"] == 3, (way, run)
        assert hostile.refused in run["err"]
    elif way == "template":
        assert run["code"] == 0, (way, run)
    elif way == "json":  # the copy may be refused although the workbook is read
        assert run["code"] in (0, 1, 2, 3), (way, run)
    else:
        assert run["code"] in (0, 1), (way, run)


def each_format_is_what_it_claims(hostile: Hostile, ways: Ways) -> None:
    lines = [json.loads(line) for line in said(ways, "jsonl").splitlines()]
    if hostile.finding:
        assert hostile.finding in [line.get("code") for line in lines]
    for line in said(ways, "json").splitlines():
        json.loads(line, parse_constant=pytest.fail)
    json.loads(said(ways, "sarif"), parse_constant=pytest.fail)
    ElementTree.fromstring(said(ways, "junit"))
    for line in said(ways, "github").splitlines():
        assert re.match(r"::(error|warning|notice) ", line), line[:80]


def no_cell_is_a_formula(text: str, separator: str) -> None:
    """Neither as the file is meant to be read, nor where a program takes the other separator."""
    rows = list(csv.reader(text.removeprefix("\ufeff").splitlines(keepends=True), delimiter=separator))
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        for start in (cell, *re.split(r"[,;|]\s*", cell)):
            assert not STARTS_FORMULA.match(start) or NUMBER.fullmatch(start), cell[:80]


def nothing_written_is_alive(hostile: Hostile, source: Path) -> None:
    """No formula that was a text, no address to open that the source did not have as one."""
    new, copy = source.with_name(TEMPLATE), source.with_name(ANNOTATED)
    assert (new.exists() or copy.exists()) is not bool(hostile.refused)
    for path in (new, copy):
        for formula in formulas(path) if path.exists() else ():
            assert PAYLOAD not in formula
    if new.exists():
        assert all(target.startswith(("https://", "http://")) for target in link_targets(new))
    if copy.exists():
        assert cell_formulas(copy) <= cell_formulas(source)
