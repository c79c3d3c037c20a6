"""The workbook itself: what may be typed where, how it prints, and that nothing goes beyond what Excel takes."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from math import ceil

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders.template import random_filling
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.template.write import TemplateWriter
from zi_cli.workbook.writing.template.filling import TemplateFilling

SHEETS = ["Petunjuk", "Identitas", "Ringkasan", "Kriteria Minimal", "LKE", "Prasyarat", "Register Inovasi"]
TABLES = {"Kriteria Minimal": "G", "LKE": "D", "Prasyarat": "F"}
"""Sheet → column of answers; notes and evidence stand right of it."""
INPUTS = {"Kriteria Minimal": "GHI", "LKE": "DHI", "Prasyarat": "FGH", "Identitas": "C"}
ARIAL_PIXELS = 4.6
"""A generous width of a letter of Arial 9; a column is 7 pixels a character wide."""


@pytest.fixture(scope="module")
def blank(writer: TemplateWriter) -> bytes:
    return writer.content(TemplateFilling(identity={"unit": "BP2P CONTOH", "target": "WBK"}))


@pytest.fixture(scope="module", params=["blank", "filled"])
def book(
    request: pytest.FixtureRequest, blank: bytes, writer: TemplateWriter, criteria: CriteriaSet
) -> openpyxl.Workbook:
    content = blank if request.param == "blank" else writer.content(random_filling(criteria, 3, slips=0.5))
    return opened(content)


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content), rich_text=True)


pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


def contents(sheet: Worksheet) -> Iterator[Cell]:
    for row in sheet.iter_rows():
        yield from (cell for cell in row if isinstance(cell, Cell) and cell.value not in (None, ""))


def asked(book: openpyxl.Workbook, criteria: CriteriaSet) -> Iterator[tuple[Worksheet, str]]:
    """Every cell that an answer belongs into."""
    rows = criteria.lke.layouts["zi"].rows
    yield from ((book["LKE"], f"D{rows[question.id]}") for question in criteria.lke.questions.values())
    items = {"Kriteria Minimal": criteria.minimum.criteria, "Prasyarat": criteria.prerequisites.by_id}
    for name, ids in items.items():
        at = {cell.value: cell.row for cell in book[name]["A"]}
        yield from ((book[name], f"{TABLES[name]}{at[item]}") for item in ids)


def test_the_sheets_in_their_order(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert {sheet.sheet_state for sheet in book.worksheets} == {"visible"}


def test_every_answer_can_be_typed_and_is_validated(book: openpyxl.Workbook, criteria: CriteriaSet) -> None:
    places = list(asked(book, criteria))
    assert len(places) == 127 + len(criteria.minimum.criteria) + len(criteria.prerequisites.by_id)
    for sheet, place in places:
        assert not sheet[place].protection.locked
        (rule,) = [rule for rule in sheet.data_validations.dataValidation if place in rule.sqref]
        assert rule.type in ("list", "decimal", "whole")
        assert (rule.showErrorMessage, bool(rule.error), bool(rule.errorTitle)) == (True, True, True)
        assert (rule.showInputMessage, bool(rule.prompt), bool(rule.promptTitle)) == (True, True, True)


def test_lists_offer_the_answers_of_the_pack(book: openpyxl.Workbook, criteria: CriteriaSet) -> None:
    offered = {
        str(rule.sqref): rule.formula1
        for rule in book["LKE"].data_validations.dataValidation
        if rule.type == "list"
    }
    rows = criteria.lke.layouts["zi"].rows
    for question in criteria.lke.questions.values():
        options = '"' + ",".join(question.scale.ratios) + '"' if question.scale.ratios else None
        assert offered.get(f"D{rows[question.id]}") == options


def test_the_rest_is_locked(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        free = {cell.column_letter for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        if sheet.title == "Register Inovasi":
            assert {cell.row for cell in sheet["B"] if not cell.protection.locked} == set(range(6, 22))
            assert "A" not in free
        elif sheet.title == "Petunjuk":
            assert len(free) == 1, "the sample of an input cell"
        else:
            assert free == set(INPUTS.get(sheet.title, ""))
        assert all(cell.protection.locked for cell in contents(sheet) if cell.data_type == "f")


def test_sheets_are_protected_without_a_password(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
        assert (sheet.protection.formatColumns, sheet.protection.formatRows) == (False, False), "stay allowed"
    assert book.security is None or not book.security.lockStructure


def test_headers_stay_in_sight_and_on_every_page(book: openpyxl.Workbook) -> None:
    for name in (*TABLES, "Register Inovasi"):
        assert book[name].freeze_panes.endswith("6")
        assert book[name].print_title_rows == "$5:$5"


def test_each_sheet_prints_on_a4_one_page_wide(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        one_page = sheet.title in ("Petunjuk", "Identitas", "Ringkasan")
        pages = sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight
        assert pages == ((None, None) if one_page else (None, 0)), "None: 1; 0: as many as it takes"
        assert sheet.page_setup.orientation == ("portrait" if one_page else "landscape")
        assert sheet.print_area
        assert "&P" in sheet.oddFooter.right.text


def test_an_empty_register_prints_on_one_page(blank: bytes) -> None:
    sheet = openpyxl.load_workbook(BytesIO(blank))["Register Inovasi"]
    columns = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJKLMN"]
    wide = sum(columns) * 5.25 + 14 * 3.75  # points: Calibri 11 has 7 pixels a digit and 5 around each cell
    high = sum(sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1))
    inch = 72
    page_wide, page_high = (11.69 - 0.8) * inch, (8.27 - 1.1) * inch
    assert high * min(1, page_wide / wide) <= page_high


def test_no_macros_and_nothing_from_outside(blank: bytes) -> None:
    with zipfile.ZipFile(BytesIO(blank)) as package:
        names = package.namelist()
        assert not [
            name for name in names if re.search(r"vba|external|activeX|embed|media|customXml", name, re.I)
        ]
        for name in names:
            assert b'TargetMode="External"' not in package.read(name)


def test_nothing_is_beyond_what_excel_takes(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        for cell in contents(sheet):
            text = str(cell.value)
            assert len(text) <= (8_192 if cell.data_type == "f" else 32_767)
            if cell.data_type == "f":
                assert depth(text) <= 64
                assert "#REF!" not in text
        for rule in sheet.data_validations.dataValidation:
            for part in (rule.formula1, rule.formula2, rule.prompt, rule.error):
                assert len(part or "") <= 257, "255, in quotation marks"
            assert max(len(rule.promptTitle or ""), len(rule.errorTitle or "")) <= 32


def depth(formula: str) -> int:
    """How deep its brackets go, apart from those in texts."""
    deepest = now = 0
    for sign in re.sub(r'"[^"]*"', "", formula):
        now += (sign == "(") - (sign == ")")
        deepest = max(deepest, now)
    assert now == 0
    return deepest


def test_no_text_is_cut_off(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        widths = {
            column: dimension.width
            for dimension in sheet.column_dimensions.values()
            for column in range(dimension.min, dimension.max + 1)
        }
        merged = {r.coord.partition(":")[0]: r for r in sheet.merged_cells.ranges}
        for cell in contents(sheet):
            height = sheet.row_dimensions[cell.row].height
            if not cell.alignment.wrap_text or cell.data_type == "f" or cell.row <= 5:
                continue
            assert height is not None
            assert height <= 409
            last = merged[cell.coordinate].max_col if cell.coordinate in merged else cell.column
            width = sum(widths[column] for column in range(cell.column, last + 1))
            pixels = ARIAL_PIXELS * cell.font.size / 9
            lines = sum(
                max(1, ceil(len(line) * pixels / (7 * width))) for line in str(cell.value).split("\n")
            )
            assert height >= lines * cell.font.size * 1.15, f"{sheet.title}!{cell.coordinate}"


def texts(criteria: CriteriaSet) -> Iterator[str]:
    """All that the packs want to say in the workbook."""
    for question in criteria.lke.questions.values():
        yield from (question.label, question.question, *question.levels.values(), *question.evidence)
    yield from (node.name for node in criteria.lke.nodes.values())
    yield from (i.question for i in criteria.lke.indicators.values() if i.ratio is not None)
    yield from (gate.name for gate in criteria.lke.gates)
    for family in criteria.minimum.families:
        yield from (family.name, family.about)
        for criterion in family.criteria:
            yield from (criterion.name, criterion.met, criterion.partly, criterion.why, *criterion.evidence)
    for level in criteria.prerequisites.levels:
        yield from (level.name, level.about)
        for asked in level.prerequisites:
            yield from (
                asked.name,
                asked.about,
                *(str(m) for m in asked.minimum.values() if isinstance(m, str)),
            )
    assert criteria.minimum.register is not None
    for column in criteria.minimum.register.columns:
        yield from (column.name, column.help)
    yield from criteria.prerequisites.remarks


def test_all_texts_of_the_packs_are_there(book: openpyxl.Workbook, criteria: CriteriaSet) -> None:
    shown = "\n".join(str(cell.value) for sheet in book.worksheets for cell in contents(sheet))
    rules = [rule for sheet in book.worksheets for rule in sheet.data_validations.dataValidation]
    shown += "\n".join(rule.prompt or "" for rule in rules)
    assert [text for text in texts(criteria) if text and text not in shown] == []


def test_the_same_filling_gives_the_same_bytes(writer: TemplateWriter, criteria: CriteriaSet) -> None:
    filling = random_filling(criteria, 5)
    for layout in ("zi", "lampiran-iii", "portalrb"):
        again = TemplateWriter(criteria).content(filling, layout)
        assert writer.content(filling, layout) == again


NAMES = {
    "zi": ['=HYPERLINK("https://e.id","CONTOH")', "&A&G CONTOH", "9 CONTOH", "\x00\x0b\x1b\udc80\uffff CONTOH", "CONTOH " * 60],
    "lampiran-iii": ["=1+1 CONTOH", "<b>&amp;</b> ]]> CONTOH", "\x00\x0b\udc80\uffff CONTOH"],
    "portalrb": ["@SUM(1) CONTOH", "<b>&amp;</b> ]]> CONTOH", "\x00\x0b\udc80\uffff CONTOH"],
}  # fmt: skip
ELSEWHERE = {
    "parent": "+1 CONTOH", "region": "<b>&amp;</b> ]]> CONTOH", "type": "@SUM(1) CONTOH", "head": "CONTOH \u202egpj",
    "contact": "_x0041_ CONTOH", "year": "CONTOH\nbaris", "unit_id": "-1 CONTOH",
}  # fmt: skip


@pytest.mark.parametrize(
    ("layout", "name"), [(layout, name) for layout, names in NAMES.items() for name in names]
)
def test_a_name_is_only_ever_a_name(writer: TemplateWriter, name: str, layout: str) -> None:
    book = opened(writer.content(TemplateFilling(identity={"unit": name, **ELSEWHERE}), layout))
    named = [cell for sheet in book.worksheets for cell in contents(sheet) if "CONTOH" in str(cell.value)]
    assert len(named) >= (len(ELSEWHERE) if layout == "zi" else 1)
    assert {cell.data_type for cell in named} == {"s"}
    assert not any(cell.hyperlink for cell in named)
    for sheet in book.worksheets if layout == "zi" else ():
        footer = sheet.oddFooter.left.text or ""
        assert "CONTOH" in footer
        assert len(footer) <= 220
        assert footer.replace("&&", "").count("&") == 0, "no field, no picture"
