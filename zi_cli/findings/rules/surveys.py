"""ZI606 and on: the survey indices, and what stands beside them on how they came about."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.survey_scale import on_100
from zi_cli.criteria.lke.notes import Notes
from zi_cli.criteria.lke.pack import Pack, Question, ScaleKind
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.findings.note_reading.text import with_figures
from zi_cli.findings.stakes import answering_view, brought_by, typed
from zi_cli.language import Exactly, msg
from zi_cli.workbook.answers import Answer

LEAST_RESPONDENTS: Final = 30
"""Respondents who completed a service, at least; surveyors may set less where a unit serves fewer (P90 p. 55)."""

_FIVE_POINTS: Final = re.compile(
    r"\b(?:skala|likert)(?:\s++(?:likert|nilai|penilaian|jawaban|ukur))?\s*+:?\s*+"
    r"(?:1\s*(?:-|–|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?|hingga|ke)\s*5|5|lima)\b(?!\s*(?:unsur|aspek|[.,][0-9]))"
    r"|\b(?:5|lima)\s+(?:poin|point|tingkat)\b",
    re.IGNORECASE,
)
"""A scale of five, as people write it."""
_CONVERTED: Final = re.compile(r"konversi|disetarakan|penyetaraan", re.IGNORECASE)
_RESPONDENTS: Final = re.compile(
    r"(?P<before>\b[a-z]++\s++)?\b(?P<many>[0-9]{1,3}(?:\.[0-9]{3}){1,3}|[0-9]{1,6})\s++(?:orang\s++)?responden\b"
    r"|\b(?P<lead>[a-z]++\s++)?responden(?:nya)?\s*+(?:sebanyak|sejumlah|berjumlah|adalah|yaitu|hanya|ada|:|=)?\s*+"
    r"(?P<after>[0-9]{1,3}(?:\.[0-9]{3}){1,3}|[0-9]{1,6})\b(?!\s*%|[.,][0-9])"
    r"|\b(?P<first>[a-z]++\s++)?(?P<users>[0-9]{1,3}(?:\.[0-9]{3}){1,3}|[0-9]{1,6})\s+(?:orang\s+)?"
    r"(?:pengguna|penerima|pemohon|pelanggan)(?:\s+(?:layanan|jasa|manfaat|pelayanan))?\b"
    r"|\b(?:mengisi|diisi|dijawab|menjawab|disurvei)\b[a-z ]{0,40}?\s(?P<people>[0-9]{1,6})\s+orang\b",
    re.IGNORECASE,
)
_NOT_THE_NUMBER: Final = frozenset(
    {
        "batas", "bulan", "gelombang", "minimal", "minimum", "nomor", "periode", "sedikit", "sedikitnya", "semester",
        "setidaknya", "syarat", "tahap", "tahun", "target", "triwulan", "tw",
    }
)  # fmt: skip
"""Words before a number that then is a target, a limit or a period, and not how many were asked."""


def _indices(assessment: Assessment) -> Iterator[tuple[Question, Answer]]:
    for question in _surveyed(assessment.pack):
        yield question, assessment.given(question.soal_id)


@lru_cache(maxsize=8)
def _surveyed(pack: Pack) -> tuple[Question, ...]:
    """The questions that are answered with an index."""
    return tuple(question for question in pack.questions.values() if question.scale.kind is ScaleKind.INDEX)


def index_too_good(assessment: Assessment) -> Iterator[Hit]:
    """A survey index is exactly the highest there is: every respondent gave the best mark to everything."""
    for question, answer in _indices(assessment):
        if answer.number == question.scale.maximum:
            yield Hit(
                soal_id=question.soal_id,
                item_id=question.id,
                cell=answer.cell,
                found=answer.written,
                message=msg(
                    "{label}: an index of exactly {maximum} means that nobody gave less than the best mark",
                    label=question.label,
                    maximum=Exactly(question.scale.maximum),
                ),
                hint=msg("Type the index as the survey's report gives it, with two decimals."),
            )


def satisfaction_value(assessment: Assessment) -> Iterator[Hit]:
    """A survey value on the scale of 0 to 100 stands where an index belongs."""
    for question, answer in _indices(assessment):
        value = on_100(answer)
        if value is None:
            continue
        index = value * question.scale.maximum / 100
        view = answering_view(assessment)
        yield Hit(
            soal_id=question.soal_id,
            item_id=question.id,
            cell=answer.cell,
            found=answer.written,
            message=msg(
                "{label}: {value} looks like a satisfaction value on 0 to 100, which would be an index of {index}",
                label=question.label,
                value=Exactly(value),
                index=Exactly(index),
            ),
            hint=msg(
                "If the survey was answered from 1 to {maximum}, type {index}. The points named are those of it.",
                maximum=Exactly(question.scale.maximum),
                index=Exactly(index),
            ),
            points_at_stake=brought_by(assessment, question.soal_id, typed(number=index), view),
            view=view,
        )


def index_is_a_share(assessment: Assessment) -> Iterator[Hit]:
    """An index below 1 cannot come from answers of 1 to 4; it looks like a share of 1."""
    for question, answer in _indices(assessment):
        share = answer.number
        if share is None or not 0 < share < 1:
            continue
        index, view = share * question.scale.maximum, answering_view(assessment)
        plausible = index >= 1
        bring = brought_by(assessment, question.soal_id, typed(number=index), view)
        yield Hit(
            soal_id=question.soal_id,
            item_id=question.id,
            cell=answer.cell,
            found=answer.written,
            message=msg(
                "{label}: {share} is less than the lowest mark that a respondent can give; it looks like a share",
                label=question.label,
                share=Exactly(share),
            ),
            hint=msg(
                "If {percent} % is meant, type {index}. The points named are those of it.",
                percent=Exactly(share * 100),
                index=Exactly(index),
            )
            if plausible
            else msg("Type the index as the survey's report gives it, with two decimals."),
            points_at_stake=bring if plausible else Fraction(0),
            view=view,
        )


def five_point_survey(assessment: Assessment) -> Iterator[Hit]:
    """The note says that the survey was answered on five points, so its mean is no index from 0 to 4."""
    for question, answer in _indices(assessment):
        note = assessment.filled.responses[question.soal_id].note
        words = _one_line(note.text)
        said = _FIVE_POINTS.search(words)
        if said is None or _CONVERTED.search(words):
            continue
        yield Hit(
            soal_id=question.soal_id,
            item_id=question.id,
            cell=note.cell,
            found=said[0],
            message=msg(
                "{label}: the note speaks of five points ({said}), but the index runs from 0 to {maximum}",
                label=question.label,
                said=said[0],
                maximum=Exactly(question.scale.maximum),
            ),
            hint=msg(
                "Ask the surveyor for the index on {maximum} points and say in the note how it was converted ({found} "
                "stands in the cell).",
                maximum=Exactly(question.scale.maximum),
                found=answer.written or "–",
            ),
        )


def few_respondents(assessment: Assessment) -> Iterator[Hit]:
    """The note says that fewer people were asked than a survey needs."""
    for question, _ in _indices(assessment):
        note = assessment.filled.responses[question.soal_id].note
        counts = _asked(note.text, assessment.pack.notes)
        if not counts or max(counts) >= LEAST_RESPONDENTS:
            continue
        yield Hit(
            soal_id=question.soal_id,
            item_id=question.id,
            cell=note.cell,
            found=str(max(counts)),
            message=msg(
                "{label}: {count} respondents by the note; at least {least} are asked for",
                label=question.label,
                count=max(counts),
                least=LEAST_RESPONDENTS,
            ),
            hint=msg(
                "Ask more people who completed a service. Where a unit serves fewer, the surveyors may set less "
                "(P90 p. 55): then attach their decision."
            ),
        )


@lru_cache(maxsize=512)
def _asked(note: str, notes: Notes) -> tuple[int, ...]:
    """Numbers of respondents in a note. Remembered: units of a round write many notes alike."""
    told = []
    for found in _RESPONDENTS.finditer(with_figures(_one_line(note), notes)):
        before = (found["before"] or found["lead"] or found["first"] or "").strip().casefold()
        many = int((found["many"] or found["after"] or found["users"] or found["people"]).replace(".", ""))
        if many and before not in _NOT_THE_NUMBER:
            told.append(many)
    return tuple(told)


def _one_line(text: str) -> str:
    """A note with single spaces, so that no pattern has to try long runs of them."""
    return " ".join(text.split())


RULES: Final = (
    rule(
        "ZI606",
        Severity.WARNING,
        index_too_good,
        msg("An index of exactly 4"),
        msg(
            "A survey in which nobody gives less than the best mark hardly exists; assessors ask for its raw data."
        ),
        fires=Example(answers={125: 4}),
        silent=Example(answers={125: 3.96}),
    ),
    rule(
        "ZI607",
        Severity.WARNING,
        satisfaction_value,
        msg("A value of 0 to 100 instead of an index"),
        msg(
            "Satisfaction values run from 0 to 100, the index from 0 to 4: 80 is 3.20, and 90 is 3.60. "
            "zi converts nothing in silence."
        ),
        fires=Example(answers={127: 87.65}),
        silent=Example(answers={127: 3.506}),
    ),
    rule(
        "ZI608",
        Severity.WARNING,
        index_is_a_share,
        msg("An index below 1"),
        msg(
            "Respondents answer from 1 to 4, so no index is below 1. A percentage that lost its format is one."
        ),
        fires=Example(answers={127: 0.8765}),
        silent=Example(answers={127: 3.506}),
    ),
    rule(
        "ZI609",
        Severity.WARNING,
        five_point_survey,
        msg("A survey on five points"),
        msg("A mean of five points is too high as an index from 0 to 4, and no rule says how to convert it."),
        fires=Example(notes={127: "Survei eksternal dengan skala likert 1-5."}),
        silent=Example(notes={127: "Survei eksternal dengan skala likert 1-4."}),
    ),
    rule(
        "ZI610",
        Severity.WARNING,
        few_respondents,
        msg("Fewer than 30 respondents"),
        msg(
            "A survey needs 30 people who completed a service, unless the surveyors set less for a unit that "
            "serves fewer (P90 p. 55)."
        ),
        fires=Example(notes={125: "Diisi 24 responden yang selesai dilayani."}),
        silent=Example(notes={125: "Diisi 64 responden yang selesai dilayani."}),
    ),
)
"""The rules of this family, by code."""
