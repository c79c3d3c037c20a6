"""Carry an earlier workbook over into a template: answers, notes, evidence; and say what is new, changed or gone.

What stood in the earlier workbook is never lost: what has no place in the new one is listed on a sheet of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from zi_cli.assessment.assessment import Assessment, assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.layout import Layout
from zi_cli.criteria.lke.pack import Question
from zi_cli.criteria.minimum.pack import Status
from zi_cli.criteria.wording import normalised
from zi_cli.language import Message
from zi_cli.template.entries import as_typed, innovations, note_and_evidence, prerequisite_as_typed
from zi_cli.template.loose import loose_texts
from zi_cli.template.unplaced import unplaced_entries
from zi_cli.workbook.answers import AnswerState
from zi_cli.workbook.filled import Note, Response
from zi_cli.workbook.forms import FormRow, FormSheet, entered
from zi_cli.workbook.grid import Book
from zi_cli.workbook.read import read_lke
from zi_cli.workbook.reading.open import read_workbook
from zi_cli.workbook.writing.template.filling import CarriedLine, Entry, TemplateFilling, Value
from zi_cli.workbook.writing.template.pen import LONGEST, evidence_lines
from zi_cli.workbook.writing.template.texts import CarriedTexts, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What was carried over."""

    filling: TemplateFilling
    answers: int
    """Answers of the LKE that were carried."""
    new: int
    changed: int
    gone: int


def carry_file(path: Path, criteria: CriteriaSet, texts: Texts, layout: str = "zi") -> Carried:
    """What the workbook at `path` holds, for a template in `layout`. The errors of `read_lke`."""
    old = assess_workbook(read_lke(path, criteria.lke), criteria)
    return carry_over(old, texts, layout, read_workbook(path)[0])


def carry_over(old: Assessment, texts: Texts, layout: str = "zi", book: Book | None = None) -> Carried:
    """The entries of `old`, for a template in `layout` on the same criteria; with `book`, what else stood in it."""
    return _Carrier(old, texts, old.pack.layouts[layout]).carry(book)


