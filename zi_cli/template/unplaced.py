"""Entries of the sheets beside the LKE that the criteria in force, or the layout, have no place for."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zi_cli.assessment.assessment import Assessment
from zi_cli.criteria.wording import normalised
from zi_cli.template.entries import note_and_evidence
from zi_cli.workbook.forms import FormSheet, Register, entered
from zi_cli.workbook.writing.template.pen import evidence_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """Something written that goes nowhere."""

    sheet: str
    item: str = ""
    """Id of what was asked; empty where nothing was."""
    beside: str
    """What the row, or else the column, is about; empty where nothing tells."""
    text: str
    cell: str


def unplaced_entries(old: Assessment, identity_ids: Sequence[str], *, there: bool) -> Iterator[Unplaced]:
    """Rows and columns that are too many; all of them but the unit's name where such sheets are not `there`."""
    forms, criteria = old.filled.forms, old.criteria
    identity = identity_ids if there else ["unit"]
    yield from _rows(forms.identity, {field: forms.identity_names.get(field, "") for field in identity})
    yield from _rows(forms.minimum, {c.id: c.name for c in criteria.minimum.criteria.values() if there})
    asked = criteria.prerequisites.by_id.values()
    yield from _rows(forms.prerequisites, {p.id: p.name for p in asked if there})
    if forms.register is not None:
        columns = criteria.minimum.register.columns if criteria.minimum.register and there else ()
        yield from _columns(forms.register, {normalised(column.name) for column in columns})


def _rows(sheet: FormSheet | None, known: Mapping[str, str]) -> Iterator[Unplaced]:
    if sheet is None:
        return
    placed = {id(sheet.find(item, name)) for item, name in known.items()}
    for row in sheet.rows:
        entry = note_and_evidence(None, row.note, row.note_cell, row.evidence, row.evidence_text)
        parts = (entered(row.answer) or row.answer.error, entry.note, evidence_lines(entry))
        said = "\n".join(part for part in parts if part)
        if id(row) not in placed and said:
            yield Unplaced(sheet=sheet.sheet, item=row.id, beside=row.name, text=said, cell=row.answer_cell)


def _columns(register: Register, known: Container[str]) -> Iterator[Unplaced]:
    for innovation in register.innovations:
        for title, entry in innovation.entries.items():
            if title not in known:
                yield Unplaced(sheet=register.sheet, beside=title, text=entry, cell=innovation.cell)
