"""Sheet Prasyarat: what a proposal needs beside the score."""

from fractions import Fraction
from typing import Final

from zi_cli.criteria.prerequisites.pack import Level, Prerequisite, PrerequisiteKind
from zi_cli.workbook.grid import column_letters
from zi_cli.workbook.writing.template import formulas
from zi_cli.workbook.writing.template.filling import Entry, Part, Shown, TemplateFilling
from zi_cli.workbook.writing.template.heights import height_of
from zi_cli.workbook.writing.template.pen import Pen
from zi_cli.workbook.writing.template.plan import (
    FIRST_ROW,
    HEADER_ROW,
    LKE_VALID,
    PREREQUISITE_CODE,
    PREREQUISITE_STATUS,
    PREREQUISITE_TYPED,
    Plan,
    text,
)

_WIDTHS: Final = {
    "id": 0, "name": 30, "about": 46, "answer": 15, "note": 28, "evidence": 28, "status": 16,
}  # fmt: skip
_LIMIT_WIDTH: Final = 14
_LIMITS_FROM: Final = 4
_STYLES: Final = {
    PrerequisiteKind.OPTIONS: "choice",
    PrerequisiteKind.NUMBER: "number",
    PrerequisiteKind.PERCENT: "share",
}


def write_prerequisites(pen: Pen, plan: Plan, filling: TemplateFilling, shown: Shown) -> None:
    """Write the sheet."""
    texts, form = plan.texts.prerequisites, plan.form("prerequisites")
    columns = {"about": 3, "status": PREREQUISITE_STATUS}
    columns |= {role: column.at for role, column in form.columns.items()}
    targets = tuple(plan.criteria.lke.targets)[: columns["answer"] - _LIMITS_FROM]
    limits = {target: _LIMITS_FROM + place for place, target in enumerate(targets)}
    pen.widths({column: _WIDTHS[role] for role, column in columns.items()})
    pen.widths(dict.fromkeys(limits.values(), _LIMIT_WIDTH) | {PREREQUISITE_CODE: 0, PREREQUISITE_TYPED: 0})
    pen.sheet.set_row(0, 24)
    pen.put(1, 2, texts.heading, "title")
    pen.put(2, 2, texts.lead, "lead")
    pen.put(3, 2, filling.remark, "lead")
    names = {column: texts.columns[role] for role, column in columns.items()}
    names |= {column: texts.columns["limit"].format(target=target) for target, column in limits.items()}
    pen.table_header(HEADER_ROW, names)
    for level in plan.criteria.prerequisites.levels:
        _level(pen, plan, level)
        for prerequisite in level.prerequisites:
            _prerequisite(
                pen, plan, columns, prerequisite, filling.prerequisites.get(prerequisite.id, Entry())
            )
            for target, column in limits.items():
                limit = _limit(plan, prerequisite, target)
                pen.put(plan.prerequisites[prerequisite.id], column, limit, "centre")
            _status(pen, plan, columns["answer"], prerequisite, shown)
    last = max(plan.prerequisites.values(), default=FIRST_ROW)
    pen.fit_rows(FIRST_ROW, last)
    for place, remark in enumerate(plan.criteria.prerequisites.remarks):
        pen.put(last + 2 + place, 2, remark, "lead")
    code = f"${column_letters(PREREQUISITE_CODE)}{FIRST_ROW}"
    statuses = (FIRST_ROW, PREREQUISITE_STATUS, last, PREREQUISITE_STATUS)
    pen.colour_where(statuses, f"AND(ISNUMBER({code}),{code}=2)", "good")
    pen.colour_where(statuses, f"AND(ISNUMBER({code}),{code}<2)", "open")
    last += 1 + len(plan.criteria.prerequisites.remarks)
    pen.print_on(landscape=True, columns=PREREQUISITE_STATUS, header_row=HEADER_ROW, last_row=last)
    pen.sheet.freeze_panes(HEADER_ROW, 2)
    pen.sheet.set_zoom(90)
    pen.lock()


def _level(pen: Pen, plan: Plan, level: Level) -> None:
    row = plan.prerequisites[level.id]
    pen.put(row, 1, None, "aspect")
    pen.across(row, (2, PREREQUISITE_STATUS), "", "aspect")
    words = f"– {level.about}"
    pen.pairs(row, 2, "", {level.name: words}, "aspect")
    pen.needed[row] = height_of(f"{level.name}  {words}", pen.width_of(2, PREREQUISITE_STATUS), 9, bold=True)


def _prerequisite(
    pen: Pen, plan: Plan, columns: dict[str, int], prerequisite: Prerequisite, entry: Entry
) -> None:
    row = plan.prerequisites[prerequisite.id]
    pen.put(row, columns["id"], prerequisite.id, "hidden")
    pen.put(row, columns["name"], prerequisite.name, "text_bold")
    pen.put(row, columns["about"], prerequisite.about, "text")
    pen.put(row, columns["answer"], entry.answer, _STYLES[prerequisite.kind])
    _ask(pen, plan, row, columns["answer"], prerequisite)
    pen.put(row, columns["note"], entry.note, "input")
    pen.evidence(row, columns["evidence"], entry)
    expected = "; ".join(prerequisite.evidence)
    pen.prompt(row, columns["evidence"], plan.texts.lke.evidence_title, expected)


