"""The page: the model's numbers, sound structure, nothing fetched, and hostile texts stay text."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from markupsafe import escape

from tests.builders.gap_report import KINDS, middling, report_of
from tests.pages import Page
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.gap_report.formats.formats import render
from zi_cli.gap_report.report import GapReport


@pytest.fixture(params=KINDS)
def report(request: pytest.FixtureRequest, reports: dict[str, GapReport]) -> GapReport:
    return reports[request.param]


def html_of(report: GapReport) -> str:
    return render(report, "html").decode()


def test_the_structure_is_sound(report: GapReport) -> None:
    page = Page(html_of(report))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert [item for item, times in Counter(ids).items() if times > 1] == []
    for _, attributes in page.elements:
        for name in ("aria-labelledby", "aria-describedby"):
            assert set(attributes.get(name, "").split()) <= set(ids)
        if attributes.get("href"):
            assert attributes["href"].removeprefix("#") in ids
    assert page.all("html") == [{"lang": report.language}]
    assert len(page.all("main")) == len(page.all("h1")) == len(page.all("nav")) == 1


def test_headings_step_down_one_at_a_time(report: GapReport) -> None:
    levels = [int(tag[1]) for tag, _ in Page(html_of(report)).elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_names_its_rows_and_columns(report: GapReport) -> None:
    html = html_of(report)
    page = Page(html)
    assert all(heading.get("scope") in {"col", "row", "rowgroup"} for heading in page.all("th"))
    for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
        assert "<caption" in table or "aria-labelledby" in table
        columns = len(re.findall(r'scope="col"', table))
        for row in re.findall(r"<tr[ >].*?</tr>", table, re.DOTALL):
            cells = re.findall(r"<t[hd][ >]", row)
            assert len(cells) == columns or f'colspan="{columns}"' in row


def test_nothing_is_fetched_and_nothing_runs(report: GapReport) -> None:
    html = html_of(report)
    page = Page(html)
    used = {tag for tag, _ in page.elements}
    assert not used & {"script", "img", "link", "iframe", "object", "embed", "form", "base", "video", "audio"}
    for _, attributes in page.elements:
        assert "src" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        assert attributes.get("href", "#").startswith("#")
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert not re.search(r"url\(|@import|@font-face|expression", style)


def test_the_page_tells_the_numbers_of_the_model(report: GapReport) -> None:
    text = Page(html_of(report)).text
    for gate in report.gates:
        assert gate.name in text
        for number in (gate.actual, gate.minimum, gate.shortfall):
            assert number is None or number.text in text
    for area in report.areas:
        assert f"{area.score} / {area.weight}" in text
        assert area.combined.text in text
    for action in report.actions:
        assert action.label in text
    for group in report.problems.areas:
        for problem in group.problems:
            assert f"#{problem.rank} {problem.label}" in text
            assert problem.standing.next_meaning in text
    rows = [row for group in report.indicators for row in group.rows]
    assert len(rows) == 113
    html = html_of(report)
    for row in rows:
        assert f'<td class="n">{row.weight}</td>\n<td class="n">{row.score}</td>' in html


def test_hostile_texts_stay_text(reports: dict[str, GapReport]) -> None:
    report = reports["hostile"]
    page = Page(html_of(report))
    assert report.unit.name in page.text
    note = report.problems.areas[0].problems[0].note
    assert len(note) > 1_500
    assert " ".join(note.split()) in page.text
    assert "{{ 7*7 }}" in page.text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", html_of(report))


def test_the_same_report_has_the_same_bytes(criteria: CriteriaSet) -> None:
    first, second = (render(report_of(middling(criteria), criteria), "html") for _ in range(2))
    assert first == second


def test_without_gaps_the_page_says_so(reports: dict[str, GapReport]) -> None:
    report = reports["best"]
    text = Page(html_of(report)).text
    assert report.words["nothing_to_gain"] in text
    assert 'class="wide-page"' not in html_of(report)
    assert 'class="new-page" aria-labelledby="masalah"' not in html_of(report)


def test_prerequisites_stand_in_the_order_of_the_model(report: GapReport) -> None:
    section = html_of(report).partition('id="prasyarat"')[2].partition("</section>")[0]
    named = re.findall(r'<th scope="row">(.*?)</th>', section)
    assert named == [str(escape(row.name)) for row in report.prerequisites]
