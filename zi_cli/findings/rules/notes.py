"""ZI5xx: the notes. A rule that may be wrong about a note quotes it, gives its reason, and is silent in doubt."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.criteria.lke.notes import NoteReading, Phrase, Share
from zi_cli.criteria.lke.pack import Indicator, Question, ScaleKind
from zi_cli.criteria.wording import normalised
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.findings.note_reading.counts import AllDone, all_done, other_count
from zi_cli.findings.note_reading.denials import Denied, bare_denial, denied
from zi_cli.findings.note_reading.frequencies import not_regular, too_seldom
from zi_cli.findings.note_reading.shares import out_of_range
from zi_cli.findings.note_reading.surveys import Surveyed, other_index
from zi_cli.findings.note_reading.text import Text, read_text
from zi_cli.language import Exactly, Message, Quoted, msg
from zi_cli.workbook.filled import Note

_HABIT: Final = 10
"""A bare `tidak ada` beside more questions than this is a way to leave the note empty, and denies nothing."""
_SHORT: Final = 200
"""Characters within which a note without content ends."""
_MEND: Final = msg("Correct the note, or the answer: choose the level that the evidence shows.")
_MEND_NUMBER: Final = msg("Correct the number that is wrong, in the note or in the answer.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Noted:
    """A question with its answer, as the unit gave it, and its note."""

    question: Question
    reading: NoteReading
    answer: str
    """The option that was chosen; empty for a number."""
    number: Fraction | None
    note: Note
    text: Text

    def hit(self, message: Message, hint: Message, found: str) -> Hit:
        """A finding at the note's cell."""
        return Hit(
            soal_id=self.question.soal_id,
            item_id=self.question.id,
            cell=self.note.cell,
            message=message,
            hint=hint,
            found=found,
        )


def _noted(assessment: Assessment) -> Iterator[_Noted]:
    """The questions with an answer and a note in words."""
    notes, responses = assessment.pack.notes, assessment.filled.responses
    for soal, question in assessment.pack.questions.items():
        note, answer = responses[soal].note, responses[soal].answer
        if not note.text.strip() or _says_nothing(note.text, assessment):
            continue
        if answer.option is None and answer.number is None:
            continue
        yield _Noted(
            question=question,
            reading=notes.questions.get(soal) or NoteReading(soal_id=soal),
            answer=answer.option or "",
            number=answer.number,
            note=note,
            text=read_text(note.text, notes),
        )


def _words(text: str) -> Phrase:
    """The words of a short note; of a long one just its beginning, which is enough to see that it is long."""
    return tuple(normalised(text[:_SHORT]).split())


def _is_placeholder(text: str, assessment: Assessment) -> bool:
    """Whether a note is nothing but a text that was to be replaced."""
    return _words(text) in assessment.pack.notes.role("placeholders")


def _is_mark(text: str, assessment: Assessment) -> bool:
    """Whether a note is nothing but a dash or another mark."""
    words, notes = _words(text), assessment.pack.notes
    return bool(notes.words) and bool(text.strip()) and (not words or words in notes.role("marks"))


def _says_nothing(text: str, assessment: Assessment) -> bool:
    return _is_mark(text, assessment) or _is_placeholder(text, assessment)


def note_missing(assessment: Assessment) -> Iterator[Hit]:
    """An answer that claims an effect, or counts, stands without a word of reason."""
    for indicator in assessment.pack.indicators.values():
        answered = assessment.claimed.indicators[indicator.id].ratio > 0
        if not answered or not _asks_reason(assessment, indicator):
            continue
        notes = [assessment.filled.responses[soal].note for soal in indicator.soal_ids]
        row = assessment.filled.indicator_notes.get(indicator.id, Note())
        where = notes[-1].cell
        if where is None or any(note.text.strip() for note in (*notes, row)):
            continue
        yield Hit(
            soal_id=indicator.soal_ids[-1],
            item_id=indicator.id,
            cell=where,
            message=msg("{label}: no note gives the reason for this answer", label=indicator.label),
            hint=msg("Say in one or two sentences what changed, by how much, and which evidence shows it."),
        )


def _asks_reason(assessment: Assessment, indicator: Indicator) -> bool:
    known = assessment.pack.notes.questions
    if indicator.ratio is not None:
        return any(soal in known for soal in indicator.soal_ids)
    soal = indicator.soal_ids[0]
    return soal in known and assessment.filled.responses[soal].answer.option in known[soal].reasons


