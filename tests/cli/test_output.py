"""What reaches the terminal, a pipe or a file: widths, colours, encodings, closed pipes."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders.command import TRACEBACK, environment, zi
from tests.builders.lke import best, save_lke
from tests.cli.conftest import Said
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack

WIDTH = 80
LANGUAGES = ["id", "en"]
Here = Callable[..., Said]


@pytest.fixture(scope="session")
def wordy(folder: Path, pack: Pack) -> Path:
    """Long names and long contents wherever a unit may write something."""
    long = "Balai Pelaksana Penyediaan Perumahan Wilayah CONTOH " * 6
    unbroken = "Perumahan" * 30
    filling = best(pack, {3: unbroken, 13: long, 66: None, 88: "sembilan " * 40, 125: "3,9x" * 30})
    place = folder / ("folder dengan nama yang panjang sekali " * 3).strip() / ("tidak-putus-" * 9)
    place.mkdir(parents=True)
    return save_lke(place / f"{unbroken[:150]}.xlsx", pack, filling, unit=f"{unbroken} {long}")


def too_wide(text: str) -> list[str]:
    return [line for line in text.splitlines() if len(line) > WIDTH]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "more",
    [
        [],
        ["--verbose"],
        ["--target", "WBBM", "--view", "supported"],
        ["--view", "tpi"],
        ["--explain", "total"],
        ["--explain", "area-3", "--explain", "88", "--explain", "predikat-wbk"],
        ["--explain", "predikat-wbk", "--target", "WBBM"],
        ["--explain", "hr", "--explain", "hr.wealth-reports", "--explain", "agency"],
        ["--gates-only"],
    ],
)
def test_checks_fit_80_columns(
    here: Here, empty: Path, sample: Path, wordy: Path, unprepared: Path, language: str, more: list[str]
) -> None:
    for path in (empty, sample, wordy, unprepared):
        said = here("check", path, "--lang", language, *more)
        assert said.err == ""
        assert not too_wide(said.out)
        assert "{" not in said.out
        assert said.out.count("\n") > 3, "nothing was shown"


@pytest.mark.parametrize("language", LANGUAGES)
def test_explanations_fit_80_columns(here: Here, criteria: CriteriaSet, language: str) -> None:
    from zi_cli.cli.views.catalogue import known

    said = here("explain", *known(criteria), "--lang", language)
    assert (said.code, said.err) == (0, "")
    assert not too_wide(said.out)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pack_fits_80_columns(here: Here, language: str) -> None:
    for arguments in (["list"], ["show"], ["show", "minimum"], ["show", "prerequisites"]):
        said = here("criteria", *arguments, "--lang", language)
        assert (said.code, said.err) == (0, "")
        assert not too_wide(said.out)


def test_the_reports_speak_the_language_asked_for(here: Here, sample: Path) -> None:
    indonesian, english = (here("check", sample, "--verbose", "--lang", lang).out for lang in LANGUAGES)
    assert "BELUM SIAP" in indonesian
    assert "71,57" in indonesian
    assert "NOT READY" in english
    assert "71.57" in english


def test_indonesian_is_the_default_and_the_environment_may_choose(sample: Path) -> None:
    assert "BELUM SIAP" in zi("check", sample).stdout
    assert "NOT READY" in zi("check", sample, ZI_LANG="en").stdout
    assert "BELUM SIAP" in zi("check", sample, "--lang", "id", ZI_LANG="en").stdout


def test_nothing_but_text_in_a_pipe(sample: Path) -> None:
    for env in ({}, {"FORCE_COLOR": "1"}, {"COLUMNS": "200"}, {"NO_COLOR": "1"}, {"TERM": "xterm-256color"}):
        done = zi("check", sample, "--verbose", **env)
        assert "\x1b" not in done.stdout + done.stderr
        assert not too_wide(done.stdout)


def on_a_terminal(*arguments: str | Path, **env: str) -> str:
    pty = pytest.importorskip("pty", reason="no pseudo terminals on this system")
    reader, writer = pty.openpty()
    held = subprocess.Popen(
        [sys.executable, "-m", "zi_cli", *map(str, arguments)],
        env=environment(TERM="xterm-256color", **env),
        stdout=writer,
        stderr=writer,
        stdin=subprocess.DEVNULL,
    )
    os.close(writer)
    shown = b""
    while True:
        try:
            piece = os.read(reader, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    held.wait(timeout=30)
    os.close(reader)
    return shown.decode()


def test_colour_on_a_terminal_unless_it_is_not_wanted(sample: Path) -> None:
    coloured = on_a_terminal("check", sample)
    plain = on_a_terminal("check", sample, NO_COLOR="1")
    assert "\x1b[" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == plain.split()


def test_a_console_that_knows_cp1252_only(sample: Path, ready: Path, unprepared: Path) -> None:
    for arguments in (
        ["check", sample, "--verbose"],
        ["check", ready],
        ["check", unprepared, "--verbose"],
        ["explain", "A.II.1.i.a", "facilities.service-room"],
        ["criteria", "show"],
        ["criteria", "show", "minimum"],
    ):
        done = zi(*arguments, PYTHONIOENCODING="cp1252")
        assert done.returncode in (0, 1)
        assert done.stderr == ""
    assert "v SIAP WBK" in zi("check", ready, PYTHONIOENCODING="cp1252").stdout
    assert "x BELUM SIAP WBK" in zi("check", sample, PYTHONIOENCODING="ascii").stdout


@pytest.mark.skipif(os.name == "nt", reason="needs sh")
@pytest.mark.parametrize(
    "arguments",
    ["check {file} --verbose", "check {file} {file} --format json", "--help", "schema", "explain 1 2 3"],
)
def test_a_reader_that_has_seen_enough(sample: Path, arguments: str) -> None:
    command = f"'{sys.executable}' -m zi_cli {arguments.format(file=sample)}"
    for piped in (f"{command} | head -1", f"(sleep 0.1; {command}) | true"):
        done = subprocess.run(
            ["sh", "-c", piped],
            env=environment(),
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("arguments", [["--help"], ["schema"], ["explain", "12"]])
def test_a_full_disk_is_told_in_words(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "zi_cli", *arguments],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert TRACEBACK not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="needs sh")
def test_closed_streams_are_no_defect(empty: Path) -> None:
    for closing in (">&-", "2>&-", ">&- 2>&-"):
        for arguments, code in ((f"check {empty}", 1), ("check tiada.xlsx", 2)):
            command = f"'{sys.executable}' -m zi_cli {arguments} {closing}"
            done = subprocess.run(
                ["sh", "-c", command], env=environment(), capture_output=True, check=False, encoding="utf-8"
            )
            assert done.returncode == code
            assert TRACEBACK not in done.stderr


def test_from_another_folder_and_without_a_home(tmp_path: Path, sample: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zi_cli", "check", sample],
        cwd=tmp_path,
        env={
            name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "PYTHONPATH")
        },
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert list(tmp_path.iterdir()) == []


def test_several_reports_are_set_off_from_each_other(here: Here, empty: Path, ready: Path) -> None:
    one, other = here("check", empty).out, here("check", ready).out
    assert here("check", empty, ready).out.startswith(f"{one}\n{other}\n2 berkas ")
