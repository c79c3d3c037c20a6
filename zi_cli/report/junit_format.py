"""JUnit XML for CI servers: a suite for each file, a test case for each gate, rule without findings, and finding.

A finding fails from the severity of `--fail-on` on; others pass and tell themselves in `system-out`. A waived
one is skipped. Times are 0: a report must be the same each time.
"""

import re
from collections.abc import Sequence
from typing import Final

from zi_cli.assessment.gates import GateResult
from zi_cli.criteria.lke.pack import Measure
from zi_cli.findings.catalogue import RULES
from zi_cli.language import Below, Translator, printable
from zi_cli.report.outcome import Outcome, Refused, Report, Style, Told, tell_findings, waived_words

# Characters that XML 1.0 cannot hold, and those it can that a log should not: controls and turned writing.
_NO_XML: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_ENTITIES: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


class JunitReport(Report):
    """One `testsuites` document."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.translator = style.translator

    def begin(self) -> str:
        """The document's head."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="zi check">'

    def file(self, outcome: Outcome) -> str:
        """The suite of a file."""
        if isinstance(outcome, Refused):
            return _suite(outcome.path, [_problem(outcome, self.translator)])
        told = tell_findings(outcome, self.translator)
        found = {each.code for each in told}
        cases = [_gate(result, self.translator) for result in outcome.assessment.gates]
        for rule in RULES.values():
            if rule.code in self.style.codes and rule.code not in found:
                cases.append(_case(rule.code, self.translator.text(rule.title)))
            cases.extend(self._finding(each) for each in told if each.code == rule.code)
        return _suite(outcome.path, cases)

    def end(self) -> str:
        """The document's foot."""
        return "</testsuites>"

    def _finding(self, told: Told) -> str:
        fails = self.style.fail_on is not None and told.severity >= self.style.fail_on
        about = f"soal {told.soal_id}" if told.soal_id else told.item_id or ""
        name = " ".join(
            part for part in (told.title, f"({about})" if about else "", f"[{told.fingerprint}]") if part
        )
        if told.waiver is not None:
            skipped = _element("skipped", "", message=waived_words(told.waiver, self.translator))
            return _case(told.code, name, f"{skipped}{_element('system-out', _text(told))}")
        if fails:
            return _case(
                told.code, name, _element("failure", _text(told), message=told.message, type=told.code)
            )
        return _case(told.code, name, _element("system-out", _text(told)))


def _text(told: Told) -> str:
    lines = [f"{told.severity.word} {told.code} {told.name}", told.cell or "", told.message, told.hint]
    return "\n".join(printable(line, 2_000) for line in lines if line)


def _gate(result: GateResult, translator: Translator) -> str:
    """A gate fails where it is missed, and also where it cannot be known: then the unit is not ready."""
    gate = result.gate
    if result.met:
        return _case("gate", gate.id, _element("system-out", gate.name))
    if result.actual is None or gate.measure is Measure.PREDICATE:
        told = (
            translator.say("{gate}: cannot be known from the file", gate=gate.name)
            if result.met is None
            else gate.name
        )
    else:
        actual = Below(result.actual, result.minimum)
        told = translator.say(
            "{gate}: {actual} of {minimum}", gate=gate.name, actual=actual, minimum=result.minimum
        )
    return _case("gate", gate.id, _element("failure", told, message=told, type="gate"))


def _problem(outcome: Refused, translator: Translator) -> str:
    words = outcome.words(translator)
    return _case(
        "file",
        translator.say("can be assessed"),
        _element("error", "\n".join(words), message=words[0], type="file"),
    )


def _suite(path: str, cases: Sequence[str]) -> str:
    count = {
        name: str(sum(f"<{tag}" in case for case in cases))
        for name, tag in (("failures", "failure "), ("errors", "error "), ("skipped", "skipped "))
    }
    attributes = _attributes(name=path, tests=str(len(cases)), **count, time="0")
    return "\n".join([f"<testsuite{attributes}>", *cases, "</testsuite>"])


def _case(group: str, name: str, content: str = "") -> str:
    return _element("testcase", content, raw=True, classname=f"zi.{group}", name=name, time="0")


def _element(tag: str, content: str, raw: bool = False, **attributes: str) -> str:
    inside = content if raw else escaped(content)
    return (
        f"<{tag}{_attributes(**attributes)}>{inside}</{tag}>"
        if inside
        else f"<{tag}{_attributes(**attributes)}/>"
    )


def _attributes(**attributes: str) -> str:
    return "".join(f' {name}="{escaped(value)}"' for name, value in attributes.items())


def escaped(text: str) -> str:
    """`text` for XML in any encoding: without what XML cannot hold, everything beyond ASCII as a reference."""
    clean = "".join(_ENTITIES.get(character, character) for character in _NO_XML.sub("\ufffd", text))
    return clean.encode("ascii", "xmlcharrefreplace").decode("ascii")