def note_placeholder(assessment: Assessment) -> Iterator[Hit]:
    """A text stands in the place of a note that was to be replaced by one."""
    for soal, response in assessment.filled.responses.items():
        if not _is_placeholder(response.note.text, assessment):
            continue
        question = assessment.pack.questions[soal]
        yield Hit(
            soal_id=soal,
            item_id=question.id,
            cell=response.note.cell,
            found=response.note.text.strip(),
            message=msg(
                "{label}: the note reads {found}, which is no note yet",
                label=question.label,
                found=Quoted(response.note.text.strip()),
            ),
            hint=msg("Write the note, or empty the cell."),
        )


def note_is_a_mark(assessment: Assessment) -> Iterator[Hit]:
    """A dash or another mark stands in the place of a note."""
    for soal, response in assessment.filled.responses.items():
        if not _is_mark(response.note.text, assessment):
            continue
        question = assessment.pack.questions[soal]
        yield Hit(
            soal_id=soal,
            item_id=question.id,
            cell=response.note.cell,
            found=response.note.text.strip(),
            message=msg(
                "{label}: {found} stands in the place of a note",
                label=question.label,
                found=Quoted(response.note.text.strip()),
            ),
            hint=msg("Write the note, or empty the cell."),
        )


def note_against_frequency(assessment: Assessment) -> Iterator[Hit]:
    """A note tells that something is done less often than the answer asks for."""
    notes = assessment.pack.notes
    for noted in _noted(assessment):
        seldom = too_seldom(noted.text, noted.reading, noted.answer, notes)
        seldom = seldom or not_regular(noted.text, noted.reading, noted.answer, notes)
        if seldom is None:
            continue
        asked = (
            msg("at least {times} times a year", times=seldom.asked)
            if seldom.asked
            else msg("something done regularly")
        )
        message = msg(
            "{label}: the note says {found}, but answer {answer} asks for {asked}",
            label=noted.question.label,
            found=Quoted(seldom.quote),
            answer=noted.answer,
            asked=asked,
        )
        yield noted.hit(message, _MEND, seldom.quote)


def note_denies_answer(assessment: Assessment) -> Iterator[Hit]:
    """A note says that what the answer claims is not there, or not done."""
    notes = assessment.pack.notes
    habit = Counter(_words(r.note.text) for r in assessment.filled.responses.values())
    for noted in _noted(assessment):
        options = noted.question.scale.kind is ScaleKind.OPTIONS
        if not options or noted.answer == noted.question.scale.lowest:
            continue
        said = denied(noted.text, noted.reading, noted.answer, notes)
        if said is None and not noted.reading.nothing_is_good:
            said = bare_denial(noted.text, notes)
            usual = _words(noted.note.text) in notes.role("none")
            if usual and habit[_words(noted.note.text)] > _HABIT:
                said = None
        if said is not None:
            yield _denial(noted, said)


def _denial(noted: _Noted, said: Denied) -> Hit:
    message = msg(
        "{label}: the note says {found}, but answer {answer} claims otherwise: {level}",
        label=noted.question.label,
        found=Quoted(said.quote),
        answer=noted.answer,
        level=noted.question.levels.get(noted.answer, ""),
    )
    return noted.hit(message, _MEND, said.quote)


def note_against_share(assessment: Assessment) -> Iterator[Hit]:
    """A note tells another percentage or part than the answer asks for."""
    for noted in _noted(assessment):
        part = out_of_range(noted.text, noted.reading, noted.answer, assessment.pack.notes)
        if part is None:
            continue
        message = msg(
            "{label}: the note says {found}, but answer {answer} asks for {asked}",
            label=noted.question.label,
            found=Quoted(part.quote),
            answer=noted.answer,
            asked=_bounds(part.asked),
        )
        yield noted.hit(message, _MEND, part.quote)


def _bounds(share: Share) -> Message:
    if share.low is None:
        assert share.high is not None
        return (
            msg("at most {percent} %", percent=Exactly(share.high))
            if share.high_inclusive
            else msg("less than {percent} %", percent=Exactly(share.high))
        )
    if share.low_inclusive and share.low == 100:
        return msg("all, that is 100 %")
    return msg("more than {percent} %", percent=Exactly(share.low))


