"""What the pack for a group tells in Word, in order."""

from typing import Any

from docx_parts import layout
from docx_parts.group_tables import (
    agenda,
    all_gaps,
    gates,
    innovation_gaps,
    innovation_sheet,
    levels,
    top_gaps,
    topic_sheet,
    units,
)
from docx_parts.writer import Run, Writer


def write(document: Any) -> None:
    """The whole pack."""
    out = Writer(document)
    _first_page(out)
    _units(out)
    _clusters(out)
    _topics(out)
    _innovation(out)
    layout.turn(document)
    _worksheet(out)
    out.heading("{{ words.all_gaps }}", 1, new_page=True)
    all_gaps(out)


def _labelled(out: Writer, condition: str, label: str, *runs: Run) -> None:
    """A line `label: …` that is there only under a condition."""
    out.tag(f"if {condition}")
    out.say("Zi Tabel", ("Zi Redup", "{{ " + label + " }}: "), *runs)
    out.tag("endif")


def _first_page(out: Writer) -> None:
    out.say("Title", "{{ words.pack }}")
    out.say("Zi Pengantar", ("Strong", "{{ report.group }}"))
    out.say(
        "Zi Identitas",
        "{{ words.date }}: {{ report.date }} · {{ words.units }}: {{ report.count }} · "
        "{{ words.target }}: {{ report.targets }} · {{ words.decided_by }}: {{ report.view }}",
    )
    out.tag("for sentence in report.sentences")
    out.say("List Bullet", "{{ sentence }}")
    out.tag("endfor")
    out.heading("{{ words.agenda }} ({{ report.minutes }} {{ words.minutes }})", 2)
    agenda(out)
    out.tag("for topic in report.topics if not topic.minutes")
    out.say("Zi Tabel", "{{ words.no_time }}: {{ topic.name }} ({{ topic.points }} {{ words.points }})")
    out.tag("endfor")
    out.tag("if report.top_gaps")
    out.heading("{{ words.top_gaps }}", 2)
    top_gaps(out)
    out.tag("endif")
    out.say("Zi Catatan Kaki", ("Strong", "{{ words.page_one_note }}. "), "{{ report.notice }}")


def _units(out: Writer) -> None:
    out.heading("{{ words.units_table }}", 1, new_page=True)
    out.say("Zi Pengantar", "{{ words.units_caption }}. {{ words.heat_legend }}.", keep=True)
    units(out)
    out.heading("{{ words.gates }}", 2)
    out.tag("if report.gates")
    _short_names(out)
    gates(out)
    out.tag("else")
    out.say("Normal", "{{ words.every_gate_met }}")
    out.tag("endif")
    out.tag("if report.refused")
    out.heading("{{ words.refused }}", 2)
    out.say("Zi Pengantar", "{{ words.refused_lead }}", keep=True)
    out.tag("for one in report.refused")
    out.say("List Bullet", ("Strong", "{{ one.file }}"), ": {{ one.reason }} {{ one.hint }}")
    out.tag("endfor")
    out.tag("endif")
    for key in ("same_unit", "copies"):
        out.tag(f"if report.{key}")
        out.heading("{{ words." + key + " }}", 2)
        out.say("Zi Pengantar", "{{ words." + key + "_lead }}", keep=True)
        out.tag(f"for one in report.{key}")
        out.say("List Bullet", ("Strong", "{{ one.name }}"), ": {{ one.files|join(', ') }}")
        out.tag("endfor")
        out.tag("endif")


def _short_names(out: Writer) -> None:
    out.tag("if report.start")
    out.say("Zi Pengantar", "{{ words.short_names }} {{ report.start }}.", keep=True)
    out.tag("endif")


