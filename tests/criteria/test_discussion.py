"""Questions to discuss: every gap has one of its own, they read well, and a directorate may put its own in place."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from tests.builders.command import ROOT, zi
from tests.criteria.conftest import Spoil
from tests.criteria.own import replaced
from zi_cli.criteria.lke.compile import compile_lke
from zi_cli.criteria.lke.discussion import Cause, Discussion
from zi_cli.criteria.lke.pack import Indicator, Pack
from zi_cli.criteria.load import load_criteria, load_pack
from zi_cli.language import Translator

NAME = "discussion.yaml"
FILE = ROOT / "criteria" / "lke-zi-2026" / NAME
FIRST = '"Siapa yang pantas mewakili tiap bagian dalam tim ZI, dan siapa yang menyiapkan surat keputusannya pekan ini?"'
ROLES = '    3: "pengelola kepegawaian, atasan langsung"'
SECOND = '"Mengapa anggota tim ditunjuk begitu saja, dan syarat apa yang sebaiknya dipakai bila tim disusun ulang?"'


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


def levels(indicator: Indicator) -> int:
    """How many answers there are to choose from; 0 for numbers."""
    return 0 if indicator.ratio else len(indicator.inputs[0].scale.ratios)


def is_reform(indicator: Indicator) -> bool:
    return indicator.id.startswith("A.II.")


def possible(indicator: Indicator) -> Iterator[Cause]:
    """Causes that a gap of this indicator may have."""
    yield Cause.NOT_DONE
    yield Cause.NO_EVIDENCE
    if levels(indicator) > 2:
        yield Cause.PARTLY_DONE
    if not levels(indicator):
        yield Cause.NUMBER
    if is_reform(indicator):
        yield Cause.ON_PAPER


def texts(pack: Pack) -> list[str]:
    """Every question of the pack, once."""
    talk = pack.discussion
    found = [text for own in talk.indicators.values() for text in own.values()]
    opening = [text for number in (1, 2, 3, 4, 5, 6, None) for text in talk.opening(number)]
    return [*found, *opening]


def test_every_gap_has_one_or_two_questions(pack: Pack) -> None:
    assert len(pack.indicators) == 113
    for indicator in pack.indicators.values():
        for cause in possible(indicator):
            assert 1 <= len(pack.discussion.questions(indicator.id, cause)) <= 2


def test_each_cause_asks_something_else(pack: Pack) -> None:
    for indicator in pack.indicators.values():
        asked = [pack.discussion.questions(indicator.id, cause)[0] for cause in possible(indicator)]
        alike = {Cause.NUMBER, Cause.ON_PAPER} <= set(possible(indicator))  # a number is what reform counts
        assert len(set(asked)) == len(asked) - alike, indicator.id


def test_what_is_done_on_paper_is_asked_about_its_effect_first(pack: Pack) -> None:
    for indicator in pack.indicators.values():
        if is_reform(indicator) and levels(indicator):
            first, second = pack.discussion.questions(indicator.id, Cause.ON_PAPER)
            assert (second,) == pack.discussion.questions(indicator.id, Cause.PARTLY_DONE)
            assert first != second


@pytest.mark.parametrize("area", [1, 2, 3, 4, 5, 6, None])
def test_every_round_is_opened(pack: Pack, area: int | None) -> None:
    assert 1 <= len(pack.discussion.opening(area)) <= 2


def test_an_area_that_is_none_has_no_opening(pack: Pack) -> None:
    assert pack.discussion.opening(7) == ()


def test_questions_can_be_read_out(pack: Pack) -> None:
    english = re.compile(
        r"\b(outcome|output|dashboard|link|file|update|monitoring|feedback|deadline|stakeholder|gap|mindset)\b",
        re.I,
    )
    for text in texts(pack):
        assert text.endswith("?")
        assert 30 <= len(text) <= 220, text
        assert text == " ".join(text.split())
        assert text[0].isupper()
        assert not english.search(text), text


def test_no_question_is_another_with_a_word_changed(pack: Pack) -> None:
    words = [(text, set(re.findall(r"\w+", text.casefold()))) for text in texts(pack)]
    for (one, its), (other, others) in combinations(words, 2):
        assert len(its & others) / len(its | others) < 0.6, f"{one}\n{other}"


def test_the_remarks_in_the_file_are_the_labels(pack: Pack) -> None:
    remarks = dict(re.findall(r"^  (\S+):  # (.+)$", FILE.read_text(encoding="utf-8"), re.MULTILINE))
    assert remarks == {indicator.id: indicator.label for indicator in pack.indicators.values()}


# --- what is asked where a question is missing


OWN = Discussion(
    indicators={
        "X.1.a": {"start": "Mulai?"},
        "X.1.b": {"start": "Mulai?", "deepen": "Dalami?", "evidence": "Bukti?"},
        "X.2.a": {"start": "Mulai?", "number": "Angka?"},
        "X.2.b": {"start": "Mulai?", "deepen": "Dalami?", "on_paper": "Kertas?"},
    },
)


@pytest.mark.parametrize(
    ("indicator", "cause", "asked"),
    [
        ("X.1.a", "uncounted", ("Mulai?",)),
        ("X.1.a", "not_done", ("Mulai?",)),
        ("X.1.a", "partly_done", ("Mulai?",)),
        ("X.1.a", "no_evidence", ("Mulai?",)),
        ("X.1.a", "on_paper", ("Mulai?",)),
        ("X.1.b", "partly_done", ("Dalami?",)),
        ("X.1.b", "no_evidence", ("Bukti?",)),
        ("X.1.b", "on_paper", ("Dalami?",)),
        ("X.2.a", "partly_done", ("Angka?",)),
        ("X.2.a", "number", ("Angka?",)),
        ("X.2.a", "on_paper", ("Angka?",)),
        ("X.2.b", "number", ("Dalami?",)),
        ("X.2.b", "on_paper", ("Kertas?", "Dalami?")),
        ("X.3.a", "not_done", ()),
    ],
)
def test_the_nearest_question_takes_its_place(indicator: str, cause: str, asked: tuple[str, ...]) -> None:
    assert OWN.questions(indicator, cause) == asked


def test_a_cause_that_is_none() -> None:
    with pytest.raises(ValueError, match="angka"):
        OWN.questions("X.1.a", "angka")


# --- a directorate's own


def test_a_pack_may_have_no_questions_to_discuss(copy: Path) -> None:
    (copy / NAME).unlink()
    assert compile_lke(copy)[1] == []
    pack = load_pack(copy)
    assert pack.discussion.questions("A.I.1.i.a", Cause.NOT_DONE) == ()
    assert pack.discussion.opening(1) == ()


def own_file(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / NAME).write_bytes(FILE.read_bytes())
    replaced(folder / NAME, FIRST, f'"{text}"')
    return folder


def test_the_file_alone_lies_over_the_pack(tmp_path: Path, pack: Pack) -> None:
    folder = own_file(tmp_path / "kami", "Siapa CONTOH?")
    found = load_criteria([folder]).lke
    assert found.discussion.questions("A.I.1.i.a", Cause.NOT_DONE) == ("Siapa CONTOH?",)
    assert found.discussion.opening(1) == pack.discussion.opening(1)
    assert list(found.indicators) == list(pack.indicators)
    assert load_pack().discussion.questions("A.I.1.i.a", Cause.NOT_DONE) == (FIRST.strip('"'),)


def test_of_two_the_later_is_asked_and_other_files_stay(tmp_path: Path) -> None:
    first, second = own_file(tmp_path / "a", "Siapa dulu?"), own_file(tmp_path / "b", "Siapa kemudian?")
    (first / "effort.yaml").write_bytes((FILE.parent / "effort.yaml").read_bytes())
    replaced(first / "effort.yaml", 'unit: "satu tingkat jawaban"', 'unit: "CONTOH"')
    found = load_criteria([first, second]).lke
    assert found.discussion.questions("A.I.1.i.a", Cause.NOT_DONE) == ("Siapa kemudian?",)
    assert found.efforts.unit == "CONTOH"


def test_the_file_alone_is_checked(tmp_path: Path) -> None:
    folder = own_file(tmp_path / "kami", "Siapa CONTOH")
    done = zi("criteria", "validate", folder)
    line = (folder / NAME).read_text(encoding="utf-8").split("Siapa CONTOH")[0].count("\n") + 1
    assert done.returncode == 2
    assert f"{folder / NAME}:{line}:" in done.stderr


# --- mistakes


@pytest.mark.parametrize(
    ("old", "new", "at", "words", "nearest"),
    [
        ("    start:", "    strat:", "strat:", "unknown key strat", "start"),
        ("  results:", "  result:", "result:", "unknown key result", "results"),
        ("  A.I.1.i.a:  #", "  A.I.1.i.z:  #", "A.I.1.i.z", "there is no item A.I.1.i.z", "A.I.1.i.b"),
        ("  A.I.1.i.a:  #", "  A.I.1.i.z:  #", "indicators:", "A.I.1.i.a has no questions to discuss", None),
        ("    evidence:", "    evidance:", "evidance:", "unknown key evidance", "evidence"),
        ("    evidence:", "    number:", "A.I.1.i.a:", "the key evidence is missing here", None),
        ("\n    6:\n", "\n    7:\n", "7:", "there is no area 7", None),
        ("\n    6:\n", "\n    7:\n", "areas:", "area 6 has no question that opens its round", None),
        (ROLES, f'    8: "{"x" * 20}"', "8:", "there is no area 8", None),
        (ROLES, f'    8: "{"x" * 20}"', "areas:", "area 3 has nobody who can help", None),
        (ROLES, f'    3: "{"x" * 111}"', "3:", "roles have at most 110 characters, these 111", None),
        (FIRST, SECOND, "A.I.1.i.b", "this question stands in line", None),
        (FIRST, FIRST[:-2] + '."', "start:", "a question ends with a question mark", None),
        (FIRST, f'"{"x" * 220}?"', "start:", "a question has at most 220 characters, this one 221", None),
        (FIRST, '""', "start:", "must not be empty", None),
        (f"start: {FIRST}", f"deepen: {FIRST}", "A.I.1.i.a:", "the key start is missing here", None),
        (FIRST, f'{FIRST}\n    deepen: "Dalami?"', "deepen:", "A.I.1.i.a: deepen is never asked here", None),
        (FIRST, f'{FIRST}\n    on_paper: "Kertas?"', "on_paper:", "A.I.1.i.a: on_paper is never asked here", None),
        (FIRST, f'{FIRST}\n    number: "Angka?"', "number:", "A.I.1.i.a: number is never asked here", None),
    ],
)  # fmt: skip
def test_one_mistake(
    copy: Path, spoil: Spoil, old: str, new: str, at: str, words: str, nearest: str | None
) -> None:
    file = spoil(NAME, old, new)
    found = compile_lke(copy)[1]
    told = {Translator("en").text(mistake.message): mistake for mistake in found}
    fitting = [mistake for text, mistake in told.items() if words in text]
    assert fitting, list(told)
    lines = file.read_text(encoding="utf-8").split("\n")
    place = fitting[0].place
    assert place.file == file
    assert at in "\n".join(lines[max(0, place.line - 3) : place.line])
    assert fitting[0].nearest == nearest


@pytest.mark.parametrize("key", ["deepen", "number"])
def test_a_question_that_a_cause_needs_is_missed(copy: Path, key: str) -> None:
    file = copy / NAME
    text = re.sub(rf"\n    {key}: .*", "", file.read_text(encoding="utf-8"), count=1)
    file.write_text(text, encoding="utf-8")
    assert [Translator("en").text(mistake.message) for mistake in compile_lke(copy)[1]] == [
        f"the key {key} is missing here"
    ]


def test_no_mistake_is_made_up_where_the_questions_of_the_lke_are_wrong(copy: Path, spoil: Spoil) -> None:
    spoil("questions/A.I.1-manajemen-perubahan.yaml", "scale: ya_tidak", "scale: ya_tdk")
    assert NAME not in {mistake.place.file.name for mistake in compile_lke(copy)[1]}


# --- who could help


@pytest.mark.parametrize("area", [1, 2, 3, 4, 5, 6, None])
def test_every_area_names_roles_that_fit_in_a_line(pack: Pack, area: int | None) -> None:
    roles = pack.discussion.who_can_help(area)
    assert 10 <= len(roles) <= 80
    assert roles[-1] != "."


def test_a_pack_without_people_names_nobody() -> None:
    assert Discussion().who_can_help(1) == ""
