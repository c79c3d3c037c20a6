"""Formulas of the sheet that are not the official ones any more: typed over, changed, or pointing elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from zi_cli.criteria.lke.pack import Node, Pack
from zi_cli.workbook.filled import FilledWorkbook, Line, OwnArithmetic
from zi_cli.workbook.grid import Cell, column_letters
from zi_cli.workbook.official_formulas import (
    SheetPlan,
    canonical,
    is_averaged,
    sheet_plan,
    translated,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlteredFormula:
    """A formula of the sheet that is not the official one any more."""

    item_id: str
    cell: str
    found: str
    """The formula or value that stands there; empty where nothing does."""
    typed: bool
    """A value was typed over the formula."""


def find_altered(pack: Pack, filled: FilledWorkbook) -> list[AlteredFormula]:
    """Formulas of the sheet that differ from the official ones, in the order of the rows."""
    own = filled.arithmetic
    if own is None or not {"score", "answer", "answer_type", "weight"} <= set(own.columns):
        return []
    plan = sheet_plan(pack, filled.layout, own)
    altered = list(_strangers(plan, filled, own))
    for line in sorted(_unlike(plan, own), key=lambda line: line.row):
        item = line.item_id
        for role, expected, cell in (
            ("answer", plan.official[item][0], line.answer),
            ("score", plan.official[item][1], line.score),
        ):
            if expected is None or _same(plan, item, expected, cell, line.row, own.columns[role]):
                continue
            found = f"={cell.formula}" if cell.formula is not None else _shown(cell)
            altered.append(
                AlteredFormula(
                    item_id=item,
                    cell=filled.cell_name(line.row, own.columns[role]),
                    found=found,
                    typed=cell.formula is None and cell.value is not None,
                )
            )
    return altered


def _unlike(plan: SheetPlan, own: OwnArithmetic) -> Iterator[Line]:
    """Rows with a formula that is not the official one to the letter: nearly always there are none."""
    official = plan.official
    for item, line in own.lines.items():
        answer, score = official[item]
        if (answer is not None and line.answer.formula != answer) or (
            score is not None and line.score.formula != score
        ):
            yield line


def _strangers(plan: SheetPlan, filled: FilledWorkbook, own: OwnArithmetic) -> Iterator[AlteredFormula]:
    """Rows that are no item of the LKE, but have a score that a sub-area's average takes in."""
    if not own.strangers:
        return
    ranges = [_averaged(plan, own, node) for node in plan.pack.nodes.values() if is_averaged(node)]
    for row, cell in own.strangers.items():
        if any(first <= row <= last for first, last in ranges):
            name = filled.cell_name(row, own.columns["score"])
            yield AlteredFormula(item_id="", cell=name, found=_shown(cell), typed=True)


def _averaged(plan: SheetPlan, own: OwnArithmetic, node: Node) -> tuple[int, int]:
    """(first, last) row of a sub-area's average, as its formula says or as the official one would; (0, -1) if none."""
    line = own.lines.get(node.id)
    found = _AVERAGE.match(canonical(line.score.formula or "")) if line else None
    if found:
        return int(found[2]), int(found[4] or found[2])
    try:
        return plan.averaged(node)
    except KeyError:
        return 0, -1


def _shown(cell: Cell) -> str:
    return (
        format(cell.value, ".15g") if isinstance(cell.value, float) else str(cell.value or cell.error or "")
    )


_AVERAGE = re.compile(r"AVERAGE\(([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?\)\*([A-Z]+\d+)$")
_AREA = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)$")
_SUM = re.compile(r"SUM\(([A-Z0-9:,]+)\)$")


def _same(plan: SheetPlan, item: str, expected: str, cell: Cell, row: int, column: int) -> bool:
    if not cell.formula:  # some formats tell that there is a formula, but not which
        return cell.formula is not None
    formula = cell.formula
    if formula == expected:
        return True
    if cell.formula_base is not None:
        formula = translated(formula, row - cell.formula_base[0], column - cell.formula_base[1])
    return _calculates(plan, item, expected, formula)


@lru_cache(maxsize=64)
def _calculates(plan: SheetPlan, item: str, expected: str, formula: str) -> bool:
    """Whether a formula of an item gives what the expected one gives.

    Remembered: the official workbook itself has some that are written differently.
    """
    found = canonical(formula)
    if found == canonical(expected):
        return True
    average = _AVERAGE.match(found)
    if average and item in plan.pack.nodes:
        return _averages_the_same(plan, item, average)
    sums = _SUM.match(found)
    return bool(sums) and _summed_rows(found) == _summed_rows(canonical(expected)) != set()


def _averages_the_same(plan: SheetPlan, item: str, found: re.Match[str]) -> bool:
    """A range that spans the same items: rows without an item, such as an inserted one, make no difference."""
    score = column_letters(plan.columns["score"])
    if found[1] != score or (found[3] or score) != score or found[5] != plan.ref(item, "weight"):
        return False
    node = plan.pack.nodes[item]
    if not is_averaged(node):
        return False
    first, last = plan.averaged(node)
    top, bottom = int(found[2]), int(found[4] or found[2])
    spanned = {i for i, r in plan.rows.items() if top <= r <= bottom}
    return spanned == {i for i, r in plan.rows.items() if first <= r <= last}


def _summed_rows(formula: str) -> set[str]:
    match = _SUM.match(formula)
    cells: set[str] = set()
    for part in match[1].split(",") if match else ():
        area = _AREA.match(part)
        if area is None:
            cells.add(part)
            continue
        top, bottom = int(area[2]), int(area[4])
        cells.update(f"{area[1]}{row}" for row in range(top, min(bottom, top + 500) + 1))
    return cells
