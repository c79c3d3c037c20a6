"""The workbook of a rule's example: everything in order and well, but for what the example says."""

from pathlib import Path
from typing import Final

from tests.builders.filled import BEST_COUNTS
from zi_cli.criteria.lke.pack import Pack, Question, ScaleKind
from zi_cli.findings.example import Example, Typed
from zi_cli.template.write import TemplateWriter
from zi_cli.workbook.writing.template.filling import Entry, TemplateFilling

INDEX: Final = 3.78
"""A survey index as good ones are; 4 would be too good."""


def in_order(question: Question) -> Typed:
    """An answer that nothing is to be said of."""
    if question.scale.kind is ScaleKind.OPTIONS:
        return next(iter(question.scale.ratios))
    return BEST_COUNTS[question.soal_id] if question.scale.kind is ScaleKind.COUNT else INDEX


def note_of(question: Question) -> str:
    """A note that gives a reason and contradicts nothing."""
    return f"Dijelaskan pada laporan CONTOH bagian {question.soal_id}."


def link_of(soal: int) -> str:
    """A document of its own for each question."""
    return f"https://berkas.contoh.example/zi/2026/soal-{soal:03d}.pdf"


def example_filling(example: Example, pack: Pack) -> TemplateFilling:
    """The entries of an example."""
    answers = {}
    for soal, question in pack.questions.items():
        evidence = example.evidence.get(soal, link_of(soal))
        answers[soal] = Entry(
            answer=example.answers.get(soal, in_order(question)),
            note=example.notes.get(soal, note_of(question)),
            evidence=(evidence,) if evidence.startswith("https://") and " " not in evidence else (),
            evidence_text=evidence,
        )
    return TemplateFilling(identity={"unit": "UNIT CONTOH"}, answers=answers)


def save_example(example: Example, writer: TemplateWriter, path: Path) -> Path:
    """Write the example: the official LKE, or PortalRB's sheet where TPI has a say."""
    pack, by_tpi = writer.criteria.lke, example.tpi or example.tpi_notes
    filling = example_filling(example, pack)
    path.write_bytes(writer.content(filling, "portalrb" if by_tpi else "lampiran-iii"))
    if by_tpi:
        _tpi(example, pack, path)
    return path


def _tpi(example: Example, pack: Pack, path: Path) -> None:
    """TPI agrees with the unit, but where the example says otherwise."""
    import openpyxl

    layout = pack.layouts["portalrb"]
    book = openpyxl.load_workbook(path)
    sheet = book[layout.sheets[0]]
    for soal, question in pack.questions.items():
        row = layout.rows[question.id]
        unit = sheet.cell(row, layout.columns["answer"].at).value
        sheet.cell(row, layout.columns["tpi_answer"].at).value = example.tpi.get(soal, unit)
        sheet.cell(row, layout.columns["tpi_note"].at).value = example.tpi_notes.get(soal)
    book.save(path)
