"""ZI2xx: the structure of the workbook."""

from dataclasses import replace

import openpyxl

from tests.builders.lke import best, typed_over, without_rows
from tests.findings.conftest import Find, Save
from zi_cli.criteria.lke.pack import Pack


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


def test_duplicate_row(save: Save, find: Find, pack: Pack) -> None:
    path = save()
    assert find(path, "ZI203") == []
    typed_over(path, {"G215": pack.questions[1].label, "J215": "Ya/Tidak", "K215": "Tidak"})
    assert find(path, "ZI203") == [("ZI203", 1, "LKE ZI!K215")]


def test_answer_type_overwritten(save: Save, find: Find, pack: Pack) -> None:
    assert find(save(), "ZI204") == []
    assert find(save(filling=replace(best(pack), answer_types={45: "ya / tidak"})), "ZI204") == []
    path = save(filling=replace(best(pack), answer_types={45: "Ya"}))
    assert find(path, "ZI204") == [("ZI204", 45, "LKE ZI!J69")]
    typed_over(path, {"J69": None, "J128": "Jumlah"})
    assert find(path, "ZI204") == [("ZI204", 45, "LKE ZI!J69"), ("ZI204", None, "LKE ZI!J128")]


def test_weight_changed(save: Save, find: Find) -> None:
    path = save()
    assert find(path, "ZI205") == []
    typed_over(path, {"H7": 0.75, "H202": None})
    assert find(path, "ZI205") == [("ZI205", None, "LKE ZI!H7"), ("ZI205", None, "LKE ZI!H202")]


def test_formula_altered(save: Save, find: Find) -> None:
    path = save()
    assert find(path, "ZI206") == []
    typed_over(path, {"L8": 1, "L9": '=IF(K9="A",1,0)', "L7": "=AVERAGE(L8:L8)*H7"})
    assert find(path, "ZI206") == [("ZI206", None, f"LKE ZI!{cell}") for cell in ("L7", "L8", "L9")]


def test_many_altered_formulas_are_told_together(save: Save, find: Find, pack: Pack) -> None:
    path = save()
    rows = [pack.layouts["lampiran-iii"].rows[question.id] for question in list(pack.questions.values())[:20]]
    typed_over(path, {f"L{row}": 1 for row in rows})
    assert find(path, "ZI206") == [("ZI206", None, "LKE ZI!L8")]


def test_official_defect(save: Save, find: Find) -> None:
    assert find(save(), "ZI207") == []
    assert find(save({120: 12}), "ZI207") == [("ZI207", None, "LKE ZI!L175")]


def test_formulas_yield_error(save: Save, find: Find) -> None:
    assert find(save(), "ZI208") == []
    assert find(save({88: 0, 89: 0}), "ZI208") == [("ZI208", None, "LKE ZI!L208")]
    assert find(save({126: None}), "ZI208") == [("ZI208", None, "LKE ZI!L208")]


def test_blanks_averaged_away(save: Save, find: Find) -> None:
    assert find(save(), "ZI209") == []
    assert find(save({2: "C"}), "ZI209") == []
    assert find(save({2: None}), "ZI209") == [("ZI209", None, "LKE ZI!L208")]


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
