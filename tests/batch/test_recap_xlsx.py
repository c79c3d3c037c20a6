"""recap.xlsx: the records' numbers, texts that stay text, filters, panes and colours, the same bytes, flat memory."""

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO, cast

import openpyxl
import pytest

from tests.builders.recaps import recap_of
from zi_cli.batch.recap import xlsx_fields
from zi_cli.batch.recap.model import Recap, RecapStyle, Row
from zi_cli.batch.recap.xlsx import workbook_of, write
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.language import Translator

UNITS = 90
SHEETS = ["Summary", "Units", "Gates", "Gaps", "Groups", "Findings", "Data quality"]
HOSTILE = (
    '=HYPERLINK("http://x.invalid";"CONTOH")',
    "+1-1 CONTOH",
    "@SUM(1) CONTOH",
    "http://x.invalid/CONTOH",
    "12345",
    "CONTOH \x07\x1b[31m & <b> \ud800 \u202eterbalik",
    "CONTOH " + "panjang " * 5000,
)


def written(recap: Recap, language: str = "en") -> bytes:
    stream = BytesIO()
    write(recap, stream, RecapStyle(translator=Translator(language), reports=True))
    return stream.getvalue()


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


@pytest.fixture(scope="module")
def recap(criteria: CriteriaSet) -> Recap:
    return recap_of(criteria, UNITS)


@pytest.fixture(scope="module")
def book(recap: Recap) -> Any:
    return opened(written(recap))


def table(page: Any, *names: str) -> list[tuple[Any, ...]]:
    """The columns of these names, of the first table that has them all; a name that occurs twice: the first."""
    for row in page.iter_rows():
        texts = [cell.value for cell in row]
        if all(name in texts for name in names):
            places = [texts.index(name) for name in names]
            rows = []
            for below in page.iter_rows(min_row=row[0].row + 1, values_only=True):
                if all(value is None for value in below):
                    break
                rows.append(tuple(below[place] for place in places))
            return rows
    raise AssertionError(names)


def kept(number: float | None) -> float | None:
    """With the sixteen digits that a workbook keeps."""
    return None if number is None else float(f"{number:.16g}")


def headings(page: Any) -> list[str]:
    """The names of columns of a sheet with one table, whose panes are frozen below them."""
    row = int("".join(sign for sign in page.freeze_panes if sign.isdecimal())) - 1
    return [cell.value for cell in page[row]]


def test_the_sheets_are_named_in_the_readers_language(recap: Recap, book: Any) -> None:
    assert book.sheetnames == SHEETS
    shown = opened(written(recap, "id")).sheetnames
    assert shown == [Translator("id").say(name) for name in SHEETS]


def test_every_unit_has_its_row_with_the_records_numbers(recap: Recap, book: Any) -> None:
    names = (
        "Unit", "Id", "Total, the unit's answers", "Pengungkit", "– Reform", "Hasil", "Gates missed", "of gates",
        "Inputs answered", "of inputs", "Errors", "Warnings", "Information", "Answers shown by evidence", "of answers",
    )  # fmt: skip
    expected = []
    for row in recap.rows():
        numbers: tuple[Any, ...] = (None,) * 13
        if one := row.record:
            score = one.scores["claimed"]
            assert score is not None
            numbers = (
                kept(score["total"]), kept(score["pengungkit"]), kept(score["reform"]), kept(score["hasil"]),
                one.gates_missed, len(one.gates), one.answered, one.questions, one.findings["error"],
                one.findings["warning"], one.findings["info"], one.evidence.supported, one.evidence.claimed,
            )  # fmt: skip
        expected.append((row.unit.name, row.unit.id, *numbers))
    assert table(book["Units"], *names) == expected


def test_each_gate_shows_what_is_reached_and_whether_that_meets_it(recap: Recap, book: Any) -> None:
    words = {True: "reached", False: "missed", None: "unknown"}
    page = book["Units"]
    for gate in recap.gates:
        least = gate.minimum["WBK"]
        sign = " %" if gate.measure == "percent" else ""
        names = (f"{gate.name} (WBK ≥ {least:.2f}{sign})", f"{gate.name}: met?")
        lines = [
            next((line for line in row.record.gates if line.id == gate.id), None) if row.record else None
            for row in recap.rows()
        ]
        expected = [(kept(line.actual), words[line.met]) if line else (None, None) for line in lines]
        assert table(page, *names) == expected


def test_areas_are_the_gates_on_them(recap: Recap) -> None:
    for row in recap.rows():
        if row.record:
            reached = {gate.id: gate.actual for gate in row.record.gates}
            assert [reached[f"area-{area.number}"] for area in row.record.areas] == [
                area.percent for area in row.record.areas
            ]


