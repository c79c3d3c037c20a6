"""What zi is held against: a program that only opens the same workbooks, one after the other, in one process.

usage: python benchmarks/readers.py openpyxl|calamine|pandas LIST

LIST is a text file with a path a line. A file that the library refuses is passed over. Exit code 4: not installed.
"""

import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

NOT_INSTALLED: Final = 4


def openpyxl() -> Callable[[str], Any]:
    """Cells as the program that saved them left them, as `zi` reads them too."""
    from openpyxl import load_workbook

    return lambda path: load_workbook(path, data_only=True)


def calamine() -> Callable[[str], Any]:
    """The floor: the values of all sheets, no formulas, no links, nothing worked out."""
    from python_calamine import CalamineWorkbook

    def read(path: str) -> Any:
        book = CalamineWorkbook.from_path(path)
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]

    return read


def pandas() -> Callable[[str], Any]:
    """All sheets as frames."""
    from pandas import read_excel

    return lambda path: read_excel(path, sheet_name=None, header=None)


READERS: Final = {"openpyxl": openpyxl, "calamine": calamine, "pandas": pandas}


def main(arguments: list[str]) -> int:
    """Read them all."""
    name, listed = arguments
    try:
        read = READERS[name]()
    except ImportError:
        return NOT_INSTALLED
    warnings.simplefilter("ignore")
    for path in Path(listed).read_text(encoding="utf-8").splitlines():
        try:
            read(path)
        except Exception:  # each library has errors of its own; zi says which files they are
            continue
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
