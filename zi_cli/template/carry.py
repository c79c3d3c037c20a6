"""Carry an earlier workbook over into a template: answers, notes, evidence; and say what is new, changed or gone.

What stood in the earlier workbook is never lost: what has no place in the new one is listed on a sheet of its own.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.criteria.lke.pack import Question
from zi_cli.criteria.minimum.pack import InnovationRegister, Status
from zi_cli.criteria.prerequisites.pack import Prerequisite, PrerequisiteKind
from zi_cli.criteria.wording import normalised
from zi_cli.workbook.answers import Answer, AnswerState
from zi_cli.workbook.filled import Response
from zi_cli.workbook.forms import FormRow, FormSheet, Register, entered
from zi_cli.workbook.grid import ShownAs
from zi_cli.workbook.writing.template.filling import CarriedLine, Entry, TemplateFilling, Value
from zi_cli.workbook.writing.template.texts import CarriedTexts, Texts

_LONGEST: Final = 32_767


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What was carried over."""

    filling: TemplateFilling
    answers: int
    """Answers of the LKE that were carried."""
    new: int
    changed: int
    gone: int


def carry_over(old: Assessment, texts: Texts) -> Carried:
    """The entries of `old`, for a template on the same criteria."""
    return _Carrier(old, texts).carry()