def _clusters(out: Writer) -> None:
    out.heading("{{ words.clusters }}", 1)
    out.say("Zi Pengantar", "{{ words.clusters_lead }}")
    out.tag("for cluster in report.clusters")
    out.heading(
        "{{ words.cluster }} {{ cluster.number }}: {{ cluster.title }} "
        "({{ cluster.members|length }} {{ words.units_count }})",
        2,
    )
    out.say("Normal", "{{ cluster.because }} {{ cluster.together }}")
    out.say(
        "Zi Tabel",
        ("Zi Redup", "{{ words.units }}: "),
        "{% for one in cluster.members %}{{ one.name }}{% if one.percent is not none %} ({{ one.percent }}){% endif %}"
        "{% if not loop.last %}, {% endif %}{% endfor %}",
    )
    _labelled(out, "cluster.shared_gates", "words.shared_gates", "{{ cluster.shared_gates|join(', ') }}")
    _labelled(
        out,
        "cluster.shared_gaps",
        "words.shared_gaps",
        "{% for gap in cluster.shared_gaps %}{{ gap.label }} ({{ words.soal }} {{ gap.soal }})"
        "{% if not loop.last %}, {% endif %}{% endfor %}",
    )
    _labelled(
        out,
        "cluster.kind != 'helping'",
        "words.helpers",
        "{% if cluster.helpers %}{{ cluster.helpers|join(', ') }}{% else %}{{ words.no_helpers }}{% endif %}",
    )
    out.tag("endfor")


def _topics(out: Writer) -> None:
    out.heading("{{ words.topics }}", 1, new_page=True)
    out.tag("if not report.topics")
    out.say("Normal", "{{ words.nothing_in_common }}")
    out.tag("else")
    out.say("Zi Pengantar", "{{ words.gaps_order }}", keep=True)
    _short_names(out)
    out.tag("endif")
    out.tag("for topic in report.topics")
    out.heading(
        "{{ topic.order }}. {{ topic.name }}{% if topic.minutes %} ({{ topic.minutes }} {{ words.minutes }}){% endif %}",
        2,
    )
    out.say(
        "Zi Pengantar",
        ("Strong", "{{ topic.points }} {{ words.points }}"),
        " · {{ words.units_with_gap }} {{ topic.units }} {{ words.of }} {{ report.count }} · "
        "{{ words.gates_missed }}: {{ topic.missed_by }} {{ words.units_count }}",
        keep=True,
    )
    out.say(
        "Zi Tabel",
        "{% if topic.guides %}{{ words.farthest_units }}: {% for one in topic.guides %}{{ one.name }} ({{ one.percent }})"
        "{% if not loop.last %}, {% endif %}{% endfor %}{% else %}{{ words.no_farthest }}{% endif %}",
        keep=True,
    )
    out.tag("for question in topic.opening")
    out.say("List Bullet", "{{ question }}")
    out.tag("endfor")
    out.tag("for gap in topic.gaps")
    _gap(out)
    out.tag("endfor")
    out.tag("if topic.others")
    out.say("Zi Identitas", "{{ words.further_gaps }}: {{ topic.others }}.")
    out.tag("endif")
    out.tag("endfor")


def _gap(out: Writer) -> None:
    out.heading("#{{ gap.rank }} {{ gap.label }} ({{ gap.points }} {{ words.points }})", 3)
    out.say(
        "Zi Identitas",
        "{{ words.soal }} {{ gap.soal }} · {{ gap.units }} {{ words.of }} {{ gap.of }} {{ words.units_count }} · "
        "{{ gap.average }} {{ words.average }}{% if not gap.alone %} · {{ words.not_alone }}"
        "{% if gap.who %}: {{ gap.who }}{% endif %}{% endif %}",
        keep=True,
    )
    out.say(
        "Zi Tabel",
        ("Zi Redup", "{{ words.causes }}: "),
        "{% for cause in gap.causes %}{{ cause.name }} {{ cause.count }} {{ words.units_count }} ({{ cause.points }})"
        "{% if not loop.last %}, {% endif %}{% endfor %}",
        keep=True,
    )
    levels(out)
    out.say(
        "Zi Tabel",
        ("Zi Redup", "{{ words.who_has_it }}: "),
        "{{ gap.who_has_it }}",
    )
    _labelled(out, "gap.evidence", "words.evidence_expected", "{{ gap.evidence|join('; ') }}")
    out.say("Zi Tabel", ("Zi Redup", "{{ words.mentors }}: "), ("Strong", MENTORS))
    out.tag("for question in gap.discussion")
    out.say("List Bullet", "{{ question }}")
    out.tag("endfor")


