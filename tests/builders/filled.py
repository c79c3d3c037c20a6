"""Filled workbooks made in memory, without any file: for tests of the assessment alone."""

from collections.abc import Mapping

from zi_cli.criteria.lke.pack import Pack, ScaleKind
from zi_cli.language import msg
from zi_cli.workbook.answers import Answer, AnswerState, read_answer
from zi_cli.workbook.columns import FoundColumn
from zi_cli.workbook.evidence import Evidence, EvidenceKind
from zi_cli.workbook.filled import FilledWorkbook, Note, Response
from zi_cli.workbook.grid import Cell

Typed = str | int | float | None

BEST_COUNTS: Mapping[int, int] = {
    88: 3,
    89: 3,
    90: 3,
    91: 3,
    102: 4,
    103: 0,
    104: 0,
    105: 5,
    106: 5,
    110: 2,
    111: 0,
    112: 2,
    113: 1,
    114: 2,
    115: 0,
    116: 3,
    117: 1,
    118: 2,
    119: 10,
    120: 13,
    122: 4,
    123: 4,
}


def best_answers(pack: Pack) -> dict[int, Typed]:
    """The answers that earn full marks."""
    answers: dict[int, Typed] = {}
    for soal, question in pack.questions.items():
        if question.scale.kind is ScaleKind.OPTIONS:
            answers[soal] = next(iter(question.scale.ratios))
        elif question.scale.kind is ScaleKind.INDEX:
            answers[soal] = int(question.scale.maximum)
        else:
            answers[soal] = BEST_COUNTS[soal]
    return answers


def answer(pack: Pack, soal: int, typed: Typed) -> Answer:
    """What was typed, as the reader would understand it."""
    value = float(typed) if isinstance(typed, int) else typed
    return read_answer(Cell(value=value), pack.questions[soal].scale, f"LKE ZI!K{soal}")


def filled(
    pack: Pack,
    answers: Mapping[int, Typed],
    evidence: frozenset[int] = frozenset(),
    tpi: Mapping[int, Typed] | None = None,
    evidence_known: bool = True,
) -> FilledWorkbook:
    """A workbook with these answers by soal; `evidence` names the soal that have a link."""
    link = Evidence(kind=EvidenceKind.LINK, target="https://contoh.example/berkas", cell="LKE ZI!Q1")
    responses = {
        soal: Response(
            soal_id=soal,
            answer=answer(pack, soal, answers[soal])
            if soal in answers
            else Answer(state=AnswerState.NOT_FOUND),
            tpi=None if tpi is None else answer(pack, soal, tpi.get(soal)),
            note=Note(),
            tpi_note=Note(),
            evidence=(link,) if soal in evidence else (),
            evidence_cell=None,
            match=None,
        )
        for soal in pack.questions
    }
    return FilledWorkbook(
        path="contoh.xlsx",
        sha256="0" * 64,
        file_format="xlsx",
        layout=pack.layouts["portalrb"],
        sheet="Jawaban",
        sheet_hidden=False,
        unit_name="CONTOH",
        unit_name_from_file=True,
        responses=responses,
        indicator_evidence={},
        columns={"answer": FoundColumn(role="answer", column=11, how=msg("by its header"))},
        matches={},
        uncertain=(),
        duplicates=(),
        evidence_known=evidence_known,
        arithmetic=None,
    )
