"""Waivers: findings stay visible and do not count; scores, gates and readiness never know."""

from datetime import date
from typing import Any

import pytest

from tests.builders.lke import best
from tests.findings.conftest import Save, findings
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.findings.catalogue import RULES
from zi_cli.findings.control import Control, Controlled, controlled
from zi_cli.findings.finding import Finding, Severity, Waiver
from zi_cli.findings.waivers import WaiverEntry, WaiverState, apply_waivers
from zi_cli.workbook.read import read_lke

TODAY = date(2026, 6, 30)
UNIT = "UNIT CONTOH"


def entry(code: str = "ZI401", until: str = "2026-12-31", **more: Any) -> WaiverEntry:
    waiver = Waiver(reason="Dokumen CONTOH menyusul", approver="Inspektur CONTOH", until=until)
    return WaiverEntry(code=code, waiver=waiver, **more)


@pytest.fixture
def found(save: Save, pack: Pack) -> list[Finding]:
    """No evidence for 5, 12 and 13; 20 blank, so its indicator has no answer."""
    return findings(save(filling=best(pack, {20: None}, unsupported=[5, 12, 13])), pack)


def waived(found: list[Finding], *entries: WaiverEntry, unit: str = UNIT) -> tuple[list[Any], list[Any]]:
    """((code, soal) of what is waived, (state, findings) of each waiver)."""
    after, uses = apply_waivers(found, entries, unit, TODAY)
    assert [(f.fingerprint, f.severity) for f in after] == [(f.fingerprint, f.severity) for f in found]
    return (
        [(f.rule.code, f.hit.soal_id) for f in after if f.waiver],
        [(use.state.value, use.findings) for use in uses],
    )


@pytest.mark.parametrize(
    ("about", "soal"),
    [
        ({"soal_ids": frozenset({12})}, [12]),
        ({"soal_ids": frozenset({12, 5, 99})}, [5, 12]),
        ({}, [5, 12, 13]),
    ],
)
def test_what_a_waiver_is_about(found: list[Finding], about: dict[str, Any], soal: list[int]) -> None:
    assert waived(found, entry(**about)) == ([("ZI401", n) for n in soal], [("in_force", len(soal))])


def test_by_id_whatever_its_case(found: list[Finding]) -> None:
    item = next(f.hit.item_id for f in found if f.hit.soal_id == 12)
    assert item
    assert waived(found, entry(items=frozenset({item.casefold()})))[0] == [("ZI401", 12)]


@pytest.mark.parametrize(
    ("pattern", "concerned"), [("*", True), ("unit*", True), ("UNIT CONTOH", True), ("BP2P*", False)]
)
def test_only_units_of_the_pattern(found: list[Finding], pattern: str, concerned: bool) -> None:
    after, uses = waived(found, entry(unit=pattern))
    assert (bool(after), bool(uses)) == (concerned, concerned)


def test_a_waiver_holds_to_the_end_of_its_last_day(found: list[Finding]) -> None:
    assert waived(found, entry(until="2026-06-30"))[1] == [("in_force", 3)]
    assert waived(found, entry(until="2026-06-29")) == ([], [("expired", 3)])


def test_a_waiver_for_nothing_is_told(found: list[Finding]) -> None:
    assert waived(found, entry("ZI303"), entry(soal_ids=frozenset({99}))) == (
        [],
        [("unused", 0), ("unused", 0)],
    )


def test_the_first_in_force_counts(found: list[Finding]) -> None:
    first, second = entry(until="2026-01-01"), entry(until="2027-01-01")
    after, _ = apply_waivers(found, [first, second], UNIT, TODAY)
    assert {f.waiver.until for f in after if f.waiver} == {"2027-01-01"}


def test_gates_and_readiness_cannot_be_waived() -> None:
    assert {code for code in RULES if not entry(code).allowed} == {c for c in RULES if c.startswith("ZI7")}


def checked(save: Save, pack: Pack, *entries: WaiverEntry, **how: Any) -> tuple[Controlled, Any]:
    path = save(filling=best(pack, {20: None}, unsupported=[5, 12, 13], **how))
    assessment = assess_workbook(read_lke(path, pack), CriteriaSet(lke=pack))
    return controlled(assessment, Control(waivers=entries, today=TODAY)), assessment


def test_it_counts_no_more_but_makes_nothing_better(save: Save, pack: Pack) -> None:
    without, before = checked(save, pack)
    everything = [entry(code) for code in RULES]
    under, after = checked(save, pack, *everything)
    assert without.at_fault(Severity.ERROR)
    assert not under.at_fault(Severity.INFO)
    assert not under.at_fault(None)
    assert [f.fingerprint for f in under.shown] == [f.fingerprint for f in without.shown]
    assert (after.ready, after.complete, after.gates) == (before.ready, before.complete, before.gates)
    assert not after.ready
    assert after.scores == before.scores


def test_a_gate_stays_missed_and_counted(save: Save, pack: Pack) -> None:
    path = save(filling=best(pack, {124: "D", 125: 1, 126: "D", 127: 1}))
    assessment = assess_workbook(read_lke(path, pack), CriteriaSet(lke=pack))
    result = controlled(assessment, Control(waivers=(entry("ZI701"),), today=TODAY))
    assert [use.state for use in result.waivers] == [WaiverState.REFUSED]
    assert result.at_fault(Severity.ERROR)
    assert not any(finding.waiver for finding in result.shown)
