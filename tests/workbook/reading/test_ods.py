import time
from pathlib import Path

import pytest

from tests.builders.ods import cell, number, ods_parts, row, table, text
from tests.builders.package import save
from tests.builders.reading import cells, first, links, problem, read, values
from zi_cli.workbook.grid import MAX_COLUMN, MAX_ROW, Cell
from zi_cli.workbook.reading import bounds
from zi_cli.workbook.reading.ods_formula import excel_formula


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lke.ods"


def test_values_keep_their_type(path: Path) -> None:
    content = row(
        number(0.5),
        cell(value_type="percentage", value="0.25"),
        cell(value_type="currency", value="12000"),
        cell(value_type="boolean", boolean_value="true"),
        cell(value_type="date", date_value="2026-01-02"),
        cell(value_type="time", time_value="PT03H04M00S"),
        text("Ya"),
        cell("<text:p>Rp1</text:p>", value_type="float", value="NaN"),
    )
    assert values(first(save(path, ods_parts(table(content))))) == {
        "A1": 0.5,
        "B1": 0.25,
        "C1": 12000.0,
        "D1": True,
        "E1": "2026-01-02",
        "F1": "PT03H04M00S",
        "G1": "Ya",
        "H1": "NaN",
    }


def test_five_look_alikes_stay_apart(path: Path) -> None:
    error = {"value_type": "string", "string_value": "", "calcext_value_type": "error"}
    content = row(
        cell(),
        text(""),
        cell("<text:p>#DIV/0!</text:p>", table_formula="of:=1/0", **error),
        cell("<text:p>Err:502</text:p>", table_formula="of:=FOO()", **error),
        cell(table_formula="of:=[.A1]+1"),
        cell("<text:p>2</text:p>", table_formula="of:=1+1", value_type="float", value="2"),
        cell("<text:p/>", table_formula="of:=&quot;&quot;"),
    )
    assert cells(first(save(path, ods_parts(table(content))))) == {
        "B1": Cell(value=""),
        "C1": Cell(error="#DIV/0!", formula="1/0"),
        "D1": Cell(error="Err:502", formula="FOO()"),
        "E1": Cell(formula="A1+1", uncalculated=True),
        "F1": Cell(value=2.0, formula="1+1"),
        "G1": Cell(value="", formula='""'),
    }


def test_errors_of_writers_that_do_not_mark_them(path: Path) -> None:
    shown = "<text:p>#N/A</text:p>"
    error = cell(shown, table_formula="of:=NA()", value_type="float", value="0")
    content = row(error, cell(shown, value_type="string"))
    assert cells(first(save(path, ods_parts(table(content))))) == {
        "A1": Cell(error="#N/A", formula="NA()"),
        "B1": Cell(value="#N/A"),
    }


def test_text_of_several_paragraphs_without_notes_and_drawings(path: Path) -> None:
    note = "<office:annotation><text:p>catatan</text:p></office:annotation>"
    shape = "<draw:frame><draw:text-box><text:p>gambar</text:p></draw:text-box></draw:frame>"
    content = row(
        cell(
            f'{note}<text:p>satu<text:s text:c="2"/><text:span>dua</text:span></text:p>{shape}'
            f"<text:p/><text:p>tiga<text:line-break/>empat{note}</text:p>",
            value_type="string",
        ),
        cell(note),
    )
    assert values(first(save(path, ods_parts(table(content))))) == {"A1": "satu  dua\n\ntiga\nempat"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('of:=IF([.J8]="Ya/Tidak";1;2)', 'IF(J8="Ya/Tidak",1,2)'),
        ('of:=IF([.A1]="a;b""[.C1]~|";[.$B$2];0)', 'IF(A1="a;b""[.C1]~|",$B$2,0)'),
        ("of:=[$'LKE ZI'.L5]+[$Rekap.A1:.B2]", "'LKE ZI'!L5+Rekap!A1:B2"),
        ("of:=['it''s [a] sheet: 1.0'.A1]", "'it''s [a] sheet: 1.0'!A1"),
        ("of:=SUM([.A:.A];[.1:.1])", "SUM(A:A,1:1)"),
        ("of:=SUM([$Awal.A1:$Akhir.A1])", "SUM(Awal:Akhir!A1)"),
        ("of:=SUM([$'Awal 1'.A1:$Akhir.B2])", "SUM('Awal 1:Akhir'!A1:B2)"),
        ("of:=['file:///C:/zi/a.xlsx'#$Lembar.A1]", "'file:///C:/zi/[a.xlsx]Lembar'!A1"),
        ("of:=[.#REF!]+[$#REF!.A1]+#REF!", "#REF!+#REF!A1+#REF!"),
        ("of:={1;2|3;4}", "{1,2;3,4}"),
        ("of:=[.A1:.B2]![.B1:.C3]", "A1:B2 B1:C3"),
        ("of:=SUM(([.A1]~[.B1]))", "SUM((A1,B1))"),
        ("of:=IF(TRUE();COM.MICROSOFT.IFS([.A1];1))", "IF(TRUE,_xlfn.IFS(A1,1))"),
        ("oocalc", "oocalc"),
        ("msoxl:=IF(A1,1,2)", "IF(A1,1,2)"),
        ("=1+1", "1+1"),
    ],
)
def test_formulas_are_written_as_excel_does(written: str, meant: str) -> None:
    assert excel_formula(written) == meant


@pytest.mark.parametrize("noise", ["[" * 100_000, "['a" + "''" * 50_000, '"' * 99_999, "['a''b" * 20_000])
def test_formula_made_to_confuse_takes_no_time(noise: str) -> None:
    started = time.perf_counter()
    excel_formula(f"of:={noise}")
    assert time.perf_counter() - started < 2


