"""All rules, by code. A code is never reused, also not after its rule is gone."""

from collections.abc import Callable, Iterable
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.findings.finding import Finding, Hit, Rule, Severity
from zi_cli.findings.rules import answers, evidence, files, gates, minimum, numbers, structure
from zi_cli.language import Message, msg

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _rule(
    code: str,
    severity: Severity,
    find: Callable[[Assessment], Iterable[Hit]],
    title: Message,
    story: Message,
) -> Rule:
    return Rule(
        code=code,
        name=find.__name__.replace("_", "-"),
        severity=severity,
        title=title,
        story=story,
        find=find,
    )


RULES: Final[dict[str, Rule]] = {
    rule.code: rule
    for rule in (
        _rule(
            "ZI101",
            _WARNING,
            files.stray_cells,
            msg("Cells far outside the table"),
            msg(
                "Some programs reserve memory for the whole range up to such a cell and break down. They were left out."
            ),
        ),
        _rule(
            "ZI102",
            _INFO,
            files.macros,
            msg("The workbook carries macros"),
            msg(
                "Macros are never run here. Many mail servers and assessors refuse workbooks that carry any."
            ),
        ),
        _rule(
            "ZI103",
            _WARNING,
            files.hidden_sheet,
            msg("The answers stand on a hidden sheet"),
            msg("An assessor who opens the workbook will not see them."),
        ),
        _rule(
            "ZI104",
            _WARNING,
            files.second_sheet,
            msg("Two sheets hold the same questions"),
            msg("Only one sheet counts. Nobody can know which one the unit means."),
        ),
        _rule(
            "ZI105",
            _INFO,
            files.not_calculated,
            msg("Saved without calculated values"),
            msg(
                "Programs that write workbooks often leave calculating to Excel: the answers are there, the total is not."
            ),
        ),
        _rule(
            "ZI106",
            _WARNING,
            files.stale_total,
            msg("The stored total is out of date"),
            msg("The number that people see in the file is not what its formulas give for these answers."),
        ),
        _rule(
            "ZI107",
            _INFO,
            files.evidence_unknown,
            msg("Evidence cannot be seen"),
            msg(
                "Where layout or format carries no links, missing evidence proves nothing; the supported score is left open."
            ),
        ),
        _rule(
            "ZI108",
            _WARNING,
            files.own_total_differs,
            msg("The workbook's own total is another one"),
            msg(
                "The formulas of a workbook of zi template count as zi does, so both totals should be the same. "
                "People go by the one that they see."
            ),
        ),
        _rule(
            "ZI201",
            _ERROR,
            structure.not_found,
            msg("A question has no row"),
            msg("A question that is not on the sheet scores 0 and leaves the workbook incomplete."),
        ),
        _rule(
            "ZI202",
            _ERROR,
            structure.uncertain_match,
            msg("A row is only probably a question"),
            msg(
                "A doubtful match is never used in silence: the question counts as not found until its wording is restored."
            ),
        ),
        _rule(
            "ZI203",
            _WARNING,
            structure.duplicate_row,
            msg("A question stands on the sheet twice"),
            msg("The row that stands in the regulation's order was used, the other one was not read."),
        ),
        _rule(
            "ZI204",
            _WARNING,
            structure.answer_type_overwritten,
            msg("The answer type was overwritten"),
            msg(
                "The sheet's formula reads the answer type first. With an unknown one the question drops out of its average."
            ),
        ),
        _rule(
            "ZI205",
            _WARNING,
            structure.weight_changed,
            msg("A weight was changed"),
            msg("Weights are set by P90, Lampiran III. The regulation's weights count, not the sheet's."),
        ),
        _rule(
            "ZI206",
            _WARNING,
            structure.formula_altered,
            msg("A formula was changed or overwritten"),
            msg("The sheet's own total then says something else than the official workbook would."),
        ),
        _rule(
            "ZI207",
            _INFO,
            structure.official_defect,
            msg("The official formula for wealth reports is wrong"),
            msg(
                "LKE ZI!L175 averages L176:L179: LHKPN counts twice, the non-LHKPN reports never. By P90 each counts one point."
            ),
        ),
        _rule(
            "ZI208",
            _INFO,
            structure.formulas_yield_error,
            msg("The sheet's formulas give an error"),
            msg("A zero, a blank result or a text makes the official formulas fail up to the total."),
        ),
        _rule(
            "ZI209",
            _INFO,
            structure.blanks_averaged_away,
            msg("The sheet's total is too high because of blanks"),
            msg(
                "The official formulas average only what is filled: one A among four questions earns full marks. Here blank is 0."
            ),
        ),
        _rule(
            "ZI210",
            _ERROR,
            structure.uncertain_column,
            msg("The column of answers is uncertain"),
            msg("No header names it. Its content or place speaks for it, but a person should confirm."),
        ),
        _rule(
            "ZI211",
            _WARNING,
            minimum.unknown_row,
            msg("A row asks what no criteria in force ask"),
            msg(
                "The workbook was made with other criteria than those it is held against; such rows are not judged."
            ),
        ),
        _rule(
            "ZI212",
            _INFO,
            minimum.not_asked,
            msg("The sheet does not ask a criterion"),
            msg(
                "The workbook is older than the criteria, or was made with others. What is not asked stays unknown."
            ),
        ),
        _rule(
            "ZI213",
            _INFO,
            structure.unread_row,
            msg("An answer belongs to no question"),
            msg(
                "A row of one's own, or a question whose wording is gone: what is typed there earns nothing."
            ),
        ),
        _rule(
            "ZI301",
            _ERROR,
            answers.blank,
            msg("A question is not answered"),
            msg("Blank is unregulated; here it counts as 0 and the workbook is not complete."),
        ),
        _rule(
            "ZI302",
            _ERROR,
            answers.invalid,
            msg("The content is not an answer"),
            msg("What cannot be understood is never guessed: it counts as 0 until it is corrected."),
        ),
        _rule(
            "ZI303",
            _ERROR,
            answers.off_scale,
            msg("The answer is not on the scale"),
            msg("The question's scale does not have this answer; it counts as 0."),
        ),
        _rule(
            "ZI304",
            _ERROR,
            answers.error_cell,
            msg("The answer cell shows an error"),
            msg("An error value is not a blank: something was meant to stand there."),
        ),
        _rule(
            "ZI305",
            _ERROR,
            answers.uncalculated,
            msg("The answer was never calculated"),
            msg("The cell holds a formula without a result, so there is no answer to read."),
        ),
        _rule(
            "ZI306",
            _WARNING,
            answers.unread_by_the_sheet,
            msg("The sheet does not understand the answer"),
            msg(
                "The official formulas read A, but not A. with a dot, and no number that is stored as text. Here both count."
            ),
        ),
        _rule(
            "ZI307",
            _ERROR,
            minimum.no_such_answer,
            msg("No answer to a criterion or prerequisite"),
            msg("What cannot be understood is never guessed: it counts as unknown until it is corrected."),
        ),
        _rule(
            "ZI308",
            _WARNING,
            minimum.more_than_shown,
            msg("The sheet says more than the LKE or the register"),
            msg(
                "What the unit says goes first, but the same workbook shows less. An assessor reads both and will ask."
            ),
        ),
        _rule(
            "ZI401",
            _WARNING,
            evidence.no_evidence,
            msg("No evidence"),
            msg(
                "Assessors lower an answer without evidence to its lowest level; so does the supported score."
            ),
        ),
        _rule(
            "ZI601",
            _ERROR,
            numbers.over_zero,
            msg("A count out of a total of 0"),
            msg("There cannot be anything out of nothing: one of the numbers is wrong. It counts as 0."),
        ),
        _rule(
            "ZI602",
            _INFO,
            numbers.zero_policy,
            msg("Counted by policy: the total is 0"),
            msg(
                "P90 says nothing about totals of 0, and the sheet shows #DIV/0!. The policy stands in the pack, with its reason."
            ),
        ),
        _rule(
            "ZI603",
            _WARNING,
            numbers.sum_row_differs,
            msg("A sum does not fit its parts"),
            msg(
                "The ratio is calculated from the parts, as the regulation has it. An assessor will ask which number is right."
            ),
        ),
        _rule(
            "ZI604",
            _ERROR,
            numbers.impossible_together,
            msg("Numbers that cannot be together"),
            msg(
                "A ratio stops at 100 %, so a number that is too high goes unnoticed in the score. Assessors notice it."
            ),
        ),
        _rule(
            "ZI701",
            _ERROR,
            gates.gate_missed,
            msg("A gate is missed"),
            msg("All gates of a predicate are independent: each must be met (P90 p. 52–53, table 6 p. 58)."),
        ),
        _rule(
            "ZI702",
            _WARNING,
            gates.gate_unknown,
            msg("A gate cannot be decided"),
            msg("What the file does not tell is not taken for granted; the unit is not called ready."),
        ),
        _rule(
            "ZI703",
            _INFO,
            gates.paper_compliance,
            msg("Paper compliance"),
            msg(
                "Pemenuhan and reform are judged together, but a weak reform half shows that little has changed in effect."
            ),
        ),
        _rule(
            "ZI704",
            _ERROR,
            minimum.criterion_not_met,
            msg("A mandatory minimum criterion is not met"),
            msg(
                "The directorate's minimum criteria are what must be in place before an LKE is worth filling in; "
                "without the mandatory ones a unit is not called ready. Partly is not met."
            ),
        ),
        _rule(
            "ZI705",
            _WARNING,
            minimum.criterion_unknown,
            msg("A mandatory minimum criterion is not known"),
            msg("Unknown is not met: the unit is not called ready until somebody has looked and said so."),
        ),
        _rule(
            "ZI706",
            _WARNING,
            minimum.prerequisite_not_met,
            msg("A prerequisite is not met"),
            msg(
                "Prerequisites (P90 table 5, p. 46) are separate from the score: a unit that lacks one is not proposed."
            ),
        ),
    )
}


def find_all(assessment: Assessment) -> tuple[Finding, ...]:
    """All findings, by code, within a code in the order of the workbook."""
    return tuple(Finding(rule=rule, hit=hit) for rule in RULES.values() for hit in rule.find(assessment))
