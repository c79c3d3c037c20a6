"""Gap reports made in memory."""

from dataclasses import replace
from datetime import date

from tests.builders.filled import Typed, best_answers, filled
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.findings.control import Control, controlled
from zi_cli.gap_report.report import GapReport, gap_report
from zi_cli.language import Translator
from zi_cli.plan.make import make_plan
from zi_cli.report.outcome import Assessed
from zi_cli.workbook.filled import FilledWorkbook, Note

DAY = date(2026, 11, 22)
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> {{ 7*7 }} {% for x in y %} {# # } "
    "**tebal** _miring_ `kode` [tautan](javascript:alert(3)) ![](https://jahat.example/x.png) "
    "| kolom | \x1b[31mmerah \u202eterbalik &amp; \"kutip\" 'petik' $x$ ~~coret~~ https://jahat.example --> ]]>"
)
"""Everything that one format or the other could take for markup."""
LONG = f"{HOSTILE} {'panjang ' * 300}"[:2_000]


KINDS = ("middling", "english", "blank", "best", "hostile")
"""Reports that every format is put to."""


def reports_of(criteria: CriteriaSet) -> dict[str, GapReport]:
    """A report of each kind."""
    pack = criteria.lke
    return {
        "middling": report_of(middling(criteria), criteria),
        "english": report_of(middling(criteria), criteria, "en"),
        "blank": report_of(filled(pack, {}, evidence_known=False), criteria),
        "best": report_of(filled(pack, best_answers(pack), frozenset(pack.questions)), criteria),
        "hostile": report_of(noted(middling(criteria), LONG), criteria),
    }


def report_of(book: FilledWorkbook, criteria: CriteriaSet, language: str = "id") -> GapReport:
    """The report of a filled workbook, with the cheapest plan."""
    assessment = assess_workbook(book, criteria)
    outcome = Assessed(assessment=assessment, controlled=controlled(assessment, Control()))
    return gap_report(outcome, make_plan(assessment), Translator(language), DAY)


def middling(criteria: CriteriaSet) -> FilledWorkbook:
    """Best answers but for every third, evidence for most, TPI stricter than the unit."""
    pack = criteria.lke
    answers: dict[int, Typed] = best_answers(pack)
    for place, (soal, question) in enumerate(pack.questions.items()):
        if question.levels and place % 3 == 0:
            answers[soal] = list(question.levels)[-1]
    tpi = answers | {soal: list(pack.questions[soal].levels)[-1] for soal in (2, 5, 8)}
    return filled(pack, answers, frozenset(soal for soal in answers if soal % 7), tpi)


def noted(book: FilledWorkbook, text: str) -> FilledWorkbook:
    """The workbook with `text` as its unit's name and as every note."""
    responses = {
        soal: response._replace(note=Note(text=text), tpi_note=Note(text=text))
        for soal, response in book.responses.items()
    }
    return replace(book, responses=responses, unit_name=text, path=f"{text[:60].replace('/', ' ')}.xlsx")
