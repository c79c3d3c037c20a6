"""Why a unit is ready or not, in words."""

from collections.abc import Iterator

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.gates import check_gates
from zi_cli.assessment.views import View
from zi_cli.criteria.minimum.pack import Status
from zi_cli.language import Message, below, msg
from zi_cli.workbook.answers import AnswerState


def reasons(assessment: Assessment) -> Iterator[Message]:
    """What decides, most important first: gates, mandatory minimum criteria, prerequisites, what is not answered."""
    missed = sum(gate.met is False for gate in assessment.gates)
    unknown = sum(gate.met is None for gate in assessment.gates)
    if missed:
        yield msg("{missed} of {all} gates are missed", missed=missed, all=len(assessment.gates))
    if unknown:
        yield msg("{unknown} of {all} gates cannot be decided", unknown=unknown, all=len(assessment.gates))
    if not missed and not unknown:
        yield msg("all {all} gates are met", all=len(assessment.gates))
    yield from _criteria(assessment)
    if assessment.unjudged:
        yield msg(
            "{count} mandatory criteria of the workbook were not judged (ZI709)",
            count=len(assessment.unjudged),
        )
    short = sum(result.status is Status.NOT_MET for result in assessment.prerequisites)
    if short == 1:
        yield msg("1 prerequisite of a proposal is not met")
    elif short:
        yield msg("{count} prerequisites of a proposal are not met", count=short)
    if not assessment.complete:
        given = [assessment.given(soal).state for soal in assessment.pack.questions]
        answered = given.count(AnswerState.ANSWERED)
        yield (
            msg("{answered} of {all} questions are answered", answered=answered, all=len(given))
            if answered < len(given)
            else msg("the workbook is not complete")
        )


def _criteria(assessment: Assessment) -> Iterator[Message]:
    """What the minimum criteria add, where they count."""
    mandatory = sum(len(family.mandatory) for family in assessment.families)
    if not assessment.minimum_counts or not mandatory:
        return
    unknown = sum(result.status is Status.UNKNOWN for result in assessment.open_criteria)
    missed = len(assessment.open_criteria) - unknown
    if missed and unknown:
        yield msg(
            "{missed} mandatory minimum criteria are not met, {unknown} not known yet",
            missed=missed,
            unknown=unknown,
        )
    elif missed:
        yield msg("{missed} mandatory minimum criteria are not met", missed=missed)
    elif unknown:
        yield msg("{unknown} mandatory minimum criteria are not known yet", unknown=unknown)
    else:
        yield msg("all {all} mandatory minimum criteria are met", all=mandatory)


def errors_to_resolve(errors: int) -> Message | None:
    """That `errors` findings are errors: a score on wrong numbers is none, ready or not. None where there are none."""
    if not errors:
        return None
    if errors == 1:
        return msg("1 grave finding (error) must be resolved before this result can be used")
    return msg(
        "{count} grave findings (errors) must be resolved before this result can be used", count=errors
    )


def with_evidence(assessment: Assessment) -> Message | None:
    """What the evidence carries, where the claim is judged and the evidence would fail it."""
    score = assessment.scores[View.SUPPORTED]
    if assessment.view is not View.CLAIMED or score is None:
        return None
    gates = check_gates(assessment.pack, assessment.target, score, None)
    missed = sum(gate.met is False for gate in gates)
    if not missed:
        return None
    minimum = assessment.threshold(assessment.pack.totals["total"])
    return msg(
        "With evidence only: score {points}, {missed} of {all} gates missed.",
        points=below(score.totals["total"], minimum, 2),
        missed=missed,
        all=len(gates),
    )
