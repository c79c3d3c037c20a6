"""The dashboard: every unit once, the recap's numbers, sound structure, nothing fetched, hostile texts stay text."""

import base64
import hashlib
import io
import re
import tracemalloc
from collections import Counter
from dataclasses import replace

import pytest

from tests.batch.dashboards import Page, page_of
from tests.builders.gap_report import HOSTILE
from tests.builders.recaps import recap_of
from zi_cli.batch.dashboard.page import write
from zi_cli.batch.dashboard.units import STATIC
from zi_cli.batch.recap.model import TONES, Recap, RecapStyle, Row
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.language import Translator

UNITS = 181


@pytest.fixture(scope="module")
def recap(criteria: CriteriaSet) -> Recap:
    return recap_of(criteria, UNITS)


@pytest.fixture(scope="module")
def html(recap: Recap) -> str:
    return page_of(recap)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


@pytest.fixture(scope="module")
def large(criteria: CriteriaSet) -> Recap:
    return recap_of(criteria, STATIC + 1)


def test_every_unit_is_accounted_for(page: Page, recap: Recap) -> None:
    assert "181 dari 181 unit terhitung" in page.text
    counts = Counter(row.tone for row in recap.rows())
    assert sum(counts.values()) == UNITS
    words = ("siap", "hampir siap", "belum siap", "tak terbaca", "tanpa berkas")
    for tone, word in zip(TONES, words, strict=True):
        assert re.search(rf"\b{counts[tone]} {word} \d+ % dari 181", page.text)


def test_it_says_what_it_is_of(page: Page, recap: Recap) -> None:
    newest = max(row.file.modified for row in recap.rows() if row.file and row.record)
    assert "bukan putusan resmi" in page.text
    assert "Sasaran: WBK" in page.text
    assert "Dasar penilaian: jawaban unit" in page.text
    assert [time["datetime"] for time in page.all("time")] == [newest[:10]]
    assert recap.pack in page.text


def test_all_units_stand_in_the_page_itself(page: Page, recap: Recap) -> None:
    assert [cells[0].split(" U0")[0][: len(row.unit.name)] for cells, row in zip(page.units, recap.rows(), strict=True)] == [
        row.unit.name for row in recap.rows()
    ]  # fmt: skip


def test_too_many_units_for_a_page_are_data_only(large: Recap) -> None:
    page = Page(page_of(large))
    assert page.units == []
    assert len(page.data["units"]) == STATIC + 1
    assert page.data["static"] is False
    assert "recap.xlsx" in page.text


def test_data_and_table_say_the_same(page: Page) -> None:
    data = page.data
    for unit, cells in zip(data["units"], page.units, strict=True):
        (
            name,
            number,
            *groups,
            tone,
            total,
            missed,
            gates,
            areas,
            _levels,
            _steps,
            step,
            errors,
            warnings,
            links,
        ) = unit
        assert cells[0] == name + number
        assert cells[1:4] == [kind[place] or "–" for kind, place in zip(data["groups"], groups, strict=True)]
        assert cells[4] == data["tone_words"][tone]
        assert cells[5] == (total or "–")
        assert cells[6] == ("–" if missed is None else f"{len(missed)} / {gates}")
        shown = [cell.removesuffix(" di bawah minimum") for cell in cells[7:13]]
        assert shown == (areas or ["–"] * 6)
        assert cells[13] == (step or "–")
        assert cells[14] == ("–" if missed is None else f"{errors} / {warnings}")
        assert [ending.upper() for ending, _ in links] == re.findall(r"HTML|PDF", cells[15])


def test_a_missed_minimum_is_never_shown_as_reached(criteria: CriteriaSet) -> None:
    def just_below(row: Row) -> Row:
        if row.record is None:
            return row
        areas = tuple(replace(area, percent=59.99) for area in row.record.areas)
        scores = {**row.record.scores, "claimed": {**(row.record.scores["claimed"] or {}), "total": 74.9999}}
        return replace(row, record=replace(row.record, areas=areas, scores=scores))

    assessed = [
        unit for unit in Page(page_of(recap_of(criteria, 20, change=just_below))).data["units"] if unit[6]
    ]
    assert {unit[6] for unit in assessed} == {"74,99"}
    assert {text for unit in assessed for text in unit[9]} == {"59,9"}
    assert {level for unit in assessed for level in unit[10]} == {2}


