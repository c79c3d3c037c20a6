"""What lies between two rows that were recognised: items whose wording has drifted, or is gone.

Matched by keywords, in order, helped by the place of a row and held back by an answer type that does not fit.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final

from zi_cli.criteria.wording import normalised
from zi_cli.language import msg
from zi_cli.workbook.alignment import best_pairs, in_place
from zi_cli.workbook.grid import Sheet
from zi_cli.workbook.likeness import Said
from zi_cli.workbook.matches import Match, Recognition, Text, commonest, match_at
from zi_cli.workbook.recognition import Recogniser

CERTAIN: Final = 0.60
"""Similarity from which a row between two anchors is taken for an item."""
CERTAIN_IN_PLACE: Final = 0.40
"""The same where the row is as far from both anchors as officially, or is the only one between them."""
UNCERTAIN: Final = 0.30
"""Similarity from which a doubtful match is reported."""
MARGIN: Final = 0.10
"""How much less every other missing item must be alike, where the place of the row doesn't tell."""
_FEW: Final = 5
"""Questions from which their column is known."""
_SAMPLE: Final = 40
"""Texts of a column that are looked at where no question's wording is known."""
_LOOKED_AT: Final = 8
"""Columns that are looked at then."""
_LONGEST: Final = 600
"""Rows between two anchors that are looked at; an LKE has about 220 in all."""
_PLACED: Final = 0.05
"""What its place adds to a row's similarity where several could be an item."""


def fill_gaps(recogniser: Recogniser, found: Recognition, sheet: Sheet) -> None:
    """Add to `found` what is still missing, and what is doubtful."""
    if not found.matches.keys() >= recogniser.rank.keys():
        gaps = _Gaps(recogniser, found, sheet)
        if gaps.main is not None:
            gaps.fill()


