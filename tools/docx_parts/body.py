"""What the report tells, in order: page one, then a part per function."""

from typing import Any

from docx_parts import gap_tables, layout, list_tables, tables
from docx_parts.writer import Writer


def write(document: Any) -> None:
    """The whole report."""
    out = Writer(document)
    _first_page(out)
    _areas(out)
    _minimum(out)
    _problems(out)
    _innovation(out)
    _plan(out)
    _findings(out)
    _differences(out)
    layout.turn(document)
    _actions(out)
    _appendix(out)


def _first_page(out: Writer) -> None:
    out.say("Title", "{{ words.report }}")
    out.say("Zi Unit", "{{ report.unit.name }}")
    out.say(
        "Zi Identitas",
        "{% for fact in report.unit.facts %}{{ fact.name }}: {{ fact.text }} · {% endfor %}"
        "{{ words.target }}: {{ report.target_name }}{% if report.target_assumed %}. {{ words.target_assumed }}{% endif %}",
    )
    out.say(
        "Zi Identitas",
        "{{ words.file }}: {{ report.source.file }} · SHA-256 {{ report.source.digest }} · "
        "{{ words.decided_by }}: {{ report.verdict.view }} · "
        "{{ words.date }}: {{ report.date }}",
    )
    out.tag("if report.settings")
    out.say("Zi Identitas", "{{ words.settings }}: {{ report.settings }}")
    out.tag("endif")
    tables.verdict(out)
    out.heading("{{ words.gates }}", 2)
    tables.gates(out)
    out.say("Zi Catatan Kaki", "{{ words.mark }}")
    out.tag("if report.top_actions")
    out.heading("{{ words.top_actions }}", 2)
    tables.top_actions(out)
    out.tag("endif")
    out.say("Zi Catatan Kaki", ("Strong", "{{ words.notice }}. "), "{{ report.verdict.notice }}")


def _areas(out: Writer) -> None:
    out.heading("{{ words.areas }}", 1, new_page=True)
    tables.areas(out)
    tables.chart(out)
    out.heading("{{ words.score }}", 2)
    tables.scores(out)
    out.tag("if report.areas[0].supported or report.areas[0].tpi")
    out.heading("{{ words.area }}: {{ words.view }}", 2)
    tables.area_views(out)
    out.tag("endif")


def _minimum(out: Writer) -> None:
    out.tag("if report.families")
    out.heading("{{ words.minimum_criteria }}", 1)
    out.tag("for family in report.families")
    out.heading("{{ family.name }}", 2)
    out.say(
        "Zi Pengantar",
        ("Strong", "{{ family.state_word }}"),
        " · {{ words.met }} {{ family.met }} · {{ words.partly }} {{ family.partly }} · "
        "{{ words.not_met }} {{ family.not_met }} · {{ words.unknown }} {{ family.unknown }} · "
        "{{ words.mandatory }} {{ family.mandatory_met }}/{{ family.mandatory }}",
    )
    out.tag("if family.told")
    tables.criteria(out)
    out.tag("endif")
    out.tag("if family.untold")
    out.say("Zi Pengantar", "{{ family.untold }}")
    out.tag("endif")
    out.tag("endfor")
    out.tag("endif")
    out.tag("if report.prerequisites")
    out.heading("{{ words.prerequisites }}", 1)
    tables.prerequisites(out)
    out.tag("endif")


def _problems(out: Writer) -> None:
    out.heading("{{ words.problem_map }}", 1)
    out.tag("if report.problems.areas")
    out.say(
        "Zi Pengantar",
        "{{ report.problems.count }} {{ words.gaps }} · {{ words.still_to_gain }}: ",
        ("Strong", "{{ report.problems.points }} {{ words.points }}"),
        ". {{ words.counted_by }} {{ report.problems.basis }}. {{ words.two_numbers }}",
    )
    gap_tables.causes(out)
    out.tag("for area in report.problems.areas")
    out.heading("{% if area.number %}{{ area.number }}. {% endif %}{{ area.name }}", 2)
    out.say(
        "Zi Pengantar",
        "{{ area.count }} {{ words.gaps }} · {{ words.still_to_gain }}: ",
        ("Strong", "{{ area.points }} {{ words.points }}"),
    )
    out.tag("for question in area.opening")
    out.say("List Bullet", "{{ question }}", keep=True)
    out.tag("endfor")
    out.say(
        "Zi Pengantar",
        "{% for cause in area.causes %}{{ cause.name|sentence }}: {{ cause.count }} ({{ cause.points }} {{ words.points }})"
        "{% if not loop.last %} · {% endif %}{% endfor %}",
    )
    gap_tables.problems(out)
    out.tag(f"if area.problems|length > {gap_tables.IN_FULL}")
    out.say("Zi Batang", "")
    gap_tables.further_problems(out)
    out.tag("endif")
    out.tag("endfor")
    out.tag("else")
    out.say("Normal", "{{ words.nothing_to_gain }}")
    out.tag("endif")


