"""The formulas of the official sheet, for any rows and columns: to write them, and to see whether a file has them.

They are built from the pack (scales, ratios, nodes), so a workbook that this program writes calculates as the
official one does, faults included (see `average_over` in layouts/lampiran-iii.yaml).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from zi_cli.criteria.lke.layout import Layout
from zi_cli.criteria.lke.pack import Indicator, Node, Pack, RatioRule, ScaleKind
from zi_cli.workbook.filled import OwnArithmetic
from zi_cli.workbook.grid import column_letters, column_number

NOT_FILLED: Final = "Blm Diisi"
"""What the sheet shows instead of a value."""
RATIO_TYPE: Final = "%"
"""Answer type of rows whose answer is a ratio."""
AMOUNT_TYPE: Final = "Rupiah"
TOTAL: Final = "total"
"""Item of the row with the grand total; `total-pengungkit` and `total-hasil` hold the components'."""
COMPONENT_TOTALS: Final = {"A": "total-pengungkit", "B": "total-hasil"}


@dataclass(frozen=True, eq=False)
class SheetPlan:
    """Where the items of a sheet stand, and in which columns. Compared by identity: sheets alike share one."""

    pack: Pack
    layout: Layout
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    """Role → column, for weight, answer_type, answer and score."""

    @cached_property
    def chain(self) -> str:
        """Pattern of the formula that nearly every score cell has."""
        return _chain_pattern(self.pack)

    @cached_property
    def official(self) -> Mapping[str, tuple[str | None, str | None]]:
        """Item → formulas of its answer and its score cell; None where there is none, or a part is not on the sheet."""
        return {
            item: (_known(answer_formula, self, item), _known(score_formula, self, item))
            for item in self.rows
        }

    def ref(self, item: str, role: str) -> str:
        """`L8`. KeyError where the item or the role is not on the sheet."""
        return f"{column_letters(self.columns[role])}{self.rows[item]}"

    def averaged(self, node: Node) -> tuple[int, int]:
        """(first, last) row that the score of a sub-area is averaged over. KeyError if they are not there."""
        if node.id in self.layout.average_over:
            first, last = self.layout.average_over[node.id]
            return self.rows[first], self.rows[last]
        rows = [self.rows[item] for item in items_below(self.layout, node) if item in self.rows]
        if not rows:
            raise KeyError(node.id)
        return min(rows), max(rows)


def sheet_plan(pack: Pack, layout: Layout, own: OwnArithmetic) -> SheetPlan:
    """The plan of a sheet that was read: one for all workbooks with the same rows."""
    rows = tuple([(item, line.row) for item, line in own.lines.items()])
    return _sheet_plan(pack, layout.id, rows, tuple(own.columns.items()))


@lru_cache(maxsize=8)
def _sheet_plan(
    pack: Pack, layout: str, rows: tuple[tuple[str, int], ...], columns: tuple[tuple[str, int], ...]
) -> SheetPlan:
    return SheetPlan(pack, pack.layouts[layout], dict(rows), dict(columns))


def _known(build: Callable[[SheetPlan, str], str | None], plan: SheetPlan, item: str) -> str | None:
    try:
        return build(plan, item)
    except KeyError:
        return None  # a part of it is not on the sheet: said elsewhere


def items_below(layout: Layout, node: Node) -> Iterator[str]:
    """Indicators, inputs and sum rows of a sub-area, and the nodes below it."""
    for below in node.walk():
        if below is not node:
            yield below.id
        for indicator in below.indicators:
            yield indicator.id
            yield from (question.id for question in indicator.inputs)
            if indicator.id in layout.sum_rows:
                yield layout.sum_rows[indicator.id].item


def is_averaged(node: Node) -> bool:
    """Whether the sheet averages this node's rows; other nodes are sums."""
    return node.level == "sub_area"


def summed(component: Node) -> list[str]:
    """The aspects of a component in the order of its sum: LKE ZI!L198 names reform before pemenuhan."""
    aspects = [child.id for child in component.children]
    return aspects[::-1] if component.id == "A" else aspects


def score_formula(plan: SheetPlan, item: str) -> str | None:
    """Formula of an item's score cell; None where the official sheet has none. KeyError if a part is missing."""
    pack = plan.pack
    if item == TOTAL:
        return _sum([plan.ref(COMPONENT_TOTALS[root.id], "score") for root in pack.roots])
    for component, row_item in COMPONENT_TOTALS.items():
        if item == row_item:
            return _sum([plan.ref(part, "score") for part in summed(pack.nodes[component])])
    if item in COMPONENT_TOTALS:
        return plan.ref(COMPONENT_TOTALS[item], "score")
    if item in pack.nodes:
        return _node_formula(plan, pack.nodes[item])
    indicator = pack.indicators.get(item)
    if indicator is not None and indicator.weight_points is not None:
        return _weighted_formula(plan, indicator)
    return _chain(plan, item)


