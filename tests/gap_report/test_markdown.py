"""Markdown: the model's numbers, whole tables, and hostile texts stay text."""

import re

import pytest

from tests.builders.gap_report import LONG, middling, noted, report_of
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.gap_report.formats.formats import render
from zi_cli.gap_report.formats.markdown import plain
from zi_cli.gap_report.report import GapReport


@pytest.fixture(scope="module")
def report(criteria: CriteriaSet) -> GapReport:
    return report_of(middling(criteria), criteria)


def tables(text: str) -> list[list[list[str]]]:
    """Every table: its rows, each a list of cells; the row of dashes is left out."""
    found: list[list[list[str]]] = [[]]
    for line in text.splitlines():
        if line.startswith("|"):
            found[-1].append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
        elif found[-1]:
            found.append([])
    return [
        [row for row in table if not all(re.fullmatch(r":?-*:?", c) for c in row)] for table in found if table
    ]


def test_the_tables_hold_the_numbers_of_the_model(report: GapReport) -> None:
    rows = [row for table in tables(render(report, "md").decode()) for row in table]

    def text(number: object) -> str:
        return "–" if number is None else str(number)

    for gate in report.gates:
        assert [
            gate.name,
            text(gate.actual),
            text(gate.minimum),
            text(gate.shortfall),
            gate.state_word,
        ] in rows
    for score in report.scores:
        assert any(row[0].startswith(score.name) and row[1] == text(score.total) for row in rows)
    for group in report.indicators:
        for row in group.rows:
            wanted = [row.soal, row.label, row.answer, row.weight.text, row.score.text]
            assert any(cells[:5] == wanted for cells in rows)
    assert sum(row[-3:] == ["", "", ""] for row in rows) == len(report.actions)


def test_no_text_breaks_a_table(criteria: CriteriaSet) -> None:
    plain_report = report_of(middling(criteria), criteria)
    hostile = report_of(noted(middling(criteria), LONG), criteria)
    shapes = [
        [[len(row) for row in table] for table in tables(render(one, "md").decode())]
        for one in (plain_report, hostile)
    ]
    assert all(len(set(table)) == 1 for table in shapes[1])
    assert len(shapes[1]) >= len(shapes[0])


@pytest.mark.parametrize(
    "text",
    [
        "<b>tebal</b>",
        "**tebal** __tebal__ _miring_ `kode` ~~coret~~",
        "[tautan](javascript:alert) ![gambar](x) <https://jahat.example>",
        "https://jahat.example www.jahat.example",
        "# judul",
        "1. daftar",
        "- daftar",
        "+ daftar",
        "---",
        "===",
        "> kutipan",
        "| a | b |",
        "&lt;b&gt; &copy;",
        r"\*bukan\*",
        "baris\nbaru\n\n# judul",
    ],
)
def test_markdown_shows_a_text_as_it_is(text: str) -> None:
    from markdown_it import MarkdownIt

    tokens = (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(str(plain(text)))
    )
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == " ".join(text.split())


def test_the_same_report_has_the_same_bytes(report: GapReport) -> None:
    assert render(report, "md") == render(report, "md")
