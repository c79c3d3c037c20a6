"""A rule's examples are its documentation; here they are held against the rule."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.builders.example import save_example
from tests.findings.changes import CHANGES
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.findings.catalogue import RULES, find_all
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Finding, Rule, Severity
from zi_cli.language import msg
from zi_cli.template.write import TemplateWriter
from zi_cli.workbook.evidence import EvidenceState, Standing
from zi_cli.workbook.read import read_lke

EVERY = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)


@pytest.fixture(scope="module")
def writer(criteria: CriteriaSet) -> TemplateWriter:
    return TemplateWriter(criteria)


def found(example: Example, writer: TemplateWriter, path: Path) -> tuple[Finding, ...]:
    save_example(example, writer, path)
    if example.change:
        path = CHANGES[example.change](path)
    criteria = writer.criteria
    filled = read_lke(path, criteria.lke)
    margin = Fraction(5) if example.change == "margin" else Fraction(0)
    states = {
        target: EvidenceState(standing=Standing(standing), reason=msg("not found"))
        for target, standing in example.standing.items()
    }
    view = View(example.view)
    return find_all(
        assess_workbook(filled, criteria, example.target, view, margin=margin, evidence_states=states)
    )


@EVERY
def test_it_finds_what_its_example_shows(rule: Rule, writer: TemplateWriter, tmp_path: Path) -> None:
    assert rule.fires is not None, "give the rule an example that it finds"
    assert rule.code in [f.rule.code for f in found(rule.fires, writer, tmp_path / "x.xlsx")]


@EVERY
def test_it_is_silent_where_the_example_is_mended(rule: Rule, writer: TemplateWriter, tmp_path: Path) -> None:
    assert rule.silent is not None, "give the rule the same example, mended"
    assert rule.code not in [f.rule.code for f in found(rule.silent, writer, tmp_path / "x.xlsx")]


def test_nothing_is_said_of_a_workbook_in_order(writer: TemplateWriter, tmp_path: Path) -> None:
    loud = [f for f in found(Example(), writer, tmp_path / "x.xlsx") if f.severity > Severity.INFO]
    assert [(f.rule.code, f.hit.soal_id) for f in loud] == []


def test_fingerprints_are_all_different(writer: TemplateWriter, tmp_path: Path) -> None:
    prints = [f.fingerprint for f in found(Example(answers={1: None, 2: "X"}), writer, tmp_path / "x.xlsx")]
    assert len(set(prints)) == len(prints)
