"""An empty picture, in whose place the chart is put."""

import struct
import zlib
from io import BytesIO

WIDTH, HEIGHT = 560, 406
"""Of the chart that zi draws; a report with another shape of chart keeps the width and settles the height."""


def blank_picture() -> BytesIO:
    """A grey PNG."""
    row = b"\0" + b"\xed" * WIDTH
    content = b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(*part)
        for part in (
            (b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)),
            (b"IDAT", zlib.compress(row * HEIGHT, 9)),
            (b"IEND", b""),
        )
    )
    return BytesIO(content)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
