"""Fingerprints of findings are the same after rows, columns and sheets of the official layouts were moved about."""

import random
from pathlib import Path

import pytest

from tests.reference.fillers import HEADERS, Reference, Table
from zi_cli.api import assess
from zi_cli.findings.catalogue import find_all

ABOUT_THE_UNIT = ("ZI3", "ZI4", "ZI6", "ZI7")
"""Families that are about what the unit did, not about how the sheet looks."""
ABOUT_THE_SHEET = "ZI306"
"""Says what the formulas of a layout make of an answer; a sheet by another name may be taken for another layout."""
LAYOUTS = {
    "lampiran": lambda official: official.lampiran(formulas=False),
    "hierarchy": lambda official: official.portalrb("hierarchy", HEADERS["unit"]),
    "path": lambda official: official.portalrb("path", HEADERS["plain"]),
}


def prints(path: Path) -> dict[str, set[str]]:
    """Code → fingerprints of its findings."""
    found: dict[str, set[str]] = {}
    for finding in find_all(assess(path, target="WBK")):
        if finding.rule.code.startswith(ABOUT_THE_UNIT) and finding.rule.code != ABOUT_THE_SHEET:
            found.setdefault(finding.rule.code, set()).add(finding.fingerprint)
    return found


def moved_about(table: Table, dice: random.Random) -> None:
    for _ in range(dice.randrange(1, 8)):
        table.insert(dice.randrange(6, len(table.rows)))
    if dice.random() < 0.6:
        table.insert_column(dice.choice(["J", "K", "L"]))
    if dice.random() < 0.5:
        table.move_column(table.note, after=dice.choice(["P", "Q"]))
    table.title = dice.choice([table.title, "Lembar 1", "Isian (2)"])
    table.before = dice.choice([[], ["Petunjuk"]])


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", range(4))
def test_they_survive(official: Reference, tmp_path: Path, layout: str, seed: int) -> None:
    dice, filling = random.Random(seed), official.fill(seed)
    files = []
    for name in ("asli", "pindah"):
        table = LAYOUTS[layout](official).fill(filling)
        for soal in range(1, 128, 2):
            table.soal(soal).cells[table.evidence] = f"https://berkas.contoh.example/{soal}.pdf"
        if name == "pindah":
            moved_about(table, dice)
        files.append(table.save(tmp_path / f"{name}.xlsx"))
    before, after = map(prints, files)
    assert sum(map(len, before.values())) > 20
    assert after == before
