"""The words of the workbook: templates/workbook/texts.yaml, which a ministry may edit."""

from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

from zi_cli.resources import data_folder

Line = Annotated[str, Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SheetNames(_Strict):
    """Names of the sheets that no layout names."""

    guide: Line
    summary: Line
    carried: Line


class GuideTexts(_Strict):
    """Sheet Petunjuk."""

    heading: Line
    lead: Line
    steps: list[tuple[Line, Line]]
    rules_heading: Line
    rules: list[Line]
    legend_heading: Line
    legend_input: Line
    legend_wrong: Line
    legend_calculated: Line
    criteria_heading: Line


class IdentityField(_Strict):
    """A line of the identity sheet."""

    id: Line
    name: Line
    help: Line


class IdentityTexts(_Strict):
    """Sheet Identitas."""

    heading: Line
    lead: Line
    columns: tuple[Line, Line, Line, Line]
    fields: list[IdentityField]
    yes_no: tuple[Line, Line]


class SummaryTexts(_Strict):
    """Sheet Ringkasan."""

    heading: Line
    lead: Line
    ready: Line
    not_ready: Line
    complete: Line
    gates_met: Line
    mandatory_met: Line
    of: Line
    score_heading: Line
    score_columns: tuple[Line, Line, Line]
    total: Line
    gates_heading: Line
    gates_columns: tuple[Line, Line, Line, Line]
    areas_heading: Line
    areas_columns: tuple[Line, Line, Line, Line, Line]
    families_heading: Line
    families_columns: tuple[Line, Line, Line, Line]
    prerequisites_heading: Line
    prerequisites_columns: tuple[Line, Line, Line]
    met: Line
    missed: Line
    unknown: Line
    passed: Line
    not_passed: Line
    not_asked: Line


class LkeTexts(_Strict):
    """Sheet LKE."""

    heading: Line
    score: Line
    filled: Line
    hint: Line
    columns: dict[str, Line]
    option_title: Line
    option_prompt: Line
    option_wrong: Line
    index_title: Line
    index_prompt: Line
    index_wrong: Line
    count_title: Line
    count_prompt: Line
    count_wrong: Line
    evidence_title: Line


class MinimumTexts(_Strict):
    """Sheet Kriteria Minimal."""

    heading: Line
    lead: Line
    columns: dict[str, Line]
    mandatory: Line
    answer_title: Line
    answer_wrong: Line
    rule: Line
    by_lke: Line
    by_register: Line
    unknown: Line


class PrerequisiteTexts(_Strict):
    """Sheet Prasyarat."""

    heading: Line
    lead: Line
    columns: dict[str, Line]
    option_title: Line
    option_wrong: Line
    percent_title: Line
    percent_prompt: Line
    percent_wrong: Line
    number_title: Line
    number_prompt: Line
    number_wrong: Line
    second: Line


class RegisterTexts(_Strict):
    """Sheet Register Inovasi."""

    heading: Line
    lead: Line
    number: Line
    rows: Annotated[int, Field(ge=1, le=500)]
    choice_wrong: Line


class CarriedTexts(_Strict):
    """Sheet with what came from an earlier workbook."""

    new: Line
    changed: Line
    gone: Line
    tpi: Line
    from_: Annotated[Line, Field(alias="from")]
    not_found: Line
    invalid: Line
    unreadable: Line
    options: Line
    reworded: Line
    doubtful: Line
    no_place: Line
    sheets: Line
    too_long: Line
    heading: Line
    lead: Line
    columns: tuple[Line, Line, Line, Line, Line, Line]


class Texts(_Strict):
    """All words of the workbook."""

    title: Line
    not_official: Line
    page: Line
    sheets: SheetNames
    guide: GuideTexts
    identity: IdentityTexts
    summary: SummaryTexts
    lke: LkeTexts
    minimum: MinimumTexts
    prerequisites: PrerequisiteTexts
    register_: Annotated[RegisterTexts, Field(alias="register")]
    carried: CarriedTexts


def load_texts(file: Path | None = None) -> Texts:
    """The words in `file`, by default those that travel with zi."""
    file = file or data_folder("templates") / "workbook" / "texts.yaml"
    return Texts.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


@cache
def own_texts() -> Texts:
    """The words that travel with zi, read once."""
    return load_texts()
