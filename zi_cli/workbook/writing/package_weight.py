"""Whether a workbook is light enough to be taken into memory whole and written again.

Our own readers stop at bounds while they read; openpyxl has none. It makes a cell for each place of a merged range
or of a hyperlink, so a file of a kilobyte can ask for all memory there is. The parts are therefore looked at as
bytes first, whatever they call themselves.
"""

import re
import zipfile
from io import BytesIO
from typing import Final

from zi_cli.errors import InputProblem
from zi_cli.workbook.reading import package
from zi_cli.workbook.reading.xlsx import area

MAX_UNPACKED: Final = 32 * 1024 * 1024
MAX_ELEMENTS: Final = 400_000
"""Opening and closing tags of all parts; an LKE has about 20,000."""
MAX_SPREAD: Final = 200_000
"""Cells of all merged ranges and hyperlinks together."""
_RANGE: Final = re.compile(rb"<(?:[\w.-]+:)?(?:mergeCell|hyperlink)\s[^<]*?\bref\s*=\s*[\"']([^\"']*)[\"']")
_UNREADABLE: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
"""How XML in UTF-16 begins, which no spreadsheet program writes and the pattern above cannot read."""


def too_heavy(data: bytes) -> bool:
    """Whether the package is beyond the bounds, or holds what cannot be judged."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                return True
        with package.opened(data) as content:
            return _beyond([content.read(name) for name in sorted(content.names) if not name.endswith("/")])
    except (InputProblem, ValueError):
        return True


def _beyond(parts: list[bytes]) -> bool:
    elements = spread = 0
    for part in parts:
        if part.startswith(_UNREADABLE) or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            return True
        elements += part.count(b"<") if part.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else 0
        spread += sum(_cells(found) for found in _RANGE.findall(part))
    return elements > MAX_ELEMENTS or spread > MAX_SPREAD


def _cells(reference: bytes) -> int:
    """Cells of a range; ValueError for what is none."""
    top, left, bottom, right = area(reference.decode("ascii"))
    return (abs(bottom - top) + 1) * (abs(right - left) + 1)
