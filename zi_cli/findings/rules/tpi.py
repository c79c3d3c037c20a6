"""ZI8xx: what the unit claims, held against what TPI answered."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.views import View
from zi_cli.criteria.exact import exact_sum
from zi_cli.criteria.wording import normalised
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.findings.stakes import answering_view, brought_by
from zi_cli.findings.tpi_answers import both_say, both_scores, is_far, judged, tpi_cell, tpi_written
from zi_cli.language import Whole, msg
from zi_cli.workbook.answers import Answer, AnswerState

MANY: Final = 8
"""From this number on, questions that TPI has left open are told in one finding."""
ASKS: Final = frozenset(
    {
        "belum", "dilampirkan", "dilengkapi", "ditambahkan", "diperbaiki", "disesuaikan", "harap", "kurang",
        "lampirkan", "lengkapi", "mohon", "perbaiki", "perlu", "sebaiknya", "sesuaikan", "tambahkan", "unggah",
    }
)  # fmt: skip
"""Words with which TPI's notes ask for something."""
_NOT_ASKING: Final = (
    "tidak perlu",
    "tidak ada yang perlu",
    "tidak kurang",
    "sudah dilengkapi",
    "telah dilengkapi",
)


def far_below_the_claim(assessment: Assessment) -> Iterator[Hit]:
    """TPI's answer is two levels or more below the unit's."""
    for indicator, points in judged(assessment):
        if points <= 0 or not is_far(assessment, indicator, points):
            continue
        soal = indicator.soal_ids[-1]
        note = assessment.filled.responses[soal].tpi_note.text
        hint = msg(
            "Show TPI what was missing, so that it can answer as the unit did; or claim no more than it found."
        )
        if note:
            hint = msg("{todo} TPI's note: {note}", todo=hint, note=note)
        yield Hit(
            soal_id=soal,
            item_id=indicator.id,
            cell=tpi_cell(assessment, soal),
            found=tpi_written(assessment, soal),
            message=both_say(assessment, indicator),
            hint=hint,
            points_at_stake=points,
            view=View.TPI,
        )


def one_level_below_the_claim(assessment: Assessment) -> Iterator[Hit]:
    """TPI's answers are one level below the unit's."""
    near = [
        (indicator, points)
        for indicator, points in judged(assessment)
        if points > 0 and not is_far(assessment, indicator, points)
    ]
    if near:
        soals = [indicator.soal_ids[-1] for indicator, _ in near]
        yield Hit(
            item_id="one-level",
            cell=tpi_cell(assessment, soals[0]),
            message=msg(
                "TPI is one level below the unit on {count} question(s): soal {soals}",
                count=len(near),
                soals=Whole(", ".join(map(str, soals))),
            ),
            hint=msg("Show TPI what was missing. The points named are those of all of them together."),
            points_at_stake=exact_sum(points for _, points in near),
            view=View.TPI,
        )


def open_with_tpi(assessment: Assessment) -> Iterator[Hit]:
    """TPI has answered other questions, but not this one, or with something that is no answer."""
    if both_scores(assessment) is None or answering_view(assessment) is View.TPI:
        return  # told as ZI301 to ZI305
    missing: list[Hit] = []
    for soal, question in assessment.pack.questions.items():
        response = assessment.filled.responses[soal]
        tpi = response.tpi
        if tpi is None or AnswerState.ANSWERED in (tpi.state, _unless_answered(response.answer)):
            continue
        wrong = tpi.state is not AnswerState.BLANK and tpi.state is not AnswerState.NOT_FOUND
        hit = Hit(
            soal_id=soal,
            item_id=question.id,
            cell=tpi.cell,
            found=tpi.written,
            message=msg("{label}: TPI's answer {found} is not one", label=question.label, found=tpi.written)
            if wrong
            else msg("{label}: TPI has not answered yet", label=question.label),
            hint=msg("Ask TPI. The points named are those that the unit's own answer brings there."),
            points_at_stake=max(Fraction(0), brought_by(assessment, soal, response.answer, View.TPI)),
            view=View.TPI,
        )
        if wrong:
            yield hit
        else:
            missing.append(hit)
    yield from missing if len(missing) < MANY else (_together(missing),)


