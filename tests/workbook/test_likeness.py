"""How alike a drifted text and an item are."""

import pytest

from zi_cli.workbook.likeness import Likeness, spoken

ITEMS = {
    "tim": frozenset({"integritas", "membentuk", "tim", "zona"}),
    "anggota": frozenset({"anggota", "dipilih", "mekanisme", "tim"}),
    "sasaran": frozenset({"kinerja", "sasaran"}),
    "tercapai": frozenset({"100", "kinerja", "sasaran", "tercapai"}),
    "lainnya": frozenset({"lainnya"}),
    "wbs": frozenset({"blowing", "diterapkan", "system", "whistle"}),
}
LIKENESS = Likeness(ITEMS)


def of(item: str, text: str) -> float:
    return LIKENESS.of(item, LIKENESS.said(text))


def test_all_keywords_and_little_else_is_full_likeness() -> None:
    assert of("tim", "balai membentuk tim zona integritas") > 0.9
    assert of("tim", "paket jalan nasional") == 0
    assert of("tim", "") == 0


@pytest.mark.parametrize(
    "text",
    [
        "telah membentuk tim zi",
        "membntuk tim zona integritas",
        "membentuk tim zona intregitas",
        "pembentukan tim zi",
    ],
)
def test_slips_and_abbreviations(text: str) -> None:
    assert of("tim", text) > 0.6
    assert of("tim", text) > of("anggota", text)


def test_abbreviations_and_their_meaning_are_the_same() -> None:
    assert of("wbs", "wbs telah diterapkan") > 0.9
    assert {"sop", "wbs", "monev"} <= spoken(
        "standar operasional prosedur whistle blowing system monitoring dan evaluasi"
    )


def test_words_with_the_same_beginning_are_not_the_same() -> None:
    likeness = Likeness({"a": frozenset({"pengaduan"}), "b": frozenset({"pengawasan"})})
    assert likeness.said("pengaduan").heard == {"pengaduan"}


def test_one_word_tells_nothing_in_a_longer_text() -> None:
    assert of("lainnya", "jumlah lainnya") > 0.6
    assert of("lainnya", "jumlah lainnya yang sudah") == 0


def test_what_is_special_to_each_tells_items_apart() -> None:
    whole, part = LIKENESS.said("sasaran kinerja yang tercapai"), LIKENESS.said("jumlah sasaran kinerja")
    assert LIKENESS.tells_apart("tercapai", "sasaran", whole)
    assert not LIKENESS.tells_apart("sasaran", "tercapai", whole)
    assert LIKENESS.tells_apart("sasaran", "tercapai", part)
    assert not LIKENESS.tells_apart("tercapai", "sasaran", part)
    assert not LIKENESS.tells_apart("sasaran", "sasaran", part)
