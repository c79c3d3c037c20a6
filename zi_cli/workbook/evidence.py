"""Evidence of an answer: links and references as they stand in cells. Whether a link works is not asked here."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from zi_cli.criteria.wording import normalised
from zi_cli.workbook.grid import Cell


class EvidenceKind(StrEnum):
    """What a piece of evidence is given as."""

    LINK = "link"
    """A web address."""
    PATH = "path"
    """A file or folder, or a place in the workbook."""
    TEXT = "text"
    """A document named in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One piece of evidence."""

    kind: EvidenceKind
    target: str
    """Address, path, or the words."""
    cell: str


_URL: Final = re.compile(r"(?:https?://|www\.)(?:(?![,;](?:https?://|www\.))[^\s\"'<>|])+", re.IGNORECASE)
"""An address up to the next one, which people may put right behind a comma or semicolon."""
_BARE_HOST: Final = re.compile(
    r"^(?:drive|docs|bit|s|tinyurl|linktr|onedrive|sharepoint)[\w.-]*\.[a-z]{2,}/\S+$", re.IGNORECASE
)
_PATH: Final = re.compile(
    r"^(?:file:|[A-Za-z]:[\\/]|\\\\|\.{0,2}/|#)|\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|rar|mp4)$",
    re.IGNORECASE,
)
_NOTHING: Final = frozenset(
    {"", "0", "x", "nol", "nihil", "n a", "na", "none", "null", "kosong", "tbd", "ada"}
)
"""Texts that name no evidence."""
_FILLER: Final = frozenset(
    {
        "bukti", "dukung", "pendukung", "data", "dokumen", "eviden", "evidence", "link", "tautan", "file", "berkas",
        "masih", "dalam", "proses", "akan", "segera", "menyusul", "sedang", "disiapkan", "dilengkapi", "diunggah",
        "upload", "diupload", "dilampirkan", "tersedia",
    }
)  # fmt: skip
"""Words that say something about evidence, but name none."""
_NOT_YET: Final = frozenset({"belum", "tidak", "tanpa", "ada"})


def read_evidence(cell: Cell, place: str, links_only: bool = False) -> tuple[Evidence, ...]:
    """All evidence in `cell`, each target once; words such as `-` or `belum ada` are none."""
    text = cell.value if isinstance(cell.value, str) else ""
    targets = [link for link in cell.links if link.strip()]
    targets += [found.rstrip(".,;)") for found in _URL.findall(text)]
    found = [Evidence(kind=_kind(target), target=target, cell=place) for target in dict.fromkeys(targets)]
    if found or links_only:
        return tuple(found)
    if isinstance(cell.value, str) and names_something(text):
        return (Evidence(kind=_kind(text.strip()), target=text.strip(), cell=place),)
    return ()


def _kind(target: str) -> EvidenceKind:
    if _URL.match(target) or _BARE_HOST.match(target):
        return EvidenceKind.LINK
    return EvidenceKind.PATH if _PATH.search(target) else EvidenceKind.TEXT


def names_something(text: str) -> bool:
    """Whether a text names evidence, rather than saying in some way that there is none yet."""
    normal = normalised(text)
    words = set(normal.split())
    return normal not in _NOTHING and not words <= _FILLER | _NOT_YET