def test_hyperlinks(path: Path) -> None:
    def link(target: str) -> str:
        return cell(f'<text:p><text:a xlink:href="{target}">buka</text:a></text:p>', value_type="string")

    call = "of:=HYPERLINK(&quot;https://e.id&quot;;1)"
    content = row(
        link("https://e.id/?a=1&amp;b=2"),
        link("#Lain.A1"),
        link("#$'v1.0'.A1:.B2"),
        link("../bukti/a.pdf"),
        cell("<text:p>x</text:p>", value_type="string", table_formula=call),
    )
    sheet = first(save(path, ods_parts(table(content))))
    assert links(sheet) == {
        "A1": ("https://e.id/?a=1&b=2",),
        "B1": ("#Lain!A1",),
        "C1": ("#'v1.0'!A1:B2",),
        "D1": ("bukti/a.pdf",),
        "E1": ("https://e.id",),
    }
    assert sheet.cell(1, 1).value == "buka"


def test_merged_ranges(path: Path) -> None:
    spanned = {"table_number_columns_spanned": "2", "table_number_rows_spanned": "3"}
    anchor = cell("<text:p>a</text:p>", value_type="string", **spanned)
    sheet = first(save(path, ods_parts(table(row(cell(), anchor, "<table:covered-table-cell/>", number(1))))))
    assert sheet.merged == [(1, 2, 3, 3)]
    assert values(sheet) == {"B1": "a", "D1": 1.0}


def test_hidden_sheets_and_columns(path: Path) -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    )
    book = read(save(path, ods_parts(table(columns), table(name="Rahasia", style="tersembunyi"))))
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("Lembar", False), ("Rahasia", True)]
    assert book.sheets[0].hidden_columns == {3, 4}


def test_hidden_rows(path: Path) -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    )
    assert first(save(path, ods_parts(table(rows)))).hidden_rows == {3, 4}


def test_repeats_are_expanded(path: Path) -> None:
    twice = {"table_number_columns_repeated": "2"}
    content = row(cell(**twice), cell(value_type="float", value="1", **twice), repeated=2)
    assert values(first(save(path, ods_parts(table(content, row(number(2))))))) == {
        "C1": 1.0,
        "D1": 1.0,
        "C2": 1.0,
        "D2": 1.0,
        "A3": 2.0,
    }


def test_empty_repeats_cost_nothing(path: Path) -> None:
    empty = row(cell(table_number_columns_repeated="16384"), repeated=1_048_575)
    sheet = first(save(path, ods_parts(table(empty, row(cell())))))
    assert (sheet.cells, sheet.stray_count) == ({}, 0)


def test_repeats_beyond_the_kept_rows_are_stray(path: Path) -> None:
    sheet = first(save(path, ods_parts(table(row(text("Ya"), repeated=1_048_576)))))
    assert (len(sheet.cells), sheet.stray_count) == (MAX_ROW, 1_048_576 - MAX_ROW)
    assert sheet.stray == [f"A{MAX_ROW + 1}"]


def test_repeats_beyond_the_kept_columns_are_stray(path: Path) -> None:
    wide = cell("<text:p>x</text:p>", value_type="string", table_number_columns_repeated="16384")
    sheet = first(save(path, ods_parts(table(row(wide)))))
    assert (len(sheet.cells), sheet.stray, sheet.stray_count) == (MAX_COLUMN, ["IW1"], 16384 - MAX_COLUMN)


def test_stray_cell_is_counted_not_stored(path: Path) -> None:
    blank = row(cell(), repeated=1_048_575)
    corner = row(cell(table_number_columns_repeated="16383"), number(1))
    sheet = first(save(path, ods_parts(table(blank, corner))))
    assert (sheet.cells, sheet.stray, sheet.stray_count) == ({}, ["XFD1048576"], 1)


def test_nested_repeats_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_CELLS", 1_000)
    wide = cell("<text:p>x</text:p>", value_type="string", table_number_columns_repeated="9" * 30)
    bomb = row(wide, repeated=10**30)
    assert "more than {limit} cells" in problem(save(path, ods_parts(table(bomb * 100))))


def test_tables_that_are_no_sheets_are_passed_over(path: Path) -> None:
    inner = table(row(number(9)), name="dalam")
    content = row(cell(inner, value_type="string"), number(1))
    outside = table(row(number(2)), name="'file:///a.ods'#$Lembar")
    book = read(save(path, ods_parts(table(content), outside)))
    assert [(sheet.name, values(sheet)) for sheet in book.sheets] == [("Lembar", {"A1": "", "B1": 1.0})]


def test_macros(path: Path) -> None:
    assert read(save(path, {**ods_parts(table()), "Basic/script-lc.xml": "<a/>"})).has_macros


def test_password(path: Path) -> None:
    manifest = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    parts = ods_parts(table()) | {"META-INF/manifest.xml": manifest, "content.xml": b"\x00secret"}
    assert "password" in problem(save(path, parts))


def test_password_of_newer_libreoffice(path: Path) -> None:
    assert "password" in problem(save(path, {"mimetype": "", "encrypted-package": b"\x00secret"}))


@pytest.mark.parametrize("kind", ["text", "presentation", "drawing"])
def test_other_documents_are_named(path: Path, kind: str) -> None:
    assert "not a spreadsheet" in problem(save(path, ods_parts("<text:p>Yth.</text:p>", kind=kind)))


@pytest.mark.parametrize(
    "content",
    [row(cell(value_type="float", value="satu")), row(cell(table_number_columns_repeated="dua")), "<a>"],
)
def test_what_cannot_be_understood_is_damaged(path: Path, content: str) -> None:
    assert "is damaged" in problem(save(path, ods_parts(table(content))))
