"""The bytes of each file, in its layout and with its defect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from zi_cli.criteria.lke.layout import Layout
from zi_cli.demo.units import unreadable
from zi_cli.demo.units.dice import Dice
from zi_cli.demo.units.entries import entered
from zi_cli.demo.units.planned import UNREADABLE, Defect, Planned
from zi_cli.template.official import official_filling, write_calculated
from zi_cli.template.write import TemplateWriter
from zi_cli.workbook.reading.open import read_workbook
from zi_cli.workbook.writing.ods import ods_content
from zi_cli.workbook.writing.template.filling import TemplateFilling

_OFFICIAL: Final = "lampiran-iii"
_OLD_SHEET: Final = "LKE 2025 CONTOH"
_LIST: Final = "Daftar Bukti CONTOH"
_LIST_COLUMNS: Final = {
    "No.": 6, "Dokumen": 60, "Nomor surat": 24, "Tanggal": 18, "Pengunggah": 24, "Ukuran (KB)": 12, "Tautan": 60,
}  # fmt: skip
_MONTHS: Final = ("Januari", "Februari", "Maret", "April", "Mei", "Juni")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file as it is written, and the soal at which something was put in on purpose."""

    content: bytes
    seeded: tuple[int, ...] = ()


def made(writer: TemplateWriter, file: Planned, seed: int) -> Made:
    """The file; the same bytes for the same plan and seed."""
    if file.defect is Defect.LOCK:
        return Made(content=unreadable.lock_file())
    if file.defect in UNREADABLE:
        return Made(content=_unreadable(writer, file, seed))
    found = entered(writer.criteria, file, seed)
    if file.layout != _OFFICIAL:
        return Made(content=writer.content(found.filling, file.layout), seeded=found.seeded)
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.xlsx"
        _write_official(draft, writer, file, found.filling, seed)
        content = ods_content(read_workbook(draft)[0]) if file.path.endswith(".ods") else draft.read_bytes()
    return Made(content=content, seeded=found.seeded)


def _unreadable(writer: TemplateWriter, file: Planned, seed: int) -> bytes:
    if file.defect is Defect.CUT_OFF:
        whole = replace(file, layout="portalrb", defect=Defect.NONE)
        return unreadable.cut_off(writer.content(entered(writer.criteria, whole, seed).filling, "portalrb"))
    if file.defect is Defect.WORD:
        return unreadable.word_document()
    if file.defect is Defect.ENCRYPTED:
        return unreadable.encrypted()
    return unreadable.other_book() if file.defect is Defect.OTHER_BOOK else b""


def _write_official(
    path: Path, writer: TemplateWriter, file: Planned, filling: TemplateFilling, seed: int
) -> None:
    pack, dice = writer.criteria.lke, Dice(seed, "official", file.unit.id)
    official = official_filling(filling, pack)
    if file.defect is Defect.OVERWRITTEN:
        official = replace(official, answer_types={45: "Ya"}, sums=dict.fromkeys(official.sums, 37))
    layout = _drifted(pack.layouts[_OFFICIAL], file.defect, dice)
    drifted = replace(pack, layouts={**pack.layouts, _OFFICIAL: layout})
    shown = [q for soal, q in pack.questions.items() if filling.answers[soal].evidence]
    documents = [document for question in shown for document in question.evidence]
    write_calculated(path, drifted, official, lambda book: _list(book, documents, file.unit.id.lower(), dice))


def _drifted(layout: Layout, defect: Defect, dice: Dice) -> Layout:
    """The layout with its sheet renamed, or rows pushed down by lines that somebody put in."""
    if defect is Defect.RENAMED:
        return replace(layout, sheets=(_OLD_SHEET,))
    if defect is Defect.INSERTED:
        after, more = dice.whole(20, 120), dice.whole(1, 3)
        return replace(layout, rows=_moved(layout.rows, after, more))
    return layout


def _moved(rows: Mapping[str, int], after: int, more: int) -> dict[str, int]:
    return {item: row + more if row > after else row for item, row in rows.items()}


def _list(book: Any, documents: Sequence[str], folder: str, dice: Dice) -> None:
    """A sheet beside the LKE, as units keep one: what was uploaded, when, by whom and where."""
    sheet = book.add_worksheet(_LIST)
    for column, (name, width) in enumerate(_LIST_COLUMNS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name)
    for row, document in enumerate(documents, start=1):
        sheet.write_number(row, 0, row)
        sheet.write_string(row, 1, document)
        sheet.write_string(row, 2, f"{dice.whole(1, 200)}/CONTOH/{dice.letters(4).upper()}/2026")
        sheet.write_string(row, 3, f"{dice.whole(1, 28)} {dice.one_of(_MONTHS)} 2026")
        sheet.write_string(row, 4, f"Pokja {dice.whole(1, 6)} CONTOH")
        sheet.write_number(row, 5, dice.whole(60, 9000))
        sheet.write_string(row, 6, f"https://berkas.contoh.example/{folder}/berkas/{dice.letters(33)}")
