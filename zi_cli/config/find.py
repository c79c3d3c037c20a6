"""Which zi.toml is in force: the one named, else the nearest from the current folder upwards."""

from pathlib import Path
from typing import Final

from zi_cli.config.config import Config
from zi_cli.errors import UsageProblem, reason_of
from zi_cli.language import msg

FILE_NAME: Final = "zi.toml"


def config_in_force(named: str | None = None, wanted: bool = True) -> Config:
    """The settings of the file named, or of the nearest one; none where there is none or none is `wanted`."""
    if named is not None and not wanted:
        raise UsageProblem(msg("--config does not go with --no-config"), msg("Leave out one of the two."))
    path = Path(named) if named is not None else _nearest() if wanted else None
    return Config() if path is None else read_config(path)


def _nearest() -> Path | None:
    """The file in the current folder or the nearest one above it, as a path from here."""
    folder = Path()
    for _ in (here := Path.cwd(), *here.parents):
        path = folder / FILE_NAME
        if path.is_file():
            return path
        folder = folder / ".."
    return None


def read_config(path: Path) -> Config:
    """The settings of a file. UsageProblem if it cannot be read, ConfigProblem with all its mistakes."""
    from zi_cli.config.read import parse_config  # here, since most runs have no such file

    try:
        data = path.read_bytes()
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the name
        raise UsageProblem(
            msg("the settings {file} cannot be read: {reason}", file=path, reason=reason_of(fault)),
            msg("Check the spelling and the folder you are in; --no-config goes on without settings."),
        ) from None
    return parse_config(data, path)
