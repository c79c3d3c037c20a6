"""Output formats of `zi check` for machines, by name. The command line offers what stands here, and its own text view."""

from collections.abc import Callable
from typing import Final

from zi_cli.report import csv_format, github_format, json_format, jsonl_format, junit_format, sarif_format
from zi_cli.report.outcome import Report, Style

FORMATS: Final[dict[str, Callable[[Style], Report]]] = {
    "json": json_format.JsonReport,
    "jsonl": jsonl_format.JsonLinesReport,
    "csv": csv_format.CsvReport,
    "junit": junit_format.JunitReport,
    "sarif": sarif_format.SarifReport,
    "github": github_format.GithubReport,
}
"""A format: how a run becomes text, piece by piece. None writes anything or knows the clock."""
