"""Minimum criteria and prerequisites on the command line, zi's own and a directorate's."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.builders.forms import minimum_rows, with_forms, with_sheet
from tests.builders.lke import save_lke
from tests.cli.conftest import Said
from tests.criteria.own import PARKING, own_facilities
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.layers import pack_folders
from zi_cli.criteria.load import load_criteria

Here = Callable[..., Said]
ROOM = "facilities.service-room"


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directorate's facilities.yaml: one criterion new, one gone, one no longer mandatory."""
    folder = tmp_path_factory.mktemp("kriteria-kami")
    own_facilities(folder / "facilities.yaml", ROOM, "    mandatory: true\n", "", PARKING)
    return folder


def rows_of(text: str, start: str) -> list[str]:
    """Lines of a section, from the one that begins with `start` up to the next empty one."""
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(start))
    end = next((number for number in range(at, len(lines)) if not lines[number]), len(lines))
    return lines[at:end]


def test_an_official_lke_shows_them_in_few_lines(here: Here, sample: Path) -> None:
    shown = here("check", sample).out
    families = rows_of(shown, "Kriteria minimal")
    assert len(families) <= 8
    assert "zi template --from BERKAS" in " ".join(families)
    assert len(rows_of(shown, "Prasyarat WBK")) == 1
    assert "kriteria minimal wajib" not in shown
    assert "masih terbuka" not in shown


def test_a_workbook_that_asks_them_shows_what_is_open(here: Here, unprepared: Path) -> None:
    shown = here("check", unprepared).out
    assert "BELUM SIAP WBBM" in shown
    flat = " ".join(shown.split())
    assert "8 kriteria minimal wajib belum terpenuhi, 2 belum diketahui" in flat
    open_ones = rows_of(shown, "Kriteria wajib yang masih terbuka")
    assert sum(line.lstrip().startswith(("✗", "?")) for line in open_ones) == 6
    assert "dan 4 lagi; lihat --verbose" in open_ones[-1]
    assert "Kriteria Minimal!G3" in " ".join(open_ones)
    assert "✗ Nilai SAKIP unit" in shown
    assert "99,99 %" in shown, "never rounded up to 100"
    assert "ZI704" not in shown, "said in the section already"
    assert "ZI307" in shown


def test_an_unknown_prerequisite_names_the_cell_that_settles_it(
    here: Here, criteria: CriteriaSet, tmp_path: Path
) -> None:
    path = with_forms(
        save_lke(tmp_path / "lke.xlsx", criteria.lke), criteria,
        prerequisites={"unit.impact": None, "unit.sakip": "Z", "agency.audit-opinion": None},
    )  # fmt: skip
    shown = rows_of(here("check", path).out, "Prasyarat WBK (lembar Prasyarat)")
    sheet = openpyxl.load_workbook(path)["Prasyarat"]
    rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
    text = "\n".join(shown)
    assert f"isi F{rows['unit.impact']} " in text
    assert f"betulkan F{rows['unit.sakip']} " in text
    assert " – " not in text
    assert max(map(len, shown)) <= 80


def test_a_prerequisite_known_from_the_lke_names_its_soal(here: Here, unprepared: Path) -> None:
    shown = here("check", unprepared, "--verbose").out
    assert "LKE: A." not in shown


def test_everything_with_verbose(here: Here, unprepared: Path, criteria: CriteriaSet) -> None:
    shown = here("check", unprepared, "--verbose").out
    assert all(item in shown for item in criteria.minimum.criteria)
    assert all(code in shown for code in ("ZI704", "ZI705", "ZI706", "ZI307"))


def test_all_met_is_said(here: Here, prepared: Path) -> None:
    said = here("check", prepared)
    assert said.code == 0
    assert "semua kriteria minimal wajib (23) terpenuhi" in " ".join(said.out.split())
    assert "masih terbuka" not in said.out


