"""What the text of a cell in xlsx means, by its type: a text, a number, a truth value, an error."""

import re
from typing import Final, NamedTuple

from zi_cli.workbook.grid import Value
from zi_cli.workbook.reading.bounds import number

_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Content(NamedTuple):
    """What a cell holds, its formula apart."""

    value: Value = None
    error: str | None = None
    uncalculated: bool = False
    """There is a formula, and no result."""


NO_CONTENT: Final = Content()


def unescaped(text: str) -> str:
    """A text in which `_x0041_` stands for what XML cannot hold."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    # Characters beyond the BMP are escaped in halves; half of one is no text.
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def content_of(kind: str, text: str | None, has_formula: bool) -> Content:
    """The content of a cell of the type `kind` (attribute t); shared strings apart. ValueError for no number.

    `text`: the characters of v, or of an inline string; None where there is no v.
    """
    if kind == "inlineStr" or (kind == "str" and text is not None):
        return Content(value=unescaped(text or ""))
    if not text:
        return Content(uncalculated=True) if has_formula else NO_CONTENT
    if kind == "e":
        return Content(error=text)
    if kind == "b":
        return Content(value=text not in ("0", "false"))
    return Content(value=text if kind == "d" else number(float(text), text))