def _unless_answered(answer: Answer) -> AnswerState | None:
    """`answered` where the unit itself has no answer, so that there is nothing for TPI to judge."""
    return None if answer.state is AnswerState.ANSWERED else AnswerState.ANSWERED


def _together(missing: list[Hit]) -> Hit:
    soals = Whole(", ".join(str(hit.soal_id) for hit in missing))
    return Hit(
        item_id="open",
        cell=missing[0].cell,
        message=msg(
            "TPI has not answered {count} questions yet: soal {soals}", count=len(missing), soals=soals
        ),
        hint=msg("Wait for TPI, or ask; until then its score is too low."),
    )


def agrees_but_asks(assessment: Assessment) -> Iterator[Hit]:
    """TPI agrees with the unit, but its note asks for something."""
    for indicator, points in judged(assessment):
        for soal in indicator.soal_ids:
            note = assessment.filled.responses[soal].tpi_note
            words = normalised(note.text)
            if points or not ASKS & set(words.split()) or any(said in words for said in _NOT_ASKING):
                continue
            yield Hit(
                soal_id=soal,
                item_id=assessment.pack.questions[soal].id,
                cell=note.cell,
                found=note.text,
                message=msg(
                    "{label}: TPI agrees, but notes: {note}",
                    label=assessment.pack.questions[soal].label,
                    note=note.text,
                ),
                hint=msg("See to it before TPN looks: it reads the same note."),
            )


def above_the_claim(assessment: Assessment) -> Iterator[Hit]:
    """TPI's answer is higher than the unit's own."""
    for indicator, points in judged(assessment):
        if points >= 0:
            continue
        soal = indicator.soal_ids[-1]
        yield Hit(
            soal_id=soal,
            item_id=indicator.id,
            cell=assessment.filled.responses[soal].answer.cell,
            found=assessment.filled.responses[soal].answer.written,
            message=both_say(assessment, indicator),
            hint=msg(
                "If TPI is right, answer as it did; the points named are then earned in the unit's claim too."
            ),
            points_at_stake=-points,
            view=View.CLAIMED,
        )


RULES: Final = (
    rule(
        "ZI801",
        Severity.WARNING,
        far_below_the_claim,
        msg("TPI is far below the unit's claim"),
        msg(
            "Two levels, or Ya against Tidak, is no matter of taste: something was missing, or was not understood."
        ),
        fires=Example(tpi={6: "C"}),
        silent=Example(tpi={6: "B"}),
    ),
    rule(
        "ZI802",
        Severity.INFO,
        one_level_below_the_claim,
        msg("TPI is a level below the unit's claim"),
        msg("Assessors mark down by a level here and there; together it may cost a gate."),
        fires=Example(tpi={6: "B"}),
        silent=Example(tpi={6: "A"}),
    ),
    rule(
        "ZI803",
        Severity.WARNING,
        open_with_tpi,
        msg("TPI's answer is missing"),
        msg(
            "What TPI has not answered counts as 0 in its view, so that its score says less than it seems to."
        ),
        fires=Example(tpi={6: None}),
        silent=Example(tpi={6: "A"}),
    ),
    rule(
        "ZI804",
        Severity.INFO,
        agrees_but_asks,
        msg("TPI agrees, but asks for something"),
        msg("The answer stands for now. TPN reads TPI's notes as well."),
        fires=Example(tpi_notes={6: "Mohon lengkapi notulen rapat."}),
        silent=Example(tpi_notes={6: "Sesuai."}),
    ),
    rule(
        "ZI805",
        Severity.INFO,
        above_the_claim,
        msg("TPI is above the unit's claim"),
        msg("The unit is too modest, or the columns of answers were mixed up."),
        fires=Example(answers={6: "B"}, tpi={6: "A"}),
        silent=Example(answers={6: "B"}, tpi={6: "B"}),
    ),
)
"""The rules of this family, by code."""