def test_gates_only_says_so(here: Here, unprepared: Path) -> None:
    said = here("check", unprepared, "--gates-only", "--format", "json")
    assert json.loads(said.out)["ready"] is True
    shown = here("check", unprepared, "--gates-only").out
    assert "SIAP WBBM" in shown
    assert "BELUM SIAP" not in shown
    assert "--gates-only" in shown
    assert "kriteria minimal wajib belum" not in shown


def test_a_family_that_lacks_the_share_says_why(here: Here, tmp_path: Path, criteria: CriteriaSet) -> None:
    optional = {c.id: "Belum" for c in criteria.minimum.families[0].criteria if not c.mandatory}
    form = criteria.lke.layouts["zi"].forms["minimum"]
    path = with_sheet(save_lke(tmp_path / "x.xlsx", criteria.lke), form, minimum_rows(criteria, optional))
    said = here("check", path)
    assert said.code == 0, "readiness asks for the mandatory ones"
    assert "0 dari 7 kriteria yang tidak wajib terpenuhi; dibutuhkan 60 %" in " ".join(said.out.split())


def test_the_target_is_the_workbooks_unless_it_is_named(here: Here, unprepared: Path, sample: Path) -> None:
    assert "WBBM" in here("check", unprepared).out
    named = here("check", unprepared, "--target", "wbk").out
    assert "BELUM SIAP WBK" in named
    assert "Ambang batas WBK " in named
    assert "BELUM SIAP WBK" in here("check", sample).out


def test_own_criteria_take_effect(here: Here, prepared: Path, own: Path, tmp_path: Path) -> None:
    found = json.loads(here("check", prepared, "--criteria", own, "--format", "json").out)
    ids = [each["id"] for each in found["minimum_criteria"]]
    assert "facilities.parking" in ids
    assert "facilities.queue" not in ids
    assert [f["code"] for f in found["findings"] if f["item"] == "facilities.parking"] == ["ZI212", "ZI705"]
    assert [f["code"] for f in found["findings"] if f["item"] == "facilities.queue"] == ["ZI211"]
    assert found["ready"] is False
    criteria = load_criteria([own])
    form = criteria.lke.layouts["zi"].forms["minimum"]
    path = with_sheet(
        save_lke(tmp_path / "x.xlsx", criteria.lke), form, minimum_rows(criteria, {ROOM: "Belum"})
    )
    assert here("check", path, "--criteria", own).code == 0
    assert here("check", path).code == 1, "zi's own criteria ask for the room"
    assert "ZI211" in here("check", path).out


def test_own_criteria_are_explained(here: Here, own: Path, prepared: Path) -> None:
    assert here("explain", "facilities.parking").code == 2
    shown = here("explain", "facilities.parking", "--criteria", own).out
    assert "Tamu parkir tanpa menunggu." in shown
    unfolded = here("check", prepared, "--criteria", own, "--explain", "facilities.parking").out
    assert "belum diketahui (wajib)" in unfolded


def test_criteria_may_be_laid_on_each_other(here: Here, own: Path, tmp_path: Path) -> None:
    shutil.copy(own / "facilities.yaml", tmp_path)
    text = (tmp_path / "facilities.yaml").read_text(encoding="utf-8")
    (tmp_path / "facilities.yaml").write_text(
        text.replace("parkir tamu CONTOH", "parkir DUA CONTOH"), encoding="utf-8"
    )
    both = here("explain", "facilities", "--criteria", own, "--criteria", tmp_path).out
    assert "parkir DUA CONTOH" in both


def test_a_mistake_in_own_criteria_ends_the_check(here: Here, own: Path, tmp_path: Path, ready: Path) -> None:
    broken = shutil.copytree(own, tmp_path / "salah")
    file = broken / "facilities.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("mandatory: true", "mandatori: true", 1))
    for arguments in (["check", ready, "--criteria", broken], ["criteria", "validate", broken]):
        said = here(*arguments)
        assert (said.code, said.out) == (2, "")
        assert f"{file}:" in said.err
        assert "mandatory" in said.err


