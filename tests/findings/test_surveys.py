"""ZI606 and on: the survey indices."""

import pytest

from tests.findings.conftest import Find, FindItems, Save, findings
from zi_cli.criteria.lke.pack import Pack
from zi_cli.language import Translator
from zi_cli.workbook.writing.lampiran_iii import Value

INDEX, NOTE = "LKE ZI!K205", "LKE ZI!O205"


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        (3.58, []),
        (3.999, []),
        (1, []),
        (0, []),
        (4, ["ZI606"]),
        ("4,00", ["ZI606"]),
        (4.2, []),  # told as ZI303
        (87.65, ["ZI607"]),
        ("87,65", ["ZI607"]),
        ("87,65 %", ["ZI607"]),
        (100, ["ZI607"]),
        (24, []),
        (365, []),
        (0.8765, ["ZI608"]),
        ("0,9", ["ZI608"]),
        (0.1, ["ZI608"]),
        ("baik", []),
        (None, []),
    ],
)
def test_an_index(save: Save, find: Find, typed: Value, codes: list[str]) -> None:
    assert find(save({125: 3.7, 127: typed}), "ZI6") == [(code, 127, INDEX) for code in codes]


def test_what_the_index_would_be_is_told(save: Save, pack: Pack) -> None:
    words = Translator("en")
    (hit,) = [f.hit for f in findings(save({127: 87.65}), pack) if f.rule.code == "ZI607"]
    assert "index of 3.506" in words.text(hit.message)
    assert float(hit.points_at_stake) == pytest.approx(17.5 * 3.506 / 4)
    (hit,) = [f.hit for f in findings(save({127: 0.8765}), pack) if f.rule.code == "ZI608"]
    assert "3.506" in words.text(hit.hint)


@pytest.mark.parametrize(
    ("note", "codes"),
    [
        ("", []),
        ("Survei memakai skala 1-5.", ["ZI609"]),
        ("skala likert 5", ["ZI609"]),
        ("Skala Likert 1 s.d. 5, rata-rata 4,4", ["ZI609"]),
        ("kuesioner lima poin", ["ZI609"]),
        ("skala 1 sampai dengan 5", ["ZI609"]),
        ("Survei memakai skala 1-4.", []),
        ("skala 4, lima unsur pelayanan", []),
        ("Skala 5 sudah dikonversi ke 4 oleh lembaga survei.", []),
        ("skala 5 unsur", []),
        ("Laporan survei Mei 2026, halaman 5", []),
        ("Diisi oleh 24 responden.", ["ZI610"]),
        ("Jumlah responden: 18 orang", ["ZI610"]),
        ("responden sebanyak 29", ["ZI610"]),
        ("jumlah responden hanya 12", ["ZI610"]),
        ("Diisi oleh 30 responden.", []),
        ("1.250 responden", []),
        ("semester 2 responden 64 orang", []),
        ("triwulan 2 responden bertambah", []),
        ("minimal 20 responden, tercapai 64 responden", []),
        ("responden 85 % laki-laki", []),
        ("responden 12,5 persen", []),
        ("25 responden pada tahap I dan 40 responden pada tahap II", []),
        ("Responden yang sudah selesai dilayani", []),
    ],
)
def test_a_note(save: Save, find: Find, pack: Pack, note: str, codes: list[str]) -> None:
    from dataclasses import replace

    from tests.builders.lke import best

    filling = replace(best(pack, {125: 3.7, 127: 3.6}), notes={127: note} if note else {})
    assert find(save(filling=filling), "ZI6") == [(code, 127, NOTE) for code in codes]


def test_only_indices_are_looked_at(save: Save, find_items: FindItems) -> None:
    assert find_items(save({88: 4, 89: 4, 90: 4, 91: 4, 125: 3.7, 127: 3.7}), "ZI606", "ZI607") == []
