"""`zi report` and `zi template export` as processes: exit codes, streams, what is written and what is left alone."""

import re
from pathlib import Path

import pytest

from tests.builders.command import python, zi
from tests.builders.lke import best, save_lke
from zi_cli.criteria.lke.pack import Pack

EPOCH = {"SOURCE_DATE_EPOCH": "1795305600"}  # 22 November 2026


@pytest.fixture(scope="module")
def lke(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Path:
    """A workbook with full marks but for one answer."""
    return save_lke(tmp_path_factory.mktemp("lke") / "lke.xlsx", pack, best(pack, unsupported=[12]))


def test_every_report_asked_for_is_written_and_told_on_stderr(lke: Path, tmp_path: Path) -> None:
    page, text = tmp_path / "a" / "lke.html", tmp_path / "lke.md"
    done = zi("report", lke, "-o", page, "-o", text, **EPOCH)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [f"Ditulis: {page}", f"Ditulis: {text}"]
    assert "22 November 2026" in page.read_text(encoding="utf-8")
    assert text.read_text(encoding="utf-8").startswith("# Laporan kesenjangan: ")


def test_a_unit_that_is_not_ready_is_reported_on_with_exit_code_0(tmp_path: Path, pack: Pack) -> None:
    book = save_lke(tmp_path / "kosong.xlsx", pack, {})
    done = zi("report", book, "-o", tmp_path / "k.html", "--target", "WBBM", "--lang", "en")
    assert done.returncode == 0
    page = (tmp_path / "k.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert "NOT READY for WBBM" in page


def test_the_same_call_writes_the_same_bytes(lke: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert zi("report", lke, "-o", tmp_path / f"{name}.html", **EPOCH).returncode == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_file_that_is_there_is_refused_before_any_is_written(lke: Path, tmp_path: Path) -> None:
    (tmp_path / "ada.md").write_text("milik orang", encoding="utf-8")
    call = ("report", lke, "-o", tmp_path / "baru.html", "-o", tmp_path / "ada.md")
    done = zi(*call)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--force" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["ada.md"]
    assert zi(*call, "--force").returncode == 0
    assert (tmp_path / "ada.md").read_text(encoding="utf-8") != "milik orang"


def test_where_one_report_cannot_be_written_none_is(lke: Path, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("milik orang", encoding="utf-8")
    (tmp_path / "ada.html").write_text("milik kami", encoding="utf-8")
    done = zi("report", lke, "-o", tmp_path / "ada.html", "-o", tmp_path / "berkas" / "b.md", "--force")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Ditulis" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ada.html", "berkas"]
    assert (tmp_path / "ada.html").read_text(encoding="utf-8") == "milik kami"


def test_an_unknown_ending_names_the_known_ones(lke: Path, tmp_path: Path) -> None:
    done = zi("report", lke, "-o", tmp_path / "lke.txt")
    assert done.returncode == 2
    assert all(ending in done.stderr for ending in (".html", ".pdf", ".docx", ".xlsx", ".md"))


def test_without_o_the_call_is_refused_with_advice(lke: Path) -> None:
    done = zi("report", lke)
    assert done.returncode == 2
    assert "-o" in done.stderr


def test_the_workbook_itself_is_never_written_to(lke: Path) -> None:
    before = lke.read_bytes()
    assert zi("report", lke, "-o", lke, "--force").returncode == 2
    assert lke.read_bytes() == before


def test_what_is_no_lke_is_input_that_cannot_be_assessed(tmp_path: Path) -> None:
    (tmp_path / "bukan.xlsx").write_bytes(b"bukan buku kerja")
    for source in (tmp_path / "bukan.xlsx", tmp_path):
        done = zi("report", source, "-o", tmp_path / "x.html")
        assert (done.returncode, done.stdout) == (3, "")
    assert not (tmp_path / "x.html").exists()
    assert zi("report", tmp_path / "tidak-ada.xlsx", "-o", tmp_path / "x.html").returncode == 2


def test_templates_are_exported_changed_and_used(lke: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kami"
    assert zi("template", "export", "-o", folder).returncode == 0
    assert zi("template", "export", "-o", folder).returncode == 2
    template = folder / "gap.md.j2"
    template.write_text("{{ report.gates|length }} {{ salah }}", encoding="utf-8")
    refused = zi("report", lke, "-o", tmp_path / "x.md", "--template", folder)
    assert refused.returncode == 2
    assert re.search(r"gap\.md\.j2, baris 1", refused.stderr)
    assert not (tmp_path / "x.md").exists()
    template.write_text("{{ report.gates|length }}", encoding="utf-8")
    assert zi("report", lke, "-o", tmp_path / "x.md", "--template", folder).returncode == 0
    assert (tmp_path / "x.md").read_text(encoding="utf-8") == "12"
    assert zi("report", lke, "-o", tmp_path / "y.md", "--template", tmp_path / "tidak-ada").returncode == 2


def test_template_still_writes_a_workbook(tmp_path: Path) -> None:
    done = zi("template", "--unit", "BP2P CONTOH", "-o", tmp_path / "bp2p.xlsx")
    assert done.returncode == 0
    assert (tmp_path / "bp2p.xlsx").is_file()


@pytest.mark.parametrize(("module", "ending"), [("jinja2", "html"), ("jinja2", "md"), ("pygal", "html")])
def test_what_is_not_installed_is_named_with_the_command_that_installs_it(
    lke: Path, tmp_path: Path, module: str, ending: str
) -> None:
    out = tmp_path / f"x.{ending}"
    done = python(
        f"import sys; sys.modules[{module!r}] = None\n"
        f"sys.argv = ['zi', 'report', {str(lke)!r}, '-o', {str(out)!r}]\n"
        "from zi_cli.cli.main import main; main()"
    )
    assert done.returncode == 2
    assert f".{ending} memerlukan {module}" in done.stderr
    assert 'pip install "zi-cli[report]"' in done.stderr
    assert not out.exists()
