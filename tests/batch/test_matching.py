"""Names of units: many spellings of one, and units that differ by a numeral."""

import pytest

from zi_cli.batch.matching import RosterNames
from zi_cli.batch.names import Names
from zi_cli.workbook.roster import Unit

ROSTER = (
    "BP2P Jawa I", "BP2P Jawa II", "BP2P Jawa III", "BWS Sumatera II", "Balai Wilayah Sungai Papua Barat",
    "BPJN Sumatera Barat", "BPJN Sumatera Utara", "BP2JK Jawa Timur", "Balai Besar Pelaksanaan Jalan Nasional Jawa",
)  # fmt: skip


def meant(name: str, roster: tuple[str, ...] = ROSTER) -> list[str]:
    names = Names([*roster, name])
    found = RosterNames([Unit(name=unit) for unit in roster], names).meant(names.words(name))
    return [roster[place] for place in found.units] if found.settled else []


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("BP2P Jawa III", "BP2P Jawa III"),
        ("bp2p jawa 3", "BP2P Jawa III"),
        ("BP2P  JAWA-III", "BP2P Jawa III"),
        ("Balai Pelaksana Penyediaan Perumahan Jawa III", "BP2P Jawa III"),
        ("Balai Pelaksana Penyediaan Perumahan (BP2P) Jawa III", "BP2P Jawa III"),
        ("Balai Wilayah Sungai Sumatera II", "BWS Sumatera II"),
        ("BWS Papua Barat", "Balai Wilayah Sungai Papua Barat"),
        ("BPJN Sumatra Barat", "BPJN Sumatera Barat"),
        ("Balai Pelaksana Pemilihan Jasa Konstruksi Jawa Timur", "BP2JK Jawa Timur"),
        ("BBPJN Jawa", "Balai Besar Pelaksanaan Jalan Nasional Jawa"),
        ("Kementerian PU, BP2P Jawa II Surabaya", "BP2P Jawa II"),
    ],
)
def test_spellings_of_one_unit_are_one(name: str, unit: str) -> None:
    assert meant(name) == [unit]


@pytest.mark.parametrize(
    "name",
    [
        "BP2P Jawa IV",
        "BP2P Jawa",
        "BPJN Sumatera",
        "BPJN Sumatera Timur",
        "Jawa",
        "LKE",
        "",
        "BWS Sumatera VIII",
    ],
)
def test_a_name_that_is_not_surely_one_unit_is_none(name: str) -> None:
    assert meant(name) == []


def test_two_units_of_the_same_name_are_never_one() -> None:
    assert meant("BWS Maluku", ("BWS Maluku", "Balai Wilayah Sungai Maluku")) == []
