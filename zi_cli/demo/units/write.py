"""Write a round: the workbooks, the roster, what was put in on purpose, and a word on what all this is."""

import csv
import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from io import StringIO
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from zi_cli.criteria.load import load_criteria
from zi_cli.demo.units.contents import made
from zi_cli.demo.units.field import MOST, roster_rows
from zi_cli.demo.units.planned import Defect, Planned, Round, planned_round
from zi_cli.errors import UsageProblem
from zi_cli.language import msg
from zi_cli.new_file import refuse_existing, write_new
from zi_cli.template.write import TemplateWriter

WORKBOOKS: Final = "units"
ROSTER: Final = "units.csv"
TRUTH: Final = "KETERANGAN.csv"
README: Final = "README.txt"
SEED: Final = 2026
_FIRST_DAY: Final = 1_782_864_000
"""1 July 2026, in seconds since 1970: files are dated, since the newer of two counts."""
_DAY: Final = 86_400
_ALONE: Final = 12
"""Files up to which further processes cost more than they save."""
_AT_ONCE: Final = 4
_TRUTH_COLUMNS: Final = ("file", "id", "name", "layout", "defect", "soal", "tpi", "quality")
_README: Final = """CONTOH: DATA REKAAN

Semua berkas di folder ini rekaan, dibuat oleh zi demo untuk mencoba zi.
Tidak ada unit, orang, nilai, atau bukti dukung yang sebenarnya.

units/          {files} berkas dari {units} unit
units.csv       daftar unit
KETERANGAN.csv  cacat yang sengaja ditaruh, berkas demi berkas

Dibuat dengan: zi demo --units {units} --seed {seed}
Angka seed yang sama menghasilkan berkas yang sama.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written, and where."""

    folder: Path
    workbooks: Path
    roster: Path
    truth: Path
    units: int
    files: int


def write_units(
    folder: Path,
    count: int,
    seed: int = SEED,
    force: bool = False,
    tell: Callable[[int, int], None] | None = None,
) -> Written:
    """Write a round of `count` units (1 to 2,000) into `folder`; `tell` hears (files written, of how many).

    UsageProblem, and nothing written, where a file is there already, or where the folder of the workbooks holds
    others that would be counted with them.
    """
    if not 1 <= count <= MOST:
        raise UsageProblem(msg("{count} units: between 1 and {most} can be written", count=count, most=MOST))
    planned = planned_round(count, seed)
    files = [file for file in planned.files if file.path]
    result = Written(
        folder=folder,
        workbooks=folder / WORKBOOKS,
        roster=folder / ROSTER,
        truth=folder / TRUTH,
        units=count,
        files=len(files),
    )
    _refuse(result, files, force)
    seeded: dict[str, tuple[int, ...]] = {}
    for done, (file, soals) in enumerate(_written(result.workbooks, files, seed), start=1):
        seeded[file.path] = soals
        if tell is not None:
            tell(done, len(files))
    write_new(result.roster, _csv(roster_rows(planned.units)), True)
    write_new(result.truth, _csv(_truth(planned, seeded)), True)
    readme = _README.format(files=len(files), units=count, seed=seed)
    write_new(folder / README, readme.encode(), True)
    return result


def _refuse(result: Written, files: Sequence[Planned], force: bool) -> None:
    for path in (result.roster, result.truth, result.folder / README):
        refuse_existing(path, force)
    ours = {result.workbooks / file.path for file in files}
    there = (path for path in sorted(result.workbooks.rglob("*")) if not path.is_dir())
    for path in there:
        if path not in ours:
            raise UsageProblem(
                msg("{file} is there already, and is no part of what would be written", file=path),
                msg("Choose another folder, or empty this one."),
            )
        refuse_existing(path, force)


def _written(folder: Path, files: Sequence[Planned], seed: int) -> Iterator[tuple[Planned, tuple[int, ...]]]:
    """Each file with the soal at which something was put in, in order, as it is written."""
    jobs: Iterable[tuple[Path, Planned, int]] = ((folder, file, seed) for file in files)
    workers = min(os.cpu_count() or 1, len(files) // _AT_ONCE)
    if len(files) <= _ALONE or workers < 2:
        yield from zip(files, map(_write, jobs), strict=True)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), gc.disable) as pool:
        try:
            yield from zip(files, pool.map(_write, jobs, chunksize=_AT_ONCE), strict=True)
        finally:  # interrupted, or a file that cannot be written: the rest is not waited for
            pool.shutdown(wait=False, cancel_futures=True)


_writers: list[TemplateWriter] = []
"""The writer of this process, once there is one."""


def _write(job: tuple[Path, Planned, int]) -> tuple[int, ...]:
    folder, file, seed = job
    if not _writers:
        _writers.append(TemplateWriter(load_criteria()))
        gc.freeze()
    if not gc.isenabled():  # a process of its own: collected between files, not thirty times in each
        gc.collect()
    content = made(_writers[0], file, seed)
    path = folder / file.path
    write_new(path, content.content, True)
    saved = _FIRST_DAY + file.day * _DAY
    os.utime(path, (saved, saved))
    return content.seeded


def _truth(planned: Round, seeded: dict[str, tuple[int, ...]]) -> list[list[str]]:
    return [list(_TRUTH_COLUMNS)] + [
        [
            file.path,
            file.unit.id if file.defect is not Defect.LOCK else "",
            file.unit.name if file.defect is not Defect.LOCK else "",
            file.layout,
            file.defect,
            " ".join(str(soal) for soal in seeded.get(file.path, ())),
            "ya" if file.tpi else "",
            f"{file.quality.overall:.3f}" if file.layout else "",
        ]
        for file in planned.files
    ]


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    """As Windows and Excel read it too."""
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")
