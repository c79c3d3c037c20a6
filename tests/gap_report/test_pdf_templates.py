"""What typst may read: templates that were checked, and pictures beside them; never a package from the network."""

from pathlib import Path

import pytest

from zi_cli.errors import UsageProblem
from zi_cli.gap_report.formats import pdf_templates
from zi_cli.gap_report.formats.pdf_templates import template_folder
from zi_cli.gap_report.templates import Templates, export
from zi_cli.language import Translator


def carried(folder: Path) -> dict[str, bytes]:
    """What typst gets to see of a folder of templates."""
    with template_folder(Templates(folder)) as root:
        return {
            path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
        }


def refused(folder: Path) -> str:
    """What is said of a folder of templates that cannot be used."""
    with pytest.raises(UsageProblem) as caught:
        carried(folder)
    assert caught.value.hint is not None
    return Translator("en").text(caught.value.message)


@pytest.mark.parametrize(
    "line",
    [
        '#import "@preview/cetz:0.2.2"',
        '#import"@preview/cetz:0.2.2": *',
        '#import "\\u{40}preview/cetz:0.2.2"',
        '#import ("@" + "preview/cetz:0.2.2")',
        '#import/**/"@preview/cetz:0.2.2"',
        '#import str.from-unicode(64) + "preview/cetz:0.2.2"',
        '#{ let name = "@preview/cetz:0.2.2"; import name: * }',
        '#include "@preview/cetz:0.2.2"',
        "#let a = include sys.inputs.report",
        "#import",
        '#import "gambar.svg"',
        "#import std: *",
        "#let e = eval",
        '#dictionary(std).at("ev" + "al")("1")',
        '#plugin("a.wasm")',
    ],
)
@pytest.mark.parametrize("name", ["gap.typ", "gap-style.typ", "pdf/bagian.typ", "pdf/a/BAGIAN.TYP"])
def test_what_could_fetch_a_package_is_refused_with_its_line(tmp_path: Path, line: str, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(f"= CONTOH\n{line}\nselesai\n", encoding="utf-8")
    told = refused(tmp_path)
    assert f"{tmp_path / name}, line 2" in told


@pytest.mark.parametrize(
    "line",
    [
        '#import "gap-style.typ": *',
        '#include "pdf/bagian.typ"',
        "#let important = 1",
        "evaluasi, standar, nama@contoh.example",
        "#let include-all = true",
        '#image("pdf/lambang.png")',
    ],
)
def test_what_stays_in_the_folder_is_used(tmp_path: Path, line: str) -> None:
    (tmp_path / "gap.typ").write_text(line, encoding="utf-8")
    assert carried(tmp_path)["gap.typ"].decode() == line


def test_the_exported_templates_are_carried_as_they_are(tmp_path: Path) -> None:
    export(tmp_path)
    own = carried(tmp_path)
    assert {"gap.typ", "gap-style.typ", "fgd.typ"} <= own.keys()
    assert all(content == (tmp_path / name).read_bytes() for name, content in own.items())


def test_nothing_else_in_the_folder_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "pdf").mkdir()
    (tmp_path / "arsip").mkdir()
    (tmp_path / "pdf" / "lambang.png").write_bytes(b"png")
    (tmp_path / "pdf" / "rahasia.txt").write_text("rahasia", encoding="utf-8")
    (tmp_path / "foto.png").write_bytes(b"png")
    (tmp_path / "arsip" / "foto.png").write_bytes(b"png")
    (tmp_path / "arsip" / "lain.typ").write_text('#import "@preview/cetz:0.2.2"', encoding="utf-8")
    (tmp_path / "lain.typ").write_bytes(b"\xff\xfe")
    own = carried(tmp_path)
    assert {name for name in own if not name.endswith(".typ")} == {"pdf/lambang.png"}
    assert "lain.typ" not in own


@pytest.mark.parametrize(("limit", "value"), [("MOST_FILES", 2), ("MOST_BYTES", 29)])
def test_a_folder_that_holds_far_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    (tmp_path / "pdf").mkdir()
    for number in range(3):
        (tmp_path / "pdf" / f"{number}.png").write_bytes(b"x" * 10)
    assert "pdf/2.png" in carried(tmp_path)
    monkeypatch.setattr(pdf_templates, limit, value)
    assert "more than templates need" in refused(tmp_path)


def test_links_are_not_followed(tmp_path: Path) -> None:
    beyond = tmp_path / "luar"
    beyond.mkdir()
    (beyond / "rahasia.png").write_bytes(b"rahasia")
    own = tmp_path / "kami"
    (own / "pdf").mkdir(parents=True)
    try:
        (own / "pdf" / "a.png").symlink_to(beyond / "rahasia.png")
        (own / "pdf" / "b").symlink_to(beyond, target_is_directory=True)
    except OSError:
        pytest.skip("links cannot be made here")
    assert not any(name.endswith(".png") for name in carried(own))
