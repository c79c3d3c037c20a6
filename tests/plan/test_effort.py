"""Effort is a policy in YAML: replaced like any file, its mistakes told, its numbers obeyed."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.builders.filled import best_answers
from tests.plan.units import assessed
from zi_cli.criteria.layers import pack_folders
from zi_cli.criteria.lke.effort import DecidedBy
from zi_cli.criteria.load import check_folder, load_criteria, load_folder
from zi_cli.language import Translator
from zi_cli.plan.make import make_plan

TEXT = (pack_folders()["lke-zi-2026"] / "effort.yaml").read_text(encoding="utf-8")
ENTRY = "  - {soal: 125, decided_by: others"


def own(folder: Path, *changes: tuple[str, str], name: str = "effort.yaml") -> Path:
    """A folder with zi's effort.yaml, changed as in an editor."""
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_one_level_one_unit_unless_said_otherwise() -> None:
    efforts = load_criteria().lke.efforts
    assert efforts.level == 1
    assert efforts.unit
    assert {soal: e.decided_by for soal, e in efforts.questions.items()} == {
        103: DecidedBy.SHARED,
        106: DecidedBy.SHARED,
        125: DecidedBy.OTHERS,
        126: DecidedBy.SHARED,
        127: DecidedBy.OTHERS,
    }
    assert all(each.reason for each in efforts.questions.values())


def test_a_file_of_ones_own_takes_its_place(tmp_path: Path) -> None:
    folder = own(tmp_path, ("  level: 1", "  level: 2.5"))
    assert check_folder(folder) == []
    assert load_criteria([folder]).lke.efforts.level == Fraction(5, 2)
    (pack,) = load_folder(folder)
    assert pack.id == "lke-zi-2026"
    assert load_criteria().lke.efforts.level == 1


def test_it_may_lie_beside_other_criteria_and_end_in_yml(tmp_path: Path) -> None:
    folder = own(tmp_path, ("  level: 1", "  level: 3"), name="effort.yml")
    hr = pack_folders()["minimum"] / "hr.yaml"
    (folder / "hr.yaml").write_bytes(hr.read_bytes())
    assert load_criteria([folder]).lke.efforts.level == 3


def test_steps_of_ones_own_are_obeyed(tmp_path: Path) -> None:
    entry = '  - {soal: 17, levels: {A: 5}, reason: "CONTOH"}\n' + ENTRY
    criteria = load_criteria([own(tmp_path, (ENTRY, entry))])
    answers = {**best_answers(criteria.lke), 17: "D"}
    made = make_plan(assessed(criteria, answers, "WBK"))
    assert not made.steps
    from zi_cli.plan.plan import Wishes

    fixed = make_plan(assessed(criteria, answers), Wishes(fixed={17: "A"}))
    options = list(criteria.lke.questions[17].scale.ratios)
    assert fixed.effort == 5 + len(options) - 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  level: 1", "  levl: 1"),
        ("  level: 1", "  level: 0"),
        ("  level: 1", "  level: 0.001"),
        ("  count_step: 0.25", "  count_step: 2"),
        ("soal: 125", "soal: 128"),
        ("soal: 125", "soal: 127"),
        ("soal: 125", "soal: 110"),
        ("soal: 126, decided_by: shared", "soal: 126, levels: {F: 2}, decided_by: shared"),
        ("soal: 126, decided_by: shared", "soal: 126, step: 0.5, decided_by: shared"),
        ("soal: 106, decided_by: shared", "soal: 106, step: 2, decided_by: shared"),
        ("soal: 106, decided_by: shared", "soal: 106, decided_by: nobody"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, old: str, new: str) -> None:
    mistakes = check_folder(own(tmp_path, (old, new)))
    assert mistakes
    assert all(mistake.place.file.name == "effort.yaml" and mistake.place.line > 1 for mistake in mistakes)
    assert all(Translator("id").text(mistake.message) for mistake in mistakes)


def test_a_pack_without_it_counts_one_a_step(tmp_path: Path) -> None:
    import shutil

    home = tmp_path / "lke-zi-2026"
    shutil.copytree(pack_folders()["lke-zi-2026"], home)
    (home / "effort.yaml").unlink()
    assert load_criteria([home]).lke.efforts.level == 1
    assert load_criteria([home]).lke.efforts.questions == {}
