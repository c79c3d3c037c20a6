"""Pages, headers, footers and properties."""

from datetime import datetime
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from docx_parts.styles import element

HEADER = "{{ words.report }} · {{ report.unit.name }}"
PROGRAM = "{{ report.source.program }}"
WORD_2013 = "15"
"""Without it Word opens the file in its compatibility mode."""


def settle_document(document: Any, header: str = HEADER, program: str = PROGRAM) -> None:
    """A4 upright, header and footer on each page, no author, nothing that asks on opening."""
    _page(document.sections[0])
    section = document.sections[0]
    section.header.paragraphs[0].style = document.styles["Zi Identitas"]
    section.header.paragraphs[0].add_run(header)
    _footer(document, section.footer.paragraphs[0], program)
    _properties(document)
    _settings(document)
    _drop_thumbnail(document)


def turn(document: Any) -> None:
    """From here on, pages lie on their side."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)


def _page(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    section.header_distance, section.footer_distance = Mm(9), Mm(9)


def _footer(document: Any, paragraph: Any, program: str) -> None:
    paragraph.style = document.styles["Zi Identitas"]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run("{{ report.date }} · " + program + " · {{ words.page }} ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" {{ words.of }} ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    field = element("w:fldSimple", instr=code)
    run = element("w:r")
    text = element("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _properties(document: Any) -> None:
    properties = document.core_properties
    for name in ("author", "comments", "keywords", "last_modified_by", "category"):
        setattr(properties, name, "")
    properties.title = ""
    properties.language = "id-ID"
    properties.revision = 1
    properties.created = properties.modified = datetime(2026, 1, 1)


def _settings(document: Any) -> None:
    settings = document.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is not None:
        settings.remove(compat)
    made = parse_xml(
        f"<w:compat {nsdecls('w')}><w:compatSetting w:name='compatibilityMode' "
        f"w:uri='http://schemas.microsoft.com/office/word' w:val='{WORD_2013}'/></w:compat>"
    )
    place = settings.find(qn("w:rsids"))
    settings.insert(list(settings).index(place) if place is not None else len(settings), made)
    theme_language = settings.find(qn("w:themeFontLang"))
    if theme_language is not None:
        theme_language.set(qn("w:val"), "id-ID")


def _drop_thumbnail(document: Any) -> None:
    """python-docx's empty document carries a picture of itself."""
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("metadata/thumbnail")]:
        relations.pop(key)
    inner = document.part.rels
    for key in [key for key, one in inner.items() if one.reltype == RELATIONSHIP_TYPE.CUSTOM_XML]:
        inner.pop(key)
