"""ZI506 and ZI507: numbers in notes, held against the numbers beside them."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.contradictions import sum_of
from zi_cli.criteria.lke.pack import Indicator, Question, ScaleKind
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.findings.note_reading.all_done import all_done
from zi_cli.findings.note_reading.bare import bare_denial
from zi_cli.findings.note_reading.counts import other_count
from zi_cli.findings.note_reading.noted import Noted, noted_questions
from zi_cli.findings.note_reading.ratios import other_part
from zi_cli.findings.note_reading.surveys import Surveyed, other_index
from zi_cli.findings.note_reading.text import read_text
from zi_cli.language import Exactly, Message, Quoted, msg
from zi_cli.workbook.filled import Note

_MEND: Final = msg("Correct the number that is wrong, in the note or in the answer.")


def note_against_count(assessment: Assessment) -> Iterator[Hit]:
    """A note counts something else than the number beside it."""
    for noted in noted_questions(assessment):
        counted, number = noted.reading.counted, noted.number
        if counted is None or number is None:
            continue
        found = _other_number(assessment, noted)
        if found is not None:
            message = msg(
                "{label}: the note says {found}, but the number beside it is {number}",
                label=noted.question.label,
                found=Quoted(found),
                number=Exactly(number),
            )
            yield noted.hit(message, _MEND, found)
    for indicator in assessment.pack.indicators.values():
        if indicator.ratio is not None:
            yield from _all_of_them(assessment, indicator)


def _other_number(assessment: Assessment, noted: Noted) -> str | None:
    """The words of a note that tell another number than the answer."""
    counted, number, notes = noted.reading.counted, noted.number, assessment.pack.notes
    if counted is None or number is None:
        return None
    given = [assessment.filled.responses[soal].answer.number for soal in counted.alike]
    alike = [other for other in given if other is not None]
    told = other_count(noted.text, counted, number, [*alike, sum(alike, number)], notes)
    if told is not None:
        return told.quote
    said = bare_denial(noted.text, notes) if number > 0 else None
    return said.quote if said else None


def _all_of_them(assessment: Assessment, indicator: Indicator) -> Iterator[Hit]:
    """Notes in the rows of a ratio that say that all is done where it is not, or the reverse."""
    ratio, filled, notes = indicator.ratio, assessment.filled, assessment.pack.notes
    reading = notes.questions.get(ratio.numerator) if ratio else None
    if ratio is None or reading is None or reading.counted is None or not reading.counted.all_done:
        return
    done = filled.responses[ratio.numerator].answer.number
    total = sum_of(ratio.denominator, lambda soal: filled.responses[soal].answer.number)
    if done is None or not total:
        return
    question = assessment.pack.questions[ratio.numerator]
    for note in (filled.responses[ratio.numerator].note, filled.indicator_notes.get(indicator.id, Note())):
        if not note.text:
            continue
        text = read_text(note.text, notes)
        said = all_done(text, reading.counted, notes)
        if said is not None and said.all_done != (done >= total):
            yield _not_all(question, note, said.quote, done, total)
            continue
        part = other_part(text, reading.counted, done, total, notes)
        if part is not None:
            yield _not_all(question, note, part, done, total)


def _not_all(question: Question, note: Note, found: str, done: Fraction, total: Fraction) -> Hit:
    return Hit(
        soal_id=question.soal_id,
        item_id=question.id,
        cell=note.cell,
        found=found,
        message=msg(
            "{label}: the note says {found}, but the numbers are {done} of {total}",
            label=question.label,
            found=Quoted(found),
            done=Exactly(done),
            total=Exactly(total),
        ),
        hint=_MEND,
    )


def note_against_index(assessment: Assessment) -> Iterator[Hit]:
    """A note tells another survey result than the index beside it."""
    for noted in noted_questions(assessment):
        if noted.question.scale.kind is not ScaleKind.INDEX or noted.number is None:
            continue
        told = other_index(noted.text, noted.number, assessment.pack.notes)
        if told is None:
            continue
        yield noted.hit(_survey_message(assessment, noted, told), _MEND, told.quote)


def _survey_message(assessment: Assessment, noted: Noted, told: Surveyed) -> Message:
    label, number = noted.question.label, Exactly(noted.number or Fraction(0))
    found, index = Quoted(told.quote), Exactly(told.index)
    gate = _gate_index(assessment, noted.question)
    if told.converted and told.index < gate:
        return msg(
            "{label}: the note says {found}, which is an index of {index} and below the gate of {gate}; the answer is {number}",
            label=label, found=found, index=index, gate=Exactly(gate), number=number,
        )  # fmt: skip
    if told.converted:
        return msg(
            "{label}: the note says {found}, which is an index of {index}; the answer is {number}",
            label=label, found=found, index=index, number=number,
        )  # fmt: skip
    if told.index < gate:
        return msg(
            "{label}: the note says {found}, which is below the gate of {gate}; the answer is {number}",
            label=label, found=found, gate=Exactly(gate), number=number,
        )  # fmt: skip
    return msg(
        "{label}: the note says {found}; the answer is {number}", label=label, found=found, number=number
    )


def _gate_index(assessment: Assessment, question: Question) -> Fraction:
    """The index that the gate on this survey asks for; 0 where there is none."""
    indicator = assessment.pack.indicators[question.indicator_id]
    weight = assessment.pack.weight_points(indicator.id)
    of = {indicator.id}
    if assessment.pack.nodes[indicator.node_id].weight_points == weight:
        of.add(indicator.node_id)
    points = max(assessment.threshold([item]) for item in of)
    return points / weight * question.scale.maximum


RULES: Final = (
    rule(
        "ZI506",
        Severity.WARNING,
        note_against_count,
        msg("The note tells another number than the answer"),
        msg(
            "Of two numbers for the same thing one is wrong, and an assessor will not choose the better one."
        ),
        fires=Example(
            answers={110: 6, 111: 1, 112: 1}, notes={110: "Tidak ada pengaduan selama tahun 2025."}
        ),
        silent=Example(answers={110: 6, 111: 1, 112: 1}, notes={110: "Ada 6 pengaduan selama tahun 2025."}),
    ),
    rule(
        "ZI507",
        Severity.WARNING,
        note_against_index,
        msg("The note tells another survey result"),
        msg(
            "A result from 0 to 100 is no index: 80 stands for 3.20 and 90 for 3.60. What it amounts to may miss a gate."
        ),
        fires=Example(answers={127: 3.9}, notes={127: "Hasil survei: IKM 87,65 %."}),
        silent=Example(answers={127: 3.506}, notes={127: "Hasil survei: IKM 87,65 %."}),
    ),
)
"""The rules on numbers in notes, by code."""
