"""What `zi check` says to do next: the most points first, among what serves a missed gate."""

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from tests.cli.conftest import Said
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.effort import DecidedBy
from zi_cli.criteria.lke.pack import Indicator
from zi_cli.workbook.read import read_lke

Here = Callable[..., Said]


def told(text: str) -> tuple[list[int], str]:
    """First soal of each step, in order, and the line about what others decide."""
    part = text.partition("Peluang tambahan poin terbesar")[2].partition("Nilai menurut berkas")[0]
    steps = [int(soal) for soal in re.findall(r"^  \+[\d,]+ poin +soal (\d+)", part, re.MULTILINE)]
    others = part.partition("Tidak hanya di tangan unit")[2]
    return steps, " ".join(others.split())


def acted_on(indicator: Indicator) -> int:
    return indicator.ratio.numerator if indicator.ratio else indicator.soal_ids[0]


def assessed(sample: Path, criteria: CriteriaSet) -> Assessment:
    return assess_workbook(read_lke(sample, criteria.lke), criteria)


def test_the_most_points_in_the_units_own_hands_come_first(
    here: Here, sample: Path, criteria: CriteriaSet
) -> None:
    assessment = assessed(sample, criteria)
    assert any(gate.met is False and gate.gate.id == "total" for gate in assessment.gates)
    own = {
        indicator.soal_ids[0]: assessment.points_at_stake(indicator.id)
        for indicator in criteria.lke.indicators.values()
        if criteria.lke.efforts.of(acted_on(indicator)).decided_by is DecidedBy.UNIT
    }
    steps, _ = told(here("check", sample).out)
    assert len(steps) == 5
    stakes: list[Fraction] = sorted(own.values(), reverse=True)[:5]
    assert [own[soal] for soal in steps] == stakes


def test_what_others_decide_has_a_line_of_its_own(here: Here, sample: Path) -> None:
    steps, others = told(here("check", sample).out)
    for soal in (125, 126, 127):
        assert soal not in steps
        assert f"soal {soal} (+" in others
