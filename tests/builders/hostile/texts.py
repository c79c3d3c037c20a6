"""Texts: formulas, markup, control characters, endless lengths, and what regular expressions stumble over."""

from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.builders.hostile.case import (
    BOOK,
    END_OF_CELLS,
    FAR_ROW,
    SHEET,
    SHEET_RELATIONS,
    STRINGS,
    Hostile,
    inline,
    rows,
    sound,
    with_more,
)  # fmt: skip
from tests.builders.package import save
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.workbook.grid import column_letters

PAYLOAD = "CONTOHJAHAT"
"""Stands in every text that would do something if a spreadsheet took it for a formula."""
FORMULAS = (
    f"=HYPERLINK(\"http://contoh.example/?{PAYLOAD}\",\"klik\")", f"+cmd|' /C calc'!{PAYLOAD}", f"-2+3+{PAYLOAD}",
    f"@SUM(1+1)*{PAYLOAD}", f"\t={PAYLOAD}", f"\r={PAYLOAD}", f"{{={PAYLOAD}}}", f"%0A={PAYLOAD}", f"＝{PAYLOAD}",
    f"\n=1+1;{PAYLOAD}", f'",={PAYLOAD},"', f"a\n={PAYLOAD}", f"DDE(\"cmd\";\"{PAYLOAD}\")",
)  # fmt: skip
MARKUP = (
    f"<script>alert('{PAYLOAD}')</script>", "[bold]x[/bold] [/x] [link=http://contoh.example]y[/link] :smile: [red",
    "]]> --> <!-- ?> </testcase> &amp; &#0; &l9;", "{0} {soal} {{x}} %s %(x)s ${x} {{7*7}} {% raw %}", "::error file=x,line=1::y",
    "%0A::set-output name=a::b", "\\u001b[31m \\x1b \\N{BULLET}", "'; DROP TABLE x; --", "$(calc) `calc` | calc",
)  # fmt: skip
SIGNS = ("\u202ekanan\u202c", "\u2066\u2067\u2068\u2069", "\u200e\u200f\u061c", "\ufeff", "\u2028\u2029", "\u0085", "\x9b1m", "\x7f",
         "😀" * 300, "e\u0301" * 300, "\ufdfa" * 300, "Z\u0334\u0353" * 300, "\U000e0041" * 50)  # fmt: skip
ESCAPED = "_x001B_[31m_x0007__x0000__xD800__xDFFF__xFFFE__x005F_x001B_"
"""What xlsx cannot hold as it is, escaped: ESC, BEL, NUL, halves of pairs, a non-character."""


def _filled(texts: tuple[str, ...]) -> Hostile:
    """The texts in every field: notes, evidence, answers, the unit, cells below the table, the sheet's name."""

    def build(path: Path, criteria: CriteriaSet) -> Path:
        parts, name = sound(), texts[0][:200]
        sheet = parts[SHEET].replace(
            "<row ", rows(inline("A1", "Unit kerja: " + escape(texts[0])), first=1) + "<row ", 1
        )
        for number, row in enumerate(range(5, 200)):
            text = escape(texts[number % len(texts)], {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})
            for column in "KOQ" if number % 3 == 0 else "OQ":
                sheet = _typed(sheet, f"{column}{row}", text)
            sheet = sheet.replace(
                END_OF_CELLS,
                rows(
                    inline(f"B{FAR_ROW + row}", text) + inline(f"K{FAR_ROW + row}", text), first=FAR_ROW + row
                )
                + END_OF_CELLS,
            )
        book = parts[BOOK].replace('name="LKE ZI"', f"name={quoteattr(name)}")
        return save(path, {**parts, SHEET: sheet, BOOK: book})

    return Hostile(build)


def _typed(sheet: str, reference: str, text: str) -> str:
    """A cell with another content, where it is there."""
    start = sheet.find(f'<c r="{reference}"')
    if start < 0:
        return sheet
    end = sheet.find("/>", start) + 2
    if sheet.find(">", start) < end - 1:
        end = sheet.find("</c>", start) + 4
    return sheet[:start] + inline(reference, text) + sheet[end:]


