"""Sheet Dari Berkas Lama: what came from an earlier workbook, and what needs a look."""

from zi_cli.workbook.writing.template.filling import TemplateFilling
from zi_cli.workbook.writing.template.pen import LONGEST, Pen
from zi_cli.workbook.writing.template.plan import HEADER_ROW
from zi_cli.workbook.writing.template.texts import CarriedTexts


def write_carried(pen: Pen, texts: CarriedTexts, filling: TemplateFilling) -> None:
    """Write the sheet."""
    pen.widths({1: 11, 2: 17, 3: 30, 4: 50, 5: 42, 6: 22})
    pen.sheet.set_row(0, 24)
    pen.put(1, 1, texts.heading, "title")
    pen.put(2, 1, texts.lead, "lead")
    pen.put(3, 1, filling.carried_from, "lead")
    pen.table_header(HEADER_ROW, dict(enumerate(texts.columns, start=1)), 20)
    row = HEADER_ROW
    for line in filling.carried:
        for at in range(0, max(1, len(line.entry)), LONGEST):
            row += 1
            entry = line.entry[at : at + LONGEST]
            cells = (line.mark, line.sheet, line.item, line.about, entry, line.cell)
            for column, words in enumerate(cells, start=1):
                pen.put(row, column, words, "text_bold" if column == 1 else "text")
    pen.fit_rows(HEADER_ROW + 1, row)
    pen.sheet.autofilter(HEADER_ROW - 1, 0, max(row, HEADER_ROW + 1) - 1, len(texts.columns) - 1)
    pen.print_on(
        landscape=True, columns=len(texts.columns), header_row=HEADER_ROW, last_row=max(row, HEADER_ROW)
    )
    pen.sheet.freeze_panes(HEADER_ROW, 0)
    pen.lock()
