"""A directorate's own criteria, laid over zi's: each shape of folder takes effect, without code, and at once."""

import os
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.builders.asked import all_said, forms
from tests.builders.filled import best_answers, filled
from tests.criteria.own import ADDED, GREEN, MADE_MANDATORY, REMOVED, copy_of, edited_facilities, replaced
from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.load import load_criteria
from zi_cli.criteria.minimum.pack import Status
from zi_cli.criteria.mistakes import CriteriaProblem
from zi_cli.errors import UsageProblem
from zi_cli.template.write import TemplateWriter
from zi_cli.workbook.read import read_lke
from zi_cli.workbook.writing.template.filling import TemplateFilling

Make = Callable[[Path], Path]


def same_id(folder: Path) -> Path:
    edited_facilities(copy_of("minimum", folder / "kami") / "facilities.yaml")
    return folder / "kami"


def another_id(folder: Path) -> Path:
    replaced(same_id(folder) / "pack.yaml", "id: minimum\n", "id: kriteria-contoh\n")
    return folder / "kami"


def only_what_differs(folder: Path) -> Path:
    """Another id, a pack.yaml, and the one family."""
    for name in ("hr", "business_process", "innovation"):
        (another_id(folder) if name == "hr" else folder / "kami").joinpath(f"{name}.yaml").unlink()
    return folder / "kami"


def folder_of_packs(folder: Path) -> Path:
    edited_facilities(copy_of("minimum", folder / "semua" / "a") / "facilities.yaml")
    copy_of("prerequisites", folder / "semua" / "b")
    return folder / "semua"


def only_the_file(folder: Path) -> Path:
    return edited_facilities(folder / "lepas" / "facilities.yaml").parent


SHAPES = [same_id, another_id, only_what_differs, folder_of_packs, only_the_file]


def assessed(criteria: CriteriaSet, folder: Path, filling: TemplateFilling) -> Assessment:
    path = folder / "buku.xlsx"
    path.write_bytes(TemplateWriter(criteria).content(filling))
    return assess_workbook(read_lke(path, criteria.lke), criteria)


@pytest.mark.parametrize("make", SHAPES)
def test_an_edited_family_takes_effect(tmp_path: Path, criteria: CriteriaSet, make: Make) -> None:
    own = load_criteria([make(tmp_path)])
    before, after = criteria.minimum, own.minimum
    assert after.criteria.keys() - before.criteria.keys() == {ADDED}
    assert before.criteria.keys() - after.criteria.keys() == {REMOVED}
    assert (before.criteria[MADE_MANDATORY].mandatory, after.criteria[MADE_MANDATORY].mandatory) == (
        False,
        True,
    )
    assert [family.id for family in after.families] == [family.id for family in before.families]
    for old, new in zip(before.families[1:], after.families[1:], strict=True):
        assert [(c.id, c.name, c.mandatory, c.met) for c in new.criteria] == [
            (c.id, c.name, c.mandatory, c.met) for c in old.criteria
        ]
    assert after.id == ("kriteria-contoh" if make in (another_id, only_what_differs) else "minimum")


def test_in_the_template_and_in_the_assessment(tmp_path: Path) -> None:
    own = load_criteria([only_the_file(tmp_path)])
    blank = assessed(own, tmp_path, TemplateFilling())
    assert blank.filled.forms.minimum is not None
    rows = {row.id: row.name for row in blank.filled.forms.minimum.rows if row.id}
    assert rows.keys() == own.minimum.criteria.keys()
    assert rows[ADDED] == "Tempat parkir tamu CONTOH"

    def opened(**changes: Status | None) -> list[str]:
        """Criteria that keep a unit with the best LKE from being ready."""
        book = replace(filled(own.lke, best_answers(own.lke)), forms=forms(own, all_said(own, **changes)))
        found = assess_workbook(book, own)
        assert found.ready is not bool(found.open_criteria)
        return [result.criterion.id for result in found.open_criteria]

    assert opened() == []
    assert opened(facilities__parking=Status.PARTLY) == [ADDED]
    assert opened(**{MADE_MANDATORY: Status.PARTLY}) == [MADE_MANDATORY]
    assert opened(facilities__parking=None) == [], "A.I.1.i.b is answered with A"


