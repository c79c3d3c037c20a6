"""Every format: the numbers of the model, sound structure, the same bytes twice, and hostile texts stay text."""

import re
import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.builders.filled import best_answers
from tests.gap_report.test_html import Page
from tests.gap_report.word import all_text, opened
from tests.group_report.groups import group, pack_of, unit, unreadable
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.errors import UsageProblem
from zi_cli.gap_report.templates import Templates
from zi_cli.group_report.formats.formats import FORMATS, render
from zi_cli.group_report.report import GroupReport

HOSTILE = (
    "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} {_{ x }_} #eval(`1`) *a* _b_ | [x](javascript:1) "
    "&amp; \" ' =1+1 \x1b[31m " + "CONTOH-panjang-sekali-tanpa-jeda-" * 4
)
NAMES = ["two", "english", "one", "perfect", "hostile"]


@pytest.fixture(scope="module")
def reports(criteria: CriteriaSet) -> dict[str, GroupReport]:
    units, half = group(criteria, 5), {**best_answers(criteria.lke), 12: "C", 40: None}
    odd = [
        unit(criteria, f"{HOSTILE}{number}", half, path=f"{HOSTILE[:60]}{number}.xlsx") for number in (1, 2)
    ]
    return {
        "two": pack_of(criteria, units),
        "english": pack_of(criteria, units, language="en"),
        "one": pack_of(criteria, units[:1]),
        "perfect": pack_of(criteria, [unit(criteria, "CONTOH")]),
        "hostile": pack_of(criteria, odd, refused=[unreadable(HOSTILE, HOSTILE)], name=HOSTILE),
    }


@pytest.fixture(params=NAMES)
def report(request: pytest.FixtureRequest, reports: dict[str, GroupReport]) -> GroupReport:
    return reports[request.param]


def text_of(report: GroupReport, ending: str) -> str:
    """What a reader sees, without blanks, hyphens at line ends and signs that only markup needs."""
    content = render(report, ending)
    if ending == "html":
        text = Page(content.decode()).text
    elif ending == "docx":
        text = all_text(opened(content))
    elif ending == "md":
        text = content.decode().replace("\\", "")
    else:
        done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
        text = done.stdout.decode()
    return re.sub(r"[\s\u200b\u00ad*-]+", "", text)


def packed(text: str) -> str:
    return re.sub(r"[\s*-]+", "", text)


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("name", ["two", "english", "one"])
def test_all_formats_tell_the_same_numbers(reports: dict[str, GroupReport], name: str, ending: str) -> None:
    if ending == "pdf" and shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    report = reports[name]
    told = text_of(report, ending)
    for gap in report.gaps:
        assert packed(gap.label) in told
        assert gap.points.text in told
    for item in report.agenda:
        assert packed(item.title) in told
        assert f"{item.begins}–{item.ends}" in told
    for row in report.units:
        assert packed(row.name) in told
        assert all(cell.percent.text in told for cell in row.cells)
    for topic in report.topics:
        assert topic.points.text in told
        assert all(packed(question) in told for gap in topic.gaps for question in gap.discussion)
    for cluster in report.clusters:
        assert packed(cluster.because) in told


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_pack_gives_the_same_bytes(reports: dict[str, GroupReport], ending: str) -> None:
    assert render(reports["two"], ending) == render(reports["two"], ending)


def test_the_page_is_sound_and_fetches_nothing(report: GroupReport) -> None:
    page = Page(render(report, "html").decode())
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert [item for item, times in Counter(ids).items() if times > 1] == []
    for tag, attributes in page.elements:
        assert tag not in ("script", "iframe", "object")
        assert not {"src", "srcset", "onclick", "onload"} & set(attributes)
        for reference in ("aria-labelledby", "href"):
            target = attributes.get(reference, "").removeprefix("#")
            assert not target or target in ids
    assert len(page.all("h1")) == len(page.all("main")) == 1
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_hostile_texts_stay_text_in_the_page(reports: dict[str, GroupReport]) -> None:
    content = render(reports["hostile"], "html").decode()
    assert "<script" not in content
    assert "{{ 7 * 7 }}" in content
    assert "\x1b" not in content
    assert "alert(1)" in Page(content).text


def test_hostile_texts_stay_text_in_word(reports: dict[str, GroupReport]) -> None:
    text = all_text(opened(render(reports["hostile"], "docx")))
    assert "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} {_{ x }_}" in text
    assert " 49 " not in text


def test_hostile_texts_stay_text_in_markdown(reports: dict[str, GroupReport]) -> None:
    text = render(reports["hostile"], "md").decode()
    assert "<script" not in text
    assert "\\[x\\](javascript" in text
    assert "\\| \\[x" in text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_hostile_texts_stay_text_in_the_pdf(reports: dict[str, GroupReport]) -> None:
    assert packed("<script>alert(1)</script> {{ 7 * 7 }} {% raw %}") in text_of(reports["hostile"], "pdf")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_page_one_of_the_pdf_is_one_page(report: GroupReport) -> None:
    content = render(report, "pdf")
    first = subprocess.run(["pdftotext", "-l", "1", "-", "-"], input=content, capture_output=True, check=True)
    told = packed(first.stdout.decode())
    assert packed(report.words["agenda"]) in told
    assert packed(report.notice) in told
    assert packed(report.words["units_table"]) not in told


def test_somebody_elses_template_stands_in(reports: dict[str, GroupReport], tmp_path: Path) -> None:
    (tmp_path / "fgd.html.j2").write_text("{{ report.group }}|{{ report.count }}", encoding="utf-8")
    assert render(reports["two"], "html", Templates(tmp_path)) == b"Direktorat CONTOH|5"


@pytest.mark.parametrize(
    "source", ["{{ report.__class__ }}", "{{ report.nothing }}", "{{ unknown }}", "{% for x in %}"]
)
def test_a_template_that_will_not_do_is_named(
    reports: dict[str, GroupReport], tmp_path: Path, source: str
) -> None:
    (tmp_path / "fgd.html.j2").write_text(source, encoding="utf-8")
    with pytest.raises(UsageProblem):
        render(reports["two"], "html", Templates(tmp_path))