def test_nearest_units_come_first_with_their_step(page: Page, recap: Recap) -> None:
    table = next(rows for rows in page.tables.values() if "Langkah pertama" in rows[0])
    near = [
        ((nearest.steps, nearest.effort, -(row.record.total or 0)), row.unit.name, nearest.first)
        for row in recap.rows()
        if row.record and (nearest := row.record.nearest) and row.tone == "near"
    ]
    _, name, step = min(near)
    assert step is not None
    assert table[1][0].startswith(name)
    assert step.label in table[1][5]
    assert "C → B" in table[1][5]
    assert len(table) == 21
    assert name in page.text[: page.text.index("Kesenjangan paling sering")]


def test_a_unit_that_meets_every_gate_says_what_is_open(criteria: CriteriaSet) -> None:
    def open_only(row: Row) -> Row:
        if row.record is None or row.record.nearest is None:
            return row
        nearest = replace(row.record.nearest, steps=0, effort=0.0, first=None)
        return replace(row, record=replace(row.record, nearest=nearest, complete=False, answered=120))

    assert "120 dari 127 isian terjawab" in Page(page_of(recap_of(criteria, 60, change=open_only))).text


def test_commonest_gaps_have_their_denominator_and_mentors(page: Page, recap: Recap) -> None:
    table = next(rows for rows in page.tables.values() if "Unit yang bisa berbagi cara" in rows[0])
    gap = recap.gaps[0]
    assert table[1][0].startswith(gap.label)
    assert f"{gap.held_back} dari {recap.all.assessed}" in table[1][1]
    assert f"{gap.units} dari {recap.all.assessed}" in table[1][2]
    assert gap.mentors[0] in table[1][5]


def test_files_that_need_asking_for_are_named(page: Page, recap: Recap) -> None:
    for unit in recap.missing:
        assert unit.name in page.text
    for one in recap.refused:
        assert one.file.path in page.text
        assert one.refusal.reason in page.text
        assert one.refusal.hint in page.text
    for double in recap.duplicates:
        assert double.file.path in page.text
    assert recap.unknown[0].file.path in page.text
    assert recap.unknown[0].candidates[0] in page.text


def test_each_gate_has_its_histogram_and_counts(page: Page, recap: Recap) -> None:
    assert len(page.with_class("histogram")) == len(recap.gates)
    assert len(page.all("svg")) == len(recap.gates)
    for gate in recap.gates:
        assert f"belum tercapai {gate.missed}" in page.text
        low = f"{gate.minimum['WBK']:.2f}".replace(".", ",")
        assert f"minimum WBK {low}" in page.text


def test_groups_show_their_weakest_area(page: Page, recap: Recap) -> None:
    names = {area.number: area.name for area in recap.areas}
    for group in recap.by("type"):
        rows = [row for rows in page.tables.values() for row in rows if row[0] == group.name]
        assert rows[0][1] == f"{group.assessed} / {group.units}"
        assert group.weakest_area is not None
        assert names[group.weakest_area] in rows[0][-1]


def test_links_to_reports_are_relative_and_encoded(page: Page) -> None:
    links = [a["href"] for a in page.all("a") if "laporan" in a["href"]]
    assert links
    assert all(re.fullmatch(r"laporan/\d{4}%20\w+\.(html|pdf)", link) for link in links)


def test_nothing_is_fetched_and_only_its_own_script_runs(page: Page, html: str) -> None:
    policy = next(meta["content"] for meta in page.all("meta") if meta.get("http-equiv"))
    digest = base64.b64encode(hashlib.sha256(page.scripts[1].encode()).digest()).decode()
    assert "default-src 'none'" in policy
    assert f"script-src 'sha256-{digest}'" in policy
    assert [script.get("type", "") for script in page.all("script")] == ["application/json", ""]
    assert not page.all("link") + page.all("img") + page.all("iframe")
    assert not any("src" in attributes for _, attributes in page.elements)
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert "http://" not in html
    assert "https://" not in html
    assert "@import" not in html
    assert "url(" not in html


