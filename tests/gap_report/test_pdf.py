"""The PDF: numbers of the model, one first page, an archive's format, and hostile texts stay text."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders.gap_report import KINDS, LONG, middling, noted, report_of
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.errors import UsageProblem
from zi_cli.gap_report.formats.formats import render
from zi_cli.gap_report.report import GapReport
from zi_cli.gap_report.templates import Templates
from zi_cli.language import Translator

pytest.importorskip("typst")
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")


@pytest.fixture(scope="module")
def reports(reports: dict[str, GapReport], criteria: CriteriaSet) -> dict[str, GapReport]:
    """Those of every format; what is hostile holds Typst's own signs and other scripts too."""
    signs = r" \ #eval(`1`) _a_ 中文 😀 العربية"
    return reports | {"hostile": report_of(noted(middling(criteria), LONG + signs), criteria)}


@pytest.fixture(scope="module", params=KINDS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def pdf(name: str, reports: dict[str, GapReport]) -> bytes:
    return render(reports[name], "pdf")


def text_of(pdf: bytes, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def packed(text: str) -> str:
    """Without blanks, hyphens at line ends and places where a word may break."""
    return re.sub(r"[\s\u200b\u00ad-]+", "", text)


def test_it_is_tagged_and_for_the_archive(pdf: bytes) -> None:
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in pdf
    assert b"/Outlines" in pdf
    assert re.search(rb"pdfaid:part>2<", pdf)
    assert re.search(rb"pdfaid:conformance>A<", pdf)
    assert re.search(rb"pdfuaid:part>1<", pdf)
    assert not re.search(rb"/JavaScript|/Launch|/EmbeddedFile", pdf)


@needs_pdftotext
def test_it_tells_the_numbers_of_the_model(name: str, pdf: bytes, reports: dict[str, GapReport]) -> None:
    report, text = reports[name], packed(text_of(pdf))
    numbers = [n for gate in report.gates for n in (gate.actual, gate.minimum, gate.shortfall)]
    numbers += [n for row in report.scores for n in (row.total, row.pengungkit, row.reform, row.hasil)]
    numbers += [n for row in report.areas for n in (row.score, row.combined, row.pemenuhan, row.supported)]
    numbers += [step.running_total for step in report.plan.steps]
    numbers += [problem.points for area in report.problems.areas for problem in area.problems]
    for number in numbers:
        assert number is None or packed(number.text) in text


@needs_pdftotext
def test_page_one_holds_verdict_gates_actions_and_notice(
    name: str, pdf: bytes, reports: dict[str, GapReport]
) -> None:
    report, first = reports[name], packed(text_of(pdf, "-l", "1"))
    for words in (report.verdict.headline, report.verdict.notice, report.source.digest, report.verdict.view):
        assert packed(words) in first
    for gate in report.gates:
        assert packed(gate.name) in first
    for action in report.top_actions:
        assert packed(action.label) in first


@needs_pdftotext
def test_no_page_is_empty_and_all_are_numbered(pdf: bytes, name: str, reports: dict[str, GapReport]) -> None:
    pages = text_of(pdf).split("\f")[:-1]
    words = reports[name].words
    for number, page in enumerate(pages, start=1):
        assert f"{words['page']} {number} {words['of']} {len(pages)}" in page
        assert len(page) > 150


@needs_pdftotext
def test_hostile_notes_stay_text(reports: dict[str, GapReport]) -> None:
    text = packed(text_of(render(reports["hostile"], "pdf")))
    for words in ("<script>alert(1)</script>", "{{ 7*7 }}", "**tebal** _miring_ `kode`", "$x$"):
        assert packed(words) in text
    assert "\x1b" not in text


def test_signs_without_a_glyph_do_not_stop_it(reports: dict[str, GapReport]) -> None:
    unit = replace(reports["best"].unit, name="BP2P CONTOH 中文 😀 \ue000 \ufeff ก")
    assert render(replace(reports["best"], unit=unit), "pdf").startswith(b"%PDF")


def test_the_same_report_has_the_same_bytes(reports: dict[str, GapReport]) -> None:
    assert render(reports["best"], "pdf") == render(reports["best"], "pdf")


def test_an_own_template_is_used(reports: dict[str, GapReport], tmp_path: Path) -> None:
    (tmp_path / "gap.typ").write_text(
        '#import "gap-style.typ": *\n#let d = json(bytes(sys.inputs.report))\n#show: dressed.with(d)\n= #d.title\n',
        encoding="utf-8",
    )
    own = render(reports["best"], "pdf", Templates(tmp_path))
    assert own.startswith(b"%PDF")
    assert len(own) < len(render(reports["best"], "pdf"))


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("#let x = (", r"gap\.typ:1"),
        ("\n#nothing", r"gap\.typ:2"),
        ('#import "@preview/cetz:0.3.0": *', r"gap\.typ, .*1.*@preview"),
        ('#eval("1")', r"gap\.typ, .*1.*eval"),
        ('#read("../../../../../../etc/hostname")', r"gap\.typ:1"),
        ('#read("/etc/hostname")', r"gap\.typ:1"),
    ],
)
def test_an_own_template_that_will_not_do_is_named_with_its_line(
    reports: dict[str, GapReport], tmp_path: Path, source: str, wanted: str
) -> None:
    (tmp_path / "gap.typ").write_text(source, encoding="utf-8")
    with pytest.raises(UsageProblem) as caught:
        render(reports["best"], "pdf", Templates(tmp_path))
    told = Translator("en").text(caught.value.message)
    assert re.search(wanted, told), told
    assert "Traceback" not in told


@needs_pdftotext
def test_what_a_meeting_writes_stands_in_the_order_of_the_other_formats(
    pdf: bytes, name: str, reports: dict[str, GapReport]
) -> None:
    report = reports[name]
    if not report.actions:
        return
    columns = [re.escape(report.words[column]) for column in ("owner", "deadline", "agreed")]
    assert re.search(r"\s{2,}".join(columns), text_of(pdf, "-layout"))
