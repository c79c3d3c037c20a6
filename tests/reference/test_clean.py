"""On official workbooks that are complete and in order, nothing above info is said; with one slip, that alone."""

import random
from pathlib import Path

import pytest

from tests.builders.example import in_order, link_of, note_of
from tests.reference.fillers import HEADERS, Reference, Table
from zi_cli.api import assess, find_all
from zi_cli.criteria.lke.pack import Pack, ScaleKind
from zi_cli.findings.finding import Severity


def well_filled(official: Reference, pack: Pack, seed: int, layout: str) -> Table:
    """As a good unit fills it in: mostly the best answer, here and there the second best."""
    dice = random.Random(seed)
    table = official.lampiran() if layout == "lampiran-iii" else official.portalrb(header=HEADERS["none"])
    for soal, question in pack.questions.items():
        row, typed = table.soal(soal), in_order(question)
        options = list(question.scale.ratios)
        if question.scale.kind is ScaleKind.OPTIONS and len(options) > 2 and dice.random() < 0.2:
            typed = options[1]
        row.cells[table.answer] = typed
        row.cells[table.note] = note_of(question)
        row.cells[table.evidence] = link_of(soal)
        if layout == "portalrb":
            row.cells["N"] = typed
    return table


def loud(path: Path, **how: str) -> list[tuple[str, int | None, str | None]]:
    found = find_all(assess(path, **how))  # type: ignore[arg-type]
    return [(f.rule.code, f.hit.soal_id, f.hit.cell) for f in found if f.severity > Severity.INFO]


@pytest.mark.parametrize("layout", ["lampiran-iii", "portalrb"])
@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_said(official: Reference, pack: Pack, tmp_path: Path, seed: int, layout: str) -> None:
    path = well_filled(official, pack, seed, layout).save(tmp_path / "lke.xlsx")
    assert loud(path) == []
    assert [code for code, *_ in loud(path, target="WBBM")] == ["ZI702"], "only whether it holds WBK"


@pytest.mark.parametrize(
    ("soal", "column", "typed", "codes"),
    [
        (14, "answer", None, ["ZI301"]),
        (14, "answer", "cukup", ["ZI302"]),
        (125, "answer", 4, ["ZI606"]),
        (125, "answer", 0.9, ["ZI608", "ZI701"]),
        (120, "answer", 10, ["ZI605"]),
        (123, "answer", 9, ["ZI604"]),
        (127, "note", "Responden sebanyak 12 orang.", ["ZI610"]),
    ],
)
def test_one_slip_is_said(
    official: Reference, pack: Pack, tmp_path: Path, soal: int, column: str, typed: object, codes: list[str]
) -> None:
    table = well_filled(official, pack, soal, "lampiran-iii")
    for _ in range(3):
        table.insert(random.Random(soal).randrange(30, len(table.rows)))
    place = getattr(table, column)
    table.soal(soal).cells[place] = typed  # type: ignore[assignment]
    said = loud(table.save(tmp_path / "lke.xlsx"))
    assert sorted({code for code, *_ in said} - {"ZI206"}) == codes, "formulas are not moved along here"
    assert (codes[0], soal, table.cell(soal, place)) in said