def test_structure_is_sound(page: Page) -> None:
    ids = Counter(attributes["id"] for _, attributes in page.elements if "id" in attributes)
    assert set(ids.values()) == {1}
    assert all(a["href"].removeprefix("#") in ids for a in page.all("a") if a["href"].startswith("#"))
    assert {label["for"] for label in page.all("label")} == {
        attributes["id"] for tag, attributes in page.elements if tag in ("input", "select")
    }
    assert all(th.get("scope") in ("col", "row") for th in page.all("th"))
    assert page.text.count("bukan putusan resmi") >= 2
    assert [tag for tag, _ in page.elements].count("h1") == 1
    assert len(page.all("caption")) == len(page.all("table"))
    shown = page.by_id("shown")
    assert (shown["role"], shown["aria-live"]) == ("status", "polite")


def test_controls_are_hidden_until_the_script_runs(page: Page) -> None:
    assert "hidden" in page.by_id("controls")
    assert "hidden" in page.by_id("pages")


@pytest.mark.parametrize("units", [40, STATIC + 1])
def test_hostile_texts_stay_text(criteria: CriteriaSet, units: int) -> None:
    evil = f"</script><!--units-->{HOSTILE}"

    def hostile(row: Row) -> Row:
        unit = replace(row.unit, name=f"{row.number} {evil}", region=evil, type=evil, parent=evil, id=evil)
        refusal = replace(row.refusal, reason=evil, hint=evil) if row.refusal else None
        file = replace(row.file, path=evil, modified=evil) if row.file else None
        return replace(row, unit=unit, refusal=refusal, file=file, reports={"html": "javascript:alert(1)"})

    html = page_of(recap_of(criteria, units, change=hostile))
    page, plain = Page(html), Page(page_of(recap_of(criteria, units)))
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in plain.elements}
    assert len(page.scripts) == 2
    assert page.data["units"][0][0].startswith("1 </script><!--units--><script>alert(1)</script>")
    assert len(page.data["units"]) == units
    assert not any(a["href"].startswith("javascript:") for a in page.all("a"))
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", html)


def test_english(recap: Recap) -> None:
    page = Page(page_of(recap, "en"))
    assert "181 of 181 units accounted for" in page.text
    assert "Nearest to WBK" in page.text
    assert {"language": page.all("html")[0]["lang"]} == {"language": "en"}


def test_same_recap_same_bytes(recap: Recap, html: str) -> None:
    assert page_of(recap) == html


def test_no_unit_has_a_file(criteria: CriteriaSet) -> None:
    def nothing(row: Row) -> Row:
        return replace(row, record=None, refusal=None, file=None, state="missing", duplicates=0, reports={})

    page = Page(page_of(recap_of(criteria, 7, change=nothing)))
    assert "7 dari 7 unit terhitung" in page.text
    assert "Unit tanpa berkas: 7" in page.text
    assert len(page.units) == 7


def test_without_a_roster_it_says_that_nobody_is_known_to_be_missing(recap: Recap) -> None:
    assert "Tanpa daftar unit" in Page(page_of(replace(recap, roster=""))).text


def test_without_any_unit(criteria: CriteriaSet) -> None:
    assert "0 dari 0 unit terhitung" in Page(page_of(recap_of(criteria, 0))).text


@pytest.mark.slow
def test_memory_does_not_grow_with_the_units(criteria: CriteriaSet) -> None:
    peaks = []
    for units in (500, 500, 2000):
        recap = recap_of(criteria, units)
        tracemalloc.start()
        write(recap, _Nowhere(), RecapStyle(translator=Translator("id")))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < 1.3 * peaks[1]


class _Nowhere(io.BytesIO):
    def write(self, data: object, /) -> int:
        return 0