def full_cells(path: Path, criteria: CriteriaSet) -> Path:
    """Notes and evidence as long as a cell can be."""
    parts, sentence = sound(), "Laporan CONTOH tentang kegiatan yang sudah selesai. "
    text = (sentence * (32_767 // len(sentence) + 1))[:32_767]
    for row in range(5, 60, 3):
        for column in "OQ":
            parts[SHEET] = _typed(parts[SHEET], f"{column}{row}", text)
    return save(path, parts)


def one_text_everywhere(path: Path, criteria: CriteriaSet) -> Path:
    """A long shared text in all cells beside the questions."""
    parts = sound()
    count = parts[STRINGS].count("<si>")
    parts[STRINGS] = parts[STRINGS].replace("</sst>", f"<si><t>{'www. ' * 6_000}</t></si></sst>")
    for row in range(5, 205):
        cells = "".join(f'<c r="{column_letters(c)}{row}" t="s"><v>{count}</v></c>' for c in range(20, 250))
        parts[SHEET] = parts[SHEET].replace(END_OF_CELLS, f'<row r="{row}">{cells}</row>{END_OF_CELLS}')
    return save(path, parts)


def _below(texts: Callable[[], Iterator[str]], refused: str = "") -> Hostile:
    """Cells with these texts below the table and far above it."""
    return Hostile(
        with_more(
            SHEET,
            END_OF_CELLS,
            lambda: rows(*(inline(f"B{FAR_ROW + at}", t) for at, t in enumerate(texts()))),
        ),
        refused=refused,
    )


STUMBLING = (
    "\n" * 499, "nama " * 99, "nama\n" * 99, "unit kerja " * 45, "Unit kerja" + " " * 480, "a. " * 160, "a. " + " " * 490, "(" * 490,
    "www." * 120, "http://" * 70, "www.,www.;" * 48, "drive." + "." * 480, "drive" + "a.aa/" * 95, "1." * 240, "1.000" * 95, " " * 490,
    'HYPERLINK("' * 44, "a/b/c/" * 80, "A) B) C) " * 54, "2 kali " * 70, "tidak ada " * 49, "12,5 % " * 70, "sistem pengendalian " * 24,
    "tidak " * 80, "satu dua tiga " * 35, "100" * 160, "//" * 240, "Laporan 2019 " * 37, "." * 490, "belum ada sehingga " * 25, "-" * 490,
    "2025/" * 98, "SK Nomor " * 54, "1/2/" * 120, "\u00a0" * 490, "é" * 490, "İ" * 490, "ß" * 490, "\ufdfa" * 490,
)  # fmt: skip
"""Texts that a careless regular expression takes the square of their length for, short enough for every reader."""


def stumbling_above(path: Path, criteria: CriteriaSet) -> Path:
    """20,000 such texts above the table, where the unit's name and the headers are looked for."""
    from tests.builders.hostile.sheets import moved_down

    parts = sound()
    count = parts[STRINGS].count("<si>")
    strings = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in STUMBLING)
    cells = rows(
        *(
            "".join(
                f'<c r="{column_letters(c)}{r}" t="s"><v>{count + (r + c) % len(STUMBLING)}</v></c>'
                for c in range(1, 101)
            )
            for r in range(1, 201)
        ),
        first=1,
    )
    sheet = moved_down(parts[SHEET], 200).replace("<row ", cells + "<row ", 1)
    return save(path, {**parts, SHEET: sheet, STRINGS: parts[STRINGS].replace("</sst>", strings + "</sst>")})


TEXTS = {
    "rumus": _filled(FORMULAS),
    "markah": _filled(MARKUP),
    "tanda-tak-tampak": _filled(SIGNS),
    "tanda-lolos": _filled((ESCAPED, f"x{ESCAPED}")),
    "mudah-tersandung": _filled(STUMBLING + tuple(text * 8 for text in STUMBLING[::6])),
    "tersandung-di-atas": Hostile(stumbling_above),
    "sel-penuh": Hostile(full_cells),
    "sel-melampaui-batas": _below(lambda: iter(["x" * 20_000_000]), refused="more than"),
    "teks-panjang-di-mana-mana": Hostile(one_text_everywhere, refused="more than"),
    "rumus-panjang": Hostile(
        with_more(
            SHEET, END_OF_CELLS, lambda: f'<row r="{FAR_ROW}"><c r="A{FAR_ROW}"><f>HYPERLINK("' + "x" * 20_000_000 + "</f></c></row>"
        ),
        refused="more than",
    ),
    "nama-lembar-100000": Hostile(
        lambda path, criteria: save(
            path, (parts := sound()) | {BOOK: parts[BOOK].replace('"LKE ZI"', '"' + "L" * 100_000 + '"')}
        ),
        refused="more than",
    ),
    "nama-terdefinisi-100000": Hostile(
        with_more(BOOK, "</definedNames>", lambda: '<definedName name="' + "N" * 100_000 + '">' + "1+" * 50_000 + "1</definedName>")
    ),
    "tautan-jahat": Hostile(
        with_more(
            SHEET_RELATIONS,
            "</Relationships>",
            lambda: "".join(
                f'<Relationship Id="rId{n}" Type="x/hyperlink" Target={quoteattr(target)} TargetMode="External"/>'
                for n, target in enumerate(
                    ("javascript:alert(1)", "file:///etc/passwd", "\\\\contoh.example\\x", "=cmd|x", "x" * 9_000, "data:text/html,x"), 1
                )
            ),
        )
    ),
}  # fmt: skip
