"""Sheet LKE: the 127 inputs with what each answer means, and their score as one types."""

from typing import Final

from zi_cli.criteria.lke.pack import Indicator, Node, Question
from zi_cli.workbook.grid import column_letters
from zi_cli.workbook.writing.template import formulas
from zi_cli.workbook.writing.template.asking import ENTRY_STYLES, ask
from zi_cli.workbook.writing.template.filling import Entry, Part, Shown, TemplateFilling
from zi_cli.workbook.writing.template.pen import Pen
from zi_cli.workbook.writing.template.plan import HEADER_ROW, LKE_TYPED, LKE_VALID, Plan
from zi_cli.workbook.writing.template.texts import LkeTexts

_WIDTHS: Final = {
    "number": 6, "text": 29, "explanation": 58, "answer": 11, "percent": 10, "weight": 8, "score": 8,
    "note": 27, "evidence": 27, "expected": 34, "carried": 34,
}  # fmt: skip
_CARRIED: Final = 11


class LkeSheet:
    """Writes the sheet."""

    def __init__(self, pen: Pen, plan: Plan, filling: TemplateFilling, shown: Shown) -> None:
        self.pen, self.plan, self.filling, self.shown = pen, plan, filling, shown
        self.columns = {"number": 1, "text": plan.layout.text_columns[0], "carried": _CARRIED}
        self.columns |= {role: column.at for role, column in plan.layout.columns.items()}
        self.rows = plan.layout.rows
        self.last = max(self.rows.values())

    @property
    def texts(self) -> LkeTexts:
        """The sheet's words."""
        return self.plan.texts.lke

    def write(self) -> None:
        """Everything."""
        self.head()
        pack = self.plan.criteria.lke
        for node in pack.nodes.values():
            self.node(node)
        for indicator in pack.indicators.values():
            if indicator.ratio is not None:
                self.ratio(indicator)
            for question in indicator.inputs:
                self.question(question, indicator)
        self.total()
        self.colours()
        self.pen.fit_rows(min(self.rows.values()), self.last)
        printed = self.columns["evidence"]
        self.pen.print_on(landscape=True, columns=printed, header_row=HEADER_ROW, last_row=self.last)
        self.pen.sheet.freeze_panes(HEADER_ROW, self.columns["text"])
        self.pen.sheet.set_zoom(90)
        self.pen.lock()

    def head(self) -> None:
        """Title, running score, column names."""
        pen, texts = self.pen, self.texts
        widths = {column: _WIDTHS[role] for role, column in self.columns.items()}
        widths |= {LKE_TYPED: 0, LKE_VALID: 0}
        if not self.filling.carried_from:
            widths.pop(_CARRIED)
        pen.widths(widths)
        pen.sheet.set_row(0, 24)
        pen.put(1, 1, texts.heading, "title")
        pen.put(2, 1, texts.hint, "lead")
        pen.put(3, 1, self.filling.remark, "lead")
        explanation, answer = self.columns["explanation"], self.columns["answer"]
        pen.put(2, explanation + 1, texts.score, "plain")
        pen.calculate(
            2,
            answer + 2,
            self.plan.lke("total", "score", away=False),
            self.shown.get((Part.SCORE, "total")),
            "points",
        )
        pen.put(3, explanation + 1, texts.filled, "plain")
        inputs = self.plan.criteria.lke.questions.values()
        valid = sum(self.shown.get((Part.VALID, question.id)) == 1 for question in inputs)
        pen.calculate(3, answer + 2, self.valid_inputs(), valid, "whole")
        names = {
            column: texts.columns[role] for role, column in self.columns.items() if role in texts.columns
        }
        if not self.filling.carried_from:
            names.pop(_CARRIED, None)
        pen.table_header(HEADER_ROW, names)
        pen.sheet.autofilter(HEADER_ROW - 1, 0, self.last - 1, self.columns["expected"] - 1)

    def valid_inputs(self) -> str:
        """How many inputs count, without the rows of ratios."""
        ratios = [i.id for i in self.plan.criteria.lke.indicators.values() if i.ratio is not None]
        minus = "".join(f"-{self.plan.lke_hidden(item, LKE_VALID, away=False)}" for item in ratios)
        return f"SUM({self.plan.lke_column(LKE_VALID)}){minus}"

    def calculate(self, item: str, column: int, formula: str, part: Part, style: str) -> None:
        """A formula of an item."""
        self.pen.calculate(self.rows[item], column, formula, self.shown.get((part, item)), style)

    def node(self, node: Node) -> None:
        """A heading with its weight and score."""
        pen, row, style = self.pen, self.rows[node.id], node.level
        pen.put(row, 1, node.id.rpartition(".")[2], style)
        pen.put(row, self.columns["text"], node.name, style)
        for role in ("explanation", "answer", "note", "evidence", "expected"):
            pen.put(row, self.columns[role], None, style)
        pen.put(row, self.columns["weight"], node.weight_points, f"{style}_points")
        self.calculate(
            node.id,
            self.columns["score"],
            formulas.node_score(self.plan, node),
            Part.SCORE,
            f"{style}_points",
        )
        self.share(node.id, f"{style}_percent")

    def share(self, item: str, style: str) -> None:
        """Score by weight."""
        score, weight = (self.plan.lke(item, role, away=False) for role in ("score", "weight"))
        self.calculate(item, self.columns["percent"], f"{score}/{weight}", Part.RATIO, style)

    def ratio(self, indicator: Indicator) -> None:
        """A row that is calculated from the counts below it."""
        pen, row = self.pen, self.rows[indicator.id]
        pen.put(row, 1, None, "text")
        pen.put(row, self.columns["text"], indicator.label, "text_bold")
        pen.put(row, self.columns["explanation"], indicator.question, "text")
        pen.put(row, self.columns["answer"], None, "status")
        entry = self.filling.indicator_entries.get(indicator.id, Entry())
        pen.put(row, self.columns["note"], entry.note, "input")
        pen.evidence(row, self.columns["evidence"], entry)
        pen.put(row, self.columns["expected"], None, "text")
        self.calculate(
            indicator.id,
            self.columns["percent"],
            formulas.count_ratio(self.plan, indicator),
            Part.RATIO,
            "percent",
        )
        self.calculate(
            indicator.id, LKE_VALID, formulas.ratio_valid(self.plan, indicator), Part.VALID, "hidden"
        )
        self.scored(indicator)

    def scored(self, indicator: Indicator) -> None:
        """Weight and score of an indicator."""
        own = indicator.weight_points
        if own is None:
            node = self.plan.criteria.lke.nodes[indicator.node_id]
            weight = f"{self.plan.lke(node.id, 'weight', away=False)}/{len(node.indicators)}"
            share = self.plan.criteria.lke.weight_points(indicator.id)
            self.pen.calculate(self.rows[indicator.id], self.columns["weight"], weight, share, "points")
        else:
            self.pen.put(self.rows[indicator.id], self.columns["weight"], own, "points")
        formula = formulas.indicator_score(self.plan, indicator)
        self.calculate(indicator.id, self.columns["score"], formula, Part.SCORE, "points")

    def question(self, question: Question, indicator: Indicator) -> None:
        """An input: what is asked, what the answers mean, and the cells to fill in."""
        pen, row, columns = self.pen, self.rows[question.id], self.columns
        entry = self.filling.answers.get(question.soal_id, Entry())
        pen.put(row, 1, question.soal_id, "centre")
        label = f"– {question.label}" if indicator.ratio is not None else question.label
        pen.put(row, columns["text"], label, "text" if indicator.ratio is not None else "text_bold")
        pen.pairs(row, columns["explanation"], question.question, question.levels, "text")
        pen.put(row, columns["answer"], entry.answer, ENTRY_STYLES[question.scale.kind])
        ask(pen, row, columns["answer"], question.scale, self.texts)
        pen.put(row, columns["note"], entry.note, "input")
        pen.evidence(row, columns["evidence"], entry)
        expected = "; ".join(question.evidence)
        pen.prompt(row, columns["evidence"], self.texts.evidence_title, expected)
        pen.put(row, columns["expected"], "\n".join(f"• {each}" for each in question.evidence), "small")
        if self.filling.carried_from:
            pen.put(row, columns["carried"], entry.mark, "small")
        self.calculate(question.id, LKE_TYPED, formulas.typed(self.plan, question), Part.TYPED, "hidden")
        self.calculate(
            question.id, LKE_VALID, formulas.input_valid(self.plan, question), Part.VALID, "hidden"
        )
        if indicator.ratio is not None:
            for role in ("percent", "weight", "score"):
                pen.put(row, columns[role], None, "points")
            return
        self.calculate(
            question.id, columns["percent"], formulas.answer_ratio(self.plan, question), Part.RATIO, "percent"
        )
        self.scored(indicator)

    def total(self) -> None:
        """The grand total."""
        row, pack = self.rows["total"], self.plan.criteria.lke
        for column in range(1, self.columns["expected"] + 1):
            self.pen.put(row, column, None, "component")
        self.pen.put(row, self.columns["text"], self.plan.layout.texts["total"], "component")
        parts = pack.totals["total"]
        for role, style in (("weight", "component_points"), ("score", "component_points")):
            refs = ",".join(self.plan.lke(part, role, away=False) for part in parts)
            shown = (
                sum(pack.nodes[part].weight_points for part in parts)
                if role == "weight"
                else self.shown.get((Part.SCORE, "total"))
            )
            self.pen.calculate(row, self.columns[role], f"SUM({refs})", shown, style)
        self.share("total", "component_percent")

    def colours(self) -> None:
        """Red where an entry is none that counts."""
        first, answer = min(self.rows.values()), self.columns["answer"]
        typed, valid = f"${column_letters(answer)}{first}", f"${column_letters(LKE_VALID)}{first}"
        area = (first, answer, self.last, answer)
        self.pen.colour_where(area, f"AND(LEN(TRIM({typed}))>0,{valid}=0)", "wrong")
