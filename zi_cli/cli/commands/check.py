"""`zi check`: verdict, gates and findings of one or more workbooks."""

import errno
import glob
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zi_cli.cli.boundary import tell, tell_defect
from zi_cli.cli.session import ReaderGone, say, translator, write_line
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.errors import ExitCode, UsageProblem, ZiError
from zi_cli.language import Message, msg


class Target(StrEnum):
    """Predicates that can be aimed at."""

    WBK = "WBK"
    WBBM = "WBBM"


class ViewChoice(StrEnum):
    """Whose answers decide."""

    claimed = "claimed"
    supported = "supported"
    tpi = "tpi"


class FormatChoice(StrEnum):
    """The terminal view, and the formats of `report.formats.FORMATS` (a test holds them together)."""

    text = "text"
    json = "json"


class FailOn(StrEnum):
    """Severities that make the exit code 1."""

    error = "error"
    warning = "warning"
    info = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """How to check and what to show."""

    target: str | None
    """None: what each workbook says itself."""
    view: str
    output: str
    explain: tuple[str, ...]
    verbose: bool
    fail_on: str
    holds_wbk: bool | None
    gates_only: bool


def help_text() -> str:
    """What the command does."""
    return say("Check LKE workbooks: verdict, gates, minimum criteria, and what does not stand up.")


def example() -> str:
    """A call one can copy."""
    return say("Example: zi check lke.xlsx --target WBK")


def _complete(incomplete: str) -> list[str]:
    """What Tab offers after --explain."""
    from zi_cli.assessment.explain import known_ids
    from zi_cli.criteria.load import load_criteria

    return [item for item in known_ids(load_criteria()) if item.startswith(incomplete)]


def run(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE", help=say("Workbooks: xlsx, xlsm, xls, xlsb, ods."), show_default=False
        ),
    ],
    target: Annotated[
        Target | None,
        typer.Option(
            help=say("Predicate aimed at; by default the one on the sheet Identitas, else WBK."),
            case_sensitive=False,
            show_default=False,
        ),
    ] = None,
    view: Annotated[
        ViewChoice,
        typer.Option(help=say("Whose answers decide the gates: the unit's, those with evidence, or TPI's.")),
    ] = ViewChoice.claimed,
    output: Annotated[FormatChoice, typer.Option("--format", help=say("Output format."))] = FormatChoice.text,
    explain: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help=say(
                "Unfold a total, gate, node, indicator, soal, minimum criterion or prerequisite. May be repeated."
            ),
            autocompletion=_complete,
        ),
    ] = None,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose", "-v", help=say("Also show every finding, and how each question was found.")
        ),
    ] = False,
    fail_on: Annotated[FailOn, typer.Option(help=say("Exit with 1 from this severity on."))] = FailOn.error,
    holds_wbk: Annotated[
        bool | None,
        typer.Option(
            "--holds-wbk/--no-holds-wbk",
            help=say("Whether the unit already holds WBK (for WBBM)."),
            show_default=False,
        ),
    ] = None,
    criteria: Annotated[
        list[str] | None,
        typer.Option(
            "--criteria",
            metavar="DIR",
            help=say("Own criteria laid over those of zi. May be repeated."),
        ),
    ] = None,
    gates_only: Annotated[
        bool,
        typer.Option("--gates-only", help=say("Ready by the gates alone, without the minimum criteria.")),
    ] = False,
) -> int:
    """Check every file, report each, and return the worst exit code."""
    from zi_cli.criteria.load import load_criteria

    paths = expand(files)
    in_force = load_criteria([Path(folder) for folder in criteria or []])
    if explain and output is not FormatChoice.text:
        raise UsageProblem(
            msg("--explain shows text; it does not go with --format {output}", output=output.value),
            msg("Leave out one of the two: the JSON holds every node, indicator and answer anyway."),
        )
    wanted = _explainable(explain or [], in_force)
    options = CheckOptions(
        target=_target(target, in_force),
        view=view.value,
        output=output.value,
        explain=tuple(wanted),
        verbose=verbose,
        fail_on=fail_on.value,
        holds_wbk=holds_wbk,
        gates_only=gates_only,
    )
    worst, below = ExitCode.READY, False
    for path in paths:
        code = _never_ending(path, in_force, options, below)
        worst, below = max(worst, code), below or code in (ExitCode.READY, ExitCode.GAPS)
    return worst


