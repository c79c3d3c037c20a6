"""Sheet Register Inovasi: one line per innovation."""

from typing import Final

from zi_cli.workbook.writing.template.filling import TemplateFilling
from zi_cli.workbook.writing.template.pen import Pen
from zi_cli.workbook.writing.template.plan import HEADER_ROW, Plan

_NUMBER_WIDTH: Final = 5
_LINE_HEIGHT: Final = 36
"""In points: three lines, and so low that an empty register prints on one page."""


def write_register(pen: Pen, plan: Plan, filling: TemplateFilling) -> None:
    """Write the sheet."""
    register, texts = plan.criteria.minimum.register, plan.texts.register_
    assert register is not None
    first, last = plan.register_rows
    columns = {column.id: 2 + place for place, column in enumerate(register.columns)}
    pen.widths({1: _NUMBER_WIDTH} | {columns[c.id]: c.width for c in register.columns})
    pen.sheet.set_row(0, 24)
    pen.put(1, 1, texts.heading, "title")
    pen.put(2, 1, texts.lead, "lead")
    pen.put(3, 1, filling.remark, "lead")
    names = {1: texts.number} | {columns[column.id]: column.name for column in register.columns}
    pen.table_header(HEADER_ROW, names, height=34)
    for place, row in enumerate(range(first, last + 1)):
        pen.put(row, 1, place + 1, "centre")
        entries = filling.register[place] if place < len(filling.register) else {}
        for column in register.columns:
            pen.put(row, columns[column.id], entries.get(column.id, ""), "input")
            if column.choices:
                wrong = texts.choice_wrong.format(options=", ".join(column.choices))
                pen.one_of(row, columns[column.id], column.choices, column.name, column.help, wrong)
            else:
                pen.prompt(row, columns[column.id], column.name, column.help)
    pen.fit_rows(first, last, least=_LINE_HEIGHT)
    width = 1 + len(register.columns)
    pen.print_on(landscape=True, columns=width, header_row=HEADER_ROW, last_row=last)
    pen.sheet.freeze_panes(HEADER_ROW, 2)
    pen.sheet.set_zoom(90)
    pen.lock()
