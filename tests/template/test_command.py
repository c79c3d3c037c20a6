"""`zi template` on the command line: what it writes, what it refuses, and how it says so."""

import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders.command import zi
from tests.builders.lke import save_lke
from tests.cli.conftest import Said
from zi_cli.api import assess
from zi_cli.cli.assess_options import Target
from zi_cli.cli.commands.template import LayoutChoice
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.template.write import LAYOUTS, TemplateWriter
from zi_cli.workbook.writing.template.filling import TemplateFilling

Here = Callable[..., Said]
UNIT = "BP2P CONTOH"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where it runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def old(pack: Pack, folder: Path) -> Path:
    return save_lke(folder / "lama.xlsx", pack)


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_the_choices_are_what_there_is(pack: Pack) -> None:
    assert [choice.value for choice in LayoutChoice] == list(LAYOUTS)
    assert [choice.value for choice in Target] == list(pack.targets)


def test_a_workbook_as_in_the_guide(folder: Path) -> None:
    done = zi("template", "--unit", UNIT, "-o", "bp2p.xlsx", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].endswith("zi check bp2p.xlsx")
    checked = zi("check", "bp2p.xlsx", cwd=folder)
    assert (checked.returncode, UNIT in checked.stdout) == (1, True)
    assert files(folder) == ["bp2p.xlsx"]


