"""The dashboard for everybody: readable in colour, in grey and in the dark, by keyboard and by ear; it promises nothing."""

import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from tests.batch.dashboards import Page, page_of
from tests.builders.command import ROOT
from tests.builders.recaps import recap_of
from zi_cli.batch.dashboard.page import write
from zi_cli.batch.recap.model import Recap, RecapStyle, Row
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.language import Translator

CSS = "\n".join(
    (ROOT / "templates/report" / name).read_text("utf-8") for name in ("gap.css", "dashboard.css")
)
TEXTS = ["--ink", "--soft", "--accent", "--t-ready", "--t-near", "--t-not", "--t-unreadable", "--t-missing"]


@pytest.fixture(scope="module")
def recap(criteria: CriteriaSet) -> Recap:
    return recap_of(criteria, 60)


@pytest.fixture(scope="module")
def page(recap: Recap) -> Page:
    return Page(page_of(recap))


def colours(dark: bool) -> dict[str, str]:
    """Names of colours as they stand in the styles; the dark ones lie over the others."""
    night = r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}"
    texts = re.findall(r"^:root \{(.*?)\}", CSS, re.MULTILINE | re.DOTALL)
    texts += re.findall(night, CSS, re.DOTALL) if dark else []
    return dict(pair for text in texts for pair in re.findall(r"(--[\w-]+): (#[0-9a-f]{6})", text))


def lightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((lightness(one), lightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_texts_can_be_read_on_their_ground(dark: bool) -> None:
    named = colours(dark)
    grounds = [named["--page"], named["--card"]]
    pairs = [(text, ground) for text in TEXTS for ground in grounds]
    assert [pair for pair in pairs if contrast(named[pair[0]], pair[1]) < 4.5] == []
    heat = [contrast(named["--h-ink"], named[f"--h{level}"]) for level in (1, 2, 3, 4)]
    assert min(*heat, contrast(named["--h0-ink"], named["--h0"])) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_heat_gets_darker_or_lighter_step_by_step_in_grey_too(dark: bool) -> None:
    named = colours(dark)
    steps = [lightness(named[f"--h{level}"]) for level in range(5)]
    assert steps == sorted(steps, reverse=dark)
    assert all(abs(a - b) > 0.005 for a, b in pairwise(steps))


def test_nothing_moves() -> None:
    assert not re.search(r"\b(animation|transition|scroll-behavior)\s*:", CSS)
    assert "smooth" not in (ROOT / "templates/report/dashboard.js").read_text("utf-8")


def test_headings_go_down_one_level_at_a_time(page: Page) -> None:
    levels = [int(name[1]) for name, _ in page.elements if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_keyboard_reaches_the_content_and_sees_where_it_is(page: Page) -> None:
    skip = next(attributes for name, attributes in page.elements if name == "a")
    assert "skip" in skip["class"]
    assert page.by_id(skip["href"][1:])
    assert ":focus-visible" in CSS
    assert all("outline: none" not in line for line in CSS.splitlines() if "focus" in line)
    targets = {attributes["href"][1:] for attributes in page.all("a") if attributes["href"].startswith("#")}
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    assert targets <= ids


def test_the_day_is_told_to_people_and_only_if_it_is_known(recap: Recap) -> None:
    stream = io.BytesIO()
    write(recap, stream, RecapStyle(translator=Translator("id"), day=date(2026, 11, 22)))
    assert "Dibuat: 22 November 2026" in Page(stream.getvalue().decode()).text
    assert "Dibuat:" not in Page(page_of(recap)).text


def test_a_count_that_nobody_knows_is_not_foretold(criteria: CriteriaSet) -> None:
    def guessed(row: Row) -> Row:
        if row.record is None or row.record.nearest is None or row.record.nearest.first is None:
            return row
        first = replace(row.record.nearest.first, assumed=True, before="", after="4711")
        return replace(row, record=replace(row.record, nearest=replace(row.record.nearest, first=first)))

    html = page_of(recap_of(criteria, 60, change=guessed))
    assert "4711" not in html
    assert "isi angka yang sebenarnya" in html
    assert "paling banyak +" in Page(html).text
    assert "tidak menjamin hasil penilaian" in html
