"""The folder that typst may read: zi's own templates, or a copy with somebody else's laid over them."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from zi_cli.errors import UsageProblem
from zi_cli.gap_report.templates import Templates
from zi_cli.language import msg

_CARRIED: Final = frozenset([".typ", ".svg", ".png", ".jpg", ".jpeg"])
"""Endings of what a template may read: others, and pictures."""
_PACKAGE: Final = re.compile(r"""["'`]@[\w-]+|@preview\b|\beval\s*\(""")
"""Packages come from the network; `eval` could ask for them unseen."""


@contextmanager
def template_folder(templates: Templates) -> Iterator[Path]:
    """Root of everything that a compilation can read. UsageProblem for a template that asks for packages."""
    *own, ours = templates.folders()
    if not own:
        yield ours
        return
    with TemporaryDirectory(prefix="zi-") as name:
        root = Path(name).resolve()
        for folder in (ours, *own):
            _lay_over(folder, root)
        yield root


def _lay_over(folder: Path, root: Path) -> None:
    for path in sorted(folder.rglob("*")):
        # A link could lead out of the folder.
        if path.suffix.lower() not in _CARRIED or path.is_symlink() or not path.is_file():
            continue
        if path.suffix.lower() == ".typ":
            _refuse_packages(path)
        copy = root / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def _refuse_packages(path: Path) -> None:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageProblem(
            msg("the template {file} cannot be read: {reason}", file=path, reason=fault),
            msg("Save it as text in UTF-8, or leave out --template."),
        ) from None
    for number, line in enumerate(lines, start=1):
        found = _PACKAGE.search(line)
        if found:
            raise UsageProblem(
                msg(
                    "{file}, line {line}: it reaches for something that templates may not use: {what}",
                    file=path,
                    line=number,
                    what=found[0].strip("\"'`"),
                ),
                msg(
                    "Reports are made without the network: copy what you need into your folder of templates."
                ),
            )
