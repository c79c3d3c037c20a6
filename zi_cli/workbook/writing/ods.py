"""Write what a workbook shows as .ods: values, errors as text, hyperlinks; no formulas, no looks.

That is what many get who pass an LKE on from another program.
"""

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from zi_cli.workbook.grid import Book, Cell, Sheet, ShownAs
from zi_cli.workbook.writing.archive import packed

_KIND: Final = "application/vnd.oasis.opendocument.spreadsheet"
_NAME: Final = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES: Final = (
    f'xmlns:office="{_NAME}:office:1.0" xmlns:table="{_NAME}:table:1.0" xmlns:text="{_NAME}:text:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"'
)
_MANIFEST: Final = (
    f'<manifest:manifest xmlns:manifest="{_NAME}:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def ods_content(book: Book) -> bytes:
    """The workbook as bytes. The same book gives the same bytes."""
    tables = "".join(_table(sheet) for sheet in book.sheets if not sheet.hidden)
    content = (
        f"<office:document-content {_NAMES}><office:body><office:spreadsheet>{tables}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return packed(
        {
            "mimetype": _KIND.encode(),
            "META-INF/manifest.xml": (head + _MANIFEST).encode(),
            "content.xml": (head + content).encode(),
        }
    )


def _table(sheet: Sheet) -> str:
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        rows.setdefault(row, {})[column] = cell
    written, parts = 0, []
    for row, cells in rows.items():
        if row > written + 1:
            parts.append(
                f'<table:table-row table:number-rows-repeated="{row - written - 1}"><table:table-cell/></table:table-row>'
            )
        parts.append(f"<table:table-row>{_row(cells)}</table:table-row>")
        written = row
    return f"<table:table table:name={quoteattr(sheet.name)}>{''.join(parts)}</table:table>"


def _row(cells: dict[int, Cell]) -> str:
    written, parts = 0, []
    for column, cell in cells.items():
        if column > written + 1:
            parts.append(f'<table:table-cell table:number-columns-repeated="{column - written - 1}"/>')
        parts.append(_cell(cell))
        written = column
    return "".join(parts)


def _cell(cell: Cell) -> str:
    value = cell.error if cell.error is not None else cell.value
    if isinstance(value, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
    if isinstance(value, float):
        kind = "percentage" if cell.shown_as is ShownAs.PERCENT else "float"
        return (
            f'<table:table-cell office:value-type="{kind}" office:value="{value!r}">'
            f"<text:p>{value:g}</text:p></table:table-cell>"
        )
    words = value or ""
    if not words and not cell.links:
        return "<table:table-cell/>"
    lines = [escape(line) for line in words.split("\n")]
    if cell.links:
        lines = [
            f'<text:a xlink:type="simple" xlink:href={quoteattr(cell.links[0])}>{" ".join(lines)}</text:a>'
        ]
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in lines)
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'
