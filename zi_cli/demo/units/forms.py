"""The sheets beside the LKE of a zi workbook: identity, minimum criteria, prerequisites, innovations."""

from collections.abc import Iterator, Mapping
from typing import Final

from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.minimum.pack import MinimumCriteria, Status
from zi_cli.criteria.prerequisites.pack import Prerequisite, PrerequisiteKind
from zi_cli.demo.units.dice import Dice
from zi_cli.demo.units.quality import Quality
from zi_cli.workbook.roster import CATEGORIES, Unit
from zi_cli.workbook.writing.template.filling import Entry, Value

_MET_FROM: Final = 0.52
_PARTLY_FROM: Final = 0.36
_IN_USE, _MEASURED, _SHARED = 0.5, 0.6, 0.75
"""From here on an innovation is more than an idea; its effect is measured; others have taken it over."""
_INNOVATIONS: Final = (
    ("CONTOH Loket Pagi", "Pemohon dari luar kota menunggu sampai siang.", "Waktu tunggu (menit)", "90", "30"),
    ("CONTOH Antrean Daring", "Pemohon datang tanpa tahu giliran.", "Lama antre (menit)", "75", "20"),
    ("CONTOH Peta Titik Kegiatan", "Lokasi diperiksa dua kali karena alamat tidak jelas.", "Kunjungan ulang (%)", "35", "12"),
    ("CONTOH Arsip Sekali Cari", "Berkas lama sulit ditemukan.", "Waktu cari (menit)", "45", "5"),
    ("CONTOH Tanya Balai", "Pertanyaan yang sama dijawab berulang kali.", "Waktu jawab (jam)", "48", "6"),
    ("CONTOH Pantau Paket", "Kemajuan pekerjaan terlambat diketahui.", "Laporan terlambat (%)", "30", "8"),
)  # fmt: skip


def identity(unit: Unit, year: str = "2026") -> dict[str, str]:
    """What the sheet Identitas says of a unit."""
    return {
        "unit": unit.name,
        "unit_id": unit.id,
        "type": unit.type,
        "parent": unit.parent,
        "region": unit.region,
        "target": CATEGORIES.get(unit.category, "WBK"),
        "holds_wbk": "Ya" if unit.holds_wbk else "Tidak",
        "year": year,
        "head": "Kepala CONTOH",
        "contact": "Tim ZI CONTOH",
    }


def minimum(criteria: CriteriaSet, quality: Quality, address: str, dice: Dice) -> dict[str, Entry]:
    """How the unit sees each minimum criterion."""
    pack: MinimumCriteria = criteria.minimum
    found = {}
    for family in pack.families:
        for criterion in family.criteria:
            status = _status(quality.overall + (0.08 if criterion.mandatory else 0) + dice.around(0.12))
            shown = status is not Status.NOT_MET and dice.chance(quality.evidence)
            found[criterion.id] = Entry(
                answer=pack.words[status],
                evidence=(f"{address}/kriteria/{criterion.id.replace('.', '/')}",) if shown else (),
                evidence_text=criterion.evidence[0] if shown else "",
            )
    return found


def _status(worth: float) -> Status:
    if worth > _MET_FROM:
        return Status.MET
    return Status.PARTLY if worth > _PARTLY_FROM else Status.NOT_MET


def prerequisites(criteria: CriteriaSet, quality: Quality, address: str, dice: Dice) -> dict[str, Entry]:
    """What the unit says of the prerequisites of table 5."""
    asked = criteria.prerequisites.by_id.values()
    return {
        p.id: Entry(answer=_fulfilled(p, quality, dice), evidence=(f"{address}/prasyarat/{p.id}",))
        for p in asked
    }


def _fulfilled(prerequisite: Prerequisite, quality: Quality, dice: Dice) -> Value:
    good = prerequisite.id.startswith("agency.") or quality.overall + dice.around(0.2) > 0.55
    if prerequisite.kind is PrerequisiteKind.PERCENT:
        return 1 if good else round(dice.between(0.7, 0.98), 2)
    if prerequisite.kind is PrerequisiteKind.NUMBER:
        least = float(max(prerequisite.minimum.values()))
        return round(least * (1.1 if good else 0.7), 1)
    wanted = str(next(reversed(list(prerequisite.minimum.values()))))
    return wanted if good else prerequisite.options[-1]


def innovations(quality: Quality, address: str, dice: Dice) -> tuple[Mapping[str, str], ...]:
    """The lines of Register Inovasi: more of them, and fuller ones, where a unit has come further."""
    return tuple(_innovations(quality, address, dice))


def _innovations(quality: Quality, address: str, dice: Dice) -> Iterator[dict[str, str]]:
    most = 1 + (quality.overall > _IN_USE) + (quality.overall > _SHARED)
    for number, (name, problem, measure, before, after) in enumerate(
        dice.shuffled(_INNOVATIONS)[:most], start=1
    ):
        line = {"name": name, "problem": problem, "stage": "Gagasan"}
        if quality.overall > _IN_USE:
            line |= {
                "need": "Survei kepuasan 2025 dan rekap pengaduan CONTOH.",
                "started": "2025-03",
                "stage": "Diterapkan",
            }
            line |= {
                "basis": f"SK Kepala CONTOH Nomor {number} Tahun 2026",
                "evidence": f"{address}/inovasi/{number}",
            }
        if quality.overall > _MEASURED:
            line |= {
                "measure": measure,
                "before": before,
                "after": after,
                "partners": "Pemerintah daerah CONTOH",
            }
        if quality.overall > _SHARED:
            line |= {
                "stage": "Direplikasi",
                "replicated": "Dua balai CONTOH",
                "shared": "Forum berbagi inovasi CONTOH",
            }
        yield line