def _node_formula(plan: SheetPlan, node: Node) -> str:
    if not is_averaged(node):
        parts = [child.id for child in node.children] or [indicator.id for indicator in node.indicators]
        return _sum([plan.ref(part, "score") for part in parts])
    first, last = plan.averaged(node)
    score = column_letters(plan.columns["score"])
    over = f"{score}{first}" if first == last else f"{score}{first}:{score}{last}"
    return f"AVERAGE({over})*{plan.ref(node.id, 'weight')}"


def _weighted_formula(plan: SheetPlan, indicator: Indicator) -> str:
    answer, weight = plan.ref(indicator.id, "answer"), plan.ref(indicator.id, "weight")
    scale = indicator.inputs[0].scale
    if scale.kind is ScaleKind.INDEX:
        return f'IF({answer}="","{NOT_FILLED}",{answer}/{scale.maximum})*{weight}'
    return f"{_chain(plan, indicator.id)}*{weight}"


def _sum(refs: list[str]) -> str:
    return f"SUM({','.join(refs)})"


def _chain(plan: SheetPlan, item: str) -> str:
    """The formula that nearly every row has: by the written answer type, the answer's value."""
    kind, answer = plan.ref(item, "answer_type"), plan.ref(item, "answer")
    return plan.chain.replace(_KIND, kind).replace(_ANSWER, answer)


_KIND: Final = "\0kind"
_ANSWER: Final = "\0answer"


def _chain_pattern(pack: Pack) -> str:
    """The formula of `_chain`, with marks where the answer type and the answer stand."""
    tests: list[tuple[str, str]] = []
    for scale in pack.scales.values():
        if scale.kind is ScaleKind.OPTIONS:
            value = f'"{NOT_FILLED}"'
            for option, ratio in reversed(tuple(scale.ratios.items())):
                value = f'IF({_ANSWER}="{option}",{float(ratio):g},{value})'
            tests.append((scale.written, value))
    counts = next(s.written for s in pack.scales.values() if s.kind is ScaleKind.COUNT)
    tests.append((RATIO_TYPE, f'IF({_ANSWER}="","{NOT_FILLED}",{_ANSWER})'))
    tests += [(written, f'IF({_ANSWER}="","{NOT_FILLED}","")') for written in (counts, AMOUNT_TYPE)]
    tests.append(("", '""'))
    formula = '"-"'
    for written, value in reversed(tests):
        formula = f'IF({_KIND}="{written}",{value},{formula})'
    return formula


def answer_formula(plan: SheetPlan, item: str) -> str | None:
    """Formula of an item's answer cell: ratios and calculated sums have one, inputs none."""
    for indicator_id, sum_row in plan.layout.sum_rows.items():
        if sum_row.item == item and sum_row.calculated:
            ratio = plan.pack.indicators[indicator_id].ratio
            assert ratio is not None
            parts = [_input_ref(plan, soal) for soal in ratio.denominator]
            return f'IF(OR({_blank(parts)}),"{NOT_FILLED}",{"+".join(parts)})'
    indicator = plan.pack.indicators.get(item)
    return _ratio_formula(plan, indicator) if indicator is not None and indicator.ratio is not None else None


def _ratio_formula(plan: SheetPlan, indicator: Indicator) -> str:
    ratio = indicator.ratio
    assert ratio is not None
    if indicator.id in plan.layout.sum_rows:
        below = plan.ref(plan.layout.sum_rows[indicator.id].item, "answer")
    else:
        below = _input_ref(plan, ratio.denominator[0])
    above = _input_ref(plan, ratio.numerator)
    required = [_input_ref(plan, soal) for soal in ratio.required]
    if ratio.rule is RatioRule.REDUCTION:
        fall = f"({below}-{above})/{below}"
        value = f"IF(AND({below}=0,{above}=0),1,IF({fall}<0,0,{fall}))"
    else:
        value = f"IF({above}/{below}>1,1,{above}/{below})"
    return f'IF(OR({_blank([below, above, *required])}),"{NOT_FILLED}",{value})'


def _input_ref(plan: SheetPlan, soal: int) -> str:
    return plan.ref(plan.pack.questions[soal].id, "answer")


def _blank(refs: list[str]) -> str:
    return ",".join(f'{ref}=""' for ref in refs)


_REF: Final = re.compile(r"(?<![A-Za-z0-9_!'.])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![A-Za-z0-9_(])")
_STRING: Final = re.compile(r'("(?:[^"]|"")*")')


def translated(formula: str, rows: int, columns: int) -> str:
    """A formula moved by rows and columns, as a shared formula is for the cells that share it."""

    def move(found: re.Match[str]) -> str:
        column = found[2] if found[1] else column_letters(max(1, column_number(found[2]) + columns))
        row = found[4] if found[3] else str(int(found[4]) + rows)
        return f"{found[1]}{column}{found[3]}{row}"

    return "".join(part if part.startswith('"') else _REF.sub(move, part) for part in _STRING.split(formula))


def canonical(formula: str) -> str:
    """A formula without what makes no difference: spaces, `$`, case of names, a leading `+`."""
    parts = _STRING.split(formula)
    plain = "".join(part if part.startswith('"') else re.sub(r"[\s$]", "", part).upper() for part in parts)
    return plain.lstrip("+=")
