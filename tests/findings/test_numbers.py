"""ZI6xx: the numbers."""

from dataclasses import replace

import pytest

from tests.builders.lke import best, typed_over
from tests.findings.conftest import Find, Save
from zi_cli.criteria.pack import Pack
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
    assert find(save(changes), "ZI60") == hits


def test_sum_row_differs(save: Save, find: Find, pack: Pack) -> None:
    assert find(save(), "ZI603") == []
    path = save(filling=replace(best(pack), sums={"jumlah-lhkasn": 12}))
    assert find(path, "ZI603") == [("ZI603", 120, "LKE ZI!K185")]
    assert find(save(filling=replace(best(pack), sums={})), "ZI603") == []
    assert find(typed_over(save(), {"K178": 99}), "ZI603") == [("ZI603", 116, "LKE ZI!K178")]
