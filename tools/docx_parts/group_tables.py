"""The tables of the pack for a group. Widths are in millimetres: 174 upright, 261 on the side."""

from docx_parts.writer import Row, Writer, cell, header, line, number, tag, text

TOPICS = 7
"""Columns that the table of units is laid out for: six areas and the results; others make it narrower or wider."""
BRIEF = (
    "{% if gap.mentors %}{{ gap.mentors[0].short }}{% if gap.mentors[0].cell %} ({{ gap.mentors[0].cell }}){% endif %}"
    "{% for one in gap.mentors[1:5] %}, {{ one.short }}{% endfor %}"
    "{% if gap.mentors|length > 5 %} +{{ gap.mentors|length - 5 }}{% endif %}"
    "{% elif gap.nearest is not none %}{{ words.nearest }} {{ gap.nearest.short }}: {{ gap.nearest.answer }}"
    "{% else %}–{% endif %}"
)
CAUSES = "{% for cause in gap.causes %}{{ cause.name }} {{ cause.count }}{% if not loop.last %}, {% endif %}{% endfor %}"
_BLANKS = ("{{ words.root_cause }}", "{{ words.agreed_action }}", "{{ words.owner }}", "{{ words.deadline }}")


def agenda(out: Writer) -> None:
    """A part of the meeting a row."""
    out.table(
        [18, 136, 20],
        header(">{{ words.minute }}", "{{ words.part }}", ">{{ words.length }}"),
        tag("for item in report.agenda"),
        Row(
            cells=(
                cell(number("{{ item.begins }}–{{ item.ends }}")),
                cell(
                    text(
                        ("Strong", "{{ item.title }}"),
                        "{% if item.points is not none %} ({{ item.points }} {{ words.points }}){% endif %}. {{ item.what }}",
                    )
                ),
                cell(number("{{ item.minutes }}")),
            )
        ),
        tag("endfor"),
    )


def top_gaps(out: Writer) -> None:
    """The common gaps that cost most, and who can help."""
    out.table(
        [8, 72, 22, 18, 54],
        header(
            "", "{{ words.common_gap }}", ">{{ words.units }}", ">{{ words.points }}", "{{ words.mentors }}"
        ),
        tag("for gap in report.top_gaps"),
        Row(
            cells=(
                cell(number("{{ gap.rank }}")),
                cell(
                    text(("Strong", "{{ gap.label }}"), " ({{ words.soal }} {{ gap.soal }})"),
                    line(
                        "Zi Tabel Kecil",
                        "{{ gap.causes[0].name }}{% if not gap.alone %} · {{ words.not_alone }}{% endif %}",
                    ),
                ),
                cell(number("{{ gap.units }} {{ words.of }} {{ gap.of }}")),
                cell(number("{{ gap.points }}")),
                cell(text(BRIEF)),
            )
        ),
        tag("endfor"),
    )


def units(out: Writer) -> None:
    """A unit a row, with a coloured cell for each topic."""
    out.table(
        [8, 36, 13, 15.5, *[14.5] * TOPICS],
        header(
            "", "{{ words.unit }}", ">{{ words.total }}", ">{{ words.gates_missed }}",
            "{%tc for column in report.columns %}", ">{{ column.mark }}", "{%tc endfor %}",
        ),
        tag("for unit in report.units"),
        Row(
            cells=(
                cell(number("{{ unit.number }}")),
                cell(text("{{ unit.name }}"), line("Zi Tabel Kecil", "{{ unit.headline }}")),
                cell(number("{% if unit.total is not none %}{{ unit.total }}{% else %}–{% endif %}")),
                cell(number("{{ unit.missed|length }}")),
                cell(text("{%tc for cell in unit.cells %}")),
                cell(
                    number("{% cellbg colour[cell.tone] %}{{ cell.percent }}"),
                    number("{{ cell.sign }}"),
                    free_width=True,
                ),
                cell(text("{%tc endfor %}")),
            )
        ),
        tag("endfor"),
    )  # fmt: skip
    out.say(
        "Zi Identitas",
        "{% for column in report.columns %}{{ column.mark }}: {{ column.name }}{% if not loop.last %} · {% endif %}{% endfor %}",
    )


