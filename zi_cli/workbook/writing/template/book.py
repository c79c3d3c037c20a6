"""Write the workbook: all sheets on one plan."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.workbook.writing.book import Book
from zi_cli.workbook.writing.template.carried import write_carried
from zi_cli.workbook.writing.template.filling import Shown, TemplateFilling
from zi_cli.workbook.writing.template.guide import write_guide
from zi_cli.workbook.writing.template.identity import write_identity
from zi_cli.workbook.writing.template.lke import LkeSheet
from zi_cli.workbook.writing.template.minimum import write_minimum
from zi_cli.workbook.writing.template.pen import Pen, Pens
from zi_cli.workbook.writing.template.plan import Plan
from zi_cli.workbook.writing.template.prerequisites import write_prerequisites
from zi_cli.workbook.writing.template.register import write_register
from zi_cli.workbook.writing.template.summary import SummarySheet
from zi_cli.workbook.writing.template.texts import Texts


def write_template(
    path: Path, criteria: CriteriaSet, texts: Texts, filling: TemplateFilling, shown: Shown | None = None
) -> None:
    """Write the workbook to `path`. The same filling gives the same bytes.

    `shown`: what its formulas give, for programs that show a workbook without calculating it.
    """
    plan, values = Plan(criteria, texts, len(filling.register)), shown or {}
    book = Book(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    unit = filling.identity.get("unit", "")
    book.set_properties(
        {"title": texts.title, "subject": unit[:255], "created": datetime(2026, 1, 1, tzinfo=UTC)}
    )
    book.set_calc_mode("auto")
    with book:
        pens = _sheets(book, plan, filling)
        write_guide(pens["guide"], plan, filling)
        write_identity(pens["identity"], plan, filling)
        SummarySheet(pens["summary"], plan, filling, values).write()
        write_minimum(pens["minimum"], plan, filling, values)
        LkeSheet(pens["lke"], plan, filling, values).write()
        write_prerequisites(pens["prerequisites"], plan, filling, values)
        if "register" in pens:
            write_register(pens["register"], plan, filling)
        if "carried" in pens:
            write_carried(pens["carried"], texts.carried, filling)
        for pen in pens.values():
            pen.footer(f"{unit} – {pen.name}" if unit else pen.name, texts.page)


def _sheets(book: Any, plan: Plan, filling: TemplateFilling) -> Mapping[str, Pen]:
    """The sheets in the order of their tabs."""
    names = plan.texts.sheets
    order = {
        "guide": names.guide,
        "identity": plan.sheet("identity"),
        "summary": names.summary,
        "minimum": plan.sheet("minimum"),
        "lke": plan.lke_sheet,
        "prerequisites": plan.sheet("prerequisites"),
    }
    if plan.criteria.minimum.register is not None:
        order["register"] = plan.sheet("register")
    if filling.carried_from:
        order["carried"] = names.carried
    pens = Pens(book)
    return {key: Pen(book, pens, name) for key, name in order.items()}
