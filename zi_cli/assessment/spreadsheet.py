"""What the file itself says: its cached total, its altered formulas, and the official formulas applied to it.

The official formulas differ from the regulation: they leave blanks out of the average, break on zeros, and never
read the non-LHKPN reports. `by_its_formulas` is that reading, exactly, from this file's answer types, answers
and weights, so that a unit sees why its own file shows another number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from zi_cli.assessment.altered import AlteredFormula, find_altered
from zi_cli.assessment.sheet_values import SheetError, Value, as_number, is_blank, quotient, raw
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.pack import Indicator, Node, Pack, ScaleKind
from zi_cli.language import msg
from zi_cli.workbook.answers import shown_decimal
from zi_cli.workbook.filled import FilledWorkbook, Line, OwnArithmetic
from zi_cli.workbook.official_formulas import (
    COMPONENT_TOTALS,
    NOT_FILLED,
    RATIO_TYPE,
    TOTAL,
    is_averaged,
    items_below,
    summed,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spreadsheet:
    """The file's own reading of itself."""

    total: Fraction | None
    """Grand total as cached in the file, to 15 digits; None where there is none."""
    total_cell: str | None
    by_its_formulas: Fraction | None
    """The official formulas applied to this file; None where they yield an error or were altered."""
    error: SheetError | None
    """Why they yield no number."""
    altered: tuple[AlteredFormula, ...]
    scores: Mapping[str, Value]
    """Score cell by item, by the official formulas."""


def read_own_arithmetic(pack: Pack, filled: FilledWorkbook) -> Spreadsheet:
    """The file's own reading; of a layout that does not calculate as the official one does, only its total."""
    own, cached = filled.arithmetic, filled.total.value if filled.total else None
    shown = shown_decimal(cached) if isinstance(cached, float) else None
    if own is None:
        return Spreadsheet(
            total=shown,
            total_cell=filled.total_cell,
            by_its_formulas=None,
            error=None,
            altered=(),
            scores={},
        )
    altered = tuple(find_altered(pack, filled))
    sheet = _Sheet(pack, filled, own)
    total: Value = sheet.score(TOTAL) if TOTAL in own.lines else sheet.total_of_components()
    gone = [role for role in ("weight", "answer_type", "answer", "score") if role not in own.columns]
    if gone:
        total = SheetError("#REF!", msg("the sheet has no column of {roles}", roles=", ".join(gone)))
    return Spreadsheet(
        total=shown,
        total_cell=filled.total_cell,
        by_its_formulas=total if isinstance(total, Fraction) and not altered else None,
        error=total if isinstance(total, SheetError) else None,
        altered=altered,
        scores=sheet.scores,
    )


