"""Targets of HYPERLINK() in formulas: typed, joined from typed parts, or taken from another cell."""

import re
from typing import Final

from zi_cli.workbook.grid import Sheet, column_number

_CALL: Final = re.compile(r"HYPERLINK\(", re.IGNORECASE)
_TYPED: Final = re.compile(r'\s*"((?:[^"]|"")*)"\s*(&|$)')
_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)
_CALL_START: Final = "=HYPERLINK("
COMPUTED: Final = "=HYPERLINK(…)"
"""Stands for a target that the format's reader cannot tell."""
_LONGEST: Final = 8_192
"""Characters that a formula may have."""
_MOST_CALLS: Final = 20


def formula_links(formula: str) -> tuple[str, ...]:
    """Targets of the HYPERLINK calls in `formula`; a computed one stays as `=HYPERLINK(argument)`."""
    if "HYPERLINK" not in formula.upper():  # nearly always; the pattern takes ten times as long to see it
        return ()
    found = []
    for number, call in enumerate(_CALL.finditer(formula[:_LONGEST])):
        if number == _MOST_CALLS:
            break
        argument = _first_argument(formula, call.end())
        target = _joined(argument)
        if target is None:
            found.append(f"{_CALL_START}{argument.strip()})")
        elif target.strip():
            found.append(target)
    return tuple(dict.fromkeys(found))


def resolve_links(sheet: Sheet) -> None:
    """Put the text of the cell that a HYPERLINK refers to in the place of its computed target."""
    for place, cell in sheet.cells.items():
        if cell.links and cell.formula_base is None and any(map(_is_computed, cell.links)):
            links = (_resolved(link, sheet) for link in cell.links)
            sheet.cells[place] = cell._replace(links=tuple(dict.fromkeys(link for link in links if link)))


def _is_computed(link: str) -> bool:
    return link.startswith(_CALL_START)


def _resolved(link: str, sheet: Sheet) -> str:
    argument = link.removeprefix(_CALL_START).removesuffix(")")
    place = _REFERENCE.fullmatch(argument) if _is_computed(link) else None
    if place is None:
        return link
    referred = sheet.cell(int(place[2]), column_number(place[1]))
    if referred.is_blank:
        return ""
    return referred.value.strip() if isinstance(referred.value, str) else link


def _first_argument(formula: str, start: int) -> str:
    depth, quoted = 0, False
    for at in range(start, min(len(formula), _LONGEST)):
        sign = formula[at]
        if sign == '"':
            quoted = not quoted
        elif not quoted:
            if depth == 0 and sign in ",;)":
                return formula[start:at]
            depth += (sign == "(") - (sign == ")")
    return formula[start:_LONGEST]


def _joined(argument: str) -> str | None:
    """The text that an argument of typed parts makes, or None."""
    parts, at = [], 0
    while at < len(argument):
        part = _TYPED.match(argument, at)
        if part is None:
            return None
        parts.append(part[1].replace('""', '"'))
        at = part.end()
    return "".join(parts) if parts and not argument.rstrip().endswith("&") else None
