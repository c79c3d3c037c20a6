"""ZI7xx: gates and readiness."""

from collections.abc import Iterator
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.views import View
from zi_cli.criteria.lke.pack import Measure
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.language import Below, msg


def gate_missed(assessment: Assessment) -> Iterator[Hit]:
    """A gate of the predicate is not met."""
    for result in assessment.gates:
        if result.met is not False or result.actual is None or result.shortfall is None:
            continue
        if result.gate.measure is Measure.PREDICATE:
            yield Hit(
                item_id=result.gate.id,
                message=msg("{gate}: the unit does not hold it yet", gate=result.gate.name),
                hint=msg("A unit is proposed for WBBM only after WBK."),
            )
            continue
        yield Hit(
            item_id=result.gate.id,
            message=msg("{gate}: not met", gate=result.gate.name),
            hint=msg(
                "See what it is made of: zi check FILE {options}--explain {id}",
                options=_options(assessment),
                id=result.gate.id,
            ),
        )


def _options(assessment: Assessment) -> str:
    """The options that this assessment was asked for with, where they are not the usual ones."""
    target = (
        "" if assessment.target == next(iter(assessment.pack.targets)) else f"--target {assessment.target} "
    )
    return target + ("" if assessment.view is View.CLAIMED else f"--view {assessment.view} ")


def gate_unknown(assessment: Assessment) -> Iterator[Hit]:
    """A gate cannot be decided from this file."""
    for result in assessment.gates:
        if result.met is not None:
            continue
        if result.gate.measure is Measure.PREDICATE:
            hint = msg("Say it with --holds-wbk or --no-holds-wbk.")
        else:
            hint = msg(
                "The file has no scores in the view {view}; choose another with --view.",
                view=assessment.view.value,
            )
        yield Hit(
            item_id=result.gate.id,
            message=msg("{gate}: cannot be decided from this file", gate=result.gate.name),
            hint=hint,
        )


def paper_compliance(assessment: Assessment) -> Iterator[Hit]:
    """An area passes as a whole although its reform half alone would not: on paper more than in effect."""
    areas = {result.area.reform: result for result in assessment.areas}
    for gate in assessment.gates:
        if gate.gate.measure is not Measure.PERCENT or not gate.met:
            continue
        area = next((areas[item] for item in gate.gate.of if item in areas), None)
        if area is None or area.reform_percent >= gate.minimum:
            continue
        yield Hit(
            item_id=gate.gate.id,
            message=msg(
                "{area}: passes with {percent} %, but reform alone reaches only {reform} %: paper compliance",
                area=area.area.name,
                percent=area.percent,
                reform=Below(area.reform_percent, gate.minimum),
            ),
            hint=msg(
                "No failure by the rules, but assessors look at effects: work on the reform questions of this area."
            ),
        )


RULES: Final = (
    rule(
        "ZI701",
        Severity.ERROR,
        gate_missed,
        msg("A gate is missed"),
        msg("All gates of a predicate are independent: each must be met (P90 p. 52–53, table 6 p. 58)."),
    ),
    rule(
        "ZI702",
        Severity.WARNING,
        gate_unknown,
        msg("A gate cannot be decided"),
        msg("What the file does not tell is not taken for granted; the unit is not called ready."),
    ),
    rule(
        "ZI703",
        Severity.INFO,
        paper_compliance,
        msg("Paper compliance"),
        msg(
            "Pemenuhan and reform are judged together, but a weak reform half shows that little has changed in effect."
        ),
    ),
)
"""The rules of this family, by code."""
