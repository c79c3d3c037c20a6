"""The sheets beside the LKE that `zi template` writes: identity, minimum criteria, prerequisites, register.

A row is known by the id in its first column, else by its name; columns are known by their headers, else by their
place. What an answer means is not decided here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from zi_cli.criteria.lke.layout import Form
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.wording import normalised
from zi_cli.workbook.evidence import Evidence, read_evidence
from zi_cli.workbook.form_columns import FormFinder
from zi_cli.workbook.grid import Book, Cell, Sheet, ShownAs, coordinate

_LAST_DATE: Final = 2_958_465
"""31 December 9999 as a spreadsheet counts days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """One thing asked, and what the unit entered."""

    id: str
    """As written in the id column; empty where it is gone."""
    name: str
    answer: Cell
    answer_cell: str
    note: str = ""
    note_cell: str = ""
    evidence: tuple[Evidence, ...] = ()
    """Of the evidence cell, and links that were put into the note."""
    evidence_text: str = ""
    """What stands in the evidence cell."""
    mandatory: bool = False
    """Whether the sheet itself marks it so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    """A sheet of things asked."""

    sheet: str
    rows: tuple[FormRow, ...]
    _by_id: Mapping[str, FormRow] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        first_last = reversed(self.rows)  # of several rows with the same id the first counts
        object.__setattr__(self, "_by_id", {row.id.casefold(): row for row in first_last})

    def find(self, item_id: str, name: str) -> FormRow | None:
        """The row with this id, else the one without id that has this name."""
        found = self._by_id.get(item_id.casefold())
        if found is not None:
            return found
        wanted = normalised(name)
        return next((row for row in self.rows if not row.id and normalised(row.name) == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Innovation:
    """A row of the register, by normalised header."""

    row: int
    entries: Mapping[str, str]
    cell: str
    """Its first filled cell."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """Where each entry stands, by the same headers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The register of innovations: rows in which something is filled in."""

    sheet: str
    innovations: tuple[Innovation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """The sheets beside the LKE; None for those that the workbook does not have."""

    identity: FormSheet | None = None
    minimum: FormSheet | None = None
    prerequisites: FormSheet | None = None
    register: Register | None = None
    identity_names: Mapping[str, str] = field(default_factory=dict)
    """What the rows of the identity sheet are called, by id."""
    sheets: frozenset[str] = field(default_factory=frozenset)
    """Names of the sheets that were read as forms."""

    def field(self, identity_id: str) -> FormRow | None:
        """The row of one thing on the identity sheet, if it is there."""
        names = self.identity_names
        return self.identity.find(identity_id, names.get(identity_id, "")) if self.identity else None

    def entry(self, identity_id: str) -> str:
        """What the identity sheet says of one thing; empty where it is silent."""
        row = self.field(identity_id)
        return entered(row.answer) if row else ""


def read_forms(book: Book, pack: Pack) -> Forms:
    """The forms that `book` has, as the layouts of `pack` describe them."""
    found: dict[str, FormSheet] = {}
    register: Register | None = None
    forms, finder = known_forms(pack), FormFinder(book)
    for name, form in forms.items():
        sheet = finder.sheet(form)
        if sheet is None:
            continue
        header, columns = finder.columns(sheet, form)
        if name == "register":
            register = _register(sheet, header, columns)
        else:
            found[name] = FormSheet(sheet=sheet.name, rows=tuple(_rows(sheet, header, columns)))
    names = {form.sheet for form in found.values()} | ({register.sheet} if register else set())
    return Forms(
        identity=found.get("identity"),
        minimum=found.get("minimum"),
        prerequisites=found.get("prerequisites"),
        register=register,
        identity_names=forms["identity"].rows if "identity" in forms else {},
        sheets=frozenset(names),
    )


def known_forms(pack: Pack) -> Mapping[str, Form]:
    """Every form of every layout, by its name."""
    return {name: form for layout in pack.layouts.values() for name, form in layout.forms.items()}


def entered(cell: Cell) -> str:
    """What stands in a cell, as text: numbers without needless digits, dates as 2026-03-01, percentages as 85 %."""
    value = cell.value
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if cell.shown_as is ShownAs.DATE:
        return _date(value)
    if cell.shown_as is ShownAs.PERCENT:
        return f"{format(value * 100, '.15g')} %"
    return format(value, ".15g")


def _date(days: float) -> str:
    if not 0 <= days <= _LAST_DATE:
        return "#####"  # as a spreadsheet shows it
    return (date(1899, 12, 30) + timedelta(days=int(days))).isoformat()


def _rows(sheet: Sheet, header: int, columns: Mapping[str, int]) -> Iterator[FormRow]:
    asked = [columns[role] for role in ("id", "name") if role in columns]
    if "answer" not in columns:
        return
    for row in sorted({row for row, column in sheet.cells if row > header and column in asked}):
        texts = {role: entered(sheet.cell(row, columns[role])) for role in ("id", "name") if role in columns}
        if not any(texts.values()):
            continue
        evidence = _at(sheet, row, columns, "evidence")
        note, place = _at(sheet, row, columns, "note")
        yield FormRow(
            id=texts.get("id", ""),
            name=texts.get("name", ""),
            answer=sheet.cell(row, columns["answer"]),
            answer_cell=_place(sheet, row, columns["answer"]),
            note=entered(note),
            note_cell=place,
            evidence=read_evidence(*evidence) + read_evidence(note, place, links_only=True),
            evidence_text=entered(evidence[0]),
            mandatory=bool(entered(_at(sheet, row, columns, "mandatory")[0])),
        )


def _at(sheet: Sheet, row: int, columns: Mapping[str, int], role: str) -> tuple[Cell, str]:
    if role not in columns:
        return Cell(), ""
    return sheet.cell(row, columns[role]), _place(sheet, row, columns[role])


def _place(sheet: Sheet, row: int, column: int) -> str:
    return f"{sheet.name}!{coordinate(row, column)}"


def _register(sheet: Sheet, header: int, columns: Mapping[str, int]) -> Register:
    number = columns.get("id", 1)
    titles = {
        column: normalised(cell.value)
        for (row, column), cell in sheet.cells.items()
        if row == header and column != number and isinstance(cell.value, str)
    }
    innovations = []
    for row in sorted({row for row, column in sheet.cells if row > header and column in titles}):
        filled = {column: _entry(sheet.cell(row, column)) for column in titles}
        entries = {titles[column]: text for column, text in filled.items() if text}
        if entries:
            cells = {titles[column]: _place(sheet, row, column) for column, text in filled.items() if text}
            first = min(column for column, text in filled.items() if text)
            innovations.append(
                Innovation(row=row, entries=entries, cell=_place(sheet, row, first), cells=cells)
            )
    return Register(sheet=sheet.name, innovations=tuple(innovations))


def _entry(cell: Cell) -> str:
    """What a register cell says: its text, and the target of a link that its text hides."""
    text = entered(cell)
    return " ".join([text, *(link for link in cell.links if link not in text)]).strip()
