"""ZI204 to ZI209: the sheet's own arithmetic."""

from dataclasses import replace

from tests.builders.lke import best, typed_over
from tests.findings.conftest import Find, Save
from zi_cli.criteria.lke.pack import Pack


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
