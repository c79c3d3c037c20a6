"""ZI509: notes that speak of a year long past, where something is due every year."""

import pytest

from tests.findings.test_notes import assessed, found
from zi_cli.criteria.criteria_set import CriteriaSet


@pytest.mark.parametrize(
    ("soal", "note", "quotes"),
    [
        (39, "Data kepegawaian terakhir diperbarui tahun 2019.", ["terakhir diperbarui tahun 2019"]),
        (39, "Data kepegawaian terakhir diperbarui Desember 2025.", []),
        (3, "Rencana kerja pembangunan ZI tahun 2021", ["Rencana kerja pembangunan ZI tahun 2021"]),
        (3, "Rencana kerja disusun rutin sejak 2019.", []),
        (43, "Renstra 2015-2019 dan PK", ["Renstra 2015-2019"]),
        (43, "Renstra 2025-2029 menggantikan Renstra 2020-2024.", []),
        (20, "PPID ditetapkan dengan SK Nomor 12 Tahun 2019.", []),
    ],
)
def test_what_is_due_every_year_is_of_a_year_that_counts(
    criteria: CriteriaSet, soal: int, note: str, quotes: list[str]
) -> None:
    assert [quote for _, _, quote in found(assessed(criteria, {soal: note}), ["ZI509"])] == quotes
