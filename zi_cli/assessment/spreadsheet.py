"""What the file itself says: its cached total, its altered formulas, and the official formulas applied to it.

The official formulas differ from the regulation: they leave blanks out of the average, break on zeros, and never
read the non-LHKPN reports. `by_its_formulas` is that reading, exactly, from this file's answer types, answers
and weights, so that a unit sees why its own file shows another number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from zi_cli.assessment.altered import AlteredFormula, find_altered
from zi_cli.assessment.sheet_rules import sheet_rules
from zi_cli.assessment.sheet_values import SheetError, Value, as_number, error_in, is_blank, quotient
from zi_cli.criteria.exact import exact_sum, mean_times
from zi_cli.criteria.lke.pack import Indicator, Pack, ScaleKind
from zi_cli.language import msg
from zi_cli.workbook.answers import shown_decimal
from zi_cli.workbook.filled import FilledWorkbook, Line, OwnArithmetic
from zi_cli.workbook.grid import Cell
from zi_cli.workbook.official_formulas import NOT_FILLED, RATIO_TYPE, TOTAL


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
        self.rules = sheet_rules(pack, filled.layout)
        self.scores: dict[str, Value] = {}

    def place(self, item: str, role: str = "answer") -> str:
        return self.own.place(item, role) or item

    def score(self, item: str) -> Value:
        if item not in self.scores:
            self.scores[item] = self._score(item)
        return self.scores[item]

    def total_of_components(self) -> Value:
        return self._sum(self.rules.totals[TOTAL])

    def _score(self, item: str) -> Value:
        rules = self.rules
        if item in rules.totals:
            return self._sum(rules.totals[item])
        line = self.own.lines.get(item)
        if line is None:
            return SheetError("#REF!", msg("the row of {item} is not on the sheet", item=item))
        if item in rules.sums:
            return self._sum(rules.sums[item])
        if item in rules.averaged:
            return self._average(line)
        if item in rules.weighted:
            return self._weighted(rules.weighted[item], line)
        return self._by_type(line)

    def _raw(self, cell: Cell, item: str, role: str = "answer") -> Value:
        if cell.error is not None:
            return error_in(cell.error, self.place(item, role))
        return shown_decimal(cell.value) if isinstance(cell.value, float) else cell.value

    def _number(self, value: Value, item: str, role: str = "answer") -> Fraction | SheetError:
        return value if isinstance(value, Fraction) else as_number(value, self.place(item, role))

    def _numbers(self, items: Iterable[str]) -> list[Fraction] | SheetError:
        """The scores that are numbers, or the first error among them."""
        numbers: list[Fraction] = []
        for item in items:
            value = self.score(item)
            if isinstance(value, str):  # left out; asked before what takes longer to tell
                continue
            if isinstance(value, SheetError):
                return value
            if isinstance(value, Fraction):
                numbers.append(value)
        return numbers

    def _sum(self, items: Iterable[str]) -> Value:
        numbers = self._numbers(items)
        return numbers if isinstance(numbers, SheetError) else exact_sum(numbers)

    def _average(self, line: Line) -> Fraction | SheetError:
        """The average of the rows below, times the weight."""
        numbers = self._numbers(self._averaged_items(line.item_id))
        if isinstance(numbers, SheetError):
            return numbers
        if not numbers:
            cell = self.place(line.item_id, "score")
            return SheetError("#DIV/0!", msg("none of the rows that {cell} averages has a value", cell=cell))
        weight = self._weight(line)
        return weight if isinstance(weight, SheetError) else mean_times(numbers, weight)

    def _averaged_items(self, node_id: str) -> list[str]:
        lines = self.own.lines
        if node_id in self.filled.layout.average_over:
            first, last = (lines.get(item) for item in self.filled.layout.average_over[node_id])
            if first is None or last is None:
                return []
            return [i for i, line in lines.items() if first.row <= line.row <= last.row]
        return [item for item in self.rules.averaged[node_id] if item in lines]

    def _times_weight(self, value: Value, line: Line) -> Value:
        weight, factor = self._weight(line), self._number(value, line.item_id)
        if isinstance(factor, SheetError):
            return factor
        return weight if isinstance(weight, SheetError) else factor * weight

    def _weight(self, line: Line) -> Fraction | SheetError:
        return self._number(self._raw(line.weight, line.item_id, "weight"), line.item_id, "weight")

    def _weighted(self, indicator: Indicator, line: Line) -> Value:
        """The results: an answer times its own weight, where a text makes the product an error."""
        scale = indicator.inputs[0].scale
        if scale.kind is not ScaleKind.INDEX:
            value = self._by_type(line)
            if value == NOT_FILLED and line.answer_type.value != scale.written:
                place = self.place(indicator.id, "answer_type")
                return SheetError(
                    "#VALUE!", msg("{cell} does not read {written}", cell=place, written=scale.written)
                )
            return self._times_weight(value, line)
        answer = self._raw(line.answer, indicator.id)
        if is_blank(answer):
            return self._times_weight(NOT_FILLED, line)
        number = self._number(answer, indicator.id)
        if isinstance(number, SheetError):
            return number
        return self._times_weight(number / scale.maximum, line)

    def _by_type(self, line: Line) -> Value:
        """The value of an answer by the answer type that is written beside it."""
        kind, answer = self._raw(line.answer_type, line.item_id, "answer_type"), self._answer(line)
        if isinstance(kind, SheetError):
            return kind
        written = kind.casefold() if isinstance(kind, str) else "" if kind is None else str(kind)
        options = self.rules.options.get(written)
        if options is not None:
            if isinstance(answer, str):
                return options.get(answer.casefold(), NOT_FILLED)
            return answer if isinstance(answer, SheetError) else NOT_FILLED
        if written == RATIO_TYPE:
            return NOT_FILLED if is_blank(answer) else answer
        return answer if isinstance(answer, SheetError) and written in ("jumlah", "rupiah") else NOT_FILLED

    def _answer(self, line: Line) -> Value:
        """The answer cell: typed, or calculated where the official sheet calculates it."""
        item, rules = line.item_id, self.rules
        if item in rules.ratios:
            return self._ratio(rules.ratios[item])
        if item in rules.denominators:
            return self._denominator_sum(rules.denominators[item])
        return self._raw(line.answer, item)

    def _input(self, soal: int) -> Value:
        item = self.pack.questions[soal].id
        line = self.own.lines.get(item)
        if line is None:
            return SheetError("#REF!", msg("the row of {item} is not on the sheet", item=item))
        return self._raw(line.answer, item)

    def _denominator_sum(self, indicator: Indicator) -> Value:
        assert indicator.ratio is not None
        soals = indicator.ratio.denominator
        parts = [self._input(soal) for soal in soals]
        missing = _error_or_blank(parts)
        if missing is not None:
            return missing
        total = Fraction(0)
        for soal, value in zip(soals, parts, strict=True):
            number = self._number(value, self.pack.questions[soal].id)
            if isinstance(number, SheetError):
                return number
            total += number
        return total

    def _ratio(self, indicator: Indicator) -> Value:
        ratio = indicator.ratio
        assert ratio is not None
        row = self.filled.layout.sum_rows.get(indicator.id)
        place = row.item if row is not None else self.pack.questions[ratio.denominator[0]].id
        if row is None:
            below = self._input(ratio.denominator[0])
        elif row.item not in self.own.lines:
            return SheetError("#REF!", msg("the row of {item} is not on the sheet", item=row.item))
        elif row.calculated:
            below = self._denominator_sum(indicator)
        else:
            below = self._raw(self.own.lines[row.item].answer, row.item)
        above = self._input(ratio.numerator)
        missing = _error_or_blank([below, above, *map(self._input, ratio.required)])
        if missing is not None:
            return missing
        numerator = self.pack.questions[ratio.numerator].id
        return quotient(ratio.rule, (above, self.place(numerator)), (below, self.place(place)))


def _error_or_blank(values: list[Value]) -> SheetError | str | None:
    """What a formula shows that needs all of these: the first error, else that one is not filled; None: it goes on."""
    error = next((value for value in values if isinstance(value, SheetError)), None)
    return error or (NOT_FILLED if any(map(is_blank, values)) else None)
