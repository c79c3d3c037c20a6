"""What the official formulas calculate from what: the same for every workbook of a layout, so worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from zi_cli.criteria.lke.layout import Layout
from zi_cli.criteria.lke.pack import Indicator, Pack, ScaleKind
from zi_cli.workbook.official_formulas import COMPONENT_TOTALS, TOTAL, is_averaged, items_below, summed


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRules:
    """The official sheet's arithmetic, by item."""

    totals: Mapping[str, tuple[str, ...]]
    """Grand total and components → the items that they add up, wherever their own row may be."""
    sums: Mapping[str, tuple[str, ...]]
    """Other nodes that add up items, and which."""
    averaged: Mapping[str, tuple[str, ...]]
    """Nodes that average items, and which."""
    options: Mapping[str, Mapping[str, Fraction]]
    """Written answer type of options → option → value, both in casefold."""
    weighted: Mapping[str, Indicator]
    """Indicators with a weight of their own."""
    ratios: Mapping[str, Indicator]
    """Indicators whose answer is calculated from counts."""
    denominators: Mapping[str, Indicator]
    """Rows in which the sheet adds up the denominator of a ratio."""


@lru_cache(maxsize=16)
def sheet_rules(pack: Pack, layout: Layout) -> SheetRules:
    """The rules of a layout."""
    totals = {TOTAL: tuple(root.id for root in pack.roots)}
    for component, row in COMPONENT_TOTALS.items():
        if component in pack.nodes:
            totals[component] = totals[row] = tuple(summed(pack.nodes[component]))
    others = [node for node in pack.nodes.values() if node.id not in totals]
    sums = {
        node.id: tuple([child.id for child in node.children] or [one.id for one in node.indicators])
        for node in others
        if not is_averaged(node)
    }
    averaged = {
        node.id: tuple(dict.fromkeys(items_below(layout, node))) for node in others if is_averaged(node)
    }
    denominators = {
        row.item: pack.indicators[indicator_id]
        for indicator_id, row in layout.sum_rows.items()
        if row.calculated
    }
    indicators = pack.indicators.items()
    return SheetRules(
        totals=totals,
        sums=sums,
        averaged=averaged,
        options=_options(pack),
        weighted={item: one for item, one in indicators if one.weight_points is not None},
        ratios={item: one for item, one in indicators if one.ratio is not None},
        denominators=denominators,
    )


def _options(pack: Pack) -> Mapping[str, Mapping[str, Fraction]]:
    """Of scales that are written alike the first counts."""
    found: dict[str, Mapping[str, Fraction]] = {}
    for scale in pack.scales.values():
        if scale.kind is ScaleKind.OPTIONS:
            values = {option.casefold(): ratio for option, ratio in reversed(tuple(scale.ratios.items()))}
            found.setdefault(scale.written.casefold(), values)
    return found
