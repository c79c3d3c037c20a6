"""Which row of a sheet is which item of the pack, and why.

Rows are recognised by their wording, in the order of the regulation: exact wording (by digest) anchors as many
rows as possible in one increasing sequence; what lies between two anchors is for `gaps`. A position alone never
decides. Every match carries its reason; a match that is not certain is reported and not used.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.wording import digest, normalised, without_numbering
from zi_cli.errors import InputProblem
from zi_cli.language import msg
from zi_cli.workbook.alignment import Point, best_path, in_place, only_path
from zi_cli.workbook.grid import Sheet
from zi_cli.workbook.likeness import Likeness
from zi_cli.workbook.matches import LONGEST, RESULT, Match, Recognition, Text, commonest, match_at

_QUESTION, _RATIO, _NODE = 100, 30, 10
"""What it is worth to recognise a row."""
_MAIN_COLUMN: Final = 2
"""What it adds to stand where most questions stand."""
_MOST: Final = 3_000
"""Rows that may say an item; an LKE has about 220."""
_MOST_PAIRS: Final = 8_000_000
"""Pairs of such rows on all sheets that are not all in order: reading them takes time with the square of the rows."""
_REMEMBERED: Final = 10_000
"""Texts whose meaning is remembered; an LKE has about 400, and none is longer than LONGEST."""
_KINDS: Final = 12
"""Sheets whose recognition is remembered: those of a few kinds of workbook."""
_MOST_KEPT: Final = 1_000
"""Rows that say an item on a sheet that is remembered; an LKE has 240."""


_Saying = tuple[int, int, str]
"""(row, column, text) of a cell that says an item."""
_Candidates = Sequence[tuple[Text, Sequence[str]]]


class _Meanings(dict[str, list[str] | None]):
    """Text → the items that it says. Remembered, since workbooks of one kind say the same."""

    def __init__(self, look_up: Callable[[str], list[str] | None]) -> None:
        super().__init__()
        self._look_up = look_up
        self._before: dict[str, list[str] | None] = {}

    def __missing__(self, text: str) -> list[str] | None:
        if not 3 < len(text) < LONGEST or text.startswith(("http:", "https:")):
            return None  # seen at once, and each workbook has its own addresses
        if 2 * len(self) >= _REMEMBERED:  # what is asked for again stays, what only one workbook says goes
            self._before = dict(self)
            self.clear()
        known = self._before
        meaning = self[text] = known[text] if text in known else self._look_up(text)
        return meaning


class _Known(NamedTuple):
    """What was recognised on a sheet, for others that say the same in the same places."""

    found: Recognition
    pairs: int
    """How many pairs of rows were compared for it."""


@lru_cache(maxsize=4)
def recogniser_of(pack: Pack) -> "Recogniser":
    """The recogniser of a pack: made once."""
    return Recogniser(pack)


class Recogniser:
    """The pack's items prepared for recognition: build once, use for any sheet."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.order = tuple(_item_order(pack))
        self.rank = {item: position for position, item in enumerate(self.order)}
        self.soals = {question.id: question for question in pack.questions.values()}
        self.places = tuple(layout.rows for layout in pack.layouts.values())
        self.pairs = 0
        """Pairs of rows that were compared, on all sheets of a workbook; whoever reads one starts it at 0."""
        self._meanings = _Meanings(self._looked_up)
        self._known: dict[tuple[_Saying, ...], _Known] = {}
        self.by_digest: dict[str, list[str]] = {}
        for item in self.order:
            for key in self._digests(item):
                self.by_digest.setdefault(key, []).append(item)

    def _digests(self, item: str) -> set[str]:
        wording = self.pack.wording.get(item)
        own = _own_words(self.pack, item)
        return {*(wording.digests if wording else ()), *((digest(normalised(own)),) if own else ())}

    @cached_property
    def likeness(self) -> Likeness:
        """For texts that have drifted; the words of an item's own label where the pack gives no keywords."""
        found: dict[str, frozenset[str]] = {}
        for item in self.order:
            wording = self.pack.wording.get(item)
            own = frozenset(normalised(_own_words(self.pack, item)).split())
            found[item] = wording.keywords if wording and wording.keywords else own
        return Likeness(found)

    @cached_property
    def answer_types(self) -> frozenset[str]:
        """Answer types as workbooks write them, normalised."""
        return frozenset(normalised(scale.written) for scale in self.pack.scales.values())

    def recognise(self, sheet: Sheet) -> Recognition:
        """The items whose wording stands on `sheet` as in the official set, or as the pack labels them.

        Remembered, since workbooks of one kind say the same in the same places.
        """
        saying = tuple(sorted(self._saying(sheet)))
        known = self._known.get(saying)
        if known is not None and self.pairs + known.pairs <= _MOST_PAIRS:
            self.pairs += known.pairs  # counted for each workbook, whatever is remembered
            return known.found.on(sheet)
        before = self.pairs
        found = self._recognised(saying, sheet)
        if len(saying) <= _MOST_KEPT:
            if len(self._known) >= _KINDS:
                self._known.clear()
            self._known[saying] = _Known(found.on(Sheet(sheet.name)), self.pairs - before)
        return found

    def _recognised(self, saying: Sequence["_Saying"], sheet: Sheet) -> Recognition:
        found = Recognition(sheet)
        candidates = list(self._candidates(saying))
        if len(candidates) > _MOST:
            raise _repeated(sheet, len(candidates))
        if candidates:
            self._in_order(candidates, found, sheet)
            self._out_of_order(candidates, found)
        return found

    def _saying(self, sheet: Sheet) -> list["_Saying"]:
        """The cells that say an item."""
        meanings = self._meanings
        return [
            (*place, text)
            for place, cell in sheet.cells.items()
            if isinstance(text := cell.value, str)
            and meanings[text]
            and (len(text) > RESULT or cell.formula is None)
        ]

    def _candidates(self, saying: Iterable["_Saying"]) -> Iterator[tuple[Text, list[str]]]:
        """Texts that say an item; of a heading that repeats itself down a column, the first."""
        above: dict[int, list[str]] = {}
        for row, column, text in saying:
            items = self._meanings[text]
            assert items
            if items != above.get(column) or any(item in self.soals for item in items):
                yield Text(row, column, text), items
            above[column] = items

    def _looked_up(self, text: str) -> list[str] | None:
        """The items that a text says."""
        normal = normalised(text)
        items = self.by_digest.get(digest(normal))
        if items is not None:
            return items
        plain = without_numbering(text)
        if plain != text or _is_number_word(normal.partition(" ")[0]):
            for bare in (normalised(plain), _without_number_words(normal)):
                if bare != normal:
                    items = items or self.by_digest.get(digest(bare))
        return items

    def _in_order(self, candidates: _Candidates, found: Recognition, sheet: Sheet) -> None:
        main = commonest([text.column for text, items in candidates if items[0] in self.soals])
        points = [
            [self._point(text, item, main) for item in items]
            for text, items in candidates
            if main is None
            or text.column <= main
            or items[0] not in self.soals  # right of it they are quoted
        ]
        path = only_path(points)
        if path is None:
            self.pairs += sum(map(len, points)) ** 2 // 2
            if self.pairs > _MOST_PAIRS:
                raise _repeated(sheet, len(candidates))
            best = best_path(points)
            asked = [p for p in best.doubtful if self.order[p.rank] in self.soals]
            path = tuple(point for point in best.points if point not in asked)
            how = msg("its wording fits several questions, and its place does not tell which")
            found.uncertain += [match_at(self.order[point.rank], point, how) for point in asked]
        how = msg("wording as in the official set")
        for point in path:
            found.matches[self.order[point.rank]] = match_at(self.order[point.rank], point, how)

    def _point(self, text: Text, item: str, main: int | None) -> Point:
        worth = _QUESTION if item in self.soals else _RATIO if item in self.pack.indicators else _NODE
        return self.point(item, text.row, text.column, worth + _MAIN_COLUMN * (text.column == main))

    def point(self, item: str, row: int, column: int, worth: int = 0) -> Point:
        """A row as an item's, with its distance from the official places."""
        shifts = tuple(row - rows[item] if item in rows else None for rows in self.places)
        return Point(row, column, self.rank[item], worth, shifts, heading=item in self.pack.nodes)

    def _out_of_order(self, candidates: _Candidates, found: Recognition) -> None:
        """Rows whose wording fits one item only, but which stand elsewhere; and second rows of an item."""
        known = (*found.matches.values(), *found.uncertain)
        taken = {match.row for match in known if match.item_id not in self.pack.nodes}
        columns = {match.column for match in found.matches.values()}
        moved = msg("wording as in the official set, but out of order")
        for text, items in candidates:
            if text.row in taken or text.column not in columns:
                continue
            missing = [item for item in items if item not in found.matches]
            if len(items) > 1:
                missing = [item for item in missing if self._beside_neighbour(item, text, found)]
            if len(missing) == 1:
                match = match_at(missing[0], text, moved, in_order=False)
                found.matches[missing[0]] = match
                taken.update({text.row} if missing[0] not in self.pack.nodes else ())
            elif items[0] in self.soals and all(item in found.matches for item in items):
                found.duplicates.append(self._duplicate(items, text, found))

    def _beside_neighbour(self, item: str, text: Text, found: Recognition) -> bool:
        """Whether the row is as far from the item before or after it as officially."""
        here = self.point(item, text.row, text.column)
        beside = [
            self.order[rank]
            for rank in (here.rank - 1, here.rank + 1)
            if 0 <= rank < len(self.order) and self.order[rank] in found.matches
        ]
        return any(in_place(here, self.point(i, found.matches[i].row, 0)) for i in beside)

    @staticmethod
    def _duplicate(items: Sequence[str], text: Text, found: Recognition) -> Match:
        item = min(items, key=lambda each: abs(found.matches[each].row - text.row))
        how = msg("wording of an item that was already found in row {row}", row=found.matches[item].row)
        return match_at(item, text, how, in_order=False)


