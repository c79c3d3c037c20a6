"""The regulation calculated by hand, straight from the master of questions. Shares no code with zi.

An entry means an option ("A", "Ya"), a number (Fraction), or None: blank, not valid, or not there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Meaning = str | Fraction | None

OPTIONS: dict[str, dict[str, Fraction]] = {
    "YA_TIDAK": {"Ya": Fraction(1), "Tidak": Fraction(0)},
    "ABC": {"A": Fraction(1), "B": Fraction(1, 2), "C": Fraction(0)},
    "ABCD": {"A": Fraction(1), "B": Fraction(67, 100), "C": Fraction(33, 100), "D": Fraction(0)},
    "ABCDE": {
        "A": Fraction(1),
        "B": Fraction(3, 4),
        "C": Fraction(1, 2),
        "D": Fraction(1, 4),
        "E": Fraction(0),
    },
}
RATIOS: tuple[tuple[int, ...], ...] = (
    (88, 89),
    (90, 91),
    (102, 103, 104),
    (105, 106),
    (110, 111, 112),
    (113, 114, 115, 116),
    (117, 118, 119, 120),
    (122, 123),
)
"""The counts of each ratio."""


@dataclass(frozen=True)
class Soal:
    """A question of the master."""

    id: int
    text: str
    kind: str
    row: int
    path: tuple[str, ...]
    """Names of its nodes, outermost first."""


@dataclass(frozen=True)
class Result:
    """Points of every node by the regulation's numbering, such as A.II.5.iii.a, and their total."""

    nodes: dict[str, Fraction]

    @property
    def total(self) -> Fraction:
        return self.nodes["A"] + self.nodes["B"]


def questions(master: Mapping[str, Any]) -> list[Soal]:
    def walk(node: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Soal]:
        path = (*path, node["nama"])
        for soal in node.get("soals", []):
            kind = soal["jenis_jawaban"]
            yield Soal(
                soal["id"],
                soal["teks_pertanyaan"],
                kind if kind in OPTIONS else kind.lower(),
                soal["excel_baris"],
                path,
            )
        for child in node["children"]:
            yield from walk(child, path)

    return sorted((s for root in master["data"] for s in walk(root, ())), key=lambda s: s.id)


def score(master: Mapping[str, Any], meant: Mapping[int, Meaning]) -> Result:
    kinds = {soal.id: soal.kind for soal in questions(master)}
    nodes: dict[str, Fraction] = {}
    for root in master["data"]:
        _node(root, "", kinds, meant, nodes)
    return Result(nodes)


def _node(
    node: Mapping[str, Any],
    above: str,
    kinds: Mapping[int, str],
    meant: Mapping[int, Meaning],
    nodes: dict[str, Fraction],
) -> Fraction:
    number = re.match(r"\w+", node["nama"])
    assert number is not None
    name = f"{above}.{number[0]}" if above else number[0]
    points = sum((_node(child, name, kinds, meant, nodes) for child in node["children"]), Fraction(0))
    soals = node.get("soals", [])
    if name.startswith("B."):
        for soal in soals:
            points += _value(soal["id"], kinds, meant) * Fraction(str(soal["bobot_maksimal"]))
    elif soals:
        ids = [soal["id"] for soal in soals]
        ratios = [counts for counts in RATIOS if counts[0] in ids]
        counted = {soal for counts in ratios for soal in counts}
        values = [_ratio(counts, meant) for counts in ratios]
        values += [_value(soal, kinds, meant) for soal in ids if soal not in counted]
        points += sum(values, Fraction(0)) / len(values) * Fraction(str(node["bobot_maksimal"]))
    nodes[name] = points
    return points


def _value(soal: int, kinds: Mapping[int, str], meant: Mapping[int, Meaning]) -> Fraction:
    said = meant.get(soal)
    if said is None:
        return Fraction(0)
    if isinstance(said, Fraction):
        assert kinds[soal] == "0-4"
        return said / 4
    return OPTIONS[kinds[soal]][said]


def _ratio(counts: tuple[int, ...], meant: Mapping[int, Meaning]) -> Fraction:
    numbers = [meant.get(soal) for soal in counts]
    n = [number for number in numbers if isinstance(number, Fraction)]
    if len(n) < len(counts):
        return Fraction(0)
    one, zero = Fraction(1), Fraction(0)
    match counts[0]:
        case 102:  # how far violations fell; none before: 1 if none now either
            return max(zero, (n[0] - n[1]) / n[0]) if n[0] else one if not n[1] else zero
        case 110:  # complaints: none to handle is fine, some handled of none is not
            return min(one, n[2] / n[0]) if n[0] else one if not n[2] else zero
        case 113 | 117:
            must = n[0] + n[1] + n[2]
            return min(one, n[3] / must) if must else one if not n[3] else zero
        case _:  # nothing set up, nothing earned
            return min(one, n[1] / n[0]) if n[0] else zero