def _ask(pen: Pen, plan: Plan, row: int, column: int, prerequisite: Prerequisite) -> None:
    texts = plan.texts.prerequisites
    if prerequisite.kind is PrerequisiteKind.OPTIONS:
        named = ", ".join(prerequisite.options)
        wrong = texts.option_wrong.format(options=named)
        pen.one_of(row, column, prerequisite.options, texts.option_title, named, wrong)
    elif prerequisite.kind is PrerequisiteKind.PERCENT:
        words = (texts.percent_title, texts.percent_prompt, texts.percent_wrong)
        pen.number_of(row, column, "decimal", (0, 1), words)
    else:
        prompt, wrong = (t.format(unit=prerequisite.unit) for t in (texts.number_prompt, texts.number_wrong))
        pen.number_of(row, column, "decimal", (0, None), (texts.number_title, prompt, wrong))


def _limit(plan: Plan, prerequisite: Prerequisite, target: str) -> str:
    """The minimum in words, with the second one where there is one."""
    if target not in prerequisite.minimum:
        return plan.texts.summary.not_asked
    shown = _words(prerequisite, prerequisite.minimum[target])
    second = prerequisite.second_limit
    if second is None or target not in second.minimum:
        return shown
    limit = _words(prerequisite, second.minimum[target])
    return f"{shown}\n" + plan.texts.prerequisites.second.format(limit=limit, whom=second.holds_for)


def _words(prerequisite: Prerequisite, limit: str | Fraction) -> str:
    if isinstance(limit, str):
        return limit
    return f"{float(limit):g} {prerequisite.unit}".replace(".", ",").strip()


def _status(pen: Pen, plan: Plan, answer_column: int, prerequisite: Prerequisite, shown: Shown) -> None:
    row, texts = plan.prerequisites[prerequisite.id], plan.texts.summary
    answer, typed, code = (
        plan.prerequisite_cell(prerequisite.id, column, away=False)
        for column in (answer_column, PREREQUISITE_TYPED, PREREQUISITE_CODE)
    )
    unknown, elsewhere = formulas.UNKNOWN, _elsewhere(plan, prerequisite)
    formula = str(unknown)
    for name in prerequisite.minimum:
        reached = f'IF({typed}="",{elsewhere},{_code(prerequisite, name, typed)})'
        formula = f"IF({plan.target}={text(name)},{reached},{formula})"
    pen.calculate(
        row,
        PREREQUISITE_TYPED,
        formulas.typed_prerequisite(prerequisite, answer),
        shown.get((Part.TYPED, prerequisite.id)),
        "hidden",
    )
    pen.calculate(row, PREREQUISITE_CODE, formula, shown.get((Part.CODE, prerequisite.id), unknown), "hidden")
    words = f"IF({code}=2,{text(texts.met)},IF({code}=0,{text(texts.missed)},{text(texts.unknown)}))"
    pen.calculate(
        row,
        PREREQUISITE_STATUS,
        words,
        shown.get((Part.STATUS, prerequisite.id), texts.unknown),
        "status",
    )


def _elsewhere(plan: Plan, prerequisite: Prerequisite) -> str:
    """What the LKE shows where nothing was entered: 2, 0, or 9 for unknown."""
    if prerequisite.indicator_id not in plan.criteria.lke.indicators:
        return str(formulas.UNKNOWN)
    ratio = plan.lke(prerequisite.indicator_id, "percent")
    met = formulas.reaches(ratio, formulas.number(prerequisite.indicator_ratio))
    valid = plan.lke_hidden(prerequisite.indicator_id, LKE_VALID)
    return f"IF({valid}=0,{formulas.UNKNOWN},IF({met},2,0))"


def _code(prerequisite: Prerequisite, target: str, typed: str) -> str:
    """2 where the minimum for a target is reached, 0 where it is not, 9 where that cannot be told."""
    minimum = prerequisite.minimum[target]
    second = prerequisite.second_limit.minimum.get(target) if prerequisite.second_limit else None
    if isinstance(minimum, Fraction):
        is_percent = prerequisite.kind is PrerequisiteKind.PERCENT
        scale = 100 if is_percent else 1
        reached = formulas.reaches(typed, formulas.number(minimum / scale))
        lower = "0"
        if isinstance(second, Fraction):
            lower = f"IF({formulas.reaches(typed, formulas.number(second / scale))},{formulas.UNKNOWN},0)"
        limits = f"AND({typed}>=0,{typed}<=1)" if is_percent else f"{typed}>=0"
        return f"IF({limits},IF({reached},2,{lower}),{formulas.UNKNOWN})"
    value = str(formulas.UNKNOWN)
    for option in prerequisite.options:
        code = 2 if prerequisite.reaches(option, minimum) else 0
        if not code and second is not None and prerequisite.reaches(option, second):
            code = formulas.UNKNOWN
        value = f"IF({formulas.says(typed, option)},{code},{value})"
    return value
