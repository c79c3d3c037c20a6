"""The overview that closes the text of several files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Here = Callable[..., Said]


@pytest.fixture
def files(sample: Path, prepared: Path, tmp_path: Path) -> list[Path]:
    broken = tmp_path / ("b" * 60 + ".xlsx")
    broken.write_bytes(b"bukan buku kerja")
    return [sample, broken, prepared]


def overview_of(text: str) -> list[str]:
    lines = text.rstrip("\n").split("\n")
    at = [number for number, line in enumerate(lines) if line.startswith(("2 berkas", "3 berkas"))]
    return lines[at[-1] :] if at else []


def test_a_line_for_each_file_in_their_order(here: Here, files: list[Path]) -> None:
    head, first, second, third = overview_of(here("check", *files).out)
    assert head.split() == ["3", "berkas", "total", "ambang", "kurang", "galat", "peringatan"]
    assert first.startswith("✗")
    assert "belum siap" in first
    assert second.startswith("? bbbb")
    assert "…" in second
    assert second.rstrip().endswith("tak dibaca")
    assert third.startswith("✓")
    assert " siap " in third
    assert third.split()[-3:-1] == ["0/12", "0"]
    assert max(map(len, (head, first, second, third))) <= 80
    assert "…" not in head


def test_it_says_what_the_json_says(here: Here, files: list[Path]) -> None:
    _, first, *_ = overview_of(here("check", *files).out)
    found = json.loads(here("check", files[0], "--format", "json").out)
    grave = [finding["severity"] for finding in found["findings"]]
    missed = sum(gate["met"] is not True for gate in found["gates"])
    assert first.split()[-3:] == [f"{missed}/12", str(grave.count("error")), str(grave.count("warning"))]


def test_names_too_long_for_the_table_stay_apart(here: Here, sample: Path, tmp_path: Path) -> None:
    ends = [f"lke-balai-contoh-{place}-tahun-2026-final.xlsx" for place in ("jawa-satu", "jawa-dua")]
    begins = ["Contoh Jawa/lke.xlsx", "Contoh Bali/lke.xlsx"]
    middle = [f"lke-unit-contoh-{n}-balai-pelaksana-2026.xlsx" for n in ("01", "02")]
    paths = [tmp_path / name for name in (*ends, *begins, *middle)]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"bukan buku kerja")
    said = here("check", sample, *paths)
    rows = said.out.rstrip("\n").split("\n")[-len(paths) :]
    assert len(set(rows)) == len(paths)
    assert "jawa-satu" in rows[0]
    assert "jawa-dua" in rows[1]
    assert max(map(len, rows)) <= 80


def test_one_file_has_none(here: Here, sample: Path) -> None:
    assert overview_of(here("check", sample).out) == []


def test_machines_get_none(here: Here, files: list[Path]) -> None:
    lines = here("check", *files, "--format", "json").out.splitlines()
    assert len(lines) == 3
    assert all(json.loads(line) for line in lines)


def test_an_explanation_is_not_closed_by_it(here: Here, sample: Path, prepared: Path) -> None:
    assert overview_of(here("check", sample, prepared, "--explain", "total").out) == []


def test_the_help_promises_no_network_only_unless_asked(here: Here) -> None:
    assert "Tanpa jaringan kecuali diminta" in " ".join(here("--help").out.split())
