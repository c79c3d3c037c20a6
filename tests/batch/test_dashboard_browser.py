"""The dashboard in a real browser: sort, filter, search and pages go by the address. Skipped without Chromium."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.batch.dashboards import Page, page_of
from tests.builders.recaps import recap_of
from zi_cli.batch.recap.model import Recap
from zi_cli.criteria.criteria_set import CriteriaSet

pytestmark = pytest.mark.slow

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--virtual-time-budget=5000", "--dump-dom",
)  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
TIMEOUT_SECONDS = 120
UNITS = 1000


@pytest.fixture(scope="module")
def recap(criteria: CriteriaSet) -> Recap:
    return recap_of(criteria, UNITS)


@pytest.fixture(scope="module")
def small(criteria: CriteriaSet) -> Recap:
    return recap_of(criteria, 40)


class Browser:
    """Opens a page and says what it became."""

    def __init__(self, program: str, folder: Path) -> None:
        self.program, self.folder = program, folder

    def page(self, recap: Recap, address: str = "") -> Page:
        file = self.folder / "index.html"
        file.write_text(page_of(recap), encoding="utf-8")
        command = [
            self.program,
            *FLAGS,
            f"--user-data-dir={self.folder / 'profile'}",
            f"{file.as_uri()}{address}",
        ]
        done = subprocess.run(command, capture_output=True, check=True, timeout=TIMEOUT_SECONDS)
        return Page(done.stdout.decode())


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("there is no Chromium")
    return Browser(program, tmp_path)


def totals(page: Page) -> list[float]:
    return [float(cells[5].replace(",", ".")) for cells in page.units if cells[5] != "–"]


def test_without_an_address_a_page_of_units_in_order(browser: Browser, recap: Recap) -> None:
    page = browser.page(recap)
    assert "hidden" not in page.by_id("controls")
    assert "hidden" not in page.by_id("pages")
    assert [cells[0] for cells in page.units] == [
        f"{row.unit.name}{row.unit.id}" for row in list(recap.rows())[:100]
    ]
    assert "1000 dari 1000 unit, nomor 1 sampai 100 di halaman ini" in page.text
    assert all("aria-sort" not in th for th in page.all("th"))
    assert len([th for th in page.all("th") if "data-sort" in th]) == 15
    assert not any(tag == "img" for tag, _ in page.elements)


def test_search_sort_and_filter(browser: Browser, recap: Recap) -> None:
    page = browser.page(recap, "#q=bws%20contoh&tone=not&sort=total&dir=desc&page=2")
    wanted = [row for row in recap.rows() if "BWS CONTOH" in row.unit.name and row.tone == "not"]
    assert f"{len(wanted)} dari 1000 unit" in page.text
    assert totals(page) == sorted(totals(page), reverse=True)
    assert len(page.units) == min(100, len(wanted) - 100)
    assert [th["aria-sort"] for th in page.all("th") if "aria-sort" in th] == ["descending"]
    assert {cells[4] for cells in page.units} == {"belum siap"}


def test_what_is_not_known_comes_last(browser: Browser, small: Recap) -> None:
    page = browser.page(small, "#sort=area5")
    areas = [cells[11].removesuffix(" di bawah minimum") for cells in page.units]
    known = [float(text.replace(",", ".")) for text in areas if text != "–"]
    assert known == sorted(known)
    assert areas[len(known) :] == ["–"] * (len(areas) - len(known))
    assert "hidden" in page.by_id("pages")


def test_filter_by_group_and_gate(browser: Browser, recap: Recap) -> None:
    place = next(place for place, group in enumerate(recap.by("region")) if group.name == "Jawa")
    page = browser.page(recap, f"#region={place}&gate=0")
    wanted = [
        row
        for row in recap.rows()
        if row.unit.region == "Jawa" and row.record and not row.record.gates[0].met
    ]
    assert f"{len(wanted)} dari 1000 unit" in page.text
    assert {cells[3] for cells in page.units} == {"Jawa"}


def test_an_address_that_makes_no_sense_shows_everything(browser: Browser, small: Recap) -> None:
    page = browser.page(small, "#tone=%3Cb%3E&sort=__proto__&dir=x&page=-4&region=99")
    assert len(page.units) == 40


def test_what_no_unit_matches(browser: Browser, small: Recap) -> None:
    page = browser.page(small, "#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    assert page.units == []
    assert "Tidak ada unit yang cocok." in page.text
    assert not page.all("img")
