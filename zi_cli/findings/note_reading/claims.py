"""Whether something that a note says is lacking is what the best answer claims."""

from typing import Final

from zi_cli.criteria.lke.notes import NoteReading, Notes
from zi_cli.findings.note_reading.kinship import akin, root
from zi_cli.findings.note_reading.lack import Kind, Lack, is_verbal
from zi_cli.findings.note_reading.phrases import base, has, phrase_at
from zi_cli.findings.note_reading.statements import Statement
from zi_cli.findings.note_reading.text import Token, Tokens

_MOST_SUBJECT: Final = 12
"""Words that may stand before what says that something is lacking."""


class Claim:
    """A shortfall that a statement tells, held against the topic of the question."""

    def __init__(
        self,
        statement: Statement,
        lack: Lack,
        affirmed: bool,
        reading: NoteReading,
        topic: frozenset[str],
        notes: Notes,
        follows_on: bool,
        nothing_else: bool,
    ) -> None:
        self.statement, self.lack, self.affirmed = statement, lack, affirmed
        self.reading, self.topic, self.notes = reading, topic, notes
        self.before, self.behind = statement.words[: lack.first], statement.words[lack.end :]
        self.subject = _content(self.before, notes)
        self.follows_on, self.nothing_else = follows_on, nothing_else

    def contradicts(self) -> bool:
        """Whether the answer cannot stand beside it."""
        if self.lack.kind in (Kind.REST, Kind.TRAILING):
            return _needs_all(self.reading) and (self.lack.kind is Kind.REST or self._of_rest())
        if self.lack.kind is Kind.SOME:
            told = self.statement.words[: self.lack.end]
            of = self.reading.shares.of if self.reading.shares else frozenset()
            return _needs_all(self.reading) and (has(told, of) or any(akin(t, self.topic) for t in told))
        if self.lack.kind is Kind.PART:
            things = (*self.subject[-2:], *self._things()[:1])
            free = self.statement.turned or not self.affirmed
            return free and _of_degrees(self.reading) and any(akin(token, self.topic) for token in things)
        if self._some():
            return _needs_all(self.reading) and self._verb_fits() and self._all_on_topic(self.subject[-1:])
        if len(self.subject) > _MOST_SUBJECT or _confined(self.before, self.topic, self.notes):
            return False
        if self.lack.kind is Kind.NOT_HEEDED and (
            any(token.word == "yang" for token in self.before) or not self._on_topic()
        ):
            return False
        if self.lack.kind is Kind.NOT_HEEDED:
            verb = self.statement.words[self.lack.end - 1]
            return any(akin(token, self.topic) for token in (verb, *self._things()[:2]))
        if not self._thing_fits() or self._renews() or self._praises():
            return False
        again = self.notes.role("renewed") - {(period,) for period in self.notes.periods}
        if self.lack.kind is Kind.UNFINISHED and has(self.before, again):
            return False
        if self.statement.turned or not self.affirmed:
            return self._on_topic()
        return self._only_own_words()

    def _things(self) -> Tokens:
        return _content(self.behind, self.notes)

    def _on_topic(self) -> bool:
        if not self.subject or self.subject[-1].word.endswith("nya"):
            return True
        reached = self.lack.kind is Kind.LIMITED and self._things()[:1]
        if reached and akin(reached[0], self.topic):
            return True
        if self.nothing_else and self._says_it_all():
            return True
        known = sum(akin(token, self.topic) for token in self.subject)
        return akin(self.subject[0], self.topic) or 2 * known >= len(self.subject)

    def _says_it_all(self) -> bool:
        """`pengelolaan SDM masih memakai kertas`: where a note says nothing else, it is about the question."""
        if self.lack.kind in (Kind.POOR, Kind.UNFINISHED):
            return True
        if self.lack.kind is Kind.LIMITED:
            return self.reading.shares is not None and _needs_all(self.reading)
        return self.lack.kind is Kind.NOT_DONE and akin(self.statement.words[self.lack.end - 1], self.topic)

    def _all_on_topic(self, tokens: Tokens) -> bool:
        return all(akin(token, self.topic) for token in tokens)

    def _only_own_words(self) -> bool:
        """`pelaksanaannya belum berjalan`, `kontribusi agen belum kelihatan`: nothing that could be something else."""
        negated = self.lack.kind in (Kind.NOT_DONE, Kind.NOT_THERE)
        if self.lack.kind is Kind.LIMITED or (
            negated and self.statement.words[self.lack.first].word != "belum"
        ):
            return False
        if not self.subject and self.lack.kind is not Kind.NOT_THERE and not self._goes_on():
            return False
        if self.lack.kind is Kind.NOT_DONE and any(token.word == "pernah" for token in self.statement.words):
            return False  # kompensasi belum pernah dibayarkan
        if not self._mostly_on_topic() or any(_numbers(token) for token in self.statement.words):
            return False
        if self.lack.kind is Kind.NOT_THERE:
            apart = self.notes.single("qualifies")
            return all(akin(token, self.topic) or token.word in apart for token in self._things())
        if self.lack.kind is Kind.UNFINISHED:
            return True  # what follows is what is waited for
        closed = not self.behind or phrase_at(self.behind, 0, self.notes.role("after"))
        return bool(closed) or any(akin(token, self.topic) for token in self._things())

    def _goes_on(self) -> bool:
        """`WBS disosialisasikan, belum diterapkan`; but `hadir di semua rapat, belum pernah diwakilkan` is praise."""
        words = self.statement.words[self.lack.first : self.lack.end]
        praise = any(token.word == "pernah" for token in words)
        denied = self.lack.kind is Kind.NOT_DONE
        if any(token.word.endswith("nya") for token in self.before):
            return True
        return (
            _needs_all(self.reading)
            and self.follows_on
            and not self.statement.opens
            and not praise
            and (not denied or akin(words[-1], self.topic))
        )

    def _mostly_on_topic(self) -> bool:
        if not self.subject:
            return True
        known = sum(akin(token, self.topic) or token.word.endswith("nya") for token in self.subject)
        return akin(self.subject[0], self.topic) and 3 * known >= 2 * len(self.subject)

    def _thing_fits(self) -> bool:
        """Of `belum ada X`: whether X is what the question asks about."""
        if self.lack.kind is not Kind.NOT_THERE:
            return True
        if not self.statement.turned and (
            self._nothing_is_good() or any(token.word == "yang" for token in self.behind[:4])
        ):
            return False
        things = self._things()[:1]
        if not things:
            return bool(self.subject) and not has(self.before, self.notes.role("welcome"))
        if (things[0].word,) in self.reading.welcome:
            return False
        if self.subject and akin(self.subject[0], self.topic) and self._had():
            return True
        needed = self.statement.turned and (things[0].word,) in self.notes.role("needed")
        return needed or akin(things[0], self.topic)

    def _had(self) -> bool:
        """`agen perubahan belum memiliki program kerja`."""
        return self.statement.words[self.lack.end - 1].word in ("memiliki", "mempunyai", "punya")

    def _nothing_is_good(self) -> bool:
        due = self._things()[:1]
        return self.reading.nothing_is_good and not (due and (due[0].word,) in self.notes.role("needed"))

    def _renews(self) -> bool:
        """`anggota belum diperbarui`: what is there may still be as it was."""
        verb = self.statement.words[self.lack.end - 1]
        return verb.word in self.notes.single("renewing") and root(verb.word) not in self.topic - {"baru"}

    def _praises(self) -> bool:
        """`belum pernah libur`, `tidak pernah diubah`: what never happened was not asked for."""
        if self.lack.kind is not Kind.NOT_DONE:
            return False
        words = self.statement.words[self.lack.first : self.lack.end]
        missed = self._verb_fits() or any(akin(token, self.topic) for token in self._things())
        return any(token.word == "pernah" for token in words) and not missed

    def _some(self) -> bool:
        """`6 SOP belum dijalankan`, `masih banyak pegawai yang enggan`: said of some."""
        told = any(token.number is not None and not token.percent for token in self.before[-3:])
        return told or has(self.before, self.notes.role("partial"))

    def _verb_fits(self) -> bool:
        verb: Token = self.statement.words[self.lack.end - 1]
        if self.lack.kind is Kind.NOT_THERE:
            return False
        return verb.word in self.notes.single("put_to_use") | self.notes.common or (
            akin(verb, self.topic) and is_verbal(verb.word, self.notes)
        )

    def _of_rest(self) -> bool:
        """Of `petugas lab menyusul`: whether it is the thing of which all are asked for."""
        if self.reading.shares and has(self.statement.words, self.reading.shares.of):
            return True
        opening = (self.statement.words[0].word,) in self.notes.role("towards")
        return opening or bool(self.subject and akin(self.subject[0], self.topic)) or self._opens_on_topic()

    def _opens_on_topic(self) -> bool:
        content = _content(self.statement.words[:-1], self.notes)
        return bool(content) and akin(content[0], self.topic) and len(content) <= 3


