"""The tables of the report. Widths are in millimetres: 174 upright, 261 on the side."""

from docx.shared import Mm

from docx_parts.picture import blank_picture
from docx_parts.styles import PALE
from docx_parts.writer import Row, Writer, cell, header, line, number, tag, text

BAR_COLUMNS = 40
"""Columns over which the bar of a gate runs; `bar(gate)` deals them out."""
SHORT = 900
"""Signs of notes and links up to which a gap stays on one page."""


def _labelled(condition: str, label: str, words: str) -> tuple[object, ...]:
    """A line `label: words` that is there only under a condition."""
    return (
        text("{%p if " + condition + " %}"),
        text(("Zi Redup", "{{ " + label + " }}: "), words),
        text("{%p endif %}"),
    )


def verdict(out: Writer) -> None:
    """One coloured cell: ready or not, the score, and why."""
    out.table(
        [174],
        Row(
            cells=(
                cell(
                    line(
                        "Zi Putusan", "{% cellbg colour[report.verdict.tone] %}{{ report.verdict.headline }}"
                    ),
                    line(
                        "Normal",
                        "{{ words.score }}: ",
                        ("Strong", "{{ report.verdict.total or '–' }}"),
                        " · {{ words.minimum }}: {{ report.verdict.total_minimum }}. {{ report.verdict.sentences|join(' ') }}",
                    ),
                    fill=PALE,
                ),
            )
        ),
        style="",
    )


def gates(out: Writer) -> None:
    """A gate a row, with its distance as a bar."""
    bar = cell(
        line("Zi Batang", "{% colspan piece.columns %}{% cellbg piece.colour %}"), free_width=True, slim=True
    )
    out.table(
        [52, *[1.1] * BAR_COLUMNS, 17, 17, 17, 27],
        Row(
            header=True,
            cells=header(
                "{{ words.gate }}",
                "",
                ">{{ words.value }}",
                ">{{ words.minimum }}",
                ">{{ words.short_by }}",
                "{{ words.state }}",
                spans=(1, BAR_COLUMNS, 1, 1, 1, 1),
            ).cells,
        ),
        tag("for gate in report.gates"),
        Row(
            cells=(
                cell(text("{{ gate.name }}")),
                cell(text("{%tc for piece in bar(gate) %}")),
                bar,
                cell(text("{%tc endfor %}")),
                cell(number("{{ gate.actual or '–' }}"), free_width=True),
                cell(number("{{ gate.minimum or '–' }}"), free_width=True),
                cell(number("{{ gate.shortfall or '' }}"), free_width=True),
                cell(text("{% cellbg colour[gate.state] %}{{ gate.state_word }}"), free_width=True),
            )
        ),
        tag("endfor"),
    )


def top_actions(out: Writer) -> None:
    """What brings most."""
    out.table(
        [8, 14, 130, 22],
        header("", "{{ words.soal }}", "{{ words.action }}", ">{{ words.points }}"),
        tag("for action in report.top_actions"),
        Row(
            cells=(
                cell(number("{{ action.number }}")),
                cell(text("{{ action.soal }}")),
                cell(
                    text(("Strong", "{{ action.label }}"), ": {{ action.what }}"),
                    text("{{ action.detail|truncate(160, False, '…', 0) }}"),
                ),
                cell(number("+{{ action.points }}")),
            )
        ),
        tag("endfor"),
    )


def areas(out: Writer) -> None:
    """The six areas in each view."""
    out.table(
        [8, 43, 15, 15, 21, 18, 17, 20, 17],
        header(
            "", "{{ words.area }}", ">{{ words.weight }}", ">{{ words.score }}", ">{{ words.pemenuhan }}",
            ">{{ words.reform }}", ">{{ words.claimed }}", ">{{ words.supported }}", ">{{ words.tpi }}",
        ),
        tag("for area in report.areas"),
        Row(
            cells=(
                cell(number("{{ area.number }}")),
                cell(text("{{ area.name }}")),
                cell(number("{{ area.weight }}")),
                cell(number("{{ area.score }}")),
                cell(number("{{ area.pemenuhan }}")),
                cell(number("{{ area.reform }}")),
                cell(number("{{ area.claimed }}")),
                cell(number("{{ area.supported or '–' }}")),
                cell(number("{{ area.tpi or '–' }}")),
            )
        ),
        tag("endfor"),
    )  # fmt: skip


