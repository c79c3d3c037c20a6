"""What `zi explain CODE` advises is what the rule itself says."""

from pathlib import Path

import pytest

from tests.findings.test_examples import EVERY, found
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.findings.advice import ADVICE
from zi_cli.findings.catalogue import RULES
from zi_cli.findings.finding import Rule
from zi_cli.language import Message
from zi_cli.template.write import TemplateWriter


@pytest.fixture(scope="module")
def writer(criteria: CriteriaSet) -> TemplateWriter:
    return TemplateWriter(criteria)


def said_in(hint: Message) -> set[str]:
    """A hint's sentence, and those within it."""
    within = [value.template for value in hint.values.values() if isinstance(value, Message)]
    return {hint.template, *within}


def test_every_rule_advises() -> None:
    assert list(ADVICE) == list(RULES)


@EVERY
def test_the_advice_is_the_hint_of_its_example(rule: Rule, writer: TemplateWriter, tmp_path: Path) -> None:
    assert rule.fires is not None
    hints = [f.hit.hint for f in found(rule.fires, writer, tmp_path / "x.xlsx") if f.rule.code == rule.code]
    assert ADVICE[rule.code].template in set().union(*map(said_in, hints))
