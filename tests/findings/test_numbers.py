"""ZI6xx: the numbers."""

from dataclasses import replace

import pytest

from tests.builders.lke import best, typed_over
from tests.findings.conftest import Find, FindItems, Save, findings
from zi_cli.criteria.lke.pack import Pack
from zi_cli.language import Translator
from zi_cli.workbook.writing.lampiran_iii import Value


@pytest.mark.parametrize(
    ("changes", "hits"),
    [
        ({}, []),
        ({122: 0, 123: 4}, [("ZI601", 123, "LKE ZI!K195")]),
        ({122: 0, 123: 0}, [("ZI602", 123, "LKE ZI!K195")]),
        ({88: 0, 89: 0}, [("ZI602", 89, "LKE ZI!K130")]),
        ({88: 0, 89: 1}, [("ZI601", 89, "LKE ZI!K130")]),
        ({102: 0, 103: 0, 104: 0}, [("ZI602", 103, "LKE ZI!K156")]),
        ({102: 0, 103: 2}, [("ZI602", 103, "LKE ZI!K156")]),
        ({113: 0, 114: 0, 115: 0, 116: 0}, [("ZI602", 116, "LKE ZI!K182")]),
        ({122: 0, 123: None}, []),
        ({122: None, 123: 4}, []),
    ],
)
def test_totals_of_zero(
    save: Save, find: Find, changes: dict[int, Value], hits: list[tuple[str, int, str]], pack: Pack
) -> None:
    assert [hit for hit in find(save(changes), "ZI60") if hit[0] in ("ZI601", "ZI602")] == hits


@pytest.mark.parametrize(
    ("changes", "hits"),
    [
        ({}, []),
        ({91: 9}, [("ZI604", 91, "LKE ZI!K133")]),
        ({90: 4}, [("ZI604", 90, "LKE ZI!K132")]),
        ({103: 0, 104: 1}, [("ZI604", 104, "LKE ZI!K157")]),
        ({106: 9}, [("ZI604", 106, "LKE ZI!K162")]),
        ({110: 3, 111: 2, 112: 2}, [("ZI604", 112, "LKE ZI!K174")]),
        ({116: 99}, [("ZI604", 116, "LKE ZI!K182")]),
        ({120: 99}, [("ZI604", 120, "LKE ZI!K189")]),
        ({123: 99}, [("ZI604", 123, "LKE ZI!K195")]),
        ({122: 0, 123: 4}, []),  # told as ZI601
        ({122: None, 123: 4}, []),
        ({88: 1, 89: 3}, []),  # more changes than agents is possible
    ],
)
def test_impossible_together(
    save: Save, find: Find, changes: dict[int, Value], hits: list[tuple[str, int, str]]
) -> None:
    assert find(save(changes), "ZI604") == hits


def test_sum_row_differs(save: Save, find: Find, pack: Pack) -> None:
    assert find(save(), "ZI603") == []
    path = save(filling=replace(best(pack), sums={"jumlah-lhkasn": 12}))
    assert find(path, "ZI603") == [("ZI603", 120, "LKE ZI!K185")]
    assert find(save(filling=replace(best(pack), sums={})), "ZI603") == []
    assert find(typed_over(save(), {"K178": 99}), "ZI603") == [("ZI603", 116, "LKE ZI!K178")]


@pytest.mark.parametrize(
    ("changes", "hits"),
    [
        ({}, []),
        ({116: 2}, [("ZI605", "A.II.5.iii.a.a", "LKE ZI!K182")]),
        ({120: 12}, [("ZI605", "A.II.5.iii.b.a", "LKE ZI!K189")]),
        ({116: 9}, []),  # told as ZI604
        ({113: 0, 114: 0, 115: 0, 116: 0}, []),  # nobody must report
        ({116: None}, []),
    ],
)
def test_reports_missing(
    save: Save, find_items: FindItems, changes: dict[int, Value], hits: list[tuple[str, str, str]]
) -> None:
    assert find_items(save(changes), "ZI605") == hits


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({106: 9}, "Isian soal 106 seharusnya paling banyak 5."),
        ({110: 3, 111: 2, 112: 2}, "Isian soal 112 seharusnya paling banyak 1."),
        ({90: 4}, "Isian soal 90 seharusnya 3."),
    ],
)
def test_the_hint_says_what_the_number_should_be(
    save: Save, pack: Pack, changes: dict[int, Value], said: str
) -> None:
    (finding,) = [f for f in findings(save(changes), pack) if f.rule.code == "ZI604"]
    assert said in Translator("id").text(finding.hit.hint)
