"""Names of files and units that people can tell apart."""

import pytest

from zi_cli.group_report.names import common_start, in_order, listed, shortened, told_apart
from zi_cli.language import Translator


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a/lke.xlsx"], ("lke.xlsx",)),
        (["a/lke.xlsx", "b/lke.xlsx", "b/x.xlsx"], ("a/lke.xlsx", "b/lke.xlsx", "x.xlsx")),
        (["r/a/lke.xlsx", "s/a/LKE.xlsx"], ("r/a/lke.xlsx", "s/a/LKE.xlsx")),
        (["lke.xlsx", "lke.xlsx"], ("lke.xlsx", "lke.xlsx")),
        ([r"C:\a\lke.xlsx", r"C:\b\lke.xlsx"], ("a/lke.xlsx", "b/lke.xlsx")),
    ],
)
def test_as_many_folders_as_it_takes(paths: list[str], names: tuple[str, ...]) -> None:
    assert told_apart(paths) == names


def test_numbers_and_roman_numbers_stand_in_their_order() -> None:
    names = [f"BP2P CONTOH {number}" for number in ("X", "IX", "V", "I", "XIV")]
    assert sorted(names, key=in_order) == [f"BP2P CONTOH {n}" for n in ("I", "V", "IX", "X", "XIV")]
    assert sorted(["Balai CONTOH 10", "Balai CONTOH 9"], key=in_order)[0].endswith("9")


@pytest.mark.parametrize(
    ("names", "start"),
    [
        (["BP2P CONTOH I", "BP2P CONTOH II", "BP2P CONTOH III"], "BP2P CONTOH"),
        (["BP2P CONTOH", "BP2P CONTOH II", "BP2P CONTOH III"], "BP2P"),
        (["BP2P CONTOH I", "BP2P CONTOH II"], ""),
        (["A I", "B II", "C III"], ""),
        (["CONTOH", "CONTOH", "CONTOH"], ""),
    ],
)
def test_dense_lists_leave_out_what_all_names_begin_with(names: list[str], start: str) -> None:
    assert common_start(names) == start


def test_a_long_name_is_cut_between_words() -> None:
    name = "Balai Pelaksana Penyediaan Perumahan CONTOH Nusa Tenggara Bagian Timur II"
    short = shortened(name)
    assert len(short) < len(name)
    assert short.endswith("II")
    assert set(short.split()) <= {*name.split(), "…"}


@pytest.mark.parametrize(
    ("count", "said"),
    [(2, "CONTOH 1, CONTOH 2"), (9, "all except CONTOH 10"), (10, "all of them")],
)
def test_most_of_a_large_group_is_told_by_those_who_are_not(count: int, said: str) -> None:
    everybody = [f"CONTOH {number}" for number in range(1, 11)]
    assert listed(everybody[:count], everybody, Translator("en")) == said
