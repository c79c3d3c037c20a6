"""What the formulas of a template give for its entries, from the assessment itself.

Programs that show a workbook without calculating it (a mail preview, Excel's protected view) show these values.
"""

from fractions import Fraction

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.gates import GateResult
from zi_cli.assessment.minimum import Basis, CriterionResult
from zi_cli.assessment.prerequisites import entered_number
from zi_cli.criteria.lke.pack import Indicator, Measure, Question, Scale, ScaleKind
from zi_cli.criteria.minimum.pack import Status
from zi_cli.criteria.prerequisites.pack import Level, Prerequisite, PrerequisiteKind
from zi_cli.criteria.wording import unmarked
from zi_cli.language import Message
from zi_cli.workbook.answers import Answer, AnswerState, number_in
from zi_cli.workbook.forms import FormSheet, entered
from zi_cli.workbook.writing.template.filling import Part, Shown, Value
from zi_cli.workbook.writing.template.minimum import CODES
from zi_cli.workbook.writing.template.texts import Texts

_Values = dict[tuple[Part, str], Value]


def shown_values(assessment: Assessment, texts: Texts) -> Shown:
    """The values by what they are and of which item; the claimed view, since a template knows no other."""
    values: _Values = {}
    _lke(assessment, values)
    _gates(assessment, texts, values)
    _minimum(assessment, texts, values)
    _prerequisites(assessment, texts, values)
    _verdict(assessment, texts, values)
    return values


def _lke(assessment: Assessment, values: _Values) -> None:
    pack, score = assessment.pack, assessment.claimed
    for node in pack.nodes.values():
        values[Part.SCORE, node.id] = score.nodes[node.id]
        values[Part.RATIO, node.id] = score.nodes[node.id] / node.weight_points
    for name, points in score.totals.items():
        weight = sum((pack.weight_points(part) for part in pack.totals[name]), Fraction(0))
        values[Part.SCORE, name] = points
        values[Part.WEIGHT, name] = weight
        values[Part.RATIO, name] = points / weight
    for indicator in pack.indicators.values():
        _indicator(assessment, indicator, values)
    for result in assessment.areas:
        name = f"area-{result.area.number}"
        values[Part.SCORE, name] = result.score_points
        values[Part.WEIGHT, name] = result.weight_points
        values[Part.RATIO, name] = result.percent / 100


def _indicator(assessment: Assessment, indicator: Indicator, values: _Values) -> None:
    found = assessment.claimed.indicators[indicator.id]
    typed = [_input(assessment, question, values) for question in indicator.inputs]
    values[Part.SCORE, indicator.id] = found.score_points
    values[Part.RATIO, indicator.id] = None if None in typed else found.ratio
    if indicator.ratio is not None:
        values[Part.VALID, indicator.id] = int(found.complete)


def _input(assessment: Assessment, question: Question, values: _Values) -> Value:
    """What was typed, as the hidden column shows it; None where nothing was."""
    answer = assessment.filled.responses[question.soal_id].answer
    typed = _words(answer) if question.scale.kind is ScaleKind.OPTIONS else _number(answer, question.scale)
    values[Part.VALID, question.id] = int(answer.state is AnswerState.ANSWERED)
    values[Part.TYPED, question.id] = typed
    return typed


def _words(answer: Answer) -> Value:
    return "?" if answer.state is AnswerState.ERROR else unmarked(answer.written) or None


def _number(answer: Answer, scale: Scale) -> Value:
    """Also one that does not count; -1 for what is none."""
    if answer.state is AnswerState.BLANK:
        return None
    number = number_in(answer.written, scale) if answer.number is None else answer.number
    return -1 if isinstance(number, Message) else number


def _gates(assessment: Assessment, texts: Texts, values: _Values) -> None:
    asked = {result.gate.id: result for result in assessment.gates}
    for gate in assessment.pack.gates:
        result = asked.get(gate.id)
        if result is None:
            values[Part.GATE_STATUS, gate.id] = texts.summary.not_asked
            continue
        values[Part.GATE_STATUS, gate.id] = _gate_words(result, texts)
        if gate.measure is not Measure.PREDICATE:
            values[Part.GATE_ACTUAL, gate.id] = result.actual
            values[Part.GATE_MINIMUM, gate.id] = result.minimum
            values[Part.GATE_SHORT, gate.id] = result.shortfall


