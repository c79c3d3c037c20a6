"""Whatever a unit is called, its file stays in its folder, on Windows as on Linux."""

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zi_cli.file_names import file_name, unlike

DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")}


@given(st.text(max_size=200))
@example("../../etc/passwd CONTOH")
@example("..")
@example("con.txt")
@example("NUL .x.y")
@example("C:\\CONTOH\\x")
@example("\x00")
@example("\ud800")
@example("\u202exslx.CONTOH")
@example("🏠" * 200)
@example("x" * 79 + " . ")
def test_any_name(words: str) -> None:
    name = file_name(words, ".xlsx")
    assert (Path(name).name, PureWindowsPath(name).name) == (name, name)
    assert name.endswith(".xlsx")
    assert not name.startswith((" ", "."))
    assert len(name.encode()) < 230, "Linux takes 255 bytes, and a draft beside it is a little longer"
    assert name.isprintable() or not name.isascii()
    assert not set(name) & set('<>:"/\\|?*\x00\n\u202e')
    stem = name.removesuffix(".xlsx")
    assert stem == stem.rstrip(" .")
    assert name.partition(".")[0].rstrip().casefold() not in DEVICES


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("BP2P CONTOH", "BP2P CONTOH.xlsx"),
        ("BP2P  CONTOH\n", "BP2P CONTOH.xlsx"),
        ("Balai A/B: CONTOH", "Balai A B CONTOH.xlsx"),
        ("Balai No. 5 CONTOH", "Balai No. 5 CONTOH.xlsx"),
        ("CONTOH.xlsx", "CONTOH.xlsx.xlsx"),
        ("con", "con_.xlsx"),
        ("AUX.CONTOH", "AUX_.CONTOH.xlsx"),
        ("Con CONTOH", "Con CONTOH.xlsx"),
        ("Contoh", "Contoh.xlsx"),
        ("Dinas Kota Bogo\u0301r CONTOH", "Dinas Kota Bogór CONTOH.xlsx"),
        ("", "unit.xlsx"),
        ("///", "unit.xlsx"),
    ],
)
def test_names_as_they_are_made(words: str, name: str) -> None:
    assert file_name(words, ".xlsx") == name


def test_a_name_that_is_taken_gets_a_number() -> None:
    """`Balai` and `BALAI` are one file on Windows."""
    taken: set[str] = set()
    names = []
    for words in ("Balai CONTOH", "BALAI CONTOH", "balai/contoh", "Balai CONTOH"):
        name = unlike(file_name(words, ".xlsx"), taken)
        taken.add(name.casefold())
        names.append(name)
    assert names == [
        "Balai CONTOH.xlsx",
        "BALAI CONTOH (2).xlsx",
        "balai contoh (3).xlsx",
        "Balai CONTOH (4).xlsx",
    ]
