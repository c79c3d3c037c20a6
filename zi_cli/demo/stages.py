"""Two constructed units beside the sample: one that has just signed up, and one that is ready."""

from collections.abc import Iterator
from typing import Final

from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Question, ScaleKind
from zi_cli.criteria.minimum.pack import Criterion, Status
from zi_cli.criteria.prerequisites.pack import Prerequisite, PrerequisiteKind
from zi_cli.demo.sample import REMARK
from zi_cli.workbook.writing.template.filling import Entry, TemplateFilling, Value

STARTING: Final = "bp2p-contoh-mulai.xlsx"
READY: Final = "bp2p-contoh-siap.xlsx"
_IDENTITY: Final = {
    "type": "Balai (CONTOH)", "parent": "Direktorat jenderal CONTOH", "region": "Wilayah CONTOH",
    "target": "WBK", "holds_wbk": "Tidak", "year": "2026",
}  # fmt: skip

_BEGUN: Final = ("A.I.1", "A.I.2")
"""Areas in which the new unit has begun to answer."""
_SEEN: Final = (Status.MET, Status.PARTLY, Status.MET, Status.NOT_MET, None, Status.MET, Status.PARTLY)
"""How it finds the criteria of the first two families, over and over; None is not looked at yet."""

_GOOD_COUNTS: Final = {
    88: 4, 89: 4, 90: 4, 91: 4, 102: 2, 103: 0, 104: 0, 105: 6, 106: 5, 110: 9, 111: 0, 112: 9,
    113: 1, 114: 4, 115: 2, 116: 7, 117: 2, 118: 6, 119: 34, 120: 42, 122: 6, 123: 5,
}  # fmt: skip
_GOOD_INDICES: Final = {125: 3.72, 127: 3.61}
_SECOND_BEST: Final = frozenset({9, 19, 27, 33, 44, 59, 67, 75, 81, 96, 98, 101, 109, 126})
"""Questions in which the ready unit is not at its best."""
_INNOVATIONS: Final = (
    {
        "name": "CONTOH Loket Pagi", "problem": "Pemohon dari luar kota menunggu sampai siang untuk verifikasi berkas.",
        "need": "Survei kepuasan 2024 dan 14 pengaduan tentang waktu tunggu.", "started": "2025-02",
        "stage": "Direplikasi", "measure": "Waktu tunggu (menit)", "before": "95", "after": "28",
        "basis": "SK Kepala CONTOH Nomor 12 Tahun 2025", "replicated": "Dua balai CONTOH di wilayah yang sama",
        "shared": "Forum berbagi inovasi CONTOH, Juni 2026", "partners": "Asosiasi pengembang CONTOH dan pemda CONTOH",
        "evidence": "https://berkas.contoh.example/inovasi/loket-pagi",
    },
    {
        "name": "CONTOH Peta Titik Rumah", "problem": "Petugas memeriksa lokasi dua kali karena alamat tidak jelas.",
        "need": "Data kunjungan lapangan 2024: 38 % kunjungan diulang.", "started": "2025-09",
        "stage": "Diterapkan", "measure": "Kunjungan ulang (%)", "before": "38", "after": "11",
        "basis": "SOP CONTOH 07/2025", "shared": "Laman berbagi pengetahuan CONTOH",
        "partners": "Pemerintah desa CONTOH", "evidence": "https://berkas.contoh.example/inovasi/titik-rumah",
    },
)  # fmt: skip


def starting(criteria: CriteriaSet) -> TemplateFilling:
    """A unit in its first month: it has walked through the building, and answered two areas of the LKE."""
    begun = {soal for area in _BEGUN for soal in criteria.lke.nodes[area].soal_ids()}
    answers = {
        soal: Entry(answer=_middling(criteria.lke.questions[soal]), evidence=_link(soal) if soal % 2 else ())
        for soal in sorted(begun)
    }
    first = [criterion for family in criteria.minimum.families[:2] for criterion in family.criteria]
    return TemplateFilling(
        identity={"unit": "BP2P CONTOH I", **_IDENTITY},
        answers=answers,
        minimum={c.id: entry for place, c in enumerate(first) if (entry := _seen(criteria, place))},
        prerequisites={"unit.core-service": Entry(answer="Ya"), "unit.building-time": Entry(answer=2)},
        register=({"name": "CONTOH Antrean Daring", "problem": "Pemohon datang tanpa tahu giliran."},),
        remark=REMARK,
    )


def _seen(criteria: CriteriaSet, place: int) -> Entry | None:
    status = _SEEN[place % len(_SEEN)]
    return None if status is None else Entry(answer=criteria.minimum.words[status])


def _middling(question: Question) -> Value:
    options = list(question.scale.ratios)
    return options[min(1, len(options) - 2)]


def ready(criteria: CriteriaSet) -> TemplateFilling:
    """A unit that meets every gate, with evidence for each answer, and every mandatory minimum criterion."""
    questions = criteria.lke.questions
    return TemplateFilling(
        identity={
            "unit": "BP2P CONTOH III",
            **_IDENTITY,
            "head": "Kepala CONTOH",
            "contact": "Tim ZI CONTOH",
        },
        answers={
            soal: Entry(
                answer=_good(question),
                note=f"Lihat bukti dukung soal {soal}.",
                evidence=_link(soal),
                evidence_text=question.evidence[0],
            )
            for soal, question in questions.items()
        },
        minimum=dict(_met(criteria)),
        prerequisites={p.id: _fulfilled(p) for p in criteria.prerequisites.by_id.values()},
        register=_INNOVATIONS,
        remark=REMARK,
    )


def _good(question: Question) -> Value:
    soal = question.soal_id
    if question.scale.kind is ScaleKind.OPTIONS:
        options = list(question.scale.ratios)
        return options[1] if soal in _SECOND_BEST and len(options) > 2 else options[0]
    return _GOOD_COUNTS[soal] if question.scale.kind is ScaleKind.COUNT else _GOOD_INDICES[soal]


def _met(criteria: CriteriaSet) -> Iterator[tuple[str, Entry]]:
    """Everything met, but for a criterion in each family that nobody must have."""
    for family in criteria.minimum.families:
        spared = next((c for c in family.criteria if not c.mandatory and not c.derived_from), None)
        for criterion in family.criteria:
            status = Status.PARTLY if criterion is spared else Status.MET
            yield criterion.id, _criterion(criteria, criterion, status)


def _criterion(criteria: CriteriaSet, criterion: Criterion, status: Status) -> Entry:
    name = criterion.id.replace(".", "/")
    return Entry(
        answer=criteria.minimum.words[status],
        evidence=(f"https://berkas.contoh.example/kriteria/{name}",),
        evidence_text=criterion.evidence[0],
    )


def _fulfilled(prerequisite: Prerequisite) -> Entry:
    evidence = (f"https://berkas.contoh.example/prasyarat/{prerequisite.id}",)
    value: Value = {PrerequisiteKind.PERCENT: 1, PrerequisiteKind.NUMBER: 14}.get(prerequisite.kind)
    if prerequisite.id == "agency.internal-control":
        value = 3.2
    if prerequisite.kind is PrerequisiteKind.OPTIONS:
        value = str(next(iter(prerequisite.minimum.values())))
    return Entry(answer=value, evidence=evidence)


def _link(soal: int) -> tuple[str, ...]:
    return (f"https://berkas.contoh.example/zi/2026/soal-{soal:03d}",)