class _Gaps:
    """The gaps of one sheet."""

    def __init__(self, recogniser: Recogniser, found: Recognition, sheet: Sheet) -> None:
        self.recogniser, self.found, self.sheet = recogniser, found, sheet
        self.soals, self.order, self.rank = recogniser.soals, recogniser.order, recogniser.rank
        self.likeness = recogniser.likeness
        ordered = [match for match in found.matches.values() if match.in_order]
        self.columns = {match.column for match in ordered}
        asking = [match.column for match in ordered if match.item_id in self.soals]
        if len(asking) < _FEW:  # every wording has drifted, and headings don't tell where questions stand
            guess = self._likeliest_column()
            asking += [guess] * _FEW if guess is not None else []
        self.main, self.asking = commonest(asking), frozenset(asking)
        self.columns |= self.asking
        self.texts = found.texts_in(self.columns)
        questions = {text.row for text in self.texts if text.column == self.main}
        beside = {m.item_id for m in ordered if self._is_heading(m) and m.row in questions}
        self.anchors = sorted((m for m in ordered if m.item_id not in beside), key=lambda m: m.row)
        self.doubtful, found.uncertain = found.uncertain, []  # their neighbours may yet tell what they are
        reported = (*found.matches.values(), *found.duplicates)
        self.taken = {match.row for match in reported if match.item_id not in beside}
        self._beside: dict[str, list[Match]] = {}
        self._types: dict[int, frozenset[str]] = {}

    def _likeliest_column(self) -> int | None:
        """The column whose texts say most questions; None if that is less than half of those looked at."""
        columns: dict[int, list[Text]] = {}
        for text in self.found.texts:
            if " " in text.normal:
                columns.setdefault(text.column, []).append(text)
        fullest = sorted(columns, key=lambda column: (-len(columns[column]), column))[:_LOOKED_AT]
        counts = {column: self._questions_in(columns[column]) for column in fullest}
        best = max(fullest, key=lambda column: counts[column], default=None)
        return best if best is not None and 2 * counts[best] >= _SAMPLE else None

    def _questions_in(self, texts: Sequence[Text]) -> int:
        """How many of a sample of texts say a question."""
        sample = texts[:: max(1, len(texts) // _SAMPLE)][:_SAMPLE]
        said = [self.likeness.said(text.normal) for text in sample]
        return sum(any(self.likeness.of(item, each) >= CERTAIN for item in self.soals) for each in said)

    def _is_heading(self, match: Match) -> bool:
        """Whether a match is a heading that may share its row with a question, as it has another column."""
        return match.item_id in self.recogniser.pack.nodes and match.column != self.main

    def answer_types(self, row: int) -> frozenset[str]:
        """Answer types that are written in a row."""
        if row not in self._types:
            texts, by_row = self.found.texts, attrgetter("row")
            first, beyond = (bisect_left(texts, at, key=by_row) for at in (row, row + 1))
            written = {text.normal for text in texts[first:beyond]}
            self._types[row] = self.recogniser.answer_types & written
        return self._types[row]

    def fill(self) -> None:
        """Add matches and doubtful matches to what was found."""
        texts = [text for text in self.texts if text.row not in self.taken]
        edges = [None, *self.anchors, None]
        for above, below in pairwise(edges):
            first = self.rank[above.item_id] + 1 if above else 0
            last = self.rank[below.item_id] if below else len(self.order)
            items = [item for item in self.order[first:last] if item not in self.found.matches]
            if items:
                top, bottom = above.row if above else 0, below.row if below else 10**9
                rows = self._one_each(text for text in texts if top < text.row < bottom)
                self._fill(items, rows)
        self._still_doubtful()

    def _still_doubtful(self) -> None:
        matched = {match.row for match in self.found.matches.values() if not match.exact}
        told = {match.item_id for match in self.found.uncertain} | self.found.matches.keys()
        self.found.uncertain += [m for m in self.doubtful if m.item_id not in told and m.row not in matched]

    def _one_each(self, texts: Iterable[Text]) -> list[Text]:
        """One text per row: the longest, or the one where most questions stand."""
        rows: dict[int, Text] = {}
        for text in texts:
            known = rows.get(text.row)
            if known is None or self._weight(text) > self._weight(known):
                rows[text.row] = text
        return list(rows.values())[:_LONGEST]

    def _weight(self, text: Text) -> tuple[bool, int]:
        return text.column == self.main, len(text.normal)

    def _fill(self, items: Sequence[str], rows: Sequence[Text]) -> None:
        """Match items to rows, both in order, for the greatest total similarity."""
        said = [self.likeness.said(row.normal) for row in rows]
        alike = [[self._alike(item, *pair) for pair in zip(rows, said, strict=True)] for item in items]
        placed_first = [
            [s + _PLACED * (s > 0 and self._in_place(i, row.row)) for s, row in zip(line, rows, strict=True)]
            for i, line in zip(items, alike, strict=True)
        ]
        pairs = [(i, r) for i, r in best_pairs(placed_first) if alike[i][r] >= UNCERTAIN] if rows else []
        without = [i for i in range(len(items)) if i not in {i for i, _ in pairs}]
        for item_at, row_at in pairs:
            item, row, similarity = items[item_at], rows[row_at], alike[item_at][row_at]
            placed = self._in_place(item, row.row)
            rivals = without if placed else [i for i in range(len(items)) if i != item_at]
            distinct = all(
                self.likeness.tells_apart(item, items[at], said[row_at])
                for at in rivals
                if alike[at][row_at] >= UNCERTAIN
            )
            if not placed and any(alike[at][row_at] > similarity - MARGIN for at in rivals):
                distinct = False
            least = CERTAIN_IN_PLACE if placed or len(items) == len(rows) == 1 else CERTAIN
            how = msg("{percent} % of the wording, in its place", percent=round(similarity * 100))
            match = match_at(item, row, how, exact=False)
            if similarity >= least and distinct and self._type_fits(item, row.row):
                self.found.matches[item] = match
            else:
                self.found.uncertain.append(match)
            self.taken.add(row.row)
        self._by_place([items[at] for at in without])

    def _alike(self, item: str, row: Text, said: Said) -> float:
        """How far a row says what an item says; 0 where it cannot be one."""
        if item in self.soals and row.column not in self.asking:
            return 0.0
        if item in self.recogniser.pack.nodes and self.answer_types(row.row):
            return 0.0
        return self.likeness.of(item, said)

    def _by_place(self, items: Sequence[str]) -> None:
        """Report rows that stand where a missing question should, without its wording. None is used."""
        for item in items:
            row = self._official_row(item) if item in self.soals else None
            if row is None or row in self.taken or not self._in_place(item, row):
                continue
            if self._holds_something(row):
                how = msg("it stands in its place, but its wording is missing or another")
                column = self.main or min(self.columns)
                self.found.uncertain.append(Match(item_id=item, row=row, column=column, how=how, exact=False))
                self.taken.add(row)

    def _official_row(self, item: str) -> int | None:
        """Where an item would be, by the rows that were recognised beside it."""
        for anchor in self._neighbours(item):
            for rows in self.recogniser.places:
                if item in rows and anchor.item_id in rows:
                    return anchor.row + rows[item] - rows[anchor.item_id]
        return None

    def _in_place(self, item: str, row: int) -> bool:
        """Whether a row is as far from what is before and after it as officially."""
        here = self.recogniser.point(item, row, 0)
        neighbours = self._neighbours(item)
        sides = [
            [m for m in neighbours if (self.rank[m.item_id] < here.rank) is before]
            for before in (True, False)
        ]
        return bool(neighbours) and all(
            any(in_place(here, self.recogniser.point(m.item_id, m.row, 0)) for m in side)
            for side in sides
            if side
        )

    def _neighbours(self, item: str) -> list[Match]:
        """The nearest anchors before and after an item, and the nearest that are questions."""
        if item not in self._beside:
            rank = self.rank[item]
            before = [m for m in self.anchors[::-1] if self.rank[m.item_id] < rank]
            after = [m for m in self.anchors if self.rank[m.item_id] > rank]
            found = before[:1] + after[:1]
            for side in (before, after):
                found += [m for m in side if m.item_id in self.soals][:1]
            self._beside[item] = found
        return self._beside[item]

    def _type_fits(self, item: str, row: int) -> bool:
        """Whether the answer type written in the row, if any, is the question's."""
        question, types = self.soals.get(item), self.answer_types(row)
        return question is None or not types or normalised(question.scale.written) in types

    def _holds_something(self, row: int) -> bool:
        return any(at == row and not cell.is_blank for (at, _), cell in self.sheet.cells.items())
