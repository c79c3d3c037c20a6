"""Files written together: every one of them, or the folder as it was."""

from pathlib import Path

import pytest

from zi_cli import new_file
from zi_cli.errors import UsageProblem
from zi_cli.new_file import write_new, write_together


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_all_are_written(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"dulu")
    write_together({tmp_path / "a.md": b"1", tmp_path / "baru" / "b.md": b"2"}, force=True)
    assert contents(tmp_path) == {"a.md": b"1", "baru/b.md": b"2"}


def test_where_one_is_a_folder_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "b.md").mkdir()
    with pytest.raises(UsageProblem):
        write_together({tmp_path / "a.md": b"1", tmp_path / "b.md": b"2"}, force=True)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize(
    "last", ["ada.md/b.md", "b\0.md", f"{'x' * 300}.md"], ids=["below a file", "NUL", "long"]
)
def test_where_one_cannot_be_written_the_others_are_as_before(tmp_path: Path, last: str) -> None:
    (tmp_path / "ada.md").write_bytes(b"dulu")
    with pytest.raises(UsageProblem):
        write_together(
            {tmp_path / "ada.md": b"1", tmp_path / "a.md": b"2", tmp_path / last: b"3"}, force=True
        )
    assert contents(tmp_path) == {"ada.md": b"dulu"}


def test_a_call_that_is_interrupted_leaves_all_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: Path, content: bytes) -> None:
        path.write_bytes(content)
        if path.name == "b.md":
            raise KeyboardInterrupt

    monkeypatch.setattr(new_file, "_write_whole", write)
    (tmp_path / "a.md").write_bytes(b"dulu")
    with pytest.raises(KeyboardInterrupt):
        write_together({tmp_path / "a.md": b"1", tmp_path / "b.md": b"2"}, force=True)
    assert contents(tmp_path) == {"a.md": b"dulu"}


def test_a_file_that_is_there_is_left_alone_unasked(tmp_path: Path) -> None:
    write_new(tmp_path / "b.md", b"dulu")
    with pytest.raises(UsageProblem):
        write_together({tmp_path / "a.md": b"1", tmp_path / "b.md": b"2"})
    assert contents(tmp_path) == {"b.md": b"dulu"}
