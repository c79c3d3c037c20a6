"""Every number of the LKE unfolded to its inputs: each value says how it came about, and from which cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.gates import GateResult
from zi_cli.assessment.scoring import IndicatorScore, Outcome
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.lke.pack import Indicator, Measure, Node, Pack, Question, RatioRule, ScaleKind
from zi_cli.language import Exactly, Message, msg
from zi_cli.workbook.answers import Answer, AnswerState


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolded:
    """A value and where it comes from."""

    id: str
    name: str
    how: Message
    """The arithmetic, with its numbers."""
    standing: Message | None = None
    """Where a word says it instead of points: met, partly met."""
    score_points: Fraction | None = None
    weight_points: Fraction | None = None
    cell: str | None = None
    source: str = ""
    parts: tuple["Unfolded", ...] = ()


def lke_ids(pack: Pack) -> list[str]:
    """Everything of an LKE that can be unfolded: totals, gates, nodes, indicators, questions, soal numbers."""
    questions = [question.id for question in pack.questions.values()]
    soal = [str(number) for number in pack.questions]
    return [*pack.totals, *(gate.id for gate in pack.gates), *pack.nodes, *pack.indicators, *questions, *soal]


def unfold_lke(assessment: Assessment, wanted: str) -> Unfolded | None:
    """The tree of `wanted` in the deciding view; None for an id that is not known."""
    pack = assessment.pack
    if wanted.isdigit() and int(wanted) in pack.questions:
        wanted = pack.questions[int(wanted)].id
    if wanted in pack.nodes:
        return _node(assessment, pack.nodes[wanted])
    if wanted in pack.indicators:
        return indicator_tree(assessment, pack.indicators[wanted])
    question = pack.question_by_id(wanted)
    if question is not None:
        return indicator_tree(assessment, pack.indicators[question.indicator_id])
    gate = _gate(assessment, wanted)
    if gate is not None:
        return gate
    return _total(assessment, wanted) if wanted in pack.totals else None


def _total(assessment: Assessment, name: str) -> Unfolded:
    parts = tuple(_node(assessment, assessment.pack.nodes[node]) for node in assessment.pack.totals[name])
    return Unfolded(
        id=name,
        name=name,
        how=_sum(parts),
        score_points=assessment.decisive.totals[name],
        weight_points=exact_sum(part.weight_points or Fraction(0) for part in parts),
        parts=parts,
    )


def _gate(assessment: Assessment, gate_id: str) -> Unfolded | None:
    result = next((r for r in assessment.gates if r.gate.id == gate_id), None)
    if result is None:
        return None
    if result.gate.measure is Measure.PREDICATE:
        return Unfolded(id=gate_id, name=result.gate.name, how=_predicate(result), source=result.gate.source)
    items = result.gate.of
    parts = tuple(part for item in items if (part := unfold_lke(assessment, item)) is not None)
    points = exact_sum(part.score_points or Fraction(0) for part in parts)
    weight = exact_sum(part.weight_points or Fraction(0) for part in parts)
    if result.actual is None:
        how = msg("cannot be decided from this file")
    elif result.gate.measure is Measure.PERCENT:
        how = msg(
            "{points} of {weight} points = {actual} %; minimum {minimum} %",
            points=Exactly(points),
            weight=Exactly(weight),
            actual=Exactly(result.actual),
            minimum=Exactly(result.minimum),
        )
    else:
        how = msg(
            "{actual} points; minimum {minimum}",
            actual=Exactly(result.actual),
            minimum=Exactly(result.minimum),
        )
    return Unfolded(
        id=gate_id,
        name=result.gate.name,
        how=how,
        score_points=points,
        weight_points=weight,
        source=result.gate.source,
        parts=parts,
    )


def _predicate(result: GateResult) -> Message:
    if result.met is None:
        return msg("the workbook does not tell; say it with --holds-wbk or --no-holds-wbk")
    return msg("the unit holds it") if result.met else msg("the unit does not hold it yet")


def _sum(parts: Sequence[Unfolded]) -> Message:
    points = [part.score_points for part in parts if part.score_points is not None]
    return msg("sum: {terms}", terms=_terms(points))


def _terms(numbers: Sequence[Fraction]) -> Message:
    """The numbers joined by plus signs, each shown by the translator."""
    names = {f"n{position}": Exactly(number) for position, number in enumerate(numbers)}
    return Message(" + ".join(f"{{{name}}}" for name in names), names)


def _node(assessment: Assessment, node: Node) -> Unfolded:
    parts = tuple(_node(assessment, child) for child in node.children)
    parts += tuple(indicator_tree(assessment, indicator) for indicator in node.indicators)
    points = assessment.decisive.nodes[node.id]
    if node.indicators and node.indicators[0].weight_points is None:
        ratios = [assessment.decisive.indicators[i.id].ratio for i in node.indicators]
        how = msg(
            "mean of {count}: ({terms}) / {count} × {weight}",
            count=len(ratios),
            terms=_terms(ratios),
            weight=Exactly(node.weight_points),
        )
    else:
        how = _sum(parts)
    return Unfolded(
        id=node.id,
        name=node.name,
        how=how,
        score_points=points,
        weight_points=node.weight_points,
        source=node.source,
        parts=parts,
    )


def indicator_tree(assessment: Assessment, indicator: Indicator) -> Unfolded:
    """An indicator, with its inputs where it is a ratio."""
    score = assessment.decisive.indicators[indicator.id]
    answers = {soal: assessment.given(soal) for soal in indicator.soal_ids}
    inputs = tuple(_input(question, answers[question.soal_id]) for question in indicator.inputs)
    return Unfolded(
        id=indicator.id,
        name=indicator.label,
        how=_how(assessment, indicator, score, answers),
        score_points=score.score_points,
        weight_points=assessment.pack.weight_points(indicator.id),
        cell=None if indicator.ratio else answers[indicator.soal_ids[0]].cell,
        source=indicator.source,
        parts=inputs if indicator.ratio else (),
    )


def _input(question: Question, answer: Answer) -> Unfolded:
    if answer.state is AnswerState.ANSWERED:
        how = msg("soal {soal}: {written}", soal=question.soal_id, written=answer.value)
    else:
        how = msg("soal {soal}: {state}", soal=question.soal_id, state=state_words(answer))
    return Unfolded(id=question.id, name=question.label, how=how, cell=answer.cell)


def state_words(answer: Answer) -> Message:
    """The state of an answer that does not count, in words."""
    if answer.state is AnswerState.INVALID and answer.reason is not None:
        return answer.reason
    words = {
        AnswerState.ANSWERED: msg("answered"),
        AnswerState.BLANK: msg("not answered"),
        AnswerState.INVALID: msg("not understood"),
        AnswerState.ERROR: msg("shows {error}", error=answer.written),
        AnswerState.UNCALCULATED: msg("never calculated"),
        AnswerState.NOT_FOUND: msg("not found on the sheet"),
    }
    return words[answer.state]


def _how(
    assessment: Assessment, indicator: Indicator, score: IndicatorScore, answers: dict[int, Answer]
) -> Message:
    weight = assessment.pack.weight_points(indicator.id)
    if score.outcome is Outcome.UNSUPPORTED:
        return msg("no evidence, so the lowest level counts: 0")
    if score.outcome is Outcome.OVER_ZERO:
        return msg("a count out of a total of 0 cannot be: 0")
    if score.outcome is Outcome.POLICY:
        return msg(
            "total of 0, by policy {ratio} × {weight}. {reason}",
            ratio=Exactly(score.ratio),
            weight=Exactly(weight),
            reason=score.policy,
        )
    if score.outcome in (Outcome.BLANK, Outcome.UNUSABLE):
        return _does_not_count(indicator, answers)
    if indicator.ratio is None:
        return _one_answer(indicator.inputs[0], answers[indicator.soal_ids[0]], score, weight)
    above = answers[indicator.ratio.numerator].number
    below = exact_sum(answers[soal].number or Fraction(0) for soal in indicator.ratio.denominator)
    values = {
        "above": int(above or 0),
        "below": int(below),
        "ratio": Exactly(score.ratio),
        "weight": Exactly(weight),
    }
    if indicator.ratio.rule is RatioRule.REDUCTION:
        return msg("({below} − {above}) / {below}, at least 0 = {ratio}; × {weight}", **values)
    return msg("{above} / {below}, at most 1 = {ratio}; × {weight}", **values)


def _does_not_count(indicator: Indicator, answers: dict[int, Answer]) -> Message:
    at_fault = next(soal for soal in indicator.soal_ids if answers[soal].state is not AnswerState.ANSWERED)
    return msg("soal {soal}: {state}; counts as 0", soal=at_fault, state=state_words(answers[at_fault]))


def _one_answer(question: Question, answer: Answer, score: IndicatorScore, weight: Fraction) -> Message:
    if question.scale.kind is ScaleKind.INDEX:
        return msg(
            "soal {soal}: index {number} / {maximum} × {weight}",
            soal=question.soal_id,
            number=Exactly(answer.number or Fraction(0)),
            maximum=int(question.scale.maximum),
            weight=Exactly(weight),
        )
    return msg(
        "soal {soal}: {written} = {ratio} × {weight}",
        soal=question.soal_id,
        written=answer.option,
        ratio=Exactly(score.ratio),
        weight=Exactly(weight),
    )
