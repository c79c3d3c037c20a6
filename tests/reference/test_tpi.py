"""TPI's answers, where a sheet has them."""

import random
from pathlib import Path

import pytest

from tests.reference.fillers import HEADERS, Reference
from zi_cli.api import View, assess


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("style", ["hierarchy", "path", "bare"])
def test_both_views(official: Reference, tmp_path: Path, style: str, header: str) -> None:
    dice = random.Random(style + header)
    ours, theirs = official.fill(dice.randrange(1000)), official.fill(dice.randrange(1000))
    table = official.portalrb(style, HEADERS[header]).fill(ours).fill(theirs, "N")
    table.soal(7).cells["Q"] = "belum sesuai"
    assessment = assess(table.save(tmp_path / "lke.xlsx"), view="tpi")
    tpi = assessment.scores[View.TPI]
    assert tpi is not None
    assert dict(tpi.nodes) == official.score(theirs).nodes
    assert dict(assessment.claimed.nodes) == official.score(ours).nodes
    for soal, response in assessment.filled.responses.items():
        assert response.tpi is not None
        assert response.tpi.cell == table.cell(soal, "N")
    assert assessment.filled.responses[7].tpi_note.text == "belum sesuai"


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("insert", ["B", "K", "L", "N", "O"])
def test_columns_inserted(official: Reference, tmp_path: Path, insert: str, header: str) -> None:
    ours, theirs = official.fill(1), official.fill(2)
    table = official.portalrb(header=HEADERS[header]).fill(ours).fill(theirs, "N")
    table.insert_column(insert)
    assessment = assess(table.save(tmp_path / "lke.xlsx"))
    tpi = assessment.scores[View.TPI]
    assert tpi is not None
    assert dict(tpi.nodes) == official.score(theirs).nodes
    assert dict(assessment.claimed.nodes) == official.score(ours).nodes


@pytest.mark.parametrize("header", [name for name in HEADERS if name != "none"])
def test_moved_in_front_of_the_units_answers(official: Reference, tmp_path: Path, header: str) -> None:
    ours, theirs = official.fill(3), official.fill(4)
    table = official.portalrb(header=HEADERS[header]).fill(ours).fill(theirs, "N")
    table.move_column("N", after="J")
    assessment = assess(table.save(tmp_path / "lke.xlsx"))
    tpi = assessment.scores[View.TPI]
    assert tpi is not None
    assert dict(tpi.nodes) == official.score(theirs).nodes
    assert dict(assessment.claimed.nodes) == official.score(ours).nodes


@pytest.mark.parametrize("header", HEADERS)
def test_not_answered_yet(official: Reference, tmp_path: Path, header: str) -> None:
    table = official.portalrb(header=HEADERS[header]).fill(official.fill(5))
    assessment = assess(table.save(tmp_path / "lke.xlsx"), view="tpi")
    assert assessment.scores[View.TPI] is None
    assert not assessment.ready


def test_other_things_in_its_place_are_no_answers(official: Reference, tmp_path: Path) -> None:
    table = official.portalrb(header=HEADERS["none"]).fill(official.fill(6))
    for soal in range(1, 128):
        table.soal(soal).cells["N"] = "sudah diverifikasi"
    assert assess(table.save(tmp_path / "lke.xlsx")).scores[View.TPI] is None


def test_the_official_sheet_has_none(official: Reference, tmp_path: Path) -> None:
    table = official.lampiran().fill(official.fill(7))
    assert assess(table.save(tmp_path / "lke.xlsx")).scores[View.TPI] is None
