"""The look: paragraph, table and character styles. Fonts are those that every Windows has."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

FONT = "Calibri"
INK, QUIET, HEAD, LINE, PALE = "1F2A37", "5B6673", "1F3864", "C4CCD6", "EDF1F8"
LANGUAGE = "id-ID"

HEADINGS = {"Heading 1": (16, 18, 6), "Heading 2": (13, 14, 4), "Heading 3": (11, 10, 3)}
"""Style → size, space before, space after, in points."""
PARAGRAPHS: dict[str, dict[str, Any]] = {
    "Zi Unit": {"size": 13, "bold": True, "after": 3},
    "Zi Identitas": {"size": 9, "colour": QUIET, "after": 2},
    "Zi Putusan": {"size": 18, "bold": True, "colour": HEAD, "before": 2, "after": 2},
    "Zi Pengantar": {"size": 10, "after": 4, "next": True},
    "Zi Catatan Kaki": {"size": 8.5, "colour": QUIET, "before": 4, "after": 2},
    "Zi Tabel": {"size": 9, "after": 1},
    "Zi Tabel Tebal": {"size": 9, "bold": True, "after": 1},
    "Zi Tabel Angka": {"size": 9, "right": True, "after": 1},
    "Zi Tabel Kecil": {"size": 8, "colour": QUIET, "after": 1},
    "Zi Kepala": {"size": 8.5, "bold": True, "colour": "FFFFFF", "next": True},
    "Zi Kepala Angka": {"size": 8.5, "bold": True, "colour": "FFFFFF", "right": True, "next": True},
    "Zi Batang": {"size": 5},
}


def settle_styles(document: Any) -> None:
    """Every style that the template uses."""
    _defaults(document)
    normal = document.styles["Normal"]
    _font(normal, 10.5, INK)
    _space(normal, 0, 5)
    for name, (size, before, after) in HEADINGS.items():
        style = document.styles[name]
        _font(style, size, HEAD, bold=True)
        _space(style, before, after)
        style.paragraph_format.keep_with_next = True
    title = document.styles["Title"]
    _font(title, 22, HEAD, bold=True)
    _space(title, 0, 2)
    _drop(title, "w:pBdr")
    for name, look in PARAGRAPHS.items():
        _paragraph(document, name, look)
    bullets = document.styles["List Bullet"]
    _space(bullets, 2, 2)
    strong = document.styles["Strong"]
    strong.font.bold = True
    quiet = document.styles.add_style("Zi Redup", WD_STYLE_TYPE.CHARACTER)
    quiet.font.color.rgb = RGBColor.from_string(QUIET)
    document.styles.element.append(_table_style("Zi Daftar"))
    document.styles.element.append(_table_style("Zi Isian", columns=True))


def _defaults(document: Any) -> None:
    run = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(run):
        run.remove(child)
    run.append(
        parse_xml(
            f'<w:rFonts {nsdecls("w")} w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
        )
    )
    run.append(
        parse_xml(f'<w:lang {nsdecls("w")} w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>')
    )


def _paragraph(document: Any, name: str, look: dict[str, Any]) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _font(style, look["size"], look.get("colour", INK), bold=look.get("bold", False))
    _space(style, look.get("before", 0), look.get("after", 0))
    style.paragraph_format.keep_with_next = look.get("next", False)
    if look.get("right"):
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _font(style: Any, size: float, colour: str, *, bold: bool = False) -> None:
    _drop(style, "w:rPr")
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.color.rgb = RGBColor.from_string(colour)


def _space(style: Any, before: float, after: float) -> None:
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.0
    style.paragraph_format.widow_control = True


def _drop(style: Any, tag: str) -> None:
    for child in list(style.element.iter(qn(tag))):
        child.getparent().remove(child)


def _table_style(name: str, *, columns: bool = False) -> Any:
    """Thin lines between rows; between columns only where people write into cells."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    upright = {side: f"<w:{side} {line}/>" if columns else "" for side in ("left", "right", "insideV")}
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders><w:top {line}/>{upright['left']}<w:bottom {line}/>{upright['right']}"
        f"<w:insideH {line}/>{upright['insideV']}</w:tblBorders>"
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def element(tag: str, **attributes: str) -> Any:
    """An element of WordprocessingML with attributes of the same namespace."""
    made = OxmlElement(tag)
    for name, text in attributes.items():
        made.set(qn(f"w:{name}"), text)
    return made
