"""ZI4xx: the evidence."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.views import View, evidence_of
from zi_cli.criteria.lke.pack import Indicator, RatioRule
from zi_cli.findings.address_forms import is_folder_link, is_folder_path, restricted_link, restricted_path
from zi_cli.findings.document_words import only_assures
from zi_cli.findings.document_years import period_of, years_of
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.findings.form_evidence import broken_beside
from zi_cli.findings.given_evidence import Given, given, raised_by, ratio_cell, unsupported, wanting_by_cell
from zi_cli.language import Message, msg
from zi_cli.workbook.answers import AnswerState
from zi_cli.workbook.evidence import Evidence, EvidenceKind, Standing, names_something
from zi_cli.workbook.evidence_words import says_none

ONE_FOR_ALL_QUESTIONS: Final = 10
"""Questions that must share one link before it is called one for nearly everything."""
ONE_FOR_ALL_SHARE: Final = 0.6
"""And the share of the answered questions with evidence that it must exceed."""


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
            message=_with_others(msg("{label}: no evidence is given", label=indicator.label), others),
            hint=msg(
                "Put a link to the document here. Usually expected: {document}.", document=shown.evidence[0]
            ),
            found=response.evidence_text,
            points_at_stake=raised_by(assessment, wanting.get(cell, ())),
            view=View.SUPPORTED,
        )


def _with_others(message: Message, others: int) -> Message:
    """The message of a merged cell, which stands for `others` more questions."""
    if others <= 0:
        return message
    return msg("{what} (and for {others} more, which share the cell)", what=message, others=others)


def _vague_place(assessment: Assessment, indicator: Indicator) -> tuple[int, str | None, str] | None:
    """(soal, cell, words) where words claim that evidence is there, but name none; None where none do."""
    filled = assessment.filled
    places = [
        (s, filled.responses[s].evidence_cell, filled.responses[s].evidence_text) for s in indicator.soal_ids
    ]
    ratio_words = filled.indicator_evidence_texts.get(indicator.id, "")
    places.append((indicator.soal_ids[-1], ratio_cell(assessment, indicator), ratio_words))
    claims = (place for place in places if not says_none(place[2]) and not names_something(place[2]))
    return next(claims, None)


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
        message = msg("{label}: {words} names no document", label=indicator.label, words=words)
        yield Hit(
            soal_id=soal,
            item_id=indicator.id,
            cell=cell,
            message=_with_others(message, len(wanting.get(cell, ())) - 1),
            hint=hint,
            found=words,
            points_at_stake=raised_by(assessment, wanting.get(cell, ())),
            view=View.SUPPORTED,
        )
    for piece in given(assessment) if assessment.filled.evidence_known else ():
        words = piece.evidence.target
        if piece.evidence.kind is EvidenceKind.TEXT and only_assures(words):
            yield _hit(piece, msg("{label}: {words} names no document", label=piece.label, words=words), hint)


def _hit(piece: Given, message: Message, hint: Message) -> Hit:
    """A hit at a piece of evidence that costs no points by itself."""
    return Hit(
        soal_id=piece.questions[0].soal_id,
        item_id=piece.item_id,
        cell=piece.evidence.cell,
        message=message,
        hint=hint,
        found=piece.evidence.target,
    )


def broken_path(assessment: Assessment) -> Iterator[Hit]:
    """A file or folder given as evidence is not in the folder of evidence."""
    hint = msg("Put the file there, or correct the path. Its name must be the same, with its extension.")
    yield from _broken(assessment, EvidenceKind.PATH, hint)
    yield from broken_beside(assessment, EvidenceKind.PATH, hint)


def broken_link(assessment: Assessment) -> Iterator[Hit]:
    """A link given as evidence leads nowhere."""
    hint = msg("Open the document, copy its address anew, and try it where you are not signed in.")
    yield from _broken(assessment, EvidenceKind.LINK, hint)
    yield from broken_beside(assessment, EvidenceKind.LINK, hint)


def _broken(assessment: Assessment, kind: EvidenceKind, hint: Message) -> Iterator[Hit]:
    wanting = wanting_by_cell(assessment)
    for piece in given(assessment):
        state = assessment.evidence_states.get(piece.evidence.target)
        if piece.evidence.kind is not kind or state is None or state.standing is not Standing.BROKEN:
            continue
        lost = wanting.get(piece.evidence.cell, ())
        message = msg(
            "{label}: {target} is not there: {reason}",
            label=piece.label,
            target=piece.evidence.target,
            reason=state.reason,
        )
        yield Hit(
            soal_id=piece.questions[0].soal_id,
            item_id=piece.item_id,
            cell=piece.evidence.cell,
            message=_with_others(message, len(lost) - 1),
            hint=hint,
            found=piece.evidence.target,
            points_at_stake=raised_by(assessment, lost),
            view=View.SUPPORTED,
        )


def one_for_everything(assessment: Assessment) -> Iterator[Hit]:
    """One link is given for nearly every question, so nobody can tell which document proves which answer."""
    responses = assessment.filled.responses.values()
    having = [r for r in responses if r.evidence and r.answer.state is AnswerState.ANSWERED]
    used = Counter(target for r in having for target in {_same(piece) for piece in r.evidence})
    for target, count in used.most_common(1):
        if count < ONE_FOR_ALL_QUESTIONS or count <= ONE_FOR_ALL_SHARE * len(having):
            continue
        first = next(piece for r in having for piece in r.evidence if _same(piece) == target)
        yield Hit(
            cell=first.cell,
            message=msg(
                "{count} of {total} questions with evidence give one and the same: {target}",
                count=count,
                total=len(having),
                target=first.target,
            ),
            hint=msg("Link to the document of each question, or at least to a folder of its own."),
            found=first.target,
        )


def _same(piece: Evidence) -> str:
    return piece.target.strip().rstrip("/")


def folder_only(assessment: Assessment) -> Iterator[Hit]:
    """Only a folder is given, so assessors must search it for the document that counts."""
    alone = [
        (response.soal_id, response.evidence[0])
        for response in assessment.filled.responses.values()
        if response.evidence and all(_is_folder(piece) for piece in response.evidence)
    ]
    if alone:
        yield Hit(
            cell=alone[0][1].cell,
            message=msg(
                "{count} questions give only a folder: soal {soals}",
                count=len(alone),
                soals=", ".join(str(soal) for soal, _ in alone),
            ),
            hint=msg(
                "Link to the document itself; or name the file in the cell and keep little else in the folder."
            ),
            found=alone[0][1].target,
        )


def _is_folder(piece: Evidence) -> bool:
    if piece.kind is EvidenceKind.LINK:
        return is_folder_link(piece.target)
    return piece.kind is EvidenceKind.PATH and is_folder_path(piece.target)


def access_restricted(assessment: Assessment) -> Iterator[Hit]:
    """By its form, an address opens only for its owner, inside one network, or on one computer."""
    hint = msg("Put the document where assessors can open it, share it for reading, and give that link.")
    for piece in given(assessment):
        state = assessment.evidence_states.get(piece.evidence.target)
        looked_up = state is not None and state.standing is not Standing.UNKNOWN
        if piece.evidence.kind is EvidenceKind.TEXT or looked_up:
            continue
        by_form = restricted_path if piece.evidence.kind is EvidenceKind.PATH else restricted_link
        reason = by_form(piece.evidence.target)
        if reason is not None:
            message = msg(
                "{label}: {target} cannot be opened by assessors: {reason}",
                label=piece.label,
                target=piece.evidence.target,
                reason=reason,
            )
            yield _hit(piece, message, hint)


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
            yield _hit(piece, message, hint)


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
        "ZI403",
        Severity.WARNING,
        broken_path,
        msg("The file given as evidence is not there"),
        msg(
            "Looked for with --evidence-dir, below that folder only. A file that is not there supports no answer."
        ),
        fires=Example(evidence={12: "area 1/CONTOH.pdf"}, standing={"area 1/CONTOH.pdf": "broken"}),
        silent=Example(evidence={12: "area 1/CONTOH.pdf"}, standing={"area 1/CONTOH.pdf": "exists"}),
    ),
    rule(
        "ZI404",
        Severity.WARNING,
        one_for_everything,
        msg("One link for nearly everything"),
        msg("An assessor has minutes for a question. What has to be searched for counts as not there."),
        fires=Example(evidence=dict.fromkeys(range(1, 128), "https://berkas.contoh.example/semua")),
        silent=_DOCUMENT,
    ),
    rule(
        "ZI405",
        Severity.INFO,
        folder_only,
        msg("Only a folder is given"),
        msg("A folder may hold the document; which one is meant, the assessor has to guess."),
        fires=Example(evidence={12: "https://drive.google.com/drive/folders/CONTOH"}),
        silent=Example(evidence={12: "https://drive.google.com/file/d/CONTOH/view"}),
    ),
    rule(
        "ZI406",
        Severity.WARNING,
        access_restricted,
        msg("The assessors cannot open the evidence"),
        msg(
            "Told by the form of the address alone. Whether a document is shared cannot be seen from it, so "
            "ordinary links to shared documents are not reported."
        ),
        fires=Example(evidence={12: "file:///C:/Users/contoh/Documents/laporan.pdf"}),
        silent=Example(evidence={12: "https://docs.google.com/document/d/CONTOH/edit"}),
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
    rule(
        "ZI408",
        Severity.WARNING,
        broken_link,
        msg("The link leads nowhere"),
        msg(
            "Asked with --check-links. Only what is surely gone is reported: a page that asks for signing in, or a "
            "server that does not answer, is not."
        ),
        fires=Example(
            evidence={12: "https://berkas.contoh.example/hilang"},
            standing={"https://berkas.contoh.example/hilang": "broken"},
        ),
        silent=Example(
            evidence={12: "https://berkas.contoh.example/hilang"},
            standing={"https://berkas.contoh.example/hilang": "unknown"},
        ),
    ),
)
"""The rules of this family, by code."""
