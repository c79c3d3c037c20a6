"""The minimum criteria that travel with zi, and what a directorate may get wrong in its own."""

from collections import Counter
from fractions import Fraction
from math import ceil
from pathlib import Path

import pytest

from tests.criteria.own import copy_of, replaced
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.load import check_folder, load_criteria
from zi_cli.criteria.minimum.pack import Criterion, Link
from zi_cli.criteria.mistakes import CriteriaProblem, Mistake
from zi_cli.language import Translator

ROOM = "facilities.service-room"


def criteria_of(criteria: CriteriaSet) -> list[Criterion]:
    return list(criteria.minimum.criteria.values())


def links(criteria: CriteriaSet) -> list[tuple[Criterion, Link]]:
    return [(criterion, link) for criterion in criteria_of(criteria) for link in criterion.links]


# What travels with zi


def test_four_families_of_some_size(criteria: CriteriaSet) -> None:
    sizes = {family.id: len(family.criteria) for family in criteria.minimum.families}
    assert list(sizes) == ["facilities", "business_process", "hr", "innovation"]
    assert all(8 <= size <= 15 for size in sizes.values())


def test_ids_and_names_are_unique(criteria: CriteriaSet) -> None:
    found = criteria_of(criteria)
    assert len(found) == sum(len(family.criteria) for family in criteria.minimum.families)
    for words in ([c.id for c in found], [c.name.casefold() for c in found], [c.met for c in found]):
        assert [word for word, times in Counter(words).items() if times > 1] == []
    assert all(criterion.id.startswith(f"{criterion.family_id}.") for criterion in found)


def test_a_family_asks_for_some_but_not_for_all(criteria: CriteriaSet) -> None:
    for family in criteria.minimum.families:
        mandatory = sum(criterion.mandatory for criterion in family.criteria)
        others = len(family.criteria) - mandatory
        assert 3 <= mandatory <= 2 * len(family.criteria) / 3
        assert 0 < ceil(family.required_share * others) < others


def test_each_criterion_says_all_it_should(criteria: CriteriaSet) -> None:
    for criterion in criteria_of(criteria):
        for text in (criterion.met, criterion.partly, criterion.why):
            assert len(text.split()) >= 8, criterion.id
            assert text.endswith("."), criterion.id
        assert criterion.met != criterion.partly
        assert len(criterion.why) <= 255, f"{criterion.id}: the prompt of a cell holds no more"
        assert 2 <= len(criterion.evidence) <= 5, criterion.id
        assert criterion.strategies, criterion.id
        assert set(criterion.strategies) <= criteria.minimum.strategies.keys()
        assert criterion.links or criterion.registered, f"{criterion.id} stands beside nothing"


def test_each_strategy_is_served_in_each_family(criteria: CriteriaSet) -> None:
    for family in criteria.minimum.families:
        assert {
            s for criterion in family.criteria for s in criterion.strategies
        } == criteria.minimum.strategies.keys()


def test_every_link_leads_somewhere(criteria: CriteriaSet) -> None:
    for criterion, link in links(criteria):
        assert link.indicator_id in criteria.lke.indicators
        assert link.how.endswith("."), criterion.id
        assert [other.indicator_id for other in criterion.links].count(link.indicator_id) == 1, criterion.id


def test_thresholds_are_levels_that_prove_something(criteria: CriteriaSet) -> None:
    derived = [(criterion, link) for criterion, link in links(criteria) if link.met_ratio is not None]
    assert len(derived) >= 10
    for criterion, link in derived:
        assert link.met_ratio is not None
        assert 0 < (link.partly_ratio or 0) < link.met_ratio <= 1 or link.partly_ratio is None, criterion.id
        assert link.met_ratio <= 1
    assert all(link.met_ratio is not None for _, link in links(criteria) if link.partly_ratio is not None)


def test_the_register_has_the_columns_that_criteria_ask(criteria: CriteriaSet) -> None:
    register = criteria.minimum.register
    assert register is not None
    ids = [column.id for column in register.columns]
    assert len(set(ids)) == len(ids)
    assert ids[0] == "name"
    asked = {
        c for criterion in criteria_of(criteria) if criterion.registered for c in criterion.registered.columns
    }
    assert asked <= set(ids)
    assert all(len(column.help) <= 255 for column in register.columns)
    assert not register.says_something(" Belum Ada ")
    assert register.says_something("SK 5")


