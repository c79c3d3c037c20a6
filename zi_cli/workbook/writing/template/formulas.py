"""The live formulas: the rules of the assessment, written once more in the language of spreadsheets.

Blank counts as 0, and so does what is no answer; a total of 0 counts by the pack's policy; nothing is rounded but
the comparisons, to nine decimals, since a spreadsheet calculates in binary.
"""

from collections.abc import Sequence
from fractions import Fraction

from zi_cli.criteria.lke.pack import Indicator, Measure, Node, Question, Ratio, RatioRule, ScaleKind
from zi_cli.criteria.minimum.pack import Criterion, InnovationRegister, Link
from zi_cli.workbook.writing.template.plan import LKE_NUMBER, LKE_VALID, Plan, text

UNKNOWN = 9
"""Code of an unknown status; met is 2, partly 1, not met 0."""


def number(value: Fraction) -> str:
    """A number as formulas write it, to the last digit that a spreadsheet keeps."""
    return format(float(value), ".17g")


# The LKE


def answer_ratio(plan: Plan, question: Question) -> str:
    """An answered option or index as a ratio, 0 to 1; an empty text where it is blank."""
    answer = plan.lke(question.id, "answer", away=False)
    if question.scale.kind is ScaleKind.INDEX:
        typed = plan.lke_hidden(question.id, LKE_NUMBER, away=False)
        most = number(question.scale.maximum)
        return f'IF({typed}="","",IF(AND({typed}>=0,{typed}<={most}),{typed}/{most},0))'
    value = "0"
    for option, ratio in reversed(tuple(question.scale.ratios.items())):
        value = f"IF({_typed(answer)}={text(option)},{number(ratio)},{value})"
    return f'IFERROR(IF(TRIM({answer})="","",{value}),0)'


def _typed(answer: str) -> str:
    """An option as typed, without what makes no difference; case makes none in a comparison."""
    return f'TRIM(SUBSTITUTE({answer},".",""))'


def typed_number(plan: Plan, question: Question) -> str:
    """What was typed, as a number: empty where blank, -1 where it is no number that counts."""
    answer = plan.lke(question.id, "answer", away=False)
    if question.scale.kind is ScaleKind.INDEX:
        parsed = f'_xlfn.NUMBERVALUE(SUBSTITUTE(TRIM({answer}),".",","),",",";")'
    else:
        parsed = f'IF(ISNUMBER(FIND(".",{answer})),-1,_xlfn.NUMBERVALUE(TRIM({answer}),",",";"))'
    parsed = f'IF(ISNUMBER(FIND("%",{answer})),-1,{parsed})'
    return f'IFERROR(IF(TRIM({answer})="","",IF(ISNUMBER({answer}),{answer},IF(ISLOGICAL({answer}),-1,{parsed}))),-1)'


def input_valid(plan: Plan, question: Question) -> str:
    """1 where an input counts, else 0."""
    if question.scale.kind is ScaleKind.OPTIONS:
        answer = plan.lke(question.id, "answer", away=False)
        known = ",".join(f"{_typed(answer)}={text(option)}" for option in question.scale.ratios)
        return f"IFERROR(IF(OR({known}),1,0),0)"
    typed = plan.lke_hidden(question.id, LKE_NUMBER, away=False)
    if question.scale.kind is ScaleKind.INDEX:
        return f'IF({typed}="",0,IF(AND({typed}>=0,{typed}<={number(question.scale.maximum)}),1,0))'
    return f'IF({typed}="",0,IF(AND({typed}>=0,{typed}=INT({typed})),1,0))'


def count_ratio(plan: Plan, indicator: Indicator) -> str:
    """A ratio of counts, 0 to 1; an empty text where one is blank."""
    ratio = _ratio(indicator)
    typed = {q.soal_id: plan.lke_hidden(q.id, LKE_NUMBER, away=False) for q in indicator.inputs}
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
    typed = {q.soal_id: plan.lke_hidden(q.id, LKE_NUMBER, away=False) for q in indicator.inputs}
    below = ",".join(typed[soal] for soal in ratio.denominator)
    return f"IF({all_there},IF(AND(SUM({below})=0,{typed[ratio.numerator]}>0),0,1),0)"


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
    if criterion.registered is not None and plan.criteria.minimum.register is not None:
        shown.append(_by_register(plan, criterion.registered.columns, plan.criteria.minimum.register))
    if criterion.derived_from:
        shown.append(_by_lke(plan, criterion.derived_from))
    if not shown:
        return str(UNKNOWN)
    if len(shown) == 1:
        return shown[0]
    first, second = shown
    return f"IF({first}={UNKNOWN},{second},IF({second}={UNKNOWN},{first},MAX({first},{second})))"


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
    filled = {column: _filled(plan.register_column(column), register) for column in {name, *columns}}
    complete = "*".join(filled[column] for column in dict.fromkeys((name, *columns)))
    others = [column for column in columns if column != name]
    some = "+".join(f"{filled[name]}*{filled[column]}" for column in others)
    partly = f"IF(SUMPRODUCT({some})>0,1,0)" if len(others) > 1 else "0"
    return f"IF(SUMPRODUCT({filled[name]})=0,{UNKNOWN},IF(SUMPRODUCT({complete})>0,2,{partly}))"


def _filled(cells: str, register: InnovationRegister) -> str:
    """1 for each cell of a range that says something, else 0."""
    tests = "".join(f"*(TRIM({cells})<>{text(word)})" for word in register.nothing)
    return f"((LEN(TRIM({cells}))>0){tests})"
