"""The tables of the report up to its minimum criteria. Widths are in millimetres: 174 upright, 261 on the side."""

from docx.shared import Mm

from docx_parts.picture import blank_picture
from docx_parts.pieces import PEOPLE, labelled, under
from docx_parts.styles import PALE
from docx_parts.writer import Row, Writer, cell, header, line, number, tag, text

BAR_COLUMNS = 40
"""Columns over which the bar of a gate runs; `bar(gate)` deals them out."""


def verdict(out: Writer) -> None:
    """One coloured cell: ready or not, the score, why, and what is farthest from its minimum."""
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
                    *under(
                        "report.farthest",
                        line(
                            "Normal",
                            "{{ words.farthest }} ({{ words.farthest_how }}): "
                            "{% for gate in report.farthest %}{{ gate.name }} ({{ words.short_by_lower }} "
                            "{{ gate.shortfall_words }}, {{ gate.missing_part }} {{ words.of_the_minimum }})"
                            "{% if not loop.last %}, {% endif %}{% endfor %}.",
                        ),
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
        [7, 17, 122, 28],
        header("", "{{ words.soal }}", "{{ words.action }}", ">{{ words.points }}"),
        tag("for action in report.top_actions"),
        Row(
            cells=(
                cell(number("{{ loop.index }}")),
                cell(text("{{ action.soal|truncate(40, False, '…', 0) }}")),
                cell(
                    text(
                        ("Strong", "{{ action.label }}"),
                        ": {{ action.what }}. {{ action.detail|truncate(100, False, '…', 0) }}",
                    ),
                    *under("action.people or not action.alone", line("Zi Tabel Kecil", PEOPLE)),
                ),
                cell(
                    line(
                        "Zi Tabel Angka",
                        "{% if action.at_most %}{{ words.at_most }} {% endif %}",
                        ("Strong", "+{{ action.points }}"),
                    ),
                    *under(
                        "action.points_best.text != action.points.text",
                        line("Zi Tabel Kecil", "{{ words.up_to_best }} +{{ action.points_best }}"),
                    ),
                ),
            )
        ),
        tag("endfor"),
    )


def areas(out: Writer) -> None:
    """The six areas by the view that decides."""
    out.table(
        [45, 15, 15, 21, 21, 17, 17, 23],
        header(
            "{{ words.area }}", ">{{ words.weight }}", ">{{ words.score }}", ">{{ words.combined }}",
            ">{{ words.pemenuhan }}", ">{{ words.reform }}", ">{{ words.minimum }}", "{{ words.state }}",
        ),
        tag("for area in report.areas"),
        Row(
            cells=(
                cell(
                    text("{{ area.number }}. {{ area.name }}"),
                    *under(
                        "area.weak_half",
                        line("Zi Tabel Kecil", "{{ words.weak_half }}: {{ words[area.weak_half] }}"),
                    ),
                ),
                *(cell(number("{{ area." + key + " }}")) for key in ("weight", "score")),
                cell(line("Zi Tabel Angka", ("Strong", "{{ area.combined }}"))),
                *(cell(number("{{ area." + key + " }}")) for key in ("pemenuhan", "reform", "minimum")),
                cell(
                    text(
                        "{% cellbg colour['met' if area.met else 'missed'] %}"
                        "{{ words.gate_met if area.met else words.gate_missed }}"
                    )
                ),
            )
        ),
        tag("endfor"),
    )  # fmt: skip


def area_views(out: Writer) -> None:
    """Both halves of each area together, in each view."""
    out.table(
        [84, 30, 30, 30],
        header("{{ words.area }}", ">{{ words.claimed }}", ">{{ words.supported }}", ">{{ words.tpi }}"),
        tag("for area in report.areas"),
        Row(
            cells=(
                cell(text("{{ area.number }}. {{ area.name }}")),
                cell(number("{{ area.claimed }}")),
                cell(number("{{ area.supported or '–' }}")),
                cell(number("{{ area.tpi or '–' }}")),
            )
        ),
        tag("endfor"),
    )


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
                    *labelled("one.note", "words.unit_note", "{{ one.note }}"),
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