# What one may get wrong


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return copy_of("minimum", tmp_path / "kami")


def told(folder: Path) -> list[tuple[str, str, str | None]]:
    """(file:line, words, nearest) of every mistake."""
    english = Translator("en")
    found: list[Mistake] = check_folder(folder)
    return [(f"{m.place.file.name}:{m.place.line}", english.text(m.message), m.nearest) for m in found]


def places(file: Path, words: str) -> list[str]:
    """`file:line` of each line with these words."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [f"{file.name}:{number}" for number, line in enumerate(lines, 1) if words in line]


def test_a_copy_has_no_mistake(own: Path) -> None:
    assert told(own) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "at", "words", "nearest"),
    [
        # keys and values
        ("facilities", "    mandatory: true", "    mandatori: true", "mandatori", "unknown key mandatori", "mandatory"),
        ("facilities", "    mandatory: true", "    mandatory: wajib", "mandatory: wajib", "wajib", None),
        ("facilities", "    met: ", "    mett: ", "mett:", "unknown key mett", "met"),
        ("facilities", "required_percent: 60", "required_percent: 160", "160", "outside the range", None),
        ("facilities", "required_percent: 60", "required_percent: enam", "enam", "a number is expected, enam", None),
        ("facilities", "required_percent: 60\n", "", "id: facilities", "the key required_percent is missing", None),
        ("facilities", "    strategies: [substantif]", "    strategies: []", "strategies: []", "must not be empty", None),
        ("facilities", f"id: {ROOM}", "id: ServiceRoom", "ServiceRoom", "not written like a valid name", None),
        ("facilities", "criteria:", "criteria: {}\nlain:", "criteria: {}", "a list is expected", None),
        # names
        ("facilities", "id: facilities\n", "id: facility\n", "id: facility", "belongs into a file facility.yaml", None),
        ("facilities", f"id: {ROOM}", "id: hr.service-room", "hr.service-room", "must begin with facilities.", None),
        ("facilities", f"id: {ROOM}", "id: facilities.queue", "facilities.queue", "is given twice", None),
        ("hr", "    name: ", '    name: "Gedung kantor aman dan terawat" #', "Gedung", "facilities.building-safety", None),
        ("facilities", "strategies: [substantif]", "strategies: [subtantif]", "subtantif", "no item subtantif", "substantif"),
        ("innovation", "columns: [problem, need]", "columns: [problem, ned]", "ned]", "there is no item ned", "need"),
        ("pack", "families: [facilities, ", "families: [facility, ", "facility", "no file facility.yaml", "facilities"),
        ("pack", '  partly: "Sebagian"', '  partly: "belum."', "answers:", "the three answers must differ", None),
        ("pack", '  partly: "Sebagian"', '  partly: "."', "answers:", "the three answers must differ", None),
        # the LKE
        ("facilities", "{id: B.II.a, ", "{id: B.II.x, ", "B.II.x", "there is no LKE indicator B.II.x", "B.II.a"),
        ("innovation", 'met_from: "B"', 'met_from: "F"', 'met_from: "F"', "F is no level of A.II.6.i.a: A, B, C, D", None),
        ("innovation", "met_from: 50, partly_from: 1", "met_from: 150", "met_from: 150", "150 is no level of", None),
        ("innovation", "met_from: 50, partly_from: 1", "met_from: 50, partly_from: 50", "partly_from: 50", "lower level", None),
        ("innovation", "met_from: 50, partly_from: 1", "partly_from: 1", "partly_from: 1", "needs met_from", None),
        ("innovation", "met_from: 50, partly_from: 1", "met_from: 0", "met_from: 0", "proves nothing", None),
    ],
)  # fmt: skip
def test_mistakes(own: Path, name: str, old: str, new: str, at: str, words: str, nearest: str | None) -> None:
    file = replaced(own / f"{name}.yaml", old, new)
    found = told(own)
    place, _, near = next((mistake for mistake in found if words in mistake[1]), ("", "", str(found)))
    assert near == nearest
    assert place in places(file, at)
    with pytest.raises(CriteriaProblem):
        load_criteria([own])


def test_one_wrong_key_does_not_hide_the_other_mistakes(own: Path) -> None:
    """Neither those of its own criterion, nor those of other files."""
    file = own / "facilities.yaml"
    changes = {
        "required_percent: 60": "required_percent: 160",
        "    mandatory: true\n": "    mandatori: true\n",
        "strategies: [substantif]": "strategies: [subtantif]",
        "{id: B.II.a, ": "{id: B.II.x, ",
        "id: facilities.queue": f"id: {ROOM}",
    }
    for old, new in changes.items():
        replaced(file, old, new)
    replaced(own / "innovation.yaml", "columns: [problem, need]", "columns: [problem, ned]")
    assert sorted(told(own)) == sorted(
        [
            (*places(file, "160"), "required_percent: 160 is outside the range (limit 100)", None),
            (*places(file, "mandatori"), "unknown key mandatori", "mandatory"),
            (*places(file, "subtantif"), "there is no item subtantif", "substantif"),
            (*places(file, "B.II.x"), "there is no LKE indicator B.II.x", "B.II.a"),
            (places(file, f"id: {ROOM}")[1], f"{ROOM} is given twice in this list", None),
            (*places(own / "innovation.yaml", "ned]"), "there is no item ned", "need"),
        ]
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"), (b"id: [\n", "this is not YAML"), (b"id: \xff\n", "not UTF-8"), (b"- a\n", "a block is"),
        (b"id: facilities\nid: facilities\n", "second time"), (b"a: &x [1]\nb: *x\n", "anchors and aliases"),
    ],
)  # fmt: skip
def test_files_that_are_hardly_files(own: Path, content: bytes, words: str) -> None:
    (own / "facilities.yaml").write_bytes(content)
    place, message, _ = told(own)[0]
    assert words in message
    assert place.startswith("facilities.yaml:")


def test_all_mistakes_of_all_files_at_once(own: Path) -> None:
    replaced(own / "facilities.yaml", "{id: B.II.a, ", "{id: B.II.x, ")
    replaced(own / "hr.yaml", "strategies: [", "strategies: [kolaborativ, ")
    replaced(own / "innovation.yaml", "columns: [problem, need]", "columns: [problem, ned]")
    replaced(own / "pack.yaml", "families: [facilities, ", "families: [facility, ")
    (own / "business_process.yaml").rename(own / "proses.yaml")
    with pytest.raises(CriteriaProblem) as caught:
        load_criteria([own])
    names = {mistake.place.file.name for mistake in caught.value.mistakes}
    assert names == {"facilities.yaml", "hr.yaml", "innovation.yaml", "pack.yaml", "proses.yaml"}
    assert caught.value.mistakes == sorted(caught.value.mistakes, key=lambda mistake: mistake.place)
    assert all(mistake.excerpt for mistake in caught.value.mistakes)


def test_words_of_ones_own(own: Path) -> None:
    """Signs instead of words, as long as they differ."""
    for old, new in (('"Terpenuhi"', '"✓"'), ('"Sebagian"', '"±"'), ('"Belum"', '"✗"')):
        replaced(own / "pack.yaml", old, new)
    assert list(load_criteria([own]).minimum.words.values()) == ["✓", "±", "✗"]


def test_a_family_without_mandatory_ones_or_without_others(own: Path) -> None:
    for old, new in (("    mandatory: true\n", ""), ("    met:", "    mandatory: true\n    met:")):
        copy = copy_of("minimum", own.parent / new.strip()[:5]) if new else own
        file = copy / "hr.yaml"
        file.write_text(
            file.read_text(encoding="utf-8").replace("    mandatory: true\n", "").replace(old, new), "utf-8"
        )
        family = next(f for f in load_criteria([copy]).minimum.families if f.id == "hr")
        assert {criterion.mandatory for criterion in family.criteria} == {bool(new)}
        assert family.required_share >= Fraction(0)
