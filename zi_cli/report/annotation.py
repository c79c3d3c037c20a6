"""The annotated copy of a workbook: what its comments and its sheet of findings say."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from zi_cli.errors import InputProblem, UsageProblem, reason_of
from zi_cli.findings.finding import Severity
from zi_cli.language import Message, Translator, msg, printable
from zi_cli.report.outcome import Assessed, Told, tell_findings, waived_words
from zi_cli.workbook.writing.annotated import NotCopied, Remark, annotated, table_alone
from zi_cli.workbook.writing.package_weight import too_heavy
from zi_cli.workbook.writing.remark_sheet import SHEET_NAME, Place, RemarkTable, Value

_COPIED: Final = ("xlsx", "xlsm")
_TEXT: Final = 2_000
_SEVERITIES: Final = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
    Severity.INFO: msg("info"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedWorkbook:
    """The bytes of the copy, and what its reader should know."""

    content: bytes
    remarks: tuple[Message, ...]


def annotated_workbook(outcome: Assessed, ending: str, translator: Translator) -> AnnotatedWorkbook:
    """The copy, to be written as a file with this `ending` (.xlsx, .xlsm).

    A workbook of another format, or one that cannot be copied, gives a workbook with the sheet of findings only.
    UsageProblem where the ending does not go with the workbook.
    """
    filled = outcome.assessment.filled
    told = tell_findings(outcome, translator)
    table = _table(outcome, told, translator)
    if filled.file_format not in _COPIED:
        why = msg("{format} files cannot hold what zi adds", format=filled.file_format)
        return _alone(table, ending, why)
    _check_ending(filled.has_macros, ending)
    data = _same_bytes(Path(filled.path), filled.sha256)
    if too_heavy(data):
        return _alone(table, ending, msg("the workbook is larger than an LKE ever is"))
    remarks = [_remark(each, translator) for each in told if each.cell]
    try:
        content = annotated(data, remarks, table, macros=filled.has_macros)
    except NotCopied:
        return _alone(table, ending, msg("the workbook has parts that cannot be copied"))
    remark = msg(
        "It has comments on cells, and the sheet {sheet}. Numbers of formulas appear once Excel has opened it.",
        sheet=SHEET_NAME,
    )
    return AnnotatedWorkbook(content=content, remarks=(remark,))


def _alone(table: RemarkTable, ending: str, why: Message) -> AnnotatedWorkbook:
    if ending != ".xlsx":
        raise UsageProblem(
            msg("only a list of findings can be written here, because {why}", why=why), _NAME_XLSX
        )
    remark = msg(
        "It holds only the list of findings, because {why}. For comments on cells: open the workbook in Excel, "
        "save it as a new .xlsx file, and check that one.",
        why=why,
    )
    return AnnotatedWorkbook(content=table_alone(table), remarks=(remark,))


_NAME_XLSX: Final = msg("Give the copy a name that ends in .xlsx.")


def _check_ending(has_macros: bool, ending: str) -> None:
    """Excel opens neither macros under .xlsx nor a workbook without any under .xlsm."""
    if has_macros and ending != ".xlsm":
        raise UsageProblem(
            msg("the workbook has macros; its copy keeps them, so it cannot be an .xlsx file"),
            msg("Give the copy a name that ends in .xlsm."),
        )
    if not has_macros and ending != ".xlsx":
        raise UsageProblem(msg("the workbook has no macros, so its copy cannot be an .xlsm file"), _NAME_XLSX)


def _same_bytes(path: Path, digest: str) -> bytes:
    """The file as it was assessed."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise InputProblem(msg("the file cannot be read: {reason}", reason=reason_of(fault))) from None
    if sha256(data).hexdigest() != digest:
        raise InputProblem(
            msg("the workbook was changed while it was checked, so no copy was written"),
            msg("Close it in Excel, then run zi check again."),
        )
    return data


def _remark(told: Told, translator: Translator) -> Remark:
    lines = [f"{told.code} ({translator.text(_SEVERITIES[told.severity])}): {told.message}", told.hint]
    if told.points_at_stake:
        lines.append(translator.say("At stake: {points} points.", points=told.points_at_stake))
    if told.waiver is not None:
        lines.append(waived_words(told.waiver, translator))
    return Remark(
        sheet=told.sheet, place=told.place, text="\n".join(printable(line, _TEXT) for line in lines)
    )


def _table(outcome: Assessed, told: Sequence[Told], translator: Translator) -> RemarkTable:
    say, assessment = translator.say, outcome.assessment
    file = printable(Path(outcome.path).name)
    return RemarkTable(
        title=f"{SHEET_NAME}: {printable(assessment.filled.unit_name)}",
        lines=(
            say(
                "{file}, target {target}: {total} of 100, {count} findings",
                file=file,
                target=assessment.target,
                total=assessment.decisive.totals["total"],
                count=len(told),
            ),
            say("A self-check, not an official verdict. This sheet and the comments were added by zi."),
        ),
        page=say("Page &P of &N"),
        columns=(
            (say("Code"), 8),
            (say("Severity"), 11),
            ("Soal", 7),
            (say("Cell"), 17),
            (say("Finding"), 58),
            (say("How to mend it"), 58),
            (say("Points"), 8),
            (say("Waived"), 24),
        ),
        rows=tuple(_row(each, translator) for each in sorted(told, key=lambda t: (-t.severity, t.code))),
    )


def _row(told: Told, translator: Translator) -> tuple[Value, ...]:
    place = Place(sheet=told.sheet, place=told.place) if told.sheet else None
    return (
        told.code,
        translator.text(_SEVERITIES[told.severity]),
        told.soal_id if told.soal_id is not None else printable(told.item_id or ""),
        place or printable(told.cell or ""),
        printable(told.message, _TEXT),
        printable(told.hint, _TEXT),
        told.points_at_stake,
        printable(waived_words(told.waiver, translator), _TEXT) if told.waiver else "",
    )
