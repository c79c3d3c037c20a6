"""Years in the names of documents, and the years that fit an assessment."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from zi_cli.assessment.assessment import Assessment
from zi_cli.findings.address_forms import with_scheme
from zi_cli.findings.document_words import LONGEST, lasts
from zi_cli.workbook.evidence import Evidence, EvidenceKind

FIRST, _LAST = 2005, 2039
"""Numbers from 2005 to 2039 are years."""
_MAY_BE_ONE: Final = re.compile(r"(?<!\d)20\d\d")
"""Without it no pattern below finds a year."""
_ADDRESS: Final = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_RANGE: Final = re.compile(r"(?<!\d)(20\d\d)\s?(?:-|–|s\.?d\.?|sampai|hingga|to)\s?(20\d\d)(?!\d)")
_NUMBERED: Final = re.compile(
    r"""\b(?:nomor|nomer|no|num|nr)\b[.: ]{0,3}[\w./-]{1,40}\s+(?:tahun|thn|th)\.?\s*20\d\d   # Nomor 12 Tahun 2019
    | \b\d{1,4}\s+(?:tahun|thn|th)\.?\s*20\d\d                                                # 90 Tahun 2021
    | [\w.-]{1,20}/\s?20\d\d | (?<!\d)20\d\d/""",  # 12/KPTS/2019
    re.IGNORECASE | re.VERBOSE,
)
"""Years that belong to the number of a regulation or letter."""
_DATE: Final = re.compile(r"(?<!\d)(20\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)")
"""As cameras and phones write it: 20190531."""
_YEAR: Final = re.compile(r"(?<![^\W_])[^\W\d_]*(20\d\d)(?![^\W_])")
_PLAIN_LINK: Final = re.compile(r"https?://[A-Za-z0-9.-]+/(?:[\w.~-]+/)*+([\w.~-]+)")
"""What nearly every address is: its name needs no taking apart, and no unescaping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The year of an assessment, and the first year that evidence for it may be of."""

    year: int
    earliest: int


def period_of(assessment: Assessment) -> Period:
    """By the sheet Identitas, else the file name, else the instrument: then a year more is allowed."""
    return assessment.once(_period_of)


def _period_of(assessment: Assessment) -> Period:
    filled = assessment.filled
    stated = _only_year(filled.forms.entry("year")) or _only_year(re.split(r"[\\/]", filled.path)[-1])
    if stated:
        return Period(year=stated, earliest=stated - 1)
    year = _only_year(assessment.pack.version.replace(".", " ")) or _LAST
    return Period(year=year, earliest=year - 2)


def _only_year(text: str) -> int | None:
    years = {int(year) for year in _YEAR.findall(text) if FIRST <= int(year) <= _LAST}
    return years.pop() if len(years) == 1 else None


def years_of(evidence: Evidence, words: str) -> tuple[int, ...]:
    """Years in the name of a document, ascending; none where it is of a kind that lasts."""
    target = evidence.target
    if "20" not in words and "20" not in target and "%" not in target:
        return ()  # nearly all: no year, and none behind an escape
    as_it_stands = "%" not in target and target.isprintable()
    if as_it_stands and not (_may_bear_one(target) or _may_bear_one(words)):
        return ()
    name, beside = _name(evidence), words if evidence.kind is not EvidenceKind.TEXT else ""
    if not (_may_bear_one(name) or _may_bear_one(beside)):
        return ()
    texts = dict.fromkeys([name, beside])
    if any(map(lasts, texts)):
        return ()
    return tuple(sorted({year for text in texts for year in years_in(text[:LONGEST])}))


def _may_bear_one(text: str) -> bool:
    return "20" in text and _MAY_BE_ONE.search(text) is not None


def _name(evidence: Evidence) -> str:
    """The file name of an address or path; words as they are."""
    if evidence.kind is EvidenceKind.TEXT:
        return evidence.target
    target = evidence.target
    if evidence.kind is EvidenceKind.LINK:
        if plain := _PLAIN_LINK.fullmatch(target):
            return plain[1]
        try:
            target = urlsplit(with_scheme(target)).path
        except ValueError:
            return ""
    return re.split(r"[\\/]", unquote(target).rstrip("\\/"))[-1]


def years_in(text: str) -> set[int]:
    """Years that a name bears as its own: not those of regulations and letters, and all of a range."""
    if not _MAY_BE_ONE.search(text):
        return set()
    plain = _ADDRESS.sub(" ", text)
    plain = _NUMBERED.sub(" ", plain.replace("_", " ").replace("+", " "))
    found: set[int] = set()
    for first, last in _RANGE.findall(plain):
        found.update(range(int(first), min(int(last), _LAST) + 1))
    found.update(int(year) for pattern in (_DATE, _YEAR) for year in pattern.findall(plain))
    return {year for year in found if FIRST <= year <= _LAST}
