"""Which row of a sheet is which item of the pack, and why.

Rows are recognised by their wording, in the order of the regulation: exact wording (by digest) anchors as many
rows as possible in one increasing sequence, and what lies between two anchors is matched by keywords. A position
alone never decides. Every match carries its reason; a match that is not certain is reported and not used.
"""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final

from zi_cli.criteria.pack import Layout, Pack
from zi_cli.criteria.wording import digest, normalised, without_numbering
from zi_cli.language import Message, msg
from zi_cli.workbook.grid import Sheet

CERTAIN: Final = 0.60
"""Similarity from which a row between two anchors is taken for an item."""
CERTAIN_IF_ALONE: Final = 0.40
"""The same where exactly one row and one item are left between two anchors."""
UNCERTAIN: Final = 0.30
"""Similarity from which a doubtful match is reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A row taken for an item."""

    item_id: str
    row: int
    column: int
    """Column of the wording that was recognised."""
    how: Message
    exact: bool
    in_order: bool = True


@dataclass(slots=True)
class Recognition:
    """What was recognised on a sheet."""

    texts: list["_Text"] = field(default_factory=list)
    matches: dict[str, Match] = field(default_factory=dict)
    uncertain: list[Match] = field(default_factory=list)
    duplicates: list[Match] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Text:
    row: int
    column: int
    text: str
    normal: str


class Recogniser:
    """The pack's items prepared for recognition: build once, use for any sheet."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.order = tuple(_item_order(pack))
        self.rank = {item: position for position, item in enumerate(self.order)}
        self.by_digest: dict[str, list[str]] = {}
        for item in self.order:
            for key in self._digests(item):
                self.by_digest.setdefault(key, []).append(item)

    def _digests(self, item: str) -> set[str]:
        wording = self.pack.wording.get(item)
        own = _own_words(self.pack, item)
        return {*(wording.digests if wording else ()), *((digest(normalised(own)),) if own else ())}

    @cached_property
    def keywords(self) -> Mapping[str, frozenset[str]]:
        """Item → words to look for; the words of its own label where the pack gives none."""
        found: dict[str, frozenset[str]] = {}
        for item in self.order:
            wording = self.pack.wording.get(item)
            words = (
                wording.keywords
                if wording and wording.keywords
                else frozenset(normalised(_own_words(self.pack, item)).split())
            )
            found[item] = words
        return found

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """Keyword → weight: a word that few items share tells more."""
        counts: dict[str, int] = {}
        for words in self.keywords.values():
            for word in words:
                counts[word] = counts.get(word, 0) + 1
        return {word: math.log(1 + len(self.order) / count) for word, count in counts.items()}

    def recognise(self, sheet: Sheet) -> Recognition:
        """The items whose wording stands on `sheet` as in the official set, or as the pack labels them."""
        found = Recognition(texts=list(_texts(sheet)))
        texts = found.texts
        candidates = list(self._candidates(texts))
        for item, text in self._anchors(candidates):
            found.matches[item] = Match(
                item_id=item,
                row=text.row,
                column=text.column,
                how=msg("wording as in the official set"),
                exact=True,
            )
        self._out_of_order(candidates, found)
        return found

    def complete(self, found: Recognition) -> None:
        """Look for what is still missing between the rows that were recognised, by keywords."""
        if any(item not in found.matches for item in self.order):
            self._between_anchors(found.texts, found)

    def _candidates(self, texts: Iterable[_Text]) -> Iterator[tuple[_Text, list[str]]]:
        for text in texts:
            items = self.by_digest.get(digest(text.normal))
            if items is None:
                bare = normalised(without_numbering(text.text))
                items = self.by_digest.get(digest(bare)) if bare != text.normal else None
            if items:
                yield text, items

    def _anchors(self, candidates: Sequence[tuple[_Text, list[str]]]) -> Iterator[tuple[str, _Text]]:
        """The longest sequence of candidates in which rows and items both go up."""
        points: list[tuple[int, int, _Text]] = []
        for text, items in candidates:
            points.extend((text.row, self.rank[item], text) for item in items)
        points.sort(key=lambda point: (point[0], -point[1]))
        tails: list[int] = []
        tail_points: list[int] = []
        before: list[int] = []
        for position, (_, rank, _text) in enumerate(points):
            at = bisect_left(tails, rank)
            before.append(tail_points[at - 1] if at else -1)
            if at == len(tails):
                tails.append(rank)
                tail_points.append(position)
            else:
                tails[at], tail_points[at] = rank, position
        position = tail_points[-1] if tail_points else -1
        while position >= 0:
            _, rank, text = points[position]
            yield self.order[rank], text
            position = before[position]

    def _out_of_order(self, candidates: Sequence[tuple[_Text, list[str]]], found: Recognition) -> None:
        """Rows whose wording fits one item only, but which stand elsewhere; and second rows of an item."""
        taken = {match.row for match in found.matches.values()}
        for text, items in candidates:
            if text.row in taken or len(items) != 1:
                continue
            item = items[0]
            if item in found.matches:
                how = msg(
                    "wording of an item that was already found in row {row}", row=found.matches[item].row
                )
                found.duplicates.append(
                    Match(item_id=item, row=text.row, column=text.column, how=how, exact=True, in_order=False)
                )
                continue
            found.matches[item] = Match(
                item_id=item,
                row=text.row,
                column=text.column,
                how=msg("wording as in the official set, but out of order"),
                exact=True,
                in_order=False,
            )
            taken.add(text.row)

    def _between_anchors(self, texts: Sequence[_Text], found: Recognition) -> None:
        ordered = sorted((m for m in found.matches.values() if m.in_order), key=lambda m: m.row)
        if not ordered:
            return  # nothing at all to hold on to: this is another kind of sheet
        taken = {match.row for match in found.matches.values()} | {match.row for match in found.duplicates}
        edges = [(0, -1), *((m.row, self.rank[m.item_id]) for m in ordered), (10**9, len(self.order))]
        for (top, first), (bottom, last) in pairwise(edges):
            items = [item for item in self.order[first + 1 : last] if item not in found.matches]
            if not items:
                continue
            free = [text for text in texts if top < text.row < bottom and text.row not in taken]
            self._fill_gap(items, _join_rows(free), found)

    def _fill_gap(self, items: Sequence[str], rows: Sequence[_Text], found: Recognition) -> None:
        """Match items to rows, both in order, for the greatest total similarity."""
        if not rows:
            return
        alike = [[self.similarity(item, row.normal) for row in rows] for item in items]
        alone = len(items) == 1 and len(rows) == 1
        for item_at, row_at in _best_pairs(alike):
            similarity = alike[item_at][row_at]
            if similarity < UNCERTAIN:
                continue
            item, row = items[item_at], rows[row_at]
            match = Match(
                item_id=item,
                row=row.row,
                column=row.column,
                how=msg("{percent} % of the wording, in its place", percent=round(similarity * 100)),
                exact=False,
            )
            rival = max(
                (alike[other][row_at] for other in range(len(items)) if other != item_at), default=0.0
            )
            certain = similarity >= (CERTAIN_IF_ALONE if alone else CERTAIN) and similarity > rival
            if certain:
                found.matches[item] = match
            else:
                found.uncertain.append(match)

    def similarity(self, item: str, normal: str) -> float:
        """How far a normalised text says what `item` says, 0 to 1: keywords found, weighted by rarity."""
        wanted = self.keywords[item]
        words = [word for word in normal.split() if len(word) > 2 or word.isdigit()]
        if not wanted or not words:
            return 0.0
        hit = {word for word in wanted if any(_same_word(word, other) for other in words)}
        total = sum(self.rarity[word] for word in wanted)
        recall = sum(self.rarity[word] for word in hit) / total
        precision = min(1.0, len(hit) / max(1, min(len(words), len(wanted) + 2)))
        return 0.75 * recall + 0.25 * precision


def _item_order(pack: Pack) -> Iterator[str]:
    """All items in the order in which the official sheet has them."""
    order: list[str] = []
    for root in pack.roots:
        for node in root.walk():
            order.append(node.id)
            for indicator in node.indicators:
                order.append(indicator.id)
                order.extend(question.id for question in indicator.inputs if question.id != indicator.id)
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


def _texts(sheet: Sheet) -> Iterator[_Text]:
    found = [
        _Text(row, column, cell.value, normalised(cell.value))
        for (row, column), cell in sheet.cells.items()
        if isinstance(cell.value, str) and 3 < len(cell.value) < 1500 and cell.formula is None
    ]
    yield from sorted(found, key=lambda text: (text.row, text.column))


def _join_rows(texts: Iterable[_Text]) -> list[_Text]:
    """One text per row: the first that has at least two words, which in every layout is the item's own."""
    rows: dict[int, _Text] = {}
    for text in texts:
        if text.row not in rows and " " in text.normal:
            rows[text.row] = text
    return list(rows.values())


