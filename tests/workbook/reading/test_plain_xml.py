"""Sheets that are read by patterns hold the same as when the parser reads them, usual or not."""

from pathlib import Path

import pytest

from tests.builders.package import save
from tests.builders.xlsx import MAIN, OFFICE, xlsx_parts
from zi_cli.criteria.lke.pack import Pack
from zi_cli.demo import sample
from zi_cli.errors import InputProblem
from zi_cli.workbook.grid import Book
from zi_cli.workbook.reading.open import read_workbook
from zi_cli.workbook.reading.package import Package

STRINGS = (
    '<si><t>satu</t></si><si><t xml:space="preserve"> dua &amp; &#233;&#x41; </t></si>'
    '<si><r><t>ti</t></r><r><rPr><b/></rPr><t>ga</t></r><rPh sb="0" eb="1"><t>kana</t></rPh></si><si/>'
    "<si>\n <t>_x0041_</t></si>"
)
ROWS = {
    "strings": '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>',
    "numbers": '<row r="2" hidden="1"><c r="A2"><v>1.10</v></c><c r="B2" t="n"><v>1e5</v></c><c r="C2" t="b"><v>1</v></c></row>',
    "empty": '<row r="3"><c r="A3" s="5"/><c r="B3" s="5"></c><c r="C3"/><c r="D3" t="str"><v></v></c></row><row r="4"/>',
    "errors": '<row r="5"><c r="A5" t="e"><v>#DIV/0!</v></c><c r="B5" t="e"><f>1/0</f><v>#REF!</v></c></row>',
    "formulas": '<row r="6"><c r="A6"><f>SUM(A1:A2)</f><v>3</v></c><c r="B6"><f>A1&lt;2</f></c>'
    '<c r="C6" t="str"><f>""</f><v></v></c><c r="D6" t="str"><f>""</f><v/></c></row>',
    "not calculated": '<row r="16"><c r="A16" s="1" t="n" /><c r="B16"><f>A1</f><v /></c><c r="C16" t="n"><v/></c></row>',
    "shared": '<row r="7"><c r="A7"><f t="shared" ref="A7:A8" si="0">B7*2</f><v>2</v></c></row>'
    '<row r="8"><c r="A8"><f t="shared" si="0"/><v>4</v></c></row>',
    "inline": '<row r="9"><c r="A9" t="inlineStr"><is><t>a &gt; b</t></is></c><c r="B9" t="inlineStr"><is><r><t>x</t></r>'
    "<r><t>y</t></r></is></c></row>",
    "other order": '<row r="10"><c t="s" r="A10"><v>1</v></c><c s="1" r="B10"><v>7</v></c></row>',
    "no references": "<row><c><v>1</v></c><c/><c><v>2</v></c></row>",
    "spaces": '<row r="12" >\n  <c  r="A12"\n t="s" >\n <v>1</v>\n </c>\n</row>\n',
    "extensions": '<row r="13"><c r="A13"><v>1</v><extLst><ext/></extLst></c></row>',
    "apostrophes": "<row r='14'><c r='A14'><v>5</v></c></row>",
    "hyperlink": '<row r="15"><c r="A15" t="str"><f>HYPERLINK("https://a.example/x","y")</f><v>y</v></c></row>',
    "text between": '<row r="20"><c r="A20"><v>1</v></c>x<c r="B20"><v>1</v></c></row>',
    "cell outside": '<row r="21"></row><c r="A21"><v>1</v></c>',
    "rows without cells": '<row r="22"/><row r="23" hidden="1"></row> <row r="24" hidden="true">'
    '<c r="A24"><v>1</v></c></row><row r="25" hidden="1"/>',
    "entities in numbers": '<row r="26"><c r="A26"><v>&#49;</v></c></row>',
    "other attributes": '<row r="27"><c r="A27" cm="1"><v>1</v></c><c r="B27" t="s" vm="2"><v>0</v></c></row>',
    "values of another type": '<row r="28"><c r="A28" t="inlineStr"><v>1</v></c><c r="B28" t="s"><is><t>x</t></is></c>'
    '<c r="C28" t="inlineStr"/><c r="D28" t="s"><f>A1</f><v>0</v></c><c r="E28" t="s"><v> 0</v></c></row>',
    "space in rows": '<row r="29" > <c r="A29" t="s"><v>0</v></c>\n<c r="B29"><v>2</v></c> </row> \n<row r="30"> </row>',
    "comments": '<row r="31"><!-- <c r="A31"><v>1</v></c> --><c r="B31"><v>1</v></c></row><?x y?>',
    "comment in text": '<row r="32"><c r="A32" t="inlineStr"><is><r><t>a</t></r><!-- <t>b</t> --></is></c></row>',
    "part of a text": '<row r="33"><c r="A33" t="inlineStr"><is><t>a<rPh sb="0" eb="1"><t>k</t></rPh>b</t></is></c></row>',
    "declared again": '<row r="34" xmlns="urn:x"><c xmlns="urn:y" r="A34"><v>1</v></c></row>',
    "far": '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
}  # fmt: skip
AFTER = {
    "nothing": "",
    "merged": '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
    "links": '<hyperlinks><hyperlink ref="A1" r:id="rId9" /><hyperlink location="Lembar!A1" ref="B1"/></hyperlinks>',
    "apostrophes": "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>",
    "prefixed": '<x:mergeCells xmlns:x="x"><x:mergeCell ref="A1:B2"/></x:mergeCells>',
    "validations": '<dataValidations count="1"><dataValidation sqref="A1"><formula1>"&lt;col"</formula1></dataValidation>'
    "</dataValidations>",
}
DXFS = (
    '<dxfs><dxf><numFmt numFmtId="9" formatCode="#,##0"/></dxf>'
    '<dxf><numFmt numFmtId="14" formatCode="0%"/></dxf></dxfs>'
)
"""Formats of conditional formatting: their numbers have nothing to do with those of the cells."""
BEFORE = '<cols><col min="2" max="3" hidden="1"/></cols>'


