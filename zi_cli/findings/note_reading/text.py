"""A note as words: lower case, abbreviations written out, numbers as numbers, each with its place in the note."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from zi_cli.criteria.lke.notes import Notes, Phrases
from zi_cli.findings.note_reading.phrases import base, by_first, first_words

LONGEST: Final = 3000
"""Characters of a note that are read; what follows is no note any more."""
KEPT: Final = 512
"""Notes that are kept as words, with what is found in them: units of a round write many alike."""
SENTENCE: Final = 80
"""Words of a sentence that are read together; a list without full stops is read in pieces."""
QUOTED: Final = 90
"""Characters of a note that a message quotes at most."""

_SKIPPED: Final = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|[\w-]{1,80}+\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|id|com)\b"
    r"|\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b"
    r"|\b\d{1,2}[.:]\d{2}\s?(?:wib|wita|wit)\b"
    r"|\brp\.?\s?\d[\d.,]*",
    re.IGNORECASE,
)
"""Addresses, file names, dates, times and amounts of money: their numbers count nothing."""
_MAY_SKIP: Final = re.compile(r"\d|://|\.[A-Za-z]")
"""Without any of these there is nothing of that kind: most notes are left alone quickly."""
_LIKE_ONE: Final = re.compile(r"://|www\.|\.[a-z]|\d[/.:-]\d|rp\.?\s?\d", re.IGNORECASE)
"""What each of them holds: most notes with a digit have none either."""
_PIECE: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_][^\W_]*|[%.,;!?()\n/<>≥≤=&]")
_DIGIT: Final = re.compile(r"\d")
_FIGURE: Final = re.compile(r"\s{0,3}\d")
_IN_FULL: Final = 5
"""Letters from which a word is no abbreviation."""
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DECIMAL: Final = re.compile(r"\d+(?:[.,]\d+)?")
_SENTENCE_END: Final = frozenset(".;!?\n")
_CLAUSE_END: Final = frozenset({",", "(", ")"})
_MEANT: Final = {"&": "dan", "x": "kali"}
"""Signs, and the words that they stand for; `x` behind a number only."""


class Token(NamedTuple):
    """A word, a number or a mark."""

    word: str
    start: int
    end: int
    number: Fraction | None = None
    percent: bool = False

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return self.number is None and not self.word[0].isalnum()


Tokens = tuple[Token, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Text:
    """A note, in sentences. They are read when they are asked for: its words tell that most notes need not be."""

    note: str
    plain: str
    """The note without what counts nothing, sign for sign."""
    notes: Notes
    words: frozenset[str]
    """What may stand in it, abbreviations written out, each word also without `-nya`: quicker to ask than where."""

    @cached_property
    def sentences(self) -> tuple[Tokens, ...]:
        """Its words, numbers and marks."""
        return tuple(_sentences(_merged(_pieces(self.plain, self.notes), self.notes)))

    @cached_property
    def tokens(self) -> Tokens:
        """All words and numbers, without marks."""
        return tuple(token for sentence in self.sentences for token in sentence if not token.is_mark)

    @cached_property
    def has_number(self) -> bool:
        """Whether it counts anything."""
        figures = _DIGIT.search(self.plain) is not None or self.has_any(self.notes.numbers)
        return figures and any(token.number is not None for token in self.tokens)

    def has_any(self, words: Collection[str]) -> bool:
        """Whether one of the words may stand in it, with or without `-nya`; if not, none does."""
        return not self.words.isdisjoint(words)

    def may_say(self, phrases: Phrases) -> bool:
        """Whether all words of one of the phrases may stand in it, wherever; if not, it has none of them."""
        words, firsts = self.words, first_words(phrases)
        if words.isdisjoint(firsts):
            return False
        starts = by_first(phrases)
        return any(any(map(words.issuperset, starts[word])) for word in words & firsts)

    def quote(self, first: Token, last: Token) -> str:
        """The words of the note from one token to another, as they were written."""
        return " ".join(self.note[first.start : last.end].split())[:QUOTED]

    def clauses(self) -> Iterator[Tokens]:
        """The parts of sentences between commas, brackets and words such as `but`."""
        for sentence in self.sentences:
            yield from clauses_of(sentence)


def clauses_of(sentence: Tokens, turns: Collection[str] = ()) -> Iterator[Tokens]:
    """The parts of a sentence between commas, brackets and `turns`."""
    start = 0
    for place, token in enumerate(sentence):
        if token.word in _CLAUSE_END or token.word in turns:
            if start < place:
                yield sentence[start:place]
            start = place + 1
    if start < len(sentence):
        yield sentence[start:]


@lru_cache(maxsize=KEPT)
def read_text(note: str, notes: Notes) -> Text:
    """The note as words; kept, for several rules read it, and other workbooks have it too."""
    note = note[:LONGEST]
    may_skip = _MAY_SKIP.search(note) and _LIKE_ONE.search(note)
    plain = _SKIPPED.sub(lambda found: " " * len(found[0]), note) if may_skip else note
    return Text(note=note, plain=plain, notes=notes, words=_words(plain, notes))


def _words(plain: str, notes: Notes) -> frozenset[str]:
    """All words and marks that `_pieces` may make of a note, and `_merged` of those."""
    words = {piece.lower() for piece in _PIECE.findall(plain)}
    words.update([meant for sign, meant in _MEANT.items() if sign in words])
    words.update(
        [word for short in words & notes.abbreviations.keys() for word in notes.abbreviations[short]]
    )
    words.update([base(word) for word in words if word.endswith("nya")])
    return frozenset(words)


def _sentences(tokens: Sequence[Token]) -> Iterator[Tokens]:
    part: list[Token] = []
    for token in tokens:
        if token.word in _SENTENCE_END or len(part) >= SENTENCE:
            if part:
                yield tuple(part)
            part = [] if token.word in _SENTENCE_END else [token]
        else:
            part.append(token)
    if part:
        yield tuple(part)


def _pieces(plain: str, notes: Notes) -> list[Token]:
    found: list[Token] = []
    for piece in _PIECE.finditer(plain):
        text = piece[0].lower()
        start, end = piece.span()
        if text == ".":
            if plain[end : end + 1].strip():
                continue  # within s.d. or a.n., no end of a sentence
            if found and _abbreviates(found[-1].word, plain, end, notes):
                continue
        elif text == "&":
            text = _MEANT[text]
        number = _number(text) if text[0].isdigit() else None
        if text in notes.abbreviations:
            found += [Token(word, start, end, number) for word in notes.abbreviations[text]]
        else:
            found.append(Token(text, start, end, number))
    return found


def _abbreviates(word: str, plain: str, end: int, notes: Notes) -> bool:
    """Whether the full stop behind a word ends no sentence: `A.`, `No. 12`; that of `tiap triwulan.` does."""
    numbered = word in notes.single("numbered")
    return len(word) == 1 or (numbered and (len(word) < _IN_FULL or bool(_FIGURE.match(plain, end))))


@lru_cache(maxsize=1_000)
def _number(text: str) -> Fraction | None:
    """Remembered: most are small, and fractions of texts take long."""
    if _THOUSANDS.fullmatch(text):
        return Fraction(text.replace(".", ""))
    return Fraction(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else None


def _merged(tokens: list[Token], notes: Notes) -> list[Token]:
    """Number words as numbers, `2 (dua)` as one number, `2x` as twice, `%` with its number; numbers of things as words."""
    if not any(token.number is not None or token.word in notes.numbers for token in tokens):
        return tokens
    merged: list[Token] = []
    for token in _with_number_words(tokens, notes):
        last = merged[-1] if merged else None
        if last is not None and last.number is not None:
            if token.word in ("%", "persen"):
                merged[-1] = last._replace(percent=True, end=token.end)
                continue
            if token.word == "x":
                token = token._replace(word=_MEANT["x"])
        merged.append(token)
    merged = _without_repeated(merged)
    return [
        token if token.number is None or token.percent else _as_label(token, place, merged, notes)
        for place, token in enumerate(merged)
    ]


def _with_number_words(tokens: list[Token], notes: Notes) -> Iterator[Token]:
    """`dua belas` → 12, `dua puluh lima` → 25."""
    place = 0
    while place < len(tokens):
        token = tokens[place]
        number = notes.numbers.get(token.word)
        if number is None:
            yield token
            place += 1
            continue
        end = place + 1
        after = tokens[end].word if end < len(tokens) else ""
        if number and after == "belas":
            number, end = number + 10, end + 1
        elif number and after == "puluh":
            number, end = number * 10, end + 1
            unit = notes.numbers.get(tokens[end].word, 0) if end < len(tokens) else 0
            if 0 < unit < 10:
                number, end = number + unit, end + 1
        yield token._replace(number=Fraction(number), end=tokens[end - 1].end)
        place = end


def _without_repeated(tokens: list[Token]) -> list[Token]:
    """`2 (dua)` and `dua (2)` say one number once."""
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        kept.append(token)
        place += 1
        inside = tokens[place : place + 3] if token.number is not None else []
        if [mark.word for mark in inside[::2]] == ["(", ")"] and inside[1].number == token.number:
            kept[-1] = token._replace(percent=token.percent or inside[1].percent, end=inside[2].end)
            place += 3
    return kept


def _as_label(token: Token, place: int, tokens: Sequence[Token], notes: Notes) -> Token:
    """The token without its number, where that counts nothing: a year, a date, the number of a document."""
    before = tokens[place - 1].word if place else ""
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    digits = token.word.isdigit()
    year = digits and len(token.word) == 4 and 1900 <= int(token.word) <= 2100
    numbered = digits and before in notes.single("numbered") and after != "kali"
    dated = digits and after in notes.single("months")
    return token._replace(number=None) if year or numbered or dated or "/" in (before, after) else token


def with_figures(note: str, notes: Notes) -> str:
    """The note with figures for number words: `dua puluh responden` → `20 responden`."""
    pieces, end = [], 0
    for sentence in read_text(note, notes).sentences:
        for token in sentence:
            if token.number is not None and token.word.isalpha():
                pieces += [note[end : token.start], str(token.number)]
                end = token.end
    return "".join((*pieces, note[end:]))
