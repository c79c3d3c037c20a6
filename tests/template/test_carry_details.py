"""What may stand in an earlier official workbook, and what becomes of it in each layout."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from tests.builders.lke import best, save_lke
from tests.builders.reading import read
from zi_cli.api import Assessment, assess
from zi_cli.criteria.lke.pack import Pack
from zi_cli.template.carry import Carried, carry_over
from zi_cli.template.write import LAYOUTS, TemplateWriter
from zi_cli.workbook.answers import AnswerState
from zi_cli.workbook.filled import Response
from zi_cli.workbook.writing.template.filling import CarriedLine

pytestmark = pytest.mark.slow

LONG = "Kata " * 6553 + "CT"
EVIDENCE: Mapping[int, tuple[str | None, str | None, set[str]]] = {
    1: (
        "https://e.id/1\nhttps://e.id/2; www.e.id/3",
        None,
        {"https://e.id/1", "https://e.id/2", "www.e.id/3"},
    ),
    2: ("SK Tim CONTOH", "https://e.id/1", {"https://e.id/1"}),
    3: ("https://e.id/1?usp=sharing", "https://e.id/1", {"https://e.id/1", "https://e.id/1?usp=sharing"}),
    4: ("lihat https://e.id/1", "https://e.id/2", {"https://e.id/1", "https://e.id/2"}),
    5: ('=HYPERLINK("https://e.id/1","buka")', None, {"https://e.id/1"}),
    6: ("SK Kepala Balai CONTOH Nomor 5", None, {"SK Kepala Balai CONTOH Nomor 5"}),
    7: (r"D:\ZI\01 SK.pdf", None, {r"D:\ZI\01 SK.pdf"}),
    8: ("'=1+1 dan @x", None, {"=1+1 dan @x"}),
    9: ("https://e.id/" + "a" * 3000, None, {"https://e.id/" + "a" * 3000}),
    10: (None, "https://e.id/1#bagian", {"https://e.id/1#bagian"}),
    11: ("belum ada", None, set()),
}
"""Soal → (what the cell says, its hyperlink, targets). A leading apostrophe makes it a text."""
NOTES = (
    "=1+1",
    "@x",
    "+62 812",
    "-5",
    '=HYPERLINK("https://e.id")',
    "'",
    "#REF!",
    "TRUE",
    LONG,
    "baris\nbaris",
    "\u202ebalik",
)
FIRST_NOTE, LINKED_NOTE, LONG_NOTE, LONG_EVIDENCE = 13, 30, 31, 12
INVALID, ERROR, UNCALCULATED, MISSING = 32, 33, 34, 40
RATIO_CELLS = {"O": "catatan rasio", "Q": "SK Tim CONTOH https://e.id/rasio"}
EXTRA = {"G": "Pertanyaan CONTOH tambahan kami", "K": "A", "O": "catatan kami", "Q": "https://e.id/kami"}


@dataclass(frozen=True)
class Move:
    """From an earlier workbook to a new one."""

    before: Assessment
    carried: Carried
    path: Path
    after: Assessment

    def line(self, item: str) -> CarriedLine:
        (line,) = [line for line in self.carried.filling.carried if line.item == item]
        return line


def ratio(pack: Pack) -> str:
    return next(i.id for i in pack.indicators.values() if i.ratio is not None)


def earlier(pack: Pack, path: Path) -> Path:
    """All of it in one file."""
    save_lke(path, pack, best(pack, unsupported=[*EVIDENCE, LONG_EVIDENCE, LINKED_NOTE]))
    rows = pack.layouts["lampiran-iii"].rows
    book = openpyxl.load_workbook(path)
    sheet = book["LKE ZI"]

    def put(soal: int, column: str, content: object, link: str | None = None) -> None:
        cell = sheet[f"{column}{rows[pack.questions[soal].id]}"]
        if content is not None:
            cell.value = content.removeprefix("'") if isinstance(content, str) else content
            cell.data_type = "s" if column == "O" or str(content).startswith("'") else cell.data_type
        if link:
            cell.hyperlink = link

    for soal, (said, link, _) in EVIDENCE.items():
        put(soal, "Q", said, link)
    for soal, note in enumerate(NOTES, FIRST_NOTE):
        put(soal, "O", f"'{note}")
    put(LINKED_NOTE, "O", "Bukti di sini", "https://e.id/catatan")
    put(LONG_EVIDENCE, "Q", LONG, "https://e.id/bukti")
    put(LONG_NOTE, "O", LONG, "https://e.id/panjang")
    for soal, typed in {INVALID: "X", ERROR: "#DIV/0!", UNCALCULATED: "=1+1"}.items():
        put(soal, "K", typed)
    for column, text in RATIO_CELLS.items():
        sheet[f"{column}{rows[ratio(pack)]}"] = text
    below = sheet.max_row + 1
    for column, text in EXTRA.items():
        sheet[f"{column}{below}"] = text
    sheet.delete_rows(rows[pack.questions[MISSING].id])
    book.create_sheet("Rencana aksi CONTOH")["A1"] = "isi"
    book.save(path)
    return path


@pytest.fixture(scope="module", params=list(LAYOUTS))
def move(
    request: pytest.FixtureRequest,
    pack: Pack,
    writer: TemplateWriter,
    tmp_path_factory: pytest.TempPathFactory,
) -> Move:
    folder = tmp_path_factory.mktemp("pindah")
    before = assess(earlier(pack, folder / "lama.xlsx"))
    carried = carry_over(before, writer.texts, request.param)
    path = folder / "baru.xlsx"
    path.write_bytes(writer.content(carried.filling, request.param))
    return Move(before, carried, path, assess(path))


def targets(response: Response) -> set[str]:
    return {evidence.target for evidence in response.evidence}


@pytest.mark.parametrize("soal", EVIDENCE)
def test_evidence(move: Move, soal: int) -> None:
    said, _, expected = EVIDENCE[soal]
    assert targets(move.before.filled.responses[soal]) == expected
    after = move.after.filled.responses[soal]
    assert targets(after) == expected
    if said and not said.startswith("=H"):
        assert said.removeprefix("'") in after.evidence_text


@pytest.mark.parametrize("note", NOTES)
def test_texts_stay_texts(move: Move, note: str) -> None:
    said = move.after.filled.responses[FIRST_NOTE + NOTES.index(note)].note
    assert said.text == note
    name, _, place = str(said.cell).partition("!")
    sheet = next(sheet for sheet in read(move.path).sheets if sheet.name == name)
    (cell,) = [cell for (row, column), cell in sheet.cells.items() if f"{chr(64 + column)}{row}" == place]
    assert (cell.value, cell.formula, cell.error) == (note, None, None)


def test_a_link_in_a_note(move: Move) -> None:
    after = move.after.filled.responses[LINKED_NOTE]
    assert after.note.text == "Bukti di sini\nhttps://e.id/catatan"
    assert targets(after) == {"https://e.id/catatan"}


@pytest.mark.parametrize(
    ("soal", "link"), [(LONG_EVIDENCE, "https://e.id/bukti"), (LONG_NOTE, "https://e.id/panjang")]
)
def test_what_is_too_long_for_a_cell_goes_on_in_the_list(move: Move, soal: int, link: str) -> None:
    line = move.line(str(soal))
    assert (line.mark, line.entry.strip()) == ("Berubah", link)
    after = move.after.filled.responses[soal]
    assert LONG in (after.note.text, after.evidence_text)


def test_an_invalid_answer_survives_and_is_marked(move: Move) -> None:
    line, answer = move.line(str(INVALID)), move.after.filled.responses[INVALID].answer
    assert (answer.state, answer.written) == (AnswerState.INVALID, "X")
    assert (line.mark, line.entry, line.cell) == (
        "Berubah", "X", move.before.filled.responses[INVALID].answer.cell,
    )  # fmt: skip


@pytest.mark.parametrize(("soal", "found"), [(ERROR, "#DIV/0!"), (UNCALCULATED, "=1+1")])
def test_an_answer_that_cannot_be_read_is_marked(move: Move, soal: int, found: str) -> None:
    line = move.line(str(soal))
    assert move.after.filled.responses[soal].answer.state is AnswerState.BLANK
    assert (line.mark, line.entry) == ("Berubah", found)
    assert found in line.about


def test_a_question_that_was_not_there_is_new(move: Move) -> None:
    assert move.line(str(MISSING)).mark == "Baru"
    assert move.carried.new == 1
    assert move.after.filled.responses[MISSING].answer.state is AnswerState.BLANK


def test_a_row_too_many_is_listed_with_all_it_holds(move: Move) -> None:
    (line,) = [line for line in move.carried.filling.carried if EXTRA["G"] in line.about]
    (unread,) = move.before.filled.unread
    assert (line.mark, line.cell) == ("Hilang", unread.cell)
    assert line.entry.splitlines() == [EXTRA[column] for column in "KOQ"]


def test_other_sheets_are_named(move: Move) -> None:
    assert "Rencana aksi CONTOH" in [line.entry for line in move.carried.filling.carried]


def test_notes_and_evidence_of_a_ratio(move: Move, pack: Pack) -> None:
    """They stand in a row of their own, which PortalRB's sheet does not have."""
    item, filled = ratio(pack), move.after.filled
    if filled.layout.id == "portalrb":
        line = move.line(item)
        assert (line.mark, line.entry) == ("Hilang", "\n".join(RATIO_CELLS.values()))
        return
    assert filled.indicator_notes[item].text == RATIO_CELLS["O"]
    assert filled.indicator_evidence_texts[item] == RATIO_CELLS["Q"]
    assert [e.target for e in filled.indicator_evidence[item]] == ["https://e.id/rasio"]


def test_everything_else_is_as_it_was(move: Move) -> None:
    special = {*EVIDENCE, LONG_EVIDENCE, LINKED_NOTE, LONG_NOTE, INVALID, ERROR, UNCALCULATED, MISSING}
    for soal in set(move.before.filled.responses) - special:
        before, after = (assessment.filled.responses[soal] for assessment in (move.before, move.after))
        assert (after.answer.option, after.answer.number) == (before.answer.option, before.answer.number)
        assert targets(after) == targets(before)
    assert move.after.claimed.nodes == move.before.claimed.nodes


def test_the_list_in_the_workbook_is_the_list(move: Move) -> None:
    sheet = next(sheet for sheet in read(move.path).sheets if sheet.name == "Dari Berkas Lama")
    last = max(row for row, _ in sheet.cells)
    shown = [[sheet.cell(row, column).value or "" for column in range(1, 7)] for row in range(6, last + 1)]
    assert shown == [
        [line.mark, line.sheet, line.item, line.about, line.entry, line.cell]
        for line in move.carried.filling.carried
    ]
