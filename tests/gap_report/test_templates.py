"""Templates of one's own: used where they stand, checked before use, kept in the sandbox."""

from pathlib import Path

import pytest

from tests.builders.gap_report import HOSTILE, middling, noted, report_of
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.errors import UsageProblem
from zi_cli.gap_report import sandbox
from zi_cli.gap_report.formats.formats import FORMATS, render
from zi_cli.gap_report.report import GapReport
from zi_cli.gap_report.templates import Templates, export
from zi_cli.language import Translator

DOUBLED = "{% set ns = namespace(x='aaaaaaaaaa') %}{% for i in range(40) %}"
"""Begins a loop that makes its text twice as long each time."""


@pytest.fixture(scope="module")
def report(criteria: CriteriaSet) -> GapReport:
    return report_of(noted(middling(criteria), HOSTILE), criteria)


def made(report: GapReport, folder: Path, text: str, ending: str = "html") -> str:
    """What a template with this text makes."""
    (folder / FORMATS[ending].template).write_text(text, encoding="utf-8")
    return render(report, ending, Templates(folder)).decode()


def told(report: GapReport, folder: Path, text: str, ending: str = "html") -> str:
    """What is said of a template that cannot be used."""
    with pytest.raises(UsageProblem) as caught:
        made(report, folder, text, ending)
    assert caught.value.hint is not None
    return Translator("id").text(caught.value.message)


def test_an_own_template_stands_in_for_that_of_zi(report: GapReport, tmp_path: Path) -> None:
    assert (
        made(report, tmp_path, "{{ report.verdict.total }} {{ words.minimum }}")
        == f"{report.verdict.total} Minimum"
    )


def test_it_may_use_the_parts_of_zi_and_replace_one(report: GapReport, tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "areas.j2").write_text("AREA KAMI", encoding="utf-8")
    page = render(report, "html", Templates(tmp_path)).decode()
    assert "AREA KAMI" in page
    assert report.words["problem_map"] in page


def test_a_changed_template_is_read_anew(report: GapReport, tmp_path: Path) -> None:
    import os

    assert made(report, tmp_path, "satu") == "satu"
    (tmp_path / "gap.html.j2").write_text("dua", encoding="utf-8")
    os.utime(tmp_path / "gap.html.j2", ns=(1, 1))
    assert render(report, "html", Templates(tmp_path)) == b"dua"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("satu\n{% if %}", 2, "Jinja"),
        ("satu\ndua\n{% for x in report.gates %}", 3, "Jinja"),
        ("satu\n{{ laporan.unit }}", 2, "laporan"),
        ("{% if false %}\n{{ salah }}\n{% endif %}", 2, "salah"),
        ("\n{{ report.nilai }}", 2, "nilai"),
        ("\n\n{{ words.tidak_ada }}", 3, "tidak_ada"),
        ("{{ report.__class__ }}", 1, "__class__"),
        ("{{ report['__class__'] }}", 1, "__class__"),
        ('\n{{ report|attr("__class__") }}', 2, "__class__"),
        ("{{ ''.__class__.__mro__ }}", 1, "__"),
        ("{{ cycler.__init__.__globals__ }}", 1, "__"),
        ("\n{% autoescape false %}{{ report.unit.name }}{% endautoescape %}", 2, "autoescape"),
        ("\n{{ report.unit.name|safe }}", 2, "safe"),
        ('{% include "tidak-ada.j2" %}', 1, "tidak-ada.j2"),
        ('{% include "../rahasia.txt" %}', 1, "rahasia"),
        ('{% include "/etc/hostname" %}', 1, "hostname"),
        ("{{ 1 / 0 }}", 1, "0"),
        ("{{ report.unit.name.nama() }}", 1, "nama"),
        ("{{ 9 ** 9 ** 9 }}", 1, "**"),
        ("{{ 'x' * 999999999 }}", 1, "selesai"),
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", 1, "selesai"),
        ("{% for a in range(9999999) %}{% endfor %}", 1, "besar"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, "selesai"),
        (
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}\n{{ m(30) }}",
            1,
            "selesai",
        ),
        ("{{ '%1000000000d' % 1 }}", 1, "selesai"),
        ("{{ '%(a)1000000000d' % {'a': 1} }}", 1, "selesai"),
        ("{{ '%.*f' % (1000000000, 1.5) }}", 1, "selesai"),
        ("{{ '%1000000000d'|format(1) }}", 1, "selesai"),
        ("\n{{ '{:>1000000000}'.format('a') }}", 2, "format"),
        ("\n{{ '{a:>1000000000}'.format_map({'a': 1}) }}", 2, "format_map"),
        ("{{ 'x'|center(1000000000) }}", 1, "selesai"),
        ("{{ 'x'.ljust(1000000000) }}", 1, "ljust"),
        ("{{ (1).to_bytes(1000000000) }}", 1, "to_bytes"),
        ("{{ [1]|batch(1000000000, 0)|list }}", 1, "selesai"),
        ("{{ lipsum(n=200000) }}", 1, "lipsum"),
        (f"{DOUBLED}{{% set ns.x = ns.x ~ ns.x %}}{{% endfor %}}", 1, "selesai"),
        (f"{DOUBLED}{{% set ns.x = ns.x + ns.x %}}{{% endfor %}}", 1, "selesai"),
        (f"{DOUBLED}{{% set ns.x = [ns.x, ns.x]|join %}}{{% endfor %}}", 1, "selesai"),
        (f"{DOUBLED}{{% set ns.x = ns.x|replace('a', 'aa') %}}{{% endfor %}}", 1, "selesai"),
        ("\n{% filter replace('a', 'b') %}{{ report.unit.name }}{% endfilter %}", 2, "replace"),
        ("\n{% set a | upper %}{{ report.unit.name }}{% endset %}{{ a }}", 2, "upper"),
        ("\n{{ report.unit.name|tojson }}", 2, "tojson"),
    ],
)
@pytest.mark.parametrize("ending", ["html", "md"])
def test_a_template_that_will_not_do_is_refused_with_its_line(
    report: GapReport, tmp_path: Path, text: str, line: int, what: str, ending: str
) -> None:
    (tmp_path.parent / "rahasia.txt").write_text("rahasia", encoding="utf-8")
    said = told(report, tmp_path, text, ending)
    assert FORMATS[ending].template in said
    assert f"baris {line}" in said
    assert what in said


