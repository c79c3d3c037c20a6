"""Recaps of constructed units, made without any workbook: as many as wanted, the same for the same seed."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from zi_cli.batch.recap.groups import Groups, area_heads
from zi_cli.batch.recap.model import (
    DuplicateLine,
    FileCounts,
    FileLine,
    Recap,
    RefusedLine,
    Row,
    UnitLine,
    UnknownLine,
)
from zi_cli.batch.recap.sums import Sums
from zi_cli.batch.record import (
    AreaLine,
    EvidenceLine,
    FamilyLine,
    GateLine,
    Identity,
    IndicatorLine,
    NearestLine,
    Refusal,
    StepLine,
    UnitRecord,
)
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Measure

TYPES = ("BBWS", "BWS", "BPPW", "BP2P", "BPJN", "BP2JK")
PARENTS = ("Direktorat CONTOH Air", "Direktorat CONTOH Jalan", "Direktorat CONTOH Perumahan")
REGIONS = ("Sumatera", "Jawa", "Kalimantan", "Sulawesi", "Maluku dan Papua", "")
AREAS = range(1, 7)

Change = Callable[[Row], Row]


def recap_of(criteria: CriteriaSet, units: int, seed: int = 1, change: Change = lambda row: row) -> Recap:
    """A recap of `units` units; about one of thirty has no file, one of forty none that can be read."""

    def rows() -> Iterator[Row]:
        for number in range(1, units + 1):
            yield change(row_of(criteria, number, random.Random(seed * 1_000_003 + number)))

    return recap_of_rows(criteria, rows)


def recap_of_rows(criteria: CriteriaSet, rows: Callable[[], Iterator[Row]]) -> Recap:
    """A recap of these rows, added up as a batch does it."""
    sums, groups, missing, refused, double = Sums(criteria, {}), Groups(criteria), [], [], []
    for row in rows():
        groups.add(row)
        if row.record is not None:
            sums.add(row.unit.name, row.record)
        elif row.refusal is not None and row.file is not None:
            refused.append(RefusedLine(file=row.file, unit=row.unit.name, refusal=row.refusal))
        else:
            missing.append(row.unit)
        if row.duplicates and row.file:
            older = replace(row.file, path=f"lama/{row.file.path}")
            double.append(
                DuplicateLine(
                    unit=row.unit.name,
                    file=older,
                    counted=row.file.path,
                    same_bytes=False,
                    tone="not",
                    total=51.5,
                )
            )
    every = groups.all()
    strange = UnknownLine(
        file=FileLine(path="LKE CONTOH lama.xlsx", modified="2026-02-01T08:00:00Z", sha256="00"),
        read="Balai CONTOH Lama", candidates=("BWS CONTOH 2", "BWS CONTOH 8"), tone="not", total=44.0,
    )  # fmt: skip
    return Recap(
        language="id", program="zi 0", pack=f"{criteria.lke.id} {criteria.lke.version}",
        regulation=criteria.lke.regulation, target="", targets=sums.targets(), view="claimed", gates_only=False,
        margin=0.0, inputs=("unit",), roster="unit.csv",
        files=FileCounts(
            files=every.assessed + len(refused) + len(double) + 1, counted=every.assessed, duplicate=len(double),
            unknown=1, refused=len(refused), passed_over=2, temporary=1,
        ),
        all=every, groups=groups.by_all(),
        areas=area_heads(criteria.lke),
        gates=sums.gates(), families=sums.families(), gaps=sums.gaps(), findings=sums.findings(),
        duplicates=tuple(double), unknown=(strange,), refused=tuple(refused), missing=tuple(missing), rows=rows,
    )  # fmt: skip


def row_of(criteria: CriteriaSet, number: int, chance: random.Random) -> Row:
    """A unit, by chance ready, near, not, unreadable or missing."""
    kind, parent = TYPES[number % len(TYPES)], PARENTS[number % len(PARENTS)]
    unit = UnitLine(
        name=f"{kind} CONTOH {number}", id=f"U{number:04}", type=kind, parent=parent,
        region=chance.choice(REGIONS), category="WBK",
    )  # fmt: skip
    lot = chance.random()
    day = datetime(2026, 1, 5, 8, tzinfo=UTC) + timedelta(days=chance.randrange(60))
    file = FileLine(
        path=f"{kind}/LKE {unit.name}.xlsx", modified=f"{day:%Y-%m-%dT%H:%M:%SZ}", sha256=f"{number:064}"
    )
    refusal = Refusal(reason="berkas CONTOH ini bukan LKE", hint="Minta berkas yang benar.", kind="input")
    assessed = lot > 0.06
    record = record_of(criteria, unit, min(1.0, chance.gauss(0.72, 0.11)), chance) if assessed else None
    return Row(
        number=number, unit=unit, in_roster=True, match=None, record=record,
        state="assessed" if record else "missing" if lot < 0.035 else "unreadable",
        file=None if lot < 0.035 else file,
        refusal=refusal if 0.035 <= lot <= 0.06 else None,
        duplicates=int(chance.random() < 0.03 and assessed),
        reports={"html": f"laporan/{number:04} {kind}.html", "pdf": f"laporan/{number:04} {kind}.pdf"} if record else {},
    )  # fmt: skip


def record_of(criteria: CriteriaSet, unit: UnitLine, level: float, chance: random.Random) -> UnitRecord:
    """A record whose parts lie around `level`, 0 to 1."""
    pack = criteria.lke
    percents = {number: 100 * _around(level - (0.07 if number == 5 else 0), chance) for number in AREAS}
    hasil = {gate: _around(level + 0.15, chance) for gate in ("spak", "capaian-kinerja", "pelayanan-prima")}
    weights = {1: 8, 2: 7, 3: 10, 4: 10, 5: 15, 6: 10}
    pengungkit = sum(weights[number] * percents[number] / 100 for number in AREAS)
    parts = {"spak": 17.5 * hasil["spak"], "capaian-kinerja": 5 * hasil["capaian-kinerja"]}
    parts["birokrasi-bersih"] = parts["spak"] + parts["capaian-kinerja"]
    parts["pelayanan-prima"] = 17.5 * hasil["pelayanan-prima"]
    bottom = parts["birokrasi-bersih"] + parts["pelayanan-prima"]
    actual = {"total": pengungkit + bottom, "pengungkit": pengungkit, **parts}
    actual |= {f"area-{number}": percent for number, percent in percents.items()}
    gates = tuple(
        GateLine(
            id=gate.id, minimum=(low := float(gate.minimum["WBK"])), actual=actual[gate.id],
            met=actual[gate.id] >= low, shortfall=max(0.0, low - actual[gate.id]),
        )
        for gate in pack.gates
        if "WBK" in gate.minimum and gate.measure is not Measure.PREDICATE
    )  # fmt: skip
    missed = sum(not gate.met for gate in gates)
    tone = "ready" if not missed else "near" if missed <= 2 and actual["total"] >= 70 else "not"
    score = {"total": actual["total"], "pengungkit": pengungkit, "pemenuhan": pengungkit / 2, "hasil": bottom}
    score["reform"] = pengungkit - score["pemenuhan"]
    return UnitRecord(
        sha256="0", modified="", unit=Identity(name=unit.name, name_from="workbook"), file_format="xlsx",
        layout="zi", target="WBK", target_assumed=False, view="claimed", tone=tone, ready=tone == "ready",
        at_fault=chance.random() < 0.3, complete=chance.random() < 0.8, answered=127, questions=127,
        scores={"claimed": score, "supported": None, "tpi": None}, gates=gates,
        areas=tuple(
            AreaLine(number=n, percent=percents[n], pemenuhan_percent=percents[n], reform_percent=percents[n])
            for n in AREAS
        ),
        families=tuple(
            FamilyLine(
                id=family.id, state=chance.choice(("passed", "missed", "unknown")), met=3, criteria=6,
                mandatory_met=2, mandatory=4,
            )
            for family in criteria.minimum.families
        ),
        minimum_counts=True,
        findings={"error": chance.randrange(4), "warning": chance.randrange(30), "info": chance.randrange(9)},
        codes={"ZI303": 2} if chance.random() < 0.5 else {}, waived=0,
        evidence=EvidenceLine(known=True, claimed=100, supported=chance.randrange(50, 100)),
        indicators=tuple(_indicator(float(pack.weight_points(item)), level, chance) for item in pack.indicators),
        nearest=_nearest(criteria, missed, chance) if 0 < missed <= 3 else None,
    )  # fmt: skip


def _around(level: float, chance: random.Random) -> float:
    return min(1.0, max(0.0, chance.gauss(level, 0.08)))


def _indicator(weight: float, level: float, chance: random.Random) -> IndicatorLine:
    if chance.random() < level - 0.2:
        return IndicatorLine(0.0, "", chance.random() < 0.5)
    causes = ("not_done", "partly_done", "no_evidence", "on_paper")
    return IndicatorLine(weight * chance.random(), chance.choice(causes), False)


def _nearest(criteria: CriteriaSet, missed: int, chance: random.Random) -> NearestLine:
    question = chance.choice([one for one in criteria.lke.questions.values() if one.soal_id < 80])
    steps = 1 if missed == 1 else missed + chance.randrange(3)
    first = StepLine(
        soal_id=question.soal_id, label=question.label, before="C", after="B", todo="dari C menjadi B",
        points=float(Fraction(1, 3)), alone=chance.random() < 0.7, cell=f"Jawaban!K{question.soal_id + 9}",
    )  # fmt: skip
    return NearestLine(feasible=True, effort=float(steps * chance.randrange(1, 5)), steps=steps, first=first)
