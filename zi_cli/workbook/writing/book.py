"""xlsxwriter's workbook, with formulas prepared once: it runs thirty searches over each, also one seen before."""

from typing import Any, Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

_MOST: Final = 20_000
"""Formulas that are remembered: a few layouts' worth."""
_prepared: dict[tuple[str, bool], str] = {}


class _Sheet(Worksheet):  # type: ignore[misc, unused-ignore]
    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        key = formula, expand_future_functions or self.use_future_functions
        if key not in _prepared:
            if len(_prepared) >= _MOST:
                _prepared.clear()
            _prepared[key] = super()._prepare_formula(formula, expand_future_functions)
        return _prepared[key]


class Book(xlsxwriter.Workbook):  # type: ignore[misc, unused-ignore]
    """A new workbook; its options are xlsxwriter's."""

    worksheet_class: Any = _Sheet
