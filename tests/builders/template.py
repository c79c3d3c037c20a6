"""Workbooks of `zi template`, filled in at random: as people do, with blanks, zeros, slips and odd spellings."""

import random
from collections.abc import Mapping, Sequence
from typing import Any

from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Question, ScaleKind
from zi_cli.criteria.prerequisites.pack import Prerequisite, PrerequisiteKind
from zi_cli.workbook.writing.template.filling import Entry, TemplateFilling, Value

SLIPS: Mapping[ScaleKind, Sequence[Value]] = {
    ScaleKind.OPTIONS: ["(a)", " b. ", "c)", "A,", '"B"', "ya", "TIDAK", "Ya.", "y", "tdk", "\u00a0A\u00a0", "E", "X", "A/B",
                        "A atau B", "-", "?", "Ya/Tidak", 3, 0.67, "  ", "\t", "cukup"],
    ScaleKind.INDEX: ["3,58", "3.58", " 0,75 ", "3,600", "3,5 8", "+3", "\u00a03,5\u00a0", "4", 0, 4, "4,01", 5, "-1", "87,65 %",
                      "baik", "1e0", "3,5,1", "3..5", "3,58/4", " "],
    ScaleKind.COUNT: ["3", " 12 ", "\u00a03", "1.250", "1.250.000", "1 250", "3.", "4,0", "0", "00", 1250, "1,250", "3,000",
                      "2,5", "12.50", 1.5, -1, "- 4", "50%", "1e2", "banyak", "3 orang", "Rp3", "(3)", "1/2",
                      "2026-01-01", "-"],
}  # fmt: skip
SAID: Sequence[Value] = [
    "terpenuhi",
    " Sebagian ",
    "BELUM",
    "Terpenuhi.",
    "belum!",
    "\u00a0Belum",
    "Ya",
    "-",
    1,
    " ",
]
ENTERED: Mapping[PrerequisiteKind, Sequence[Value]] = {
    PrerequisiteKind.OPTIONS: ["ya", " wtp. ", "bb", "AAA", "B+", "x", 1, " "],
    PrerequisiteKind.PERCENT: [1, 0.99, 0, 0.5, 1.01, 100, -0.5, "100 %", "100%", "100", "1", "0,5", "101", "semua", " "],
    PrerequisiteKind.NUMBER: [12, 11, 3, 2.9, 0, -1, "12", "3,12", "3.12", "12 bulan", "12 %", "x"],
}  # fmt: skip
REGISTERED: Sequence[str] = [
    "",
    "",
    "Antrean CONTOH",
    "-",
    "belum",
    "Belum Ada",
    " nihil ",
    "SK 1",
    "2026",
    "A&B <c>",
]
NOTES: Sequence[str] = [
    "", "", "Rapat tiap bulan.", "baris satu\nbaris dua", "=1+1", "@nama", "+62 812 0000 CONTOH", "-5", "'", "<b>&amp;</b>",
    "lihat https://berkas.contoh.example/n/1", "2026", "TRUE", "#N/A", "\u202ebalik",
]  # fmt: skip
EVIDENCE: Sequence[Entry] = [
    Entry(),
    Entry(),
    Entry(evidence=("https://berkas.contoh.example/a?x=1&y=2",)),
    Entry(evidence=("https://berkas.contoh.example/b",), evidence_text="SK Tim CONTOH"),
    Entry(evidence=("https://berkas.contoh.example/c", "https://berkas.contoh.example/cd")),
    Entry(
        evidence=("https://berkas.contoh.example/e#bagian",),
        evidence_text="lihat https://berkas.contoh.example/f",
    ),
    Entry(evidence=("SK Kepala Balai CONTOH Nomor 5",)),
    Entry(evidence=(r"D:\CONTOH\SK.pdf",)),
    Entry(evidence_text="belum ada"),
]
IDENTITIES: Sequence[Mapping[str, str]] = [
    {"unit": "BP2P CONTOH", "target": "WBK"},
    {"unit": "BP2P CONTOH", "target": "WBBM", "holds_wbk": "Ya"},
    {"unit": "BP2P CONTOH", "target": "WBBM", "holds_wbk": "Tidak"},
    {"unit": "BP2P CONTOH", "target": " wbbm ", "holds_wbk": " ya "},
    {"unit": "BP2P CONTOH"},
    {"target": "WBX", "holds_wbk": "mungkin"},
]


def best_filling(criteria: CriteriaSet, target: str = "WBK", **changes: Any) -> TemplateFilling:
    """Everything at its best, as a unit that is ready for `target` would fill it in; `changes` by field."""
    from tests.builders.filled import best_answers

    columns = criteria.minimum.register.columns if criteria.minimum.register else ()
    met = next(iter(criteria.minimum.words.values()))
    entries: dict[str, Any] = {
        "identity": {"unit": "BP2P CONTOH", "target": target, "holds_wbk": "Ya"},
        "answers": {soal: Entry(answer=typed) for soal, typed in best_answers(criteria.lke).items()},
        "minimum": dict.fromkeys(criteria.minimum.criteria, Entry(answer=met)),
        "prerequisites": {item: Entry(answer=_best(p)) for item, p in criteria.prerequisites.by_id.items()},
        "register": [{column.id: "CONTOH" for column in columns}],
    }
    return TemplateFilling(**entries | changes)


def _best(prerequisite: Prerequisite) -> Value:
    if prerequisite.kind is PrerequisiteKind.OPTIONS:
        return prerequisite.options[0]
    return 1 if prerequisite.kind is PrerequisiteKind.PERCENT else 100


def random_filling(
    criteria: CriteriaSet, seed: int, slips: float = 0.3, blank: float = 0.1
) -> TemplateFilling:
    """Every sheet filled in at random; `slips` and `blank` are shares of the cells."""
    dice = random.Random(seed)

    def entry(usual: Sequence[Value], odd: Sequence[Value]) -> Entry:
        chance = dice.random()
        return Entry(answer=None if chance < blank else dice.choice(odd if chance < blank + slips else usual))

    minimum, register = criteria.minimum, criteria.minimum.register
    return TemplateFilling(
        identity=dice.choice(IDENTITIES),
        answers={soal: entry(_usual(q), SLIPS[q.scale.kind]) for soal, q in criteria.lke.questions.items()},
        minimum={item: entry([*minimum.words.values(), None], SAID) for item in minimum.criteria},
        prerequisites={
            item: entry(p.options or [1, 0, 12], ENTERED[p.kind])
            for item, p in criteria.prerequisites.by_id.items()
        },
        register=[
            {column.id: dice.choice(REGISTERED) for column in (register.columns if register else ())}
            for _ in range(dice.choice([0, 1, 2, 4]))
        ],
    )


def _usual(question: Question) -> Sequence[Value]:
    if question.scale.kind is ScaleKind.OPTIONS:
        return tuple(question.scale.ratios)
    return [3.2, 3.6, 4, 0, 1 / 3] if question.scale.kind is ScaleKind.INDEX else [0, 0, 1, 2, 3, 5, 12]
