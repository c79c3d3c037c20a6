"""What people wrote on the sheets of an earlier workbook beside what is asked: in the rows of headings, in own columns.

It answers nothing, so nobody reads it; but a new workbook has no place for it, and it must not vanish unsaid.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from zi_cli.criteria.wording import normalised
from zi_cli.template.unplaced import Unplaced
from zi_cli.workbook.filled import FilledWorkbook
from zi_cli.workbook.forms import FormSheet, entered
from zi_cli.workbook.grid import Book, Cell, Sheet, coordinate
from zi_cli.workbook.writing.template.plan import LKE_VALID, MINIMUM_CODE, PREREQUISITE_TYPED

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_IDENTITY_LAST: Final = 4
"""Last column of the identity sheet."""
_WRITTEN_INTO: Final = ("note", "evidence", "tpi_answer", "tpi_note")


def loose_texts(book: Book, filled: FilledWorkbook, known: frozenset[str]) -> Iterator[Unplaced]:
    """The cells of the LKE sheet and of the sheets beside it; `known` are headers of columns without entries."""
    sheets = {sheet.name: sheet for sheet in book.sheets}
    yield from _of_lke(sheets[filled.sheet], filled, known)
    forms = filled.forms
    for form, last in (
        (forms.identity, _IDENTITY_LAST),
        (forms.minimum, MINIMUM_CODE),
        (forms.prerequisites, PREREQUISITE_TYPED),
    ):
        if form is not None:
            yield from _of_form(sheets[form.sheet], form, last)


def _of_lke(sheet: Sheet, filled: FilledWorkbook, known: frozenset[str]) -> Iterator[Unplaced]:
    """Notes and evidence in rows that ask nothing, and columns right of the answers that somebody added."""
    roles = {found.column: role for role, found in filled.columns.items()}
    first, answers = min(match.row for match in filled.matches.values()), filled.columns["answer"].column
    asking = _rows_with_entries(filled)
    read = _cells_read(filled)
    own = _own_columns(sheet, first, {*roles, *_of_the_template(sheet, filled)}, known)
    labels = {match.row: match for match in filled.matches.values()}
    for (row, column), cell in sorted(sheet.cells.items()):
        text = _anything(cell) if column in own else _written(cell)
        place = f"{sheet.name}!{coordinate(row, column)}"
        if row < first or not text or place in read:
            continue
        beside = _label(sheet, row, labels[row].column if row in labels else 0, answers)
        if column in own:
            beside = " – ".join(part for part in (own[column], beside) if part)
        elif roles.get(column) not in _WRITTEN_INTO or row in asking:
            continue
        yield Unplaced(sheet=sheet.name, beside=beside, text=text, cell=place)


def _of_the_template(sheet: Sheet, filled: FilledWorkbook) -> set[int]:
    """Columns that belong to the layout, whether they have a role or not."""
    answers = filled.columns["answer"].column
    if filled.layout.forms:
        return {*range(1, LKE_VALID + 1), *sheet.hidden_columns}
    official, kind = filled.layout.columns, filled.columns.get("answer_type")
    theirs = set(range(1, answers + 1))
    if (
        kind is not None
        and "answer_type" in official
        and official["answer"].at - official["answer_type"].at == 1
    ):
        theirs -= set(range(kind.column + 1, answers))  # somebody put a column between the two
    return theirs


def _rows_with_entries(filled: FilledWorkbook) -> set[int]:
    """Rows whose entries are carried, or listed, as what they are."""
    asked = {response.match.row for response in filled.responses.values() if response.match}
    ratios = {*filled.indicator_notes, *filled.indicator_evidence}
    unread = {_row(each.cell) for each in filled.unread}
    return asked | {filled.matches[item].row for item in ratios} | unread


def _cells_read(filled: FilledWorkbook) -> set[str | None]:
    """Cells that were read for a question; a merged one may stand above its row."""
    found: set[str | None] = set()
    for response in filled.responses.values():
        found |= {response.note.cell, response.tpi_note.cell, response.evidence_cell}
        found |= {evidence.cell for evidence in response.evidence}
    return found


def _own_columns(sheet: Sheet, first: int, used: set[int], known: frozenset[str]) -> Mapping[int, str]:
    """Column → its header, of the columns that hold words and have no role."""
    own: dict[int, str] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if column in used or not _written(cell):
            continue
        if row < first:
            own[column] = str(cell.value)
        else:
            own.setdefault(column, "")
    return {column: header for column, header in own.items() if normalised(header) not in known}


def _of_form(sheet: Sheet, form: FormSheet, last: int) -> Iterator[Unplaced]:
    """Words right of all columns that the sheet has."""
    names = {_row(row.answer_cell): row.name for row in form.rows}
    for (row, column), cell in sorted(sheet.cells.items()):
        text = _written(cell)
        if text and column > last and row >= min(names, default=1):
            place = f"{sheet.name}!{coordinate(row, column)}"
            yield Unplaced(sheet=sheet.name, beside=names.get(row, ""), text=text, cell=place)


def _row(place: str) -> int:
    """`LKE ZI!K8` → 8"""
    return int(place.rpartition("!")[2].lstrip(_LETTERS))


def _written(cell: Cell) -> str:
    """The words that somebody typed, with the targets of links; empty for numbers and what a formula gives."""
    typed = entered(cell) if isinstance(cell.value, str) and cell.formula is None else ""
    return "\n".join([typed, *(link for link in cell.links if link not in typed)]).strip()


def _anything(cell: Cell) -> str:
    """What somebody typed, numbers and dates too, with the targets of links."""
    typed = entered(cell) if cell.formula is None else ""
    return "\n".join([typed, *(link for link in cell.links if link not in typed)]).strip()


def _label(sheet: Sheet, row: int, column: int, last: int) -> str:
    """What a row is about: the text that it was recognised by, else its longest left of the answers."""
    if column:
        return entered(sheet.cell(row, column))
    texts = (sheet.cell(row, at).value for at in range(1, last))
    return max((text for text in texts if isinstance(text, str)), key=len, default="")
