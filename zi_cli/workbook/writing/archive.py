"""Zip files whose bytes depend on their parts alone."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

_UNIX: Final = 3
"""What a zip says about the system that made it; else it would differ from one to the other."""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip with these parts; one called `mimetype` is stored as it is, as OpenDocument wants it."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system = _UNIX
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