def both(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Book, Book]:
    quick, _ = read_workbook(path)
    monkeypatch.setattr(Package, "plain", lambda self, part: None)
    slow, _ = read_workbook(path)
    return quick, slow


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("after", AFTER)
def test_patterns_and_parser_agree(
    name: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = ROWS["strings"] + ROWS[name] if name != "strings" else ROWS[name]
    parts = xlsx_parts(
        rows, after=AFTER[after], before=BEFORE, strings=STRINGS, links={"rId9": "https://b.example/"}
    )
    quick, slow = both(save(tmp_path / "a.xlsx", parts), monkeypatch)
    assert told(quick) == told(slow)


@pytest.mark.parametrize(
    "string",
    [
        "<si><t>a</t></si >",
        "<si><t>a</t></si\n>",
        "<si ><t>a</t></si>",
        "<si><t\n>a</t></si>",
        '<si><t\t xml:space="preserve">a </t></si>',
        "<si><t>a</t ></si>",
        "<si><r><t >a</t></r><r><t>b</t></r></si>",
        '<si><r><t x="a>b">q</t></r></si>',
        '<si><t>a</t><rPh sb="0" eb="1"/><r><t>b</t></r><rPh sb="0" eb="1"><t>k</t></rPh></si>',
        '<si><t>a</t><phoneticPr fontId="1"/></si>',
        "<si><t>&#000000065;</t></si>",
    ],
)
def test_strings_agree_however_they_are_written(
    string: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one were lost, the others would move up: an unused one at the end keeps the numbers in range."""
    rows = "".join(f'<c r="{letter}1" t="s"><v>{at}</v></c>' for at, letter in enumerate("ABC"))
    strings = f"<si><t>x</t></si>{string}<si><t>y</t></si><si><t>z</t></si>"
    parts = xlsx_parts(f'<row r="1">{rows}</row>', strings=strings)
    quick, slow = both(save(tmp_path / "a.xlsx", parts), monkeypatch)
    assert told(quick) == told(slow)


@pytest.mark.parametrize(
    "styles",
    [
        '<numFmts count="1"><numFmt numFmtId="165" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="165"/><xf/></cellXfs>',
        f'<cellXfs count="2"><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs>{DXFS}',
        "<cellXfs><xf numFmtId='10' /><xf numFmtId=\n\"14\"/></cellXfs>",
        "<numFmts><numFmt numFmtId='165' formatCode='0%'/></numFmts><cellXfs><xf numFmtId='165'/><xf/></cellXfs>",
        '<cellXfs><xf numFmtId="9"><alignment/></xf><xf numFmtId="14" applyNumberFormat="1"></xf></cellXfs>',
        "<cellXfs/>",
        "<numFmts/><cellXfs><xf/><xf numFmtId=\"9\"/></cellXfs>",
    ],
)  # fmt: skip
def test_formats_agree(styles: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A percentage that were taken for a number would be taken for an index."""
    rows = '<row r="1"><c r="A1" s="0"><v>0.8765</v></c><c r="B1" s="1"><v>45000</v></c></row>'
    parts = xlsx_parts(rows)
    links = str(parts["xl/_rels/workbook.xml.rels"])
    style = f'<Relationship Id="rId7" Type="{OFFICE}/styles" Target="styles.xml"/>'
    parts["xl/_rels/workbook.xml.rels"] = links.replace("</Relationships>", f"{style}</Relationships>")
    parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    quick, slow = both(save(tmp_path / "a.xlsx", parts), monkeypatch)
    assert told(quick) == told(slow)
    assert style in str(parts["xl/_rels/workbook.xml.rels"])


def told(book: Book) -> list[object]:
    return [
        (s.name, dict(s.cells), sorted(s.merged), s.hidden_rows, s.hidden_columns, s.stray, s.letters)
        for s in book.sheets
    ]


def test_the_sample_reads_the_same(pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick, slow = both(sample.write_sample(tmp_path, pack), monkeypatch)
    assert told(quick) == told(slow)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A1"><v>1</c></row>',
        "<row><c>&nix;</c></row>",
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&nix;</t></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a & b</t></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&#2;</t></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>\x02</t></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>\ufffe</t></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>]]></t></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</r></t></is></c></row>',
        '<row r="1"><c r="A1" cm="1" cm="2"><v>1</v></c></row>',
        '<row r="1"><c r="A1" r="A2"><v>1</v></c></row>',
        '<row r="1" r="2"><c r="A1"><v>1</v></c></row>',
        '<row r="1" a="&"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><f t="n" t="n">1</f><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c>',
        '<row r="1"><c r="A1"><v>1</v></c></row></row>',
        '<row r="1"><row r="2"><c r="A1"><v>1</v></c></row>',
        '<row r="1"/><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"/>',
        '<row r="1">',
        '<row r="1"/></row>',
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row></row>',
        "</row>",
    ],
)
def test_what_is_damaged_stays_damaged(rows: str, tmp_path: Path) -> None:
    with pytest.raises(InputProblem):
        read_workbook(save(tmp_path / "a.xlsx", xlsx_parts(rows, strings=STRINGS)))
