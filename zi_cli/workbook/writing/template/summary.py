"""Sheet Ringkasan: the verdict, and how far each part is, calculated from the other sheets."""

from math import ceil
from typing import Final

from zi_cli.criteria.lke.pack import Gate, Measure
from zi_cli.criteria.minimum.pack import Family
from zi_cli.workbook.writing.template import formulas
from zi_cli.workbook.writing.template.filling import Part, Shown, TemplateFilling
from zi_cli.workbook.writing.template.pen import Pen
from zi_cli.workbook.writing.template.plan import (
    LKE_VALID,
    MINIMUM_CODE,
    PREREQUISITE_CODE,
    SUMMARY_TARGET,
    Plan,
    text,
)
from zi_cli.workbook.writing.template.texts import SummaryTexts

_COLUMNS: Final = 6
_TOTALS: Final = ("total", "pengungkit", "pemenuhan", "reform", "hasil")
_BAR: Final = {
    "type": "data_bar",
    "bar_color": "#8FAADC",
    "bar_solid": True,
    "min_type": "num",
    "max_type": "num",
    "min_value": 0,
    "max_value": 1,
}
_LINE: Final = 18


class SummarySheet:
    """Writes the sheet. Its formulas show nothing until they are calculated, but for what `shown` tells."""

    def __init__(self, pen: Pen, plan: Plan, filling: TemplateFilling, shown: Shown) -> None:
        self.pen, self.plan, self.filling, self.shown = pen, plan, filling, shown
        self.row = 1
        self.gate_rows: dict[str, int] = {}

    @property
    def texts(self) -> SummaryTexts:
        """The sheet's words."""
        return self.plan.texts.summary

    def write(self) -> None:
        """Everything, top down; the verdict last, since it refers to what stands below it."""
        pen = self.pen
        pen.widths({1: 38} | dict.fromkeys(range(2, _COLUMNS + 1), 14))
        pen.sheet.set_row(0, 26)
        pen.put(1, 1, self.texts.heading, "title")
        unit = self.plan.identity_entry("unit")
        pen.calculate(2, 1, f'IF({unit}="","",{unit})', self.filling.identity.get("unit", ""), "unit")
        pen.put(3, 1, self.filling.remark or self.texts.lead, "lead")
        self.target()
        self.row = 9
        self.scores()
        self.gates()
        self.areas()
        self.families()
        self.prerequisites()
        self.verdict(4)
        for row in range(5, self.row + 1):
            pen.sheet.set_row(row - 1, _LINE)
        pen.put(self.row + 1, 1, self.plan.texts.not_official, "lead")
        pen.print_on(landscape=False, columns=_COLUMNS, header_row=None, last_row=self.row + 1, pages=1)
        pen.lock()

    def target(self) -> None:
        """The predicate aimed at, on a hidden column: the first one where the identity sheet names none."""
        typed, targets = f"TRIM({self.plan.identity_entry('target')})", tuple(self.plan.criteria.lke.targets)
        formula = text(targets[0])
        for name in targets[1:]:
            formula = f"IF({typed}={text(name)},{text(name)},{formula})"
        self.pen.widths({SUMMARY_TARGET: 0})
        self.calculate(1, SUMMARY_TARGET, formula, Part.STATUS, "target", "hidden")

    def calculate(self, row: int, column: int, formula: str, part: Part, item: str, style: str) -> None:
        """A formula of this sheet."""
        self.pen.calculate(row, column, formula, self.shown.get((part, item)), style)

    def table(self, heading: str, names: tuple[str, ...]) -> None:
        """Heading and column names of a table."""
        self.pen.put(self.row, 1, heading, "header_left")
        for column in range(2, _COLUMNS + 1):
            name = names[column - 2] if column - 2 < len(names) else None
            if name is not None:
                self.pen.put(self.row, column, name, "header")
        self.row += 1

    def scores(self) -> None:
        """Total, components and aspects."""
        self.table(self.texts.score_heading, self.texts.score_columns)
        pack, first = self.plan.criteria.lke, self.row
        for name in _TOTALS:
            parts = pack.totals[name]
            label = self.texts.total if name == "total" else pack.nodes[parts[0]].name
            depth = "" if name == "total" else "    " if name in ("pemenuhan", "reform") else "  "
            style = "large_bold" if name == "total" else "large"
            self.pen.put(self.row, 1, depth + label, style)
            score, weight = (formulas.total_of(self.plan, parts, role) for role in ("score", "weight"))
            self.calculate(self.row, 2, score, Part.SCORE, name, "large_points")
            self.calculate(self.row, 3, weight, Part.WEIGHT, name, "large_points")
            self.calculate(self.row, 4, f"{score}/{weight}", Part.RATIO, name, "large_percent")
            self.row += 1
        self.pen.sheet.conditional_format(first - 1, 3, self.row - 2, 3, _BAR)
        self.row += 1

    def gates(self) -> None:
        """Each gate with its distance."""
        self.table(self.texts.gates_heading, self.texts.gates_columns)
        first = self.row
        for gate in self.plan.criteria.lke.gates:
            self.gate_rows[gate.id] = self.row
            self.gate(gate)
            self.row += 1
        self.pen.colour_where((first, 5, self.row - 1, 5), f"$E{first}={text(self.texts.met)}", "good")
        self.pen.colour_where((first, 5, self.row - 1, 5), f"$E{first}={text(self.texts.missed)}", "open")
        # never shown as having reached what it misses: 59.999 as 60.00
        rounded_up = f"AND($E{first}={text(self.texts.missed)},ROUND($B{first},2)>=$C{first})"
        self.pen.colour_where((first, 2, self.row - 1, 4), rounded_up, "exact")
        self.row += 1

    def gate(self, gate: Gate) -> None:
        """One line: value, minimum, shortfall, status."""
        row, texts, pen = self.row, self.texts, self.pen
        target = self.plan.target
        unit = " (%)" if gate.measure is Measure.PERCENT else ""
        pen.put(row, 1, gate.name + unit, "large")
        if gate.measure is Measure.PREDICATE:
            self.predicate(gate)
            return
        minimum = '""'
        for name, limit in gate.minimum.items():
            minimum = f"IF({target}={text(name)},{formulas.number(limit)},{minimum})"
        actual = formulas.gate_actual(self.plan, gate.of, gate.measure)
        self.calculate(row, 2, actual, Part.GATE_ACTUAL, gate.id, "large_points")
        self.calculate(row, 3, minimum, Part.GATE_MINIMUM, gate.id, "large_points")
        short = f'IF($C{row}="","",MAX(0,ROUND($C{row}-$B{row},9)))'
        self.calculate(row, 4, short, Part.GATE_SHORT, gate.id, "large_points")
        status = f"IF({formulas.reaches(f'$B{row}', f'$C{row}')},{text(texts.met)},{text(texts.missed)})"
        status = f'IF($C{row}="",{text(texts.not_asked)},{status})'
        self.calculate(row, 5, status, Part.GATE_STATUS, gate.id, "large_status")

    def predicate(self, gate: Gate) -> None:
        """A gate that no score decides: whether the unit holds a predicate."""
        texts, row = self.texts, self.row
        yes, no = self.plan.texts.identity.yes_no
        holds, target = f"TRIM({self.plan.identity_entry('holds_wbk')})", self.plan.target
        asked = ",".join(f"{target}={text(name)}" for name in gate.minimum)
        said = f"IF({holds}={text(yes)},{text(texts.met)},IF({holds}={text(no)},{text(texts.missed)},{text(texts.unknown)}))"
        for column in (2, 3, 4):
            self.pen.put(row, column, None, "large_points")
        status = f"IF(OR({asked}),{said},{text(texts.not_asked)})"
        self.calculate(row, 5, status, Part.GATE_STATUS, gate.id, "large_status")

    def areas(self) -> None:
        """Each area: together, and its halves."""
        self.table(self.texts.areas_heading, self.texts.areas_columns)
        first = self.row
        for area in self.plan.criteria.lke.areas:
            self.pen.put(self.row, 1, f"{area.number}. {area.name}", "large")
            both = (area.pemenuhan, area.reform)
            score, weight = (formulas.total_of(self.plan, both, role) for role in ("score", "weight"))
            name = f"area-{area.number}"
            self.calculate(self.row, 2, f"{score}/{weight}", Part.RATIO, name, "large_percent")
            self.calculate(
                self.row,
                3,
                self.plan.lke(area.pemenuhan, "percent"),
                Part.RATIO,
                area.pemenuhan,
                "large_percent",
            )
            self.calculate(
                self.row, 4, self.plan.lke(area.reform, "percent"), Part.RATIO, area.reform, "large_percent"
            )
            self.calculate(self.row, 5, score, Part.SCORE, name, "large_points")
            self.calculate(self.row, 6, weight, Part.WEIGHT, name, "large_points")
            self.row += 1
        self.pen.sheet.conditional_format(first - 1, 1, self.row - 2, 3, _BAR)
        self.row += 1

    def families(self) -> None:
        """Each family of minimum criteria against its rule."""
        if not self.plan.criteria.minimum.families:
            return
        self.table(self.texts.families_heading, self.texts.families_columns)
        first = self.row
        for family in self.plan.criteria.minimum.families:
            self.family(family)
            self.row += 1
        self.pen.colour_where((first, 5, self.row - 1, 5), f"$E{first}={text(self.texts.passed)}", "good")
        self.pen.colour_where((first, 5, self.row - 1, 5), f"$E{first}={text(self.texts.not_passed)}", "open")
        self.row += 1

    def family(self, family: Family) -> None:
        """One line: mandatory ones, the others, the rule."""
        row, texts = self.row, self.texts
        mandatory = [c.id for c in family.criteria if c.mandatory]
        others = [c.id for c in family.criteria if not c.mandatory]
        need = ceil(family.required_share * len(others))
        self.pen.put(row, 1, family.name, "large")
        self.calculate(row, 2, self.met_of(mandatory), Part.MANDATORY, family.id, "large_status")
        self.calculate(row, 3, self.met_of(others), Part.OTHERS, family.id, "large_status")
        self.pen.put(row, 4, need, "large_whole")
        met = f"AND({self.count_met(mandatory)}={len(mandatory)},{self.count_met(others)}>={need})"
        could = [f"{self.count_met(i)}+{self.count_met(i, formulas.UNKNOWN)}" for i in (mandatory, others)]
        open_yet = f"AND({could[0]}={len(mandatory)},{could[1]}>={need})"
        undecided = f"IF({open_yet},{text(texts.unknown)},{text(texts.not_passed)})"
        status = f"IF({met},{text(texts.passed)},{undecided})"
        self.calculate(row, 5, status, Part.STATUS, family.id, "large_status")

    def count_met(self, items: list[str], code: int = 2) -> str:
        """How many of these criteria are met, or have another code."""
        if not items:
            return "0"
        return "+".join(f"({self.plan.minimum_cell(item, MINIMUM_CODE)}={code})" for item in items)

    def met_of(self, items: list[str]) -> str:
        """`5 dari 6`"""
        return f"({self.count_met(items)})&{text(f' {self.texts.of} {len(items)}')}"

    def prerequisites(self) -> None:
        """How many are met, missed, unknown, by level."""
        if not self.plan.criteria.prerequisites.levels:
            return
        self.table(self.texts.prerequisites_heading, self.texts.prerequisites_columns)
        for level in self.plan.criteria.prerequisites.levels:
            self.pen.put(self.row, 1, level.name, "large")
            codes = [self.plan.prerequisite_cell(p.id, PREREQUISITE_CODE) for p in level.prerequisites]
            for column, (code, part) in enumerate(
                ((2, Part.MET), (0, Part.MISSED), (formulas.UNKNOWN, Part.UNKNOWN)), start=2
            ):
                formula = "+".join(f"({cell}={code})" for cell in codes)
                self.calculate(self.row, column, formula, part, level.id, "large_whole")
            self.row += 1

    def verdict(self, row: int) -> None:
        """Ready or not, and the three things that it takes."""
        texts, plan, pen = self.texts, self.plan, self.pen
        pack = plan.criteria.lke
        statuses = [f"$E{at}" for at in self.gate_rows.values()]
        met = "+".join(f"({cell}={text(texts.met)})" for cell in statuses)
        asked = "+".join(f"({cell}<>{text(texts.not_asked)})" for cell in statuses)
        needed = len(pack.questions) + sum(i.ratio is not None for i in pack.indicators.values())
        valid = f"SUM({plan.lke_column(LKE_VALID)})"
        mandatory = [c.id for f in plan.criteria.minimum.families for c in f.criteria if c.mandatory]
        open_criteria = f",{self.count_met(mandatory)}={len(mandatory)}" if mandatory else ""
        ready = f"AND({valid}={needed},({met})=({asked}){open_criteria})"
        target = plan.target
        words = (
            texts.ready.replace("{target}", '"&' + target + '&"'),
            texts.not_ready.replace("{target}", '"&' + target + '&"'),
        )
        pen.sheet.merge_range(row - 1, 0, row - 1, _COLUMNS - 1, "", pen.pens["verdict"])
        pen.sheet.set_row(row - 1, 34)
        self.calculate(row, 1, f'IF({ready},"{words[0]}","{words[1]}")', Part.STATUS, "ready", "verdict")
        pen.colour_where((row, 1, row, _COLUMNS), ready, "good")
        ratios = [i.id for i in pack.indicators.values() if i.ratio is not None]
        inputs = f"{valid}-({'+'.join(plan.lke_hidden(item, LKE_VALID) for item in ratios) or '0'})"
        lines = [
            (texts.complete, f"({inputs})&{text(f' {texts.of} {len(pack.questions)}')}", Part.VALID),
            (texts.gates_met, f"({met})&{text(f' {texts.of} ')}&({asked})", Part.MET),
        ]
        if mandatory:
            lines.append((texts.mandatory_met, self.met_of(mandatory), Part.MANDATORY))
        for place, (label, formula, part) in enumerate(lines, start=1):
            pen.put(row + place, 1, label, "large")
            self.calculate(row + place, 2, formula, part, "ready", "large_status")
