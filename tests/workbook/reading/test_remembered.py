"""What one workbook says is never told of the next, although the same rows, cells and styles recur in both."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.builders.package import save
from tests.builders.xlsx import MAIN, OFFICE, xlsx_parts
from zi_cli.errors import InputProblem
from zi_cli.workbook.grid import Cell, ShownAs
from zi_cli.workbook.reading import bounds, package
from zi_cli.workbook.reading.open import read_workbook
from zi_cli.workbook.reading.plain_parts import PlainPart, RecurringParts

ROW = (
    '<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1" s="0"/><c r="C1" t="str"><f>A1</f><v>x</v></c></row>'
)
STRING = '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'
SHARED = '<row r="3"><c r="A3"><f t="shared" ref="A3:A4" si="0">{}</f><v>2</v></c></row>'
SHARING = '<row r="4"><c r="A4"><f t="shared" si="0"/><v>4</v></c></row>'
HIDDEN = '<row r="5" hidden="1"><c r="A5"><v>1</v></c></row>'
TIMES = 4
"""A row is remembered once all of its cells came before, so it is read from memory from the third time on."""


def cells_of(
    path: Path, rows: str, strings: str | None = None, formats: str = "<xf/><xf/>"
) -> Mapping[tuple[int, int], Cell]:
    parts = xlsx_parts(rows, strings=strings)
    links = str(parts["xl/_rels/workbook.xml.rels"])
    style = f'<Relationship Id="rId7" Type="{OFFICE}/styles" Target="styles.xml"/>'
    parts["xl/_rels/workbook.xml.rels"] = links.replace("</Relationships>", f"{style}</Relationships>")
    parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}"><cellXfs>{formats}</cellXfs></styleSheet>'
    (sheet,) = read_workbook(save(path, parts))[0].sheets
    return sheet.cells


@pytest.mark.parametrize("time", range(TIMES))
def test_a_style_is_that_of_its_workbook(time: int, tmp_path: Path) -> None:
    plain = cells_of(tmp_path / "a.xlsx", ROW)
    percent = cells_of(tmp_path / "b.xlsx", ROW, formats='<xf/><xf numFmtId="9"/>')
    assert (plain[1, 1].shown_as, percent[1, 1].shown_as) == (ShownAs.NUMBER, ShownAs.PERCENT), time


@pytest.mark.parametrize("time", range(TIMES))
def test_a_shared_string_is_that_of_its_workbook(time: int, tmp_path: Path) -> None:
    told = [
        cells_of(tmp_path / f"{text}.xlsx", ROW + STRING, strings=f"<si><t>{text}</t></si>")[2, 1].value
        for text in ("satu", "dua")
    ]
    assert told == ["satu", "dua"], time


@pytest.mark.parametrize("time", range(TIMES))
def test_a_shared_formula_is_that_of_its_sheet(time: int, tmp_path: Path) -> None:
    told = [
        cells_of(tmp_path / "a.xlsx", SHARED.format(formula) + SHARING)[4, 1].formula
        for formula in ("B3*2", "B3*3")
    ]
    assert told == ["B3*2", "B3*3"], time


@pytest.mark.parametrize("time", range(TIMES))
def test_hidden_rows_and_links_of_formulas_are_told_each_time(time: int, tmp_path: Path) -> None:
    link = (
        '<row r="6"><c r="A6" t="str"><f>HYPERLINK("https://contoh.example/a","a")</f><v>a</v></c>'
        '<c r="B6" t="str"><f>HYPERLINK(C6)</f><v>b</v></c>'
        '<c r="C6" t="inlineStr"><is><t>https://contoh.example/c</t></is></c></row>'
    )
    (sheet,) = read_workbook(save(tmp_path / "a.xlsx", xlsx_parts(HIDDEN + link)))[0].sheets
    assert sheet.hidden_rows == {5}, time
    assert [sheet.cell(6, column).links for column in (1, 2)] == [
        ("https://contoh.example/a",),
        ("https://contoh.example/c",),
    ], time


@pytest.mark.parametrize("time", range(TIMES))
def test_links_of_the_sheet_stay_with_it(time: int, tmp_path: Path) -> None:
    after = '<hyperlinks><hyperlink ref="A1" location="Lembar!A1"/></hyperlinks>'
    linked = read_workbook(save(tmp_path / "a.xlsx", xlsx_parts(ROW, after=after)))[0].sheets[0]
    plain = read_workbook(save(tmp_path / "b.xlsx", xlsx_parts(ROW)))[0].sheets[0]
    assert linked.cell(1, 1).links == ("#Lembar!A1",), time
    assert plain.cell(1, 1).links == (), time


@pytest.mark.parametrize("time", range(TIMES))
def test_a_cell_far_away_is_stray_each_time(time: int, tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
    (sheet,) = read_workbook(save(tmp_path / "a.xlsx", xlsx_parts(rows)))[0].sheets
    assert (list(sheet.cells), sheet.stray) == ([(1, 1)], ["XFD1"]), time


def test_bounds_hold_for_rows_that_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = save(tmp_path / "a.xlsx", xlsx_parts(ROW))
    for _ in range(TIMES):
        read_workbook(file)
    monkeypatch.setattr(bounds, "MAX_CELLS", 1)
    with pytest.raises(InputProblem, match=r"more than \{limit\} cells"):
        read_workbook(file)


def test_a_part_that_is_known_is_judged_in_each_workbook(tmp_path: Path) -> None:
    file = save(tmp_path / "a.xlsx", xlsx_parts(ROW))
    for _ in range(TIMES):
        read_workbook(file)
    name = b"xl/worksheets/sheet1.xml"
    file.write_bytes(file.read_bytes().replace(name, name.upper(), 1))  # not what the zip's directory says
    with pytest.raises(InputProblem, match="is damaged"):
        read_workbook(file)


def test_a_part_that_is_known_counts_in_each_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = save(tmp_path / "a.xlsx", xlsx_parts(ROW))
    for _ in range(TIMES):
        read_workbook(file)
    monkeypatch.setattr(package, "MAX_PACKAGE_BYTES", len(ROW))
    with pytest.raises(InputProblem, match="unpacks to more than"):
        read_workbook(file)


def test_a_part_is_known_by_its_bytes() -> None:
    parts, sums = RecurringParts(), (1, 2, 3)
    one = PlainPart("<a/>", 4, 1)
    for _ in range(2):
        assert parts.find(sums, lambda: b"one") is None
        parts.meet(sums, lambda: b"one", one)
    assert parts.find(sums, lambda: b"one") == one
    assert parts.find(sums, lambda: b"two") is None
