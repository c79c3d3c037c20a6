"""Cells where none belong, too many of them, and numbers that are none."""

from tests.builders.hostile.case import END_OF_CELLS, FAR_ROW, SHEET, Hostile, inline, rows, with_more
from zi_cli.workbook.grid import column_letters


def _cells(*cells: str, refused: str = "", finding: str = "") -> Hostile:
    return Hostile(with_more(SHEET, END_OF_CELLS, lambda: rows(*cells)), refused=refused, finding=finding)


def _many(more: str, count: int) -> str:
    return "".join(more.format(n=FAR_ROW + n // 200, c=column_letters(1 + n % 200)) for n in range(count))


NUMBERS = (
    "NaN", "Infinity", "-INF", "1e308", "1E999", "-1e-400", "1e9", "-5", "1" * 400, "9" * 4_000, "0x10", "1_000", "١٢",
)  # fmt: skip
"""Numbers of cells: some are numbers, some only for Python, some for nobody."""


def _numbers(kind: str) -> str:
    return rows(
        *(
            f'<c r="K{FAR_ROW + at}" {kind}><v>{text}</v></c>'
            for at, text in enumerate(NUMBERS)
            if text != "0x10"
        )
    )


CELLS = {
    "sel-xfd1048576": Hostile(
        with_more(SHEET, END_OF_CELLS, lambda: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        finding="ZI101",
    ),
    "sel-di-luar-lembar": Hostile(
        with_more(SHEET, END_OF_CELLS, lambda: '<row r="9999999"><c r="ZZZ9999999"><v>1</v></c></row>'),
        finding="ZI101",
    ),
    "baris-besar": Hostile(
        with_more(SHEET, END_OF_CELLS, lambda: '<row r="' + "9" * 5_000 + '"><c><v>1</v></c></row>'),
        refused="cannot be read",
    ),
    "angka-aneh": Hostile(with_more(SHEET, END_OF_CELLS, lambda: _numbers(""))),
    "angka-heksadesimal": _cells(f'<c r="K{FAR_ROW}"><v>0x10</v></c>', refused="cannot be read"),
    "angka-panjang": _cells(f'<c r="K{FAR_ROW}"><v>' + "7" * 3_000_000 + "</v></c>", refused="more than"),
    "sel-rangkap": _cells("".join(inline(f"A{FAR_ROW}", str(n)) for n in range(50_000))),
    "sel-tak-berurutan": Hostile(
        with_more(SHEET, "<row ", lambda: rows(inline("A3999", "x"), first=3999) + rows(inline("B10", "y"), first=10))
    ),
    "sel-terlalu-banyak": Hostile(
        with_more(SHEET, END_OF_CELLS, lambda: _many('<c r="{c}{n}"><v>1</v></c>', 199_000)),
        refused="more than",
    ),
    "gabungan-10000": Hostile(
        with_more(
            SHEET,
            "</mergeCells>",
            lambda: "".join(f'<mergeCell ref="K{n}:Q{n + 3}"/>' for n in range(1, 10_001)),
        )
    ),
    "gabungan-melingkar": Hostile(
        with_more(
            SHEET,
            "</mergeCells>",
            lambda: '<mergeCell ref="Q3:K200"/><mergeCell ref="K200:Q3"/><mergeCell ref="A1:XFD1048576"/>'
            '<mergeCell ref="K4:K4"/><mergeCell ref="K3:K200"/><mergeCell ref="K3:K200"/>',
        )
    ),
    "gabungan-sejuta": Hostile(
        with_more(SHEET, "</mergeCells>", lambda: '<mergeCell ref="A1:B2"/>' * 1_000_000), refused="more than"
    ),
    "tautan-selembar": Hostile(
        with_more(SHEET, "</hyperlinks>", lambda: '<hyperlink ref="A1:XFD1048576" location="A1"/>' * 2_000),
        refused="more than",
    ),
}  # fmt: skip
