"""Whose each file is, which file of a unit counts, and which units have none.

The unit is what the workbook says (its code, its name), else what the roster says (its column `file`), else what
the names of file and folder say. Every file ends in exactly one of: counted, duplicate, unknown, refused; every
unit in exactly one of: assessed, unreadable, missing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from zi_cli.batch.matching import Meant, RosterNames
from zi_cli.batch.names import Names, file_names
from zi_cli.batch.recap.model import MatchLine
from zi_cli.criteria.wording import normalised
from zi_cli.workbook.roster import Unit

_CODE: Final = 4
"""Letters from which on a unit's code is looked for in names of files."""
_BY_FILE_NAME: Final = 0.9
"""How sure a name of a file is, at best: people copy files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A file, as far as telling whose it is needs it."""

    number: int
    path: str
    """With forward slashes."""
    name: str
    """Of the unit, as the workbook has it; empty where it has none, or cannot be read."""
    id: str
    modified: str
    """2026-03-01T08:15:00Z: what the workbook says itself, else when the file was changed."""
    sha256: str
    refused: bool
    changed: str = ""
    """When the file was changed: it decides between workbooks that say the same."""
    tone: str = ""
    total: float | None = None


@dataclass(slots=True, kw_only=True)
class Place:
    """A unit and its files."""

    unit: Unit
    in_roster: bool
    counted: Seen | None = None
    """The readable file that counts; else the refused one that is told of it."""
    match: MatchLine | None = None
    duplicates: list[Seen] = field(default_factory=list)
    """Further readable files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """A file that is of no unit of the roster, or of several."""

    seen: Seen
    read: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """All units and all files."""

    places: tuple[Place, ...]
    strangers: tuple[Stranger, ...]
    refused: tuple[tuple[Seen, str], ...]
    """(file, name of the unit that it seems to be of)"""


@dataclass(frozen=True, slots=True)
class _Guess:
    """What a file means."""

    meant: Meant
    match: MatchLine


def settle(files: Sequence[Seen], roster: Sequence[Unit]) -> Settled:
    """Whose each file is. An empty roster: the units are those that the files name."""
    names = Names([*(unit.name for unit in roster), *(seen.name or seen.path for seen in files)])
    return _by_roster(files, roster, names) if roster else _by_themselves(files, names)


def _by_roster(files: Sequence[Seen], roster: Sequence[Unit], names: Names) -> Settled:
    reader = _RosterReader(roster, names)
    guesses = {seen.number: reader.guess(seen) for seen in files}
    places = tuple(Place(unit=unit, in_roster=True) for unit in roster)
    strangers, refused = [], []
    claims: dict[int, list[Seen]] = {}
    for seen in files:
        guess = guesses[seen.number]
        if seen.refused:
            refused.append((seen, roster[guess.meant.units[0]].name if guess.meant.settled else ""))
        if guess.meant.settled:
            claims.setdefault(guess.meant.units[0], []).append(seen)
        elif not seen.refused:
            strangers.append(_stranger(seen, guess, roster))
    for at, claimants in claims.items():
        doubtful = _doubtful([s for s in claimants if not s.refused], guesses, names)
        strangers += [_stranger(seen, guesses[seen.number], roster) for seen in doubtful]
        apart = {seen.number for seen in doubtful}
        _fill(places[at], [seen for seen in claimants if seen.number not in apart])
        counted = places[at].counted
        places[at].match = guesses[counted.number].match if counted else None
    strangers.sort(key=lambda one: one.seen.number)
    return Settled(places=places, strangers=tuple(strangers), refused=tuple(refused))


def _stranger(seen: Seen, guess: _Guess, roster: Sequence[Unit]) -> Stranger:
    candidates = tuple(roster[place].name for place in guess.meant.units)
    return Stranger(seen=seen, read=guess.match.read, candidates=candidates)


def _doubtful(claimants: Sequence[Seen], guesses: dict[int, _Guess], names: Names) -> list[Seen]:
    """Files of one unit that name it in another way than the surest of them: two units must not become one unnoticed.

    A file that names no unit, only its file name does, is no other unit.
    """
    said = {seen.number: names.words(seen.name) for seen in claimants if seen.name}
    sure = {number: guesses[number].match.sure for number in said}
    most = max(sure.values(), default=0.0)
    accepted = {said[number] for number in said if sure[number] == most}
    if most < 1.0 and len(accepted) > 1:
        accepted = set()
    return [
        seen
        for seen in claimants
        if seen.number in said and sure[seen.number] < 1.0 and said[seen.number] not in accepted
    ]


class _RosterReader:
    """What files mean in a roster."""

    def __init__(self, roster: Sequence[Unit], names: Names) -> None:
        self._roster, self._names = roster, names
        self._units = RosterNames(roster, names)
        self._ids: dict[str, list[int]] = {}
        self._files: dict[str, list[int]] = {}
        for place, unit in enumerate(roster):
            if unit.id:
                self._ids.setdefault(_id(unit.id), []).append(place)
            if unit.file:
                self._files.setdefault(_path(unit.file), []).append(place)

    def guess(self, seen: Seen) -> _Guess:
        """The unit of a file, by what is surest."""
        own = self._by_workbook(seen)
        if own is not None and own.meant.settled:
            return own
        listed = self._by_listed_file(seen)
        if listed is not None:
            return listed
        if own is not None and (own.meant.units or seen.name):
            return own
        return self._by_file_name(seen)

    def _by_workbook(self, seen: Seen) -> _Guess | None:
        """By code and name of the workbook; where they speak of two units, it is none of them for sure."""
        if seen.refused or not (seen.id or seen.name):
            return None
        ids = tuple(self._ids.get(_id(seen.id), ())) if seen.id else ()
        named = self._units.meant(self._names.words(seen.name)) if seen.name else Meant()
        if len(ids) == 1:
            if named.settled and named.units != ids and named.sure == 1.0:
                return _guess(Meant(units=ids + named.units), "id", f"{seen.id} / {seen.name}")
            return _guess(Meant(units=ids, sure=1.0), "id", seen.id)
        by = "name" if named.sure == 1.0 else "near_name"
        return _guess(named, by, seen.name or seen.id)

    def _by_listed_file(self, seen: Seen) -> _Guess | None:
        """By the roster's column of files: the path from its end, with or without ending."""
        path = _path(seen.path)
        ends = [path]
        while "/" in path:
            path = path.partition("/")[2]
            ends.append(path)
        for end in [*ends, *(end.rpartition(".")[0] for end in ends)]:
            found = self._files.get(end, []) if end else []
            if len(found) == 1:
                return _guess(Meant(units=tuple(found), sure=1.0), "roster_file", seen.path)
        return None

    def _by_file_name(self, seen: Seen) -> _Guess:
        coded = self._coded(PurePosixPath(seen.path).stem)
        if coded is not None:
            return coded
        best = _guess(Meant(), "file_name", PurePosixPath(seen.path).name)
        for name in file_names(PurePosixPath(seen.path)):
            meant = self._units.meant(self._names.words_of_file(name))
            if meant.settled:
                sure = min(meant.sure, _BY_FILE_NAME)
                return _guess(Meant(units=meant.units, sure=sure), "file_name", name)
            if meant.units and not best.meant.units:
                best = _guess(meant, "file_name", name)
        return best

    def _coded(self, stem: str) -> _Guess | None:
        """By a unit's code in the name of the file, unless a unit's name in it says otherwise."""
        words = tuple(_id(stem).split())
        spans = {" ".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1)}
        found = {place for code in spans if len(code) >= _CODE for place in self._ids.get(code, ())}
        if len(found) != 1:
            return None
        named = self._units.meant(self._names.words_of_file(stem))
        if named.settled and set(named.units) != found:
            return None
        return _guess(Meant(units=tuple(found), sure=_BY_FILE_NAME), "file_name", stem)