def chart(out: Writer) -> None:
    """A picture that stands for the chart: in the report, the one of this name is replaced."""
    paragraph = out.document.add_paragraph()
    paragraph.paragraph_format.space_before = Mm(3)
    paragraph.add_run().add_picture(blank_picture(), width=Mm(150))
    for properties in paragraph._p.iter():
        if properties.tag.endswith(("}docPr", "}cNvPr")):
            properties.set("name", "areas_chart")
            properties.set("descr", "{{ chart.text }}")


def scores(out: Writer) -> None:
    """Totals in each view."""
    out.table(
        [54, 24, 24, 24, 24, 24],
        header(
            "{{ words.view }}", ">{{ words.total }}", ">{{ words.pengungkit }}", ">{{ words.pemenuhan }}",
            ">{{ words.reform }}", ">{{ words.hasil }}",
        ),
        tag("for row in report.scores"),
        Row(
            cells=(
                cell(text("{{ row.name|sentence }}{% if row.decides %} ({{ words.decides }}){% endif %}")),
                *(
                    cell(number("{{ row." + part + " or '–' }}"))
                    for part in ("total", "pengungkit", "pemenuhan", "reform", "hasil")
                ),
            )
        ),
        tag("endfor"),
    )  # fmt: skip


def criteria(out: Writer) -> None:
    """The criteria of one family."""
    out.table(
        [52, 24, 98],
        header("{{ words.criterion }}", "{{ words.state }}", "{{ words.lifts }}"),
        tag("for one in family.told"),
        Row(
            cells=(
                cell(
                    text(("Strong", "{{ one.name }}")),
                    line(
                        "Zi Tabel Kecil",
                        "{% if one.mandatory %}{{ words.mandatory }} · {% endif %}{{ one.cell }}",
                    ),
                ),
                cell(text("{% cellbg colour[one.status] %}{{ one.status_word }}")),
                cell(
                    text("{{ one.requirement }}"),
                    line("Zi Tabel Kecil", "{{ one.because|sentence }}"),
                    *_labelled("one.note", "words.unit_note", "{{ one.note }}"),
                ),
            )
        ),
        tag("endfor"),
    )


def prerequisites(out: Writer) -> None:
    """What table 5 of the regulation asks."""
    out.table(
        [30, 68, 26, 26, 24],
        header(
            "{{ words.unit }}", "{{ words.prerequisite }}", "{{ words.value }}", "{{ words.minimum }}",
            "{{ words.state }}",
        ),
        tag("for one in report.prerequisites"),
        Row(
            cells=(
                cell(text("{{ one.level }}")),
                cell(text("{{ one.name }}")),
                cell(text("{{ one.value or '–' }}")),
                cell(text("{{ one.minimum }}")),
                cell(text("{% cellbg colour[one.status] %}{{ one.status_word }}")),
            )
        ),
        tag("endfor"),
    )  # fmt: skip


def causes(out: Writer) -> None:
    """What each cause costs."""
    out.table(
        [90, 28, 28, 28],
        header("{{ words.cause }}", ">{{ words.gaps }}", ">{{ words.points }}", ">%"),
        tag("for cause in report.problems.causes"),
        Row(
            cells=(
                cell(text("{{ cause.name|sentence }}")),
                cell(number("{{ cause.count }}")),
                cell(number("{{ cause.points }}")),
                cell(number("{{ (cause.points_share * 100)|round|int }}")),
            )
        ),
        tag("endfor"),
    )


