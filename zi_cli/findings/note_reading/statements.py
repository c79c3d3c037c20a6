"""What a note states, piece by piece, and how the pieces hang together."""

from collections.abc import Iterator
from dataclasses import dataclass

from zi_cli.criteria.lke.notes import Notes
from zi_cli.findings.note_reading.negations import negates
from zi_cli.findings.note_reading.phrases import phrase_at
from zi_cli.findings.note_reading.text import Text, Token, Tokens, clauses_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words between two marks or adversatives."""

    words: Tokens
    turned: bool
    """Whether it follows a `but`."""
    opens: bool
    """Whether a sentence begins with it."""


def statements(text: Text, notes: Notes) -> tuple[Statement, ...]:
    """All statements of a note, in order."""
    return tuple(_statements(text, notes))


def _statements(text: Text, notes: Notes) -> Iterator[Statement]:
    for sentence in text.sentences:
        turned = False
        opens = True
        for clause in clauses_of(sentence):
            for part, turn in _turns(clause, notes):
                turned = turned or turn
                if part:
                    yield Statement(words=part, turned=turned, opens=opens)
                    opens = False


def _turns(clause: Tokens, notes: Notes) -> Iterator[tuple[Tokens, bool]]:
    """The parts of a clause, each with whether an adversative opens it."""
    part: list[Token] = []
    turned, place = False, 0
    while place < len(clause):
        length = phrase_at(clause, place, notes.role("adversative"))
        if length or clause[place].word in notes.single("consequence"):
            yield tuple(part), turned
            part, turned = [], bool(length)
        elif clause[place].word in ("dan", "serta") and any(negates(token, notes) for token in part):
            yield tuple(part), turned  # peta jabatan belum ada dan ABK tidak disusun
            part = []
        else:
            part.append(clause[place])
        place += length or 1
    yield tuple(part), turned
