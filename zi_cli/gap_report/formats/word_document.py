"""What a rendered Word document still needs before it is saved."""

from datetime import datetime
from typing import Any, Final

from docx.oxml.ns import qn

_LONGEST_PROPERTY: Final = 255
_LANGUAGES: Final = {"id": "id-ID", "en": "en-GB"}


_ORDER: Final = tuple(
    qn(f"w:{name}")
    for name in (
        "cnfStyle",
        "tcW",
        "gridSpan",
        "hMerge",
        "vMerge",
        "tcBorders",
        "shd",
        "noWrap",
        "tcMar",
        "vAlign",
    )
)
"""Of a cell's properties, as the format asks; docxtpl puts its own first."""


def mend_cells(document: Any) -> None:
    """Give cells without a width of their own that of the columns they span: Word goes by cells, not by columns."""
    for table in document.element.body.iter(qn("w:tbl")):
        columns = [int(column.get(qn("w:w"), "0")) for column in table.find(qn("w:tblGrid"))]
        for row in table.iterchildren(qn("w:tr")):
            place = 0
            for cell in row.iterchildren(qn("w:tc")):
                properties = cell.find(qn("w:tcPr"))
                span = _span(properties)
                width = None if properties is None else properties.find(qn("w:tcW"))
                if width is not None and width.get(qn("w:type")) == "auto":
                    width.set(qn("w:type"), "dxa")
                    width.set(qn("w:w"), str(sum(columns[place : place + span])))
                if properties is not None:
                    properties[:] = sorted(properties, key=_place)
                place += span


def _place(element: Any) -> int:
    return _ORDER.index(element.tag) if element.tag in _ORDER else len(_ORDER)


def _span(properties: Any) -> int:
    span = None if properties is None else properties.find(qn("w:gridSpan"))
    return 1 if span is None else int(span.get(qn("w:val")))


def settle_language(document: Any, language: str) -> None:
    """The language in which Word checks the spelling."""
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), _LANGUAGES.get(language, language))


def settle_properties(properties: Any, *, title: str, subject: str, day: datetime) -> None:
    """Title and day; who wrote it is nobody's business but that of a template of somebody's own."""
    properties.title = title[:_LONGEST_PROPERTY]
    properties.subject = subject[:_LONGEST_PROPERTY]
    properties.last_modified_by = ""
    properties.revision = 1
    properties.created = properties.modified = day
