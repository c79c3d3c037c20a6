"""The live formulas: the rules of the assessment, written once more in the language of spreadsheets.

Blank counts as 0, and so does what is no answer; a total of 0 counts by the pack's policy; nothing is rounded but
the comparisons, to nine decimals, since a spreadsheet calculates in binary.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from zi_cli.criteria.lke.pack import Indicator, Measure, Node, Question, Ratio, RatioRule, ScaleKind
from zi_cli.criteria.minimum.pack import Criterion, InnovationRegister, Link
from zi_cli.criteria.prerequisites.pack import Prerequisite, PrerequisiteKind
from zi_cli.criteria.wording import MARKS, unmarked
from zi_cli.workbook.answers import YES_NO
from zi_cli.workbook.writing.template.plan import LKE_TYPED, LKE_VALID, Plan, text

UNKNOWN = 9
"""Code of an unknown status; met is 2, partly 1, not met 0."""


def number(value: Fraction) -> str:
    """A number as formulas write it, to the last digit that a spreadsheet keeps."""
    return format(float(value), ".17g")


# What was typed

_SPACES: Final = ('"\u00a0"', "CHAR(9)", "CHAR(10)", "CHAR(13)")
_OF_NUMBERS: Final = "{" + ",".join(text(sign) for sign in "0123456789.,+-") + "}"


def spaced(answer: str) -> str:
    """What a cell says, without spaces around it, whatever sort they are."""
    for space in _SPACES:
        answer = f'SUBSTITUTE({answer},{space}," ")'
    return f"TRIM({answer})"


def words(answer: str) -> str:
    """What a cell says, `unmarked`; case makes no difference in a comparison."""
    for mark in MARKS:
        answer = f'SUBSTITUTE({answer},{text(mark)}," ")'
    return spaced(answer)


def says(typed: str, *options: str) -> str:
    """Whether `words` are one of some texts."""
    tests = ",".join(f"{typed}={text(unmarked(option))}" for option in options)
    return f"OR({tests})" if len(options) > 1 else tests


def _digits(answer: str) -> str:
    return f'SUBSTITUTE({spaced(answer)}," ","")'


def _if_number(digits: str, value: str) -> str:
    """`value`, or -1 where something else than a number is written; `1e2` is none, whatever NUMBERVALUE makes of it."""
    length = f'SUMPRODUCT(LEN({digits})-LEN(SUBSTITUTE({digits},{_OF_NUMBERS},"")))'
    return f"IF({length}=LEN({digits}),{value},-1)"


def decimal(digits: str) -> str:
    """The number in a text, with a comma or a point before its decimals."""
    return f'_xlfn.NUMBERVALUE(SUBSTITUTE({digits},".",","),",",";")'


def _count(digits: str) -> str:
    """The number in a text that is a count: `1.250` is a thousand and more, `1,250` could be either and is none."""
    grouped = f'_xlfn.NUMBERVALUE({digits},",",".")'
    written = f'SUBSTITUTE(FIXED({grouped},0,FALSE),MID(FIXED(1000,0,FALSE),2,1),".")'
    either = f'LEFT(RIGHT({digits},4),1)=","'
    return f"IF(IFERROR({digits}={written},FALSE),{grouped},IF({either},-1,{decimal(digits)}))"


def number_or_none(answer: str, parsed: str) -> str:
    """A cell's number, `parsed` where it is written as text; empty where blank, -1 where it is none."""
    return f'IFERROR(IF({spaced(answer)}="","",IF(ISNUMBER({answer}),{answer},{parsed})),-1)'


# The LKE


def typed(plan: Plan, question: Question) -> str:
    """What was typed: the words of an option, else a number; empty where blank."""
    answer = plan.lke(question.id, "answer", away=False)
    if question.scale.kind is ScaleKind.OPTIONS:
        return f'IFERROR({words(answer)},"?")'
    digits = _digits(answer)
    parsed = decimal(digits) if question.scale.kind is ScaleKind.INDEX else _count(digits)
    return number_or_none(answer, _if_number(digits, parsed))


