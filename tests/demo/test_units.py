"""`zi demo --units N`: a round whose files can be checked, accounted for, and made again byte by byte."""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.builders.command import zi
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.demo.units.field import constructed_field, roman
from zi_cli.demo.units.planned import UNREADABLE, Defect, Planned, planned_round
from zi_cli.demo.units.write import Written, write_units
from zi_cli.errors import InputProblem, UsageProblem
from zi_cli.findings.catalogue import find_all
from zi_cli.workbook.read import read_lke
from zi_cli.workbook.roster import read_roster

pytestmark = pytest.mark.slow

COUNT = 24
IMPOSSIBLE = {"ZI601", "ZI604"}
AGAINST_ANSWER = {"ZI503", "ZI504", "ZI505", "ZI506", "ZI507"}


@dataclass(frozen=True)
class Told:
    """A line of KETERANGAN.csv."""

    file: str
    id: str
    name: str
    layout: str
    defect: str
    soal: frozenset[int]


def told(written: Written) -> list[Told]:
    with written.truth.open(encoding="utf-8-sig", newline="") as stream:
        return [
            Told(
                file=line["file"],
                id=line["id"],
                name=line["name"],
                layout=line["layout"],
                defect=line["defect"],
                soal=frozenset(int(number) for number in line["soal"].split()),
            )
            for line in csv.DictReader(stream)
        ]


