"""The catalogue of rules: codes, names, families, words."""

import importlib
import re
from pathlib import Path

import pytest

from zi_cli.findings.catalogue import RULES
from zi_cli.findings.finding import Rule
from zi_cli.language import Translator

FAMILIES = {
    "1": "files",
    "2": "structure",
    "3": "answers",
    "4": "evidence",
    "5": "notes",
    "6": "numbers",
    "7": "gates",
    "8": "tpi",
}
APART = {
    "arithmetic": "2",
    "note_numbers": "5",
    "note_years": "5",
    "surveys": "6",
    "evidence_places": "4",
    "minimum": "7",
    "minimum_sheets": "23",
    "forms": "37",
    "plausibility": "6",
}
"""Modules that share a family with another, or hold rules of several: about one thing, whatever the digit."""
MODULES = (*FAMILIES.values(), *APART)
EVERY = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)


def module_of(rule: Rule) -> str:
    return str(rule.find.__module__).rpartition(".")[2]


def test_codes_and_names_are_unique_and_in_order() -> None:
    assert list(RULES) == sorted(RULES)
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


@EVERY
def test_a_rule_stands_where_its_code_says(rule: Rule) -> None:
    assert re.fullmatch(r"ZI[1-8]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    module = importlib.import_module(f"zi_cli.findings.rules.{module_of(rule)}")
    assert getattr(module, rule.name.replace("-", "_")) is rule.find
    family = rule.code[2]
    assert module_of(rule) == FAMILIES[family] or family in APART[module_of(rule)]


@EVERY
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert rule.find.__doc__
    for language in ("id", "en"):
        title, story = (Translator(language).text(message) for message in (rule.title, rule.story))
        assert 0 < len(title) <= 60
        assert not title.endswith(".")
        assert story.endswith(".")
    assert Translator("id").text(rule.title) != Translator("en").text(rule.title)


@EVERY
def test_every_rule_has_a_test_with_a_workbook(rule: Rule) -> None:
    tests = (Path(__file__).parent / f"test_{module_of(rule)}.py").read_text(encoding="utf-8")
    assert rule.code in tests


def test_no_rule_is_left_out_of_the_catalogue() -> None:
    listed = {rule.find for rule in RULES.values()}
    for family in MODULES:
        module = importlib.import_module(f"zi_cli.findings.rules.{family}")
        public = {
            item
            for name, item in vars(module).items()
            if callable(item)
            and getattr(item, "__module__", "") == module.__name__
            and not name.startswith("_")
            and "Iterator[Hit]" in str(item.__annotations__.get("return"))
        }
        assert {item for item in public if "assessment" in item.__annotations__} <= listed | {None}
