"""The layouts of the ministries as handed out: what may be typed where, and that they can be read on paper."""

from collections.abc import Iterator
from io import BytesIO
from math import ceil

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders.template import best_filling
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.template.write import TemplateWriter
from zi_cli.workbook.grid import coordinate
from zi_cli.workbook.writing.template.filling import TemplateFilling

LAPTOP = 1366
"""Pixels across a small screen."""
ARIAL_PIXELS = 4.6
"""A generous width of a letter of Arial 9; a column is 7 pixels a character wide."""


@pytest.fixture(scope="module", params=["lampiran-iii", "portalrb"])
def layout(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=["blank", "filled"])
def sheet(
    request: pytest.FixtureRequest, writer: TemplateWriter, criteria: CriteriaSet, layout: str
) -> Worksheet:
    blank = TemplateFilling(identity={"unit": "BP2P CONTOH"})
    filling = blank if request.param == "blank" else best_filling(criteria)
    book = openpyxl.load_workbook(BytesIO(writer.content(filling, layout)), rich_text=True)
    (only,) = book.worksheets
    return only


def answers(pack: Pack, layout: str) -> Iterator[str]:
    """The cells that answers belong into."""
    form = pack.layouts[layout]
    roles = [role for role in ("answer", "tpi_answer") if role in form.columns]
    for question in pack.questions.values():
        yield from (coordinate(form.rows[question.id], form.columns[role].at or 0) for role in roles)


def widths(sheet: Worksheet) -> dict[int, float]:
    return {
        column: 0.0 if dimension.hidden else dimension.width
        for dimension in sheet.column_dimensions.values()
        for column in range(dimension.min, dimension.max + 1)
    }


def test_every_answer_can_be_typed_and_is_validated(sheet: Worksheet, pack: Pack, layout: str) -> None:
    rules = {
        place: rule for rule in sheet.data_validations.dataValidation for place in str(rule.sqref).split()
    }
    for place in answers(pack, layout):
        assert not sheet[place].protection.locked
        rule = rules[place]
        assert rule.type in ("list", "decimal", "whole")
        assert (bool(rule.error), bool(rule.errorTitle), bool(rule.prompt)) == (True, True, True)


def test_the_structure_is_locked_without_a_password(sheet: Worksheet, pack: Pack, layout: str) -> None:
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    assert (sheet.protection.formatColumns, sheet.protection.formatRows) == (False, False), "stay allowed"
    free = {cell.column for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    roles = ("answer", "note", "evidence", "tpi_answer", "tpi_note")
    columns = pack.layouts[layout].columns
    assert free == {columns[role].at for role in roles if role in columns}
    locked = [cell.protection.locked for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert all(locked)


def test_it_prints_on_a4_one_page_wide(sheet: Worksheet) -> None:
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert sheet.print_title_rows
    assert sheet.print_area
    assert "&P" in sheet.oddFooter.right.text
    inches = sum(7 * width + 5 * bool(width) for width in widths(sheet).values()) / 96
    assert (11.69 - 0.8) / inches * 9 >= 5.5, "points of the letters on paper"


def test_it_fits_on_a_laptop(sheet: Worksheet) -> None:
    pixels = sum(7 * width + 5 * bool(width) for width in widths(sheet).values())
    assert pixels * sheet.sheet_view.zoomScale / 100 <= LAPTOP
    frozen = openpyxl.utils.cell.coordinate_from_string(sheet.freeze_panes)[0]
    last = openpyxl.utils.column_index_from_string(frozen) - 1
    kept = sum(7 * width for column, width in widths(sheet).items() if column <= last)
    assert kept * sheet.sheet_view.zoomScale / 100 <= LAPTOP / 3


def test_no_text_is_cut_off(sheet: Worksheet) -> None:
    wide = widths(sheet)
    merged = {r.coord.partition(":")[0]: r for r in sheet.merged_cells.ranges}
    texts = [
        cell for row in sheet.iter_rows(min_row=5) for cell in row if isinstance(cell, Cell) and cell.value
    ]
    for cell in texts:
        if not cell.alignment.wrap_text or cell.data_type in "fn":
            continue
        last = merged[cell.coordinate].max_col if cell.coordinate in merged else cell.column
        width = sum(wide[column] for column in range(cell.column, last + 1))
        pixels = ARIAL_PIXELS * cell.font.size / 9
        lines = sum(max(1, ceil(len(line) * pixels / (7 * width))) for line in str(cell.value).split("\n"))
        height = sheet.row_dimensions[cell.row].height
        assert height is not None
        assert height >= lines * cell.font.size * 1.15, cell.coordinate