def test_the_target_stands_where_minima_look_for_it(book: Any) -> None:
    assert headings(book["Units"])[xlsx_fields.TARGET - 1] == "Target"


def test_inputs_are_held_against_the_column_beside_them(book: Any) -> None:
    page = book["Units"]
    place = headings(page).index("Inputs answered") + 1
    answered, of = (openpyxl.utils.get_column_letter(place + more) for more in (0, 1))
    formulas = marks(page)
    assert any(f"${answered}" in formula and f"<${of}" in formula for formula in formulas)


def test_counts_stand_beside_what_they_are_counted_of(recap: Recap, book: Any) -> None:
    every, page = recap.all, book["Summary"]
    rows = table(page, "State", "Count", "of")
    assert rows[:5] == [
        ("ready", every.ready, every.units),
        ("nearly ready", every.near, every.units),
        ("not ready", every.not_ready, every.units),
        ("unreadable", every.unreadable, every.units),
        ("no file", every.missing, every.units),
    ]
    assert sum(row[1] for row in rows[:5]) == every.units
    names = ("Group", "Units", "Assessed", "ready", "no file", "Complete", "Mean total", "Median total")
    assert table(page, *names)[:-1] == [
        (
            group.name, group.units, group.assessed, group.ready, group.missing, group.complete,
            kept(group.total_mean), kept(group.total_median),
        )
        for group in recap.by("parent")
    ]  # fmt: skip


def test_gates_gaps_and_groups_are_the_recaps(recap: Recap, book: Any) -> None:
    assert table(book["Gates"], "Gate", "reached", "missed", "unknown", "of") == [
        (gate.name, gate.met, gate.missed, gate.unknown, gate.met + gate.missed + gate.unknown)
        for gate in recap.gates
    ]
    names = ("Indicator", "Units with the gap", "of", "Points lost by all", "Mentors")
    assert table(book["Gaps"], *names) == [
        (gap.label, gap.units, recap.all.assessed, kept(gap.points), gap.mentor_count) for gap in recap.gaps
    ]
    area = recap.areas[0]
    assert table(book["Groups"], "Units", "Assessed", f"{area.number}. {area.name}", "Below the minimum") == [
        (group.units, group.assessed, kept(group.areas[0].percent), group.areas[0].below)
        for group in (recap.all, *recap.groups)
    ]
    assert table(book["Findings"], "Code", "Units", "of", "Count") == [
        (one.code, one.units, recap.all.assessed, one.count) for one in recap.findings
    ]


def test_causes_add_up_to_the_units_with_the_gap(recap: Recap, book: Any) -> None:
    page = book["Gaps"]
    names = headings(page)
    start, units = names.index("Points lost by all") + 1, names.index("Units with the gap")
    rows = list(page.iter_rows(min_row=int(page.freeze_panes[1:]), values_only=True))
    assert len(rows) == len(recap.gaps)
    for row in rows:
        assert sum(row[start : start + 5]) == row[units]


def test_whatever_is_wrong_with_the_data_is_listed(recap: Recap, book: Any) -> None:
    rows = table(book["Data quality"], "Problem", "Unit", "File", "Reason")
    assert [row[:3] for row in rows] == [
        *(("no file", unit.name, None) for unit in recap.missing),
        *(("unreadable", one.unit, one.file.path) for one in recap.refused),
        *(("duplicate", one.unit, one.file.path) for one in recap.duplicates),
        *(("of no known unit", None, one.file.path) for one in recap.unknown),
    ]
    assert all(reason for *_, reason in rows)


def test_long_sheets_have_filters_and_fixed_headings(recap: Recap, book: Any) -> None:
    for name in SHEETS[1:]:
        page = book[name]
        assert page.freeze_panes, name
        assert page.auto_filter.ref, name
        assert page.print_title_rows, name
    page = book["Units"]
    heading = int(page.freeze_panes.removeprefix("D")) - 1
    last = openpyxl.utils.get_column_letter(len(headings(page)))
    assert page.auto_filter.ref == f"A{heading}:{last}{heading + UNITS}"
    assert page.print_title_cols == "$A:$C"


def test_all_sheets_print_on_a4_across(book: Any) -> None:
    assert {(page.page_setup.paperSize, page.page_setup.orientation) for page in book} == {(9, "landscape")}


def marks(page: Any) -> list[str]:
    """The formulas by which cells take on a look."""
    return [rule.formula[0] for found in page.conditional_formatting for rule in found.rules]


