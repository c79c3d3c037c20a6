from pathlib import Path

import pytest

from tests.builders.package import relations, save
from tests.builders.reading import cells, first, links, problem, read, values
from tests.builders.xlsx import MAIN, STRICT, sheet_part, xlsx_parts
from zi_cli.workbook.grid import Cell, Sheet
from zi_cli.workbook.reading import bounds, package


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lke.xlsx"


def test_values_keep_their_type(path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>0.5</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="s"><v>0</v></c>'
        '<c r="D1" t="str"><v>Ya</v></c><c r="E1" t="d"><v>2026-01-02</v></c></row>'
    )
    save(path, xlsx_parts(rows, strings="<si><t>Tidak</t></si>"))
    assert values(first(path)) == {"A1": 0.5, "B1": True, "C1": "Tidak", "D1": "Ya", "E1": "2026-01-02"}


def test_five_look_alikes_stay_apart(path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" s="3"/><c r="B1" t="inlineStr"><is><t></t></is></c>'
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1"><f>A1+1</f></c>'
        '<c r="E1"><f>1+1</f><v>2</v></c></row>'
    )
    assert cells(first(save(path, xlsx_parts(rows)))) == {
        "B1": Cell(value=""),
        "C1": Cell(error="#DIV/0!", formula="1/0"),
        "D1": Cell(formula="A1+1", uncalculated=True),
        "E1": Cell(value=2.0, formula="1+1"),
    }


def test_empty_result_of_a_text_formula_is_calculated_only_where_there_is_one(path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1" t="str"><f>""</f></c></row>'
    assert cells(first(save(path, xlsx_parts(rows)))) == {
        "A1": Cell(value="", formula='""'),
        "B1": Cell(formula='""', uncalculated=True),
    }


def test_shared_formula_tells_the_cell_it_is_written_for(path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>'
    )
    assert cells(first(save(path, xlsx_parts(rows)))) == {
        "A1": Cell(value=2.0, formula="B1*2"),
        "A2": Cell(value=4.0, formula="B1*2", formula_base=(1, 1)),
    }


RICH = '<r><t>Ya</t></r><r><rPr><b/></rPr><t>/Tidak</t></r><rPh sb="0" eb="1"><t>yomi</t></rPh>'


def test_rich_text_is_joined_without_its_phonetic_runs(path: Path) -> None:
    rows = f'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is>{RICH}</is></c></row>'
    save(path, xlsx_parts(rows, strings=f"<si>{RICH}</si>"))
    assert values(first(path)) == {"A1": "Ya/Tidak", "B1": "Ya/Tidak"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a_x000D_b", "a\rb"),
        ("_x005F_x000D_", "_x000D_"),
        ("_xD83D__xDE00_", "😀"),
        ("_xD83D_", "\ufffd"),
        ("_xyz_", "_xyz_"),
    ],
)
def test_escapes(path: Path, written: str, meant: str) -> None:
    rows = f'<row r="1"><c r="A1" t="str"><v>{written}</v></c></row>'
    assert values(first(save(path, xlsx_parts(rows)))) == {"A1": meant}


def test_prefixed_namespace(path: Path) -> None:
    parts = xlsx_parts()
    parts["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr">'
        "<x:is><x:t>Ya</x:t></x:is></x:c>"
        '<x:c r="B1"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert values(first(save(path, parts))) == {"A1": "Ya", "B1": 2.0}


def test_strict_namespace(path: Path) -> None:
    parts = xlsx_parts()
    parts["xl/worksheets/sheet1.xml"] = sheet_part('<row r="1"><c r="A1"><v>1</v></c></row>', main=STRICT)
    parts["xl/_rels/workbook.xml.rels"] = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
    )
    assert values(first(save(path, parts))) == {"A1": 1.0}


def test_absolute_relation_targets(path: Path) -> None:
    parts = xlsx_parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    parts["xl/_rels/workbook.xml.rels"] = relations({"rId1": ("worksheet", "/xl/worksheets/sheet1.xml")})
    assert values(first(save(path, parts))) == {"A1": 1.0}


def test_part_names_may_differ_in_case_and_slashes(path: Path) -> None:
    parts = xlsx_parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings="<si><t>Ya</t></si>")
    parts["xl\\SharedStrings.xml"] = parts.pop("xl/sharedStrings.xml")
    assert values(first(save(path, parts))) == {"A1": "Ya"}


