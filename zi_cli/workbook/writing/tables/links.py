"""Links from a workbook to files beside it."""

from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

MOST: Final = 65_000
"""Links that a sheet may hold; Excel opens none with more than 65,530."""
_LONGEST: Final = 2_000


def link_target(path: str) -> str:
    """What xlsxwriter takes for a link to `path`; empty for a path that leads out of the workbook's folder."""
    parts = PurePosixPath(path).parts
    strange = not parts or path.startswith("/") or ".." in parts or "\\" in path or ":" in path
    if strange or not path.isprintable():
        return ""
    target = f"external:{quote(path)}"
    return target if len(target) <= _LONGEST else ""