def test_looks_follow_what_cells_hold(recap: Recap, book: Any) -> None:
    formulas = marks(book["Units"])
    for tone in ("ready", "nearly ready", "not ready", "unreadable", "no file"):
        assert any(formula.endswith(f'="{tone}"') and "$C" in formula for formula in formulas)
    for gate in recap.gates:
        assert any(f"<{gate.minimum['WBK']!r}" in formula and '="WBK"' in formula for formula in formulas)


def test_no_cell_is_a_formula_and_links_lead_to_reports_only(recap: Recap, book: Any) -> None:
    assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)
    links = [cell.hyperlink for page in book for row in page.iter_rows() for cell in row if cell.hyperlink]
    reports = [path for row in recap.rows() for path in row.reports.values()]
    targets = [link.target.replace("\\", "/").replace("%20", " ") for link in links]
    assert sorted(targets) == sorted(reports)


@pytest.mark.parametrize("name", HOSTILE)
def test_names_stay_text(criteria: CriteriaSet, name: str) -> None:
    def change(row: Row) -> Row:
        file = row.file and replace(row.file, path=name)
        unit = replace(row.unit, name=name, id=name, region=name, parent=name)
        return replace(row, unit=unit, file=file)

    page = opened(written(recap_of(criteria, 12, change=change)))["Units"]
    shown = table(page, "Unit", "Id", "Region")
    assert len(shown) == 12
    for cells in shown:
        for text in cells:
            assert isinstance(text, str)
            assert text.isprintable()
            assert text[:6] == name[:6]
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)


@pytest.mark.parametrize(
    "path", ["../x.html", "/etc/x.html", "http://x.invalid/x.html", "a\\b.html", "a\nb.html", "x" * 3000]
)
def test_paths_that_lead_elsewhere_are_no_links(criteria: CriteriaSet, path: str) -> None:
    recap = recap_of(criteria, 5, change=lambda row: replace(row, reports={"html": path}))
    page = opened(written(recap))["Units"]
    assert not any(cell.hyperlink for row in page.iter_rows() for cell in row)
    assert {row[0] for row in table(page, "Report (html)")} == {"HTML"}


def test_a_total_just_below_its_minimum_is_not_rounded_up_to_it(criteria: CriteriaSet) -> None:
    def change(row: Row) -> Row:
        if row.record is None:
            return row
        score = {**cast("dict[str, float]", row.record.scores["claimed"]), "total": 74.998}
        scores = {**row.record.scores, "claimed": score}
        return replace(row, record=replace(row.record, scores=scores))

    page = opened(written(recap_of(criteria, 8, change=change)))["Units"]
    place = headings(page).index("Total, the unit's answers")
    cells = [row[place] for row in page.iter_rows() if row[place].value == 74.998]
    assert cells
    assert {cell.number_format for cell in cells} == {"0.00######"}


def test_a_recap_without_units_is_still_a_workbook(criteria: CriteriaSet) -> None:
    assert opened(written(recap_of(criteria, 0))).sheetnames == SHEETS


def test_the_same_recap_gives_the_same_bytes(criteria: CriteriaSet, recap: Recap) -> None:
    assert written(recap) == written(recap_of(criteria, UNITS))


@pytest.mark.slow
def test_memory_stays_flat(criteria: CriteriaSet) -> None:
    """A unit leaves its links and the height of its row behind, about two kilobytes, but not its cells."""
    few, many = 200, 3000
    grown = _peak(criteria, many) - _peak(criteria, few)
    assert grown < (many - few) * 4_000


def _peak(criteria: CriteriaSet, units: int) -> int:
    recap = recap_of(criteria, units)
    cheap = replace(recap, rows=_repeated(recap, units))
    tracemalloc.start()
    try:
        write(cheap, cast("BinaryIO", _Nowhere()), RecapStyle(translator=Translator("en"), reports=True))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _repeated(recap: Recap, units: int) -> Callable[[], Any]:
    """One row over and over: making rows is not what is measured."""
    row = next(row for row in recap.rows() if row.record)
    return lambda: (replace(row, number=number) for number in range(1, units + 1))


class _Nowhere(BytesIO):
    """Forgets what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.place = 0

    def write(self, data: Any) -> int:
        self.place += len(data)
        return len(data)

    def tell(self) -> int:
        return self.place

    def seek(self, place: int, whence: int = 0) -> int:
        self.place = place if whence == 0 else self.place + place
        return self.place


def test_what_goes_where_is_told_without_writing(recap: Recap) -> None:
    content = workbook_of(recap, RecapStyle(translator=Translator("en")))
    names = [column.name for table in content.sheets[1].tables for column in table.columns]
    assert not any(name.startswith("Report") for name in names)
    assert len(names) == len(set(names))
