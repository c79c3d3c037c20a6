"""Sheets: too many, full of questions, or repeated without end as .ods can."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from tests.builders import ods
from tests.builders.hostile.case import (
    BOOK,
    BOOK_RELATIONS,
    END_OF_CELLS,
    SHEET,
    Hostile,
    inline,
    rows,
    sound,
)
from tests.builders.package import save
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.workbook.grid import column_letters
from zi_cli.workbook.recognition import Recogniser


def lke_rows(pack: Pack) -> list[dict[int, str]]:
    """A sound LKE as texts by column, row by row from the second on, for formats without a writer of ours."""
    layout, columns = pack.layouts["lampiran-iii"], pack.layouts["lampiran-iii"].columns
    found: dict[int, dict[int, str]] = {
        2: {
            columns[role].at: head
            for role, head in (("answer", "Jawaban"), ("note", "Catatan"), ("evidence", "Bukti"))
        }
    }
    names = {node.id: node.name for node in pack.nodes.values()}
    names |= {i.id: i.label for i in pack.indicators.values() if i.ratio is not None}
    for item, name in names.items():
        found[layout.rows[item]] = {layout.text_columns[-1]: name}
    for question in pack.questions.values():
        answer = next(iter(question.scale.ratios), "1")
        found[layout.rows[question.id]] = {
            layout.text_columns[-1]: question.label,
            columns["answer_type"].at: question.scale.written,
            columns["answer"].at: answer,
            columns["evidence"].at: f"https://berkas.contoh.example/{question.soal_id}",
        }
    return [found.get(row, {}) for row in range(2, max(found) + 1)]


def sheets_of(path: Path, criteria: CriteriaSet, contents: Iterable[str], first: str = "") -> Path:
    """A sound LKE, or a `first` sheet of another content, with further sheets of these rows."""
    parts = sound()
    parts[SHEET] = first or parts[SHEET]
    names, targets = "", ""
    for number, content in enumerate(contents, start=100):
        name = f"worksheets/sheet{number}.xml"
        parts[f"xl/{name}"] = f"<worksheet><sheetData>{content}</sheetData></worksheet>"
        names += f'<sheet name="S{number}" sheetId="{number}" r:id="h{number}"/>'
        targets += f'<Relationship Id="h{number}" Type="x/worksheet" Target="{name}"/>'
    parts[BOOK] = parts[BOOK].replace("</sheets>", names + "</sheets>")
    parts[BOOK_RELATIONS] = parts[BOOK_RELATIONS].replace("</Relationships>", targets + "</Relationships>")
    return save(path, parts)


def one_sheet_5000_times(path: Path, criteria: CriteriaSet) -> Path:
    """The same part as 5,000 sheets."""
    parts = sound()
    more = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(5_000))
    return save(path, {**parts, BOOK: parts[BOOK].replace("</sheets>", more + "</sheets>")})


def _labels(pack: Pack) -> list[str]:
    return [escape(question.label) for question in pack.questions.values()]


def all_questions(path: Path, criteria: CriteriaSet) -> Path:
    """A sheet of which every cell is a question."""
    parts, labels = sound(), _labels(criteria.lke)
    cells = "".join(
        f'<row r="{row}">'
        + "".join(inline(f"{column_letters(c)}{row}", labels[(row + c) % len(labels)]) for c in range(1, 51))
        + "</row>"
        for row in range(300, 1_300)
    )
    return save(path, {**parts, SHEET: parts[SHEET].replace(END_OF_CELLS, cells + END_OF_CELLS)})


def _questions_in_disorder(pack: Pack, count: int, salt: int) -> str:
    """Rows of questions whose wordings fit several items each, in no order."""
    words: dict[str, int] = {}
    for label in _labels(pack):
        words[label] = words.get(label, 0) + 1
    twice = [label for label, times in words.items() if times > 1] or _labels(pack)
    return rows(*(inline(f"A{1 + n}", twice[(n * 7 + salt) % len(twice)]) for n in range(count)), first=1)


def questions_in_disorder(path: Path, criteria: CriteriaSet) -> Path:
    """Nearly 3,000 rows that fit several questions each."""
    return sheets_of(path, criteria, [_questions_in_disorder(criteria.lke, 2_900, 0)])


def questions_on_every_sheet(path: Path, criteria: CriteriaSet) -> Path:
    """100 sheets of 2,000 such rows."""
    return sheets_of(
        path, criteria, (_questions_in_disorder(criteria.lke, 2_000, salt) for salt in range(100))
    )


def drifted(path: Path, criteria: CriteriaSet) -> Path:
    """No LKE, but 100 sheets that read nearly as one: every wording has drifted."""
    keywords = Recogniser(criteria.lke).likeness.keywords
    labels = [" ".join(sorted(keywords[question.id])) for question in criteria.lke.questions.values()]
    content = rows(*(inline(f"A{1 + n}", labels[n % len(labels)]) for n in range(500)), first=1)
    return sheets_of(path, criteria, [content] * 100, first="<worksheet><sheetData/></worksheet>")


def lke_200_times(path: Path, criteria: CriteriaSet) -> Path:
    """200 more sheets with all questions and answers."""
    content = rows(
        *(
            "".join(inline(f"{column_letters(c)}{2 + at}", escape(text)) for c, text in sorted(row.items()))
            for at, row in enumerate(lke_rows(criteria.lke))
        ),
        first=2,
    )
    return sheets_of(path, criteria, [content] * 200)


def headers_everywhere(path: Path, criteria: CriteriaSet) -> Path:
    """40 rows of 250 headers each above the table."""
    words = (
        "Jawaban",
        "Catatan",
        "Bukti dukung",
        "Jawaban TPI",
        "Catatan TPI",
        "Jawaban TPU",
        "Bobot",
        "Nilai",
    )
    parts = sound()
    head = rows(
        *(
            "".join(inline(f"{column_letters(c)}{r}", words[(r + c) % 8]) for c in range(1, 250))
            for r in range(1, 41)
        ),
        first=1,
    )
    ranges = "".join(f'<mergeCell ref="A{r}:IV{r}"/>' for r in range(1, 41)) * 200
    sheet = moved_down(parts[SHEET], 40).replace("<row ", head + "<row ", 1)
    return save(path, {**parts, SHEET: sheet.replace("</mergeCells>", ranges + "</mergeCells>")})


def moved_down(sheet: str, by: int) -> str:
    """The rows of a sheet further down; its merged ranges and links stay."""
    head, cells, tail = re.split(r"(?<=<sheetData>)|(?=</sheetData>)", sheet)
    moved = re.sub(r'(r="[A-Z]*)([0-9]+)"', lambda found: f'{found[1]}{int(found[2]) + by}"', cells)
    return head + moved + tail


def _ods(*tables: str) -> Hostile:
    """A sound LKE as .ods with more tables."""

    def build(path: Path, criteria: CriteriaSet) -> Path:
        return save(path, ods.ods_parts(ods_lke(criteria.lke), *tables))

    return Hostile(build, suffix=".ods")


def ods_lke(pack: Pack, more: str = "") -> str:
    """The table of a sound LKE, with `more` rows below."""
    lines = [ods.row(), *(ods.row(*_ods_cells(row)) for row in lke_rows(pack))]
    return ods.table(*lines, more, name="LKE ZI")


def _ods_cells(row: dict[int, str]) -> list[str]:
    return [ods.text(escape(row[c])) if c in row else ods.cell() for c in range(1, max(row, default=0) + 1)]


def _ods_more(more: Callable[[], str], **what: str) -> Hostile:
    def build(path: Path, criteria: CriteriaSet) -> Path:
        return save(path, ods.ods_parts(ods_lke(criteria.lke, more())))

    return Hostile(build, suffix=".ods", **what)


def _repeated(rows_repeated: int, columns_repeated: int) -> str:
    return ods.row(
        ods.cell(
            "<text:p>x</text:p>", value_type="string", table_number_columns_repeated=str(columns_repeated)
        ),
        repeated=rows_repeated,
    )


SHEETS = {
    "lembar-499": Hostile(lambda path, criteria: sheets_of(path, criteria, [""] * 499)),
    "lembar-5000": Hostile(one_sheet_5000_times, refused="more than"),
    "semua-sel-soal": Hostile(all_questions, refused="repeats the wordings"),
    "soal-acak": Hostile(questions_in_disorder, finding="ZI104"),
    "soal-acak-di-semua-lembar": Hostile(questions_on_every_sheet, refused="repeats the wordings"),
    "bunyi-mirip-di-semua-lembar": Hostile(drifted, finding="ZI301"),
    "lke-200-lembar": Hostile(lke_200_times, finding="ZI104"),
    "judul-di-mana-mana": Hostile(headers_everywhere),
    "ods-baris-berulang": _ods_more(lambda: _repeated(2_000_000_000, 1), finding="ZI101"),
    "ods-kolom-berulang": _ods_more(lambda: _repeated(1, 2_000_000_000), finding="ZI101"),
    "ods-blok-berulang": _ods_more(lambda: _repeated(1_048_576, 16_384), refused="more than"),
    "ods-blok-kosong": _ods_more(lambda: ods.row(ods.cell(table_number_columns_repeated="16384"), repeated=1_048_576)),
    "ods-ulangan-negatif": _ods_more(lambda: _repeated(-5, -5)),
    "ods-gabungan-besar": _ods_more(lambda:
        ods.row(ods.cell("<text:p>x</text:p>", value_type="string", table_number_rows_spanned="1048576")) * 3_000
    ),
    "ods-paragraf": _ods_more(lambda: ods.row(ods.cell("<text:p/>" * 3_000_000)), refused="cannot be read"),
    "ods-sel-sebaris": _ods_more(lambda: ods.row(ods.text("x") * 300_000), refused="cannot be read"),
    "ods-spasi": _ods_more(lambda: ods.row(ods.cell('<text:p><text:s text:c="999999999"/></text:p>', value_type="string"))),
    "ods-tautan-jahat": _ods_more(lambda:
        ods.row(ods.cell(f'<text:p><text:a xlink:href="#x{".A1:" * 200_000}&#10;"/></text:p>', value_type="string"))
    ),
    "ods-rumus-jahat": _ods_more(lambda:
        ods.row(ods.cell("", table_formula="of:=" + "[&apos;" * 10_000 + "HYPERLINK(&quot;" * 2_000))
    ),
    "ods-tabel-bertingkat": _ods_more(lambda: ods.row(ods.cell("<table:table>" * 300_000)), refused="cannot be read"),
}  # fmt: skip