def test_a_new_family(tmp_path: Path, criteria: CriteriaSet) -> None:
    (tmp_path / "green_office.yaml").write_text(GREEN, encoding="utf-8")
    own = load_criteria([tmp_path])
    names = [family.id for family in criteria.minimum.families]
    assert [family.id for family in own.minimum.families] == [*names, "green_office"]
    found = assess_workbook(filled(own.lke, best_answers(own.lke)), own)
    assert found.families[-1].passed is None
    assert found.families[-1].results[0].status is Status.UNKNOWN


def test_prerequisites(tmp_path: Path, criteria: CriteriaSet) -> None:
    folder = copy_of("prerequisites", tmp_path / "kami")
    for name in ("pack.yaml", "agency.yaml"):
        (folder / name).unlink()
    replaced(folder / "unit.yaml", "minimum: {WBK: 12, WBBM: 12}", "minimum: {WBK: 6, WBBM: 24}")
    own = load_criteria([folder])
    changed = own.prerequisites.by_id["unit.building-time"]
    assert dict(changed.minimum) == {"WBK": 6, "WBBM": 24}
    assert own.prerequisites.by_id.keys() == criteria.prerequisites.by_id.keys()
    book = replace(filled(own.lke, {}), forms=forms(own, prerequisites={changed.id: 7.0}))
    found = assess_workbook(book, own)
    assert {r.prerequisite.id: r.status for r in found.prerequisites}[changed.id] is Status.MET


def test_the_later_folder_counts(tmp_path: Path) -> None:
    one, two = (only_the_file(tmp_path / name) for name in "ab")
    replaced(one / "facilities.yaml", "required_percent: 60", "required_percent: 70")
    replaced(two / "facilities.yaml", "required_percent: 60", "required_percent: 80")

    def share(*folders: Path) -> Fraction:
        return load_criteria(folders).minimum.families[0].required_share

    assert (share(one, two), share(two, one), share()) == (Fraction(4, 5), Fraction(7, 10), Fraction(3, 5))


def test_an_lke_of_ones_own_replaces_zis(tmp_path: Path, criteria: CriteriaSet) -> None:
    folder = copy_of("lke-zi-2026", tmp_path / "lke")
    replaced(folder / "gates.yaml", "minimum: {WBK: 75, WBBM: 85}", "minimum: {WBK: 70, WBBM: 85}")
    own = load_criteria([folder])
    assert {gate.id: gate.minimum.get("WBK") for gate in own.lke.gates}["total"] == 70
    assert own.minimum.criteria.keys() == criteria.minimum.criteria.keys()


@pytest.mark.parametrize("name", ["tiada", "berkas", "kosong", "lain"])
def test_a_folder_that_holds_no_criteria_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "berkas").write_text("")
    (tmp_path / "kosong").mkdir()
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "lain.yaml").write_text("id: x\n")
    with pytest.raises(UsageProblem) as caught:
        load_criteria([tmp_path / name])
    assert caught.value.hint is not None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("criteria:\n", "kriteria:\n", "kriteria"),
        ("criteria:\n", "criteria: [\n", ""),
        ("    met:", "\tmet:", ""),
    ],
)
def test_a_broken_file_on_its_own_is_told_by_its_line(tmp_path: Path, old: str, new: str, words: str) -> None:
    file = replaced(only_the_file(tmp_path) / "facilities.yaml", old, new)
    with pytest.raises(CriteriaProblem) as caught:
        load_criteria([file.parent])
    assert {mistake.place.file for mistake in caught.value.mistakes} == {file}
    assert any(words in mistake.excerpt for mistake in caught.value.mistakes)


# What is kept is never stale