def _repeated(sheet: Sheet, count: int) -> InputProblem:
    return InputProblem(
        msg("sheet {sheet} repeats the wordings of the LKE {count} times", sheet=sheet.name, count=count),
        msg("Copy the LKE sheet into a new workbook and check that one."),
    )


def _item_order(pack: Pack) -> Iterator[str]:
    """All items in the order in which the official sheet has them."""
    order = [item for root in pack.roots for item in root.items()]
    for layout in pack.layouts.values():
        extras = {item: row for item, row in layout.rows.items() if item not in order}
        if extras:
            rows = layout.rows
            order = sorted({*order, *extras}, key=lambda item: rows.get(item, 10**9))
            break
    yield from order


def _own_words(pack: Pack, item: str) -> str:
    """The label or name that the pack itself gives to an item."""
    if item in pack.nodes:
        return pack.nodes[item].name
    if item in pack.indicators:
        return pack.indicators[item].label
    question = pack.question_by_id(item)
    if question is not None:
        return question.label
    return next((layout.texts[item] for layout in pack.layouts.values() if item in layout.texts), "")


_NUMBER_WORDS: Final = frozenset(
    {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "no", "nomor", "pertanyaan", "soal"}
)


def _without_number_words(normal: str) -> str:
    """A normalised text without numbers, single letters and the like before its first real word."""
    words = normal.split()
    while len(words) > 1 and _is_number_word(words[0]):
        del words[0]
    return " ".join(words)


def _is_number_word(word: str) -> bool:
    return len(word) == 1 or word.isdigit() or word in _NUMBER_WORDS
