"""The Word report: the model's numbers, a document to work on, hostile texts stay text, own templates."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.builders.gap_report import KINDS
from tests.gap_report.word import all_text, large, opened, rows_of, tables_headed
from zi_cli.errors import UsageProblem
from zi_cli.gap_report.formats.formats import render
from zi_cli.gap_report.report import GapReport
from zi_cli.gap_report.templates import Templates

BRACES = "{{ 7*7 }} {% if x %} {_{ }_} {_% %_} {# #} <w:p/> &lt; =1+1"


@pytest.fixture(scope="module")
def documents(reports: dict[str, GapReport]) -> dict[str, Any]:
    return {kind: opened(render(report, "docx")) for kind, report in reports.items()}


@pytest.fixture(params=KINDS)
def both(request: pytest.FixtureRequest, reports: Any, documents: Any) -> tuple[GapReport, Any]:
    return reports[request.param], documents[request.param]


def headed(report: GapReport, document: Any, *keys: str) -> list[list[str]]:
    """The rows below headers with these words, of all such tables."""
    names = [large(report.words.get(key, key)) for key in keys]
    return [row for rows in tables_headed(document, *names) for row in rows]


def test_gates_are_those_of_the_model(both: tuple[GapReport, Any]) -> None:
    report, document = both
    rows = headed(report, document, "gate", "", "value", "minimum", "short_by", "state")
    expected = [
        (
            gate.name,
            str(gate.actual or "–"),
            str(gate.minimum or "–"),
            str(gate.shortfall or ""),
            gate.state_word,
        )
        for gate in report.gates
    ]
    assert [(row[0], *row[-4:]) for row in rows] == expected


def test_areas_are_those_of_the_model(both: tuple[GapReport, Any]) -> None:
    report, document = both
    numbers = ("weight", "score", "combined", "pemenuhan", "reform", "minimum")
    rows = headed(report, document, "area", *numbers, "state")
    assert [(row[0].split("\n")[0], *row[1:]) for row in rows] == [
        (
            f"{area.number}. {area.name}",
            *(str(getattr(area, name)) for name in numbers),
            report.words["gate_met" if area.met else "gate_missed"],
        )
        for area in report.areas
    ]
    if any(area.supported or area.tpi for area in report.areas):
        rows = headed(report, document, "area", "claimed", "supported", "tpi")
        assert [row[1:] for row in rows] == [
            [str(one or "–") for one in (area.claimed, area.supported, area.tpi)] for area in report.areas
        ]


def test_page_one_says_what_is_farthest_what_to_do_and_who_helps(both: tuple[GapReport, Any]) -> None:
    report, document = both
    verdict = rows_of(document.tables[0])[0][0]
    assert all(f"{gate.name} (" in verdict and gate.shortfall_words in verdict for gate in report.farthest)
    assert all(sentence in verdict for sentence in report.verdict.sentences)
    assert (report.words["target_assumed"] in all_text(document)) == report.target_assumed
    rows = headed(report, document, "", "soal", "action", "points")
    assert len(rows) == len(report.top_actions)
    for row, one in zip(rows, report.top_actions, strict=True):
        assert f"+{one.points}" in row[3]
        assert one.people in row[2]
        assert (report.words["not_alone"] in row[2]) == (not one.alone)


def test_problems_are_those_of_the_model(both: tuple[GapReport, Any]) -> None:
    report, document = both
    rows = headed(report, document, "soal", "indicator", "present", "next", "points")
    shown = [
        (row[0], row[1].split("\n")[0], row[-1])
        for row in rows
        if len(row) == 5 and report.words["this_step"] in row[3]
    ]
    rows = headed(report, document, "soal", "indicator", "next", "points")
    shown += [(row[0], row[1].split("\n")[0], row[-1]) for row in rows]
    assert sorted(shown) == sorted(
        (one.soal, one.label, str(one.points)) for area in report.problems.areas for one in area.problems
    )


def test_findings_are_told_once_a_code_each_with_its_cell(both: tuple[GapReport, Any]) -> None:
    report, document = both
    rows = headed(report, document, "code", "finding")
    codes = [sorted({one.code for one in group.rows}) for group in report.findings]
    assert [row[0] for row in rows] == [code for codes_of_group in codes for code in codes_of_group]
    told = "\n".join(row[1] for row in rows)
    assert all(one.cell in told and one.hint in told for group in report.findings for one in group.rows)


def test_evidence_that_cannot_be_read_is_not_counted(reports: Any, documents: Any) -> None:
    rows = headed(
        reports["blank"], documents["blank"],
        "soal", "indicator", "answer", "weight", "score", "supported", "tpi", "pieces", "cell",
    )  # fmt: skip
    assert {row[-2] for row in rows if len(row) == 9} == {"–"}


def test_actions_are_those_of_the_model_and_leave_room_to_fill_in(both: tuple[GapReport, Any]) -> None:
    report, document = both
    rows = headed(report, document, "", "soal", "action", "points", "owner", "deadline", "agreed")
    assert [(row[0], row[1], row[3].split()[-1]) for row in rows] == [
        (str(one.number), one.soal, f"+{one.points}") for one in report.actions
    ]
    assert {tuple(row[4:]) for row in rows} <= {("", "", "")}


def test_the_plan_is_that_of_the_model(both: tuple[GapReport, Any]) -> None:
    report, document = both
    rows = headed(report, document, "", "soal", "action", "effort", "points", "running_total")
    assert [(row[1], row[3], row[4], row[5]) for row in rows] == [
        (str(step.soal), str(step.effort), f"+{step.points}", str(step.running_total))
        for step in report.plan.steps
    ]


def test_indicators_are_those_of_the_model(both: tuple[GapReport, Any]) -> None:
    report, document = both
    rows = headed(
        report, document,
        "soal", "indicator", "answer", "weight", "score", "supported", "tpi", "pieces", "cell",
    )  # fmt: skip
    assert [row for row in rows if len(row) == 9] == [
        [
            row.soal, row.label, row.answer, str(row.weight), str(row.score), str(row.supported or "–"),
            str(row.tpi or "–"), "–" if row.pieces is None else str(row.pieces), row.cell,
        ]
        for group in report.indicators
        for row in group.rows
    ]  # fmt: skip


def test_headers_repeat_and_short_rows_stay_whole(both: tuple[GapReport, Any]) -> None:
    report, document = both
    for table in document.tables[1:]:
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None, rows_of(table)[0]
        assert others or not report.actions
    names = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2"} <= names


def test_it_is_a_document_to_print(both: tuple[GapReport, Any]) -> None:
    report, document = both
    upright, across = document.sections
    assert (round(upright.page_width.mm), round(upright.page_height.mm)) == (210, 297)
    assert (round(across.page_width.mm), round(across.page_height.mm)) == (297, 210)
    fields = upright.footer._element.xml
    assert "NUMPAGES" in fields
    assert report.unit.name in upright.header.paragraphs[0].text
    language = document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val"))
    assert language == {"id": "id-ID", "en": "en-GB"}[report.language]


def test_rows_fill_their_table(both: tuple[GapReport, Any]) -> None:
    _, document = both
    for table in document.element.body.iter(qn("w:tbl")):
        columns = sum(int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid")))
        for row in table.tr_lst:
            cells = sum(int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row.tc_lst)
            assert abs(cells - columns) < 60


def test_every_cell_ends_with_a_paragraph(both: tuple[GapReport, Any]) -> None:
    _, document = both
    assert all(cell[-1].tag == qn("w:p") for cell in document.element.body.iter(qn("w:tc")))


def test_it_names_no_author_and_no_time_but_that_of_the_report(both: tuple[GapReport, Any]) -> None:
    report, document = both
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.title == report.title[:255]
    assert properties.created.date().isoformat() == report.date_iso
    assert "updateFields" not in document.settings.element.xml


def test_the_chart_is_told_in_words(both: tuple[GapReport, Any]) -> None:
    report, document = both
    (picture,) = document.inline_shapes
    described = picture._inline.docPr.get("descr")
    assert all(f"{area.pemenuhan}" in described for area in report.areas)
    assert picture._inline.graphic.graphicData.pic.nvPicPr.cNvPr.name == "areas_chart"


def test_hostile_texts_stay_text(reports: dict[str, GapReport], documents: dict[str, Any]) -> None:
    report, text = reports["hostile"], all_text(documents["hostile"])
    notes = {problem.note for area in report.problems.areas for problem in area.problems if problem.note}
    assert notes
    assert all(note in text for note in notes)


@pytest.mark.parametrize("text", [BRACES, "a\x1b[31m\ud800\uffffb", "<w:p><w:r/></w:p>", "{_{ {_% %_} }_}"])
def test_what_is_said_is_not_read_again(reports: dict[str, GapReport], text: str) -> None:
    report = reports["best"]
    kept = "".join(sign for sign in text if sign.isprintable() or sign == " ")
    said = replace(report, verdict=replace(report.verdict, notice=kept), unit=replace(report.unit, name=kept))
    document = opened(render(said, "docx"))
    assert kept in all_text(document)
    assert kept in document.sections[0].header.paragraphs[0].text


def test_the_same_report_gives_the_same_bytes(reports: dict[str, GapReport]) -> None:
    first, second = (render(reports["middling"], "docx") for _ in range(2))
    assert first == second
    with zipfile.ZipFile(BytesIO(first)) as package:
        assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def own_template(folder: Path, *paragraphs: str) -> Templates:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(str(folder / "gap.docx"))
    return Templates(own=folder)


def test_a_template_of_ones_own_is_used(reports: dict[str, GapReport], tmp_path: Path) -> None:
    templates = own_template(
        tmp_path, "Kementerian {_{ CONTOH", "{{ report.unit.name }}: {{ report.verdict.headline }}"
    )
    report = reports["middling"]
    text = all_text(opened(render(report, "docx", templates)))
    assert text == f"Kementerian {{{{ CONTOH\n{report.unit.name}: {report.verdict.headline}"


@pytest.mark.parametrize(
    "words",
    [
        "{{ report.tidak_ada }}",
        "{{ tidak_ada }}",
        "{% for x in %}",
        "{%p if report.ready %}",
        "{{ report.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ 'a' * 999999999 }}",
        "{{ 1 / 0 }}",
        "{{ report.unit.name|safe }}",
    ],
)
def test_a_faulty_template_is_named(reports: dict[str, GapReport], tmp_path: Path, words: str) -> None:
    with pytest.raises(UsageProblem) as raised:
        render(reports["best"], "docx", own_template(tmp_path, "Pembuka", words))
    assert str(tmp_path) in str(raised.value.message.values["file"])


def test_a_template_that_is_no_word_file_is_named(reports: dict[str, GapReport], tmp_path: Path) -> None:
    (tmp_path / "gap.docx").write_bytes(b"bukan dokumen")
    with pytest.raises(UsageProblem):
        render(reports["best"], "docx", Templates(own=tmp_path))
