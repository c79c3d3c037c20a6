"""What the workbook says of innovations, by the three strategies: substantif, implementatif, kolaboratif."""

from dataclasses import dataclass
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.minimum import STATUS_WORDS, CriterionResult
from zi_cli.criteria.lke.pack import Indicator
from zi_cli.criteria.minimum.pack import Status
from zi_cli.criteria.soal_text import soal_numbers
from zi_cli.criteria.wording import normalised
from zi_cli.gap_report.causes import cause_of, cell_of, gap_points
from zi_cli.gap_report.levels import Standing, standing_of
from zi_cli.gap_report.number import Number, points
from zi_cli.language import Translator, printable

FAMILY: Final = "innovation"
"""Id of the family of minimum criteria whose links say which indicators are about innovation."""
_ENTRY_SIGNS: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One column of the register that is filled in."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredInnovation:
    """An innovation of the register."""

    name: str
    entries: tuple[Entry, ...]
    """What is filled in, but for the name."""
    missing: tuple[str, ...]
    """Names of the columns that are empty."""
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InnovationAnswer:
    """An LKE indicator on which innovation depends."""

    id: str
    soal: str
    label: str
    how: str
    """What innovation has to do with it."""
    standing: Standing
    points: Number
    """Still to gain."""
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """What would lift a strategy: a criterion that is not met yet."""

    name: str
    status_word: str
    requirement: str
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyRow:
    """One of the three strategies, by the innovation criteria that serve it."""

    id: str
    name: str
    meaning: str
    met: int
    all: int
    lifts: tuple[Lift, ...]
    """What is missing, mandatory first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InnovationPart:
    """Innovation: the register, the answers, the strategies."""

    has_register: bool
    """Whether the workbook has a register at all."""
    registered: tuple[RegisteredInnovation, ...]
    answers: tuple[InnovationAnswer, ...]
    strategies: tuple[StrategyRow, ...]
    """Those that some criterion serves; none where the criteria in force say nothing of innovation."""


def innovation_part(assessment: Assessment, translator: Translator) -> InnovationPart:
    """Everything about innovation."""
    results = tuple(
        result for family in assessment.families if family.family.id == FAMILY for result in family.results
    )
    return InnovationPart(
        has_register=assessment.filled.forms.register is not None,
        registered=_registered(assessment),
        answers=_answers(assessment, results, translator),
        strategies=_strategies(assessment, results, translator),
    )


def _registered(assessment: Assessment) -> tuple[RegisteredInnovation, ...]:
    register, described = assessment.filled.forms.register, assessment.criteria.minimum.register
    if register is None or described is None:
        return ()
    columns = described.columns
    rows = []
    for innovation in register.innovations:
        entries = {column.id: innovation.entries.get(normalised(column.name), "") for column in columns}
        names = {column.id: printable(column.name) for column in columns}
        first = columns[0].id
        rows.append(
            RegisteredInnovation(
                name=printable(entries.get(first, "")),
                entries=tuple(
                    Entry(name=names[key], text=printable(text, _ENTRY_SIGNS))
                    for key, text in entries.items()
                    if text and key != first
                ),
                missing=tuple(names[key] for key, text in entries.items() if not text),
                cell=innovation.cell,
            )
        )
    return tuple(rows)


def _answers(
    assessment: Assessment, results: tuple[CriterionResult, ...], translator: Translator
) -> tuple[InnovationAnswer, ...]:
    """The indicators that the family's criteria refer to, in the regulation's order."""
    how: dict[str, str] = {}
    for result in results:
        for link in result.criterion.links:
            how.setdefault(link.indicator_id, link.how)
    mine = [indicator for indicator in assessment.pack.indicators.values() if indicator.id in how]
    return tuple(_answer(assessment, indicator, how[indicator.id], translator) for indicator in mine)


def _answer(
    assessment: Assessment, indicator: Indicator, how: str, translator: Translator
) -> InnovationAnswer:
    return InnovationAnswer(
        id=indicator.id,
        soal=soal_numbers(indicator.soal_ids),
        label=printable(indicator.label),
        how=printable(how, _ENTRY_SIGNS),
        standing=standing_of(assessment, indicator, cause_of(assessment, indicator), translator),
        points=points(translator, gap_points(assessment, indicator.id)),
        cell=cell_of(assessment, indicator),
    )


def _strategies(
    assessment: Assessment, results: tuple[CriterionResult, ...], translator: Translator
) -> tuple[StrategyRow, ...]:
    rows = []
    for strategy in assessment.criteria.minimum.strategies.values():
        serving = [result for result in results if strategy.id in result.criterion.strategies]
        if not serving:
            continue
        still = [result for result in serving if result.status is not Status.MET]
        still.sort(key=lambda result: not result.criterion.mandatory)
        rows.append(
            StrategyRow(
                id=strategy.id,
                name=printable(strategy.name),
                meaning=printable(strategy.meaning),
                met=len(serving) - len(still),
                all=len(serving),
                lifts=tuple(
                    Lift(
                        name=printable(result.criterion.name),
                        status_word=translator.text(STATUS_WORDS[result.status]),
                        requirement=printable(result.criterion.met, 2_000),
                        cell=result.cell or "",
                    )
                    for result in still
                ),
            )
        )
    return tuple(rows)