def _innovation(out: Writer) -> None:
    out.heading("{{ words.innovation }}", 1)
    out.heading("{{ words.register }}", 2)
    out.tag("if not report.innovation.has_register")
    out.say("Normal", "{{ words.no_register }}")
    out.tag("elif not report.innovation.registered")
    out.say("Normal", "{{ words.register_empty }}")
    out.tag("endif")
    out.tag("for one in report.innovation.registered")
    out.heading("{{ one.name }}", 3)
    out.tag("for entry in one.entries")
    out.say("Zi Tabel", ("Zi Redup", "{{ entry.name }}: "), "{{ entry.text }}")
    out.tag("endfor")
    out.tag("if one.missing")
    out.say("Zi Tabel", ("Zi Redup", "{{ words.register_missing }}: "), "{{ one.missing|join(', ') }}")
    out.tag("endif")
    out.tag("endfor")
    out.tag("if report.innovation.answers")
    out.heading("{{ words.innovation_answers }}", 2)
    gap_tables.innovation_answers(out)
    out.tag("endif")
    out.tag("if report.innovation.strategies")
    out.heading("{{ words.strategies }}", 2)
    out.tag("for strategy in report.innovation.strategies")
    out.heading("{{ strategy.name|sentence }} ({{ strategy.met }}/{{ strategy.all }})", 3)
    out.say("Zi Pengantar", "{{ strategy.meaning }}")
    out.tag("if strategy.lifts")
    gap_tables.lifts(out)
    out.tag("endif")
    out.tag("endfor")
    out.tag("endif")


def _plan(out: Writer) -> None:
    out.heading("{{ words.plan }}", 1)
    out.tag("if not report.plan.needed")
    out.say("Normal", "{{ words.plan_not_needed }}")
    out.tag("endif")
    out.tag("for note in report.plan.notes")
    out.say("Normal", "{{ note }}")
    out.tag("endfor")
    out.tag("if not report.plan.feasible")
    out.say("Normal", "{{ words.plan_infeasible }}")
    out.tag("endif")
    out.tag("if report.plan.steps")
    out.say(
        "Zi Pengantar",
        ("Strong", "{{ report.plan.counted }}"),
        " · {{ words.effort }}: ",
        ("Strong", "{{ report.plan.effort }}"),
        " · {{ words.running_total }}: ",
        ("Strong", "{{ report.plan.total_after }}"),
        "{% if report.plan.feasible %}. {{ words.lower_bound }}"
        "{% if report.plan.lower_bound.text != report.plan.effort.text %} ({{ words.effort }}: "
        "{{ report.plan.lower_bound }}){% endif %}{% endif %}",
    )
    list_tables.plan(out)
    out.tag("endif")
    out.tag("if report.plan.unreached")
    out.heading("{{ words.unreached }}", 2)
    out.tag("for gate in report.plan.unreached")
    out.say(
        "List Bullet",
        ("Strong", "{{ gate.name }}"),
        ": {{ words.minimum }} {{ gate.wanted }}, {{ words.value }} {{ gate.after or '–' }}. {{ gate.reasons|join('; ') }}",
    )
    out.tag("endfor")
    out.tag("endif")
    out.tag("if report.plan.criteria")
    out.heading("{{ words.open_criteria }}", 2)
    out.tag("for one in report.plan.criteria")
    out.say(
        "List Bullet",
        ("Strong", "{{ one.name }}"),
        "{% if one.to_settle %} ({{ words.to_settle }}){% endif %}: {{ one.requirement }}",
        ("Zi Redup", " {{ one.cell }}"),
    )
    out.tag("endfor")
    out.tag("endif")


def _findings(out: Writer) -> None:
    out.heading("{{ words.findings }}", 1)
    out.tag("if not report.findings")
    out.say("Normal", "{{ words.no_findings }}")
    out.tag("endif")
    out.tag("for group in report.findings")
    out.heading("{{ group.name|sentence }} ({{ group.count }})", 2)
    list_tables.findings(out)
    out.tag("endfor")


def _differences(out: Writer) -> None:
    out.heading("{{ words.differences }}", 1)
    out.tag("if not report.tpi.known")
    out.say("Normal", "{{ words.no_tpi }}")
    out.tag("elif not report.tpi.differences")
    out.say("Normal", "{{ words.no_differences }}")
    out.tag("else")
    out.say(
        "Zi Pengantar",
        "{{ words.tpi_points }}: ",
        ("Strong", "{{ report.tpi.points or '–' }}"),
        " · {{ words.tpi_lower }}: {{ report.tpi.lower }} · {{ words.tpi_higher }}: {{ report.tpi.higher }}",
    )
    list_tables.differences(out)
    out.tag("endif")
    out.tag("if report.own_formulas.differs")
    out.heading("{{ words.own_formulas }}", 2)
    list_tables.own_formulas(out)
    out.tag("for remark in report.own_formulas.remarks")
    out.say("List Bullet", "{{ remark }}")
    out.tag("endfor")
    out.tag("endif")


def _actions(out: Writer) -> None:
    out.heading("{{ words.actions }}", 1)
    out.tag("if report.actions")
    out.say(
        "Zi Pengantar", "{{ words.opened_by }}: {{ words.owner }}, {{ words.deadline }}, {{ words.agreed }}."
    )
    for chosen, heading in (
        ("action.from_plan", "actions_planned"),
        ("not action.from_plan", "actions_others"),
    ):
        flag = "true" if heading == "actions_planned" else "false"
        out.tag(f"if {flag} in report.actions|map(attribute='from_plan')|list")
        out.heading("{{ words." + heading + " }}", 2)
        list_tables.actions(out, chosen)
        out.tag("endif")
    out.tag("else")
    out.say("Normal", "{{ words.nothing_to_gain }}")
    out.tag("endif")


def _appendix(out: Writer) -> None:
    out.heading("{{ words.appendix }}", 1)
    list_tables.indicators(out)
