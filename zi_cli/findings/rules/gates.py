"""ZI7xx: gates and readiness."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.gates import check_gates
from zi_cli.assessment.views import View
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.pack import Gate, Measure
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.language import Below, Message, Whole, msg


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


def met_narrowly(assessment: Assessment) -> Iterator[Hit]:
    """A gate is met, but with less than the margin that was asked for."""
    for result in assessment.gates:
        gate, actual = result.gate, result.actual
        if not assessment.margin or not result.met or actual is None or gate.measure is Measure.PREDICATE:
            continue
        wanted = min(result.minimum + assessment.margin, _most(assessment, gate))
        if actual >= wanted:
            continue
        yield Hit(
            item_id=gate.id,
            found=str(float(actual)),
            message=msg(
                "{gate}: met with {actual}, {distance} above the minimum; {wanted} is wanted",
                gate=gate.name,
                actual=Below(actual, wanted),
                distance=Below(actual - result.minimum, wanted - result.minimum),
                wanted=wanted,
            ),
            hint=msg(
                "See what it is made of: zi check FILE {options}--explain {id}",
                options=_options(assessment),
                id=gate.id,
            ),
        )


def _most(assessment: Assessment, gate: Gate) -> Fraction:
    """The most that a gate can reach, in its own unit."""
    if gate.measure is Measure.PERCENT:
        return Fraction(100)
    return exact_sum(assessment.pack.weight_points(item) for item in gate.of)


def another_view_decides_otherwise(assessment: Assessment) -> Iterator[Hit]:
    """Another view of the same workbook meets other gates than the one that decided."""
    if assessment.scores[assessment.view] is None:
        return
    decided = {result.gate.id for result in assessment.gates if result.met is False}
    for view, score in assessment.scores.items():
        if view is assessment.view or score is None:
            continue
        results = check_gates(assessment.pack, assessment.target, score, None)
        scored = [result for result in results if result.gate.measure is not Measure.PREDICATE]
        missed = [r.gate for r in scored if r.met is False and r.gate.id not in decided]
        reached = [r.gate for r in scored if r.met and r.gate.id in decided]
        if missed or reached:
            yield Hit(
                item_id=f"view-{view}",
                message=msg(
                    "decided by {view}; by {other} the gates differ: {gates}",
                    view=_WHOSE[assessment.view],
                    other=_WHOSE[view],
                    gates=_differing(missed, reached),
                ),
                hint=msg(
                    "By the regulation TPI's result counts. See the other one: --view {view}", view=view
                ),
            )


_WHOSE: Final = {
    View.CLAIMED: msg("the unit's answers"),
    View.SUPPORTED: msg("what its evidence supports"),
    View.TPI: msg("TPI's answers"),
}


def _differing(missed: Sequence[Gate], reached: Sequence[Gate]) -> Message:
    lost, won = (", ".join(gate.name for gate in gates) for gates in (missed, reached))
    if not won:
        return msg("not met: {gates}", gates=Whole(lost))
    if not lost:
        return msg("met: {gates}", gates=Whole(won))
    return msg("not met: {lost}; met: {won}", lost=Whole(lost), won=Whole(won))


RULES: Final = (
    rule(
        "ZI701",
        Severity.ERROR,
        gate_missed,
        msg("A gate is missed"),
        msg("All gates of a predicate are independent: each must be met (P90 p. 52–53, table 6 p. 58)."),
        fires=Example(answers={126: "D"}),
        silent=Example(answers={126: "C"}),
    ),
    rule(
        "ZI702",
        Severity.WARNING,
        gate_unknown,
        msg("A gate cannot be decided"),
        msg("What the file does not tell is not taken for granted; the unit is not called ready."),
        fires=Example(target="WBBM"),
        silent=Example(),
    ),
    rule(
        "ZI703",
        Severity.INFO,
        paper_compliance,
        msg("Paper compliance"),
        msg(
            "Pemenuhan and reform are judged together, but a weak reform half shows that little has changed in effect."
        ),
        fires=Example(answers={106: 3, 107: "D", 108: "C"}),
        silent=Example(),
    ),
    rule(
        "ZI707",
        Severity.WARNING,
        met_narrowly,
        msg("A gate is met narrowly"),
        msg(
            "Assessors mark down: a unit that meets a gate by a hair on its own claim misses it in their result."
        ),
        fires=Example(answers={127: 3.3}, change="margin"),
        silent=Example(answers={125: 4, 127: 4}, change="margin"),
    ),
    rule(
        "ZI708",
        Severity.INFO,
        another_view_decides_otherwise,
        msg("Another view would decide otherwise"),
        msg(
            "The unit's claim, what its evidence supports and TPI's answers are three scores. TPI's is the one that counts."
        ),
        fires=Example(evidence={126: ""}),
        silent=Example(),
    ),
)
"""The rules of this family, by code."""
