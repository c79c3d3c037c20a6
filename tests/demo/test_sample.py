"""`zi demo`: a sample that says what it is, the same each time, and that shows what zi finds."""

import json
import os
from pathlib import Path

import pytest

from tests.builders.command import zi
from zi_cli.criteria.lke.pack import Pack
from zi_cli.demo.sample import FILE_NAME, write_sample
from zi_cli.demo.stages import READY, STARTING
from zi_cli.errors import UsageProblem
from zi_cli.findings.catalogue import RULES


def test_the_sample_is_written_and_can_be_checked(tmp_path: Path) -> None:
    written = zi("demo", "contoh", cwd=tmp_path)
    assert (written.returncode, written.stderr) == (0, "")
    told = [line.partition("zi check ")[2] for line in written.stdout.splitlines() if "zi check " in line]
    assert told == [str(Path("contoh") / name) for name in (STARTING, FILE_NAME, READY)]
    for path, code in zip(told, (1, 1, 0), strict=True):
        checked = zi("check", path, cwd=tmp_path)
        assert (checked.returncode, checked.stderr) == (code, ""), path
        assert "CONTOH" in checked.stdout


def test_a_folder_with_a_space_gives_a_command_that_can_be_copied(tmp_path: Path) -> None:
    written = zi("demo", "data contoh", cwd=tmp_path)
    assert f'zi check "{Path("data contoh") / FILE_NAME}"' in written.stdout


def test_the_default_folder(tmp_path: Path) -> None:
    assert zi("demo", cwd=tmp_path).returncode == 0
    assert (tmp_path / "contoh" / FILE_NAME).is_file()


def test_what_is_there_stays_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text("milik saya")
    refused = zi("demo", tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--force" in refused.stderr
    assert path.read_text() == "milik saya"
    assert zi("demo", tmp_path, "--force").returncode == 0
    assert path.read_bytes().startswith(b"PK")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    done = zi("demo", tmp_path / "berkas" / "contoh")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="a folder that root may not write to is not to be had"
)
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert zi("demo", tmp_path / "contoh").returncode == 2


def test_a_link_to_nowhere_is_not_written_through(tmp_path: Path) -> None:
    try:
        (tmp_path / FILE_NAME).symlink_to(tmp_path / "lain.xlsx")
    except OSError:
        pytest.skip("no symbolic links here")
    assert zi("demo", tmp_path).returncode == 2
    assert not (tmp_path / "lain.xlsx").exists()


def test_something_else_of_that_name(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    done = zi("demo", tmp_path, "--force")
    assert (done.returncode, done.stdout) == (2, "")
    assert FILE_NAME in done.stderr


def test_the_same_bytes_each_time(tmp_path: Path, pack: Pack) -> None:
    one, other = (write_sample(tmp_path / name, pack).read_bytes() for name in ("a", "b"))
    assert one == other


def test_nothing_is_left_beside_it(tmp_path: Path, pack: Pack) -> None:
    write_sample(tmp_path, pack)
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
    with pytest.raises(UsageProblem):
        write_sample(tmp_path, pack)


def test_the_sample_has_gaps_and_defects_of_every_common_kind(tmp_path: Path, pack: Pack) -> None:
    done = zi("check", write_sample(tmp_path, pack), "--format", "json")
    found = json.loads(done.stdout)
    assert "CONTOH" in found["unit"]["name"]
    assert {"ZI204", "ZI301", "ZI303", "ZI401", "ZI701"} <= {finding["code"] for finding in found["findings"]}
    assert {finding["code"] for finding in found["findings"]} <= set(RULES)
    assert (found["complete"], found["ready"]) == (False, False)
    assert 60 < found["scores"]["claimed"]["total"] < 75
