"""Sheet Petunjuk: how to fill in, on one page."""

from zi_cli.workbook.writing.template.filling import TemplateFilling
from zi_cli.workbook.writing.template.pen import Pen
from zi_cli.workbook.writing.template.plan import Plan

_LAST_COLUMN = 3


def write_guide(pen: Pen, plan: Plan, filling: TemplateFilling) -> None:
    """Write the sheet."""
    texts = plan.texts.guide
    pen.widths({1: 5, 2: 21, 3: 68})
    pen.sheet.set_row(0, 30)
    pen.put(1, 1, plan.texts.title, "title")
    pen.put(2, 1, filling.identity.get("unit", ""), "unit")
    pen.put(3, 1, filling.remark, "lead")
    pen.across(4, (1, _LAST_COLUMN), texts.lead, "paragraph")
    row = _section(pen, 5, texts.heading)
    for place, (sheet, step) in enumerate(texts.steps, start=1):
        pen.put(row, 1, place, "large_centre")
        if sheet in _sheets(plan):
            pen.sheet.write_url(row - 1, 1, f"internal:'{sheet}'!A1", pen.pens["jump"], string=sheet)
        else:
            pen.put(row, 2, sheet, "large_bold")
        pen.put(row, 3, step, "large")
        row += 1
    row = _section(pen, row, texts.rules_heading)
    row = _list(pen, row, texts.rules)
    row = _section(pen, row, texts.legend_heading)
    legend = {
        "input": texts.legend_input,
        "wrong_cell": texts.legend_wrong,
        "shown_cell": texts.legend_calculated,
    }
    for style, meaning in legend.items():
        pen.put(row, 1, None, style)
        pen.across(row, (2, _LAST_COLUMN), meaning, "large")
        row += 1
    row = _section(pen, row, texts.criteria_heading)
    packs = (plan.criteria.lke, plan.criteria.minimum, plan.criteria.prerequisites)
    row = _list(pen, row, [f"{pack.name} ({pack.id} {pack.version})" for pack in packs if pack.id])
    pen.across(row + 1, (1, _LAST_COLUMN), plan.texts.not_official, "paragraph")
    pen.fit_rows(4, row + 1, least=22)
    pen.print_on(landscape=False, columns=_LAST_COLUMN, header_row=None, last_row=row + 1, pages=1)
    pen.lock()


def _list(pen: Pen, row: int, lines: list[str]) -> int:
    for line in lines:
        pen.put(row, 1, "•", "large_centre")
        pen.across(row, (2, _LAST_COLUMN), line, "large")
        row += 1
    return row


def _sheets(plan: Plan) -> set[str]:
    named = {plan.sheet(form) for form in ("identity", "minimum", "prerequisites")}
    register = {plan.sheet("register")} if plan.criteria.minimum.register else set()
    return named | register | {plan.lke_sheet, plan.texts.sheets.summary}


def _section(pen: Pen, row: int, words: str) -> int:
    pen.put(row, 1, words, "section")
    pen.needed[row] = 36
    return row + 1