def answer_ratio(plan: Plan, question: Question) -> str:
    """An answered option or index as a ratio, 0 to 1; an empty text where it is blank."""
    said = plan.lke_hidden(question.id, LKE_TYPED, away=False)
    if question.scale.kind is ScaleKind.INDEX:
        most = number(question.scale.maximum)
        return f'IF({said}="","",IF(AND({said}>=0,{said}<={most}),{said}/{most},0))'
    value = "0"
    for option, ratio in reversed(tuple(question.scale.ratios.items())):
        value = f"IF({says(said, *_spellings(option))},{number(ratio)},{value})"
    return f'IF({said}="","",{value})'


def _spellings(option: str) -> tuple[str, ...]:
    others = (word for word, known in YES_NO.items() if known == option and word != option.casefold())
    return option, *others


def input_valid(plan: Plan, question: Question) -> str:
    """1 where an input counts, else 0."""
    said = plan.lke_hidden(question.id, LKE_TYPED, away=False)
    if question.scale.kind is ScaleKind.OPTIONS:
        known = [word for option in question.scale.ratios for word in _spellings(option)]
        return f"IF({says(said, *known)},1,0)"
    if question.scale.kind is ScaleKind.INDEX:
        return f'IF({said}="",0,IF(AND({said}>=0,{said}<={number(question.scale.maximum)}),1,0))'
    return f'IF({said}="",0,IF(AND({said}>=0,{said}=INT({said})),1,0))'


def count_ratio(plan: Plan, indicator: Indicator) -> str:
    """A ratio of counts, 0 to 1; an empty text where one is blank."""
    ratio = _ratio(indicator)
    typed = _typed(plan, indicator)
    valid = ",".join(plan.lke_hidden(q.id, LKE_VALID, away=False) for q in indicator.inputs)
    above, below = typed[ratio.numerator], "+".join(typed[soal] for soal in ratio.denominator)
    value = f"({below}-{above})/({below})" if ratio.rule is RatioRule.REDUCTION else f"{above}/({below})"
    value = f"MAX(0,MIN(1,{value}))"
    something = number(ratio.zero.something or Fraction(0))
    value = f"IF(({below})=0,IF({above}=0,{number(ratio.zero.nothing)},{something}),{value})"
    return f'IF(COUNT({",".join(typed.values())})<{len(typed)},"",IF(SUM({valid})<{len(typed)},0,{value}))'


def ratio_valid(plan: Plan, indicator: Indicator) -> str:
    """1 where a ratio counts: all its counts do, and there is no count out of nothing."""
    ratio = _ratio(indicator)
    valid = ",".join(plan.lke_hidden(q.id, LKE_VALID, away=False) for q in indicator.inputs)
    all_there = f"SUM({valid})={len(indicator.inputs)}"
    if ratio.zero.something is not None:
        return f"IF({all_there},1,0)"
    typed = _typed(plan, indicator)
    below = ",".join(typed[soal] for soal in ratio.denominator)
    return f"IF({all_there},IF(AND(SUM({below})=0,{typed[ratio.numerator]}>0),0,1),0)"


def _typed(plan: Plan, indicator: Indicator) -> dict[int, str]:
    return {q.soal_id: plan.lke_hidden(q.id, LKE_TYPED, away=False) for q in indicator.inputs}


def _ratio(indicator: Indicator) -> Ratio:
    assert indicator.ratio is not None
    return indicator.ratio


def indicator_score(plan: Plan, indicator: Indicator) -> str:
    """Ratio times weight, blank as 0."""
    return (
        f"N({plan.lke(indicator.id, 'percent', away=False)})*{plan.lke(indicator.id, 'weight', away=False)}"
    )


def node_score(plan: Plan, node: Node) -> str:
    """Sum of what a node is made of."""
    parts = [child.id for child in node.children] + [indicator.id for indicator in node.indicators]
    return f"SUM({','.join(plan.lke(part, 'score', away=False) for part in parts)})"


def total_of(plan: Plan, items: Sequence[str], role: str) -> str:
    """Sum of a column over items, from another sheet."""
    return f"SUM({','.join(plan.lke(item, role) for item in items)})"


