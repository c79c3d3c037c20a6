"""`zi template --from`: from each layout into each, nothing is lost and nothing comes to mean something else."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders.template import random_filling
from tests.criteria.own import ADDED, REMOVED, edited_facilities
from tests.libreoffice import SOFFICE, convert
from zi_cli.api import Assessment, assess
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.load import load_criteria
from zi_cli.template.carry import Carried, carry_over
from zi_cli.template.write import LAYOUTS, TemplateWriter
from zi_cli.workbook.answers import AnswerState
from zi_cli.workbook.read import read_lke
from zi_cli.workbook.writing.template.filling import Entry, TemplateFilling

pytestmark = pytest.mark.slow

MOVES = [(f"{layout}-1.xlsx", to) for layout in LAYOUTS for to in LAYOUTS]
MOVES += [(f"{layout}-2.ods", "zi") for layout in LAYOUTS]
"""(Earlier workbook, layout of the new one)."""


@pytest.fixture(scope="module")
def earlier(
    criteria: CriteriaSet, writer: TemplateWriter, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    """Earlier workbooks of each layout, by name; one call of LibreOffice."""
    folder = tmp_path_factory.mktemp("earlier")
    found = {}
    for seed in (1, 2) if SOFFICE else (1,):
        filling = random_filling(criteria, seed, slips=0.2)
        for layout in LAYOUTS:
            path = folder / f"{layout}-{seed}.xlsx"
            path.write_bytes(writer.content(filling, layout))
            found[path.name] = path
    if SOFFICE:
        files = [found[f"{layout}-2.xlsx"] for layout in LAYOUTS]
        found |= {path.name: path for path in convert(files, "ods", folder / "ods")}
    return found


@pytest.fixture(scope="module", params=MOVES, ids="-to-".join)
def pair(
    request: pytest.FixtureRequest,
    earlier: Mapping[str, Path],
    writer: TemplateWriter,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Assessment, Carried, Assessment]:
    """Earlier, what was carried, and new."""
    name, layout = request.param
    if name not in earlier:
        pytest.skip("LibreOffice is not installed")
    old = assess(earlier[name])
    carried = carry_over(old, writer.texts, layout)
    path = tmp_path_factory.mktemp("new") / "baru.xlsx"
    path.write_bytes(writer.content(carried.filling, layout))
    new = assess_workbook(read_lke(path, writer.criteria.lke), writer.criteria)
    assert new.filled.layout.id == layout
    return old, carried, new


def test_answers(pair: tuple[Assessment, Carried, Assessment]) -> None:
    before, _, after = (each.filled.responses if isinstance(each, Assessment) else {} for each in pair)
    for soal, response in before.items():
        old, new = response.answer, after[soal].answer
        assert (new.state, new.option, new.number) == (old.state, old.option, old.number)
        if old.state is AnswerState.INVALID:
            assert new.written.strip() == old.written.strip()


def test_notes_and_evidence(pair: tuple[Assessment, Carried, Assessment]) -> None:
    before, _, after = (each.filled.responses if isinstance(each, Assessment) else {} for each in pair)
    for soal, response in before.items():
        assert after[soal].note.text == response.note.text
        assert {e.target for e in after[soal].evidence} == {e.target for e in response.evidence}
        assert {e.kind for e in after[soal].evidence} == {e.kind for e in response.evidence}


def test_scores(pair: tuple[Assessment, Carried, Assessment]) -> None:
    before, _, after = pair
    assert after.claimed == before.claimed
    assert after.complete == before.complete


def test_what_is_invalid_is_marked_and_nothing_else(pair: tuple[Assessment, Carried, Assessment]) -> None:
    before, carried, _ = pair
    responses = before.filled.responses
    invalid = {f"{soal}" for soal, r in responses.items() if r.answer.state is AnswerState.INVALID}
    marked = {line.item for line in carried.filling.carried if line.sheet == before.filled.sheet}
    assert marked == invalid
    shown = {line.item: line for line in carried.filling.carried}
    assert all(shown[soal].cell == responses[int(soal)].answer.cell for soal in invalid)
    assert all(shown[soal].entry == responses[int(soal)].answer.written for soal in invalid)
    assert carried.answers == sum(
        r.answer.state in (AnswerState.ANSWERED, AnswerState.INVALID) for r in responses.values()
    )


def test_the_unit_is_named(pair: tuple[Assessment, Carried, Assessment]) -> None:
    before, _, after = pair
    if not before.filled.unit_name_from_file:
        assert (after.filled.unit_name, after.filled.unit_name_from_file) == (before.filled.unit_name, False)


def beside(assessment: Assessment) -> Iterator[tuple[Any, ...]]:
    """What the sheets beside the LKE say."""
    for family in assessment.families:
        for result in family.results:
            evidence = {piece.target for piece in result.evidence}
            yield result.criterion.id, result.status, result.basis, result.invalid, result.note, evidence
    for asked in assessment.prerequisites:
        yield asked.prerequisite.id, asked.status, asked.value, asked.invalid, asked.note
    for field in ("unit", "target", "holds_wbk"):
        yield field, assessment.filled.forms.entry(field)


def test_the_sheets_beside_the_lke(pair: tuple[Assessment, Carried, Assessment]) -> None:
    before, _, after = pair
    if {before.filled.layout.id, after.filled.layout.id} != {"zi"}:
        return
    assert list(beside(after)) == list(beside(before))
    registers = [assessment.filled.forms.register for assessment in (before, after)]
    assert registers[0] is not None
    assert registers[1] is not None
    assert [i.entries for i in registers[1].innovations] == [i.entries for i in registers[0].innovations]


def test_what_is_invalid_beside_the_lke_is_marked(pair: tuple[Assessment, Carried, Assessment]) -> None:
    before, carried, after = pair
    if {before.filled.layout.id, after.filled.layout.id} != {"zi"}:
        return
    invalid = {r.criterion.id: r.cell for family in before.families for r in family.results if r.invalid}
    invalid |= {r.prerequisite.id: r.cell for r in before.prerequisites if r.invalid}
    sheets = before.filled.forms.sheets
    lines = [line for line in carried.filling.carried if line.sheet in sheets]
    assert {line.item: line.cell for line in lines} == invalid
    assert {line.mark for line in lines} == {"Berubah"}
    assert all(line.entry for line in lines)


def test_what_an_official_layout_has_no_place_for_is_listed(
    pair: tuple[Assessment, Carried, Assessment],
) -> None:
    before, carried, after = pair
    if before.filled.layout.id != "zi" or after.filled.layout.id == "zi":
        return
    listed = {(line.sheet, line.item) for line in carried.filling.carried}
    forms = before.filled.forms
    assert forms.minimum is not None
    assert forms.prerequisites is not None
    for sheet in (forms.minimum, forms.prerequisites):
        said = {row.id for row in sheet.rows if not row.answer.is_blank or row.note or row.evidence_text}
        assert {item for name, item in listed if name == sheet.sheet} == said
    assert forms.register is not None
    entries = [entry for innovation in forms.register.innovations for entry in innovation.entries.values()]
    shown = [line.entry for line in carried.filling.carried if line.sheet == forms.register.sheet]
    assert sorted(shown) == sorted(entries)


def test_a_second_time_changes_nothing(
    earlier: Mapping[str, Path], writer: TemplateWriter, tmp_path: Path
) -> None:
    """The same file with the same entries, but for the list."""
    first = carry_over(assess(earlier["zi-1.xlsx"]), writer.texts).filling
    path = tmp_path / "zi-1.xlsx"
    path.write_bytes(writer.content(first))
    second = carry_over(assess(path), writer.texts).filling
    assert replace(second, carried=()) == replace(first, carried=())


def test_criteria_that_came_and_went(
    earlier: Mapping[str, Path], writer: TemplateWriter, tmp_path: Path
) -> None:
    """From a workbook on a directorate's own criteria back to zi's."""
    own = load_criteria([edited_facilities(tmp_path / "kami" / "facilities.yaml").parent])
    entry = Entry(answer="Terpenuhi", note="catatan CONTOH", evidence=("https://e.id/parkir",))
    path = tmp_path / "lama.xlsx"
    path.write_bytes(TemplateWriter(own).content(TemplateFilling(minimum={ADDED: entry})))
    carried = carry_over(assess_workbook(read_lke(path, writer.criteria.lke), writer.criteria), writer.texts)
    marks = {line.item: line for line in carried.filling.carried if line.sheet == "Kriteria Minimal"}
    assert {item: line.mark for item, line in marks.items()} == {ADDED: "Hilang", REMOVED: "Baru"}
    assert marks[ADDED].entry.splitlines() == ["Terpenuhi", "catatan CONTOH", "https://e.id/parkir"]
    assert "Tempat parkir tamu CONTOH" in marks[ADDED].about
