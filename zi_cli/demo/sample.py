"""The constructed sample of `zi demo`: a unit halfway, with the gaps and defects that real files have."""

import os
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from zi_cli.assessment.spreadsheet import SheetError, read_own_arithmetic
from zi_cli.criteria.lke.pack import Pack, Question, ScaleKind
from zi_cli.errors import UsageProblem
from zi_cli.language import msg
from zi_cli.workbook.official_formulas import NOT_FILLED
from zi_cli.workbook.read import read_lke
from zi_cli.workbook.writing.lampiran_iii import Filling, Value, write_lampiran_iii

FILE_NAME: Final = "lke-contoh.xlsx"
UNIT: Final = "BP2P CONTOH"
REMARK: Final = "CONTOH: data rekaan untuk mencoba zi, bukan unit kerja yang sebenarnya"

_COUNTS: Final[dict[int, int]] = {
    88: 4, 89: 3, 90: 3, 91: 2, 102: 4, 103: 1, 104: 1, 105: 6, 106: 5, 110: 8, 111: 2, 112: 6,
    113: 1, 114: 3, 115: 0, 116: 4, 117: 2, 118: 5, 119: 31, 120: 36, 122: 7, 123: 5,
}  # fmt: skip
_AS_TYPED: Final[dict[int, Value]] = {
    3: "ya",  # lower case
    13: "b.",  # with a dot: the official formulas do not read it
    21: None,  # forgotten
    62: None,
    66: "E",  # not on the scale A/B/C/D
    125: 3.52,
    126: "C",
    127: "3,41",  # as text, with a decimal comma
}
_NO_EVIDENCE: Final = frozenset({7, 12, 32, 52, 68, 75, 94, 98, 109, 124})
_NOTES: Final[dict[int, str]] = {
    1: "SK terbit Januari, anggota dari semua seksi.",
    13: "Sebagian SOP baru menunggu reviu.",
    62: "Menunggu jadwal evaluasi.",
    82: "Survei dilaksanakan 2 kali dalam setahun.",
    110: "Rekap dari kotak saran, WhatsApp, dan SP4N-LAPOR!",
    127: "Indeks dari survei eksternal triwulan III.",
}


def write_sample(folder: Path, pack: Pack, force: bool = False) -> Path:
    """Write the sample workbook into `folder` (made if need be); its path. UsageProblem if it is there already."""
    path = folder / FILE_NAME
    if os.path.lexists(path) and not force:  # a dangling link counts too
        raise UsageProblem(
            msg("{file} is there already", file=path),
            msg("Choose another folder, or overwrite it with --force."),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_whole(path, _sample_bytes(pack))
    except OSError as fault:
        raise UsageProblem(
            msg("{file} cannot be written: {reason}", file=path, reason=fault.strerror or fault),
            msg("Close it if it is open in Excel, or choose another folder."),
        ) from None
    return path


def _write_whole(path: Path, content: bytes) -> None:
    """All of the file or nothing, also when the disk is full."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _sample_bytes(pack: Pack) -> bytes:
    """Made elsewhere first, so that what is written next is known to be whole."""
    with TemporaryDirectory() as folder:
        draft = Path(folder) / FILE_NAME
        write_calculated(draft, pack, sample_filling(pack))
        return draft.read_bytes()


def write_calculated(path: Path, pack: Pack, filling: Filling) -> None:
    """Write the workbook with the values that its own formulas give stored in it, as Excel would leave it."""
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.xlsx"
        write_lampiran_iii(draft, pack, filling)
        scores = read_own_arithmetic(pack, read_lke(draft, pack)).scores
    cached: dict[tuple[str, str], Value] = {}
    for item, score in scores.items():
        shown = score.code if isinstance(score, SheetError) else score
        if not isinstance(shown, bool):
            cached[item, "score"] = shown
        if item in pack.nodes and isinstance(score, Fraction):
            cached[item, "percent"] = score / pack.nodes[item].weight_points
        if (
            item in pack.indicators
            and pack.indicators[item].ratio is not None
            and isinstance(shown, Fraction | str)
        ):
            cached[item, "answer"] = shown
    for indicator_id, row in pack.layouts["lampiran-iii"].sum_rows.items():
        ratio = pack.indicators[indicator_id].ratio
        parts = [filling.answers.get(soal) for soal in ratio.denominator] if ratio else []
        numbers = [Fraction(part) for part in parts if isinstance(part, int)]
        cached[row.item, "answer"] = sum(numbers, Fraction(0)) if len(numbers) == len(parts) else NOT_FILLED
    write_lampiran_iii(path, pack, replace(filling, cached=cached))


def sample_filling(pack: Pack) -> Filling:
    """A unit that is strong on paper and weak in effect, and has not finished filling in."""
    answers = {
        soal: _AS_TYPED[soal] if soal in _AS_TYPED else _answer(q) for soal, q in pack.questions.items()
    }
    linked = [s for s in pack.questions if s not in _NO_EVIDENCE and answers[s] is not None]
    return Filling(
        unit=UNIT,
        remark=REMARK,
        answers=answers,
        notes=_NOTES,
        links={soal: f"https://berkas.contoh.example/zi/2026/soal-{soal:03d}" for soal in linked},
        answer_types={45: "Ya"},  # overwritten: the official formulas then drop the question
        sums={"jumlah-lhkasn": 37},  # typed, beside parts that add up to 38
    )


def _answer(question: Question) -> Value:
    if question.scale.kind is not ScaleKind.OPTIONS:
        return _COUNTS[question.soal_id]
    options = list(question.scale.ratios)
    if len(options) == 2:
        return options[1] if question.soal_id in (24, 58) else options[0]
    rhythm = (0, 1, 1, 0, 1, 2, 0, 2, 1, 1) if question.id.startswith("A.I.") else (1, 2, 1, 1, 2, 2, 1)
    return options[min(rhythm[question.soal_id % len(rhythm)], len(options) - 1)]
