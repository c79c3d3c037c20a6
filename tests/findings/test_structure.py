"""ZI2xx: the structure of the workbook."""

from fractions import Fraction
from pathlib import Path

import openpyxl

from tests.builders.lke import best, typed_over, without_rows
from tests.findings.changes import edited, reworded
from tests.findings.conftest import Find, Save, findings
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack
from zi_cli.findings.catalogue import find_all
from zi_cli.workbook.read import read_lke


def test_not_found(save: Save, find: Find) -> None:
    path = save()
    assert find(path, "ZI201") == []
    without_rows(path, 8)
    assert find(path, "ZI201") == [("ZI201", 1, None)]


def test_uncertain_match(save: Save, find: Find) -> None:
    path = save()
    assert find(path, "ZI202") == []
    typed_over(path, {"G20": "apakah ada yang lain"})
    assert [(code, soal) for code, soal, _ in find(path, "ZI202")] == [("ZI202", 10)]
    assert find(path, "ZI201") == [], "told once"


def test_a_doubtful_row_names_the_points_of_its_answer(save: Save, pack: Pack) -> None:
    """Restoring the wording, alone, removes it and raises the claim by exactly those points."""
    path = save()
    whole = assess_workbook(read_lke(path, pack), CriteriaSet(lke=pack))
    typed_over(path, {"G20": "apakah ada yang lain"})
    doubtful = assess_workbook(read_lke(path, pack), CriteriaSet(lke=pack))
    (hit,) = [f.hit for f in find_all(doubtful, ["ZI202"])]
    assert hit.view is View.CLAIMED
    assert hit.points_at_stake == whole.claimed.totals["total"] - doubtful.claimed.totals["total"] > 0
    assert list(find_all(whole, ["ZI202"])) == []


def test_duplicate_row(save: Save, find: Find, pack: Pack) -> None:
    path = save()
    assert find(path, "ZI203") == []
    typed_over(path, {"G215": pack.questions[1].label, "J215": "Ya/Tidak", "K215": "Tidak"})
    assert find(path, "ZI203") == [("ZI203", 1, "LKE ZI!K215")]


def test_uncertain_column(save: Save, find: Find, pack: Pack) -> None:
    path = save()
    assert find(path, "ZI210") == []
    rows = pack.layouts["lampiran-iii"].rows
    again = {f"R{rows[question.id]}": best(pack).answers[soal] for soal, question in pack.questions.items()}
    typed_over(path, {"K2": None, **again})
    ((code, _, cell),) = find(path, "ZI210")
    assert (code, str(cell).rstrip("0123456789")) == ("ZI210", "LKE ZI!K")


def test_unread_row(save: Save, find: Find) -> None:
    path = save()
    assert find(path, "ZI213") == []
    typed_over(path, {"K23": "A", "K219": "ttd"})
    assert find(path, "ZI213") == [], "a heading is an item, and a signature stands below the table"
    book = openpyxl.load_workbook(path)
    for area in list(book.worksheets[0].merged_cells.ranges):  # openpyxl would leave them where they were
        book.worksheets[0].unmerge_cells(str(area))
    book.worksheets[0].insert_rows(22)
    book.save(path)
    assert find(path, "ZI213") == [], "an empty row says nothing"
    typed_over(path, {"G22": "Berapa tinggi pagar kantor?", "K22": 3})
    assert find(path, "ZI213") == [("ZI213", None, "LKE ZI!K22")]
    typed_over(path, {"K22": "Jawaban"})
    assert find(path, "ZI213") == [], "headers repeated on every page"


def test_rows_that_are_told_as_doubtful_or_repeated_are_not_told_again(
    save: Save, find: Find, pack: Pack
) -> None:
    path = typed_over(save(), {"G20": "apakah ada yang lain"})
    assert [soal for _, soal, _ in find(path, "ZI202")] == [10]
    assert find(path, "ZI213") == []
    path = typed_over(save(), {"G22": pack.questions[1].label, "J22": "Ya/Tidak", "K22": "Tidak"})
    assert [cell for *_, cell in find(path, "ZI203")] == ["LKE ZI!K22"]
    assert find(path, "ZI213") == []


def test_old_template(save: Save, find: Find) -> None:
    assert find(save(), "ZI214") == []
    path = edited(reworded, save())
    assert find(path, "ZI214") == [("ZI214", None, None)]
    assert find(path, "ZI201") == [], "each was found by its keywords"


def test_rows_that_were_deleted_tell_of_no_other_year(save: Save, find: Find, pack: Pack) -> None:
    rows = pack.layouts["lampiran-iii"].rows
    path = without_rows(save(), *(rows[pack.questions[soal].id] for soal in range(30, 50)))
    assert len(find(path, "ZI201")) > 10
    assert find(path, "ZI214") == []


def test_the_points_of_a_row_are_those_of_its_answer(save: Save, pack: Pack) -> None:
    """Restoring the wording alone brings what stands in the row; restoring a row, what the best answer brings."""
    whole = total(save({10: "B"}), pack)
    for answer in ("B", None):
        path = typed_over(save({10: answer}), {"G20": "apakah ada yang lain"})
        (hit,) = [f.hit for f in findings(path, pack) if f.rule.code == "ZI202"]
        assert hit.points_at_stake == (whole - total(path, pack) if answer else 0)
        assert hit.view is View.CLAIMED
    path = without_rows(save(), 8)
    lost = total(path, pack)
    (hit,) = [f.hit for f in findings(path, pack) if f.rule.code == "ZI201"]
    assert hit.points_at_stake == total(save(), pack) - lost


def total(path: Path, pack: Pack) -> Fraction:
    return assess_workbook(read_lke(path, pack), CriteriaSet(lke=pack)).claimed.totals["total"]
