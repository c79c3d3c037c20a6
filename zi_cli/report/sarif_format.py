"""SARIF 2.1.0, for code scanning and for editors that show problems.

A workbook has no lines. The row stands for one, since consumers ask for it; the cell itself is the logical
location, written as Excel shows it.
"""

import json
import re
from typing import Any, Final

from zi_cli import __version__
from zi_cli.findings.catalogue import RULES
from zi_cli.findings.finding import Rule, Severity
from zi_cli.language import Translator, printable
from zi_cli.report.outcome import Assessed, Outcome, Refused, Report, Style, Told, tell_findings

Json = dict[str, Any]
SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_UNRESERVED: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
_DRIVE: Final = re.compile(r"[A-Za-z]:/")
_ROW: Final = re.compile(r"[A-Z]{1,3}([1-9]\d{0,6})")
_RULE_NUMBERS: Final = {code: number for number, code in enumerate(RULES)}


class SarifReport(Report):
    """One log with one run. Of each file only its name and hash are kept until the end."""

    def __init__(self, style: Style) -> None:
        self.translator = style.translator
        self.artifacts: list[Json] = []
        self.notifications: list[Json] = []
        self.results = 0

    def begin(self) -> str:
        """The head of the log: the tool, and all its rules."""
        driver = {
            "name": "zi",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": [_rule(rule, self.translator) for rule in RULES.values()],
        }
        tool = _dump({"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"})
        return f'{{"$schema":{_dump(SCHEMA)},"version":"2.1.0","runs":[{tool[:-1]},"results":['

    def file(self, outcome: Outcome) -> str:
        """The results of a file; for one that could not be assessed, a notification at the end."""
        number = len(self.artifacts)
        location = {"uri": file_uri(outcome.path), "index": number}
        self.artifacts.append(_artifact(outcome))
        if isinstance(outcome, Refused):
            self.notifications.append(_notification(outcome, location, self.translator))
            return ""
        lines = []
        for told in tell_findings(outcome, self.translator):
            lines.append(("," if self.results else "") + _dump(_result(told, location, outcome)))
            self.results += 1
        return "\n".join(lines)

    def end(self) -> str:
        """The foot: the files, and how it went."""
        invocation = {
            "executionSuccessful": not self.notifications,
            "toolExecutionNotifications": self.notifications,
        }
        rest = _dump({"artifacts": self.artifacts, "invocations": [invocation]})
        return f"],{rest[1:]}]}}"


def _dump(document: Any) -> str:
    return json.dumps(document, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def plain(text: str) -> str:
    """`text` as a SARIF message: braces are doubled, since they stand for arguments, and nothing becomes a link."""
    clean = printable(text, 4_000)
    return clean.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _sentences(*texts: str) -> str:
    """Texts as sentences, one after another."""
    return " ".join(
        text if text.endswith((".", "!", "?")) else f"{text}." for text in map(plain, texts) if text
    )


def _rule(rule: Rule, translator: Translator) -> Json:
    title, story = plain(translator.text(rule.title)), plain(translator.text(rule.story))
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": story},
        "help": {"text": story},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(told: Told, location: Json, outcome: Assessed) -> Json:
    waiver = told.waiver
    suppressions = []
    if waiver is not None:
        because = f"{waiver.reason} ({waiver.approver}, {waiver.until})"
        suppressions = [{"kind": "external", "justification": plain(because)}]
    return {
        "ruleId": told.code,
        "ruleIndex": _RULE_NUMBERS[told.code],
        "level": _LEVELS[told.severity],
        "message": {"text": _sentences(told.message, told.hint)},
        "locations": [_location(told, location)],
        "partialFingerprints": {
            "zi/v1": told.fingerprint,
            "primaryLocationLineHash": f"{told.fingerprint}:1",  # by which GitHub knows an alert again
        },
        "suppressions": suppressions,
        "properties": {
            "soal": told.soal_id,
            "item": told.item_id,
            "found": printable(told.found, 1_000),
            "hint": told.hint,
            "pointsAtStake": float(told.points_at_stake),
            "view": told.view,
            "unit": outcome.assessment.filled.unit_name,
        },
    }


def _location(told: Told, location: Json) -> Json:
    row = _ROW.fullmatch(told.place)
    region: Json = {"startLine": int(row[1]) if row else 1}
    if told.found:
        region["snippet"] = {"text": printable(told.found, 200)}
    found: Json = {"physicalLocation": {"artifactLocation": location, "region": region}}
    if told.cell:
        names = {"name": told.place, "fullyQualifiedName": told.cell}
        found["logicalLocations"] = [{**names, "kind": "element"}]
    return found


def _artifact(outcome: Outcome) -> Json:
    artifact: Json = {"location": {"uri": file_uri(outcome.path)}, "roles": ["analysisTarget"]}
    if isinstance(outcome, Assessed):
        assessment = outcome.assessment
        artifact["hashes"] = {"sha-256": assessment.filled.sha256}
        artifact["properties"] = {
            "unit": assessment.filled.unit_name,
            "target": assessment.target,
            "ready": assessment.ready,
            "total": float(assessment.decisive.totals["total"]),
        }
    return artifact


def _notification(outcome: Refused, location: Json, translator: Translator) -> Json:
    problem = outcome.problem
    words = [translator.text(text) for text in (problem.message, problem.hint) if text is not None]
    return {
        "level": "error",
        "message": {"text": _sentences(*words)},
        "locations": [{"physicalLocation": {"artifactLocation": location}}],
    }


def file_uri(path: str) -> str:
    """A path as a URI: relative ones stay relative, so that a repository knows its file again."""
    name = path.replace("\\", "/")
    quoted = "".join(
        chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in name.encode("utf-8", "surrogatepass")
    )
    if _DRIVE.match(name):
        return f"file:///{name[:2]}{quoted[4:]}"
    if name.startswith("//"):
        return f"file:{quoted}"
    return f"file://{quoted}" if name.startswith("/") else quoted.removeprefix("./")
