"""The tables of the report from the plan on. Widths are in millimetres: 174 upright, 261 on the side."""

from docx_parts.pieces import NOT_ALONE, PEOPLE, labelled, under
from docx_parts.styles import PALE
from docx_parts.writer import Row, Writer, cell, header, line, number, tag, text

FULL_STEPS = 25
"""Steps of the plan that are told in full; later ones say what, where and how much."""


def plan(out: Writer) -> None:
    """The steps of the cheapest plan; the first are told in full."""
    full = f"loop.index <= {FULL_STEPS}"
    out.table(
        [8, 13, 101, 16, 16, 20],
        header(
            "", "{{ words.soal }}", "{{ words.action }}", ">{{ words.effort }}", ">{{ words.points }}",
            ">{{ words.running_total }}",
        ),
        tag("for step in report.plan.steps"),
        Row(
            cells=(
                cell(number("{% if step.goes_with is none %}{{ step.number }}{% endif %}")),
                cell(text("{{ step.soal }}")),
                cell(
                    text(
                        ("Strong", "{{ step.label }}"),
                        ": {% if step.goes_with is not none %}{{ words.along }}. {% endif %}{{ step.deed }}. ",
                        ("Zi Redup", "{{ step.cell }}"),
                    ),
                    *under(f"{full} and step.level", text("{{ step.level }}")),
                    *under(
                        f"{full} and not step.alone and step.goes_with is none",
                        line("Zi Tabel Kecil", NOT_ALONE.format("step")),
                    ),
                    *labelled(f"{full} and step.evidence", "words.evidence", "{{ step.evidence|join('; ') }}"),
                    *labelled(f"{full} and step.gates", "words.serves", "{{ step.gates|join('; ') }}"),
                ),
                cell(number("{{ step.effort }}")),
                cell(number("+{{ step.points }}")),
                cell(number("{{ step.running_total }}")),
            )
        ),
        tag("endfor"),
    )  # fmt: skip


def findings(out: Writer) -> None:
    """Findings of one severity: those of one code share a row, and the way to mend them where it is one."""
    hints = "found|map(attribute='hint')|select|unique|list|length"
    place = (
        "{% if one.soal is not none %}{{ words.soal }} {{ one.soal }} · {% endif %}"
        "{% if one.cell %}{{ one.cell }}: {% endif %}"
    )
    message = (
        "{{ one.message|sentence }}"
        "{% if one.found %} ({{ one.found|truncate(120, False, '…', 0) }}){% endif %}"
    )
    more = (
        "{% if " + hints + " > 1 and one.hint %}. {{ one.hint }}{% endif %}"
        "{% if one.waived %} · {{ words.note }}: {{ one.waived }}{% endif %}"
    )
    out.table(
        [20, 154],
        header("{{ words.code }}", "{{ words.finding }}"),
        tag("for code, found in group.rows|groupby('code')"),
        Row(
            whole=False,
            cells=(
                cell(text(("Strong", "{{ code }}"))),
                cell(
                    text(
                        ("Strong", "{{ found[0].title|sentence }}"),
                        "{% if found|length > 1 %} ({{ found|length }}){% endif %}",
                    ),
                    text("{%p for one in found %}"),
                    text(
                        ("Zi Redup", place),
                        message,
                        ("Strong", "{% if one.points.value > 0 %} +{{ one.points }}{% endif %}"),
                        ("Zi Redup", more),
                    ),
                    text("{%p endfor %}"),
                    *labelled(hints + " == 1", "words.how_to_mend", "{{ found[0].hint }}"),
                ),
            ),
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
        ("words.by_formulas", "report.own_formulas.by_formulas_shown"),
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


def actions(out: Writer, chosen: str) -> None:
    """What the meeting fills in: nobody, no day and nothing agreed is put in beforehand. `chosen`: which actions."""
    out.table(
        [9, 18, 102, 20, 36, 28, 48],
        header(
            "", "{{ words.soal }}", "{{ words.action }}", ">{{ words.points }}", "{{ words.owner }}",
            "{{ words.deadline }}", "{{ words.agreed }}",
        ),
        tag(f"for action in report.actions if {chosen}"),
        Row(
            height_mm=12,
            cells=(
                cell(number("{{ action.number }}")),
                cell(text("{{ action.soal }}")),
                cell(
                    text(("Strong", "{{ action.label }}"), ": {{ action.what }}"),
                    *labelled("action.document", "words.document", "{{ action.document|truncate(160, False, '…', 0) }}"),
                    *under("action.people or not action.alone", line("Zi Tabel Kecil", PEOPLE)),
                ),
                cell(number("{% if action.at_most %}{{ words.at_most }} {% endif %}+{{ action.points }}")),
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
                cell(number("{% if row.pieces is none %}–{% else %}{{ row.pieces }}{% endif %}")),
                cell(line("Zi Tabel Kecil", "{{ row.cell }}")),
            )
        ),
        tag("endfor"),
        tag("endfor"),
    )  # fmt: skip
