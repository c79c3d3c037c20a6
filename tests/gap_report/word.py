"""A rendered Word report, read back."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

Rows = list[list[str]]


def opened(content: bytes) -> Any:
    """The document."""
    return docx.Document(BytesIO(content))


def rows_of(table: Any) -> Rows:
    """The cells' paragraphs, one a line; a cell over several columns counts once."""
    return [["\n".join(_words(p) for p in cell.p_lst) for cell in row.tc_lst] for row in table._tbl.tr_lst]


def _words(paragraph: Any) -> str:
    return "".join(run.text for run in paragraph.r_lst)


def tables_headed(document: Any, *names: str) -> Iterator[Rows]:
    """The rows of each table whose header has exactly these names, without the header."""
    for table in document.tables:
        rows = rows_of(table)
        if rows and rows[0] == list(names):
            yield rows[1:]


def all_text(document: Any) -> str:
    """Everything that the body says."""
    paragraphs = document.element.body.iter(qn("w:p"))
    return "\n".join(_words(paragraph) for paragraph in paragraphs)


def large(text: str) -> str:
    """With a large first letter."""
    return text[:1].upper() + text[1:]