def expand(files: list[str]) -> list[Path]:
    """The files named; patterns are expanded here too, since cmd.exe leaves them alone. UsageProblem for missing ones."""
    paths: list[Path] = []
    missing: list[str] = []
    for name in files:
        if _is_there(name):
            paths.append(Path(name))
            continue
        found = sorted(glob.glob(name)) if glob.has_magic(name) else []  # noqa: PTH207 - absolute patterns too
        paths.extend(map(Path, found))
        if not found:
            missing.append(name)
    if missing:
        raise UsageProblem(
            msg("there is no such file: {files}", files=_listed(missing)),
            msg("Check the spelling and the folder you are in; names with spaces need quotes."),
        )
    return paths


def _listed(names: list[str]) -> Message:
    """All the names; a text of its own for each, so that none is cut off with the line."""
    places = {f"n{number}": name for number, name in enumerate(names)}
    return Message(", ".join(f"{{{place}}}" for place in places), places)


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except (
        OSError
    ) as fault:  # a folder that may not be entered is told on reading; a name too long cannot exist
        return fault.errno == errno.EACCES


def _target(wanted: Target | None, criteria: CriteriaSet) -> str | None:
    """The target asked for. UsageProblem where the criteria in force have none of that name."""
    targets = criteria.lke.targets
    if wanted is not None and wanted.value not in targets:
        raise UsageProblem(
            msg(
                "there is no target {target}; there are {targets}",
                target=wanted.value,
                targets=", ".join(targets),
            )
        )
    return wanted.value if wanted else None


def _explainable(wanted: list[str], criteria: CriteriaSet) -> list[str]:
    """The ids to unfold. UsageProblem for what cannot be."""
    if not wanted:
        return []
    from zi_cli.assessment.explain import known_ids
    from zi_cli.cli.lookup import find_ids

    advice = msg("Try a total, a gate, a node such as A.II.1, a soal number, or a family such as facilities.")
    return find_ids(wanted, known_ids(criteria), advice)


def _never_ending(path: Path, criteria: CriteriaSet, options: CheckOptions, below: bool) -> ExitCode:
    """Check one file of several: whatever is wrong with it, the rest is done."""
    try:
        return check_file(path, criteria, options, below)
    except (ReaderGone, UsageProblem):
        raise
    except Exception as defect:
        from zi_cli.report.formats import FORMATS

        tell_defect(defect, str(path))
        machine = FORMATS.get(options.output)
        if machine is not None:
            problem = ZiError(msg("zi has a defect; it could not check this file"))
            write_line(machine.render_problem(str(path), problem, translator()))
        return ExitCode.INTERNAL


def check_file(path: Path, criteria: CriteriaSet, options: CheckOptions, below: bool = False) -> ExitCode:
    """Check one file and write its report, set off if it stands `below` another one; its exit code."""
    from zi_cli.assessment.assessment import assess_workbook
    from zi_cli.assessment.views import View
    from zi_cli.findings.catalogue import find_all
    from zi_cli.findings.finding import Severity
    from zi_cli.report.formats import FORMATS
    from zi_cli.workbook.read import read_lke

    machine = FORMATS.get(options.output)
    try:
        filled = read_lke(path, criteria.lke)
    except ZiError as problem:
        tell(problem, str(path))
        if machine is not None:
            write_line(machine.render_problem(str(path), problem, translator()))
        return problem.exit_code
    assessment = assess_workbook(
        filled, criteria, options.target, View(options.view), options.holds_wbk, options.gates_only
    )
    findings = find_all(assessment)
    if machine is not None:
        write_line(machine.render(assessment, findings, translator()))
    else:
        from zi_cli.cli.views import assessment as view

        if below:
            write_line("")
        view.show(assessment, findings, options.explain, options.verbose)
    at_fault = any(finding.severity >= Severity[options.fail_on.upper()] for finding in findings)
    return ExitCode.READY if assessment.ready and not at_fault else ExitCode.GAPS
