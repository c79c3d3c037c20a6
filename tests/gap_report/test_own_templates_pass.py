"""The templates that travel with zi are what it would accept from others: they are not checked again at each use."""

import pytest
from markupsafe import escape

from zi_cli.gap_report.sandbox import environment
from zi_cli.gap_report.template_check import check_template
from zi_cli.gap_report.templates import Templates, template_names

JINJA = [name for name in template_names() if name.endswith((".j2", ".jinja"))]


@pytest.mark.parametrize("name", JINJA)
def test_a_template_of_zi_passes_the_check(name: str) -> None:
    templates = Templates(None)
    sandbox = environment(templates, escape)
    check_template(sandbox, sandbox.parse(templates.text(name), name), name)


def test_there_are_some() -> None:
    assert len(JINJA) > 5
