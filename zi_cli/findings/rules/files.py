"""ZI1xx: the file and the workbook."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.language import Exactly, msg

_SAME: Final = Fraction(1, 10**9)
"""Two totals of a spreadsheet that differ by less are the same: it calculates in binary."""


def stray_cells(assessment: Assessment) -> Iterator[Hit]:
    """Cells far outside the table, which make other programs reserve memory for the whole sheet."""
    filled = assessment.filled
    if filled.stray_count:
        yield Hit(
            cell=f"{filled.sheet}!{filled.stray_cells[0]}",
            message=msg(
                "{count} cell(s) lie far outside the table, the first at {cell}; they were not read",
                count=filled.stray_count,
                cell=filled.stray_cells[0],
            ),
            hint=msg("Go there with Ctrl+G, delete those rows or columns whole, and save."),
        )


def macros(assessment: Assessment) -> Iterator[Hit]:
    """The workbook carries macros. They were not run."""
    if assessment.filled.has_macros:
        yield Hit(
            message=msg("the workbook carries macros; they were not run"),
            hint=msg("An LKE needs none. Save it as .xlsx before you send it on."),
        )


def hidden_sheet(assessment: Assessment) -> Iterator[Hit]:
    """The sheet with the answers is hidden, so that an assessor may not see it."""
    if assessment.filled.sheet_hidden:
        yield Hit(
            message=msg("the answers stand on the hidden sheet {sheet}", sheet=assessment.filled.sheet),
            hint=msg("Right-click a sheet tab, choose Unhide, and save."),
        )


def second_sheet(assessment: Assessment) -> Iterator[Hit]:
    """Another sheet holds the same questions; only one can count."""
    for sheet in assessment.filled.other_sheets:
        yield Hit(
            message=msg(
                "sheet {other} holds the same questions; {sheet} was used",
                other=sheet,
                sheet=assessment.filled.sheet,
            ),
            hint=msg("Keep one sheet with answers and delete the other."),
        )


def not_calculated(assessment: Assessment) -> Iterator[Hit]:
    """The file was saved without calculated values, so it shows no total until Excel opens it."""
    total = assessment.filled.total
    if total is not None and total.uncalculated:
        yield Hit(
            cell=assessment.filled.total_cell,
            message=msg("the file was saved without calculated values; it holds no total of its own"),
            hint=msg("Nothing to mend for this check. Open and save it in Excel before you send it on."),
        )


def stale_total(assessment: Assessment) -> Iterator[Hit]:
    """The total stored in the file is not what its formulas give."""
    sheet = assessment.spreadsheet
    if sheet.total is None or sheet.by_its_formulas is None:
        return
    if abs(sheet.total - sheet.by_its_formulas) > _SAME:
        yield Hit(
            cell=sheet.total_cell,
            message=msg(
                "the file shows {shown}, but its own formulas give {calculated}: it was not recalculated",
                shown=sheet.total,
                calculated=sheet.by_its_formulas,
            ),
            hint=msg("Open it in Excel, press Ctrl+Alt+F9, and save."),
        )


def own_total_differs(assessment: Assessment) -> Iterator[Hit]:
    """A workbook of zi template shows another total than its answers give; its formulas count as zi does."""
    layout, shown = assessment.filled.layout, assessment.spreadsheet.total
    total = assessment.claimed.totals["total"]
    if not layout.totals_itself or layout.has_formulas or shown is None or abs(shown - total) <= _SAME:
        return
    yield Hit(
        cell=assessment.spreadsheet.total_cell,
        message=msg(
            "the file shows {shown}, but its answers give {total}: it was not recalculated, "
            "a formula was changed, or numbers are stored as text",
            shown=Exactly(shown),
            total=Exactly(total),
        ),
        hint=msg(
            "Open it in Excel, press Ctrl+Alt+F9, and save. If that does not help: zi template --from FILE."
        ),
    )


def evidence_unknown(assessment: Assessment) -> Iterator[Hit]:
    """The layout or the file format carries no evidence, so its absence proves nothing."""
    if not assessment.filled.evidence_known:
        yield Hit(
            message=msg("evidence cannot be seen in this file, so the supported score is unknown"),
            hint=msg("Save the workbook as .xlsx, with links in the evidence column."),
        )


def old_format(assessment: Assessment) -> Iterator[Hit]:
    """The file is in a format of Excel in which formulas cannot be looked at."""
    found = assessment.filled.file_format
    if found in OLD_FORMATS:
        yield Hit(
            found=found,
            message=msg(
                "in a file of type .{format}, changed formulas and some links cannot be seen", format=found
            ),
            hint=msg("Save the workbook as .xlsx and check that file."),
        )


OLD_FORMATS: Final = ("xls", "xlsb")
"""Formats whose reader tells that a cell has a formula, but not which."""


def hidden_questions(assessment: Assessment) -> Iterator[Hit]:
    """Rows of questions, or the column of answers, are hidden, so that an assessor may not see them."""
    filled, pack = assessment.filled, assessment.pack
    answers = filled.columns["answer"]
    hint = msg(
        "Select the rows or columns around it, right-click, choose Unhide; or clear the filter. Then save."
    )
    if filled.answer_hidden:
        first = min(filled.matches[q.id].row for q in pack.questions.values() if q.id in filled.matches)
        yield Hit(
            item_id="answers",
            cell=filled.cell_name(first, answers.column),
            message=msg("column {column} with the answers is hidden", column=answers.letters),
            hint=hint,
        )
    hidden = [question for question in pack.questions.values() if question.id in filled.hidden_items]
    if hidden:
        yield Hit(
            item_id="questions",
            cell=filled.cell_name(filled.matches[hidden[0].id].row, answers.column),
            message=msg(
                "{count} question(s) stand in hidden rows: soal {soals}",
                count=len(hidden),
                soals=", ".join(str(question.soal_id) for question in hidden),
            ),
            hint=hint,
        )


RULES: Final = (
    rule(
        "ZI101",
        Severity.WARNING,
        stray_cells,
        msg("Cells far outside the table"),
        msg(
            "Some programs reserve memory for the whole range up to such a cell and break down. They were left out."
        ),
        fires=Example(change="isian jauh di luar tabel"),
        silent=Example(),
    ),
    rule(
        "ZI102",
        Severity.INFO,
        macros,
        msg("The workbook carries macros"),
        msg("Macros are never run here. Many mail servers and assessors refuse workbooks that carry any."),
        fires=Example(change="buku kerja dengan makro"),
        silent=Example(),
    ),
    rule(
        "ZI103",
        Severity.WARNING,
        hidden_sheet,
        msg("The answers stand on a hidden sheet"),
        msg("An assessor who opens the workbook will not see them."),
        fires=Example(change="lembar jawaban disembunyikan"),
        silent=Example(),
    ),
    rule(
        "ZI104",
        Severity.WARNING,
        second_sheet,
        msg("Two sheets hold the same questions"),
        msg("Only one sheet counts. Nobody can know which one the unit means."),
        fires=Example(change="lembar jawaban disalin"),
        silent=Example(),
    ),
    rule(
        "ZI105",
        Severity.INFO,
        not_calculated,
        msg("Saved without calculated values"),
        msg(
            "Programs that write workbooks often leave calculating to Excel: the answers are there, the total is not."
        ),
        fires=Example(change="disimpan tanpa hasil hitungan"),
        silent=Example(),
    ),
    rule(
        "ZI106",
        Severity.WARNING,
        stale_total,
        msg("The stored total is out of date"),
        msg("The number that people see in the file is not what its formulas give for these answers."),
        fires=Example(change="nilai total dari jawaban lama"),
        silent=Example(),
    ),
    rule(
        "ZI107",
        Severity.INFO,
        evidence_unknown,
        msg("Evidence cannot be seen"),
        msg(
            "Where layout or format carries no links, missing evidence proves nothing; the supported score is left open."
        ),
        fires=Example(evidence=dict.fromkeys(range(1, 128), ""), change="tautan tanpa tujuan"),
        silent=Example(),
    ),
    rule(
        "ZI108",
        Severity.WARNING,
        own_total_differs,
        msg("The workbook's own total is another one"),
        msg(
            "The formulas of a workbook of zi template count as zi does, so both totals should be the same. "
            "People go by the one that they see."
        ),
        fires=Example(change="buku kerja zi template dengan nilai total lama"),
        silent=Example(change="buku kerja zi template"),
    ),
    rule(
        "ZI109",
        Severity.INFO,
        old_format,
        msg("An old file format"),
        msg(
            "The answers are read, but nobody can tell from such a file whether the sheet's formulas are the official ones."
        ),
        fires=Example(change="disimpan sebagai .xls"),
        silent=Example(),
    ),
    rule(
        "ZI110",
        Severity.WARNING,
        hidden_questions,
        msg("Questions or answers are hidden"),
        msg(
            "Hidden rows and columns count here as always, but an assessor who opens the workbook does not see them."
        ),
        fires=Example(change="dua baris soal disembunyikan"),
        silent=Example(change="kolom jenis jawaban disembunyikan"),
    ),
)
"""The rules of this family, by code."""
