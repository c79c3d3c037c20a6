"""What must hold of the pack whatever the units are."""

import random
from fractions import Fraction

import pytest

from tests.builders.filled import best_answers
from tests.group_report.groups import DAY, group, pack_of, unit, unreadable
from zi_cli.assessment.views import evidence_of
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.gap_report.causes import gap_points
from zi_cli.group_report.members import SameUnit
from zi_cli.group_report.report import GroupReport, Meeting, group_report
from zi_cli.language import Translator


@pytest.fixture(scope="module")
def nineteen(criteria: CriteriaSet) -> GroupReport:
    return pack_of(criteria, group(criteria, 19))


@pytest.mark.parametrize("minutes", [20, 45, 90, 240])
def test_the_agenda_fills_the_meeting_without_a_break(criteria: CriteriaSet, minutes: int) -> None:
    items = pack_of(criteria, group(criteria, 4), minutes=minutes).agenda
    assert sum(item.minutes for item in items) == minutes
    assert [item.begins for item in items] == [0, *(item.ends for item in items[:-1])]
    assert items[-1].ends == minutes
    assert [items[0].kind, items[-2].kind, items[-1].kind] == ["opening", "innovation", "agreements"]


def test_topics_without_time_are_named(criteria: CriteriaSet) -> None:
    report = pack_of(criteria, group(criteria, 4), minutes=20)
    assert [bool(topic.minutes) for topic in report.topics] == [True, *[False] * (len(report.topics) - 1)]
    assert sum(item.kind == "topic" for item in report.agenda) == 1


def test_gaps_are_those_of_the_units(criteria: CriteriaSet) -> None:
    units = group(criteria, 7)
    report = pack_of(criteria, units)
    for gap in report.gaps:
        lacking = [gap_points(one, gap.id) for one in units]
        assert gap.units == sum(points > 0 for points in lacking) == len(gap.concerned)
        assert gap.points.value == pytest.approx(float(sum(lacking, Fraction(0))))
        assert sum(cause.count for cause in gap.causes) == gap.units
        assert sum(level.units for level in gap.levels) == gap.units
    open_ones = {i for i in criteria.lke.indicators if any(gap_points(one, i) > 0 for one in units)}
    assert {gap.id for gap in report.gaps} == open_ones


def test_gaps_with_most_points_come_first(nineteen: GroupReport) -> None:
    values = [gap.points.value for gap in nineteen.gaps]
    assert values == sorted(values, reverse=True)
    assert [gap.rank for gap in nineteen.gaps] == list(range(1, len(values) + 1))
    assert nineteen.top_gaps == nineteen.gaps[:5]


def test_mentors_hold_the_best_level_with_evidence(criteria: CriteriaSet) -> None:
    units = group(criteria, 12)
    by_name = {one.filled.unit_name: one for one in units}
    report = pack_of(criteria, units)
    named = 0
    for gap in report.gaps:
        indicator = criteria.lke.indicators[gap.id]
        able = {
            name
            for name, one in by_name.items()
            if gap_points(one, gap.id) == 0 and evidence_of(indicator, one.filled)
        }
        assert {mentor.name for mentor in gap.mentors} == able
        assert not able & {one.name for one in gap.concerned}
        for mentor in gap.mentors:
            assert mentor.pieces == len(evidence_of(indicator, by_name[mentor.name].filled))
            assert mentor.cell.startswith("LKE ZI!K")
        named += len(able)
    assert named


def test_a_claim_without_evidence_makes_no_mentor(criteria: CriteriaSet) -> None:
    answers = {**best_answers(criteria.lke), 1: "Tidak"}
    report = pack_of(
        criteria,
        [unit(criteria, "CONTOH A", answers), unit(criteria, "CONTOH B", evidence=frozenset())],
    )
    assert all(mentor.name != "CONTOH B" for gap in report.gaps for mentor in gap.mentors)
    assert next(gap for gap in report.gaps if gap.soal == "1").units == 2


def test_the_nearest_unit_stands_in_for_a_mentor(criteria: CriteriaSet) -> None:
    best = best_answers(criteria.lke)
    units = [unit(criteria, f"CONTOH {value}", {**best, 127: value}) for value in (3.2, 3.9, 3.5)]
    gap = next(gap for gap in pack_of(criteria, units).gaps if gap.soal == "127")
    assert gap.mentors == ()
    assert gap.nearest is not None
    assert (gap.nearest.name, gap.nearest.answer) == ("CONTOH 3.9", "3,9")
    assert not gap.alone


def test_another_unit_never_takes_a_gap_away(criteria: CriteriaSet) -> None:
    units = group(criteria, 6)
    before = {gap.id: gap.units for gap in pack_of(criteria, units[:-1]).gaps}
    after = {gap.id: gap.units for gap in pack_of(criteria, units).gaps}
    assert all(after[item] in (count, count + 1) for item, count in before.items())


