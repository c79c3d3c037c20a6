"""Sheet Identitas: who fills in, and which predicate is aimed at."""

from zi_cli.workbook.writing.template.filling import TemplateFilling
from zi_cli.workbook.writing.template.pen import Pen
from zi_cli.workbook.writing.template.plan import HEADER_ROW, Plan


def write_identity(pen: Pen, plan: Plan, filling: TemplateFilling) -> None:
    """Write the sheet."""
    texts, columns = plan.texts.identity, plan.form("identity").columns
    code, name, entry = (columns[role].at for role in ("id", "name", "answer"))
    pen.widths({code: 0, name: 27, entry: 40, entry + 1: 40})
    pen.sheet.set_row(0, 24)
    pen.put(1, name, texts.heading, "title")
    pen.put(2, name, texts.lead, "lead")
    pen.put(3, name, filling.remark, "lead")
    pen.table_header(HEADER_ROW, dict(zip((code, name, entry, entry + 1), texts.columns, strict=True)), 20)
    choices = {"target": tuple(plan.criteria.lke.targets), "holds_wbk": texts.yes_no}
    for field in texts.fields:
        row = plan.identity[field.id]
        pen.put(row, code, field.id, "hidden")
        pen.put(row, name, field.name, "large_bold")
        pen.put(row, entry, filling.identity.get(field.id, ""), "large_input")
        pen.put(row, entry + 1, field.help, "large")
        if field.id in choices:
            options = choices[field.id]
            wrong = plan.texts.lke.option_wrong.format(options=", ".join(options))
            pen.one_of(row, entry, options, field.name, field.help, wrong)
    last = HEADER_ROW + len(texts.fields)
    pen.fit_rows(HEADER_ROW + 1, last, least=26)
    pen.print_on(landscape=False, columns=entry + 1, header_row=None, last_row=last, pages=1)
    pen.lock()
