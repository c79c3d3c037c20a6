"""Evidence on Kriteria Minimal and Prasyarat is looked up like that of the LKE, and changes no score."""

from pathlib import Path

import pytest

from tests.builders.forms import minimum_rows, prerequisite_rows, with_sheet
from tests.builders.lke import best, save_lke
from zi_cli.api import assess
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.evidence_check.check import EvidenceCheck
from zi_cli.evidence_check.links import LinkChecker
from zi_cli.findings.catalogue import find_all
from zi_cli.language import msg
from zi_cli.workbook.evidence import EvidenceState, Standing
from zi_cli.workbook.read import read_lke

ROOM, AUDIT = "facilities.service-room", "unit.audit-follow-up"


@pytest.fixture
def path(criteria: CriteriaSet, tmp_path: Path) -> Path:
    forms = criteria.lke.layouts["zi"].forms
    path = save_lke(tmp_path / "lke.xlsx", criteria.lke, best(criteria.lke))
    given = {ROOM: "foto/ruang.jpg; foto/meja.jpg"}
    with_sheet(path, forms["minimum"], minimum_rows(criteria), evidence=given)
    given = {AUDIT: "https://berkas.contoh.example/tlhp"}
    return with_sheet(path, forms["prerequisites"], prerequisite_rows(criteria), evidence=given)


def test_a_file_that_is_not_there(path: Path) -> None:
    folder = path.parent / "bukti" / "foto"
    folder.mkdir(parents=True)
    (folder / "ruang.jpg").touch()
    plain, looked_up = assess(path), assess(path, evidence_dir=folder.parent)
    (found,) = find_all(looked_up, {"ZI403"})
    assert (found.hit.item_id, found.hit.found) == (ROOM, "foto/meja.jpg")
    assert found.hit.points_at_stake == 0
    assert found.hit.cell is not None
    assert found.hit.cell.startswith("Kriteria Minimal!I")
    assert find_all(plain, {"ZI403"}) == ()
    assert looked_up.scores == plain.scores
    assert looked_up.ready == plain.ready


def test_a_link_that_leads_nowhere(
    path: Path, criteria: CriteriaSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = EvidenceState(standing=Standing.BROKEN, reason=msg("unknown"))
    asked: list[str] = []

    def states(_: LinkChecker, links: dict[str, None]) -> dict[str, EvidenceState]:
        asked.extend(links)
        return {link: gone for link in links if link.endswith("/tlhp")}

    monkeypatch.setattr(LinkChecker, "states", states)
    (found,) = find_all(assess(path, check_links=True), {"ZI408"})
    assert (found.hit.item_id, found.hit.cell) == (AUDIT, "Prasyarat!H4")
    assert asked.count("https://berkas.contoh.example/tlhp") == 1


def test_nothing_is_asked_unless_wanted(path: Path, criteria: CriteriaSet) -> None:
    assert EvidenceCheck().states(read_lke(path, criteria.lke)) == {}