class _Carrier:
    def __init__(self, old: Assessment, texts: Texts) -> None:
        self.old, self.filled = old, old.filled
        self.words: CarriedTexts = texts.carried
        self.identity_ids = [field.id for field in texts.identity.fields]
        self.calculated_sheets = {texts.sheets.guide, texts.sheets.summary, texts.sheets.carried}
        self.lines: list[CarriedLine] = []

    def carry(self) -> Carried:
        questions = self.old.pack.questions.values()
        answers = {question.soal_id: self.answer(question) for question in questions}
        filling = TemplateFilling(
            identity=self.identity(),
            answers=answers,
            indicator_entries=dict(self.indicators()),
            minimum=dict(self.minimum()),
            prerequisites=dict(self.prerequisites()),
            register=self.register(),
            carried_from=self.words.from_.format(file=PurePath(self.filled.path).name),
        )
        self.rows_without_question()
        self.forms_without_place()
        self.other_sheets()
        marks = [line.mark for line in self.lines]
        return Carried(
            filling=replace(filling, carried=tuple(self.lines)),
            answers=sum(entry.answer is not None for entry in answers.values()),
            new=marks.count(self.words.new),
            changed=marks.count(self.words.changed),
            gone=marks.count(self.words.gone),
        )

    def line(
        self, mark: str, sheet: str, item: str, about: str, entry: str = "", cell: str | None = None
    ) -> None:
        self.lines.append(
            CarriedLine(mark=mark, sheet=sheet, item=item, about=about, entry=entry, cell=cell or "")
        )

    def identity(self) -> dict[str, str]:
        found = {field: self.filled.forms.entry(field) for field in self.identity_ids}
        if not found.get("unit") and not self.filled.unit_name_from_file:
            found["unit"] = self.filled.unit_name
        return {field: entry for field, entry in found.items() if entry}

    # The LKE

    def answer(self, question: Question) -> Entry:
        response = self.filled.responses[question.soal_id]
        remarks = list(self.remarks(question, response))
        for mark, about in remarks:
            cell = response.answer.cell
            written = response.answer.written
            self.line(
                mark, self.filled.sheet, str(question.soal_id), f"{question.label}: {about}", written, cell
            )
        shown = [f"{mark}: {about}" for mark, about in remarks]
        return Entry(
            answer=_as_typed(response.answer),
            note=self.fitting(_note(response), question, response.note.cell),
            evidence=tuple(e.target for e in response.evidence if e.cell == response.evidence_cell),
            evidence_text=response.evidence_text,
            mark="\n".join(shown + self.by_tpi(question, response)),
        )

    def fitting(self, text: str, question: Question, cell: str | None) -> str:
        """What fits into a cell; the rest goes into the list."""
        rest = text[_LONGEST:]
        if rest:
            about = f"{question.label}: {self.words.too_long}"
            self.line(self.words.changed, self.filled.sheet, str(question.soal_id), about, rest, cell)
        return text[:_LONGEST]

    def remarks(self, question: Question, response: Response) -> Iterator[tuple[str, str]]:
        """What is to be said of the answer, with its mark."""
        words, answer = self.words, response.answer
        if answer.state is AnswerState.NOT_FOUND:
            yield words.new, words.not_found
            return
        if answer.state in (AnswerState.ERROR, AnswerState.UNCALCULATED):
            yield words.changed, words.unreadable.format(found=answer.written)
        if answer.state is AnswerState.INVALID:
            yield words.changed, words.invalid
        own = self.filled.arithmetic
        written = own.lines[question.id].answer_type.value if own and question.id in own.lines else None
        if isinstance(written, str) and normalised(written) not in ("", normalised(question.scale.written)):
            yield words.changed, words.options.format(found=written)
        if response.match is not None and not response.match.exact:
            yield words.changed, words.reworded

    def by_tpi(self, question: Question, response: Response) -> list[str]:
        """TPI's answer and note, which a template has no columns for."""
        said = response.tpi.written.strip() if response.tpi else ""
        found = " – ".join(part for part in (said, response.tpi_note.text) if part)
        if not found:
            return []
        cell = response.tpi.cell if response.tpi else response.tpi_note.cell
        self.line(self.words.tpi, self.filled.sheet, str(question.soal_id), question.label, found, cell)
        return [f"{self.words.tpi}: {found}"]

    def indicators(self) -> Iterator[tuple[str, Entry]]:
        """Notes and evidence in the rows of ratios."""
        notes, evidence = self.filled.indicator_notes, self.filled.indicator_evidence
        for item in dict.fromkeys((*notes, *evidence)):
            note = notes[item].text if item in notes else ""
            yield item, Entry(note=note, evidence=tuple(e.target for e in evidence.get(item, ())))

    def rows_without_question(self) -> None:
        """Answers in rows that are no question, or only perhaps one."""
        doubtful = {f"{match.row}": match.item_id for match in self.filled.uncertain}
        for unread in self.filled.unread:
            row = unread.cell.rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            about = self.words.no_place
            if row in doubtful:
                question = self.old.pack.question_by_id(doubtful[row])
                about = self.words.doubtful.format(soal=question.soal_id if question else doubtful[row])
            self.line(
                self.words.gone, self.filled.sheet, "", f"{unread.text}: {about}", unread.answer, unread.cell
            )

    # The sheets beside it

    def minimum(self) -> Iterator[tuple[str, Entry]]:
        sheet = self.filled.forms.minimum
        if sheet is None:
            return
        words = self.old.criteria.minimum.words
        for family in self.old.families:
            for result in family.results:
                criterion = result.criterion
                row = sheet.find(criterion.id, criterion.name)
                if row is None:
                    self.line(
                        self.words.new, sheet.sheet, criterion.id, f"{criterion.name}: {self.words.not_found}"
                    )
                    continue
                typed: Value = entered(row.answer) or row.answer.error
                if result.invalid:
                    about = f"{criterion.name}: {self.words.invalid}"
                    self.line(
                        self.words.changed, sheet.sheet, criterion.id, about, str(typed), row.answer_cell
                    )
                elif not row.answer.is_blank and result.status is not Status.UNKNOWN:
                    typed = words[result.status]
                yield criterion.id, _form_entry(row, typed)

    def prerequisites(self) -> Iterator[tuple[str, Entry]]:
        sheet = self.filled.forms.prerequisites
        if sheet is None:
            return
        for prerequisite in self.old.criteria.prerequisites.by_id.values():
            row = sheet.find(prerequisite.id, prerequisite.name)
            if row is None:
                about = f"{prerequisite.name}: {self.words.not_found}"
                self.line(self.words.new, sheet.sheet, prerequisite.id, about)
            else:
                yield prerequisite.id, _form_entry(row, _prerequisite(row, prerequisite))

    def register(self) -> list[Mapping[str, str]]:
        register, found = self.old.criteria.minimum.register, self.filled.forms.register
        return [] if register is None or found is None else _innovations(register, found)

    def forms_without_place(self) -> None:
        """Rows and columns of the other sheets that these criteria do not have."""
        forms, criteria = self.filled.forms, self.old.criteria
        if forms.minimum is not None:
            known = {c.id: c.name for c in criteria.minimum.criteria.values()}
            self.strangers(forms.minimum, known)
        if forms.prerequisites is not None:
            self.strangers(forms.prerequisites, {p.id: p.name for p in criteria.prerequisites.by_id.values()})
        if forms.register is not None and criteria.minimum.register is not None:
            titles = {normalised(column.name) for column in criteria.minimum.register.columns}
            for innovation in forms.register.innovations:
                for title, entry in innovation.entries.items():
                    if title not in titles:
                        about = f"{title}: {self.words.no_place}"
                        self.line(self.words.gone, forms.register.sheet, "", about, entry, innovation.cell)

    def strangers(self, sheet: FormSheet, known: Mapping[str, str]) -> None:
        rows = {id(sheet.find(item, name)) for item, name in known.items()}
        for row in sheet.rows:
            said = "\n".join(part for part in (entered(row.answer), row.note, row.evidence_text) if part)
            if id(row) not in rows and said:
                about = f"{row.name}: {self.words.no_place}"
                self.line(self.words.gone, sheet.sheet, row.id, about, said, row.answer_cell)

    def other_sheets(self) -> None:
        written = {self.filled.sheet, *self.filled.forms.sheets}
        if self.filled.layout.forms:  # a template itself: these hold nothing that was typed
            written |= self.calculated_sheets
        rest = [name for name in self.filled.all_sheets if name not in written]
        if rest:
            self.line("", "", "", self.words.sheets, ", ".join(rest))


