"""Options that take numbers: what is wrong is said in words, with what was typed and what is allowed."""

from pathlib import Path

import pytest

from tests.builders.command import zi


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("--jobs", "0", "bilangan bulat dari 1 sampai 256; bukan 0"),
        ("--jobs", "1.5", "bilangan bulat dari 1 sampai 256; bukan 1.5"),
        ("--jobs", "dua", "bilangan bulat dari 1 sampai 256; bukan dua"),
        ("--timeout", "0,05", "bilangan dari 0,1 sampai 86400; bukan 0,05"),
        ("--timeout", "nan", "bilangan dari 0,1 sampai 86400; bukan nan"),
        ("--timeout", "1e9", "bilangan dari 0,1 sampai 86400; bukan 1e9"),
    ],
)
def test_what_is_no_such_number(option: str, typed: str, said: str, tmp_path: Path) -> None:
    done = zi("batch", tmp_path, "-o", tmp_path / "out", option, typed)
    assert done.returncode == 2
    assert f"{option} harus {said}" in done.stderr


def test_a_number_without_limits(tmp_path: Path) -> None:
    done = zi("demo", tmp_path, "--units", "banyak")
    assert done.returncode == 2
    assert "--units harus bilangan bulat; bukan banyak" in done.stderr


def test_a_decimal_comma_is_understood(ready: Path, tmp_path: Path) -> None:
    done = zi("batch", ready, "-o", tmp_path / "out", "--timeout", "59,5", "--jobs", "1")
    assert done.returncode in (0, 1), done.stderr


@pytest.mark.parametrize("typed", ["9" * 400, "9" * 5000, "٣", "1_0", "inf", "-1", "", "1,000"])
def test_odd_numbers_are_wrong_calls(typed: str, tmp_path: Path) -> None:
    done = zi("batch", tmp_path, "-o", tmp_path / "out", "--jobs", typed)
    assert done.returncode == 2, done.stderr
    assert len(done.stderr) < 300
