"""Parts of an .xlsx file."""

from collections.abc import Mapping

from tests.builders.package import relations

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sheet_part(rows: str, after: str = "", before: str = "", main: str = MAIN) -> str:
    """A worksheet of `<row>…</row>` elements."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{main}" xmlns:r="{OFFICE}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def xlsx_parts(
    rows: str = "",
    *,
    after: str = "",
    before: str = "",
    strings: str | None = None,
    links: Mapping[str, str] | None = None,
    state: str = "visible",
) -> dict[str, str | bytes]:
    """A workbook of one sheet, Lembar; `links` are {relation id: target}."""
    targets = {"rId1": ("worksheet", "worksheets/sheet1.xml")}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            f'<sheet name="Lembar" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": sheet_part(rows, after, before),
    }
    if strings is not None:
        targets["rId2"] = ("sharedStrings", "sharedStrings.xml")
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    if links:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = relations(
            {identifier: ("hyperlink", target) for identifier, target in links.items()}, external=True
        )
    parts["xl/_rels/workbook.xml.rels"] = relations(targets)
    return parts
