"""Notes beside answers: put together from parts, so that they vary, and so that they say what the answer says.

Parts and frequencies come from the pack's own reading of notes (notes.yaml); what a note tells can therefore be held
against its answer without a contradiction, except where one is wanted (`contradictions`).
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from zi_cli.criteria.lke.notes import NoteReading, Share
from zi_cli.criteria.lke.pack import Pack, Question, ScaleKind
from zi_cli.demo.units.answers import SPAK, SPKP, Answers
from zi_cli.demo.units.dice import Dice
from zi_cli.demo.units.quality import Quality
from zi_cli.workbook.writing.template.filling import Value

_MONTHS: Final = ("Januari", "Februari", "Maret", "April", "Mei", "Juni")
_LATER: Final = ("September", "Oktober", "November", "Desember")
_TIMES: Final = {
    12: "setiap bulan", 4: "setiap triwulan", 3: "tiga kali dalam setahun", 2: "setiap semester", 1: "setahun sekali",
}  # fmt: skip
_BEST: Final[tuple[str, ...]] = (
    "Sudah berjalan penuh sejak {month} 2026.", "Ditetapkan Kepala Balai CONTOH pada {month} 2026 dan dijalankan.",
    "Dilaksanakan rutin setiap bulan, hasilnya dilaporkan kepada pimpinan.", "Terlaksana lengkap; reviu terakhir {month} 2026.",
    "Dokumen lengkap dan sudah disahkan {month} 2026.", "Berjalan baik, dibahas dalam rapat bulanan pokja CONTOH.",
    "Selesai {month} 2026 dan dipakai setiap hari.",
)  # fmt: skip
_MIDDLE: Final[tuple[str, ...]] = (
    "Sudah berjalan, penyempurnaan dijadwalkan {later} 2026.", "Dilaksanakan sejak {month} 2026 dan terus ditingkatkan.",
    "Sudah dimulai {month} 2026, tahap berikutnya {later} 2026.", "Berjalan dengan catatan dari tim pokja CONTOH.",
    "Perlu dilengkapi sebelum {later} 2026.", "Sudah ada, mutu dokumennya perlu ditingkatkan.",
)  # fmt: skip
_LOWEST: Final[tuple[str, ...]] = (
    "Belum dilaksanakan, direncanakan {later} 2026.", "Belum ada; masuk rencana aksi {later} 2026.",
    "Masih disusun oleh pokja CONTOH.", "Terkendala anggaran, diusulkan lagi {later} 2026.",
    "Menunggu arahan dari unit organisasi.",
)  # fmt: skip
_ENDS: Final = (
    "", "", "", " Notula rapat terlampir.", " Disusun bersama pokja CONTOH.", " Dokumen ada pada sekretariat ZI CONTOH.",
    " Foto kegiatan terlampir.", " Tindak lanjut dipantau tim ZI CONTOH.",
)  # fmt: skip
_SURVEYED: Final = (
    "Survei eksternal CONTOH, {people} responden, indeks {index}.",
    "Indeks {index} menurut laporan survei {month} 2026 ({people} responden).",
    "Hasil survei pihak ketiga CONTOH: indeks {index}, {people} responden.",
)
_TOLD: Final[Mapping[int, str]] = {
    88: "Ada {n} agen perubahan menurut SK CONTOH.", 89: "Tercatat {n} perubahan nyata sampai {month}.",
    91: "Dari perubahan itu, {n} perubahan masuk SOP.", 102: "Tercatat {n} pelanggaran pada tahun lalu.",
    103: "Tercatat {n} pelanggaran pada tahun ini.", 105: "Perjanjian kinerja memuat {n} sasaran.",
    106: "Tercapai {n} sasaran menurut aplikasi kinerja.", 110: "Ada {n} pengaduan dari semua kanal.",
    112: "Selesai {n} pengaduan.", 122: "Standar pelayanan memuat {n} jenis layanan.",
    123: "Dipermudah {n} jenis layanan.",
}  # fmt: skip
_LOOK: Final = (
    "Lihat {document}.",
    "Bukti utama: {document}.",
    "Dirinci dalam {document}.",
    "Sesuai {document}.",
)
_LOOKS: Final = 0.3
"""Share of notes that point to a document."""


def drawn_notes(pack: Pack, answers: Answers, quality: Quality, dice: Dice) -> dict[int, str]:
    """Notes by soal_id that agree with the answers; not beside every answer."""
    found = {
        soal: _note(pack, pack.questions[soal], answer, dice)
        for soal, answer in answers.items()
        if answer is not None and dice.chance(quality.notes)
    }
    return {soal: note for soal, note in found.items() if note}


def contradictions(answers: Answers, dice: Dice) -> dict[int, str]:
    """One to three notes that speak against the answer beside them."""
    wrong = dict(dice.shuffled(list(_contradicting(answers))))
    return dict(list(wrong.items())[: dice.whole(1, 3)])


def _contradicting(answers: Answers) -> Iterator[tuple[int, str]]:
    if answers.get(28) == "Ya":
        yield 28, "TNA belum dilaksanakan karena anggaran terbatas."
    if answers.get(82) == "A":
        yield 82, "SKM dilaksanakan 2 kali dalam setahun."
    if answers.get(6) == "A":
        yield 6, "Sebanyak 85 % kegiatan dalam rencana kerja sudah terlaksana."
    if answers.get(47) == "Ya":
        yield 47, "Laporan kinerja terlambat disampaikan karena pergantian petugas."
    if _number(answers.get(110)) > 0:
        yield 110, "Tidak ada pengaduan selama tahun 2026."
    if _number(answers.get(SPKP)) > 3.2:
        yield SPKP, "Hasil survei: IKM 77,50 %."


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _note(pack: Pack, question: Question, answer: Value, dice: Dice) -> str:
    if question.scale.kind is ScaleKind.COUNT:
        pattern = _TOLD.get(question.soal_id, "")
        return pattern.format(n=answer, month=dice.one_of(_MONTHS)) if _number(answer) > 0 else ""
    if question.scale.kind is ScaleKind.INDEX:
        return _surveyed(question.soal_id, _number(answer), dice)
    reading = pack.notes.questions.get(question.soal_id) or NoteReading(soal_id=question.soal_id)
    if answer != question.scale.lowest and dice.chance(_LOOKS):
        document = question.evidence[0].partition(",")[0]
        return dice.one_of(_LOOK).format(document=_lower_first(document))
    return _said(question, str(answer), reading, dice) + dice.one_of(_ENDS)


def _said(question: Question, answer: str, reading: NoteReading, dice: Dice) -> str:
    if answer == question.scale.lowest:
        pool = _LOWEST
    elif reading.rhythm and answer in reading.rhythm.per_year:
        return f"Dilaksanakan {_TIMES[reading.rhythm.per_year[answer]]}."
    elif reading.shares and answer in reading.shares.levels and question.soal_id != 126:
        of = " ".join(sorted(reading.shares.of, key=lambda words: (-len(words), words))[0])
        return _share(reading.shares.levels, answer, of, dice)
    else:
        pool = _BEST if question.scale.ratios[answer] == 1 else _MIDDLE
    return dice.one_of(pool).format(month=dice.one_of(_MONTHS), later=dice.one_of(_LATER))


def _share(levels: Mapping[str, Share], answer: str, of: str, dice: Dice) -> str:
    share = levels[answer]
    if share.low == 100:
        return dice.one_of(
            (f"Mencakup seluruh {of}.", f"Semua {of} sudah tercakup.", f"Mencakup 100 % {of}.")
        )
    better = [
        other.low for other in levels.values() if other.low is not None and other.low > (share.low or 0)
    ]
    if share.low is None:  # less is better: a gap in percent
        most = int(share.high or 0)
        return f"Hasil pemetaan: {of} {dice.whole(max(1, most - 20), most - 2)} %."
    low, high = int(share.low), int(min(better, default=Fraction(100)))
    percent = dice.whole(low + 5, max(low + 5, high - 5))
    return dice.one_of(
        (f"Mencakup {percent} % {of}.", f"Sampai {dice.one_of(_MONTHS)} 2026 mencakup {percent} % {of}.")
    )


def _surveyed(soal: int, index: float, dice: Dice) -> str:
    people = dice.whole(31, 240)
    pattern = dice.one_of(_SURVEYED)
    if soal == SPAK:
        pattern = pattern.replace("survei", "survei antikorupsi", 1)
    shown = f"{index:.2f}".replace(".", ",")
    return pattern.format(people=people, index=shown, month=dice.one_of(_MONTHS))


def _lower_first(words: str) -> str:
    """A document in the middle of a sentence; abbreviations stay as they are."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
