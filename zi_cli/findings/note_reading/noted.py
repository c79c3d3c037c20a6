"""The notes with words in them, each with the answer beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from zi_cli.assessment.assessment import Assessment
from zi_cli.criteria.lke.notes import NoteReading
from zi_cli.criteria.lke.pack import Question
from zi_cli.findings.finding import Hit
from zi_cli.findings.note_reading.empty import says_nothing
from zi_cli.findings.note_reading.text import Text, read_text
from zi_cli.language import Message
from zi_cli.workbook.filled import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
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


def noted_questions(assessment: Assessment) -> tuple[Noted, ...]:
    """The questions with an answer and a note in words."""
    return assessment.once(_noted_questions)


def _noted_questions(assessment: Assessment) -> tuple[Noted, ...]:
    return tuple(_noted(assessment))


def _noted(assessment: Assessment) -> Iterator[Noted]:
    notes, responses = assessment.pack.notes, assessment.filled.responses
    for soal, question in assessment.pack.questions.items():
        note, answer = responses[soal].note, responses[soal].answer
        if not note.text.strip() or says_nothing(note.text, notes):
            continue
        if answer.option is None and answer.number is None:
            continue
        yield Noted(
            question=question,
            reading=notes.questions.get(soal) or NoteReading(soal_id=soal),
            answer=answer.option or "",
            number=answer.number,
            note=note,
            text=read_text(note.text, notes),
        )
