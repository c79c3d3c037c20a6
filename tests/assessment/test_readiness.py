"""What minimum criteria do to readiness, and what LKE answers do to minimum criteria, on zi's own packs."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.asked import Said, all_said, forms
from tests.builders.filled import Typed, best_answers, filled
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.assessment.minimum import ORDER
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import ScaleKind
from zi_cli.criteria.load import load_criteria
from zi_cli.criteria.minimum.pack import MinimumCriteria, Status
from zi_cli.workbook.forms import Forms

MET, PARTLY, NOT_MET, UNKNOWN = Status.MET, Status.PARTLY, Status.NOT_MET, Status.UNKNOWN


@cache
def criteria() -> CriteriaSet:
    return load_criteria()


def assessed(
    minimum: Said | None, answers: Mapping[int, Typed] | None = None, *, gates_only: bool = False
) -> Assessment:
    everything = {**best_answers(criteria().lke), **(answers or {})}
    beside = Forms() if minimum is None else forms(criteria(), minimum)
    book = replace(filled(criteria().lke, everything), forms=beside)
    return assess_workbook(book, criteria(), gates_only=gates_only)


def mandatory() -> list[str]:
    return [item for item, criterion in criteria().minimum.criteria.items() if criterion.mandatory]


def not_shown() -> str:
    """A mandatory criterion that only its sheet can settle."""
    all_of_them = criteria().minimum.criteria
    return next(item for item in mandatory() if not all_of_them[item].derived_from)


@pytest.mark.parametrize("status", [PARTLY, NOT_MET, UNKNOWN])
def test_ready_needs_every_mandatory_criterion(status: Status) -> None:
    assert assessed(all_said(criteria())).ready
    found = assessed({**all_said(criteria()), not_shown(): criteria().minimum.words.get(status)})
    assert not found.ready
    assert [open_.criterion.id for open_ in found.open_criteria] == [not_shown()]
    assert [open_.status for open_ in found.open_criteria] == [status]


def test_ready_does_not_need_the_others() -> None:
    said = all_said(criteria(), NOT_MET)
    word = criteria().minimum.words[MET]
    assert assessed({**said, **dict.fromkeys(mandatory(), word)}).ready


def test_gates_only() -> None:
    said = all_said(criteria(), NOT_MET)
    assert not assessed(said).ready
    assert assessed(said, gates_only=True).ready
    assert not assessed(said, {1: None}, gates_only=True).ready


def test_an_official_lke_is_judged_on_its_gates() -> None:
    found = assessed(None)
    assert found.ready
    assert found.open_criteria == ()
    assert {r.status for family in found.families for r in family.results} >= {MET, UNKNOWN}
    assert all(r.cell is None for family in found.families for r in family.results)


OPTIONS = [soal for soal, q in criteria().lke.questions.items() if q.scale.kind is ScaleKind.OPTIONS]


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_better_answer_never_lowers_what_is_derived(data: st.DataObject) -> None:
    questions = criteria().lke.questions
    linked = [
        soal
        for criterion in criteria().minimum.criteria.values()
        for each in criterion.derived_from
        for soal in criteria().lke.indicators[each.indicator_id].soal_ids
        if soal in OPTIONS
    ]
    answers: dict[int, Typed] = {
        soal: data.draw(st.sampled_from([*questions[soal].scale.ratios])) for soal in sorted(set(linked))
    }
    soal = data.draw(st.sampled_from(sorted(answers)))
    levels = [*questions[soal].scale.ratios]
    better = data.draw(st.sampled_from(levels[: levels.index(str(answers[soal])) + 1]))
    before, after = (
        {r.criterion.id: r.status for f in assessed(None, each).families for r in f.results}
        for each in (answers, {**answers, soal: better})
    )
    for item, status in before.items():
        assert (status is UNKNOWN) == (after[item] is UNKNOWN)
        assert status is UNKNOWN or ORDER.index(after[item]) >= ORDER.index(status)


def test_each_threshold_of_the_pack_is_met_at_it_and_not_below() -> None:
    """Every derived criterion, with each of its options answered in turn and the rest at its best."""
    minimum: MinimumCriteria = criteria().minimum
    for criterion in minimum.criteria.values():
        for each in criterion.derived_from:
            indicator = criteria().lke.indicators[each.indicator_id]
            if indicator.ratio is not None or indicator.soal_ids[0] not in OPTIONS:
                continue
            soal = indicator.soal_ids[0]
            for option, ratio in criteria().lke.questions[soal].scale.ratios.items():
                assert each.met_ratio is not None
                partly = each.partly_ratio is not None and ratio >= each.partly_ratio
                expected = MET if ratio >= each.met_ratio else PARTLY if partly else NOT_MET
                results = {
                    r.criterion.id: r for f in assessed(None, {soal: option}).families for r in f.results
                }
                assert results[criterion.id].status is expected, (criterion.id, option)