def _gate_words(result: GateResult, texts: Texts) -> str:
    words = {True: texts.summary.met, False: texts.summary.missed, None: texts.summary.unknown}
    return words[result.met]


def _minimum(assessment: Assessment, texts: Texts, values: _Values) -> None:
    of = texts.summary.of
    for family in assessment.families:
        for result in family.results:
            _criterion(assessment, result, texts, values)
        mandatory = sum(r.status is Status.MET for r in family.mandatory)
        others = sum(r.status is Status.MET for r in family.others)
        values[Part.MANDATORY, family.family.id] = f"{mandatory} {of} {len(family.mandatory)}"
        values[Part.OTHERS, family.family.id] = f"{others} {of} {len(family.others)}"
        words = {True: texts.summary.passed, False: texts.summary.not_passed, None: texts.summary.unknown}
        values[Part.STATUS, family.family.id] = words[family.passed]


def _criterion(assessment: Assessment, result: CriterionResult, texts: Texts, values: _Values) -> None:
    item = result.criterion.id
    values[Part.DERIVED, item] = CODES[result.shown_elsewhere]
    values[Part.CODE, item] = CODES[result.status]
    word = assessment.criteria.minimum.words.get(result.status, texts.minimum.unknown)
    by = texts.minimum.by_register if result.basis is Basis.REGISTER else texts.minimum.by_lke
    derived = result.status is not Status.UNKNOWN and result.basis is not Basis.SHEET
    values[Part.STATUS, item] = f"{word} {by}" if derived else word


def _prerequisites(assessment: Assessment, texts: Texts, values: _Values) -> None:
    words = {Status.MET: texts.summary.met, Status.NOT_MET: texts.summary.missed}
    for result in assessment.prerequisites:
        values[Part.CODE, result.prerequisite.id] = CODES[result.status]
        values[Part.STATUS, result.prerequisite.id] = words.get(result.status, texts.summary.unknown)
    for prerequisite in assessment.criteria.prerequisites.by_id.values():
        values[Part.TYPED, prerequisite.id] = _entered(assessment.filled.forms.prerequisites, prerequisite)
    for level in assessment.criteria.prerequisites.levels:
        values[Part.MET, level.id] = _of_level(assessment, level, Status.MET)
        values[Part.MISSED, level.id] = _of_level(assessment, level, Status.NOT_MET)
        values[Part.UNKNOWN, level.id] = _of_level(assessment, level, Status.UNKNOWN)


def _entered(sheet: FormSheet | None, prerequisite: Prerequisite) -> Value:
    """What was entered, as the hidden column shows it: words or a number, percentages as a share."""
    row = sheet.find(prerequisite.id, prerequisite.name) if sheet else None
    if row is None or row.answer.is_blank:
        return None
    if prerequisite.kind is PrerequisiteKind.OPTIONS:
        return unmarked(entered(row.answer)) if row.answer.error is None else "?"
    if isinstance(row.answer.value, float):
        return row.answer.value
    number = entered_number(row.answer, prerequisite)
    if isinstance(number, Message):
        return -1
    return number / 100 if prerequisite.kind is PrerequisiteKind.PERCENT else number


def _of_level(assessment: Assessment, level: Level, status: Status) -> int:
    asked = {result.prerequisite.id: result.status for result in assessment.prerequisites}
    return sum(asked.get(p.id, Status.UNKNOWN) is status for p in level.prerequisites)


def _verdict(assessment: Assessment, texts: Texts, values: _Values) -> None:
    words, of = texts.summary, texts.summary.of
    answered = [r.answer.state is AnswerState.ANSWERED for r in assessment.filled.responses.values()]
    mandatory = [result for family in assessment.families for result in family.mandatory]
    met = sum(result.status is Status.MET for result in mandatory)
    gates = [gate.met for gate in assessment.gates]
    values[Part.VALID, "ready"] = f"{sum(answered)} {of} {len(answered)}"
    values[Part.MET, "ready"] = f"{gates.count(True)} {of} {len(gates)}"
    values[Part.MANDATORY, "ready"] = f"{met} {of} {len(mandatory)}"
    verdict = words.ready if assessment.ready else words.not_ready
    values[Part.STATUS, "target"] = assessment.target
    values[Part.STATUS, "ready"] = verdict.replace("{target}", assessment.target)
