"""What is told at once of a workbook whose numbers cannot be right, and of answers that cannot be used."""

import json
from pathlib import Path

import pytest

from tests.builders.command import zi
from tests.builders.lke import best, save_lke
from zi_cli.criteria.lke.pack import Pack


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Path:
    """More wealth reports than people who must file one; full marks all the same."""
    counts = {113: 2, 114: 2, 115: 0, 116: 6, 120: 12}
    return save_lke(tmp_path_factory.mktemp("lke") / "lke.xlsx", pack, best(pack, counts))


def test_the_headline_counts_errors_and_prerequisites(wrong: Path) -> None:
    done = zi("check", wrong, COLUMNS="80")
    head = " ".join(done.stdout.split("Nilai  ")[0].split())
    assert "SIAP WBK" in head
    assert "1 temuan berat (galat) harus diselesaikan sebelum hasil ini dapat dipakai." in head
    assert "1 prasyarat pengusulan belum terpenuhi" in head


def test_readiness_and_exit_code_are_what_they_were(wrong: Path) -> None:
    done = zi("check", wrong, "--format", "json")
    found = json.loads(done.stdout)
    statuses = {each["id"]: each["status"] for each in found["prerequisites"]}
    assert (done.returncode, found["ready"]) == (1, True)
    assert (statuses["unit.lhkpn"], statuses["unit.lhkasn"]) == ("unknown", "not_met")


def test_without_errors_the_headline_has_no_such_line(tmp_path: Path, pack: Pack) -> None:
    done = zi("check", save_lke(tmp_path / "lke.xlsx", pack))
    assert "galat" not in done.stdout.split("Nilai  ")[0]


def test_a_plan_shows_what_stands_in_the_cell(tmp_path: Path, pack: Pack) -> None:
    done = zi("plan", save_lke(tmp_path / "lke.xlsx", pack, best(pack, {126: "F", 127: 87.65})))
    assert "(tidak sah: F)" in done.stdout
    assert "(tidak sah: 87,65)" in done.stdout
    assert "(kosong)" not in done.stdout
