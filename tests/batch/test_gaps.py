"""Which gaps lead: those that hold units back, not those that every unit has."""

import random
from dataclasses import replace

import pytest

from tests.builders.recaps import record_of
from zi_cli.batch.recap.gaps import Gaps, foremost, narrowest_gates
from zi_cli.batch.recap.model import UnitLine
from zi_cli.batch.record import IndicatorLine, UnitRecord
from zi_cli.criteria.criteria_set import CriteriaSet

SPAK, SPKP = "B.I.a", "B.II.a"


@pytest.fixture(scope="module")
def record(criteria: CriteriaSet) -> UnitRecord:
    """A unit with a gap at every indicator."""
    some = record_of(criteria, UnitLine(name="BWS CONTOH"), 0.7, random.Random(1))
    return replace(some, indicators=tuple(IndicatorLine(0.5, "partly_done", False) for _ in some.indicators))


def missing(record: UnitRecord, *gates: str) -> UnitRecord:
    """The unit as one that misses these gates and no other."""
    return replace(record, gates=tuple(replace(gate, met=gate.id not in gates) for gate in record.gates))


def test_the_narrowest_gate_is_the_index_s_own_else_the_area_s(criteria: CriteriaSet) -> None:
    found = narrowest_gates(criteria.lke, "WBK")
    assert (found[SPAK], found["B.I.b"], found[SPKP]) == ("spak", "capaian-kinerja", "pelayanan-prima")
    area = criteria.lke.areas[1]
    for indicator in criteria.lke.indicators.values():
        if indicator.node_id.startswith((f"{area.pemenuhan}.", f"{area.reform}.")):
            assert found[indicator.id] == "area-2"
    assert set(found) == set(criteria.lke.indicators)


def test_a_gap_whose_gate_is_met_holds_nobody_back(criteria: CriteriaSet, record: UnitRecord) -> None:
    gaps = Gaps(criteria.lke)
    for number in range(10):
        gaps.add(f"BWS CONTOH {number}", missing(record, "total", "area-2"))
    gaps.add("BWS CONTOH 10", missing(record, "spak"))
    by_id = {gap.id: gap for gap in gaps.summaries()}
    assert all(gap.units == 11 for gap in by_id.values())
    assert (by_id[SPAK].held_back, by_id[SPKP].held_back) == (1, 0)
    assert {gap.held_back for gap in by_id.values() if gap.area == 2} == {10}
    assert gaps.summaries()[0].area == 2


def test_a_gate_that_cannot_be_known_holds_back(criteria: CriteriaSet, record: UnitRecord) -> None:
    gates = tuple(replace(gate, met=None if gate.id == "spak" else True) for gate in record.gates)
    gaps = Gaps(criteria.lke)
    gaps.add("BWS CONTOH", replace(record, gates=gates))
    assert [gap.id for gap in gaps.summaries() if gap.held_back] == [SPAK]


def test_the_foremost_come_from_different_gates_and_in_order(
    criteria: CriteriaSet, record: UnitRecord
) -> None:
    gaps = Gaps(criteria.lke)
    for number, missed in enumerate((("area-2",), ("area-2", "spak"), ("area-2", "spak", "area-6"))):
        gaps.add(f"BWS CONTOH {number}", missing(record, *missed))
    top = foremost(gaps.summaries(), 1)
    assert [(gap.gate, gap.held_back) for gap in top] == [("area-2", 3), ("spak", 2), ("area-6", 1)]
    two = foremost(gaps.summaries(), 2)
    assert [gap.gate for gap in two] == ["area-2", "area-2", "spak", "area-6", "area-6"]
    assert foremost((), 1) == ()


def test_no_units_no_gaps(criteria: CriteriaSet) -> None:
    assert Gaps(criteria.lke).summaries() == ()
