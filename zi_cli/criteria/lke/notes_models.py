"""notes.yaml: what notes may not say beside an answer."""

from typing import Annotated, Literal

from pydantic import Field

from zi_cli.criteria.model_parts import Number, Percent, Positive, Strict, Text

Phrases = list[Annotated[str, Field(pattern=r"^[a-z0-9]+( [a-z0-9]+)*$")]]
"""Lower-case words without punctuation, as notes are read."""
Word = Annotated[str, Field(pattern=r"^[a-z0-9]+$")]
Times = Annotated[int, Field(ge=1, le=366)]


class RangeModel(Strict):
    """Percentages that fit an answer."""

    at_least: Percent | None = None
    above: Percent | None = None
    at_most: Percent | None = None
    below: Percent | None = None


class DenialModel(Strict):
    """Things that an answer says are there or done."""

    of: Annotated[Phrases, Field(min_length=1)]
    verbs: list[Word] = []
    levels: list[Text] = []


class SayingModel(Strict):
    """Phrases that contradict an answer."""

    phrases: Annotated[Phrases, Field(min_length=1)]
    levels: Annotated[list[Text], Field(min_length=1)]


class RhythmModel(Strict):
    """How many times a year an answer asks for at least."""

    per_year: Annotated[dict[str, Times], Field(min_length=1)]
    unless: Phrases = []


class SharesModel(Strict):
    """What part of something an answer asks for; answer → name of a range."""

    of: Annotated[Phrases, Field(min_length=1)]
    levels: Annotated[dict[str, Text], Field(min_length=1)]
    falling: bool = False


class CountedModel(Strict):
    """How a note tells a count."""

    of: Annotated[Phrases, Field(min_length=1)]
    alike: list[Number] = []
    all_done: list[Word] = []
    previous: bool = False
    """Of the year before."""


class NoteModel(Strict):
    """How notes of one question are held against its answer."""

    soal: Number
    reasons: list[Text] = []
    regular: list[Text] = []
    nothing_is_good: bool = False
    welcome: Phrases = []
    rising: list[Text] = []
    denials: list[DenialModel] = []
    sayings: list[SayingModel] = []
    rhythm: RhythmModel | None = None
    shares: SharesModel | None = None
    counted: CountedModel | None = None


Role = Literal[
    "placeholders",
    "marks",
    "negations",
    "existence",
    "carried_out",
    "between",
    "after",
    "before",
    "narrows",
    "turns",
    "affirms",
    "planned",
    "other_activities",
    "irregular",
    "only",
    "unsure",
    "past",
    "months",
    "numbered",
    "people",
    "else_counted",
    "else_percent",
    "else_partial",
    "at_least",
    "over",
    "under",
    "change",
    "whole",
    "survey",
    "not_survey",
    "none",
    "placeholder_verbs",
    "placeholder_rest",
    "unfinished",
    "renewed",
    "consequence",
    "reached",
    "times",
    "received",
    "put_to_use",
    "qualifies",
    "measured",
    "heeds",
    "wholly",
    "occasion",
    "welcome",
    "adversative",
    "rest",
    "rest_lacks",
    "put_off",
    "still",
    "manner",
    "poor",
    "good",
    "reach",
    "needed",
    "filler",
    "confines",
    "by_now",
    "former",
    "renewing",
    "attached",
    "on_condition",
    "stuck",
    "towards",
    "not_itself",
    "persons",
    "poorly",
    "unsaid",
    "causes",
    "makeshift",
    "within_year",
    "deviant",
    "much",
    "assents",
    "assures",
    "placeholder_starts",
    "yearly",
    "latest",
    "lasting",
]


class NotesModel(Strict):
    """notes.yaml"""

    source: Text
    per_index_point: Positive | None = None
    """Points on a survey scale to 100 that make one of the index."""
    words: dict[Role, Phrases]
    abbreviations: dict[Word, Text] = {}
    numbers: dict[Word, Annotated[int, Field(ge=0)]] = {}
    periods: dict[Word, Times] = {}
    adverbs: dict[Word, Times] = {}
    partial: dict[Text, Percent] = {}
    ranges: dict[Text, RangeModel] = {}
    questions: list[NoteModel] = []