def problems(out: Writer) -> None:
    """The gaps of one area and cause; what is long stands in a row of its own below, which may split."""
    more = (
        *_labelled("one.evidence_given", "words.evidence_given", "{{ one.evidence_given|join('; ') }}"),
        *_labelled(
            "one.evidence_expected", "words.evidence_expected", "{{ one.evidence_expected|join('; ') }}"
        ),
        *_labelled("one.note", "words.unit_note", "{{ one.note }}"),
        *_labelled(
            "one.tpi_answer or one.tpi_note",
            "words.tpi",
            "{{ one.tpi_answer }}{% if one.tpi_note %} · {{ one.tpi_note }}{% endif %}",
        ),
        *_labelled("one.discussion", "words.discussion", "{{ one.discussion|join(' ') }}"),
    )
    below = (cell(text("")), cell(*more, line("Zi Batang", ""), span=4))
    out.table(
        [16, 52, 44, 46, 16],
        header(
            "{{ words.soal }}", "{{ words.indicator }}", "{{ words.present }}", "{{ words.next }}", ">{{ words.points }}"
        ),
        tag("for one in area.problems if one.cause == cause.id"),
        Row(
            with_next=True,
            cells=(
                cell(line("Zi Tabel Tebal", "{{ one.soal }}")),
                cell(
                    line("Zi Tabel Tebal", "{{ one.label }}"),
                    line(
                        "Zi Tabel Kecil",
                        "{{ one.cell }}{% if not one.alone %} · {{ words.not_alone }}{% endif %}",
                    ),
                ),
                cell(
                    text(
                        ("Strong", "{{ one.standing.answer }}"),
                        "{% if one.standing.meaning %}: {{ one.standing.meaning }}{% endif %}",
                    )
                ),
                cell(
                    text(
                        ("Strong", "{% if one.standing.next %}{{ one.standing.next }}: {% endif %}"),
                        "{{ one.standing.next_meaning }}",
                    )
                ),
                cell(line("Zi Tabel Angka", ("Strong", "{{ one.points }}"))),
            ),
        ),
        tag(f"if (one.note ~ one.tpi_note ~ one.evidence_given|join)|length < {SHORT}"),
        Row(cells=below),
        tag("else"),
        Row(cells=below, whole=False),
        tag("endif"),
        tag("endfor"),
    )  # fmt: skip


def innovation_answers(out: Writer) -> None:
    """Answers that innovation lifts."""
    out.table(
        [14, 60, 40, 44, 16],
        header(
            "{{ words.soal }}",
            "{{ words.indicator }}",
            "{{ words.present }}",
            "{{ words.next }}",
            ">{{ words.points }}",
        ),
        tag("for one in report.innovation.answers"),
        Row(
            cells=(
                cell(text("{{ one.soal }}")),
                cell(text(("Strong", "{{ one.label }}")), line("Zi Tabel Kecil", "{{ one.how }}")),
                cell(
                    text(
                        ("Strong", "{{ one.standing.answer }}"),
                        "{% if one.standing.meaning %}: {{ one.standing.meaning }}{% endif %}",
                    )
                ),
                cell(
                    text(
                        ("Strong", "{% if one.standing.next %}{{ one.standing.next }}: {% endif %}"),
                        "{{ one.standing.next_meaning }}",
                    )
                ),
                cell(number("{{ one.points }}")),
            )
        ),
        tag("endfor"),
    )


def lifts(out: Writer) -> None:
    """What a strategy still lacks."""
    out.table(
        [52, 24, 98],
        header("{{ words.criterion }}", "{{ words.state }}", "{{ words.lifts }}"),
        tag("for lift in strategy.lifts"),
        Row(
            cells=(
                cell(text("{{ lift.name }}")),
                cell(text("{{ lift.status_word }}")),
                cell(text("{{ lift.requirement }}")),
            )
        ),
        tag("endfor"),
    )


def plan(out: Writer) -> None:
    """The steps of the cheapest plan."""
    out.table(
        [8, 12, 88, 16, 14, 18, 18],
        header(
            "", "{{ words.soal }}", "{{ words.action }}", "{{ words.serves }}", ">{{ words.effort }}",
            ">{{ words.points }}", ">{{ words.running_total }}",
        ),
        tag("for step in report.plan.steps"),
        Row(
            cells=(
                cell(number("{{ step.number }}")),
                cell(text("{{ step.soal }}")),
                cell(
                    text(
                        ("Strong", "{{ step.label }}"),
                        ": {{ step.before or '–' }} → {{ step.after }}"
                        "{% if not step.alone %} ({{ words.not_alone }}){% endif %}",
                    ),
                    text("{{ step.level or step.todo }}"),
                    *_labelled("step.evidence", "words.evidence", "{{ step.evidence|join('; ') }}"),
                    *_labelled("step.gates", "words.serves", "{{ step.gates|join('; ') }}"),
                ),
                cell(number("{{ step.gates|length }}")),
                cell(number("{{ step.effort }}")),
                cell(number("+{{ step.points }}")),
                cell(number("{{ step.running_total }}")),
            )
        ),
        tag("endfor"),
    )  # fmt: skip