def _as_typed(answer: Answer) -> Value:
    """An answer as it goes into the new cell; what was not understood as it was written."""
    if answer.state in (
        AnswerState.BLANK,
        AnswerState.NOT_FOUND,
        AnswerState.ERROR,
        AnswerState.UNCALCULATED,
    ):
        return None
    if answer.state is AnswerState.INVALID:
        with suppress(ValueError):
            return float(answer.written)
        return answer.written
    return answer.option if answer.option is not None else answer.number


def _note(response: Response) -> str:
    """A note, with the targets of links that its words hide."""
    text, cell = response.note.text, response.note.cell
    hidden = [e.target for e in response.evidence if e.cell == cell and e.target not in text]
    return "\n".join([text, *hidden] if text else hidden)


def _form_entry(row: FormRow, answer: Value) -> Entry:
    return Entry(
        answer=answer,
        note=row.note,
        evidence=tuple(e.target for e in row.evidence),
        evidence_text=row.evidence_text,
    )


def _prerequisite(row: FormRow, prerequisite: Prerequisite) -> Value:
    """What was entered; percentages as a share, which the new cell shows as a percentage."""
    number = row.answer.value
    if prerequisite.kind is PrerequisiteKind.OPTIONS or not isinstance(number, float):
        return entered(row.answer)
    is_percent = prerequisite.kind is PrerequisiteKind.PERCENT and row.answer.shown_as is not ShownAs.PERCENT
    return number / 100 if is_percent and number > 1 else number


def _innovations(register: InnovationRegister, found: Register) -> list[Mapping[str, str]]:
    titles = {normalised(column.name): column.id for column in register.columns}
    return [
        {titles[title]: entry for title, entry in innovation.entries.items() if title in titles}
        for innovation in found.innovations
    ]
