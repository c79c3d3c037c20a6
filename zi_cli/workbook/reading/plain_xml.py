"""Parts of xlsx that are written as every common program writes them, read by patterns: several times as quick.

A part comes here as plain text (`Package.plain`). The patterns must account for every sign of the rows and strings;
where they do not, the part is unusual, and the parser of `xlsx` reads it. Rows are `plain_rows`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from zi_cli.workbook.reading.package import is_simple

SPACE: Final = r"[ \t\n]*+"
ATTRIBUTES: Final = r'(?:[ \t\n]++[\w:.-]{1,255}+="[^"<\t\n]*+")*+'

_DATA: Final = re.compile(r"<sheetData[ \t\n]*(/?)>")
_ATTRIBUTE: Final = re.compile(r'(?<![\w:.-])([\w:.-]{1,255}+)="([^"<]*+)"')
_OTHER: Final = re.compile(rf"<(mergeCell|hyperlink|col)(?=[ \t\n/>])({ATTRIBUTES})[ \t\n]*/?>")
_ANY_OTHER: Final = re.compile(r"<(?:[\w.-]{1,255}+:)?(?:mergeCell|hyperlink|col)(?=[ \t\n/>])")
_MOST_LETTERS: Final = 600
"""Longer texts are hardly the same in the next workbook."""
_MOST_IN_SHEET: Final = 40_000
"""Characters of a sheet that is remembered: what a template says beside the table of answers is often the same."""
_MOST_AROUND: Final = 8_000
"""Characters around its rows."""
_ENTITY: Final = re.compile("&(#x?[0-9a-fA-F]{1,40}|[a-z]{2,4});")
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_STRING: Final = re.compile(
    rf'{SPACE}<si(?: ?/>|>(?:<t(?: xml:space="preserve")?(?:/>|>([^<]*+)</t>){SPACE}</si>|(.*?)</si>))',
    re.DOTALL,
)
_STRING_END: Final = "</si>"
_MOST_IN_STRING: Final = 3_000
"""Letters of a shared string that is remembered: the questions of all workbooks of one kind have the same, often in
many runs of letters each."""
_STRINGS: Final = re.compile(rf"<sst({ATTRIBUTES})[ \t\n]*(/?)>")
_FORMAT: Final = re.compile(rf"<numFmt(?=[ \t\n])({ATTRIBUTES})[ \t\n]*+/?>")
_STYLE: Final = re.compile(rf"<xf(?=[ \t\n/>])({ATTRIBUTES})[ \t\n]*+/?>")
_PHONETIC: Final = re.compile(r"<rPh(?: [^<>/]*+)?>(?:[^<]|<(?!/?rPh))*+</rPh>")
_RUN_TEXT: Final = re.compile(r'<t(?: xml:space="(?:preserve|default)")?(?:/>|>([^<]*+)</t>)')
_TAG_IN_TEXT: Final = re.compile(r"<t(?: [^<>]*+)?>[^<]*+<(?!/t>)")
_ANY_TEXT: Final = re.compile(r"<t(?=[\s/>])")


class Unusual(Exception):
    """A part is not written as every common program writes it."""


def plain_text(text: str) -> str:
    """Character data as it reads, its entities resolved."""
    return _ENTITY.sub(_resolved, text) if "&" in text else text


def attributes_of(text: str) -> Mapping[str, str]:
    """Attributes of a tag. Unusual for one that is there twice."""
    return (_read_attributes if len(text) > _MOST_LETTERS else _briefly_attributes)(text)


def _read_attributes(text: str) -> Mapping[str, str]:
    found = _ATTRIBUTE.findall(text)
    attributes = {name: plain_text(value) for name, value in found}
    if len(attributes) != len(found):
        raise Unusual
    return attributes


_briefly_attributes: Final = lru_cache(maxsize=4_000)(_read_attributes)


def data_of(text: str) -> tuple[str, str]:
    """(what stands around the rows, the rows). Unusual where there is not one table, or what is around it is broken."""
    return (_read_data if len(text) > _MOST_IN_SHEET else _briefly_data)(text)


def _read_data(text: str) -> tuple[str, str]:
    found = _DATA.search(text)
    if found is None:
        raise Unusual
    around, rows = text, ""
    if not found[1]:
        end = text.find("</sheetData>", found.end())
        if end < 0:
            raise Unusual
        around, rows = text[: found.end()] + text[end:], text[found.end() : end]
    if around.count("<sheetData") != 1 or around.count("xmlns=") != 1 or not is_simple(around):
        raise Unusual
    return around, rows


_briefly_data: Final = lru_cache(maxsize=8)(_read_data)


def others_of(around: str) -> Sequence[tuple[str, Mapping[str, str]]]:
    """Merged ranges, hyperlinks and columns: (name, attributes). Unusual where one is written in another way."""
    return (_read_others if len(around) > _MOST_AROUND else _briefly_others)(around)


def _read_others(around: str) -> Sequence[tuple[str, Mapping[str, str]]]:
    found = _OTHER.findall(around)
    if len(found) != len(_ANY_OTHER.findall(around)):
        raise Unusual
    return [(name, attributes_of(attributes)) for name, attributes in found]


_briefly_others: Final = lru_cache(maxsize=8)(_read_others)


def formats_of(text: str) -> list[Mapping[str, str]]:
    """Attributes of the number formats of a part with styles. Those of conditional formats are numbered anew.

    Unusual where it is not well-formed, or one is written in another way.
    """
    if text.count("xmlns=") != 1 or not is_simple(text):
        raise Unusual
    return _tags_within(text, "numFmts", "<numFmt", _FORMAT)


def cell_styles_of(text: str) -> list[Mapping[str, str]]:
    """Attributes of the styles that cells name by their number. Unusual where one is written in another way."""
    return _tags_within(text, "cellXfs", "<xf", _STYLE)


def _tags_within(text: str, outer: str, start: str, pattern: re.Pattern[str]) -> list[Mapping[str, str]]:
    """Attributes of all tags that begin with `start` in the one element `outer`; none where it is not there."""
    begin, end = text.find(f"<{outer}"), text.find(f"</{outer}")
    if begin < 0:
        return []
    if end < begin:
        raise Unusual
    within = text[begin + len(outer) + 1 : end]
    found = pattern.findall(within)
    if text.count(f"<{outer}") != 1 or within.count(start) != len(found):
        raise Unusual
    return [attributes_of(one) for one in found]


def strings_of(text: str) -> list[str]:
    """The shared strings, rich ones as one text without their phonetic runs."""
    head = _STRINGS.search(text)
    if head is None or text.count("xmlns=") != 1:
        raise Unusual
    if head[2] and is_simple(text):
        return []
    *strings, end = text[head.end() :].split(_STRING_END)
    if not is_simple(text[: head.end()] + "</sst>"):
        raise Unusual
    found = list[str]()
    for string in strings:
        start, _, content = string.partition("<t>")
        if start == "<si>" and content.endswith("</t>") and "&" not in content:  # nearly always
            content = content[:-4]
            if "<" not in content:
                found.append(content)
                continue
        found += (_read_strings if len(string) > _MOST_IN_STRING else _briefly_strings)(string + _STRING_END)
    end = end.rstrip()
    if not end.endswith("</sst>"):
        raise Unusual
    return [*found, *_read_strings(end.removesuffix("</sst>"))]


def _read_strings(text: str) -> tuple[str, ...]:
    """Shared strings, one after the other."""
    if not is_simple(f"<sst>{text}</sst>"):
        raise Unusual
    at, strings = 0, list[str]()
    while found := _STRING.match(text, at):
        at = found.end()
        rich = found[2]
        if rich and "</si" in rich:
            raise Unusual
        strings.append(plain_text(found[1] or "") if rich is None else rich_text(rich))
    if text[at:].strip():
        raise Unusual
    return tuple(strings)


_briefly_strings: Final = lru_cache(maxsize=1_000)(_read_strings)


def rich_text(runs: str) -> str:
    """The text of all runs, without the phonetic ones. Unusual where one is written in another way."""
    if _TAG_IN_TEXT.search(runs):
        raise Unusual
    if "rPh" in runs:
        runs = _PHONETIC.sub("", runs)
        if "rPh" in runs:
            raise Unusual
    found = _RUN_TEXT.findall(runs)
    if len(found) != len(_ANY_TEXT.findall(runs)):
        raise Unusual
    return plain_text("".join(found))


def _resolved(found: re.Match[str]) -> str:
    name = found[1]
    if name[0] != "#":
        return _NAMED[name]
    return chr(int(name[2:], 16) if name[1] == "x" else int(name[1:]))
