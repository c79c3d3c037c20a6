"""Sheet Kriteria Minimal: what is met in place, family by family."""

from math import ceil
from typing import Final

from zi_cli.criteria.minimum.pack import Criterion, Family, Status
from zi_cli.workbook.grid import column_letters
from zi_cli.workbook.writing.template import formulas
from zi_cli.workbook.writing.template.filling import Entry, Part, Shown, TemplateFilling
from zi_cli.workbook.writing.template.heights import height_of
from zi_cli.workbook.writing.template.pen import Pen
from zi_cli.workbook.writing.template.plan import (
    FIRST_ROW,
    HEADER_ROW,
    MINIMUM_CODE,
    MINIMUM_DERIVED,
    MINIMUM_STATUS,
    Plan,
    text,
)

_WIDTHS: Final = {
    "id": 0, "name": 23, "mandatory": 7, "met": 36, "partly": 30, "expected": 29, "answer": 13,
    "note": 24, "evidence": 24, "status": 15,
}  # fmt: skip
CODES: Final = {Status.MET: 2, Status.PARTLY: 1, Status.NOT_MET: 0, Status.UNKNOWN: formulas.UNKNOWN}


def write_minimum(pen: Pen, plan: Plan, filling: TemplateFilling, shown: Shown) -> None:
    """Write the sheet."""
    texts, form = plan.texts.minimum, plan.form("minimum")
    columns = {"mandatory": 3, "met": 4, "partly": 5, "expected": 6, "status": MINIMUM_STATUS}
    columns |= {role: column.at for role, column in form.columns.items()}
    pen.widths({column: _WIDTHS[role] for role, column in columns.items()})
    pen.widths({MINIMUM_DERIVED: 0, MINIMUM_CODE: 0})
    pen.sheet.set_row(0, 24)
    pen.put(1, 2, texts.heading, "title")
    pen.put(2, 2, texts.lead, "lead")
    pen.put(3, 2, filling.remark, "lead")
    pen.table_header(HEADER_ROW, {column: texts.columns[role] for role, column in columns.items()})
    for family in plan.criteria.minimum.families:
        _family(pen, plan, family)
        for criterion in family.criteria:
            _criterion(pen, plan, columns, criterion, filling.minimum.get(criterion.id, Entry()))
            _status(pen, plan, columns["answer"], criterion, shown)
    last = max(plan.minimum.values(), default=FIRST_ROW)
    pen.fit_rows(FIRST_ROW, last)
    answer, code = column_letters(columns["answer"]), column_letters(MINIMUM_CODE)
    entered = (FIRST_ROW, columns["answer"], last, columns["answer"])
    wrong = f"AND(LEN(TRIM(${answer}{FIRST_ROW}))>0,${code}{FIRST_ROW}={formulas.UNKNOWN})"
    pen.colour_where(entered, wrong, "wrong")
    statuses = (FIRST_ROW, MINIMUM_STATUS, last, MINIMUM_STATUS)
    pen.colour_where(statuses, f"AND(ISNUMBER(${code}{FIRST_ROW}),${code}{FIRST_ROW}=2)", "good")
    pen.colour_where(statuses, f"AND(ISNUMBER(${code}{FIRST_ROW}),${code}{FIRST_ROW}<2)", "open")
    pen.print_on(landscape=True, columns=MINIMUM_STATUS, header_row=HEADER_ROW, last_row=last)
    pen.sheet.freeze_panes(HEADER_ROW, 2)
    pen.sheet.set_zoom(90)
    pen.lock()


def _family(pen: Pen, plan: Plan, family: Family) -> None:
    row = plan.minimum[family.id]
    others = sum(not criterion.mandatory for criterion in family.criteria)
    rule = plan.texts.minimum.rule.format(share=ceil(family.required_share * others), others=others)
    pen.put(row, 1, None, "aspect")
    pen.across(row, (2, MINIMUM_STATUS), "", "aspect")
    words = f"– {family.about} {rule}"
    pen.pairs(row, 2, "", {family.name: words}, "aspect")
    pen.needed[row] = height_of(f"{family.name}  {words}", pen.width_of(2, MINIMUM_STATUS), 9, bold=True)


def _criterion(pen: Pen, plan: Plan, columns: dict[str, int], criterion: Criterion, entry: Entry) -> None:
    row, texts = plan.minimum[criterion.id], plan.texts.minimum
    pen.put(row, columns["id"], criterion.id, "hidden")
    pen.put(row, columns["name"], criterion.name, "text_bold")
    pen.put(row, columns["mandatory"], texts.mandatory if criterion.mandatory else None, "centre")
    pen.put(row, columns["met"], criterion.met, "text")
    pen.put(row, columns["partly"], criterion.partly, "text")
    pen.put(row, columns["expected"], "\n".join(f"• {each}" for each in criterion.evidence), "small")
    pen.put(row, columns["answer"], entry.answer, "choice")
    options = tuple(plan.criteria.minimum.words.values())
    wrong = texts.answer_wrong.format(options=", ".join(options))
    pen.one_of(row, columns["answer"], options, texts.answer_title, criterion.why, wrong)
    pen.put(row, columns["note"], entry.note, "input")
    pen.evidence(row, columns["evidence"], entry)


def _status(pen: Pen, plan: Plan, answer_column: int, criterion: Criterion, shown: Shown) -> None:
    """The status in words: as answered, else as the register or the LKE show it."""
    row, words, texts = plan.minimum[criterion.id], plan.criteria.minimum.words, plan.texts.minimum
    answer = plan.minimum_cell(criterion.id, answer_column, away=False)
    derived = plan.minimum_cell(criterion.id, MINIMUM_DERIVED, away=False)
    code = plan.minimum_cell(criterion.id, MINIMUM_CODE, away=False)
    blank = f'{formulas.spaced(answer)}=""'
    said = str(formulas.UNKNOWN)
    for status, word in words.items():
        said = f"IF({formulas.says(formulas.words(answer), word)},{CODES[status]},{said})"
    by = _shown_by(plan, criterion, derived)
    status_words = {CODES[status]: f'{text(word)}&IF({blank}," "&{by},"")' for status, word in words.items()}
    shown_words = text(texts.unknown)
    for number, word in status_words.items():
        shown_words = f"IF({code}={number},{word},{shown_words})"
    pen.calculate(
        row,
        MINIMUM_DERIVED,
        formulas.derived_code(plan, criterion),
        shown.get((Part.DERIVED, criterion.id), formulas.UNKNOWN),
        "hidden",
    )
    pen.calculate(
        row,
        MINIMUM_CODE,
        f"IFERROR(IF({blank},{derived},{said}),{formulas.UNKNOWN})",
        shown.get((Part.CODE, criterion.id), formulas.UNKNOWN),
        "hidden",
    )
    pen.calculate(
        row, MINIMUM_STATUS, shown_words, shown.get((Part.STATUS, criterion.id), texts.unknown), "status"
    )


def _shown_by(plan: Plan, criterion: Criterion, derived: str) -> str:
    """What a status that is not answered goes by, as a formula: the register where it shows as much as the LKE."""
    by_register, by_lke = text(plan.texts.minimum.by_register), text(plan.texts.minimum.by_lke)
    if criterion.registered is None:
        return by_lke
    if not criterion.derived_from:
        return by_register
    return f"IF({formulas.registered_code(plan, criterion)}={derived},{by_register},{by_lke})"