MENTORS = (
    "{% if gap.mentors %}{% for one in gap.mentors[:3] %}{{ one.name }}{% if one.cell %} ({{ one.cell }}){% endif %}"
    "{% if not loop.last %}, {% endif %}{% endfor %}{% if gap.mentors|length > 3 %} +{{ gap.mentors|length - 3 }}{% endif %}"
    "{% elif gap.nearest is not none %}{{ words.nearest }} {{ gap.nearest.name }}: {{ gap.nearest.answer }}"
    "{% if gap.nearest.cell %} ({{ gap.nearest.cell }}){% endif %}{% else %}{{ words.no_mentor }}{% endif %}"
)


def _innovation(out: Writer) -> None:
    out.heading("{{ words.innovation_round }}", 1, new_page=True)
    out.say(
        "Zi Pengantar",
        "{{ words.innovation_units }}: {{ report.innovation.units }} {{ words.of }} {{ report.innovation.of }}."
        "{% if report.innovation.asked %} {{ words.mature_lead }}: {{ report.innovation.asked|join(', ') }}.{% endif %}",
    )
    for number in (1, 2, 3):
        out.say("List Bullet", "{{ words.innovation_q" + str(number) + " }}")
    out.heading("{{ words.innovations }}", 2)
    out.tag("if not report.innovation.innovations")
    out.say("Normal", "{{ words.no_innovations }}")
    out.tag("endif")
    out.tag("for one in report.innovation.innovations")
    out.heading(
        "{{ one.name }} ({% if one.mature %}{{ words.mature }}{% else %}{{ words.not_mature }}{% endif %})", 3
    )
    out.say("Zi Identitas", "{{ one.unit }} · {{ one.cell }}", keep=True)
    out.say(
        "Zi Tabel",
        "{% for entry in one.entries %}{{ entry.name }}: {{ entry.text }}{% if not loop.last %} · {% endif %}{% endfor %}",
    )
    _labelled(out, "one.missing", "words.register_missing", "{{ one.missing|join(', ') }}")
    _labelled(
        out,
        "one.takers",
        "words.could_take_over",
        "{{ one.takers|join(', ') }}{% if one.more_takers %} +{{ one.more_takers }}{% endif %}",
    )
    out.tag("endfor")
    out.heading("{{ words.wanting }}", 2)
    out.tag("if not report.innovation.wanting")
    out.say("Normal", "{{ words.no_wanting }}")
    out.tag("endif")
    out.tag("for one in report.innovation.wanting")
    out.say(
        "List Bullet",
        ("Strong", "{{ one.name }}"),
        ": {{ words.still_to_gain }} {{ one.points }} {{ words.points }} · {% if one.has_register %}{{ one.registered }} "
        "{{ words.registered_lower }}{% else %}{{ words.no_register_lower }}{% endif %}",
    )
    out.tag("endfor")
    out.tag("if report.innovation.gaps")
    out.heading("{{ words.innovation_gaps }}", 2)
    innovation_gaps(out)
    out.tag("endif")


def _worksheet(out: Writer) -> None:
    out.heading("{{ words.worksheet }}", 1)
    out.say("Zi Pengantar", "{{ words.worksheet_lead }}", keep=True)
    out.tag("for topic in report.topics if topic.minutes")
    out.heading(
        "{{ topic.order }}. {{ topic.name }} ({{ topic.minutes }} {{ words.minutes }} · {{ topic.points }} {{ words.points }})",
        2,
    )
    topic_sheet(out)
    out.tag("endfor")
    out.heading("{{ words.innovation_round }}", 2)
    innovation_sheet(out)
