"""What was entered goes into a new cell as it was: read again, it means the same, or as little as before."""

from fractions import Fraction
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.builders.template import ENTERED, SLIPS
from zi_cli.assessment.prerequisites import read_entry
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.criteria.load import load_criteria
from zi_cli.criteria.prerequisites.pack import PrerequisiteKind
from zi_cli.language import Message
from zi_cli.template.entries import as_typed, note_and_evidence, prerequisite_as_typed
from zi_cli.workbook.answers import AnswerState, read_answer
from zi_cli.workbook.evidence import read_evidence
from zi_cli.workbook.grid import Cell, ShownAs, Value
from zi_cli.workbook.writing.template.filling import Value as Typed
from zi_cli.workbook.writing.template.pen import evidence_lines

ODD = [
    "1e0", "1e2", "1_000", "nan", "inf", "-inf", "0x10", "١٢", "1/2", "0.8765", "TRUE", "#DIV/0!", "=1+1", "A. Sudah semua",
    *(str(typed) for typed in (*(t for slips in SLIPS.values() for t in slips), *(t for e in ENTERED.values() for t in e))),
]  # fmt: skip
SCALES = ["ya_tidak", "a_c", "a_e", "index_0_4", "count"]
CONTENTS = st.one_of(
    st.sampled_from(ODD),
    st.text(max_size=12),
    st.floats(-5, 2000).map(lambda number: round(number, 4)),
    st.integers(-2, 2000).map(float),
    st.sampled_from([0.0, 0.5, 0.8765, 1.0, 3.6, 4.0, 45992.0]),
    st.booleans(),
)


@cache
def criteria() -> CriteriaSet:
    return load_criteria()


def cell_with(typed: Typed, shown_as: ShownAs = ShownAs.NUMBER) -> Cell:
    """A new cell; numbers in a format of its own."""
    if isinstance(typed, str) or typed is None:
        return Cell(value=typed)
    return Cell(value=float(typed), shown_as=shown_as)


@given(
    content=CONTENTS,
    shown_as=st.sampled_from(ShownAs),
    scale=st.sampled_from(SCALES),
)
@example(content=0.8765, shown_as=ShownAs.PERCENT, scale="index_0_4")
@example(content=45992.0, shown_as=ShownAs.DATE, scale="count")
@example(content="1_000", shown_as=ShownAs.NUMBER, scale="count")
@example(content="nan", shown_as=ShownAs.NUMBER, scale="count")
def test_an_answer(content: Value, shown_as: ShownAs, scale: str) -> None:
    on = criteria().lke.scales[scale]
    before = read_answer(Cell(value=content, shown_as=shown_as), on, "")
    after = read_answer(cell_with(as_typed(before, on)), on, "")
    assert (after.state, after.option, after.number) == (before.state, before.option, before.number)
    if before.state is AnswerState.INVALID:
        assert after.written == before.written


@pytest.mark.parametrize("cell", [Cell(error="#N/A"), Cell(formula="1+1", uncalculated=True), Cell()])
def test_an_answer_that_cannot_be_read_leaves_the_cell_blank(pack: Pack, cell: Cell) -> None:
    scale = pack.scales["a_c"]
    assert as_typed(read_answer(cell, scale, ""), scale) is None


@given(content=CONTENTS, shown_as=st.sampled_from(ShownAs), kind=st.sampled_from(PrerequisiteKind))
@example(content=1.0, shown_as=ShownAs.NUMBER, kind=PrerequisiteKind.PERCENT)
@example(content=45992.0, shown_as=ShownAs.DATE, kind=PrerequisiteKind.NUMBER)
def test_a_prerequisite(content: Value, shown_as: ShownAs, kind: PrerequisiteKind) -> None:
    asked = next(p for p in criteria().prerequisites.by_id.values() if p.kind is kind)
    cell = Cell(value=content, shown_as=shown_as)
    before = None if cell.is_blank else read_entry(cell, asked)
    typed = prerequisite_as_typed(cell, asked)
    if before is None or isinstance(before, Message):
        assert type(typed) is type(before)
        return
    assert not isinstance(typed, Message)
    shown = ShownAs.PERCENT if kind is PrerequisiteKind.PERCENT else ShownAs.NUMBER
    after = read_entry(cell_with(typed, shown), asked)
    same = after == before or (
        isinstance(before, Fraction) and isinstance(after, Fraction) and abs(before - after) < 1e-9
    )
    assert same


LINKS = st.lists(
    st.sampled_from([f"https://e.id/{end}" for end in ("1", "12", "1?usp=x", "1#a", "dua")]), max_size=3
)


@given(
    links=LINKS,
    words=st.sampled_from(
        ["", "SK Tim CONTOH", "https://e.id/1", "lihat https://e.id/12.", "belum ada", "-"]
    ),
    note=st.sampled_from(["", "catatan", "lihat https://e.id/1?usp=x"]),
    noted=LINKS,
)
def test_links_of_a_cell_and_its_note(links: list[str], words: str, note: str, noted: list[str]) -> None:
    """Hidden behind words or not, each link can be read where it was."""
    beside, above = Cell(value=words, links=tuple(links)), Cell(value=note, links=tuple(noted))
    pieces = read_evidence(beside, "Q8") + read_evidence(above, "O8", links_only=True)
    entry = note_and_evidence(None, note, "O8", pieces, words)
    assert entry.note.startswith(note)
    assert {e.target for e in read_evidence(Cell(value=evidence_lines(entry)), "")} == {
        e.target for e in pieces if e.cell == "Q8"
    }
    assert {e.target for e in read_evidence(Cell(value=entry.note), "", links_only=True)} == {
        e.target for e in pieces if e.cell == "O8"
    }
