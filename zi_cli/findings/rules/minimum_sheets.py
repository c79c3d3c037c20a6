"""ZI211, ZI212, ZI307 to ZI309: what the sheets beside the LKE ask, and what was entered there."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.assessment.minimum import ORDER, STATUS_WORDS, Basis, CriterionResult
from zi_cli.criteria.minimum.pack import Status
from zi_cli.criteria.wording import normalised
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Hit, Severity, rule
from zi_cli.findings.rules.minimum import NEW_TEMPLATE
from zi_cli.language import Message, Quoted, msg
from zi_cli.workbook.forms import FormRow, FormSheet, entered

_AN_ID: Final = re.compile(r"[a-z][a-z0-9_]*\.[a-z0-9][a-z0-9-]*")
CHOOSE: Final = msg("Choose from the list in that cell.")


def unknown_row(assessment: Assessment) -> Iterator[Hit]:
    """A row of the sheets beside the LKE asks something that is in no criteria in force, so it was not judged."""
    used, forms = assessment.criteria, assessment.filled.forms
    minimum = {c.id: c.name for c in used.minimum.criteria.values()}
    minimum |= {family.id: family.name for family in used.minimum.families}
    prerequisites = {p.id: p.name for p in used.prerequisites.by_id.values()}
    prerequisites |= {level.id: level.name for level in used.prerequisites.levels}
    words = {normalised(word) for word in used.minimum.words.values()}
    told = {row.answer_cell for row in assessment.unjudged}  # ZI709
    for row in (*_strangers(forms.minimum, minimum, words), *_strangers(forms.prerequisites, prerequisites)):
        if row.answer_cell in told:
            continue
        yield Hit(
            item_id=row.id or None,
            cell=row.answer_cell,
            message=msg(
                "{name}: in no criteria in force ({id}), so it was not judged",
                name=row.name or row.id,
                id=row.id or "–",
            ),
            hint=msg(
                "Name the folder of the criteria that the workbook was made with: zi check --criteria DIR."
            ),
        )


def _strangers(
    sheet: FormSheet | None, known: Mapping[str, str], words: Collection[str] = ()
) -> Iterator[FormRow]:
    """Rows with an id that is not among `known` (id → name), or without any where one of `words` is answered."""
    if sheet is None or not known:
        return
    ids = {item.casefold() for item in known}
    names = {normalised(name) for name in known.values()}
    for row in sheet.rows:
        if row.id:
            asks = bool(_AN_ID.fullmatch(row.id.casefold())) or not row.answer.is_blank
            strange = asks and row.id.casefold() not in ids
        else:
            strange = normalised(entered(row.answer)) in words and normalised(row.name) not in names
        if strange:
            yield row


def not_asked(assessment: Assessment) -> Iterator[Hit]:
    """The sheet does not ask a criterion that is in force: it was made with other criteria."""
    forms = assessment.filled.forms
    if forms.minimum is not None:
        for result in _criteria(assessment):
            if result.cell is None:
                yield _missing(forms.minimum, result.criterion.id, result.criterion.name)
    if forms.prerequisites is not None:
        for other in assessment.prerequisites:
            if other.cell is None:
                yield _missing(forms.prerequisites, other.prerequisite.id, other.prerequisite.name)


def _criteria(assessment: Assessment) -> Iterator[CriterionResult]:
    return (result for family in assessment.families for result in family.results)


def _missing(sheet: FormSheet, item: str, name: str) -> Hit:
    message = msg("sheet {sheet} does not ask {id} ({name})", sheet=sheet.sheet, id=item, name=name)
    return Hit(item_id=item, message=message, hint=NEW_TEMPLATE)


def target_assumed(assessment: Assessment) -> Iterator[Hit]:
    """A workbook that asks for the target names none that there is, so the first one was taken."""
    if not assessment.target_assumed or "identity" not in assessment.filled.layout.forms:
        return
    row = assessment.filled.forms.field("target")
    typed = entered(row.answer) if row else ""
    reason = (
        msg("{found} is no target", found=Quoted(typed)) if typed else msg("the workbook names no target")
    )
    yield Hit(
        cell=row.answer_cell if row else None,
        found=typed,
        message=msg("{reason}; {target} was taken", reason=reason, target=assessment.target),
        hint=msg(
            "Choose {targets} on sheet {sheet}, or name it with --target.",
            targets=" / ".join(assessment.pack.targets),
            sheet=assessment.filled.layout.forms["identity"].sheets[0],
        ),
    )


def no_such_answer(assessment: Assessment) -> Iterator[Hit]:
    """What stands in an answer cell of Kriteria Minimal or Prasyarat cannot be understood; it counts as unknown."""
    for result in _criteria(assessment):
        if result.invalid:
            yield _not_understood(
                result.criterion.id, result.criterion.name, result.cell, result.because, CHOOSE
            )
    for other in assessment.prerequisites:
        if other.invalid:
            asked = other.prerequisite
            hint = CHOOSE if asked.options else msg("Type a number.")
            yield _not_understood(asked.id, asked.name, other.cell, other.because, hint)


def _not_understood(item: str, name: str, cell: str | None, because: Message, hint: Message) -> Hit:
    message = msg("{name}: {because}", name=name, because=because)
    return Hit(item_id=item, cell=cell, message=message, hint=hint)


def more_than_shown(assessment: Assessment) -> Iterator[Hit]:
    """The sheet Kriteria Minimal says more than the register or the LKE of the same workbook shows."""
    for result in _criteria(assessment):
        if result.basis is not Basis.SHEET or not _lower(result.shown_elsewhere, result.status):
            continue
        yield Hit(
            item_id=result.criterion.id,
            cell=result.cell,
            message=msg(
                "{name}: {said} here, but {shown} by what else the workbook says ({because})",
                name=result.criterion.name,
                said=STATUS_WORDS[result.status],
                shown=STATUS_WORDS[result.shown_elsewhere],
                because=result.elsewhere_because,
            ),
            hint=msg("The assessor sees both. Correct the one that is wrong, or explain it in the note."),
        )


def _lower(shown: Status, said: Status) -> bool:
    return shown in ORDER and said in ORDER and ORDER.index(shown) < ORDER.index(said)


RULES: Final = (
    rule(
        "ZI211",
        Severity.WARNING,
        unknown_row,
        msg("A row asks what no criteria in force ask"),
        msg(
            "The workbook was made with other criteria than those it is held against; such rows are not judged."
        ),
        fires=Example(change="kriteria dari luar"),
        silent=Example(change="semua kriteria terpenuhi"),
    ),
    rule(
        "ZI212",
        Severity.INFO,
        not_asked,
        msg("The sheet does not ask a criterion"),
        msg(
            "The workbook is older than the criteria, or was made with others. What is not asked stays unknown."
        ),
        fires=Example(change="satu prasyarat tidak ditanyakan"),
        silent=Example(change="semua kriteria terpenuhi"),
    ),
    rule(
        "ZI307",
        Severity.ERROR,
        no_such_answer,
        msg("No answer to a criterion or prerequisite"),
        msg("What cannot be understood is never guessed: it counts as unknown until it is corrected."),
        fires=Example(change="satu kriteria dijawab dengan kata lain"),
        silent=Example(change="semua kriteria terpenuhi"),
    ),
    rule(
        "ZI308",
        Severity.WARNING,
        more_than_shown,
        msg("The sheet says more than the LKE or the register"),
        msg(
            "What the unit says goes first, but the same workbook shows less. An assessor reads both and will ask."
        ),
        fires=Example(answers={70: "D"}, change="semua kriteria terpenuhi"),
        silent=Example(change="semua kriteria terpenuhi"),
    ),
    rule(
        "ZI309",
        Severity.WARNING,
        target_assumed,
        msg("No target is named"),
        msg(
            "The gates of WBK are lower than those of WBBM: held against the wrong ones, a unit seems ready."
        ),
        fires=Example(change="predikat yang dituju: Menuju WBBM", target=None),
        silent=Example(change="predikat yang dituju: WBK", target=None),
    ),
)
"""The rules of this module, by code."""