def note_against_count(assessment: Assessment) -> Iterator[Hit]:
    """A note counts something else than the number beside it."""
    for noted in _noted(assessment):
        counted, number = noted.reading.counted, noted.number
        if counted is None or number is None:
            continue
        found = _other_number(assessment, noted)
        if found is not None:
            message = msg(
                "{label}: the note says {found}, but the number beside it is {number}",
                label=noted.question.label,
                found=Quoted(found),
                number=Exactly(number),
            )
            yield noted.hit(message, _MEND_NUMBER, found)
    for indicator in assessment.pack.indicators.values():
        yield from _all_of_them(assessment, indicator)


def _other_number(assessment: Assessment, noted: _Noted) -> str | None:
    """The words of a note that tell another number than the answer."""
    counted, number, notes = noted.reading.counted, noted.number, assessment.pack.notes
    if counted is None or number is None:
        return None
    given = [assessment.filled.responses[soal].answer.number for soal in counted.alike]
    alike = [other for other in given if other is not None]
    told = other_count(noted.text, counted, number, [*alike, sum(alike, number)], notes)
    if told is not None:
        return told.quote
    said = bare_denial(noted.text, notes) if number > 0 else None
    return said.quote if said else None


def _all_of_them(assessment: Assessment, indicator: Indicator) -> Iterator[Hit]:
    """Notes in the rows of a ratio that say that all is done where it is not, or the reverse."""
    ratio, filled, notes = indicator.ratio, assessment.filled, assessment.pack.notes
    reading = notes.questions.get(ratio.numerator) if ratio else None
    if ratio is None or reading is None or reading.counted is None or not reading.counted.all_done:
        return
    numbers = [filled.responses[soal].answer.number for soal in ratio.denominator]
    done = filled.responses[ratio.numerator].answer.number
    total = sum((number for number in numbers if number is not None), Fraction(0))
    if done is None or None in numbers or total == 0:
        return
    at = [(ratio.numerator, filled.responses[ratio.numerator].note)]
    at += [(ratio.numerator, filled.indicator_notes.get(indicator.id, Note()))]
    for soal, note in at:
        said = all_done(read_text(note.text, notes), reading.counted, notes) if note.text else None
        if said is not None and said.all_done != (done >= total):
            yield _not_all(assessment.pack.questions[soal], note, said, done, total)


def _not_all(question: Question, note: Note, said: AllDone, done: Fraction, total: Fraction) -> Hit:
    return Hit(
        soal_id=question.soal_id,
        item_id=question.id,
        cell=note.cell,
        found=said.quote,
        message=msg(
            "{label}: the note says {found}, but the numbers are {done} of {total}",
            label=question.label,
            found=Quoted(said.quote),
            done=Exactly(done),
            total=Exactly(total),
        ),
        hint=_MEND_NUMBER,
    )


def note_against_index(assessment: Assessment) -> Iterator[Hit]:
    """A note tells another survey result than the index beside it."""
    for noted in _noted(assessment):
        if noted.question.scale.kind is not ScaleKind.INDEX or noted.number is None:
            continue
        told = other_index(noted.text, noted.number, assessment.pack.notes)
        if told is None:
            continue
        yield noted.hit(_survey_message(assessment, noted, told), _MEND_NUMBER, told.quote)


def _survey_message(assessment: Assessment, noted: _Noted, told: Surveyed) -> Message:
    label, number = noted.question.label, Exactly(noted.number or Fraction(0))
    found, index = Quoted(told.quote), Exactly(told.index)
    gate = _gate_index(assessment, noted.question)
    if told.converted and told.index < gate:
        return msg(
            "{label}: the note says {found}, which is an index of {index} and below the gate of {gate}; the answer is {number}",
            label=label, found=found, index=index, gate=Exactly(gate), number=number,
        )  # fmt: skip
    if told.converted:
        return msg(
            "{label}: the note says {found}, which is an index of {index}; the answer is {number}",
            label=label, found=found, index=index, number=number,
        )  # fmt: skip
    if told.index < gate:
        return msg(
            "{label}: the note says {found}, which is below the gate of {gate}; the answer is {number}",
            label=label, found=found, gate=Exactly(gate), number=number,
        )  # fmt: skip
    return msg(
        "{label}: the note says {found}; the answer is {number}", label=label, found=found, number=number
    )