def _best_pairs(alike: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (item, row), both increasing, with the greatest sum of similarities."""
    items, rows = len(alike), len(alike[0])
    best = [[0.0] * (rows + 1) for _ in range(items + 1)]
    for i in range(items - 1, -1, -1):
        for r in range(rows - 1, -1, -1):
            best[i][r] = max(best[i + 1][r], best[i][r + 1], alike[i][r] + best[i + 1][r + 1])
    pairs: list[tuple[int, int]] = []
    i = r = 0
    while i < items and r < rows:
        if best[i][r] == alike[i][r] + best[i + 1][r + 1] and alike[i][r] > 0:
            pairs.append((i, r))
            i, r = i + 1, r + 1
        elif best[i][r] == best[i][r + 1]:
            r += 1
        else:
            i += 1
    return pairs


def _same_word(word: str, other: str) -> bool:
    if word == other:
        return True
    if len(word) < 5 or len(other) < 5 or abs(len(word) - len(other)) > 3:
        return False
    if word[:5] == other[:5]:
        return True
    from rapidfuzz.fuzz import ratio  # heavy to import, and needed only where wording has drifted

    return ratio(word, other) >= 80


def official_shift(matches: Mapping[str, Match], layout: Layout, items: Iterable[str]) -> tuple[int, float]:
    """(commonest distance in rows from the official place, share of `items` that have it)."""
    shifts = [
        matches[item].row - layout.rows[item] for item in items if item in matches and item in layout.rows
    ]
    if not shifts:
        return 0, 0.0
    common = max(set(shifts), key=shifts.count)
    return common, shifts.count(common) / len(shifts)
