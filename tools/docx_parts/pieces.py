"""Lines that several tables of the report say."""

from docx_parts.writer import Line, text

NOT_ALONE = (
    "{{% if not {0}.alone %}}{{{{ words.not_alone }}}}{{% if {0}.who %}}: "
    "{{{{ {0}.who|truncate(110, False, '…', 10) }}}}{{% endif %}}{{% endif %}}"
)
"""Who else decides, of what the braces name; nothing where the unit can do it alone."""
PEOPLE = (
    "{% if action.people %}{{ words.people }}: {{ action.people }}{% if not action.alone %} · {% endif %}{% endif %}"
    + NOT_ALONE.format("action")
)
"""Who can help with an action, and who else decides."""
STEP_GAIN = "{{ words.this_step }}: {% if one.at_most %}{{ words.at_most }} {% endif %}+{{ one.step_points }}"


def under(condition: str, *lines: Line) -> tuple[Line, ...]:
    """Lines that are there only under a condition."""
    return (text("{%p if " + condition + " %}"), *lines, text("{%p endif %}"))


def labelled(condition: str, label: str, words: str) -> tuple[Line, ...]:
    """A line `label: words` that is there only under a condition."""
    return under(condition, text(("Zi Redup", "{{ " + label + " }}: "), words))
