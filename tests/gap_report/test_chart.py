"""The chart: every number of the areas, lengths that fit them, and nothing that runs or is fetched."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tests.builders.filled import best_answers, filled
from tests.builders.gap_report import HOSTILE, middling, report_of
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.gap_report.chart import areas_chart, areas_chart_text
from zi_cli.gap_report.report import GapReport

pytest.importorskip("pygal")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def report(criteria: CriteriaSet) -> GapReport:
    return report_of(middling(criteria), criteria)


def bars(svg: str, half: str) -> list[float]:
    body = next(node for node in ElementTree.fromstring(svg) if node.tag == f"{SVG}g")
    return [float(r.attrib["width"]) for r in body.iter(f"{SVG}rect") if r.get("class") == f"chart-{half}"]


def test_bars_are_as_long_as_the_numbers_of_the_model(report: GapReport) -> None:
    svg = areas_chart(report)
    for half in ("pemenuhan", "reform"):
        values = [getattr(row, half).value for row in reversed(report.areas)]
        full = max(bars(svg, half)) / max(values)
        assert bars(svg, half) == pytest.approx([value * full for value in values], abs=0.1)


def test_every_number_stands_in_the_picture_and_in_words(report: GapReport) -> None:
    shown = "".join(ElementTree.fromstring(areas_chart(report)).itertext())
    for row in report.areas:
        for number in (row.pemenuhan, row.reform, row.minimum):
            assert number.text in shown
            assert number.text in areas_chart_text(report)
        assert row.name in areas_chart_text(report)


def test_nothing_runs_and_nothing_is_fetched(report: GapReport) -> None:
    svg = areas_chart(report)
    assert not re.search(r"<script|<style|href|url\(|<!--|\bon\w+=", svg)
    assert svg.count("http") == 1  # the namespace


def test_the_same_bytes(report: GapReport) -> None:
    assert areas_chart(report) == areas_chart(report)


def test_names_stay_text_and_short(report: GapReport) -> None:
    areas = tuple(replace(row, name=HOSTILE.replace("\x1b", "")) for row in report.areas)
    svg = areas_chart(replace(report, areas=areas))
    lines = ["".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(f"{SVG}tspan")]
    assert max(map(len, lines)) <= 30


def test_minima_that_differ_stand_with_their_areas(report: GapReport) -> None:
    first = replace(report.areas[0], minimum=replace(report.areas[0].minimum, value=70.0, text="70,00 %"))
    svg = areas_chart(replace(report, areas=(first, *report.areas[1:])))
    assert 'class="chart-minimum"' not in svg


def test_nothing_reached_draws(criteria: CriteriaSet) -> None:
    blank = report_of(filled(criteria.lke, {}), criteria)
    assert bars(areas_chart(blank), "reform") == [0.0] * 6
    best = report_of(filled(criteria.lke, best_answers(criteria.lke)), criteria)
    assert len(set(bars(areas_chart(best), "reform"))) == 1
