"""ZI403 to ZI406, ZI408: where evidence is, and whether assessors get there."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.views import View
from zi_cli.findings.address_forms import (
    all_outside,
    is_folder_link,
    is_folder_path,
    may_be_folders,
    possible_forms,
    restricted_link,
    restricted_path,
)
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.findings.form_evidence import broken_beside
from zi_cli.findings.given_evidence import (
    given,
    hit_at,
    raised_by,
    wanting_by_cell,
    with_others,
)
from zi_cli.language import Message, msg
from zi_cli.workbook.answers import AnswerState
from zi_cli.workbook.evidence import Evidence, EvidenceKind, Standing

ONE_FOR_ALL_QUESTIONS: Final = 10
"""Questions that must share one link before it is called one for nearly everything."""
ONE_FOR_ALL_SHARE: Final = 0.6
"""And the share of the answered questions with evidence that it must exceed."""


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
    for piece in given(assessment) if assessment.evidence_states else ():
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
            message=with_others(message, len(lost) - 1),
            hint=hint,
            found=piece.evidence.target,
            points_at_stake=raised_by(assessment, lost),
            view=View.SUPPORTED,
        )


def one_for_everything(assessment: Assessment) -> Iterator[Hit]:
    """One link is given for nearly every question, so nobody can tell which document proves which answer."""
    responses = assessment.filled.responses.values()
    having = [r for r in responses if r.evidence and r.answer.state is AnswerState.ANSWERED]
    targets = [_same(piece) for r in having for piece in r.evidence]
    if len(targets) - len(set(targets)) < ONE_FOR_ALL_QUESTIONS - 1:
        return  # none is there so many times
    used = Counter(target for r in having for target in dict.fromkeys(map(_same, r.evidence)))
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
    having = [response for response in assessment.filled.responses.values() if response.evidence]
    pieces, path = [piece for response in having for piece in response.evidence], EvidenceKind.PATH
    links = may_be_folders([piece.target for piece in pieces])
    if not links and not any(piece.kind is path for piece in pieces):
        return
    alone = [
        (response.soal_id, response.evidence[0])
        for response in having
        if all(_is_folder(piece, links) for piece in response.evidence)
    ]
    if alone:
        yield Hit(
            cell=alone[0][1].cell,
            message=msg("1 question gives only a folder: soal {soal}", soal=alone[0][0])
            if len(alone) == 1
            else msg(
                "{count} questions give only a folder: soal {soals}",
                count=len(alone),
                soals=", ".join(str(soal) for soal, _ in alone),
            ),
            hint=msg(
                "Link to the document itself; or name the file in the cell and keep little else in the folder."
            ),
            found=alone[0][1].target,
        )


def _is_folder(piece: Evidence, links: bool) -> bool:
    """Whether it is a folder; `links`: whether a link may be one at all."""
    if piece.kind is EvidenceKind.LINK:
        return links and is_folder_link(piece.target)
    return piece.kind is EvidenceKind.PATH and is_folder_path(piece.target)


def access_restricted(assessment: Assessment) -> Iterator[Hit]:
    """By its form, an address opens only for its owner, inside one network, or on one computer."""
    hint = msg("Put the document where assessors can open it, share it for reading, and give that link.")
    link, path = EvidenceKind.LINK, EvidenceKind.PATH
    links = [piece.evidence.target for piece in given(assessment) if piece.evidence.kind is link]
    closed = possible_forms(links)
    doubtful = (link, path) if closed or not all_outside(links) else (path,)
    for piece in given(assessment):
        kind, target, _ = piece.evidence
        if kind not in doubtful:
            continue
        reason = restricted_path(target) if kind is path else restricted_link(target, closed)
        if reason is not None and not _looked_up(assessment, target):
            message = msg(
                "{label}: {target} cannot be opened by assessors: {reason}",
                label=piece.label,
                target=target,
                reason=reason,
            )
            yield hit_at(piece, message, hint)


def _looked_up(assessment: Assessment, target: str) -> bool:
    """Whether it is known to be there, or not to be there."""
    state = assessment.evidence_states.get(target)
    return state is not None and state.standing is not Standing.UNKNOWN


_DOCUMENT: Final = Example(evidence={12: "https://berkas.contoh.example/zi/2026/CONTOH-laporan.pdf"})


RULES: Final = (
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
"""The rules of this module, by code."""
