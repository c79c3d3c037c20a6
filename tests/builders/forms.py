"""The sheets beside the LKE, added to a saved workbook: as the layout of zi template has them, plainly."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import openpyxl

from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.layout import Form
from zi_cli.criteria.minimum.pack import Status

Typed = str | float | None
Rows = Mapping[str, tuple[str, Typed]]
"""Id → (name, what is typed)."""


def with_sheet(
    path: Path,
    form: Form,
    rows: Rows,
    notes: Mapping[str, str] | None = None,
    *,
    mandatory: Collection[str] = (),
    evidence: Mapping[str, str] | None = None,
) -> Path:
    """Add a sheet of things asked, from row 1: its headers, then its rows; `mandatory` ones are marked so."""
    book = openpyxl.load_workbook(path)
    if form.sheets[0] in book.sheetnames:
        del book[form.sheets[0]]
    sheet = book.create_sheet(form.sheets[0])
    for column in form.columns.values():
        sheet.cell(1, column.at, column.headers[0].capitalize())
    for row, (item, (name, typed)) in enumerate(rows.items(), 2):
        sheet.cell(row, form.columns["id"].at, item)
        sheet.cell(row, form.columns["name"].at, name)
        sheet.cell(row, form.columns["answer"].at, typed)
        if notes and item in notes:
            sheet.cell(row, form.columns["note"].at, notes[item])
        if item in mandatory:
            sheet.cell(row, form.columns["mandatory"].at, "wajib")
        if evidence and item in evidence:
            sheet.cell(row, form.columns["evidence"].at, evidence[item])
    book.save(path)
    return path


def minimum_rows(
    criteria: CriteriaSet, changes: Mapping[str, Typed] | None = None, rest: Status | None = Status.MET
) -> Rows:
    """Every minimum criterion, answered with `rest` (None: blank) apart from `changes`."""
    minimum = criteria.minimum
    usual: Typed = minimum.words[rest] if rest else None
    typed = dict.fromkeys(minimum.criteria, usual) | dict(changes or {})
    return {item: (criterion.name, typed[item]) for item, criterion in minimum.criteria.items()}


def prerequisite_rows(criteria: CriteriaSet, changes: Mapping[str, Typed] | None = None) -> Rows:
    """Every prerequisite, at its best, apart from `changes`."""
    best: dict[str, Typed] = {
        item: asked.options[0] if asked.options else 100
        for item, asked in criteria.prerequisites.by_id.items()
    }
    typed = best | dict(changes or {})
    return {item: (asked.name, typed[item]) for item, asked in criteria.prerequisites.by_id.items()}


def with_forms(
    path: Path,
    criteria: CriteriaSet,
    minimum: Mapping[str, Typed] | None = None,
    prerequisites: Mapping[str, Typed] | None = None,
    rest: Status | None = Status.MET,
) -> Path:
    """Add Kriteria Minimal and Prasyarat, all met apart from what is given."""
    forms = criteria.lke.layouts["zi"].forms
    with_sheet(path, forms["minimum"], minimum_rows(criteria, minimum, rest))
    return with_sheet(path, forms["prerequisites"], prerequisite_rows(criteria, prerequisites))


def with_identity(path: Path, criteria: CriteriaSet, **said: Typed) -> Path:
    """Add Identitas with these entries."""
    form = criteria.lke.layouts["zi"].forms["identity"]
    return with_sheet(path, form, {item: (item, typed) for item, typed in said.items()})


def with_register(path: Path, criteria: CriteriaSet, innovations: Sequence[Mapping[str, Typed]]) -> Path:
    """Add Register Inovasi with these rows, by column id."""
    register = criteria.minimum.register
    assert register is not None
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet(criteria.lke.layouts["zi"].forms["register"].sheets[0])
    sheet.cell(1, 1, "No")
    for column, asked in enumerate(register.columns, 2):
        sheet.cell(1, column, asked.name)
        for row, innovation in enumerate(innovations, 2):
            sheet.cell(row, 1, row - 1)
            sheet.cell(row, column, innovation.get(asked.id))
    book.save(path)
    return path