def test_the_output_is_bounded(report: GapReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_SIGNS", 1_000)
    assert "terlalu besar" in told(report, tmp_path, "{% for a in range(900) %}abc{% endfor %}")


def test_a_template_cannot_change_the_report(report: GapReport, tmp_path: Path) -> None:
    told(report, tmp_path, "{{ words.clear() }}")
    told(report, tmp_path, "{{ words.update({'gate': 'x'}) }}")
    assert report.words["gate"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ report.unit.name }}",
        "{% set a %}{{ report.unit.name }}{% endset %}{{ a }}",
        "{{ report.unit.name|e }}",
        "{{ report.unit.name|escape }}",
        "{{ ('' | e) ~ report.unit.name }}",
        "{{ ('' | e) + report.unit.name }}",
        "{{ [report.unit.name, '' | e] | join(report.unit.name) }}",
        "{{ '%s' % report.unit.name }}",
        "{{ ('%s' | e) % report.unit.name }}",
        "{{ '%s' | e | format(report.unit.name) }}",
        "{{ (report.unit.name | e).unescape() if false else report.unit.name | e | trim }}",
        "{{ (report.unit.name | e)[:] }}",
        "{{ report.unit.name | e | string }}",
    ],
)
def test_data_stay_text_in_own_templates(report: GapReport, tmp_path: Path, text: str) -> None:
    page = made(report, tmp_path, text)
    assert "<" not in page
    assert "&lt;script&gt;" in page
    assert "**tebal**" not in made(report, tmp_path, text, "md")


@pytest.mark.parametrize(
    "text",
    [
        "{{ report.unit.name | e | forceescape }}",
        "{{ report.unit.name | e | replace('\\\\', '') | replace('&lt;', '<') }}",
        "{{ (report.unit.name | e).strip('\\\\') }}",
        "{{ (report.unit.name | e)[4:] }}",
    ],
)
def test_what_is_cut_from_escaped_text_is_escaped_anew(report: GapReport, tmp_path: Path, text: str) -> None:
    assert "<" not in made(report, tmp_path, text)
    assert "**tebal**" not in made(report, tmp_path, text, "md")


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("{{ '*a*'|e }}", "\\*a\\*"),
        ("{{ ('*a*'|e) ~ '*b*' }}", "\\*a\\*\\*b\\*"),
        ("{% macro m() %}**{{ 'a' }}**{% endmacro %}{{ m() ~ '*' }}", "**a**\\*"),
        ("{% macro m() %} **{{ 'a' }}** {% endmacro %}{{ [m()|trim, '<']|join(', ') }}", "**a**, &lt;"),
        ("{{ '%d %s' % (2, 'b') }}{{ '%.2f'|format(1.5) }}", "2 b1.50"),
        ("{{ [[1], [2]]|sum(start=[])|length }}{{ [1, 2]|sum }}", "23"),
        ("{{ words['ga' ~ 'te'] == words.gate }}{{ 'ab'.startswith('a') }}", "TrueTrue"),
        ("{{ ('a' ~ 1 ~ none) + 'b' }}", "a1Noneb"),
    ],
)
def test_text_is_escaped_once_as_the_format_asks(
    report: GapReport, tmp_path: Path, text: str, page: str
) -> None:
    assert made(report, tmp_path, text, "md") == page


def test_running_out_of_memory_is_a_fault_of_the_template(
    report: GapReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(sandbox, "added", full)
    assert "baris 2" in told(report, tmp_path, "\n{{ 1 + 1 }}")


def test_a_template_that_is_no_text_is_refused(report: GapReport, tmp_path: Path) -> None:
    (tmp_path / "gap.html.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageProblem):
        render(report, "html", Templates(tmp_path))


def test_exported_templates_make_the_same_report(report: GapReport, tmp_path: Path) -> None:
    written = export(tmp_path / "kami")
    assert {path.name for path in written} >= {one.template for one in FORMATS.values() if one.template} - {
        "gap.typ"
    }
    assert render(report, "html", Templates(tmp_path / "kami")) == render(report, "html")
    assert render(report, "md", Templates(tmp_path / "kami")) == render(report, "md")


def test_export_overwrites_nothing_unasked(tmp_path: Path) -> None:
    (tmp_path / "gap.md.j2").write_text("milik kami", encoding="utf-8")
    with pytest.raises(UsageProblem):
        export(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["gap.md.j2"]
    export(tmp_path, force=True)
    assert (tmp_path / "gap.md.j2").read_text(encoding="utf-8") != "milik kami"
