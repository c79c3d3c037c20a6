"""Evidence of an answer: links and references as they stand in cells. Whether a link works is not asked here."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from zi_cli.language import Message
from zi_cli.workbook.evidence_words import names_nothing
from zi_cli.workbook.grid import Cell


class EvidenceKind(StrEnum):
    """What a piece of evidence is given as."""

    LINK = "link"
    """A web address, or one that a formula computes."""
    PATH = "path"
    """A file or folder, or a place in the workbook."""
    TEXT = "text"
    """A document named in words."""


class Evidence(NamedTuple):
    """One piece of evidence."""

    kind: EvidenceKind
    target: str
    """Address, path, or the words."""
    cell: str


class Standing(StrEnum):
    """What was found out about a piece of evidence."""

    EXISTS = "exists"
    BROKEN = "broken"
    """Known not to be there: it supports nothing."""
    UNKNOWN = "unknown"
    """It may be there; who asks is not let in, or got no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceState:
    """Whether a target is there, as far as somebody looked."""

    standing: Standing
    reason: Message


_URL_START: Final = r"(?:https?://|www\.)"
_WITHIN_URL: Final = r"[^\s\"'<>|,;]"
_MARK_WITHIN_URL: Final = rf"[,;](?!{_URL_START})"
_URL: Final = re.compile(rf"{_URL_START}(?:{_WITHIN_URL}+|{_MARK_WITHIN_URL})+", re.IGNORECASE)
"""An address up to the next one, which people may put right behind a comma or semicolon."""
_BEGINNING_OF_URL: Final = re.compile(rf"{_URL_START}(?:{_WITHIN_URL}|{_MARK_WITHIN_URL})", re.IGNORECASE)
"""Enough to tell that there is one."""
_BEHIND: Final = ".,;)"
"""What belongs to the sentence around an address, not to it."""
_HOSTS: Final = r"(?:drive|docs|bit|s|tinyurl|linktr|onedrive|sharepoint)[\w.-]{0,60}\.[a-z]{2,}/"
_BARE_HOST: Final = re.compile(rf"^{_HOSTS}\S+$", re.IGNORECASE)
_BARE_HOST_WITHIN: Final = re.compile(rf"(?:^|(?<=[\s(:;,])){_HOSTS}[^\s\"'<>|,;]+", re.IGNORECASE)
"""An address of a well-known host without `https://` among words."""
_PATH_START: Final = r"^(?:file:|[A-Za-z]:[\\/]|\\\\|\.{0,2}/|\.{1,2}\\|#)"
_PATH_END: Final = (
    r"\.(?:pdf|docx?|xls[xmb]?|pptx?|ods|odt|csv|txt|jpe?g|png|heic|zip|rar|7z|mp[34]|mov)$|\w[\\/]$"
)
_PATH: Final = re.compile(f"{_PATH_START}|{_PATH_END}", re.IGNORECASE)
_SURELY_PATH: Final = re.compile(r"^(?:file:|[A-Za-z]:[\\/]|\\\\).*\w", re.IGNORECASE)
"""A drive or server, whatever the folder is called."""
_REMEMBERED: Final = 512
"""Texts of one workbook; an LKE has 127 with evidence."""
_SEVERAL: Final = re.compile(r"[\r\n;]+")
_NUMBERING: Final = re.compile(r"^(?:[-–•*]|\(?(?:\d{1,2}|[a-zA-Z])[.)])\s+")


def read_evidence(cell: Cell, place: str, links_only: bool = False) -> tuple[Evidence, ...]:
    """All evidence in `cell`, each target once; words such as `-` or `belum ada` are none."""
    text, links = cell.value if isinstance(cell.value, str) else "", cell.links
    if not links and (not text or (links_only and not _may_hold_address(text))):
        return ()
    pieces = _pieces(text, links, links_only)
    return tuple([Evidence(kind, target, place) for kind, target in pieces])


def holds_link(cell: Cell) -> bool:
    """Whether `cell` gives evidence by a link or a path, not only in words."""
    text, links = cell.value if isinstance(cell.value, str) else "", cell.links
    if links or text:
        for kind, _ in _pieces(text, links, False):
            if kind is not EvidenceKind.TEXT:
                return True
    return False


@lru_cache(maxsize=_REMEMBERED)
def _pieces(text: str, links: tuple[str, ...], links_only: bool) -> tuple[tuple[EvidenceKind, str], ...]:
    """(kind, target) of the evidence in a text and the links on its cell.

    Remembered: a column is looked through before it is known to hold the evidence.
    """
    if (not links or links == (text,)) and _is_address(text):  # nearly always
        return ((EvidenceKind.LINK, text),)
    targets = [link for link in links if link.strip()]
    # What a linked cell shows is the link's title, not a path beside it.
    targets += _addresses(text) if targets or links_only else _targets(text)
    return tuple([(_kind(target), target) for target in dict.fromkeys(targets)])


def _is_address(text: str) -> bool:
    """Whether a text is one address, with nothing before or behind it."""
    found = _URL.match(text)  # not `fullmatch`, which would try every way to end earlier
    return found is not None and found.end() == len(text) and ";" not in text and text[-1] not in _BEHIND


def _may_hold_address(text: str) -> bool:
    return "://" in text or "www." in text.lower()


def _addresses(text: str) -> list[str]:
    if not _may_hold_address(text):  # most notes
        return []
    return [found.rstrip(_BEHIND) for found in _URL.findall(text)]


def _targets(text: str) -> list[str]:
    """Addresses and paths in a text; the whole text where it has none, but names something."""
    found = _addresses(text)  # in the whole text: an address may hold a semicolon
    for line in _SEVERAL.split(text):
        found += _targets_of_line(_NUMBERING.sub("", line.strip()))
    return found or ([text.strip()] if names_something(text) else [])


def _targets_of_line(line: str) -> list[str]:
    if _BEGINNING_OF_URL.search(line):
        return []
    if bare := [found.rstrip(_BEHIND) for found in _BARE_HOST_WITHIN.findall(line)]:
        return bare
    names = _SURELY_PATH.match(line) or (_PATH.search(line) and names_something(line))
    return [line] if names else []


def _kind(target: str) -> EvidenceKind:
    if _BEGINNING_OF_URL.match(target) or _BARE_HOST.match(target) or target.startswith("="):
        return EvidenceKind.LINK
    return EvidenceKind.PATH if _PATH.search(target) else EvidenceKind.TEXT


def names_something(text: str) -> bool:
    """Whether a text names evidence, rather than saying in some way that there is some, or none yet."""
    return not names_nothing(text)
