"""Constructed LKE workbooks in the official structure, written with our own labels."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl

from tests.builders.filled import best_answers
from zi_cli.criteria.lke.pack import Pack
from zi_cli.workbook.writing.lampiran_iii import Filling, Value, write_lampiran_iii

LINK = "https://berkas.contoh.example/bukti"


def best(pack: Pack, changes: Mapping[int, Value] | None = None, unsupported: Iterable[int] = ()) -> Filling:
    """Full marks with evidence for everything, apart from `changes` and the soal of `unsupported`."""
    return Filling(
        unit="UNIT CONTOH",
        answers={**best_answers(pack), **(changes or {})},
        links={soal: f"{LINK}/{soal}" for soal in pack.questions if soal not in set(unsupported)},
        sums={"jumlah-lhkasn": 13},
    )


def blank(pack: Pack) -> Filling:
    """Nothing answered, nothing linked."""
    return Filling(unit="UNIT CONTOH KOSONG")


def save_lke(path: Path, pack: Pack, filling: Filling | None = None, unit: str | None = None) -> Path:
    """Write the workbook; full marks unless told otherwise."""
    filling = filling or best(pack)
    write_lampiran_iii(path, pack, filling if unit is None else replace(filling, unit=unit))
    return path


def typed_over(path: Path, cells: Mapping[str, object]) -> Path:
    """Write into cells of the first sheet of a saved workbook, as someone in Excel would."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for place, content in cells.items():
        sheet[place] = content
    book.save(path)
    return path


def without_rows(path: Path, *rows: int) -> Path:
    """Delete rows of a saved workbook, the lowest first."""
    book = openpyxl.load_workbook(path)
    for row in sorted(rows, reverse=True):
        book.worksheets[0].delete_rows(row)
    book.save(path)
    return path