def test_a_family_explains_its_rule(here: Here) -> None:
    shown = " ".join(here("explain", "facilities").out.split())
    assert "Lulus bila 6 kriteria wajib terpenuhi semua, dan 60 % dari 7 lainnya." in shown
    assert ROOM in shown


def test_a_criterion_explains_itself(here: Here) -> None:
    shown = " ".join(here("explain", "hr.wealth-reports").out.split())
    for words in ("Terpenuhi", "Sebagian", "Belum", "Mengapa penting", "Strategi", "Substantif:", "Sumber"):
        assert words in shown
    assert "Terpenuhi mulai 100 %, sebagian mulai 90 %." in shown
    shown = " ".join(here("explain", "innovation.registered").out.split())
    assert "Register Inovasi, kolom Nama inovasi, Mulai diterapkan, Tahap, Bukti dukung" in shown


def test_a_prerequisite_explains_itself(here: Here) -> None:
    shown = " ".join(here("explain", "agency.reform-index").out.split())
    assert "minimum WBK: B" in shown
    assert "minimum WBK: CC (instansi yang memakai batas kedua" in shown
    assert "terpenuhi mulai 100 %" in " ".join(here("explain", "unit.lhkpn").out.split())


def test_a_question_names_the_criteria_that_it_feeds(here: Here) -> None:
    shown = " ".join(here("explain", "A.II.5.iii.a.a").out.split())
    assert "hr.wealth-reports Laporan harta kekayaan lengkap diturunkan dari sini" in shown
    assert "unit.lhkpn" in shown
    assert "hr.wealth-reports" in here("explain", "113").out
    assert "ikut didukung soal ini" in here("explain", "11").out
    assert "Kriteria minimal dan prasyarat" not in here("explain", "B.I").out


def test_what_is_not_asked_for_the_target_is_said(here: Here, sample: Path, tmp_path: Path) -> None:
    text = (pack_folders()["prerequisites"] / "unit.yaml").read_text(encoding="utf-8")
    changed = text.replace("minimum: {WBK: 12, WBBM: 12}", "minimum: {WBBM: 12}")
    assert changed != text
    (tmp_path / "unit.yaml").write_text(changed, encoding="utf-8")
    for item, name in (("predikat-wbk", "Sudah berpredikat WBK"), ("unit.building-time", "Lama membangun")):
        said = here("check", sample, "--criteria", tmp_path, "--explain", item)
        assert (said.code, said.err) == (1, "")
        assert name in said.out
        assert "tidak disyaratkan" in said.out


def test_all_kinds_of_packs_are_listed_and_shown(here: Here, own: Path) -> None:
    listed = " ".join(here("criteria", "list").out.split())
    for words in (
        "lke lke-zi-2026",
        "minimum minimum",
        "prerequisites prerequisites",
        "4 keluarga, 51 kriteria",
    ):
        assert words in listed
    shown = here("criteria", "show", "minimum").out
    assert f"* {ROOM}" in shown
    assert "  facilities.lactation-room" in shown
    assert "12 bulan" in here("criteria", "show", "prerequisites").out
    assert f"* {ROOM}" not in here("criteria", "show", own).out
    assert "facilities.parking" in here("criteria", "show", own).out


def test_what_can_be_validated(here: Here, own: Path, tmp_path: Path) -> None:
    packs = shutil.copytree(pack_folders()["minimum"], tmp_path / "semua" / "minimum").parent
    shutil.copytree(pack_folders()["prerequisites"], packs / "prasyarat")
    for folder in (own, packs, packs / "minimum", packs / "prasyarat"):
        said = here("criteria", "validate", folder)
        assert (said.code, said.err) == (0, "")
        assert str(folder) in said.out
    (packs / "prasyarat" / "unit.yaml").write_text("id: unit\n", encoding="utf-8")
    said = here("criteria", "validate", own, packs)
    assert said.code == 2
    assert str(own) in said.out
    assert "unit.yaml:1" in said.err
