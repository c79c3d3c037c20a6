"""ZI5xx: the notes. A rule that may be wrong about a note quotes it, gives its reason, and is silent in doubt."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.criteria.lke.notes import Notes, Phrase, Share
from zi_cli.criteria.lke.pack import Indicator, Pack, Question, ScaleKind
from zi_cli.criteria.wording import normalised
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.findings.note_reading.bare import bare_denial, bare_unfinished
from zi_cli.findings.note_reading.denials import denied, may_deny
from zi_cli.findings.note_reading.empty import words_of
from zi_cli.findings.note_reading.lacks import may_lack
from zi_cli.findings.note_reading.negations import Denied
from zi_cli.findings.note_reading.noted import Noted, noted_questions, without_content
from zi_cli.findings.note_reading.regularity import TooSeldom, not_regular, too_seldom
from zi_cli.findings.note_reading.rises import fallen
from zi_cli.findings.note_reading.shares import out_of_range
from zi_cli.findings.note_reading.shortfalls import shortfall
from zi_cli.language import Exactly, Message, Quoted, msg
from zi_cli.workbook.filled import Note

_HABIT: Final = 10
"""A bare `tidak ada` beside more questions than this is a way to leave the note empty, and denies nothing."""
_MEND: Final = msg("Correct the note, or the answer: choose the level that the evidence shows.")


def note_missing(assessment: Assessment) -> Iterator[Hit]:
    """An answer that claims an effect, or counts, stands without a word of reason."""
    filled, claimed = assessment.filled, assessment.claimed.indicators
    for indicator in _reasoned(assessment.pack):
        if not claimed[indicator.id].ratio or not _asks_reason(assessment, indicator):
            continue
        notes = [filled.responses[soal].note for soal in indicator.soal_ids]
        row = filled.indicator_notes.get(indicator.id, Note())
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


@lru_cache(maxsize=8)
def _reasoned(pack: Pack) -> tuple[Indicator, ...]:
    """The indicators of which some answer asks for a reason."""
    known = pack.notes.questions
    return tuple(
        indicator
        for indicator in pack.indicators.values()
        if any(soal in known and (indicator.ratio or known[soal].reasons) for soal in indicator.soal_ids)
    )


def _asks_reason(assessment: Assessment, indicator: Indicator) -> bool:
    if indicator.ratio is not None:
        return True
    soal = indicator.inputs[0].soal_id
    reasons = assessment.pack.notes.questions[soal].reasons
    return assessment.filled.responses[soal].answer.option in reasons


def note_placeholder(assessment: Assessment) -> Iterator[Hit]:
    """A text stands in the place of a note that was to be replaced by one."""
    for soal in without_content(assessment).placeholders:
        question, response = assessment.pack.questions[soal], assessment.filled.responses[soal]
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
    for soal in without_content(assessment).marks:
        question, response = assessment.pack.questions[soal], assessment.filled.responses[soal]
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
    for noted in noted_questions(assessment):
        if noted.reading.rhythm is None and not noted.reading.regular:
            continue  # most questions ask for no frequency
        seldom = _seldom(noted, notes)
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


def _seldom(noted: Noted, notes: Notes) -> TooSeldom | None:
    seldom = too_seldom(noted.text, noted.reading, noted.answer, notes)
    return seldom or not_regular(noted.text, noted.reading, noted.answer, notes)


def note_denies_answer(assessment: Assessment) -> Iterator[Hit]:
    """A note says that what the answer claims is not there, or not done."""
    notes = assessment.pack.notes
    for noted in noted_questions(assessment):
        options = noted.question.scale.kind is ScaleKind.OPTIONS
        if not options or noted.answer == noted.question.scale.lowest or not _may_deny(noted, notes):
            continue
        said = denied(noted.text, noted.reading, noted.answer, notes, _own_words(noted.question))
        said = said or _lacking(noted, notes)
        if said is None and not noted.reading.nothing_is_good:
            said = bare_denial(noted.text, notes) or bare_unfinished(noted.text, notes)
            if said is not None and _is_habit(assessment, words_of(noted.note.text)):
                said = None
        if said is not None:
            yield _denial(noted, said)


def _may_deny(noted: Noted, notes: Notes) -> bool:
    """Whether the note has any of the words with which notes deny something: most have none."""
    text, reading = noted.text, noted.reading
    return noted.answer in reading.rising or may_lack(text, notes) or may_deny(text, reading, notes)


def _is_habit(assessment: Assessment, words: Phrase) -> bool:
    """Whether it is with these words that notes are left empty here."""
    return words in assessment.pack.notes.role("none") and assessment.once(_habits)[words] > _HABIT


def _habits(assessment: Assessment) -> Counter[Phrase]:
    return Counter(words_of(response.note.text) for response in assessment.filled.responses.values())


def _lacking(noted: Noted, notes: Notes) -> Denied | None:
    """A shortfall that is not already told as a frequency or as a part."""
    if noted.answer in noted.reading.rising and (said := fallen(noted.text, notes)) is not None:
        return said
    if noted.answer != noted.reading.best:
        return None
    said = shortfall(noted.text, noted.reading, notes, _own_words(noted.question))
    told = said and (_seldom(noted, notes) or out_of_range(noted.text, noted.reading, noted.answer, notes))
    return None if told else said


@lru_cache(maxsize=1_000)
def _own_words(question: Question) -> frozenset[str]:
    """The words of a question and its levels: a note that repeats them says nothing more by them."""
    texts = (question.label, question.question, *question.levels.values())
    return frozenset(word for text in texts for word in normalised(text).split() if word.isalpha())


def _denial(noted: Noted, said: Denied) -> Hit:
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
    notes = assessment.pack.notes
    for noted in noted_questions(assessment):
        if noted.reading.shares is None:
            continue
        part = out_of_range(noted.text, noted.reading, noted.answer, notes)
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
