"""`zi template`: a workbook to fill in, blank or with what an earlier one held."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zi_cli.cli.assess_options import Target
from zi_cli.cli.named_files import naming
from zi_cli.cli.roster_files import files_for, identity_of
from zi_cli.cli.session import say, write_line
from zi_cli.cli.typer_parts import ZiCommand, ZiGroup
from zi_cli.errors import ExitCode, UsageProblem
from zi_cli.language import msg

if TYPE_CHECKING:
    from zi_cli.template.carry import Carried
    from zi_cli.template.write import TemplateWriter
    from zi_cli.workbook.writing.template.filling import TemplateFilling


class TemplateGroup(ZiGroup):
    """`zi template`, which takes no file by itself: it would not be clear whether to read or to write it."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command below it; a file is answered with the options that files are named with."""
        name = args[0]
        if not self.get_command(ctx, name) and (Path(name).suffix or Path(name).exists()):
            ctx.fail(
                say(
                    "{name} is no command: an earlier workbook is named with --from, the one to write with -o",
                    name=name,
                )
            )
        return super().resolve_command(ctx, args)


class LayoutChoice(StrEnum):
    """Layouts that can be written: `template.write.LAYOUTS` (a test holds them together)."""

    zi = "zi"
    lampiran_iii = "lampiran-iii"
    portalrb = "portalrb"


def help_text() -> str:
    """What the command does."""
    return say("Write a workbook for a unit to fill in; with --from, with what an earlier one held.")


def example() -> str:
    """A call one can copy."""
    return say('Example: zi template --unit "BP2P CONTOH" -o bp2p.xlsx')


def build() -> typer.Typer:
    """The command, with `export` below it."""
    group = typer.Typer(
        cls=TemplateGroup,
        help=help_text(),
        short_help=help_text(),
        epilog=example(),
        invoke_without_command=True,
        no_args_is_help=False,
        rich_markup_mode=None,
    )
    group.callback()(run)
    text = say("Copy zi's templates of reports into a folder, to make them your own.")
    example_export = say("Example: zi template export -o templat-kami")
    group.command("export", cls=ZiCommand, help=text, short_help=text, epilog=example_export)(
        export_templates
    )
    return group


def export_templates(
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="DIR", help=say("Folder to write to."), show_default=False),
    ] = Path("templat"),
    force: Annotated[
        bool, typer.Option("--force", help=say("Overwrite files that are there already."))
    ] = False,
) -> int:
    """Copy the templates; existing files stay unless `force`."""
    from zi_cli.gap_report.templates import export

    written = export(output, force)
    write_line(say("Written: {count} templates in {folder}", count=len(written), folder=output))
    write_line(
        say(
            "Change them, then use them with: zi report lke.xlsx -o lke.html --template {folder}",
            folder=output,
        )
    )
    return ExitCode.READY


