"""The notes with words in them, each with the answer beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from zi_cli.assessment.assessment import Assessment
from zi_cli.criteria.lke.notes import NoteReading, Notes
from zi_cli.criteria.lke.pack import Pack, Question
from zi_cli.findings.finding import Hit
from zi_cli.findings.note_reading.empty import SHORT, is_mark, is_placeholder, may_say_nothing
from zi_cli.findings.note_reading.text import KEPT, Text, read_text
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
    without = without_content(assessment).all
    for question, reading in _readings(assessment.pack):
        soal = question.soal_id
        if soal in without:
            continue
        note, answer = responses[soal].note, responses[soal].answer
        option, number = answer.option, answer.number
        if option is not None or number is not None:
            yield Noted(question, reading, option or "", number, note, read_text(note.text, notes))


@lru_cache(maxsize=8)
def _readings(pack: Pack) -> tuple[tuple[Question, NoteReading], ...]:
    """Every question, and how its notes are read."""
    known = pack.notes.questions
    return tuple(
        (question, known.get(soal) or NoteReading(soal_id=soal)) for soal, question in pack.questions.items()
    )


def without_content(assessment: Assessment) -> WithoutContent:
    """The notes that say nothing."""
    return assessment.once(_without_content)


def _without_content(assessment: Assessment) -> WithoutContent:
    notes = assessment.pack.notes
    blank, doubtful = set(), {}
    for soal, response in assessment.filled.responses.items():
        text = response.note.text
        if not text or not text.strip():
            blank.add(soal)
        elif (kind := _emptiness(text[:SHORT], notes)) is not None:
            doubtful[soal] = kind
    marks = tuple(soal for soal, kind in doubtful.items() if kind.mark)
    placeholders = tuple(soal for soal, kind in doubtful.items() if kind.placeholder)
    return WithoutContent(
        marks=marks, placeholders=placeholders, all=frozenset(blank.union(marks, placeholders))
    )


class _Emptiness(NamedTuple):
    """What a note is that may say nothing: a mark, a placeholder, or neither."""

    mark: bool
    placeholder: bool


@lru_cache(maxsize=KEPT)
def _emptiness(beginning: str, notes: Notes) -> _Emptiness | None:
    """By its beginning, which is all that counts; None: it says something. Remembered: many notes are alike."""
    if not may_say_nothing(beginning, notes):
        return None
    return _Emptiness(mark=is_mark(beginning, notes), placeholder=is_placeholder(beginning, notes))
