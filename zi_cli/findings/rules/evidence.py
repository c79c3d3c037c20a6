"""ZI401, ZI402, ZI407: whether evidence is given, and what its words say."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.views import View, evidence_of
from zi_cli.criteria.lke.pack import Indicator, RatioRule
from zi_cli.findings.document_words import only_assures
from zi_cli.findings.document_years import period_of, years_of
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.findings.given_evidence import (
    Given,
    given,
    hit_at,
    raised_by,
    ratio_cell,
    unsupported,
    wanting_by_cell,
    with_others,
)
from zi_cli.language import msg
from zi_cli.workbook.evidence import EvidenceKind, names_something
from zi_cli.workbook.evidence_words import says_none


def no_evidence(assessment: Assessment) -> Iterator[Hit]:
    """An answer above the lowest level has no evidence, so it does not count in the supported score."""
    seen: set[str] = set()
    wanting = wanting_by_cell(assessment)
    for indicator in unsupported(assessment):
        if evidence_of(indicator, assessment.filled) or _vague_place(assessment, indicator):
            continue
        shown = indicator.inputs[-1]
        response = assessment.filled.responses[shown.soal_id]
        cell = response.evidence_cell
        if cell is None or cell in seen:
            continue
        seen.add(cell)
        others = len(wanting.get(cell, ())) - 1
        yield Hit(
            soal_id=shown.soal_id,
            item_id=indicator.id,
            cell=cell,
            message=with_others(msg("{label}: no evidence is given", label=indicator.label), others),
            hint=msg(
                "Put a link to the document here. Usually expected: {document}.", document=shown.evidence[0]
            ),
            found=response.evidence_text,
            points_at_stake=raised_by(assessment, wanting.get(cell, ())),
            view=View.SUPPORTED,
        )


def _vague_place(assessment: Assessment, indicator: Indicator) -> tuple[int, str | None, str] | None:
    """(soal, cell, words) where words claim that evidence is there, but name none; None where none do."""
    filled = assessment.filled
    for soal in indicator.soal_ids:
        response = filled.responses[soal]
        if _is_vague(response.evidence_text):
            return soal, response.evidence_cell, response.evidence_text
    words = filled.indicator_evidence_texts.get(indicator.id, "")
    return (indicator.soal_ids[-1], ratio_cell(assessment, indicator), words) if _is_vague(words) else None


@lru_cache(maxsize=512)
def _is_vague(words: str) -> bool:
    """Remembered: nearly always it is no word at all, or one of a few."""
    return not says_none(words) and not names_something(words)


def no_document(assessment: Assessment) -> Iterator[Hit]:
    """Words stand where evidence belongs, but they name no document and no address."""
    hint = msg("Put a link to the document here, or its exact name and number.")
    seen: set[str | None] = set()
    wanting = wanting_by_cell(assessment)
    for indicator in unsupported(assessment):
        vague = _vague_place(assessment, indicator)
        if evidence_of(indicator, assessment.filled) or vague is None or vague[1] in seen:
            continue
        soal, cell, words = vague
        seen.add(cell)
        message = msg("{label}: “{words}” names no document", label=indicator.label, words=words)
        yield Hit(
            soal_id=soal,
            item_id=indicator.id,
            cell=cell,
            message=with_others(message, len(wanting.get(cell, ())) - 1),
            hint=hint,
            found=words,
            points_at_stake=raised_by(assessment, wanting.get(cell, ())),
            view=View.SUPPORTED,
        )
    for piece in given(assessment) if assessment.filled.evidence_known else ():
        words = piece.evidence.target
        if piece.evidence.kind is EvidenceKind.TEXT and only_assures(words):
            yield hit_at(
                piece, msg("{label}: “{words}” names no document", label=piece.label, words=words), hint
            )


def other_year(assessment: Assessment) -> Iterator[Hit]:
    """The name of a document bears only years that do not fit the year of the assessment."""
    period = period_of(assessment)
    seen: set[str] = set()
    for piece in given(assessment):
        years = years_of(piece.evidence, piece.words)
        if not years or piece.evidence.cell in seen:
            continue
        if max(years) < period.earliest - _compares_years(assessment, piece):
            seen.add(piece.evidence.cell)
            message = msg(
                "{label}: the document is of {found}, the assessment of {year}",
                label=piece.label,
                found=", ".join(map(str, years)),
                year=period.year,
            )
            hint = msg(
                "Give the document of {year} or the year before; if the older one still holds, say so in the note.",
                year=period.year,
            )
            yield hit_at(piece, message, hint)


def _compares_years(assessment: Assessment, piece: Given) -> int:
    """1 where the question asks how a number fell: then the year before counts too."""
    indicators = (assessment.pack.indicators[q.indicator_id] for q in piece.questions)
    return int(any(i.ratio is not None and i.ratio.rule is RatioRule.REDUCTION for i in indicators))


_DOCUMENT: Final = Example(evidence={12: "https://berkas.contoh.example/zi/2026/CONTOH-laporan.pdf"})


RULES: Final = (
    rule(
        "ZI401",
        Severity.WARNING,
        no_evidence,
        msg("No evidence"),
        msg("Assessors lower an answer without evidence to its lowest level; so does the supported score."),
        fires=Example(evidence={12: "belum ada"}),
        silent=_DOCUMENT,
    ),
    rule(
        "ZI402",
        Severity.WARNING,
        no_document,
        msg("Words instead of a document"),
        msg(
            "Assessors look at documents. Words that only assure that there is one are treated as no evidence; "
            "the exact name of a document counts, though nobody can open it."
        ),
        fires=Example(evidence={12: "sudah ada di kantor"}),
        silent=Example(evidence={12: "SK Tim ZI Nomor 12/2025 CONTOH"}),
    ),
    rule(
        "ZI407",
        Severity.WARNING,
        other_year,
        msg("The evidence is of another year"),
        msg(
            "Evidence of the year that is assessed and the year before counts. Numbers of regulations and letters "
            "are no such years, and documents that hold for long, such as an SOP, are left alone."
        ),
        fires=Example(evidence={12: "https://berkas.contoh.example/Laporan%20CONTOH%202019.pdf"}),
        silent=Example(evidence={12: "https://berkas.contoh.example/Laporan%20CONTOH%202026.pdf"}),
    ),
)
"""The rules of this module, by code."""
