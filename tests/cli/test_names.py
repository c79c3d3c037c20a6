"""Files are found whatever they are called, and called by their names."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders.command import zi
from tests.cli.conftest import Said

NAMES = [
    "lke dua kata.xlsx",
    "[x].xlsx",
    "[abc].xlsx",
    "laporan (1) [final].xlsx",
    "Évaluasi – 評価 😀.xlsx",
    "tanpa-akhiran",
    "-v.xlsx",
    "{kurung}.xlsx",
    "[bold]tebal[red].xlsx",
    "100%.xlsx",
    "a'b.xlsx",
]
ODD_NAMES = ["tanya?bintang*.xlsx", 'kutip".xlsx', "baris\nbaru.xlsx", "\x1b[31mmerah.xlsx", "[\\x].xlsx"]


@pytest.mark.parametrize("name", NAMES + (ODD_NAMES if os.name != "nt" else []))
def test_a_file_of_any_name(
    here: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ready: Path, name: str
) -> None:
    shutil.copy(ready, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    said = here("check", "--format", "json", "--", name)
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)["file"]["path"] == name
    shown = here("check", "--", name)
    assert shown.code == 0
    assert "\x1b" not in shown.out


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_name_that_is_no_text(tmp_path: Path, ready: Path) -> None:
    name = os.fsdecode(b"lke-\xff\xfe.xlsx")
    try:
        shutil.copy(ready, tmp_path / name)
    except OSError:
        pytest.skip("this file system takes text only")
    for output in ("text", "json"):
        assert zi("check", name, "--format", output, cwd=tmp_path).returncode == 0


def test_patterns_that_the_shell_left_alone(tmp_path: Path, ready: Path) -> None:
    for name in ("b.xlsx", "a.xlsx", "[c].xlsx", "lain.txt"):
        shutil.copy(ready, tmp_path / name)
    for pattern, names in (
        ("*.xlsx", ["[c].xlsx", "a.xlsx", "b.xlsx"]),
        ("?.xlsx", ["a.xlsx", "b.xlsx"]),
        ("[ab].xlsx", ["a.xlsx", "b.xlsx"]),
        ("[c].xlsx", ["[c].xlsx"]),
    ):
        done = zi("check", pattern, "--format", "json", cwd=tmp_path)
        assert [json.loads(line)["file"]["path"] for line in done.stdout.splitlines()] == names


def test_files_that_are_missing_are_named_in_full_even_if_others_are_there(
    tmp_path: Path, ready: Path
) -> None:
    missing = [f"{'folder-yang-panjang-' * 5}{number}.xlsx" for number in range(8)]
    done = zi("check", ready, *missing, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert all(name in done.stderr for name in missing)
