"""Number formats of xlsx: which styles show a number as a percentage or as a date."""

import re
from contextlib import suppress
from functools import lru_cache
from typing import Final

from zi_cli.workbook.grid import ShownAs
from zi_cli.workbook.reading.package import Package, damaged, overfull
from zi_cli.workbook.reading.plain_xml import Unusual, cell_styles_of, formats_of

_PERCENT: Final = frozenset({9, 10})
_DATES: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Built-in formats, ECMA-376 part 1, 18.8.30."""
_NOT_FORMAT: Final = re.compile(r'"[^"]*"|\[[^\[\]]*\]|\\.|_.|\*.')
"""Texts, colours, escaped and padding signs of a format code."""
_LONGEST: Final = 1_000
"""Characters of a format code that are looked at; Excel has no more than 255."""
_MAX_STYLES: Final = 65_536
"""Excel has no more than 65,490."""


def of_code(code: str) -> ShownAs:
    """What a format code shows, such as `0.00%` or `dd/mm/yyyy`."""
    plain = _NOT_FORMAT.sub("", code[:_LONGEST]).lower()
    if "%" in plain:
        return ShownAs.PERCENT
    return ShownAs.DATE if plain != "general" and re.search("[ymdhs]", plain) else ShownAs.NUMBER


def read_styles(package: Package, part: str | None) -> tuple[ShownAs, ...]:
    """How each cell style shows a number, by its index."""
    if part is None or part not in package:
        return ()
    text = package.plain(part)
    if text is not None:
        with suppress(Unusual):
            return _of_text(text, part)
    return _parsed(package, part)


@lru_cache(maxsize=4)
def _of_text(text: str, part: str) -> tuple[ShownAs, ...]:
    """Those of a part that is plain. Remembered: workbooks of one kind have the same styles."""
    formats, styles = formats_of(text), cell_styles_of(text)
    if max(len(formats), len(styles)) > _MAX_STYLES:
        raise overfull(part, _MAX_STYLES)
    try:
        codes = {int(one.get("numFmtId", "0")): of_code(one.get("formatCode", "")) for one in formats}
        return tuple(_of_id(int(one.get("numFmtId", "0")), codes) for one in styles)
    except ValueError as fault:
        raise damaged(part) from fault


def _parsed(package: Package, part: str) -> tuple[ShownAs, ...]:
    """Those of any part."""
    codes: dict[int, ShownAs] = {}
    styles: list[ShownAs] = []
    in_cells = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal in_cells
        local = name.rpartition(":")[2]
        if local == "numFmt":
            codes[int(attributes.get("numFmtId", "0"))] = of_code(attributes.get("formatCode", ""))
            if len(codes) > _MAX_STYLES:
                raise overfull(part, _MAX_STYLES)
        elif local == "cellXfs":
            in_cells = True
        elif local == "xf" and in_cells:
            styles.append(_of_id(int(attributes.get("numFmtId", "0")), codes))
            if len(styles) > _MAX_STYLES:
                raise overfull(part, _MAX_STYLES)

    def end(name: str) -> None:
        nonlocal in_cells
        if name.rpartition(":")[2] == "cellXfs":
            in_cells = False

    package.parse(part, start, end)
    return tuple(styles)


def _of_id(number: int, codes: dict[int, ShownAs]) -> ShownAs:
    if number in codes:
        return codes[number]
    if number in _PERCENT:
        return ShownAs.PERCENT
    return ShownAs.DATE if number in _DATES else ShownAs.NUMBER
