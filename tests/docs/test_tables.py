"""Tables of the documentation that repeat what the program knows."""

import re
from fractions import Fraction
from textwrap import dedent

import pytest
import yaml

from tests.docs.documents import DOCS, FILES, ROOT, blocks, rows
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.models import GateModel, IndicatorModel
from zi_cli.criteria.lke.pack import Measure, Pack
from zi_cli.criteria.minimum.models import CriterionModel, FamilyModel, LinkModel, RegisteredModel
from zi_cli.errors import ExitCode
from zi_cli.findings.catalogue import RULES
from zi_cli.language import Translator

SEVERITIES = {"error": "galat", "warning": "peringatan", "info": "info"}


@pytest.mark.parametrize("document", ["README.md", "README.id.md", "docs/otomasi.md"])
def test_exit_codes(document: str) -> None:
    assert [int(row[0]) for row in rows(ROOT / document, r"\d+")] == [int(code) for code in ExitCode]


def test_findings() -> None:
    words = Translator("id")
    documented = [row[:3] for row in rows(DOCS / "temuan.md", r"ZI\d{3}")]
    assert documented == [
        (rule.code, SEVERITIES[rule.severity.word], words.text(rule.title)) for rule in RULES.values()
    ]


def test_severities() -> None:
    assert {
        row[1].strip("`"): row[0] for row in rows(DOCS / "temuan.md", "galat|peringatan|info")
    } == SEVERITIES


def test_codes_exist() -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in FILES)
    assert set(re.findall(r"\bZI\d{3}\b", text)) == set(RULES)


def test_gates(pack: Pack) -> None:
    documented = {}
    for row in rows(DOCS / "membaca-hasil.md", r".*"):
        if len(row) == 5 and row[1].startswith("`") and re.search(r"\d|ya", row[3]):
            first, *last = re.findall(r"`([^`]+)`", row[1])
            ids = [f"{first[:-1]}{number}" for number in range(1, int(last[0][-1]) + 1)] if last else [first]
            documented.update(dict.fromkeys(ids, (row[2], row[3])))
    assert documented == {
        gate.id: tuple(shown_minimum(gate.measure, gate.minimum.get(target)) for target in ("WBK", "WBBM"))
        for gate in pack.gates
    }


def shown_minimum(measure: Measure, minimum: Fraction | None) -> str:
    if minimum is None:
        return "–"
    if measure is Measure.PREDICATE:
        return "ya"
    words = Translator("id")
    number = words.number(minimum, 0 if minimum.denominator == 1 and minimum > 20 else 2)
    return f"{number} %" if measure is Measure.PERCENT else number


def test_folders_are_in_the_architecture() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    folders = {file.parent.relative_to(ROOT).as_posix() for file in (ROOT / "zi_cli").rglob("__init__.py")}
    assert not {folder for folder in folders if f"`{folder}/`" not in text and folder != "zi_cli"}


def test_examples_of_criteria_are_valid() -> None:
    examples = [
        block.text
        for block in blocks(DOCS / "kriteria.md", "yaml")
        if block.text.lstrip().startswith("- id:")
    ]
    assert len(examples) == 2
    for example in examples:
        (item,) = yaml.safe_load(example)
        (GateModel if "measure" in item else IndicatorModel).model_validate(item)


def test_families(criteria: CriteriaSet) -> None:
    documented = [row for row in rows(DOCS / "kriteria-minimal.md", r"`\w+`") if len(row) == 5]
    assert documented == [
        (
            f"`{family.id}`",
            family.name,
            str(len(family.criteria)),
            str(sum(criterion.mandatory for criterion in family.criteria)),
            f"{family.required_share * 100} %",
        )
        for family in criteria.minimum.families
    ]


def test_number_of_prerequisites(criteria: CriteriaSet) -> None:
    """In words in the text: seven of a unit, four of an agency."""
    text = (DOCS / "kriteria-minimal.md").read_text(encoding="utf-8")
    assert "tujuh prasyarat tingkat unit dan empat tingkat instansi" in text
    assert [len(level.prerequisites) for level in criteria.prerequisites.levels] == [7, 4]


def test_examples_of_minimum_criteria_are_valid() -> None:
    texts = [dedent(block.text) for block in blocks(DOCS / "kriteria-minimal.md", "yaml")]
    (criterion,) = [text for text in texts if text.startswith("- id:") and "met:" in text]
    (family,) = [text for text in texts if text.startswith("id:")]
    CriterionModel.model_validate(yaml.safe_load(criterion)[0])
    FamilyModel.model_validate(yaml.safe_load(family))


def test_keys_of_minimum_criteria_are_described() -> None:
    """Every key has a row, marked `ya` where it must be there; the tables stand in the order of the models."""
    documented = [
        (key, row[1] == "ya")
        for row in rows(DOCS / "kriteria-minimal.md", r"`[a-z_`, ]+`")
        if len(row) == 3
        for key in re.findall(r"`(\w+)`", row[0])
    ]
    assert documented == [
        (key, field.is_required())
        for model in (FamilyModel, CriterionModel, LinkModel, RegisteredModel)
        for key, field in model.model_fields.items()
    ]
