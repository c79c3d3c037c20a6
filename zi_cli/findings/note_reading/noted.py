"""The notes with words in them, each with the answer beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from zi_cli.assessment.assessment import Assessment
from zi_cli.criteria.lke.notes import NoteReading
from zi_cli.criteria.lke.pack import Question
from zi_cli.findings.finding import Hit
from zi_cli.findings.note_reading.empty import is_mark, is_placeholder, may_say_nothing
from zi_cli.findings.note_reading.text import Text, read_text
from zi_cli.language import Message
from zi_cli.workbook.filled import Note


class Noted(NamedTuple):
    """A question with its answer, as the unit gave it, and its note."""

    question: Question
    reading: NoteReading
    answer: str
    """The option that was chosen; empty for a number."""
    number: Fraction | None
    note: Note
    text: Text

    def hit(self, message: Message, hint: Message, found: str) -> Hit:
        """A finding at the note's cell."""
        return Hit(
            soal_id=self.question.soal_id,
            item_id=self.question.id,
            cell=self.note.cell,
            message=message,
            hint=hint,
            found=found,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WithoutContent:
    """Notes that say nothing, by soal."""

    marks: tuple[int, ...]
    """A dash or another mark stands there."""
    placeholders: tuple[int, ...]
    """A text that was to be replaced."""
    all: frozenset[int]
    """These, and where no note stands."""


def noted_questions(assessment: Assessment) -> tuple[Noted, ...]:
    """The questions with an answer and a note in words."""
    return assessment.once(_noted_questions)


def _noted_questions(assessment: Assessment) -> tuple[Noted, ...]:
    return tuple(_noted(assessment))


def _noted(assessment: Assessment) -> Iterator[Noted]:
    notes, responses = assessment.pack.notes, assessment.filled.responses
    without = without_content(assessment)
    for soal, question in assessment.pack.questions.items():
        note, answer = responses[soal].note, responses[soal].answer
        if soal in without.all or (answer.option is None and answer.number is None):
            continue
        yield Noted(
            question=question,
            reading=notes.questions.get(soal) or NoteReading(soal_id=soal),
            answer=answer.option or "",
            number=answer.number,
            note=note,
            text=read_text(note.text, notes),
        )


def without_content(assessment: Assessment) -> WithoutContent:
    """The notes that say nothing."""
    return assessment.once(_without_content)


def _without_content(assessment: Assessment) -> WithoutContent:
    notes, responses = assessment.pack.notes, assessment.filled.responses
    texts = {soal: response.note.text for soal, response in responses.items()}
    doubtful = {soal: text for soal, text in texts.items() if may_say_nothing(text, notes)}
    marks = tuple(soal for soal, text in doubtful.items() if is_mark(text, notes))
    placeholders = tuple(soal for soal, text in doubtful.items() if is_placeholder(text, notes))
    blank = (soal for soal, text in doubtful.items() if not text.strip())
    return WithoutContent(
        marks=marks, placeholders=placeholders, all=frozenset((*marks, *placeholders, *blank))
    )