def findings(out: Writer) -> None:
    """Findings of one severity."""
    out.table(
        [30, 126, 18],
        header("{{ words.cell }}", "{{ words.finding }}", ">{{ words.points }}"),
        tag("for one in group.rows"),
        Row(
            cells=(
                cell(
                    text("{% if one.soal %}{{ words.soal }} {{ one.soal }}{% endif %}"),
                    line("Zi Tabel Kecil", "{{ one.cell }}"),
                ),
                cell(
                    text(("Strong", "{{ one.title|sentence }}"), ("Zi Redup", " {{ one.code }}")),
                    text("{{ one.message|sentence }}"),
                    *_labelled("one.hint", "words.how_to_mend", "{{ one.hint }}"),
                    *_labelled("one.waived", "words.note", "{{ one.waived }}"),
                ),
                cell(number("{% if one.points.value %}{{ one.points }}{% endif %}")),
            )
        ),
        tag("endfor"),
    )


def differences(out: Writer) -> None:
    """Where TPI answered otherwise."""
    out.table(
        [14, 58, 22, 22, 40, 18],
        header(
            "{{ words.soal }}", "{{ words.indicator }}", "{{ words.unit }}", "{{ words.tpi }}", "{{ words.tpi_note }}",
            ">{{ words.points }}",
        ),
        tag("for one in report.tpi.differences"),
        Row(
            whole=False,
            cells=(
                cell(text("{{ one.soal }}")),
                cell(text("{{ one.label }}"), line("Zi Tabel Kecil", "{{ one.cell }}")),
                cell(text("{{ one.unit }}")),
                cell(text("{{ one.tpi }}")),
                cell(text("{{ one.note }}")),
                cell(number("{{ one.points }}")),
            ),
        ),
        tag("endfor"),
    )  # fmt: skip


def own_formulas(out: Writer) -> None:
    """What the file says of its own total."""
    rows = (
        ("words.in_file", "report.own_formulas.in_file"),
        ("words.by_formulas", "report.own_formulas.by_formulas"),
        ("words.by_regulation", "report.own_formulas.by_regulation"),
    )
    out.table(
        [90, 30],
        header("{{ words.total }}", ">{{ words.value }}"),
        *(
            Row(cells=(cell(text("{{ " + label + " }}")), cell(number("{{ " + value + " or '–' }}"))))
            for label, value in rows
        ),
    )


def actions(out: Writer) -> None:
    """What the meeting fills in: nobody, no day and nothing agreed is put in beforehand."""
    out.table(
        [9, 16, 104, 18, 38, 28, 48],
        header(
            "", "{{ words.soal }}", "{{ words.action }}", ">{{ words.points }}", "{{ words.owner }}",
            "{{ words.deadline }}", "{{ words.agreed }}",
        ),
        tag("for action in report.actions"),
        Row(
            height_mm=12,
            cells=(
                cell(number("{{ action.number }}")),
                cell(text("{{ action.soal }}")),
                cell(
                    text(("Strong", "{{ action.label }}"), ": {{ action.what }}"),
                    text("{{ action.detail }}"),
                    *_labelled("action.evidence", "words.evidence", "{{ action.evidence|join('; ') }}"),
                ),
                cell(number("+{{ action.points }}")),
                cell(text("")),
                cell(text("")),
                cell(text("")),
            ),
        ),
        tag("endfor"),
        style="Zi Isian",
    )  # fmt: skip


def indicators(out: Writer) -> None:
    """Every indicator, below the name of its sub-area."""
    out.table(
        [18, 96, 40, 17, 17, 19, 17, 13, 24],
        header(
            "{{ words.soal }}", "{{ words.indicator }}", "{{ words.answer }}", ">{{ words.weight }}",
            ">{{ words.score }}", ">{{ words.supported }}", ">{{ words.tpi }}", ">{{ words.pieces }}",
            "{{ words.cell }}",
        ),
        tag("for group in report.indicators"),
        Row(
            with_next=True,
            cells=(
                cell(
                    text(("Strong", "{{ group.name }}"), ("Zi Redup", "  {{ group.path }}")), span=3, fill=PALE
                ),
                cell(number("{{ group.weight }}"), fill=PALE),
                cell(number("{{ group.score }}"), fill=PALE),
                cell(text(""), span=4, fill=PALE),
            ),
        ),
        tag("for row in group.rows"),
        Row(
            cells=(
                cell(text("{{ row.soal }}")),
                cell(text("{{ row.label }}")),
                cell(text("{{ row.answer }}")),
                cell(number("{{ row.weight }}")),
                cell(number("{{ row.score }}")),
                cell(number("{{ row.supported or '–' }}")),
                cell(number("{{ row.tpi or '–' }}")),
                cell(number("{{ row.pieces }}")),
                cell(line("Zi Tabel Kecil", "{{ row.cell }}")),
            )
        ),
        tag("endfor"),
        tag("endfor"),
    )  # fmt: skip