def _guess(meant: Meant, by: str, read: str) -> _Guess:
    return _Guess(meant, MatchLine(by=by, sure=meant.sure, read=read))


def _id(text: str) -> str:
    return normalised(text)


def _path(text: str) -> str:
    return text.strip().replace("\\", "/").removeprefix("./").casefold()


def _by_themselves(files: Sequence[Seen], names: Names) -> Settled:
    """Without a roster: files that name the same unit are of one unit."""
    groups: dict[tuple[object, str], list[Seen]] = {}
    called: dict[tuple[object, str], str] = {}
    ids: dict[object, str] = {}
    for seen in sorted(files, key=lambda one: (not one.id, one.number)):
        words, name = _own_words(seen, names)
        unit_id = _id(seen.id) or ids.get(words, "")
        ids.setdefault(words, unit_id)
        key = words, unit_id
        groups.setdefault(key, []).append(seen)
        if key not in called or (seen.name and not any(other.name for other in groups[key][:-1])):
            called[key] = name
    refused: list[tuple[Seen, str]] = []
    places = []
    for key, group in groups.items():
        place = Place(unit=Unit(name=called[key]), in_roster=False)
        _fill(place, group)
        counted = place.counted
        if counted is not None:
            place.match = MatchLine(by="itself", sure=1.0, read=counted.name or called[key])
        refused += [(seen, place.unit.name) for seen in group if seen.refused]
        places.append(place)
    refused.sort(key=lambda one: one[0].number)
    return Settled(places=tuple(places), strangers=(), refused=tuple(refused))


def _own_words(seen: Seen, names: Names) -> tuple[object, str]:
    """(what tells the unit apart, its name) as the workbook, else the names of file and folder have it."""
    if seen.name:
        return names.words(seen.name), seen.name
    path = PurePosixPath(seen.path)
    for name in file_names(path):
        words = names.words_of_file(name)
        if words:
            return words, name
    return seen.path, path.stem  # a file called lke.xlsx in no folder of its own


def _fill(place: Place, files: Iterable[Seen]) -> None:
    """The newest readable file counts: by what it says itself, then by when it was changed; ties go by the path."""
    readable = [seen for seen in files if not seen.refused]
    if readable:
        newest = max((seen.modified, seen.changed) for seen in readable)
        last = [seen for seen in readable if (seen.modified, seen.changed) == newest]
        place.counted = min(last, key=lambda seen: seen.path)
        place.duplicates = [seen for seen in readable if seen is not place.counted]
    else:
        refused = [seen for seen in files if seen.refused]
        place.counted = min(refused, key=lambda seen: seen.path, default=None)