def test_named_after_the_unit(here: Here, folder: Path) -> None:
    (folder / "keluar").mkdir()
    for arguments in (["--unit", UNIT], ["--unit", UNIT, "-o", "keluar"], ["-o", "baru/dalam/x.XLSX"], []):
        assert here("template", "--layout", "portalrb", *arguments).code == 0
    assert files(folder) == [f"{UNIT}.xlsx", "baru/dalam/x.XLSX", "buku-kerja.xlsx", f"keluar/{UNIT}.xlsx"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_with_its_unit_and_target(here: Here, folder: Path, layout: str) -> None:
    assert here("template", "--unit", UNIT, "--layout", layout, "--target", "wbbm", "-o", "x.xlsx").code == 0
    found = assess(folder / "x.xlsx")
    assert (found.filled.layout.id, found.filled.unit_name) == (layout, UNIT)
    assert found.target == ("WBBM" if layout == "zi" else "WBK")


def test_what_a_layout_cannot_say_is_said_in_the_call_that_follows(here: Here, folder: Path) -> None:
    """An official sheet has no place for the predicate."""
    (folder / "unit.csv").write_text(f"name;category;holds_wbk\n{UNIT};WBBM;Ya\n")
    here("template", "--roster", "unit.csv", "-o", ".")
    for layout, more in {"zi": "", "lampiran-iii": " --target WBBM --holds-wbk"}.items():
        said = here("template", "--from", f"{UNIT}.xlsx", "--layout", layout, "-o", f"{layout}.xlsx")
        assert said.out.rstrip().endswith(f"zi check {layout}.xlsx{more}")


def test_what_is_there_stays_unless_forced(here: Here, folder: Path) -> None:
    (folder / "x.xlsx").write_text("milik saya")
    refused = zi("template", "-o", "x.xlsx", cwd=folder)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "x.xlsx" in refused.stderr
    assert "--force" in refused.stderr
    assert (folder / "x.xlsx").read_text() == "milik saya"
    assert here("template", "-o", "x.xlsx", "--force", "--layout", "portalrb").code == 0
    assert (folder / "x.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("name", "hint"), [("x.xls", "x.xlsx"), ("x.ods", "x.xlsx"), ("x", "x.xlsx"), ("x.2026", "x.xlsx")]
)
def test_another_suffix(here: Here, folder: Path, name: str, hint: str) -> None:
    said = here("template", "-o", name)
    assert (said.code, said.out, files(folder)) == (2, "", [])
    assert f"{hint}." in said.err


def test_a_file_in_the_place_of_a_folder(here: Here, folder: Path) -> None:
    (folder / "berkas").write_text("")
    for arguments in (["-o", "berkas/x.xlsx"], ["--roster", "unit.csv", "-o", "berkas"]):
        (folder / "unit.csv").write_text("name\nSatu CONTOH\n")
        said = here("template", *arguments)
        assert (said.code, said.out) == (2, "")
        assert "berkas" in said.err
    assert files(folder) == ["berkas", "unit.csv"]


def test_the_earlier_workbook_is_never_written_to(here: Here, old: Path, folder: Path) -> None:
    before = old.read_bytes()
    os.link(old, folder / "sama.xlsx")
    for name in ("lama.xlsx", "./lama.xlsx", str(old), "sama.xlsx"):
        said = here("template", "--from", "lama.xlsx", "-o", name, "--force")
        assert (said.code, said.out) == (2, "")
        assert "lama.xlsx" in said.err or "sama.xlsx" in said.err
    assert old.read_bytes() == before


def test_from_an_earlier_workbook(here: Here, old: Path, folder: Path) -> None:
    done = zi("template", "--from", "lama.xlsx", "-o", "baru.xlsx", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "127" in done.stdout
    assert assess(folder / "baru.xlsx").claimed.totals == assess(old).claimed.totals
    assert here("template", "--from", "lama.xlsx", "--unit", "Baru CONTOH", "--layout", "portalrb").code == 0
    assert assess(folder / "Baru CONTOH.xlsx").filled.unit_name == "Baru CONTOH"


@pytest.mark.parametrize(("name", "code"), [("tiada.xlsx", 2), ("teks.xlsx", 3), (".", 3)])
def test_what_cannot_be_carried_from(here: Here, folder: Path, name: str, code: int) -> None:
    (folder / "teks.xlsx").write_text("bukan buku kerja")
    said = here("template", "--from", name, "-o", "baru.xlsx")
    assert (said.code, said.out, files(folder)) == (code, "", ["teks.xlsx"])
    assert f"{name}: " in said.err


@pytest.mark.parametrize("name", ["lama.xlsx", "tiada.xlsx"])
def test_a_file_by_itself(here: Here, old: Path, folder: Path, name: str) -> None:
    said = here("template", name)
    assert (said.code, said.out, files(folder)) == (2, "", ["lama.xlsx"])
    assert all(part in said.err for part in (name, "--from", "-o"))


def test_where_nothing_changed_there_is_no_sheet_about_it(here: Here, folder: Path) -> None:
    here("template", "--unit", UNIT, "-o", "satu.xlsx")
    done = here("template", "--from", "satu.xlsx", "-o", "dua.xlsx")
    assert (done.code, "Dari Berkas Lama" in done.out) == (0, False)
    with zipfile.ZipFile(folder / "dua.xlsx") as package:
        assert "Dari Berkas Lama" not in package.read("xl/workbook.xml").decode()


def test_a_roster(folder: Path, criteria: CriteriaSet) -> None:
    (folder / "unit.csv").write_text(
        "id;name;type;parent;region;category;holds_wbk;file\n"
        "1;Satu CONTOH;balai;Ditjen CONTOH;Jawa;WBBM;Ya;\n"
        "2;Dua CONTOH;;;;WBK-AFIRMASI;Tidak;SATU/CONTOH.xlsx\n"
        "3;Tiga CONTOH;;;;;;tiga/2026.xlsx\n"
    )
    done = zi("template", "--roster", "unit.csv", "-o", "keluar", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert files(folder / "keluar") == ["SATU CONTOH (2).xlsx", "Satu CONTOH.xlsx", "tiga 2026.xlsx"]
    first = assess(folder / "keluar" / "Satu CONTOH.xlsx")
    asked = ("unit", "unit_id", "type", "parent", "region", "target", "holds_wbk")
    assert [first.filled.forms.entry(field) for field in asked] == [
        "Satu CONTOH", "1", "balai", "Ditjen CONTOH", "Jawa", "WBBM", "Ya",
    ]  # fmt: skip
    assert assess(folder / "keluar" / "SATU CONTOH (2).xlsx").target == "WBK"
    alone = TemplateWriter(criteria).content(
        TemplateFilling(identity={"target": "WBK", "unit": "Tiga CONTOH", "unit_id": "3"})
    )
    assert (folder / "keluar" / "tiga 2026.xlsx").read_bytes() == alone, "as if it were the only one"


def test_a_roster_with_mistakes_writes_nothing(folder: Path) -> None:
    (folder / "unit.csv").write_text("name;category\nSatu CONTOH;WBZ\n;WBK\n")
    done = zi("template", "--roster", "unit.csv", "-o", "keluar", cwd=folder)
    assert (done.returncode, done.stdout, files(folder)) == (2, "", ["unit.csv"])
    assert "WBZ" in done.stderr


def test_a_roster_stops_before_the_first_file_if_one_is_there(here: Here, folder: Path) -> None:
    (folder / "unit.csv").write_text("name\nSatu CONTOH\nDua CONTOH\n")
    (folder / "keluar").mkdir()
    (folder / "keluar" / "Dua CONTOH.xlsx").write_text("milik saya")
    said = here("template", "--roster", "unit.csv", "-o", "keluar")
    assert (said.code, said.out) == (2, "")
    assert files(folder) == ["keluar/Dua CONTOH.xlsx", "unit.csv"]


@pytest.mark.parametrize("more", [["--unit", UNIT], ["--from", "lama.xlsx"]])
def test_a_roster_goes_with_neither(here: Here, folder: Path, old: Path, more: list[str]) -> None:
    (folder / "unit.csv").write_text("name\nSatu CONTOH\n")
    said = here("template", "--roster", "unit.csv", *more)
    assert (said.code, said.out, files(folder)) == (2, "", ["lama.xlsx", "unit.csv"])
    assert "--roster" in said.err


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("../../CONTOH", "CONTOH.xlsx"),
        ("/etc/CONTOH", "etc CONTOH.xlsx"),
        ("CON", "CON_.xlsx"),
        ("CONTOH\u202exslx.exe", "CONTOH xslx.exe.xlsx"),
        ("Balai\nCONTOH\t1", "Balai CONTOH 1.xlsx"),
        ("CONTOH " * 500, "CONTOH " * 11 + "CON.xlsx"),
        ("P&G <CONTOH>", "P&G CONTOH.xlsx"),
        ("🏠" * 300, "🏠" * 50 + ".xlsx"),
        ("..", "buku-kerja.xlsx"),
    ],
)  # fmt: skip
def test_a_hostile_name_stays_in_its_folder(here: Here, folder: Path, unit: str, name: str) -> None:
    said = here("template", "--unit", unit, "--layout", "portalrb")
    assert (said.code, said.err, files(folder)) == (0, "", [name])
    assert "\u202e" not in said.out


@pytest.mark.skipif(os.name == "nt", reason="arguments are texts there")
def test_a_name_that_is_no_text(folder: Path) -> None:
    done = zi("template", "--unit", os.fsdecode(b"CONTOH \xff"), "-o", "x.xlsx", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert assess(folder / "x.xlsx").filled.unit_name == "CONTOH"


def test_criteria_with_a_mistake(folder: Path) -> None:
    from zi_cli.criteria.layers import pack_folders

    (folder / "kami").mkdir()
    file = Path(shutil.copy(pack_folders()["minimum"] / "hr.yaml", folder / "kami"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    met:", "    mett:", 1), encoding="utf-8")
    line = (
        text.splitlines().index(next(line for line in text.splitlines() if line.startswith("    met:"))) + 1
    )
    done = zi("template", "--criteria", "kami", "-o", "x.xlsx", cwd=folder)
    assert (done.returncode, done.stdout, files(folder)) == (2, "", ["kami/hr.yaml"])
    assert f"{Path('kami') / 'hr.yaml'}:{line}:" in done.stderr
    assert "met" in done.stderr
