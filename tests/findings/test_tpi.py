"""ZI8xx: the unit against TPI."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from tests.builders.filled import Typed, best_answers, filled
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.findings.catalogue import find_all
from zi_cli.findings.finding import Hit

Answers = Mapping[int, Typed]


def hits(pack: Pack, unit: Answers, tpi: Answers | None, view: View = View.CLAIMED) -> list[tuple[str, Hit]]:
    best = best_answers(pack)
    book = filled(pack, {**best, **unit}, tpi=None if tpi is None else {**best, **tpi})
    found = find_all(assess_workbook(book, CriteriaSet(lke=pack), view=view))
    return [(f.rule.code, f.hit) for f in found if f.rule.code.startswith("ZI8")]


@pytest.mark.parametrize(
    ("unit", "tpi", "codes"),
    [
        ({}, {}, []),
        ({}, None, []),
        ({}, {6: "B"}, [("ZI802", None)]),
        ({}, {6: "C"}, [("ZI801", 6)]),
        ({}, {6: "D"}, [("ZI801", 6)]),
        ({}, {1: "Tidak"}, [("ZI801", 1)]),
        ({}, {1: "ya"}, []),
        ({6: "B"}, {6: "A"}, [("ZI805", 6)]),
        ({6: "D"}, {6: "A"}, [("ZI805", 6)]),
        ({}, {6: None}, [("ZI803", 6)]),
        ({}, {6: "X"}, [("ZI803", 6)]),
        ({6: None}, {6: None}, []),
        ({6: None}, {6: "A"}, []),
        ({}, {127: 3.7}, [("ZI802", None)]),
        ({}, {127: 1}, [("ZI801", 127)]),
        ({}, {106: 4}, [("ZI802", None)]),
        ({}, {106: 1}, [("ZI801", 106)]),
        ({}, {2: "B", 6: "B", 7: "B"}, [("ZI802", None)]),
        ({}, dict.fromkeys(range(2, 12)), [("ZI803", None)]),
        ({}, dict.fromkeys(range(1, 128)), []),  # TPI has not begun
    ],
)
def test_levels_apart(
    pack: Pack, unit: Answers, tpi: Answers | None, codes: list[tuple[str, int | None]]
) -> None:
    assert [(code, hit.soal_id) for code, hit in hits(pack, unit, tpi)] == codes


def test_the_points_are_what_the_difference_costs(pack: Pack) -> None:
    weight = pack.weight_points(pack.questions[6].indicator_id)
    ((_, hit),) = hits(pack, {}, {6: "C"})
    assert (hit.points_at_stake, hit.view) == (weight * Fraction(67, 100), View.TPI)
    ((_, hit),) = hits(pack, {}, {6: "B", 7: "B"})
    other = pack.weight_points(pack.questions[7].indicator_id)
    assert hit.points_at_stake == (weight + other) * Fraction(33, 100)


def test_what_is_open_is_told_once(pack: Pack) -> None:
    """By TPI's own view its blanks are ZI301."""
    assert hits(pack, {}, {6: None}, view=View.TPI) == []


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Mohon lengkapi notulen", True),
        ("Dokumen belum ditandatangani.", True),
        ("Perlu dilampirkan SK terbaru", True),
        ("Sesuai", False),
        ("Bukti sudah dilengkapi", False),
        ("Tidak ada yang perlu ditambahkan", False),
        ("", False),
    ],
)
def test_agrees_but_asks(pack: Pack, note: str, found: bool) -> None:
    from dataclasses import replace

    from zi_cli.workbook.filled import Note

    best = best_answers(pack)
    book = filled(pack, best, tpi=best)
    noted = book.responses[6]._replace(tpi_note=Note(text=note, cell="Jawaban!Q13"))
    book = replace(book, responses={**book.responses, 6: noted})
    codes = [f.rule.code for f in find_all(assess_workbook(book, CriteriaSet(lke=pack)), ["ZI804"])]
    assert codes == (["ZI804"] if found else [])
