"""Parts of xlsx that are written as every common program writes them, read by patterns: several times as quick.

A part comes here as text that is known to be well-formed and plain (`Package.plain`). The patterns must account for
every sign of the rows and strings; where they do not, the part is unusual, and the parser of `xlsx` reads it.
"""

import re
from collections.abc import Iterator
from typing import Final

_SPACE: Final = r"[ \t\n]*"
_ATTRIBUTES: Final = r'(?:[ \t\n]+[\w:.-]+="[^"<]*")*'
_OTHERS: Final = r'(?: (?![rst]=)[\w:.-]+="[^"<]*")*'
_EMPTY: Final = rf'(?:{_SPACE}<c r="[A-Z]{{1,3}}[0-9]{{1,7}}"(?: s="[0-9]{{1,6}}")?(?: t="n")? ?/>)+'
_CELL: Final = (
    rf'{_SPACE}<c r="([A-Z]{{1,3}}[0-9]{{1,7}})"(?: s="([0-9]{{1,6}})")?(?: t="(\w{{1,12}})")?{_OTHERS} ?(?:/>|>'
    rf"(?:<f({_ATTRIBUTES}) ?(?:/>|>([^<]*)</f>))?"
    rf'(?:<v(?: ?/>|(?: xml:space="preserve")?>([^<]*)</v>))?'
    rf"(?:<is>(.*?)</is>)?{_SPACE}</c>)"
)
_ROW: Final = rf"{_SPACE}<row({_ATTRIBUTES}) ?/?>"
TOKEN: Final = re.compile(rf"{_EMPTY}|{_CELL}|{_ROW}|{_SPACE}</row>", re.DOTALL)
"""A run of empty cells, a cell (r, s, t, attributes of f, f, v, is), a row (its attributes), or the end of one."""
R, S, T, F_ATTRIBUTES, F, V, INLINE, ROW = range(1, 9)

_DATA: Final = re.compile(r"<sheetData[ \t\n]*(/?)>")
_ATTRIBUTE: Final = re.compile(r'([\w:.-]+)="([^"<]*)"')
_OTHER: Final = re.compile(rf"<(mergeCell|hyperlink|col)(?=[ \t\n/>])({_ATTRIBUTES})[ \t\n]*/?>")
_ANY_OTHER: Final = re.compile(r"<(?:mergeCell|hyperlink|col)(?=[ \t\n/>])")
_ENTITY: Final = re.compile("&(#x?[0-9a-fA-F]{1,8}|[a-z]{2,4});")
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_STRING: Final = re.compile(
    rf'{_SPACE}<si>(?:<t(?: xml:space="preserve")?(?:/>|>([^<]*)</t>)|(.*?)){_SPACE}</si>|{_SPACE}<si ?/>',
    re.DOTALL,
)
_STRINGS: Final = re.compile(rf"<sst({_ATTRIBUTES})[ \t\n]*(/?)>")
_PHONETIC: Final = re.compile(r"<rPh\b.*?</rPh>", re.DOTALL)
_RUN_TEXT: Final = re.compile(r"<t(?=[ >/])[^<>]*(?:/>|>([^<]*)</t>)")


class Unusual(Exception):
    """A part is not written as every common program writes it."""


def plain_text(text: str) -> str:
    """Character data as it reads, its entities resolved."""
    return _ENTITY.sub(_resolved, text) if "&" in text else text


def attributes_of(text: str) -> dict[str, str]:
    """Attributes of a tag."""
    return {name: plain_text(value) for name, value in _ATTRIBUTE.findall(text)}


def data_of(text: str) -> tuple[str, int, int]:
    """(what stands around the rows, where the rows begin, where they end). Unusual where there is not one table."""
    found = _DATA.search(text)
    if found is None or text.count("<sheetData") != 1 or text.count("xmlns=") != 1:
        raise Unusual
    if found[1]:
        return text, found.end(), found.end()
    end = text.find("</sheetData>", found.end())
    if end < 0:
        raise Unusual
    return text[: found.start()] + text[end:], found.end(), end


def others_of(around: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Merged ranges, hyperlinks and columns: (name, attributes). Unusual where one is written in another way."""
    found = _OTHER.findall(around)
    if len(found) != len(_ANY_OTHER.findall(around)):
        raise Unusual
    for name, attributes in found:
        yield name, attributes_of(attributes)


def strings_of(text: str) -> Iterator[str]:
    """The shared strings, rich ones as one text without their phonetic runs."""
    head = _STRINGS.search(text)
    if head is None or text.count("xmlns=") != 1:
        raise Unusual
    at = head.end()
    if head[2]:
        return
    for found in _STRING.finditer(text, at):
        if found.start() != at:
            break
        at = found.end()
        rich = found[2]
        yield plain_text(found[1] or "") if rich is None else rich_text(rich)
    if text[at:].strip() not in ("</sst>",):
        raise Unusual


def rich_text(runs: str) -> str:
    """The text of all runs, without the phonetic ones."""
    if "rPh" in runs:
        runs = _PHONETIC.sub("", runs)
    return plain_text("".join(_RUN_TEXT.findall(runs)))


def _resolved(found: re.Match[str]) -> str:
    name = found[1]
    if name[0] != "#":
        return _NAMED[name]
    return chr(int(name[2:], 16) if name[1] == "x" else int(name[1:]))
