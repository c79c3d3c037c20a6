"""The constructed sample of `zi demo`: a unit halfway, with the gaps and defects that real files have."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from zi_cli.criteria.lke.pack import Pack, Question, ScaleKind
from zi_cli.new_file import refuse_existing, write_new
from zi_cli.template.official import write_calculated
from zi_cli.workbook.writing.lampiran_iii import Filling, Value

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
    refuse_existing(path, force)
    write_new(path, sample_content(pack), force)
    return path


def sample_content(pack: Pack) -> bytes:
    """The sample workbook, made elsewhere first, so that what is written next is known to be whole."""
    with TemporaryDirectory() as folder:
        draft = Path(folder) / FILE_NAME
        write_calculated(draft, pack, sample_filling(pack))
        return draft.read_bytes()


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
