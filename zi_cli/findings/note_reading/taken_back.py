"""What a note denies and then affirms: `belum ada tim pada 2024, tetapi sudah dibentuk pada 2025`."""

from zi_cli.criteria.lke.notes import Denial, Notes, Phrases
from zi_cli.findings.note_reading.negations import negates
from zi_cli.findings.note_reading.phrases import has, phrase_at
from zi_cli.findings.note_reading.text import Text, Token, Tokens, clauses_of


def but_done(text: Text, sentence_at: int, last: Token, notes: Notes) -> bool:
    """Whether the note goes on with a `but` and with what was done."""
    turned = False
    for sentence in text.sentences[sentence_at:]:
        for token in sentence:
            if token.start >= last.end:
                turned = turned or token.word in notes.single("turns")
                if turned and token.word in notes.single("affirms"):
                    return True
    return False


def taken_back(
    text: Text, sentence_at: int, clause: Tokens, place: tuple[int, int], denial: Denial, notes: Notes
) -> bool:
    """Whether the note also says that it is there: later on after a `but`, or anywhere of the very thing."""
    if but_done(text, sentence_at, clause[place[1] - 1], notes):
        return True
    if not denial.verbs and _counted(text, denial.of):
        return True
    very = frozenset(t for t in denial.of if has(clause[place[0] : place[1]], frozenset({t})))
    clauses = (part for sentence in text.sentences for part in clauses_of(sentence, notes.single("turns")))
    return any(_affirms(part, very, notes) for part in clauses)


def _counted(text: Text, things: Phrases) -> bool:
    """Whether the note counts the thing: `6 mutasi; tidak ada mutasi karena hukuman`."""
    return any(
        sentence[at].number and not sentence[at].percent and phrase_at(sentence, at + 1, things)
        for sentence in text.sentences
        for at in range(len(sentence) - 1)
    )


def _affirms(clause: Tokens, things: Phrases, notes: Notes) -> bool:
    """`tim telah dibentuk`, `sudah ada tim`, but not `SKM sudah direncanakan`."""
    for at, token in enumerate(clause):
        if token.word not in notes.single("affirms"):
            continue
        near = clause[max(0, at - 5) : at + 6]
        planned = any(word.word in notes.single("planned") for word in clause[at : at + 4])
        negated = any(negates(word, notes) for word in clause[at : at + 3])
        if has(near, things) and not planned and not negated:
            return True
    return False
