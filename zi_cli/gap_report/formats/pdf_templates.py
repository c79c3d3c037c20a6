"""The folder that typst may read: zi's own templates, or a copy with somebody else's laid over them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from zi_cli.errors import UsageProblem
from zi_cli.gap_report.templates import Templates
from zi_cli.language import msg

PARTS: Final = "pdf"
"""Folder of further templates and of pictures, below somebody's folder of templates."""
MOST_FILES: Final = 200
MOST_BYTES: Final = 50_000_000
"""Of all that is carried from somebody's folder."""
_TEMPLATE: Final = ".typ"
_CARRIED: Final = frozenset([_TEMPLATE, ".svg", ".png", ".jpg", ".jpeg"])
"""Endings of what a template may read."""
_UNSAFE: Final = re.compile(
    r"""
    (?<![A-Za-z0-9_]) (?: eval | std | plugin ) (?![A-Za-z0-9_-])
    | (?<![A-Za-z0-9_]) (?: import | include ) (?![A-Za-z0-9_-]) (?! [ ]* "[^"\\@]+\.typ" )
    """,
    re.VERBOSE,
)
"""All that could fetch a package, and so reach the network: typst has no setting against it.

`import` and `include` of anything but the plain name of a template, which is checked too; `eval`, which could hold
one unseen, and `std`, which holds `eval`; `plugin`, a program. In comments and texts as well: to tell them apart
would take a parser of typst.
"""


@contextmanager
def template_folder(templates: Templates) -> Iterator[Path]:
    """Root of everything that a compilation can read. UsageProblem for a template that asks for packages."""
    *own, ours = templates.folders()
    if not own:
        yield ours
        return
    with TemporaryDirectory(prefix="zi-") as name:
        root = Path(name).resolve()
        carried = {path.relative_to(ours): path.read_bytes() for path in sorted(ours.rglob(f"*{_TEMPLATE}"))}
        for folder in own:
            carried |= _own(folder, carried)
        for path, content in carried.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        yield root


def _own(folder: Path, ours: dict[Path, bytes]) -> dict[Path, bytes]:
    """Content of what somebody's folder has for typst, checked. Nothing else that lies there is looked at."""
    paths = [folder / name for name in ours] + sorted((folder / PARTS).rglob("*"))
    found: dict[Path, bytes] = {}
    size = 0
    for path in paths:
        if not _is_carried(path, folder):
            continue
        size += path.stat().st_size
        if len(found) >= MOST_FILES or size > MOST_BYTES:
            raise UsageProblem(
                msg("{folder} holds more than templates need", folder=folder / PARTS),
                msg(
                    "At most {files} files of {megabytes} MB together: move the others elsewhere.",
                    files=MOST_FILES,
                    megabytes=MOST_BYTES // 1_000_000,
                ),
            )
        found[path.relative_to(folder)] = _checked(path)
    return found


def _is_carried(path: Path, folder: Path) -> bool:
    """A file with a known ending, and no link on the way to it: that could lead out of the folder."""
    if path.suffix.lower() not in _CARRIED or not path.is_file():
        return False
    steps = (path, *path.parents)
    return not any(step.is_symlink() for step in steps[: steps.index(folder)])


def _checked(path: Path) -> bytes:
    try:
        content = path.read_bytes()
        if path.suffix.lower() == _TEMPLATE:
            _refuse_unsafe(path, content.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageProblem(
            msg("the template {file} cannot be read: {reason}", file=path, reason=fault),
            msg("Save it as text in UTF-8, or leave out --template."),
        ) from None
    return content


def _refuse_unsafe(path: Path, text: str) -> None:
    found = _UNSAFE.search(text)
    if found is None:
        return
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.start())
    raise UsageProblem(
        msg(
            "{file}, line {line}: it reaches for something that templates may not use: {what}",
            file=path,
            line=text.count("\n", 0, start) + 1,
            what=text[found.start() : end if end >= 0 else None].strip()[:80],
        ),
        msg("Reports are made without the network: copy what you need into your folder of templates."),
    )
