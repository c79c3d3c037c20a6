"""Whose each file is: every file and every unit in exactly one place."""

from dataclasses import replace

from zi_cli.batch.identity import Seen, Settled, settle
from zi_cli.workbook.roster import Unit

JAWA_1, JAWA_2, PAPUA = (
    Unit(name="BP2P Jawa I", id="P-01"),
    Unit(name="BP2P Jawa II", id="P-02"),
    Unit(name="BWS Papua"),
)


def seen(number: int, path: str, name: str = "", **more: object) -> Seen:
    usual = Seen(
        number=number,
        path=path,
        name=name,
        id="",
        modified="2026-01-01T00:00:00Z",
        sha256=f"{number}",
        refused=False,
    )
    return replace(usual, **more)  # type: ignore[arg-type]


def told(settled: Settled) -> dict[str, str]:
    """Unit → the file that counts, or what it has instead."""
    return {
        place.unit.name: ""
        if place.counted is None
        else ("!" if place.counted.refused else "") + place.counted.path
        for place in settled.places
    }


def adds_up(settled: Settled, files: int) -> bool:
    counted = [place.counted for place in settled.places if place.counted and not place.counted.refused]
    duplicates = [file for place in settled.places for file in place.duplicates]
    everywhere = [
        *counted,
        *duplicates,
        *(one.seen for one in settled.strangers),
        *(f for f, _ in settled.refused),
    ]
    return sorted(file.number for file in everywhere) == list(range(files))


def test_workbook_roster_and_file_name_in_that_order() -> None:
    roster = [replace(JAWA_1, file="kiriman/a.xlsx"), JAWA_2, PAPUA]
    files = [
        seen(0, "x/b.xlsx", "Balai Pelaksana Penyediaan Perumahan Jawa II"),
        seen(1, "in/kiriman/A.xlsx"),
        seen(2, "x/LKE ZI BWS Papua 2026 final (2).xlsx"),
    ]
    settled = settle(files, roster)
    assert told(settled) == {
        "BP2P Jawa I": "in/kiriman/A.xlsx",
        "BP2P Jawa II": "x/b.xlsx",
        "BWS Papua": files[2].path,
    }
    assert [place.match.by for place in settled.places if place.match] == ["roster_file", "name", "file_name"]
    assert adds_up(settled, 3)


def test_the_newest_counts_and_the_rest_is_listed() -> None:
    files = [
        seen(0, "a.xlsx", "BP2P Jawa I", modified="2026-02-01T00:00:00Z"),
        seen(1, "b.xlsx", "BP2P Jawa 1", modified="2026-03-01T00:00:00Z"),
        seen(2, "c.xlsx", "BP2P Jawa I", modified="2026-03-01T00:00:00Z"),
    ]
    settled = settle(files, [JAWA_1])
    assert told(settled) == {"BP2P Jawa I": "b.xlsx"}
    assert {file.path for file in settled.places[0].duplicates} == {"a.xlsx", "c.xlsx"}
    assert adds_up(settled, 3)


def test_missing_unknown_and_refused_each_have_their_list() -> None:
    files = [
        seen(0, "BP2P Jawa I.xlsx", refused=True),
        seen(1, "lain.xlsx", "Balai Lain"),
        seen(2, "rusak.xlsx", refused=True),
    ]
    settled = settle(files, [JAWA_1, JAWA_2])
    assert told(settled) == {"BP2P Jawa I": "!BP2P Jawa I.xlsx", "BP2P Jawa II": ""}
    assert [one.seen.path for one in settled.strangers] == ["lain.xlsx"]
    assert [(file.path, unit) for file, unit in settled.refused] == [
        ("BP2P Jawa I.xlsx", "BP2P Jawa I"),
        ("rusak.xlsx", ""),
    ]
    assert adds_up(settled, 3)


def test_a_readable_file_counts_before_a_newer_broken_one() -> None:
    files = [
        seen(0, "BP2P Jawa I baru.xlsx", refused=True, modified="2026-09-01T00:00:00Z"),
        seen(1, "a.xlsx", "BP2P Jawa I"),
    ]
    settled = settle(files, [JAWA_1])
    assert told(settled) == {"BP2P Jawa I": "a.xlsx"}
    assert adds_up(settled, 2)


def test_code_and_name_of_two_units_settle_nothing() -> None:
    settled = settle([seen(0, "a.xlsx", "BP2P Jawa II", id="P-01")], [JAWA_1, JAWA_2])
    assert told(settled) == {"BP2P Jawa I": "", "BP2P Jawa II": ""}
    assert settled.strangers[0].candidates == ("BP2P Jawa I", "BP2P Jawa II")


def test_another_unit_with_nearly_the_same_name_is_no_duplicate() -> None:
    files = [seen(0, "a.xlsx", "BP2P Jawa I"), seen(1, "b.xlsx", "BP2P Jawa I Cabang Madura")]
    settled = settle(files, [JAWA_1])
    assert told(settled) == {"BP2P Jawa I": "a.xlsx"}
    assert [(one.seen.path, one.candidates) for one in settled.strangers] == [("b.xlsx", ("BP2P Jawa I",))]


def test_a_code_in_the_name_of_the_file_tells_the_unit() -> None:
    settled = settle([seen(0, "P-02 kiriman ulang.xlsx")], [JAWA_1, JAWA_2])
    assert told(settled)["BP2P Jawa II"] == "P-02 kiriman ulang.xlsx"


def test_without_a_roster_folders_tell_apart_what_is_called_the_same() -> None:
    files = [
        seen(0, "BP2P Jawa I/LKE.xlsx"),
        seen(1, "BP2P Jawa II/LKE.xlsx"),
        seen(2, "lke.xlsx", "BP2P Jawa 1"),
    ]
    settled = settle(files, [])
    assert len(settled.places) == 2
    assert adds_up(settled, 3)
