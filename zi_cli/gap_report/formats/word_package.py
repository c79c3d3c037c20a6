"""The package of a Word file: a zip whose bytes depend on its content alone."""

import zipfile
from io import BytesIO
from typing import Final

_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_FIRST: Final = ("[Content_Types].xml", "_rels/.rels")
"""What programs that look at a file's beginning expect there."""


def settled(content: bytes) -> bytes:
    """The same parts in a fixed order, without a time."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name not in _FIRST, name)):
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(name))
    return out.getvalue()
