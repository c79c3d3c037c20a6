"""What a pack knows about notes: words, and what a note beside an answer may not say. Data, from notes.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

Phrase = tuple[str, ...]
"""Lower-case words in a row."""
Phrases = frozenset[Phrase]
NOTHING: Final[Phrases] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Share:
    """Percentages that fit, 0 to 100 or more. None: no bound on this side."""

    low: Fraction | None
    low_inclusive: bool
    high: Fraction | None
    high_inclusive: bool

    def reached_by(self, percent: Fraction) -> bool:
        """Whether `percent` is not too low."""
        return self.low is None or percent > self.low or (self.low_inclusive and percent == self.low)

    def held_by(self, percent: Fraction) -> bool:
        """Whether `percent` is not too high."""
        return self.high is None or percent < self.high or (self.high_inclusive and percent == self.high)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Denial:
    """A note that says that one of these things is not there, or not done, contradicts these answers."""

    of: Phrases
    verbs: frozenset[str]
    """Only these verbs deny it; none: words for being there or being carried out."""
    levels: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Saying:
    """A note with one of these phrases contradicts these answers."""

    phrases: Phrases
    levels: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rhythm:
    """How many times a year an answer asks for at least."""

    per_year: Mapping[str, int]
    unless: Phrases
    """With one of these phrases a note says more than a number does."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SharesAsked:
    """What part of something an answer asks for."""

    of: Phrases
    levels: Mapping[str, Share]
    falling: bool
    """True where less is better."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Counted:
    """How a note tells a count."""

    of: Phrases
    alike: tuple[int, ...]
    """Other soal of the same ratio that the same words may mean."""
    all_done: frozenset[str]
    """For the numerator of a ratio: verbs with which "all" says that nothing is left."""
    previous: bool
    """Whether what is counted is of the year before."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NoteReading:
    """How notes of one question are held against its answer."""

    soal_id: int
    reasons: frozenset[str] = frozenset()
    """Answers that need a reason in words."""
    regular: frozenset[str] = frozenset()
    """Answers that ask for something done regularly."""
    best: str = ""
    """The best answer; empty for a number."""
    nothing_is_good: bool = False
    """Whether "none" may be good news: no complaints, no violations."""
    welcome: Phrases = NOTHING
    """Things of which it is good news that there are none."""
    rising: frozenset[str] = frozenset()
    """Answers that ask for more than in the year before."""
    denials: tuple[Denial, ...] = ()
    sayings: tuple[Saying, ...] = ()
    rhythm: Rhythm | None = None
    shares: SharesAsked | None = None
    counted: Counted | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Notes:
    """All that a pack knows about notes; empty for a pack without notes.yaml."""

    words: Mapping[str, Phrases] = field(default_factory=dict)
    """Role → phrases, such as negations."""
    abbreviations: Mapping[str, Phrase] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Number words, one to ten and the teens' parts."""
    periods: Mapping[str, int] = field(default_factory=dict)
    """Period → how many of them a year has."""
    adverbs: Mapping[str, int] = field(default_factory=dict)
    """Adverb, such as monthly → times a year."""
    partial: Mapping[Phrase, Fraction] = field(default_factory=dict)
    """Phrase for a part of something → percentage that it stays below."""
    questions: Mapping[int, NoteReading] = field(default_factory=dict)
    per_index_point: Fraction | None = None
    """Points on a survey scale to 100 that make one of the index; None where that is not known."""
    singles: Mapping[str, frozenset[str]] = field(init=False)
    """Role → those of its phrases that are one word."""
    common: frozenset[str] = frozenset()
    """Verbs for being there or being carried out."""

    def __post_init__(self) -> None:
        singles = {
            role: frozenset(phrase[0] for phrase in phrases if len(phrase) == 1)
            for role, phrases in self.words.items()
        }
        object.__setattr__(self, "singles", singles)

    def role(self, name: str) -> Phrases:
        """The phrases of a role."""
        return self.words.get(name, NOTHING)

    def single(self, name: str) -> frozenset[str]:
        """The phrases of a role that are one word."""
        return self.singles.get(name, frozenset())