def unchanged_time(file: Path, old: str, new: str) -> None:
    """Edit a file such that its size and its time stay."""
    times = file.stat()
    replaced(file, old, new)
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def test_an_edit_in_a_folder_takes_effect_at_once(tmp_path: Path) -> None:
    folder = only_the_file(tmp_path)
    assert load_criteria([folder]).minimum.families[0].required_share == Fraction(3, 5)
    unchanged_time(folder / "facilities.yaml", "required_percent: 60", "required_percent: 90")
    assert load_criteria([folder]).minimum.families[0].required_share == Fraction(9, 10)
    (folder / "facilities.yaml").rename(folder / "facilities.txt")
    (folder / "green_office.yaml").write_text(GREEN, encoding="utf-8")
    names = [family.id for family in load_criteria([folder]).minimum.families]
    assert names[-1] == "green_office"
    assert REMOVED in load_criteria([folder]).minimum.criteria, "zi's own again"
    (folder / "green_office.yaml").unlink()
    with pytest.raises(UsageProblem):
        load_criteria([folder])


def test_thresholds_follow_the_levels_of_the_lke(tmp_path: Path) -> None:
    """What `met_from: B` is worth is the LKE's to say."""
    lke, own = copy_of("lke-zi-2026", tmp_path / "lke"), tmp_path / "kami"
    edited_facilities(own / "facilities.yaml")

    def threshold() -> tuple[Fraction | None, Fraction | None]:
        (link,) = load_criteria([lke, own]).minimum.criteria[ADDED].derived_from
        return link.met_ratio, link.partly_ratio

    before = threshold()
    assert before == (1, Fraction(1, 2))
    unchanged_time(
        lke / "pack.yaml",
        '"B", ratio: 0.5}, {answer: "C", ratio: 0}',
        '"B", ratio: 0.4}, {answer: "C", ratio: 0}',
    )
    assert threshold() == (1, Fraction(2, 5))
    assert load_criteria([own]).minimum.criteria[ADDED].derived_from[0].partly_ratio == Fraction(1, 2)


def test_a_mistake_made_later_is_found_and_mended_again(tmp_path: Path) -> None:
    folder = only_the_file(tmp_path)
    load_criteria([folder])
    unchanged_time(folder / "facilities.yaml", "mandatory: true", "mandatori: true")
    with pytest.raises(CriteriaProblem):
        load_criteria([folder])
    unchanged_time(folder / "facilities.yaml", "mandatori: true", "mandatory: true")
    assert ADDED in load_criteria([folder]).minimum.criteria


def test_the_same_files_in_another_order_are_other_criteria(tmp_path: Path) -> None:
    one, two = (copy_of("minimum", tmp_path / name) for name in "ab")
    replaced(one / "facilities.yaml", "required_percent: 60", "required_percent: 10")
    for first, second, percent in ((one, two, 60), (two, one, 10), (one, two, 60)):
        assert load_criteria([first, second]).minimum.families[0].required_share * 100 == percent


def test_zis_own_families_give_way_to_an_lke_of_ones_own_but_ones_own_do_not(tmp_path: Path) -> None:
    """The same bytes, once as what travels with zi and once as a copy: only the copy is taken at its word."""
    lke = copy_of("lke-zi-2026", tmp_path / "lke")
    replaced(lke / "pack.yaml", "id: lke-zi-2026", "id: lke-contoh")
    for file in (
        "questions/A.I.6-pelayanan-publik.yaml",
        *(f"layouts/{n.name}" for n in (lke / "layouts").iterdir()),
        "wording.yaml",
        "discussion.yaml",
    ):
        text = (lke / file).read_text(encoding="utf-8")
        (lke / file).write_text(text.replace("A.I.6.i.b", "A.I.6.i.x"), encoding="utf-8")
    assert load_criteria([lke]).minimum.criteria
    with pytest.raises(CriteriaProblem) as caught:
        load_criteria([lke, copy_of("minimum", tmp_path / "minimum")])
    assert {mistake.place.file.parent for mistake in caught.value.mistakes} == {tmp_path / "minimum"}
