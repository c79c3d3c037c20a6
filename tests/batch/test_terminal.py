"""What `zi batch` says on the terminal: the order of the dashboard, whole reasons, warnings."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders.command import zi
from tests.builders.recaps import row_of
from tests.builders.units import unit_file
from zi_cli.batch.recap.model import Row
from zi_cli.batch.recap.nearest import distance
from zi_cli.batch.record import NearestLine
from zi_cli.criteria.criteria_set import CriteriaSet


def near(
    criteria: CriteriaSet, number: int, *, tone: str = "not", steps: int = 3, feasible: bool = True
) -> Row:
    rows = (row_of(criteria, number, random.Random(seed)) for seed in range(1000))
    row = next(row for row in rows if row.record)
    assert row.record
    nearest = NearestLine(feasible=feasible, effort=9.0 - steps, steps=steps, first=None)
    return replace(row, record=replace(row.record, tone=tone, nearest=nearest))


def test_nearly_ready_units_come_first_then_those_with_fewest_steps(criteria: CriteriaSet) -> None:
    rows = [near(criteria, 1), near(criteria, 2, steps=1), near(criteria, 3, tone="near", steps=5)]
    assert [row.number for row in sorted(rows, key=lambda row: distance(row) or ())] == [3, 2, 1]


def test_a_unit_without_a_way_is_not_near(criteria: CriteriaSet) -> None:
    assert distance(near(criteria, 1, feasible=False)) is None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A unit, a file that cannot be read with a long name, and a mark of an open workbook."""
    top = tmp_path_factory.mktemp("layar") / "u"
    unit_file(top / "a.xlsx", "BP2P CONTOH Jawa I")
    (top / f"LKE {'yang panjang namanya ' * 4}CONTOH.xlsx").write_bytes(b"PK\x03\x04 broken")
    (top / "~$a.xlsx").write_bytes(b"lock")
    return top


def test_a_file_and_why_it_cannot_be_read_are_whole(folder: Path, tmp_path: Path) -> None:
    lines = zi("batch", folder, "-o", tmp_path / "out").stdout.splitlines()
    begin = lines.index("Tidak terbaca (1):") + 1
    said = lines[begin : lines.index("", begin)]
    assert max(map(len, said)) <= 80
    assert "…" not in "".join(said)
    assert "CONTOH.xlsx" in "".join(line.strip() for line in said)
    assert said[-1].startswith("      ")


def test_passed_over_files_and_written_reports_are_told(folder: Path, tmp_path: Path) -> None:
    told = zi("batch", folder, "-o", tmp_path / "out", "--reports", "md").stdout
    assert "1 berkas kunci" in told
    assert "reports" in told
    assert "(1 laporan)" in told


def test_a_roster_of_other_units_is_doubted(folder: Path, tmp_path: Path) -> None:
    roster = tmp_path / "r.csv"
    for name, doubted in (("Kantor CONTOH Lain Sama Sekali", True), ("BP2P CONTOH Jawa I", False)):
        roster.write_text(f"name\n{name}\n", encoding="utf-8")
        done = zi("batch", folder, "--roster", roster, "-o", tmp_path / "out")
        assert ("bukan daftar untuk berkas-berkas ini" in done.stderr) is doubted


def test_the_input_folder_is_not_written_to(folder: Path) -> None:
    before = sorted(folder.iterdir())
    done = zi("batch", folder, "-o", folder)
    assert done.returncode == 2
    assert "sama dengan folder masukan" in done.stderr
    assert sorted(folder.iterdir()) == before