def _gate_index(assessment: Assessment, question: Question) -> Fraction:
    """The index that the gate on this survey asks for; 0 where there is none."""
    indicator = assessment.pack.indicators[question.indicator_id]
    weight = assessment.pack.weight_points(indicator.id)
    of = {indicator.id}
    if assessment.pack.nodes[indicator.node_id].weight_points == weight:
        of.add(indicator.node_id)
    points = max(assessment.threshold([item]) for item in of)
    return points / weight * question.scale.maximum


RULES: Final = (
    rule(
        "ZI501",
        Severity.INFO,
        note_missing,
        msg("A note with the reason is missing"),
        msg(
            "Answers that claim an effect, an innovation or a count are asked about first; a note answers in advance."
        ),
        fires=Example(notes={126: ""}),
        silent=Example(notes={126: "Capaian 104 %, tahun lalu 98 %, rata-rata balai sejenis 99 %."}),
    ),
    rule(
        "ZI502",
        Severity.WARNING,
        note_placeholder,
        msg("A placeholder instead of a note"),
        msg("A text that was to be replaced shows an assessor that nobody has read the sheet to its end."),
        fires=Example(notes={3: "isi catatan di sini"}),
        silent=Example(notes={3: "Rencana kerja ditandatangani pada Januari 2026."}),
    ),
    rule(
        "ZI503",
        Severity.WARNING,
        note_against_frequency,
        msg("The note tells a lower frequency than the answer"),
        msg(
            "Where an answer stands for a number of times a year, assessors count; a note with fewer takes the answer back."
        ),
        fires=Example(notes={82: "SKM dilaksanakan 2 kali dalam setahun."}),
        silent=Example(notes={82: "SKM dilaksanakan setiap triwulan."}),
    ),
    rule(
        "ZI504",
        Severity.WARNING,
        note_denies_answer,
        msg("The note denies the answer"),
        msg(
            "A note that says that there is none, beside an answer that says that there is, leaves the assessor the lower one."
        ),
        fires=Example(notes={28: "TNA belum dilaksanakan karena anggaran terbatas."}),
        silent=Example(notes={28: "TNA dilaksanakan pada Maret, tidak ada kendala."}),
    ),
    rule(
        "ZI505",
        Severity.WARNING,
        note_against_share,
        msg("The note tells another part than the answer"),
        msg(
            "Many answers stand for all, for more than half, or for a percentage; the note beside it must tell the same part."
        ),
        fires=Example(notes={6: "Sebanyak 85 % kegiatan dalam rencana kerja sudah terlaksana."}),
        silent=Example(notes={6: "Seluruh kegiatan (100 %) dalam rencana kerja sudah terlaksana."}),
    ),
    rule(
        "ZI506",
        Severity.WARNING,
        note_against_count,
        msg("The note tells another number than the answer"),
        msg(
            "Of two numbers for the same thing one is wrong, and an assessor will not choose the better one."
        ),
        fires=Example(
            answers={110: 6, 111: 1, 112: 1}, notes={110: "Tidak ada pengaduan selama tahun 2025."}
        ),
        silent=Example(answers={110: 6, 111: 1, 112: 1}, notes={110: "Ada 6 pengaduan selama tahun 2025."}),
    ),
    rule(
        "ZI507",
        Severity.WARNING,
        note_against_index,
        msg("The note tells another survey result"),
        msg(
            "A result from 0 to 100 is no index: 80 stands for 3.20 and 90 for 3.60. What it amounts to may miss a gate."
        ),
        fires=Example(answers={127: 3.9}, notes={127: "Hasil survei: IKM 87,65 %."}),
        silent=Example(answers={127: 3.506}, notes={127: "Hasil survei: IKM 87,65 %."}),
    ),
    rule(
        "ZI508",
        Severity.INFO,
        note_is_a_mark,
        msg("A mark instead of a note"),
        msg("A dash does no harm, but says nothing either; an empty cell is as good."),
        fires=Example(notes={3: "-"}),
        silent=Example(notes={3: "Rencana kerja ditandatangani pada Januari 2026."}),
    ),
)
"""The rules of this family, by code."""
