"""Groups of units made in code: random ones, the same each time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from tests.builders.filled import Typed, best_answers, filled
from tests.plan.units import random_answers
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.errors import InputProblem
from zi_cli.group_report.report import GroupReport, Meeting, group_report
from zi_cli.language import Translator, msg
from zi_cli.report.outcome import Refused

DAY = date(2026, 11, 22)


def unit(
    criteria: CriteriaSet,
    name: str,
    answers: Mapping[int, Typed] | None = None,
    *,
    evidence: frozenset[int] | None = None,
    path: str = "",
    digest: str = "",
) -> Assessment:
    """A unit with these answers; full marks and evidence for everything unless told otherwise."""
    pack = criteria.lke
    shown = frozenset(pack.questions) if evidence is None else evidence
    made = filled(pack, best_answers(pack) if answers is None else answers, shown)
    named = replace(
        made,
        unit_name=name,
        unit_name_from_file=False,
        path=path or f"lke/{name}.xlsx",
        sha256=digest or sha256(name.encode()).hexdigest(),
    )
    return assess_workbook(named, criteria)


def group(criteria: CriteriaSet, count: int, seed: int = 0) -> list[Assessment]:
    """So many units, from the beginning to the end of the road; some answers lack their evidence."""
    soals = list(criteria.lke.questions)
    units = []
    for number in range(count):
        answers = random_answers(criteria.lke, seed * 1000 + number)
        if number % 4 == 0:
            answers = {
                **answers,
                **{soal: best_answers(criteria.lke)[soal] for soal in soals[: 20 + number * 5]},
            }
        evidence = frozenset(soal for soal in soals if (soal + number) % 7)
        units.append(unit(criteria, f"BP2P CONTOH {number + 1}", answers, evidence=evidence))
    return units


def pack_of(
    criteria: CriteriaSet,
    units: Sequence[Assessment],
    *,
    minutes: int = 90,
    refused: Sequence[Refused] = (),
    language: str = "id",
    name: str = "Direktorat CONTOH",
) -> GroupReport:
    """The pack of these units."""
    meeting = Meeting(group=name, minutes=minutes, day=DAY)
    return group_report(units, refused, criteria, meeting, Translator(language))


def unreadable(path: str, reason: str = "CONTOH: not a workbook") -> Refused:
    """A file that could not be assessed."""
    return Refused(path=path, problem=InputProblem(msg("{reason}", reason=reason)))
