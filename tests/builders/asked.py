"""The sheets beside the LKE, made in memory: for tests of the assessment alone."""

from collections.abc import Mapping, Sequence

from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.minimum.pack import Status
from zi_cli.criteria.wording import normalised
from zi_cli.workbook.forms import FormRow, Forms, FormSheet, Innovation, Register
from zi_cli.workbook.grid import Cell

Said = Mapping[str, Cell | str | float | None]
"""Id → what stands in the cell of the answer."""


def _sheet(name: str, names: Mapping[str, str], said: Said) -> FormSheet:
    cells = {
        item: content if isinstance(content, Cell) else Cell(value=content) for item, content in said.items()
    }
    rows = [
        FormRow(id=item, name=names[item], answer=cells[item], answer_cell=f"{name}!G{row}")
        for row, item in enumerate(said, 6)
    ]
    return FormSheet(sheet=name, rows=tuple(rows))


def all_said(criteria: CriteriaSet, rest: Status | None = Status.MET, **changes: Status | str | None) -> Said:
    """Every minimum criterion with the word for `rest`, but for `changes` (dots in ids as two underscores)."""
    words = criteria.minimum.words
    said: dict[str, Status | str | None] = dict.fromkeys(criteria.minimum.criteria, rest)
    said |= {item.replace("__", "."): status for item, status in changes.items()}
    return {item: words[s] if isinstance(s, Status) and s in words else s for item, s in said.items()}


def forms(
    criteria: CriteriaSet,
    minimum: Said | None = None,
    prerequisites: Said | None = None,
    register: Sequence[Mapping[str, str]] | None = None,
) -> Forms:
    """Those that are given; `register` by column id."""
    asked = criteria.minimum.register
    titles = {column.id: normalised(column.name) for column in asked.columns} if asked else {}
    rows = [
        Innovation(
            row=row, entries={titles[c]: text for c, text in entries.items()}, cell=f"Register Inovasi!B{row}"
        )
        for row, entries in enumerate(register or (), 6)
    ]
    names = {c.id: c.name for c in criteria.minimum.criteria.values()}
    asked_names = {p.id: p.name for p in criteria.prerequisites.by_id.values()}
    return Forms(
        minimum=None if minimum is None else _sheet("Kriteria Minimal", names, minimum),
        prerequisites=None if prerequisites is None else _sheet("Prasyarat", asked_names, prerequisites),
        register=None if register is None else Register(sheet="Register Inovasi", innovations=tuple(rows)),
    )
