"""From the compiled notes.yaml to Notes."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from zi_cli.criteria.lke.notes import (
    Counted,
    Denial,
    NoteReading,
    Notes,
    Phrases,
    Rhythm,
    Saying,
    Share,
    SharesAsked,
)

Json = dict[str, Any]


def build_notes(data: Json | None, answers: Mapping[int, Sequence[str]]) -> Notes:
    """What the pack knows about notes. `answers`: the options of each soal, best first; none for numbers."""
    if data is None:
        return Notes()
    words = {role: _phrases(phrases) for role, phrases in data["words"].items()}
    words["partial"] = _phrases(data["partial"])
    ranges = {name: _share(bounds) for name, bounds in data["ranges"].items()}
    common = frozenset(p[0] for role in ("existence", "carried_out") for p in words.get(role, ()))
    return Notes(
        words=words,
        abbreviations={short: tuple(long.split()) for short, long in data["abbreviations"].items()},
        numbers=data["numbers"],
        periods=data["periods"],
        adverbs=data["adverbs"],
        partial={tuple(phrase.split()): Fraction(most) for phrase, most in data["partial"].items()},
        questions={q["soal"]: _reading(q, ranges, answers[q["soal"]]) for q in data["questions"]},
        per_index_point=Fraction(data["per_index_point"]) if data["per_index_point"] else None,
        common=common,
    )


def _phrases(texts: Iterable[str]) -> Phrases:
    return frozenset(tuple(text.split()) for text in texts)


def _share(data: Json) -> Share:
    low, high = data["at_least"] or data["above"], data["at_most"] or data["below"]
    return Share(
        low=None if low is None else Fraction(low),
        low_inclusive=data["at_least"] is not None,
        high=None if high is None else Fraction(high),
        high_inclusive=data["at_most"] is not None,
    )


def _reading(data: Json, ranges: Mapping[str, Share], answers: Sequence[str]) -> NoteReading:
    shares, counted, rhythm = data["shares"], data["counted"], data["rhythm"]
    return NoteReading(
        soal_id=data["soal"],
        best=next(iter(answers), ""),
        reasons=frozenset(data["reasons"]),
        regular=frozenset(data["regular"]),
        nothing_is_good=data["nothing_is_good"],
        welcome=_phrases(data["welcome"]),
        rising=frozenset(data["rising"]),
        denials=tuple(
            Denial(
                of=_phrases(denial["of"]),
                verbs=frozenset(denial["verbs"]),
                levels=frozenset(denial["levels"] or answers[:-1]),
            )
            for denial in data["denials"]
        ),
        sayings=tuple(
            Saying(phrases=_phrases(saying["phrases"]), levels=frozenset(saying["levels"]))
            for saying in data["sayings"]
        ),
        rhythm=rhythm and Rhythm(per_year=rhythm["per_year"], unless=_phrases(rhythm["unless"])),
        shares=shares
        and SharesAsked(
            of=_phrases(shares["of"]),
            levels={answer: ranges[name] for answer, name in shares["levels"].items()},
            falling=shares["falling"],
        ),
        counted=counted
        and Counted(
            of=_phrases(counted["of"]),
            alike=tuple(counted["alike"]),
            all_done=frozenset(counted["all_done"]),
            previous=counted["previous"],
        ),
    )
