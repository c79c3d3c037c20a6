"""A workbook may hold anything: nothing in it reaches the terminal raw, or is taken for markup or a template."""

import json
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders.command import zi
from tests.builders.lke import best, save_lke, typed_over
from tests.cli.conftest import Said
from zi_cli.criteria.lke.pack import Pack

Here = Callable[..., Said]
MARKUP = "[bold]tebal[/bold] [/x] [link=https://contoh.example]di sini[/link] :smile: [red"
TEMPLATE = "{0} {soal} {{x}} %s {level!r} {"
ESCAPES = "\x1b[31mmerah\x1b]8;;https://contoh.example\x07klik\x1b\\ \x9b1m \x07 \u202e kanan \u2066"


@pytest.mark.parametrize(
    "hostile", [MARKUP, TEMPLATE, "=1+1", "\u2028baris\u2029", "😀" * 40, "🇮🇩" * 30, "e\u0301" * 90]
)
def test_whatever_a_cell_holds(here: Here, tmp_path: Path, pack: Pack, hostile: str) -> None:
    filling = best(pack, {1: hostile, 88: hostile, 125: hostile}, unsupported=[12])
    path = save_lke(tmp_path / "x.xlsx", pack, filling, unit=hostile)
    typed_over(path, {"J8": hostile[:200], "O8": hostile, "Q20": hostile, "H7": hostile})
    for arguments in (["--verbose"], ["--explain", "total"], ["--format", "json"]):
        said = here("check", path, *arguments)
        assert (said.code, said.err) == (1, "")
    whole = here("check", path, "--verbose").out
    assert hostile.split()[0].lstrip("\u2028").rstrip("\u2029")[:20] in whole


def test_markup_is_shown_as_it_stands(here: Here, tmp_path: Path, pack: Pack) -> None:
    path = save_lke(tmp_path / "x.xlsx", pack, best(pack, {1: MARKUP}), unit=MARKUP)
    shown = " ".join(here("check", path).out.split())
    assert shown.count("[bold]tebal[/bold] [/x]") == 3  # unit, finding, next step
    assert ":smile:" in shown


def xls_with_escapes(path: Path, pack: Pack) -> Path:
    """The kinds of workbook that are XML cannot hold these characters; .xls holds any."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("LKE ZI")
    layout = pack.layouts["lampiran-iii"]
    sheet.write(0, 1, f"Unit kerja: {ESCAPES}")
    sheet.write(1, layout.columns["answer"].at - 1, "Jawaban")
    sheet.write(1, layout.columns["evidence"].at - 1, "Bukti dukung")
    for question in pack.questions.values():
        row = layout.rows[question.id] - 1
        sheet.write(row, layout.text_columns[-1] - 1, question.label)
        sheet.write(row, layout.columns["answer_type"].at - 1, f"{question.scale.written} {ESCAPES}")
        sheet.write(row, layout.columns["answer"].at - 1, ESCAPES)
        sheet.write(row, layout.columns["note"].at - 1, ESCAPES)
        sheet.write(row, layout.columns["evidence"].at - 1, ESCAPES)
    names = {node.id: node.name for node in pack.nodes.values()}
    names |= {i.id: i.label for i in pack.indicators.values() if i.ratio is not None}
    for item, name in names.items():
        sheet.write(layout.rows[item] - 1, layout.text_columns[-1] - 1, name)
    book.save(str(path))
    # A sheet name that no program would write.
    name, hostile = "LKE ZI", "L\x1b[1mZ"
    assert len(name) == len(hostile)
    data = path.read_bytes()
    for old, new in (
        (name.encode(), hostile.encode()),
        (name.encode("utf-16-le"), hostile.encode("utf-16-le")),
    ):
        at = data.find(struct.pack("<BB", len(name), old != name.encode()) + old)
        if at >= 0:
            data = data[: at + 2] + new + data[at + 2 + len(old) :]
    path.write_bytes(data)
    return path


def test_escapes_reach_no_terminal(tmp_path: Path, pack: Pack) -> None:
    path = xls_with_escapes(tmp_path / "x.xls", pack)
    for language in ("id", "en"):
        for arguments in (["--verbose"], ["--explain", "total"], ["--format", "json"]):
            done = zi("check", path, "--lang", language, *arguments)
            assert (done.returncode, done.stderr) == (1, "")
            for sign in "\x1b\x07\x9b\u202e\u2066":
                assert sign not in done.stdout
    document = json.loads(done.stdout)
    assert document["answers"][0]["value"] == ESCAPES
    assert "\x1b" in document["file"]["sheet"]


def test_escapes_in_arguments_come_back_harmless(tmp_path: Path) -> None:
    for arguments in (
        ["check", ESCAPES],
        ["explain", ESCAPES],
        ["check", "--explain", ESCAPES, "."],
        [ESCAPES],
        ["check", f"--{ESCAPES}"],
        ["check", "--format", ESCAPES, "x"],
        ["--lang", ESCAPES],
        ["criteria", "show", ESCAPES],
        ["schema", ESCAPES],
    ):
        done = zi(*arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert "\x1b" not in done.stderr + done.stdout


def test_escapes_in_a_pack_are_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text('id: x\nname: "a\\x1b[31mb"\n', encoding="utf-8")
    done = zi("criteria", "show", str(tmp_path))
    assert done.returncode == 2
    assert "pack.yaml:2:7" in done.stderr
    assert "\x1b" not in done.stderr