class _Sheet:
    """Calculates score cells on demand, each once."""

    def __init__(self, pack: Pack, filled: FilledWorkbook, own: OwnArithmetic) -> None:
        self.pack, self.filled, self.own = pack, filled, own
        self.scores: dict[str, Value] = {}

    def place(self, item: str, role: str = "answer") -> str:
        return self.own.place(item, role) or item

    def score(self, item: str) -> Value:
        if item not in self.scores:
            self.scores[item] = self._score(item)
        return self.scores[item]

    def total_of_components(self) -> Value:
        return self._sum([root.id for root in self.pack.roots])

    def _score(self, item: str) -> Value:
        if item == TOTAL:
            return self.total_of_components()
        component = next((c for c, row in COMPONENT_TOTALS.items() if item in (c, row)), None)
        if component is not None:
            return self._sum(summed(self.pack.nodes[component]))
        if item not in self.own.lines:
            return SheetError("#REF!", msg("the row of {item} is not on the sheet", item=item))
        if item in self.pack.nodes:
            return self._node(self.pack.nodes[item])
        indicator = self.pack.indicators.get(item)
        if indicator is not None and indicator.weight_points is not None:
            return self._weighted(indicator)
        return self._by_type(item)

    def _node(self, node: Node) -> Value:
        if not is_averaged(node):
            return self._sum([c.id for c in node.children] or [i.id for i in node.indicators])
        average = self._average(node)
        return average if isinstance(average, SheetError) else self._times_weight(average, node.id)

    def _sum(self, items: list[str]) -> Value:
        numbers: list[Fraction] = []
        for item in items:
            value = self.score(item)
            if isinstance(value, SheetError):
                return value
            if isinstance(value, Fraction):
                numbers.append(value)
        return exact_sum(numbers)

    def _average(self, node: Node) -> Fraction | SheetError:
        numbers: list[Fraction] = []
        for item in self._averaged_items(node):
            value = self.score(item)
            if isinstance(value, SheetError):
                return value
            if isinstance(value, Fraction):
                numbers.append(value)
        if not numbers:
            cell = self.place(node.id, "score")
            return SheetError("#DIV/0!", msg("none of the rows that {cell} averages has a value", cell=cell))
        return exact_sum(numbers) / len(numbers)

    def _averaged_items(self, node: Node) -> list[str]:
        if node.id in self.filled.layout.average_over:
            first, last = (self.own.lines.get(item) for item in self.filled.layout.average_over[node.id])
            if first is None or last is None:
                return []
            return [i for i, line in self.own.lines.items() if first.row <= line.row <= last.row]
        return [
            item for item in dict.fromkeys(items_below(self.filled.layout, node)) if item in self.own.lines
        ]

    def _times_weight(self, value: Value, item: str) -> Value:
        weight = as_number(
            raw(self.own.lines[item].weight, self.place(item, "weight")), self.place(item, "weight")
        )
        factor = as_number(value, self.place(item))
        if isinstance(factor, SheetError):
            return factor
        return weight if isinstance(weight, SheetError) else factor * weight

    def _weighted(self, indicator: Indicator) -> Value:
        """The results: an answer times its own weight, where a text makes the product an error."""
        line = self.own.lines[indicator.id]
        scale = indicator.inputs[0].scale
        if scale.kind is not ScaleKind.INDEX:
            value = self._by_type(indicator.id)
            if value == NOT_FILLED and line.answer_type.value != scale.written:
                place = self.place(indicator.id, "answer_type")
                return SheetError(
                    "#VALUE!", msg("{cell} does not read {written}", cell=place, written=scale.written)
                )
            return self._times_weight(value, indicator.id)
        answer = raw(line.answer, self.place(indicator.id))
        if is_blank(answer):
            return self._times_weight(NOT_FILLED, indicator.id)
        number = as_number(answer, self.place(indicator.id))
        if isinstance(number, SheetError):
            return number
        return self._times_weight(number / scale.maximum, indicator.id)

    def _by_type(self, item: str) -> Value:
        """The value of an answer by the answer type that is written beside it."""
        line = self.own.lines[item]
        kind, answer = raw(line.answer_type, self.place(item, "answer_type")), self._answer(item, line)
        if isinstance(kind, SheetError):
            return kind
        written = kind.casefold() if isinstance(kind, str) else "" if kind is None else str(kind)
        for scale in self.pack.scales.values():
            if scale.kind is ScaleKind.OPTIONS and written == scale.written.casefold():
                if isinstance(answer, SheetError):
                    return answer
                typed = answer.casefold() if isinstance(answer, str) else None
                return next(
                    (r for option, r in scale.ratios.items() if option.casefold() == typed), NOT_FILLED
                )
        if written == RATIO_TYPE:
            return NOT_FILLED if is_blank(answer) else answer
        return answer if isinstance(answer, SheetError) and written in ("jumlah", "rupiah") else NOT_FILLED

    def _answer(self, item: str, line: Line) -> Value:
        """The answer cell: typed, or calculated where the official sheet calculates it."""
        indicator = self.pack.indicators.get(item)
        if indicator is not None and indicator.ratio is not None:
            return self._ratio(indicator)
        for indicator_id, row in self.filled.layout.sum_rows.items():
            if row.item == item and row.calculated:
                return self._denominator_sum(self.pack.indicators[indicator_id])
        return raw(line.answer, self.place(item))

    def _input(self, soal: int) -> tuple[Value, str]:
        item = self.pack.questions[soal].id
        line = self.own.lines.get(item)
        if line is None:
            return SheetError("#REF!", msg("the row of {item} is not on the sheet", item=item)), item
        return raw(line.answer, self.place(item)), self.place(item)

    def _denominator_sum(self, indicator: Indicator) -> Value:
        assert indicator.ratio is not None
        parts = [self._input(soal) for soal in indicator.ratio.denominator]
        for value, _ in parts:
            if isinstance(value, SheetError):
                return value
        if any(is_blank(value) for value, _ in parts):
            return NOT_FILLED
        total = Fraction(0)
        for value, place in parts:
            number = as_number(value, place)
            if isinstance(number, SheetError):
                return number
            total += number
        return total

    def _ratio(self, indicator: Indicator) -> Value:
        ratio = indicator.ratio
        assert ratio is not None
        row = self.filled.layout.sum_rows.get(indicator.id)
        if row is None:
            below = self._input(ratio.denominator[0])
        elif row.item not in self.own.lines:
            return SheetError("#REF!", msg("the row of {item} is not on the sheet", item=row.item))
        elif row.calculated:
            below = self._denominator_sum(indicator), self.place(row.item)
        else:
            below = raw(self.own.lines[row.item].answer, self.place(row.item)), self.place(row.item)
        above = self._input(ratio.numerator)
        needed = [below, above, *(self._input(soal) for soal in ratio.required)]
        for value, _ in needed:
            if isinstance(value, SheetError):
                return value
        if any(is_blank(value) for value, _ in needed):
            return NOT_FILLED
        return quotient(ratio.rule, above, below)
