"""OpenFormula, as .ods files hold it, into the A1 notation of Excel."""

import re
from typing import Final

# Quantifiers are possessive: in '…''…' a quote is either doubled or the last one, and nothing is tried twice.
_QUOTED: Final = r"'(?:[^']|'')*+'"
_TOKEN: Final = re.compile(
    rf"""(?P<text>"(?:[^"]|"")*+")
    | \[(?P<reference>(?:{_QUOTED}|[^'\[\]])*+)\]
    | (?P<name>{_QUOTED})
    | (?P<error>\#[A-Z][A-Z0-9/]*[!?]?)
    | (?P<constant>\b(?:TRUE|FALSE))\(\)
    | (?P<extension>\bCOM\.MICROSOFT\.)
    | (?P<separator>[;|~!])""",
    re.VERBOSE,
)
_END: Final = rf"(?:({_QUOTED})\#)?(?:\$?({_QUOTED}|[^'.:]+))?\.([^:]*)"
_RANGE: Final = re.compile(f"{_END}(?::{_END})?")
_PREFIX: Final = re.compile(r"(?:(of|oooc|msoxl):)?=")
_SEPARATORS: Final = {";": ",", "|": ";", "~": ",", "!": " "}


def excel_formula(formula: str) -> str:
    """`of:=IF([.J8]="a;b";1;2)` → `IF(J8="a;b",1,2)`."""
    prefix = _PREFIX.match(formula)
    if prefix is None:
        return formula
    text = formula[prefix.end() :]
    return text if prefix[1] == "msoxl" else _TOKEN.sub(_token, text)


def _token(match: re.Match[str]) -> str:
    kind, text = match.lastgroup, match[0]
    if kind == "reference":
        return _reference(match["reference"])
    if kind == "separator":
        return _SEPARATORS[text]
    if kind == "constant":
        return match["constant"]
    return "_xlfn." if kind == "extension" else text


def _reference(text: str) -> str:
    """`$'LKE ZI'.A1:.B2` → `'LKE ZI'!A1:B2`; ranges over sheets as `Sheet1:Sheet3!A1`."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return text
    file, sheet, first, _, last_sheet, last = match.groups()
    place = f"{first}:{last}" if last and (last != first or not last_sheet) else first
    if sheet is None:
        return place
    if sheet == "#REF!":
        return f"#REF!{place}"
    if file:
        folder, slash, name = _bare(file).rpartition("/")
        sheet = _quote(f"{folder}{slash}[{name}]{_bare(sheet)}")
    elif last_sheet and last_sheet != sheet:
        both = f"{_bare(sheet)}:{_bare(last_sheet)}"
        sheet = _quote(both) if "'" in sheet + last_sheet else both
    return f"{sheet}!{place}"


def _bare(name: str) -> str:
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def _quote(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