def _of_degrees(reading: NoteReading) -> bool:
    """Whether the question has levels between all and nothing."""
    return len(reading.best) == 1 and _needs_all(reading)


def _numbers(token: Token) -> bool:
    """Whether it says which one: a number, a year, `TW IV`."""
    return token.word[0].isdigit() or token.number is not None or token.word in ("i", "ii", "iii", "iv")


def _needs_all(reading: NoteReading) -> bool:
    shares = reading.shares
    if shares is None:
        return True
    share = shares.levels.get(reading.best)
    return share is None or (share.low_inclusive and share.low == 100)


def _content(words: Tokens, notes: Notes) -> Tokens:
    """The words that name something."""
    plain = (
        notes.single("between") | notes.single("filler") | notes.single("affirms") | notes.single("months")
    )
    return tuple(t for t in words if t.number is None and t.word.isalpha() and base(t.word) not in plain)


def _confined(words: Tokens, topic: frozenset[str], notes: Notes) -> bool:
    """`untuk jabatan fungsional tidak ada mutasi`, `tim lama belum memuat unsur PPK`."""
    content = _content(words, notes)
    opening = words[0].word if words else ""
    if opening in notes.single("confines") and not (content and akin(content[0], topic)):
        return True
    return any(token.word in notes.single("former") for token in words)