class _Carrier:
    def __init__(self, old: Assessment, texts: Texts, layout: Layout) -> None:
        self.old, self.filled, self.layout = old, old.filled, layout
        self.words: CarriedTexts = texts.carried
        self.identity_ids = [field.id for field in texts.identity.fields]
        self.template_columns = texts.lke.columns.values()
        self.calculated_sheets = {texts.sheets.guide, texts.sheets.summary}
        self.lines: list[CarriedLine] = []

    def carry(self, book: Book | None) -> Carried:
        questions = self.old.pack.questions.values()
        answers = {question.soal_id: self.answer(question) for question in questions}
        filling = TemplateFilling(
            identity=self.identity(), answers=answers, indicator_entries=dict(self.indicators())
        )
        self.rows_without_question()
        filling = self.beside(filling) if self.layout.forms else filling
        self.without_place(book)
        self.other_sheets()
        marks = [line.mark for line in self.lines]
        origin = self.words.from_.format(file=PurePath(self.filled.path).name)
        return Carried(
            # Where there is nothing to look at, the new workbook has no sheet and no column about the old one.
            filling=replace(filling, carried_from=origin if self.lines else "", carried=tuple(self.lines)),
            answers=sum(entry.answer is not None for entry in answers.values()),
            new=marks.count(self.words.new),
            changed=marks.count(self.words.changed),
            gone=marks.count(self.words.gone),
        )

    def beside(self, filling: TemplateFilling) -> TemplateFilling:
        """With the entries of the sheets beside the LKE."""
        return replace(
            filling,
            minimum=dict(self.minimum()),
            prerequisites=dict(self.prerequisites()),
            register=self.register(),
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
        note, answer = response.note, as_typed(response.answer, question.scale)
        entry = note_and_evidence(answer, note.text, note.cell, response.evidence, response.evidence_text)
        entry = replace(entry, mark="\n".join(shown + self.by_tpi(question, response)))
        return self.fitting(entry, self.filled.sheet, str(question.soal_id), question.label)

    def fitting(self, entry: Entry, sheet: str, item: str, name: str) -> Entry:
        """`entry`; what does not fit into its cells goes into the list."""
        for text in (entry.note, evidence_lines(entry)):
            if len(text) > LONGEST:
                about = f"{name}: {self.words.too_long}"
                self.line(self.words.changed, sheet, item, about, text[LONGEST:])
        return entry

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
        filled = self.filled
        for item in dict.fromkeys((*filled.indicator_notes, *filled.indicator_evidence)):
            note, label = filled.indicator_notes.get(item, Note()), self.old.pack.indicators[item].label
            evidence = filled.indicator_evidence.get(item, ())
            words = filled.indicator_evidence_texts.get(item, "")
            entry = note_and_evidence(None, note.text, note.cell, evidence, words)
            if item in self.layout.rows:
                yield item, self.fitting(entry, filled.sheet, item, label)
            else:
                said = "\n".join(part for part in (entry.note, evidence_lines(entry)) if part)
                about = f"{label}: {self.words.no_place}"
                self.line(self.words.gone, filled.sheet, item, about, said, note.cell)

    def rows_without_question(self) -> None:
        """Answers in rows that are no question, or only perhaps one."""
        doubtful = {f"{match.row}": match.item_id for match in self.filled.uncertain}
        for unread in self.filled.unread:
            row = unread.cell.rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            about = self.words.no_place
            if row in doubtful:
                question = self.old.pack.question_by_id(doubtful[row])
                about = self.words.doubtful.format(soal=question.soal_id if question else doubtful[row])
            said = "\n".join((unread.answer, *unread.beside))
            self.line(self.words.gone, self.filled.sheet, "", f"{unread.text}: {about}", said, unread.cell)

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
                yield criterion.id, self.form_entry(sheet, row, typed)

    def prerequisites(self) -> Iterator[tuple[str, Entry]]:
        sheet = self.filled.forms.prerequisites
        if sheet is None:
            return
        for prerequisite in self.old.criteria.prerequisites.by_id.values():
            row = sheet.find(prerequisite.id, prerequisite.name)
            if row is None:
                about = f"{prerequisite.name}: {self.words.not_found}"
                self.line(self.words.new, sheet.sheet, prerequisite.id, about)
                continue
            typed = prerequisite_as_typed(row.answer, prerequisite)
            if isinstance(typed, Message):
                typed = entered(row.answer) or str(row.answer.error)
                about = f"{prerequisite.name}: {self.words.invalid}"
                self.line(self.words.changed, sheet.sheet, prerequisite.id, about, typed, row.answer_cell)
            yield prerequisite.id, self.form_entry(sheet, row, typed)

    def form_entry(self, sheet: FormSheet, row: FormRow, answer: Value) -> Entry:
        entry = note_and_evidence(answer, row.note, row.note_cell, row.evidence, row.evidence_text)
        return self.fitting(entry, sheet.sheet, row.id, row.name)

    def register(self) -> list[Mapping[str, str]]:
        register, found = self.old.criteria.minimum.register, self.filled.forms.register
        return [] if register is None or found is None else innovations(register, found)

    def without_place(self, book: Book | None) -> None:
        """What these criteria, or the layout, have no place for."""
        known = frozenset(map(normalised, self.template_columns))
        rest = list(unplaced_entries(self.old, self.identity_ids, there=bool(self.layout.forms)))
        rest += loose_texts(book, self.filled, known) if book else ()
        for each in rest:
            about = f"{each.beside}: {self.words.no_place}" if each.beside else self.words.no_place
            self.line(self.words.gone, each.sheet, each.item, about, each.text, each.cell)

    def other_sheets(self) -> None:
        written = {self.filled.sheet, *self.filled.forms.sheets}
        if self.filled.layout.forms:  # a template itself: these hold nothing that was typed
            written |= self.calculated_sheets
        rest = [name for name in self.filled.all_sheets if name not in written]
        if rest:
            self.line("", "", "", self.words.sheets, ", ".join(rest))
