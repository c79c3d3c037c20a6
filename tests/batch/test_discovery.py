"""Which files a batch is about."""

from pathlib import Path

import pytest

from zi_cli.batch.discovery import Discovery, discover
from zi_cli.errors import UsageProblem


def touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def names(found: Discovery, home: Path) -> list[str]:
    return [path.relative_to(home).as_posix() for path in found.files]


def test_a_folder_gives_its_workbooks_and_counts_the_rest(tmp_path: Path) -> None:
    touch(
        *(tmp_path / name for name in ("b.xlsx", "A.XLS", "sub/c.ods", "sub/d.xlsb", "e.xlsm", "note.docx"))
    )
    touch(
        *(
            tmp_path / name
            for name in ("~$b.xlsx", ".~lock.b.xlsx#", ".hidden.xlsx", "x.xlsx.tmp", ".git/y.xlsx")
        )
    )
    found = discover([str(tmp_path)])
    assert names(found, tmp_path) == ["A.XLS", "b.xlsx", "e.xlsm", "sub/c.ods", "sub/d.xlsb"]
    assert (found.passed_over, found.temporary) == (1, 4)


def test_a_file_that_is_named_twice_is_there_once(tmp_path: Path) -> None:
    touch(tmp_path / "u/a.xlsx", tmp_path / "u/b.xlsx")
    found = discover([str(tmp_path / "u/b.xlsx"), str(tmp_path / "u"), str(tmp_path / "u" / "*.xlsx")])
    assert names(found, tmp_path) == ["u/b.xlsx", "u/a.xlsx"]


def test_a_list_names_inputs_from_its_own_folder(tmp_path: Path) -> None:
    touch(tmp_path / "u/a.xlsx", tmp_path / "u/c d.xlsx")
    (tmp_path / "daftar.txt").write_text('# unit\n\nu/a.xlsx\n"u/c d.xlsx"\n', encoding="utf-8-sig")
    assert names(discover([f"@{tmp_path / 'daftar.txt'}"]), tmp_path) == ["u/a.xlsx", "u/c d.xlsx"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    touch(tmp_path / "u/a.xlsx")
    try:
        (tmp_path / "u/again").symlink_to(tmp_path / "u", target_is_directory=True)
    except OSError:
        pytest.skip("no right to make links")
    assert names(discover([str(tmp_path / "u")]), tmp_path) == ["u/a.xlsx"]


def test_where_the_batch_writes_to_is_not_read(tmp_path: Path) -> None:
    touch(tmp_path / "a.xlsx", tmp_path / "out/recap.xlsx")
    assert names(discover([str(tmp_path)], tmp_path / "out"), tmp_path) == ["a.xlsx"]


@pytest.mark.parametrize("wanted", ["gone", "gone/*.xlsx", "@gone.txt", "empty"])
def test_what_is_not_there_is_a_wrong_call(
    wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageProblem):
        discover([wanted])