def found_files(written: Written) -> dict[str, str]:
    """Path below the folder → digest."""
    return {
        path.relative_to(written.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in written.folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write_units(tmp_path_factory.mktemp("round"), COUNT)


@pytest.fixture(scope="module")
def assessed(written: Written, criteria: CriteriaSet) -> Mapping[str, Assessment]:
    """Every file with a layout, by its path."""
    return {
        line.file: assess_workbook(read_lke(written.workbooks / line.file, criteria.lke), criteria)
        for line in told(written)
        if line.layout
    }


def test_every_unit_and_every_file_is_accounted_for(written: Written) -> None:
    lines = told(written)
    on_disk = {
        p.relative_to(written.workbooks).as_posix() for p in written.workbooks.rglob("*") if p.is_file()
    }
    assert {line.file for line in lines if line.file} == on_disk
    assert (written.units, written.files) == (COUNT, len(on_disk))
    assert {line.id for line in lines} == {unit.id for unit in read_roster(written.roster)}
    missing = [line for line in lines if line.defect == Defect.MISSING]
    assert missing
    assert all(not line.file for line in missing)
    extra = Counter(line.id for line in lines)
    assert len(on_disk) == COUNT - len(missing) + sum(number - 1 for number in extra.values())


def test_each_workbook_is_recognised_as_what_it_is(
    assessed: Mapping[str, Assessment], written: Written
) -> None:
    layouts = {line.file: line.layout for line in told(written) if line.layout}
    assert {file: a.filled.layout.id for file, a in assessed.items()} == layouts
    assert len(set(layouts.values())) == 3


def test_a_unit_is_named_in_its_workbook_or_by_its_file(
    assessed: Mapping[str, Assessment], written: Written
) -> None:
    for line in told(written):
        if line.layout:
            filled = assessed[line.file].filled
            assert filled.unit_name_from_file is (line.defect == Defect.UNNAMED)
            if line.defect != Defect.UNNAMED:
                assert filled.unit_name == line.name


def test_few_are_ready_some_are_near_and_most_are_not(assessed: Mapping[str, Assessment]) -> None:
    ready = [a for a in assessed.values() if a.ready]
    near = [a for a in assessed.values() if 0 < sum(gate.met is not True for gate in a.gates) <= 3]
    assert 1 <= len(ready) < len(assessed) / 3
    assert near
    totals = [float(a.claimed.totals["total"]) for a in assessed.values()]
    assert min(totals) < 60
    assert 75 < max(totals) < 100


def test_reform_lags_behind_pemenuhan(assessed: Mapping[str, Assessment]) -> None:
    behind = [a.claimed.totals["reform"] < a.claimed.totals["pemenuhan"] for a in assessed.values()]
    assert sum(behind) > 0.8 * len(behind)


def test_counts_fit_together_and_notes_agree_except_where_it_is_told(
    assessed: Mapping[str, Assessment], written: Written
) -> None:
    against = set()
    for line in told(written):
        if not line.layout:
            continue
        for finding in find_all(assessed[line.file]):
            at = (line.file, finding.hit.soal_id)
            if finding.rule.code in AGAINST_ANSWER:
                against.add(at)
            if line.defect != Defect.IMPOSSIBLE:
                assert finding.rule.code not in IMPOSSIBLE, at
    seeded = {
        (line.file, soal)
        for line in told(written)
        if line.defect == Defect.CONTRADICTED
        for soal in line.soal
    }
    assert against == seeded
    assert seeded


def test_everything_says_that_it_is_constructed(written: Written) -> None:
    assert "CONTOH" in (written.folder / "README.txt").read_text(encoding="utf-8")
    for unit in read_roster(written.roster):
        assert "CONTOH" in unit.name
        assert "CONTOH" in unit.parent
    for line in told(written):
        assert "contoh" in line.file.lower() or not line.file


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (write_units(tmp_path / name, 9, seed=5) for name in ("a", "b"))
    assert found_files(one) == found_files(other)
    dates = [{p.name: p.stat().st_mtime for p in w.workbooks.rglob("*.xlsx")} for w in (one, other)]
    assert dates[0] == dates[1]
    assert found_files(write_units(tmp_path / "c", 9, seed=6)) != found_files(one)


def test_several_processes_give_the_same_bytes(
    written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zi_cli.demo.units.write.os.cpu_count", lambda: 1)
    assert found_files(write_units(tmp_path, COUNT)) == found_files(written)


def test_of_two_files_the_newer_is_saved_later(written: Written) -> None:
    lines = told(written)
    older = next(line for line in lines if line.defect == Defect.OLDER)
    newer = next(line for line in lines if line.defect == Defect.NEWER)
    assert older.id == newer.id
    assert (written.workbooks / older.file).stat().st_mtime < (written.workbooks / newer.file).stat().st_mtime


def test_what_is_broken_cannot_be_read_and_the_rest_can(written: Written, criteria: CriteriaSet) -> None:
    broken = [line for line in told(written) if line.file and not line.layout]
    assert broken
    for line in broken:
        with pytest.raises(InputProblem):
            read_lke(written.workbooks / line.file, criteria.lke)


@pytest.mark.parametrize("defect", [*UNREADABLE, Defect.LOCK])
def test_every_unreadable_kind_is_refused(defect: Defect, tmp_path: Path, criteria: CriteriaSet) -> None:
    from zi_cli.demo.units.contents import made
    from zi_cli.template.write import TemplateWriter

    planned = next(f for f in planned_round(60, 1).files if f.layout)
    file = tmp_path / "lke contoh.xlsx"
    file.write_bytes(made(TemplateWriter(criteria), replaced(planned, defect), 1).content)
    with pytest.raises(InputProblem):
        read_lke(file, criteria.lke)


@pytest.mark.parametrize(
    "defect",
    [Defect.RENAMED, Defect.INSERTED, Defect.OVERWRITTEN, Defect.SLOPPY, Defect.IMPOSSIBLE, Defect.UNKNOWN],
)
def test_a_workbook_with_a_defect_is_still_assessed(
    defect: Defect, tmp_path: Path, criteria: CriteriaSet
) -> None:
    from zi_cli.demo.units.contents import made
    from zi_cli.template.write import TemplateWriter

    best = max(planned_round(60, 1).files, key=lambda file: file.quality.overall)
    file = tmp_path / "lke contoh.xlsx"
    file.write_bytes(made(TemplateWriter(criteria), replaced(best, defect, "lampiran-iii"), 1).content)
    assessment = assess_workbook(read_lke(file, criteria.lke), criteria)
    assert assessment.claimed.totals["total"] > 60
    assert not [r for r in assessment.filled.responses.values() if r.match is None]


def replaced(file: Planned, defect: Defect, layout: str = "") -> Planned:
    from dataclasses import replace

    return replace(file, defect=defect, layout=layout, path="lke contoh.xlsx")


@pytest.mark.parametrize("count", [1, 2, 7, 8, 40, 181, 500, 2000])
def test_any_number_of_units(count: int) -> None:
    planned = planned_round(count, 3)
    units = planned.units
    assert len(units) == len({u.name for u in units}) == len({u.id for u in units}) == count
    paths = [file.path.casefold() for file in planned.files if file.path]
    assert len(paths) == len(set(paths))
    assert {file.unit.id for file in planned.files} >= {unit.id for unit in units}
    lost = {file.unit.id for file in planned.files if not file.path}
    assert len(lost) <= max(1, 0.05 * count)


def test_a_round_of_181_has_the_kinds_of_the_ministry() -> None:
    units = constructed_field(181, 1)
    kinds = Counter(
        re.sub(r" (Sumatera|Jawa|Nusa|Kalimantan|Sulawesi|Maluku|Papua).*", "", u.name) for u in units
    )
    assert (kinds["BP2P"], kinds["BPPW"], kinds["BP2JK"], kinds["BWS"]) == (19, 34, 34, 22)
    assert {"BP2P Sumatera V CONTOH", "BP2P Maluku CONTOH", "BP2P Papua II CONTOH"} <= {u.name for u in units}
    assert len({u.parent for u in units}) == 6
    assert 0 < sum(u.category == "WBBM" for u in units) < 20
    assert all(u.holds_wbk for u in units if u.category == "WBBM")


def test_a_round_of_181_has_every_defect() -> None:
    seen = Counter(file.defect for file in planned_round(181, 2026).files)
    assert set(seen) == set(Defect)
    assert seen[Defect.NONE] > 100


def test_regions_and_kinds_differ() -> None:
    planned = planned_round(181, 2026)
    by_region: dict[str, list[float]] = {}
    for file in planned.files:
        by_region.setdefault(file.unit.region, []).append(file.quality.pemenuhan[2])
    mean = {region: sum(values) / len(values) for region, values in by_region.items()}
    assert mean["Jawa"] > mean["Papua"] + 0.05


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (98, "XCVIII")]
)
def test_numerals(number: int, letters: str) -> None:
    assert roman(number) == letters


@pytest.mark.parametrize("count", [0, -1, 2001])
def test_too_few_or_too_many(count: int, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem):
        write_units(tmp_path, count)
    assert not list(tmp_path.iterdir())


def test_what_is_there_stays_unless_forced(tmp_path: Path) -> None:
    write_units(tmp_path, 1)
    with pytest.raises(UsageProblem):
        write_units(tmp_path, 1)
    write_units(tmp_path, 1, force=True)


def test_a_file_of_the_users_is_neither_overwritten_nor_counted(tmp_path: Path) -> None:
    mine = tmp_path / "units" / "milik saya.xlsx"
    mine.parent.mkdir()
    mine.write_text("milik saya")
    with pytest.raises(UsageProblem):
        write_units(tmp_path, 2, force=True)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [mine]


def test_the_command_says_what_it_wrote(tmp_path: Path) -> None:
    done = zi("demo", "--units", "2", "--seed", "4", "putaran contoh", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    folder = Path("putaran contoh")
    assert str(folder / "units.csv") in done.stdout
    assert f'zi batch "{folder / "units"}" --roster "{folder / "units.csv"}"' in done.stdout
    for path in sorted((tmp_path / folder / "units").rglob("*.xlsx")):
        assert zi("check", path).returncode in (0, 1)


def test_a_seed_alone_is_refused(tmp_path: Path) -> None:
    done = zi("demo", "--seed", "4", cwd=tmp_path)
    assert done.returncode == 2
    assert "--units" in done.stderr
