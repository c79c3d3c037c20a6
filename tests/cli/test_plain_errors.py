"""Errors in plain Indonesian: no English of the system's, no class of Python's, and what to do about it."""

import re
from pathlib import Path

import pytest

from tests.builders.command import zi
from tests.builders.lke import best, save_lke
from zi_cli.criteria.lke.pack import Pack
from zi_cli.errors import reason_of
from zi_cli.language import Translator

ENGLISH = re.compile(
    r"\b(is a directory|no such file|invalid|unexpected|expected|permission|object|zip|unclosed|attribute)\b",
    re.I,
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Path:
    return save_lke(tmp_path_factory.mktemp("galat") / "lke.xlsx", pack, best(pack, {}))


def told(*arguments: object, cwd: Path, code: int = 2) -> str:
    done = zi(*arguments, cwd=cwd)
    assert (done.returncode, done.stdout) == (code, "")
    assert not ENGLISH.search(done.stderr), done.stderr
    return done.stderr


@pytest.mark.parametrize("command", ["plan", "report"])
def test_two_files_where_one_is_taken(tmp_path: Path, command: str) -> None:
    said = told(command, "a.xlsx", "b.xlsx", cwd=tmp_path)
    assert "hanya satu berkas" in said
    assert "b.xlsx" in said


@pytest.mark.parametrize("command", [["plan"], ["report", "-o", "x.html"]], ids=lambda each: each[0])
def test_a_folder_or_a_damaged_file_is_named(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "isi").mkdir()
    (tmp_path / "rusak.xlsx").write_text("rusak", encoding="utf-8")
    folder = told(*command, "isi", cwd=tmp_path, code=3)
    assert "zi: isi: ini folder" in folder
    assert "zi batch isi" in folder
    assert "zi: rusak.xlsx: " in told(*command, "rusak.xlsx", cwd=tmp_path, code=3)


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "force"])
def test_a_report_is_no_folder(tmp_path: Path, file: Path, force: list[str]) -> None:
    (tmp_path / "d.html").mkdir()
    assert "d.html itu folder" in told("report", file, "-o", "d.html", *force, cwd=tmp_path)


def test_settings_that_are_a_folder_or_missing(tmp_path: Path, file: Path) -> None:
    assert "itu folder" in told("plan", file, "--config", tmp_path, cwd=tmp_path)
    assert "tidak ada di sana" in told("plan", file, "--config", "tiada.toml", cwd=tmp_path)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("target = WBK", "tanda kutip"),
        ('target "WBK"', "="),
        ('select = ["ZI4"', "]"),
        ('target = "WBK', "ditutup"),
        ('target = "WBK"\ntarget = "WBK"', "dua kali"),
        ("= 1", "nama"),
        ("[severity\n", "]"),
        ("\x00", ""),
    ],
)
def test_settings_that_are_no_toml_say_how_to_write_them(
    tmp_path: Path, file: Path, text: str, part: str
) -> None:
    (tmp_path / "zi.toml").write_text(text, encoding="utf-8")
    assert part in told("plan", file, cwd=tmp_path)


@pytest.mark.parametrize("nothing", ["", " , "])
def test_forbid_names_something(tmp_path: Path, file: Path, nothing: str) -> None:
    assert "--forbid" in told("plan", file, "--forbid", nothing, cwd=tmp_path)


def test_a_number_that_is_no_soal_says_which_there_are(tmp_path: Path) -> None:
    said = told("explain", "128", cwd=tmp_path)
    assert "1 sampai 127" in said
    assert "28?" not in said


def test_a_code_is_only_like_codes_of_its_family(tmp_path: Path) -> None:
    assert "Mungkin" not in told("explain", "ZI999", cwd=tmp_path)
    assert re.findall(r"ZI\d+", told("explain", "ZI499", cwd=tmp_path).partition("Mungkin")[2])


def test_a_rule_is_explained_by_its_name(tmp_path: Path) -> None:
    by_name, by_code = (zi("explain", item, cwd=tmp_path) for item in ("no-evidence", "ZI401"))
    assert by_name.stdout == by_code.stdout
    assert by_name.returncode == 0


def test_templates_that_are_none(tmp_path: Path, file: Path) -> None:
    (tmp_path / "kosong").mkdir()
    said = told("report", file, "-o", "x.html", "--template", "kosong", cwd=tmp_path)
    assert "gap.html.j2" in said


def test_a_format_without_template_says_so(tmp_path: Path, file: Path) -> None:
    (tmp_path / "kami").mkdir()
    (tmp_path / "kami" / "gap.md.j2").write_text("satu", encoding="utf-8")
    assert ".xlsx" in told("report", file, "-o", "x.xlsx", "--template", "kami", cwd=tmp_path)
    both = zi("report", file, "-o", "x.xlsx", "-o", "x.md", "--template", "kami", cwd=tmp_path)
    assert both.returncode == 0
    assert ".xlsx tidak memakai templat" in both.stderr


@pytest.mark.parametrize(
    ("name", "text", "ending", "part"),
    [
        ("gap.md.j2", "{{ report.titel }}", "md", "“title”"),
        ("gap.md.j2", "{{ words.minimun }}", "md", "“minimum”"),
        ("gap.md.j2", "{{ report.verdict.xyzzy }}", "md", "“xyzzy”"),
        ("gap.md.j2", "{% for x in 3 %}{% endfor %}", "md", "jenisnya"),
        ("gap.docx", "rusak", "docx", "Word"),
    ],
)
def test_a_template_that_fails_names_fields_and_no_classes(
    tmp_path: Path, file: Path, name: str, text: str, ending: str, part: str
) -> None:
    if ending == "docx":
        pytest.importorskip("docxtpl")
    (tmp_path / "kami").mkdir()
    (tmp_path / "kami" / name).write_text(text, encoding="utf-8")
    said = told("report", file, "-o", f"x.{ending}", "--template", "kami", cwd=tmp_path)
    assert part in said
    assert "zi_cli" not in said


def test_a_pdf_template_that_fails_says_where_without_a_drawing(tmp_path: Path, file: Path) -> None:
    pytest.importorskip("typst")
    (tmp_path / "kami").mkdir()
    (tmp_path / "kami" / "gap.typ").write_text("#tiada(1)", encoding="utf-8")
    done = zi("report", file, "-o", "x.pdf", "--template", "kami", cwd=tmp_path)
    assert done.returncode == 2
    assert "gap.typ:1:" in done.stderr
    assert not set("│┌─") & set(done.stderr)


def test_the_usage_line_is_in_the_language(tmp_path: Path) -> None:
    assert zi("plan", "--help", cwd=tmp_path).stdout.startswith("Pemakaian: zi plan [OPSI]")
    assert "[OPTIONS]" not in zi("--help", cwd=tmp_path).stdout


def test_what_the_system_says_is_put_into_words() -> None:
    import errno
    import os

    words = Translator("id")
    for number in (errno.EISDIR, errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS):
        assert words.text(reason_of(OSError(number, os.strerror(number)))) != os.strerror(number)
    assert words.text(reason_of(OSError(9999, "sebab lain"))) == "sebab lain"


def test_sources_are_told_to_people(tmp_path: Path) -> None:
    for item in ("12", "A.I.1", "125"):
        assert "master" not in zi("explain", item, cwd=tmp_path).stdout