def test_the_order_of_the_files_does_not_matter(criteria: CriteriaSet, nineteen: GroupReport) -> None:
    units = group(criteria, 19)
    random.Random(1).shuffle(units)
    assert pack_of(criteria, units) == nineteen


def test_every_unit_sits_at_one_table(nineteen: GroupReport) -> None:
    seated = [member.name for cluster in nineteen.clusters for member in cluster.members]
    assert sorted(seated) == sorted(row.name for row in nineteen.units)
    for cluster in nineteen.clusters:
        assert not set(cluster.helpers) & {member.name for member in cluster.members}
        assert len(cluster.members) == 19 or cluster.kind in ("basics", "topic", "helping")


def test_a_table_shares_what_it_says_it_shares(criteria: CriteriaSet, nineteen: GroupReport) -> None:
    rows = {row.name: row for row in nineteen.units}
    for cluster in nineteen.clusters:
        for member in cluster.members:
            assert set(cluster.shared_gates) <= set(rows[member.name].missed)
            assert member.missed == len(rows[member.name].missed)
            for gap in cluster.shared_gaps:
                assert member.name in {one.name for one in gap.concerned}
        if cluster.kind == "helping":
            assert all(member.missed == 0 for member in cluster.members)


def test_units_stand_in_the_order_in_which_they_are_looked_up(nineteen: GroupReport) -> None:
    assert [row.name for row in nineteen.units] == [f"BP2P CONTOH {number}" for number in range(1, 20)]
    assert nineteen.start == "BP2P CONTOH"


def test_refused_files_are_named_and_counted_nowhere(criteria: CriteriaSet) -> None:
    units = group(criteria, 2)
    refused = [unreadable("b/rusak.xlsx"), unreadable("a/rusak.xlsx")]
    report = pack_of(criteria, units, refused=refused)
    assert [one.file for one in report.refused] == ["a/rusak.xlsx", "b/rusak.xlsx"]
    assert report.count == 2
    assert any("2" in sentence for sentence in report.sentences[2:])
    assert report.gaps == pack_of(criteria, units).gaps


def test_two_units_of_one_name_are_told_apart_by_their_files(criteria: CriteriaSet) -> None:
    units = [
        unit(criteria, "BALAI CONTOH", path="lama.xlsx", digest="1" * 64),
        unit(
            criteria,
            "Balai  Contoh",
            {**best_answers(criteria.lke), 1: None},
            path="baru.xlsx",
            digest="2" * 64,
        ),
    ]
    report = pack_of(criteria, units)
    assert len({row.name for row in report.units}) == 2
    assert all(row.file in row.name for row in report.units)


def test_the_same_file_counts_once(criteria: CriteriaSet) -> None:
    units = [unit(criteria, "CONTOH", path=path, digest="1" * 64) for path in ("a/x.xlsx", "b/x.xlsx")]
    report = pack_of(criteria, units)
    assert report.count == 1
    assert report.copies[0].files == ("a/x.xlsx", "b/x.xlsx")


@pytest.mark.parametrize("count", [1, 40])
def test_one_unit_or_forty(criteria: CriteriaSet, count: int) -> None:
    report = pack_of(criteria, group(criteria, count, seed=3))
    assert report.count == len(report.units) == count
    assert sum(item.minutes for item in report.agenda) == 90
    assert all(gap.of == count for gap in report.gaps)


def test_a_group_without_gaps_talks_about_innovation(criteria: CriteriaSet) -> None:
    report = pack_of(criteria, [unit(criteria, "CONTOH A"), unit(criteria, "CONTOH B")])
    assert report.gaps == report.topics == ()
    assert [item.kind for item in report.agenda] == ["opening", "innovation", "agreements"]
    assert [cluster.kind for cluster in report.clusters] == ["helping"]


def test_older_files_of_a_unit_are_named_and_count_nowhere(criteria: CriteriaSet) -> None:
    older = (SameUnit(name="BALAI CONTOH", files=("baru.xlsx", "lama.xlsx")),)
    meeting = Meeting(group="CONTOH", minutes=90, day=DAY, older=older)
    report = group_report([unit(criteria, "BALAI CONTOH")], [], criteria, meeting, Translator("id"))
    assert (report.count, report.same_unit) == (1, older)


def test_it_says_where_names_and_targets_come_from(criteria: CriteriaSet) -> None:
    told = []
    for by_roster in (False, True):
        meeting = Meeting(group="CONTOH", minutes=90, day=DAY, by_roster=by_roster)
        report = group_report([unit(criteria, "BALAI CONTOH")], [], criteria, meeting, Translator("id"))
        told.append(any("daftar unit" in sentence for sentence in report.sentences))
    assert told == [True, False]


def test_a_roster_may_have_two_units_with_the_same_content(criteria: CriteriaSet) -> None:
    units = [unit(criteria, name, digest="1" * 64) for name in ("CONTOH A", "CONTOH B")]
    meeting = Meeting(group="CONTOH", minutes=90, day=DAY, by_roster=True)
    assert group_report(units, [], criteria, meeting, Translator("id")).count == 2
