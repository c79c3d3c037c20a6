"""What a unit enters: answers, notes and evidence, and what TPI makes of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack, Question, ScaleKind
from zi_cli.demo.sample import REMARK
from zi_cli.demo.units import forms
from zi_cli.demo.units.answers import SPKP, Answers, drawn_answers
from zi_cli.demo.units.dice import Dice
from zi_cli.demo.units.notes import contradictions, drawn_notes
from zi_cli.demo.units.planned import Defect, Planned
from zi_cli.demo.units.quality import Quality
from zi_cli.workbook.writing.template.filling import Entry, TemplateFilling, Value

_FILES: Final = 0.12
"""Share of evidence that names a file instead of a link."""
_TOKEN: Final = 28
"""Letters of a shared link, as drives make them."""
_JUDGED_LOWER: Final = (0.08, 0.3)
"""Share of answers that TPI lowers: with evidence, without."""
_TPI_NOTES: Final = (
    "Bukti belum menunjukkan pelaksanaan selama setahun.", "Dokumen belum ditandatangani.",
    "Hasil belum terlihat, perlu data sebelum dan sesudah.", "Bukti tidak sesuai dengan pernyataan.",
    "Perlu tambahan notula dan daftar hadir.",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """The entries of a workbook, and the soal at which something was put in on purpose."""

    filling: TemplateFilling
    seeded: tuple[int, ...]


def entered(criteria: CriteriaSet, file: Planned, seed: int) -> Entered:
    """Everything that a unit enters into a file; the same for the same file and seed."""
    pack, quality, dice = criteria.lke, file.quality, Dice(seed, "entries", file.unit.id)
    answers = drawn_answers(pack, quality, dice)
    wrong = _wrong_answers(file.defect, answers, dice)
    notes = {s: note for s, note in drawn_notes(pack, answers, quality, dice).items() if s not in wrong}
    against = contradictions(answers, dice) if file.defect is Defect.CONTRADICTED else {}
    notes |= against
    address = f"https://berkas.contoh.example/{file.unit.id.lower()}"
    right = {
        soal: _entry(question, answers[soal], notes.get(soal, ""), quality, f"{address}/2026", dice)
        for soal, question in pack.questions.items()
    }
    return Entered(
        filling=TemplateFilling(
            identity=forms.identity(file.unit) if file.named else {"target": "WBK"},
            answers={
                soal: replace(entry, answer=wrong.get(soal, entry.answer)) for soal, entry in right.items()
            },
            tpi=_judged(pack, answers, quality, dice) if file.tpi else {},
            minimum=forms.minimum(criteria, quality, address, dice) if file.layout == "zi" else {},
            prerequisites=forms.prerequisites(criteria, quality, address, dice)
            if file.layout == "zi"
            else {},
            register=forms.innovations(quality, address, dice) if file.layout == "zi" else (),
            remark=REMARK,
        ),
        seeded=tuple(sorted({**wrong, **against})),
    )


def _wrong_answers(defect: Defect, answers: Answers, dice: Dice) -> Answers:
    """Answers as some type them: with dots, in small letters, as text; or numbers that cannot be."""
    if defect is Defect.SLOPPY:
        typed = {s: f"{a}.".lower() if s % 2 else f"{a} " for s, a in answers.items() if isinstance(a, str)}
        chosen: Answers = dict(dice.shuffled(list(typed.items()))[:9])
        index = answers[SPKP]
        return chosen | ({SPKP: str(index).replace(".", ",")} if index is not None else {})
    if defect is Defect.IMPOSSIBLE:
        return dice.one_of(
            ({106: 12, 105: 8}, {91: 7, 90: 4, 89: 4}, {116: 19, 113: 1, 114: 4, 115: 2}, {125: 4.35})
        )
    return {}


def _entry(question: Question, answer: Value, note: str, quality: Quality, address: str, dice: Dice) -> Entry:
    worth_showing = answer is not None and not _is_lowest(question, answer)
    if not dice.chance(quality.evidence if worth_showing else quality.evidence / 4):
        return Entry(answer=answer, note=note)
    words = dice.one_of(question.evidence)
    if dice.chance(_FILES):
        name = f"Bukti/{question.soal_id:03d} {words.partition(',')[0]}.pdf"
        return Entry(answer=answer, note=note, evidence=(name,))
    link = f"{address}/soal-{question.soal_id:03d}/{dice.letters(_TOKEN)}"
    return Entry(answer=answer, note=note, evidence=(link,), evidence_text=words)


def _is_lowest(question: Question, answer: Value) -> bool:
    return question.scale.kind is ScaleKind.OPTIONS and answer == question.scale.lowest


def _judged(pack: Pack, answers: Answers, quality: Quality, dice: Dice) -> Mapping[int, Entry]:
    """TPI's answers: mostly the unit's own, one level lower where the evidence does not carry them."""
    found = {}
    supported, bare = _JUDGED_LOWER
    for soal, question in pack.questions.items():
        answer = answers[soal]
        if answer is None:
            continue
        lowers = dice.chance(supported + (bare - supported) * (1 - quality.evidence))
        levels = list(question.scale.ratios)
        if lowers and answer in levels[:-1]:
            found[soal] = Entry(answer=levels[levels.index(str(answer)) + 1], note=dice.one_of(_TPI_NOTES))
        else:
            found[soal] = Entry(answer=answer)
    return found
