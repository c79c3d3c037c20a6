"""Who takes part: kinds of units by region, in the proportions of a round of 181; every name is constructed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from zi_cli.demo.units.dice import Dice
from zi_cli.workbook.roster import Unit

MOST: Final = 2_000
_MARK: Final = "CONTOH"
_SDA: Final = "Ditjen Sumber Daya Air CONTOH"
_BM: Final = "Ditjen Bina Marga CONTOH"
_CK: Final = "Ditjen Cipta Karya CONTOH"
_HOUSING: Final = "Ditjen Perumahan CONTOH"
_BK: Final = "Ditjen Bina Konstruksi CONTOH"
_TRAINING: Final = "BPSDM CONTOH"
PARENTS: Final = (_SDA, _BM, _CK, _HOUSING, _BK, _TRAINING)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """A kind of units, and how many of 181 are of it."""

    label: str
    type: str
    parent: str
    weight: int


_KINDS: Final = tuple(
    _Kind(label=label, type=kind, parent=parent, weight=weight)
    for label, kind, parent, weight in (
        ("BBWS", "BBWS", _SDA, 12),
        ("BWS", "BWS", _SDA, 22),
        ("Balai Teknik SDA", "Balai teknik", _SDA, 4),
        ("BBPJN", "BBPJN", _BM, 7),
        ("BPJN", "BPJN", _BM, 26),
        ("Balai Teknik Bina Marga", "Balai teknik", _BM, 4),
        ("BPPW", "BPPW", _CK, 34),
        ("Balai Teknik Cipta Karya", "Balai teknik", _CK, 4),
        ("BP2P", "BP2P", _HOUSING, 19),
        ("BP2JK", "BP2JK", _BK, 34),
        ("BJKW", "BJKW", _BK, 7),
        ("Balai BPSDM", "Balai pelatihan", _TRAINING, 8),
    )
)
_REGIONS: Final = {
    "Sumatera": 5, "Jawa": 4, "Nusa Tenggara": 2, "Kalimantan": 2, "Sulawesi": 3, "Maluku": 1, "Papua": 2,
}  # fmt: skip
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_WBBM_SHARE: Final = 0.05
_AFFIRMATIVE: Final = {"Maluku": 0.4, "Papua": 0.5, "Nusa Tenggara": 0.2}
"""Regions → the share of units that take part as WBK-AFIRMASI."""


def constructed_field(count: int, seed: int) -> tuple[Unit, ...]:
    """The roster of `count` units, by kind and region."""
    places = [
        (kind, region, number, of)
        for kind, units in zip(_KINDS, _shared_out(count, [k.weight for k in _KINDS]), strict=True)
        for region, of in zip(_REGIONS, _shared_out(units, list(_REGIONS.values())), strict=True)
        for number in range(1, of + 1)
    ]
    return tuple(
        _unit(at, kind, region, roman(number) if of > 1 else "", seed)
        for at, (kind, region, number, of) in enumerate(places, start=1)
    )


def stranger() -> Unit:
    """A unit that is on no roster."""
    return Unit(
        name=f"Balai Luar Daftar {_MARK}",
        id=f"{_MARK}-LUAR",
        type="Balai",
        parent=_CK,
        region="Jawa",
        category="WBK",
    )


def roster_rows(units: Sequence[Unit]) -> list[list[str]]:
    """The roster as lines of cells, its header first."""
    header = ["id", "name", "type", "parent", "region", "category", "holds_wbk"]
    return [header] + [
        [u.id, u.name, u.type, u.parent, u.region, u.category, "Ya" if u.holds_wbk else "Tidak"]
        for u in units
    ]


def roman(number: int) -> str:
    """4 → IV."""
    letters = ""
    for value, letter in _ROMAN:
        times, number = divmod(number, value)
        letters += letter * times
    return letters


def _unit(at: int, kind: _Kind, region: str, numeral: str, seed: int) -> Unit:
    dice = Dice(seed, "unit", at)
    category = "WBK-AFIRMASI" if dice.chance(_AFFIRMATIVE.get(region, 0)) else "WBK"
    if dice.chance(_WBBM_SHARE):
        category = "WBBM"
    name = " ".join(part for part in (kind.label, region, numeral, _MARK) if part)
    return Unit(
        id=f"{_MARK}-{at:04d}",
        name=name,
        type=kind.type,
        parent=kind.parent,
        region=region,
        category=category,
        holds_wbk=category == "WBBM" or dice.chance(_WBBM_SHARE),
    )


def _shared_out(count: int, weights: Sequence[int]) -> list[int]:
    """`count` in whole parts by weight: what is left over goes to the largest remainders, the first of equals."""
    total = sum(weights)
    parts = [count * weight // total for weight in weights]
    left = Counter({place: count * weight % total for place, weight in enumerate(weights)})
    for place, _ in left.most_common(count - sum(parts)):
        parts[place] += 1
    return parts
