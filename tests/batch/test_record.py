"""A record read back is the record, whatever texts a workbook brings; its head tells the same."""

from dataclasses import replace

import pytest

from tests.builders.filled import best_answers, filled
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.assessment.views import View
from zi_cli.batch.assess import record_of
from zi_cli.batch.record import Refusal, UnitRecord, from_json, head_of, to_json
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.findings.control import Control, controlled
from zi_cli.language import Translator
from zi_cli.report.outcome import Assessed

NASTY = ['Balai "CONTOH"', ',"gates":[', '","gates":[]}}', "\\", "Balai CONTOH é", ""]


def record(criteria: CriteriaSet, view: View = View.CLAIMED) -> UnitRecord:
    answers = {**best_answers(criteria.lke), 1: None, 2: "Tidak"}
    book = filled(criteria.lke, answers, frozenset(range(10, 60)))
    assessment = assess_workbook(book, criteria, "WBK", view)
    outcome = Assessed(assessment=assessment, controlled=controlled(assessment, Control()))
    return record_of(outcome, None, "2026-03-01T08:15:00Z", Translator())


@pytest.mark.parametrize("name", NASTY)
def test_a_record_comes_back_as_it_was(criteria: CriteriaSet, name: str) -> None:
    made = record(criteria)
    made = replace(made, unit=replace(made.unit, name=name))
    assert from_json(to_json(made)) == made
    assert from_json(to_json(made).encode()) == made


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("view", [View.CLAIMED, View.TPI])
def test_the_head_tells_what_the_record_tells(criteria: CriteriaSet, name: str, view: View) -> None:
    made = record(criteria, view)
    made = replace(made, unit=replace(made.unit, name=name))
    head = head_of(to_json(made))
    assert (head.refused, head.sha256, head.modified) == (False, made.sha256, made.modified)
    assert (head.unit, head.tone, head.total) == (made.unit, made.tone, made.total)


@pytest.mark.parametrize("reason", NASTY)
def test_a_refusal_has_a_head_too(reason: str) -> None:
    made = Refusal(reason=reason, hint=reason, kind="input", sha256="00", modified="")
    assert from_json(to_json(made)) == made
    head = head_of(to_json(made))
    assert (head.refused, head.sha256, head.modified, head.unit) == (True, "00", "", None)


def test_a_name_that_is_no_text_can_still_be_written() -> None:
    made = Refusal(reason="a\udcff", hint="", kind="input")
    assert to_json(made).encode().decode() == to_json(made)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"unit":{}}', '{"unit":{"sha256":1}}'])
def test_what_is_no_record_is_refused(text: str) -> None:
    for read in (from_json, head_of):
        with pytest.raises((ValueError, TypeError, LookupError)):
            read(text)