def test_hyperlinks_of_cells_and_ranges(path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>bukti</v></c></row>'
    after = (
        '<hyperlinks><hyperlink ref="A1" r:id="rId1"/><hyperlink ref="B1:B2" r:id="rId2" location="berkas"/>'
        '<hyperlink ref="C1" location="\'LKE ZI\'!A1"/></hyperlinks>'
    )
    targets = {"rId1": "https://e.id/1", "rId2": "https://e.id/"}
    assert links(first(save(path, xlsx_parts(rows, after=after, links=targets)))) == {
        "A1": ("https://e.id/1",),
        "B1": ("https://e.id/#berkas",),
        "B2": ("https://e.id/#berkas",),
        "C1": ("#'LKE ZI'!A1",),
    }


def test_hyperlink_without_its_target_is_told(path: Path) -> None:
    book = read(save(path, xlsx_parts(after='<hyperlinks><hyperlink ref="A1" r:id="rId9"/></hyperlinks>')))
    assert not book.shows_links


def test_hyperlink_over_a_whole_sheet_stays_small(path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    after = '<hyperlinks><hyperlink ref="A1:XFD1048576" r:id="rId1"/></hyperlinks>'
    sheet = first(save(path, xlsx_parts(rows, after=after, links={"rId1": "https://e.id"})))
    assert links(sheet) == {"A1": ("https://e.id",)}


def test_hyperlink_formula(path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><f>HYPERLINK("https://e.id/""1""","buka")</f><v>buka</v></c></row>'
    assert links(first(save(path, xlsx_parts(rows)))) == {"A1": ('https://e.id/"1"',)}


def test_merged_ranges_and_hidden_columns(path: Path) -> None:
    before = '<cols><col min="2" max="3" hidden="1"/><col min="255" max="16384" hidden="true"/></cols>'
    after = '<mergeCells><mergeCell ref="A1:C2"/></mergeCells>'
    sheet = first(save(path, xlsx_parts(before=before, after=after)))
    assert (sheet.merged, sheet.hidden_columns) == ([(1, 1, 2, 3)], {2, 3, 255, 256})


@pytest.mark.parametrize(("state", "hidden"), [("visible", False), ("hidden", True), ("veryHidden", True)])
def test_hidden_sheets(path: Path, state: str, hidden: bool) -> None:
    assert first(save(path, xlsx_parts(state=state))).hidden is hidden


def test_macros_make_an_xlsm(path: Path) -> None:
    book = read(save(path, {**xlsx_parts(), "xl/vbaProject.bin": b"\0"}))
    assert (book.file_format, book.has_macros) == ("xlsm", True)


def test_rows_and_cells_without_place_follow_each_other(path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>"
    assert values(first(save(path, xlsx_parts(rows)))) == {"A1": 1.0, "B1": 2.0, "B2": 3.0}


def test_stray_cell_is_counted_not_stored(path: Path) -> None:
    rows = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = first(save(path, xlsx_parts(rows)))
    assert (sheet.cells, sheet.stray, sheet.stray_count) == ({}, ["XFD1048576"], 1)


@pytest.mark.parametrize("text", ["NaN", "inf", "-1e999"])
def test_what_is_no_number_stays_text(path: Path, text: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>{text}</v></c></row>'
    assert values(first(save(path, xlsx_parts(rows)))) == {"A1": text}


def test_chart_sheets_are_passed_over(path: Path) -> None:
    parts = xlsx_parts()
    parts["xl/_rels/workbook.xml.rels"] = relations({"rId1": ("chartsheet", "chartsheets/sheet1.xml")})
    assert read(save(path, parts)).sheets == []


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="1A"><v>1</v></c>',
        '<c r="A1"><v>satu</v></c>',
        '<c r="A1" t="s"><v>7</v></c>',
        '<c r="A1" t="s"><v>-1</v></c>',
        f'<c r="A1" t="s"><v>{"9" * 5000}</v></c>',
        '<c r="A1"><v>1</c>',
    ],
)
def test_what_cannot_be_understood_is_damaged(path: Path, cell: str) -> None:
    assert "is damaged" in problem(save(path, xlsx_parts(f'<row r="1">{cell}</row>')))


def test_unknown_encoding_is_damaged(path: Path) -> None:
    parts = xlsx_parts()
    parts["xl/worksheets/sheet1.xml"] = '<?xml version="1.0" encoding="klingon"?><worksheet/>'
    assert "is damaged" in problem(save(path, parts))


@pytest.mark.parametrize(
    "missing", ["xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"]
)
def test_missing_part_is_damaged(path: Path, missing: str) -> None:
    parts = xlsx_parts()
    del parts[missing]
    assert "is damaged" in problem(save(path, parts))


def test_document_types_are_refused(path: Path) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    parts = xlsx_parts() | {"xl/worksheets/sheet1.xml": laughs}
    assert "document type declaration" in problem(save(path, parts))


def test_part_that_unpacks_too_large_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART_BYTES", 10_000)
    save(path, xlsx_parts(" " * 10_001))
    assert "unpacks to more than" in problem(path)


def test_parts_too_large_together_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PACKAGE_BYTES", 10_000)
    assert "unpacks to more than" in problem(save(path, xlsx_parts(" " * 10_001)))


def test_sizes_in_the_zip_header_are_not_believed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(xlsx_parts(" " * 10_000)["xl/worksheets/sheet1.xml"])
    save(path, xlsx_parts(" " * 10_000))
    path.write_bytes(path.read_bytes().replace(size.to_bytes(4, "little"), (50).to_bytes(4, "little")))
    assert "is damaged" in problem(path)


@pytest.mark.parametrize(
    ("limit", "after", "words"),
    [
        ("MAX_CELLS", "", "more than {limit} cells"),
        ("MAX_BOOK_CELLS", "", "more than {limit} cells"),
        ("MAX_SHEETS", "", "more than {limit} sheets"),
        ("MAX_MERGED", '<mergeCell ref="A1:B1"/>', "more than {limit} merged ranges"),
        ("MAX_LINKED_CELLS", '<hyperlink ref="A1" location="A2"/>', "hyperlinks on more than {limit} cells"),
    ],
)
def test_bounds(path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, after: str, words: str) -> None:
    monkeypatch.setattr(bounds, limit, 0)
    rows = "" if after else '<row r="1"><c r="A1"><v>1</v></c></row>'
    assert words in problem(save(path, xlsx_parts(rows, after=after)))


def test_many_links_on_one_cell_stay_few(path: Path) -> None:
    after = "".join(f'<hyperlink ref="A1" location="A{row}"/>' for row in range(1, 1000))
    assert len(links(first(save(path, xlsx_parts(after=after))))["A1"]) == 50


def test_spread_shows_the_anchor_of_a_range_merged_downwards() -> None:
    sheet = Sheet("Lembar", cells={(1, 1): Cell(value="Ya")}, merged=[(1, 1, 2, 2)])
    assert sheet.spread(2, 1) == (Cell(value="Ya"), 1)
