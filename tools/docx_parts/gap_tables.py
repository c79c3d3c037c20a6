"""The tables of the report from the problem map on. Widths are in millimetres: 174 upright, 261 on the side."""

from docx_parts.pieces import NOT_ALONE, STEP_GAIN, labelled
from docx_parts.writer import Row, Writer, cell, header, line, number, tag, text

SHORT = 900
"""Signs of notes and links up to which a gap stays on one page."""
IN_FULL = 6
"""Gaps of an area that are told in full, the largest; the others take a row each."""
PRESENT = text(
    ("Strong", "{{ one.standing.answer }}"),
    "{% if one.standing.meaning %}: {{ one.standing.meaning }}{% endif %}",
)
"""How one gap stands."""
NEXT = text(
    ("Strong", "{% if one.standing.next %}{{ one.standing.next }}: {% endif %}"),
    "{{ one.standing.next_meaning }}",
)
"""What the next level asks of it."""


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
    """The largest gaps of one area; what is long stands in a row of its own below, which may split."""
    more = (
        *labelled(
            "one.evidence_given or not one.evidence_known",
            "words.evidence_given",
            "{{ one.evidence_given|join('; ') or words.evidence_unread }}",
        ),
        *labelled(
            "one.evidence_expected", "words.evidence_expected", "{{ one.evidence_expected|join('; ') }}"
        ),
        *labelled("one.note", "words.unit_note", "{{ one.note }}"),
        *labelled(
            "one.tpi_answer or one.tpi_note",
            "words.tpi",
            "{{ one.tpi_answer }}{% if one.tpi_note %} · {{ one.tpi_note }}{% endif %}",
        ),
        *labelled("one.discussion", "words.discussion", "{{ one.discussion|join(' ') }}"),
    )
    below = (cell(text("")), cell(*more, line("Zi Batang", ""), span=4))
    out.table(
        [16, 52, 44, 46, 16],
        header(
            "{{ words.soal }}", "{{ words.indicator }}", "{{ words.present }}", "{{ words.next }}", ">{{ words.points }}"
        ),
        tag(f"for one in area.problems[:{IN_FULL}]"),
        Row(
            with_next=True,
            cells=(
                cell(line("Zi Tabel Tebal", "{{ one.soal }}")),
                cell(
                    line("Zi Tabel Tebal", "{{ one.label }}"),
                    line(
                        "Zi Tabel Kecil",
                        "{{ one.cause_name|sentence }} · {{ one.cell }}{% if not one.alone %} · "
                        + NOT_ALONE.format("one") + "{% endif %}",
                    ),
                ),
                cell(PRESENT),
                cell(
                    NEXT,
                    line("Zi Tabel Kecil", STEP_GAIN),
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


def further_problems(out: Writer) -> None:
    """The smaller gaps of one area, a row each."""
    out.table(
        [16, 60, 82, 16],
        header("{{ words.soal }}", "{{ words.indicator }}", "{{ words.next }}", ">{{ words.points }}"),
        tag(f"for one in area.problems[{IN_FULL}:]"),
        Row(
            cells=(
                cell(text("{{ one.soal }}")),
                cell(
                    text("{{ one.label }}"),
                    line("Zi Tabel Kecil", "{{ one.cause_name|sentence }} · {{ one.cell }}"),
                ),
                cell(
                    text(
                        "{{ one.standing.answer }}",
                        ("Strong", "{% if one.standing.next %} → {{ one.standing.next }}{% endif %}"),
                        ". {{ one.standing.next_meaning|truncate(150, False, '…', 0) }} ",
                        ("Zi Redup", "(" + STEP_GAIN + ")"),
                    ),
                    *labelled("one.note", "words.unit_note", "{{ one.note }}"),
                ),
                cell(number("{{ one.points }}")),
            ),
            whole=False,
        ),
        tag("endfor"),
    )


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
                cell(PRESENT),
                cell(NEXT),
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
