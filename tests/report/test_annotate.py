"""`zi check --annotate`: a copy that shows the findings; the original is never touched."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders.command import zi
from tests.builders.lke import best, save_lke
from tests.builders.report import assessed, hostile_outcome
from tests.report.test_hostile_reports import TEXTS
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.cli.annotated_file import AnnotatedFile
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.errors import UsageProblem
from zi_cli.language import Translator
from zi_cli.report.annotation import annotated_workbook
from zi_cli.report.outcome import Assessed
from zi_cli.workbook.read import read_lke
from zi_cli.workbook.writing.annotated import AUTHOR, MARK
from zi_cli.workbook.writing.remark_sheet import SHEET_NAME

HEADER = 4


@pytest.fixture
def source(tmp_path: Path, pack: Pack) -> Path:
    return save_lke(tmp_path / "lke.xlsx", pack, best(pack, {1: None, 2: "?", 88: -3}, unsupported=[12, 13]))


def outcome_of(path: Path, pack: Pack) -> Assessed:
    return assessed(assess_workbook(read_lke(path, pack), CriteriaSet(lke=pack), "WBK"))


def opened(path: Path) -> "openpyxl.Workbook":
    return openpyxl.load_workbook(BytesIO(path.read_bytes()))


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    return [tuple(row) for row in sheet.iter_rows(min_row=HEADER + 1, values_only=True)]


def comments(book: "openpyxl.Workbook") -> dict[str, Comment]:
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def changed(source: Path, target: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return target


def test_the_copy_shows_every_finding(source: Path, tmp_path: Path, pack: Pack) -> None:
    before, out = source.read_bytes(), tmp_path / "baru" / "temuan.xlsx"
    done = zi("check", source, "--annotate", out, "--no-config", cwd=tmp_path)
    assert done.returncode == 1
    assert str(out) in done.stderr
    assert source.read_bytes() == before
    outcome = outcome_of(source, pack)
    book = opened(out)
    said = comments(book)
    for finding in outcome.findings:
        if finding.hit.cell:
            assert finding.rule.code in said[finding.hit.cell].text
    assert {comment.author for comment in said.values()} == {AUTHOR}
    listed = [(row[0], row[3]) for row in rows(book[SHEET_NAME])]
    # minimum criteria are asked by the command, not by `outcome`; the LKE alone has the same cells
    assert {(f.rule.code, f.hit.cell) for f in outcome.findings if f.hit.cell} <= set(listed)
    assert book.active.title == SHEET_NAME


def test_the_sheet_prints_and_filters(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "t.xlsx"
    zi("check", source, "--annotate", out)
    sheet = opened(out)[SHEET_NAME]
    assert sheet.freeze_panes == f"A{HEADER + 1}"
    assert sheet.auto_filter.ref == f"A{HEADER}:H{sheet.max_row}"
    assert (str(sheet.page_setup.paperSize), sheet.page_setup.orientation) == ("9", "landscape")
    assert sheet.print_title_rows == f"${HEADER}:${HEADER}"
    links = {
        c.value: c.hyperlink
        for (c,) in sheet.iter_rows(min_row=HEADER + 1, min_col=4, max_col=4)
        if c.hyperlink
    }
    assert links["LKE ZI!K8"].location == "'LKE ZI'!K8"
    assert all(link.target is None for link in links.values())
    points = [cell for (cell,) in sheet.iter_rows(min_row=HEADER + 1, min_col=7, max_col=7)]
    assert {cell.data_type for cell in points} == {"n"}


def test_nothing_that_was_entered_is_lost(source: Path, tmp_path: Path, pack: Pack) -> None:
    out = tmp_path / "t.xlsx"
    zi("check", source, "--annotate", out)
    assert read_lke(out, pack).responses == read_lke(source, pack).responses
    old, new = opened(source).worksheets[0], opened(out).worksheets[0]
    for what in ("merged_cells", "data_validations", "conditional_formatting"):
        assert len(getattr(getattr(old, what), "ranges", None) or list(getattr(old, what, ()) or ())) == len(
            getattr(getattr(new, what), "ranges", None) or list(getattr(new, what, ()) or ())
        )
    formulas = [c.coordinate for row in old.iter_rows() for c in row if c.data_type == "f"]
    assert formulas
    assert all(old[place].value == new[place].value for place in formulas)


def test_comments_of_others_stay_and_an_earlier_copy_is_renewed(
    source: Path, tmp_path: Path, pack: Pack
) -> None:
    book = opened(source)
    sheet = book["LKE ZI"]
    sheet["K8"].comment = Comment("Mohon dilengkapi.", "Pendamping CONTOH")
    sheet["A1"].comment = Comment("Catatan lain.", "Pendamping CONTOH")
    book.save(source)
    first, second = tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"
    zi("check", source, "--annotate", first, "--no-config")
    zi("check", first, "--annotate", second, "--no-config")
    once, twice = comments(opened(first)), comments(opened(second))
    assert once["LKE ZI!K8"].author == "Pendamping CONTOH"
    assert once["LKE ZI!K8"].text.startswith(f"Mohon dilengkapi.\n\n{MARK}\nZI301")
    assert once["LKE ZI!A1"].text == "Catatan lain."
    assert opened(second).sheetnames == opened(first).sheetnames
    ours = {place for place in once if "ZI1" not in once[place].text}
    assert {place: twice[place].text for place in ours if place in twice} == {
        p: once[p].text for p in ours if p in twice
    }
    assert twice["LKE ZI!K8"].text.count(MARK) == 1
    mended = opened(first)
    mended["LKE ZI"]["K8"].value = "Ya"
    mended.save(first)
    zi("check", first, "--annotate", second, "--force", "--no-config")
    assert comments(opened(second))["LKE ZI!K8"].text == "Mohon dilengkapi."


def test_a_sheet_of_that_name_that_is_not_ours_stays(source: Path, tmp_path: Path) -> None:
    book = opened(source)
    book.create_sheet(SHEET_NAME)["A1"].value = "Rapat 12 Mei"
    book.save(source)
    out = tmp_path / "t.xlsx"
    zi("check", source, "--annotate", out)
    written = opened(out)
    assert written[SHEET_NAME]["A1"].value == "Rapat 12 Mei"
    assert len(written.sheetnames) == 3


def test_merged_cells_get_their_comment_at_the_anchor(source: Path, tmp_path: Path, pack: Pack) -> None:
    book = opened(source)
    sheet = book["LKE ZI"]
    place = outcome_of(source, pack).assessment.filled.responses[12].evidence_cell
    assert place is not None
    row = int(place.rpartition("!Q")[2])
    sheet.merge_cells(f"Q{row}:R{row}")
    book.save(source)
    out = tmp_path / "t.xlsx"
    zi("check", source, "--annotate", out)
    assert "ZI401" in comments(opened(out))[f"LKE ZI!Q{row}"].text


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_text_becomes_a_formula(source: Path, pack: Pack, tmp_path: Path, text: str) -> None:
    outcome = outcome_of(source, pack)
    hostile = hostile_outcome(outcome, text)
    filled = replace(hostile.assessment.filled, path=str(source))
    findings = [replace(f, hit=replace(f.hit, cell="LKE ZI!K8")) for f in hostile.findings[:2]]
    told = assessed(replace(hostile.assessment, filled=filled), [*hostile.findings, *findings])
    copy = annotated_workbook(told, ".xlsx", Translator("id"))
    out = tmp_path / "t.xlsx"
    out.write_bytes(copy.content)
    sheet = opened(out)[SHEET_NAME]
    assert len(rows(sheet)) == len(told.findings)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert all(cell.hyperlink is None or cell.hyperlink.location for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(out) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet2.xml")
    assert "LKE ZI!K8" in comments(opened(out))


def test_the_same_bytes(source: Path, tmp_path: Path) -> None:
    zi("check", source, "--annotate", tmp_path / "a.xlsx", PYTHONHASHSEED="7")
    zi("check", source, "--annotate", tmp_path / "b.xlsx", PYTHONHASHSEED="3", TZ="Asia/Jakarta")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_what_is_refused(source: Path, tmp_path: Path) -> None:
    there, new = tmp_path / "ada.xlsx", tmp_path / "x.xlsx"
    there.write_text("milik orang")
    before = source.read_bytes()
    for path, sources, force in (
        (source, [source], False),
        (source, [source], True),
        (tmp_path / "." / source.name, [source], True),
        (there, [source], False),
        (new, [source, there], False),
        (new, [], False),
        (tmp_path / "x.csv", [source], False),
        (tmp_path, [source], False),
    ):
        with pytest.raises(UsageProblem):
            AnnotatedFile.asked_for(path, sources, force)
    assert zi("check", source, "--annotate", there).returncode == 2
    assert zi("check", source, "--annotate", source, "--force").returncode == 2
    assert there.read_text() == "milik orang"
    assert source.read_bytes() == before
    assert zi("check", source, "--annotate", there, "--force").returncode == 1
    assert SHEET_NAME in opened(there).sheetnames


def test_a_report_on_stdout_stays_whole(source: Path, tmp_path: Path) -> None:
    import json

    for name in ("ok.xlsx", "x.xlsm"):
        done = zi("check", source, "--format", "sarif", "--annotate", tmp_path / name)
        assert json.loads(done.stdout)["runs"][0]["results"]
    assert done.returncode == 2


def test_other_formats_get_the_list_alone(tmp_path: Path, pack: Pack) -> None:
    from tests.cli.test_hostile_contents import xls_with_escapes

    source, out = xls_with_escapes(tmp_path / "lama.xls", pack), tmp_path / "t.xlsx"
    done = zi("check", source, "--annotate", out, "--lang", "en")
    assert done.returncode == 1
    assert "only the list of findings" in done.stderr
    book = opened(out)
    assert book.sheetnames == [SHEET_NAME]
    assert len(rows(book[SHEET_NAME])) > 50
    assert not [cell for row in book[SHEET_NAME].iter_rows() for cell in row if cell.hyperlink]


def with_macros(source: Path, target: Path) -> Path:
    changed(
        source,
        target,
        "[Content_Types].xml",
        lambda data: data.replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
    )
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"CONTOH")
    return target


def test_macros_are_kept_under_xlsm_only(source: Path, tmp_path: Path, pack: Pack) -> None:
    macros = with_macros(source, tmp_path / "makro.xlsm")
    done = zi("check", macros, "--annotate", tmp_path / "t.xlsx")
    assert done.returncode == 2
    assert ".xlsm" in done.stderr
    assert zi("check", macros, "--annotate", tmp_path / "t.xlsm").returncode == 1
    with zipfile.ZipFile(tmp_path / "t.xlsm") as archive:
        assert archive.read("xl/vbaProject.bin") == b"CONTOH"
        assert b"macroEnabled" in archive.read("[Content_Types].xml")
    assert read_lke(tmp_path / "t.xlsm", pack).has_macros


@pytest.mark.parametrize(
    "hostile",
    [
        b'<mergeCells count="1"><mergeCell ref="S1:XFD1048576"/></mergeCells>',
        b'<mergeCells count="1"><mergeCell ref="&#83;1:XFD1048576"/></mergeCells>',
        b'<hyperlinks><hyperlink ref="S9000:XFD1048576" location="A1"/></hyperlinks>',
    ],
)
def test_what_would_take_all_memory_gets_the_list_alone(source: Path, tmp_path: Path, hostile: bytes) -> None:
    part = "xl/worksheets/sheet1.xml"
    bomb = changed(
        source, tmp_path / "bom.xlsx", part, lambda d: d.replace(b"</sheetData>", b"</sheetData>" + hostile)
    )
    done = zi("check", bomb, "--annotate", tmp_path / "t.xlsx", "--lang", "en")
    assert done.returncode in (1, 3), done.stderr
    if done.returncode == 1:
        assert "only the list of findings" in done.stderr
        assert opened(tmp_path / "t.xlsx").sheetnames == [SHEET_NAME]
    else:
        assert not (tmp_path / "t.xlsx").exists()