def gate_actual(plan: Plan, items: Sequence[str], measure: Measure) -> str:
    """What a gate compares: points, or percent."""
    points = total_of(plan, items, "score")
    return points if measure is Measure.POINTS else f"100*{points}/{total_of(plan, items, 'weight')}"


def reaches(actual: str, minimum: str) -> str:
    """Whether a number is at least another."""
    return f"ROUND({actual},9)>=ROUND({minimum},9)"


# Minimum criteria


def derived_code(plan: Plan, criterion: Criterion) -> str:
    """The better of what the register and the LKE show: 2, 1, 0, or 9 for unknown."""
    shown = []
    if criterion.registered is not None:
        shown.append(registered_code(plan, criterion))
    if criterion.derived_from:
        shown.append(_by_lke(plan, criterion.derived_from))
    if not shown:
        return str(UNKNOWN)
    if len(shown) == 1:
        return shown[0]
    first, second = shown
    return f"IF({first}={UNKNOWN},{second},IF({second}={UNKNOWN},{first},MAX({first},{second})))"


def registered_code(plan: Plan, criterion: Criterion) -> str:
    """What the register shows."""
    register, proof = plan.criteria.minimum.register, criterion.registered
    return str(UNKNOWN) if register is None or proof is None else _by_register(plan, proof.columns, register)


def _by_lke(plan: Plan, links: Sequence[Link]) -> str:
    codes = [_by_indicator(plan, link) for link in links]
    if len(codes) == 1:
        return codes[0]
    joined = ",".join(codes)
    return f"IF(MIN({joined})=0,0,IF(MAX({joined})={UNKNOWN},{UNKNOWN},MIN({joined})))"


def _by_indicator(plan: Plan, link: Link) -> str:
    ratio = plan.lke(link.indicator_id, "percent")
    met = reaches(ratio, number(link.met_ratio or Fraction(0)))
    partly = "0" if link.partly_ratio is None else f"IF({reaches(ratio, number(link.partly_ratio))},1,0)"
    return f"IF({plan.lke_hidden(link.indicator_id, LKE_VALID)}=0,{UNKNOWN},IF({met},2,{partly}))"


def _by_register(plan: Plan, columns: Sequence[str], register: InnovationRegister) -> str:
    name = register.columns[0].id
    choices = {column.id: column.choices for column in register.columns}
    filled = {
        column: _filled(plan.register_column(column), register, choices[column])
        for column in {name, *columns}
    }
    complete = "*".join(filled[column] for column in dict.fromkeys((name, *columns)))
    others = [column for column in columns if column != name]
    some = "+".join(f"{filled[name]}*{filled[column]}" for column in others)
    partly = f"IF(SUMPRODUCT({some})>0,1,0)" if len(others) > 1 else "0"
    return f"IF(SUMPRODUCT({filled[name]})=0,{UNKNOWN},IF(SUMPRODUCT({complete})>0,2,{partly}))"


def _filled(cells: str, register: InnovationRegister, choices: Sequence[str]) -> str:
    """1 for each cell of a range that says something, one of the `choices` if there are any, else 0."""
    if choices:
        typed = words(cells)
        return f"({'+'.join(f'({says(typed, choice)})' for choice in choices)})"
    tests = "".join(f"*(TRIM({cells})<>{text(word)})" for word in register.nothing)
    return f"((LEN(TRIM({cells}))>0){tests})"


# Prerequisites


def typed_prerequisite(prerequisite: Prerequisite, answer: str) -> str:
    """What was entered: the words of an option, a number, a percentage as a share; empty where blank."""
    if prerequisite.kind is PrerequisiteKind.OPTIONS:
        return f'IFERROR({words(answer)},"?")'
    digits = _digits(answer)
    if prerequisite.kind is PrerequisiteKind.NUMBER:
        return number_or_none(answer, _if_number(digits, decimal(digits)))
    plain = f'SUBSTITUTE({digits},"%","")'
    share = f'IF(OR(RIGHT({digits})="%",{decimal(plain)}=0,{decimal(plain)}>1),{decimal(plain)}/100,-1)'
    return number_or_none(answer, _if_number(plain, share))