def gates(out: Writer) -> None:
    """Gates that somebody misses."""
    out.table(
        [60, 26, 88],
        header("{{ words.gate }}", ">{{ words.gates_missed }}", "{{ words.missed_by_units }}"),
        tag("for gate in report.gates"),
        Row(
            cells=(
                cell(text("{{ gate.name }}")),
                cell(number("{{ gate.units }} {{ words.of }} {{ gate.of }}")),
                cell(text("{{ gate.missed_by|join(', ') }}")),
            )
        ),
        tag("endfor"),
    )


def levels(out: Writer) -> None:
    """Where units stand, and what the next level asks of them."""
    out.table(
        [30, 22, 122],
        header("{{ words.present }}", ">{{ words.units }}", "{{ words.next_asks }}"),
        tag("for level in gap.levels[:4]"),
        Row(
            cells=(
                cell(
                    text(
                        "{{ level.answer }}{% if level.next and level.next != level.answer %} → {{ level.next }}{% endif %}"
                    )
                ),
                cell(number("{{ level.units }}")),
                cell(text("{{ level.asks }}")),
            )
        ),
        tag("endfor"),
    )


def innovation_gaps(out: Writer) -> None:
    """Common gaps that innovation lifts."""
    out.table(
        [84, 20, 20, 50],
        header("{{ words.common_gap }}", ">{{ words.units }}", ">{{ words.points }}", "{{ words.mentors }}"),
        tag("for gap in report.innovation.gaps"),
        Row(
            cells=(
                cell(text("{{ gap.label }} ({{ words.soal }} {{ gap.soal }})")),
                cell(number("{{ gap.units }}")),
                cell(number("{{ gap.points }}")),
                cell(text(BRIEF)),
            )
        ),
        tag("endfor"),
    )


def topic_sheet(out: Writer) -> None:
    """What the meeting fills in for a topic; its largest gaps stand there, all else is blank."""
    out.table(
        [62, 48, 56, 34, 26, 35],
        header("{{ words.problem }}", *_BLANKS, "{{ words.help_from }}"),
        tag("for gap in topic.gaps"),
        _blank("{{ gap.label }} ({{ words.soal }} {{ gap.soal }})"),
        tag("endfor"),
        _blank(""),
        style="Zi Isian",
    )


def innovation_sheet(out: Writer) -> None:
    """What the meeting agrees on innovations."""
    names = ("{{ words.takes_over }}", "{{ words.needs }}", *_BLANKS[1:])
    out.table(
        [62, 40, 48, 50, 34, 27],
        header("{{ words.innovation_name }}", *names),
        tag("for one in report.innovation.innovations[:4] if one.mature"),
        _blank("{{ one.name }} · {{ one.unit }}"),
        tag("endfor"),
        _blank(""),
        _blank(""),
        style="Zi Isian",
    )


def _blank(first: str) -> Row:
    return Row(height_mm=14, cells=(cell(text(first)), *(cell(text("")) for _ in range(5))))


def all_gaps(out: Writer) -> None:
    """Every common gap."""
    out.table(
        [10, 100, 16, 18, 62, 55],
        header(
            "",
            "{{ words.common_gap }}",
            ">{{ words.units }}",
            ">{{ words.points }}",
            "{{ words.causes }}",
            "{{ words.mentors }}",
        ),
        tag("for gap in report.gaps"),
        Row(
            cells=(
                cell(number("{{ gap.rank }}")),
                cell(text("{{ gap.label }} ({{ words.soal }} {{ gap.soal }})")),
                cell(number("{{ gap.units }}")),
                cell(number("{{ gap.points }}")),
                cell(text(CAUSES)),
                cell(text(BRIEF)),
            )
        ),
        tag("endfor"),
    )
