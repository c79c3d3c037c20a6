"""Which file each unit hands in: its layout, its name and folder, and what is wrong with it.

Worked out for the whole round at once and in one process, so that the files themselves can be written in any order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import cycle
from typing import Final

from zi_cli.demo.units.dice import Dice
from zi_cli.demo.units.field import PARENTS, constructed_field, stranger
from zi_cli.demo.units.quality import Quality, lower, qualities
from zi_cli.workbook.roster import Unit


class Defect(StrEnum):
    """What was put in on purpose; the values stand in KETERANGAN.csv."""

    NONE = ""
    MISSING = "tidak ada berkas"
    CUT_OFF = "berkas terpotong"
    EMPTY = "berkas 0 byte"
    WORD = "dokumen Word bernama .xlsx"
    ENCRYPTED = "berkas berkata sandi"
    OTHER_BOOK = "buku kerja lain, bukan LKE"
    OLDER = "berkas ganda, yang lama"
    NEWER = "berkas ganda, yang baru"
    UNNAMED = "nama unit hanya pada nama berkas"
    UNKNOWN = "unit di luar daftar"
    LOCK = "berkas kunci Excel"
    RENAMED = "templat tahun lalu, lembar berganti nama"
    INSERTED = "baris disisipkan"
    OVERWRITTEN = "pilihan jawaban dan jumlah ditimpa"
    SLOPPY = "jawaban ditulis sembarang"
    IMPOSSIBLE = "angka mustahil"
    CONTRADICTED = "catatan bertentangan dengan jawaban"


UNREADABLE: Final = (Defect.CUT_OFF, Defect.EMPTY, Defect.WORD, Defect.ENCRYPTED, Defect.OTHER_BOOK)
_LOSING: Final = (Defect.MISSING, *UNREADABLE)
_SHARES: Final = (
    (Defect.MISSING, 0.035), (Defect.CUT_OFF, 0.03), (Defect.NEWER, 0.025), (Defect.UNNAMED, 0.06),
    (Defect.CONTRADICTED, 0.08), (Defect.RENAMED, 0.02), (Defect.INSERTED, 0.025), (Defect.OVERWRITTEN, 0.03),
    (Defect.SLOPPY, 0.03), (Defect.IMPOSSIBLE, 0.025),
)  # fmt: skip
"""Share of the units; CUT_OFF stands for all that cannot be read, in turn."""
_CORE: Final = 5
"""So many of them appear from eight units on; the others, and what is nobody's, from forty on."""
_FEW, _SOME = 8, 40
_LAYOUTS: Final = (("lampiran-iii", 0.62), ("zi", 0.18), ("portalrb", 0.20))
_OFFICIAL: Final = frozenset({Defect.RENAMED, Defect.INSERTED, Defect.OVERWRITTEN})
"""Only the official workbook has what these need."""
_READY_FROM: Final = 0.7
"""Units from here on hand in a whole file; a round without any ready unit would show little."""
_ODS: Final = 0.08
_TPI: Final = 0.5
_OWN_FOLDERS: Final = PARENTS[2:4]
"""Directorates general that collect their files in a folder of their own."""
_NAMES: Final = (
    "LKE ZI {name}",
    "{name} - LKE WBK 2026",
    "LKE_{under}_2026",
    "{id} {name}",
    "lke zi {lower} (final)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A file to write, or a unit that hands in none."""

    path: str
    """Below the folder of the workbooks, with `/`; empty where there is no file."""
    unit: Unit
    quality: Quality
    layout: str = ""
    defect: Defect = Defect.NONE
    named: bool = True
    """Whether the workbook itself names its unit."""
    tpi: bool = False
    """Whether TPI has answered already."""
    day: int = 0
    """When it was saved last, in days after the first of the round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """All of it."""

    seed: int
    units: tuple[Unit, ...]
    """The roster."""
    files: tuple[Planned, ...] = field(repr=False)
    """Also of units without a file."""


def planned_round(count: int, seed: int) -> Round:
    """The round of `count` units; the same for the same seed."""
    units = constructed_field(count, seed)
    quality = qualities(units, seed)
    defects = _defects(units, quality, seed)
    files = [
        file
        for unit, q in zip(units, quality, strict=True)
        for file in _files(unit, q, defects[unit.id], seed)
    ]
    return Round(seed=seed, units=units, files=(*files, *_nobodys(files, seed)))


def _defects(units: Sequence[Unit], quality: Sequence[Quality], seed: int) -> dict[str, Defect]:
    """At most one for each unit, by id."""
    found = dict.fromkeys((unit.id for unit in units), Defect.NONE)
    ready = {unit.id for unit, q in zip(units, quality, strict=True) if q.overall > _READY_FROM}
    waiting = Dice(seed, "defects").shuffled(list(found))
    unreadable = cycle(UNREADABLE)
    for place, (defect, share) in enumerate(_SHARES):
        least = len(units) >= (_FEW if place < _CORE else _SOME)
        for _ in range(max(least, round(len(units) * share)) if len(units) >= _FEW else 0):
            fits = (unit for unit in waiting if defect not in _LOSING or unit not in ready)
            chosen = next(fits, None)
            if chosen is None:
                break
            waiting.remove(chosen)
            found[chosen] = next(unreadable) if defect is Defect.CUT_OFF else defect
    return found


def _files(unit: Unit, quality: Quality, defect: Defect, seed: int) -> Iterator[Planned]:
    dice = Dice(seed, "file", unit.id)
    layout = _layout(defect, dice)
    suffix = ".ods" if layout == "lampiran-iii" and defect is Defect.NONE and dice.chance(_ODS) else ".xlsx"
    path = _path(unit, dice.one_of(_NAMES), suffix)
    file = Planned(
        path=path,
        unit=unit,
        quality=quality,
        layout=layout,
        defect=defect,
        named=defect is not Defect.UNNAMED,
        tpi=layout == "portalrb" and dice.chance(_TPI),
        day=dice.whole(20, 60),
    )
    if defect is Defect.MISSING:
        yield replace(file, path="", layout="")
    elif defect is Defect.NEWER:
        yield replace(
            file,
            path=_path(unit, "LKE {name} draf", ".xlsx"),
            quality=lower(quality, 0.08),
            layout="lampiran-iii",
            defect=Defect.OLDER,
            tpi=False,
            day=file.day - 15,
        )
        yield replace(file, path=_path(unit, "LKE {name} perbaikan", ".xlsx"))
    elif defect in UNREADABLE:
        yield replace(file, layout="", tpi=False)
    else:
        yield file


def _layout(defect: Defect, dice: Dice) -> str:
    drawn = dice.between(0, 1)
    if defect in _OFFICIAL:
        return _LAYOUTS[0][0]
    for layout, share in _LAYOUTS:
        if drawn < share:
            return layout
        drawn -= share
    return _LAYOUTS[0][0]


def _path(unit: Unit, pattern: str, suffix: str) -> str:
    name = pattern.format(
        name=unit.name, id=unit.id, under=unit.name.replace(" ", "_"), lower=unit.name.lower()
    )
    folder = f"{unit.parent}/" if unit.parent in _OWN_FOLDERS else ""
    return f"{folder}{name}{suffix}"


def _nobodys(files: Sequence[Planned], seed: int) -> Iterator[Planned]:
    """A file of a unit that is on no roster, and one that Excel left behind."""
    whole = [file for file in files if file.path.endswith(".xlsx") and not file.defect]
    if len(files) < _SOME or not whole:
        return
    dice = Dice(seed, "nobody")
    pattern, quality, unit = dice.one_of(files), dice.one_of(files).quality, stranger()
    yield Planned(
        path=f"LKE ZI {unit.name}.xlsx", unit=unit, quality=quality, layout="lampiran-iii", defect=Defect.UNKNOWN,
        day=pattern.day,
    )  # fmt: skip
    open_now = dice.one_of(whole)
    folder, slash, name = open_now.path.rpartition("/")
    yield replace(open_now, path=f"{folder}{slash}~${name}", defect=Defect.LOCK, layout="", tpi=False)