def run(
    context: typer.Context,
    unit: Annotated[
        str, typer.Option(metavar="NAME", help=say("Name of the unit."), show_default=False)
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR",
            help=say("File to write; with --roster, the folder. Named after the unit if left out."),
            show_default=False,
        ),
    ] = None,
    layout: Annotated[
        LayoutChoice,
        typer.Option(
            help=say("zi: the whole workbook; the others: only the LKE, as the ministries lay it out.")
        ),
    ] = LayoutChoice.zi,
    roster: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=say("CSV or workbook with a unit a line: a workbook for each."),
            show_default=False,
        ),
    ] = None,
    earlier: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help=say("Earlier workbook of any layout: its answers, notes and evidence are carried over."),
            show_default=False,
        ),
    ] = None,
    target: Annotated[
        Target | None,
        typer.Option(
            help=say("Predicate aimed at; it can be changed in the workbook."), case_sensitive=False
        ),
    ] = None,
    criteria: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR",
            help=say("Own criteria laid over those of zi. May be repeated."),
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=say("Overwrite files that are there already."))
    ] = False,
) -> int:
    """Write one workbook, or one for each unit of the roster; nothing where a command follows."""
    if context.invoked_subcommand is not None:
        return ExitCode.READY
    from zi_cli.criteria.load import load_criteria
    from zi_cli.template.carry import carry_file
    from zi_cli.template.write import TemplateWriter
    from zi_cli.workbook.writing.template.filling import TemplateFilling

    if roster is not None and (unit or earlier is not None):
        raise UsageProblem(
            msg("--roster does not go with --unit or --from"),
            msg("Write one unit with --unit, or all units of a list with --roster."),
        )
    writer = TemplateWriter(load_criteria(criteria or []))
    chosen = {"target": target.value} if target else {}
    if roster is not None:
        folder = output or Path("buku-kerja")
        files = files_for(roster, folder, force)
        for path, named in files:
            identity = {"target": "WBK", **identity_of(named), **chosen}
            _write(path, TemplateFilling(identity=identity), writer, layout.value, force)
        write_line(say("Written: {count} workbooks in {folder}", count=len(files), folder=folder))
        call = _call(folder / "*.xlsx", criteria or [])
        write_line(say("Fill them in, then check them with: zi check {path}", path=call))
        return ExitCode.READY
    carried = None
    if earlier is not None:
        with naming(earlier):
            carried = carry_file(earlier, writer.criteria, writer.texts, layout.value)
    filling = carried.filling if carried else TemplateFilling()
    identity = {"target": "WBK", **filling.identity, **chosen, **({"unit": unit} if unit else {})}
    path = _checked(output, identity.get("unit", ""), earlier, force)
    _write(path, replace(filling, identity=identity), writer, layout.value, force)
    unsaid = {} if writer.criteria.lke.layouts[layout.value].forms else identity
    _tell(path, carried, criteria or [], unsaid)
    return ExitCode.READY


def _checked(output: Path | None, unit: str, earlier: Path | None, force: bool) -> Path:
    """Where to write. UsageProblem before any work where that will not do."""
    from zi_cli.file_names import file_name
    from zi_cli.new_file import refuse_existing

    path = output or Path(file_name(unit, ".xlsx", say("workbook")))
    if path.is_dir():
        path = path / file_name(unit, ".xlsx", say("workbook"))
    if path.suffix.lower() != ".xlsx":
        raise UsageProblem(
            msg("{file}: a template is written as .xlsx", file=path),
            msg(
                "Name it {file}.",
                file=f"{path.name}.xlsx" if not path.suffix else path.with_suffix(".xlsx").name,
            ),
        )
    if earlier is not None and path.exists() and path.samefile(earlier):
        raise UsageProblem(
            msg("{file} is the earlier workbook itself; it is never written to", file=path),
            msg("Choose another name with -o."),
        )
    refuse_existing(path, force)
    return path


def _write(
    path: Path, filling: "TemplateFilling", writer: "TemplateWriter", layout: str, force: bool
) -> None:
    from zi_cli.new_file import write_new

    write_new(path, writer.content(filling, layout), force)


def _tell(path: Path, carried: "Carried | None", criteria: list[Path], unsaid: Mapping[str, str]) -> None:
    """What was done, and the next command, with what the workbook itself has no place to say (`unsaid`)."""
    write_line(say("Written: {path}", path=path))
    if carried is not None:
        write_line(
            say(
                "Carried over: {answers} answers; new: {new}, changed: {changed}, without a place: {gone}.",
                answers=carried.answers,
                new=carried.new,
                changed=carried.changed,
                gone=carried.gone,
            )
        )
        if carried.new or carried.changed or carried.gone:
            write_line(say("The sheet Dari Berkas Lama lists them."))
    write_line(say("Fill it in, then check it with: zi check {path}", path=_call(path, criteria, unsaid)))


def _call(path: Path, criteria: list[Path], unsaid: Mapping[str, str] | None = None) -> str:
    """What follows `zi check`, to be copied."""
    parts = [str(path), *(part for folder in criteria for part in ("--criteria", str(folder)))]
    if unsaid and unsaid.get("target", "").strip().upper() == Target.WBBM:
        parts += ["--target", Target.WBBM]
        parts += ["--holds-wbk"] if unsaid.get("holds_wbk", "").strip().casefold() == "ya" else []
    return " ".join(f'"{part}"' if " " in part else part for part in parts)
