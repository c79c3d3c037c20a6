"""What was entered in an earlier workbook, as it goes into the cells of a new one: as it was, and never as something else."""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from zi_cli.assessment.prerequisites import read_entry
from zi_cli.criteria.lke.pack import Scale
from zi_cli.criteria.minimum.pack import InnovationRegister
from zi_cli.criteria.prerequisites.pack import Prerequisite, PrerequisiteKind
from zi_cli.criteria.wording import normalised
from zi_cli.language import Message
from zi_cli.workbook.answers import Answer, AnswerState, read_answer
from zi_cli.workbook.evidence import Evidence, read_evidence
from zi_cli.workbook.forms import Register
from zi_cli.workbook.grid import Cell
from zi_cli.workbook.writing.template.filling import Entry, Value

_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")


def as_typed(answer: Answer, scale: Scale) -> Value:
    """An answer; one that was not understood as it was written, as a number only if that is not understood either."""
    if answer.state is AnswerState.ANSWERED:
        return answer.option if answer.option is not None else answer.number
    if answer.state is not AnswerState.INVALID:
        return None
    if _NUMBER.fullmatch(answer.written):
        again = read_answer(Cell(value=float(answer.written)), scale, "")
        if (again.state, again.written) == (AnswerState.INVALID, answer.written):
            return float(answer.written)
    return answer.written


def prerequisite_as_typed(cell: Cell, prerequisite: Prerequisite) -> Value | Message:
    """What was entered, percentages as a share, which the new cell shows as a percentage; else why it is nothing."""
    said = None if cell.is_blank else read_entry(cell, prerequisite)
    is_percent = prerequisite.kind is PrerequisiteKind.PERCENT
    return said / 100 if is_percent and isinstance(said, Fraction) else said


def note_and_evidence(
    answer: Value, note: str, note_cell: str | None, evidence: Iterable[Evidence], evidence_text: str
) -> Entry:
    """An answer with its note, which names the targets of links that its words hid, and its evidence."""
    said = {piece.target for piece in read_evidence(Cell(value=note), "", links_only=True)}
    pieces = tuple(evidence)
    hidden = [e.target for e in pieces if e.cell == note_cell and e.target not in said]
    return Entry(
        answer=answer,
        note="\n".join([note, *hidden] if note else hidden),
        evidence=tuple(e.target for e in pieces if e.cell != note_cell),
        evidence_text=evidence_text,
    )


def innovations(register: InnovationRegister, found: Register) -> list[Mapping[str, str]]:
    """The rows of the register, by column id."""
    titles = {normalised(column.name): column.id for column in register.columns}
    return [
        {titles[title]: entry for title, entry in innovation.entries.items() if title in titles}
        for innovation in found.innovations
    ]
