"""What a folder of the user's may be: a pack of any kind, several packs, or a few files."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from zi_cli.criteria.layers import pack_folders
from zi_cli.criteria.load import check_folder, load_criteria, load_folder
from zi_cli.criteria.minimum.pack import MinimumCriteria
from zi_cli.criteria.mistakes import CriteriaProblem
from zi_cli.errors import UsageProblem

Take = Callable[..., Path]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """A folder with copies of some of zi's own packs, or of some files of a pack."""

    def take(*names: str) -> Path:
        home = tmp_path / "kriteria"
        home.mkdir()
        for name in names:
            source = pack_folders()[name.partition("/")[0]]
            if "/" in name:
                shutil.copy(source / name.partition("/")[2], home)
            else:
                shutil.copytree(source, home / name)
        return home

    return take


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        (["lke-zi-2026"], ["Pack"]),
        (["minimum"], ["MinimumCriteria"]),
        (["prerequisites"], ["Prerequisites"]),
        (["prerequisites", "minimum", "lke-zi-2026"], ["Pack", "MinimumCriteria", "Prerequisites"]),
        (["minimum/hr.yaml"], ["MinimumCriteria"]),
        (["minimum/hr.yaml", "prerequisites/unit.yaml"], ["MinimumCriteria", "Prerequisites"]),
    ],
)
def test_what_a_folder_holds(take: Take, names: list[str], kinds: list[str]) -> None:
    folder = take(*names)
    assert check_folder(folder) == []
    assert [type(pack).__name__ for pack in load_folder(folder)] == kinds


def test_files_are_laid_over_the_pack_in_force(take: Take) -> None:
    (found,) = load_folder(take("minimum/hr.yaml"))
    assert isinstance(found, MinimumCriteria)
    assert list(found.criteria) == list(load_criteria().minimum.criteria)


def test_a_mistake_is_told_once_and_where_it_is(take: Take) -> None:
    folder = take("minimum/hr.yaml", "minimum/facilities.yaml")
    file = folder / "hr.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("A.II.5.iii.a.a", "A.II.5.iii.a.x"), "utf-8")
    mistakes = check_folder(folder)
    assert {mistake.place.file for mistake in mistakes} == {file}
    assert mistakes[0].nearest == "A.II.5.iii.a.a"
    with pytest.raises(CriteriaProblem):
        load_folder(folder)


def test_packs_are_held_against_the_lke_beside_them(take: Take) -> None:
    folder = take("lke-zi-2026", "minimum")
    area = folder / "lke-zi-2026" / "questions" / "A.I.6-pelayanan-publik.yaml"
    text = area.read_text(encoding="utf-8")
    area.write_text(text.replace("id: A.I.6.i.b\n", "id: A.I.6.i.x\n"), encoding="utf-8")
    for layout in (folder / "lke-zi-2026" / "layouts").glob("*.yaml"):
        layout.write_text(layout.read_text("utf-8").replace("A.I.6.i.b:", "A.I.6.i.x:"), encoding="utf-8")
    for name in ("wording.yaml", "discussion.yaml"):
        file = folder / "lke-zi-2026" / name
        file.write_text(file.read_text("utf-8").replace("A.I.6.i.b:", "A.I.6.i.x:"), encoding="utf-8")
    assert {mistake.place.file.parent.name for mistake in check_folder(folder)} == {"minimum"}


@pytest.mark.parametrize("content", [None, "", "id: x\n", "- a\n"])
def test_a_folder_without_criteria(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "lain.yaml").write_text(content, encoding="utf-8")
    for use in (check_folder, load_folder):
        with pytest.raises(UsageProblem):
            use(tmp_path)
