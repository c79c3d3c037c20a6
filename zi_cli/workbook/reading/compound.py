"""OLE containers of [MS-CFB], as .xls files are: one stream of the root folder, read with bounds.

Not through xlrd: a directory or a table of sectors that leads back to itself keeps it busy without end. Here every
sector and every entry is visited once at most.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import Final

from zi_cli.workbook.reading.package import too_large

MAX_STREAM_BYTES: Final = 32 * 1024 * 1024
"""Of the workbook in the container; an LKE has less than one megabyte."""
_HEADER: Final = 512
_LAST_SECTOR: Final = 0xFFFF_FFFA
"""Numbers from here on are marks: end of a chain, free, and the like."""
_SECTOR_SHIFTS: Final = range(9, 13)
_ENTRY: Final = 128
_STREAM: Final = 2


class Container:
    """The container in `data`. ValueError or struct.error where it is damaged."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in _SECTOR_SHIFTS:
            raise ValueError(shift)
        self.size = 1 << shift
        (self.cutoff,) = struct.unpack_from("<I", data, 56)
        self.following = self._table(self._table_sectors())
        self.directory = b"".join(self._chain(struct.unpack_from("<I", data, 48)[0]))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size  # the header takes the place of one, however large they are
        found = self.data[start : start + self.size]
        if not found:
            raise ValueError(number)
        return found

    def _table(self, sectors: Sequence[int]) -> tuple[int, ...]:
        """The sector after each sector."""
        table = b"".join(self._sector(number) for number in sectors)
        return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])

    def _table_sectors(self) -> list[int]:
        """Sectors that the table of sectors takes, by the header and the sectors that go on with it."""
        found = [n for n in struct.unpack_from("<109I", self.data, 76) if n < _LAST_SECTOR]
        (more,) = struct.unpack_from("<I", self.data, 68)
        seen = set(found)
        while more < _LAST_SECTOR:
            if more in seen:
                raise ValueError(more)
            seen.add(more)
            *numbers, more = struct.unpack(f"<{self.size // 4}I", self._sector(more))
            new = [n for n in numbers if n < _LAST_SECTOR]
            found += new
            seen.update(new)
        if len(set(found)) != len(found):
            raise ValueError(len(found))
        return found

    def _chain(self, first: int) -> Iterator[bytes]:
        """The sectors of a chain. ValueError if it leads back to itself or out of the file."""
        return (self._sector(number) for number in _numbers(first, self.following))

    def stream(self, name: str) -> bytes | None:
        """The stream of the root folder with this name, whatever its case; None if there is none."""
        entry = next((e for e in self._children() if e[66] == _STREAM and _name(e) == name.upper()), None)
        if entry is None:
            return None
        first, size = struct.unpack_from("<II", entry, 116)
        if size > MAX_STREAM_BYTES:
            raise too_large(name)
        if size >= self.cutoff:
            return _up_to(size, self._chain(first))
        (tables,), (root,) = (
            struct.unpack_from("<I", self.data, 60),
            struct.unpack_from("<I", self.directory, 116),
        )
        following = self._table(_numbers(tables, self.following))
        small = _up_to(MAX_STREAM_BYTES, self._chain(root))
        return _up_to(size, (small[64 * n : 64 * n + 64] for n in _numbers(first, following)))

    def _children(self) -> Iterator[bytes]:
        """The entries of the root folder: a tree of siblings, of which each is visited once."""
        seen: set[int] = set()
        waiting = [struct.unpack_from("<I", self.directory, 76)[0]]
        while waiting:
            number = waiting.pop()
            entry = self.directory[_ENTRY * number : _ENTRY * number + _ENTRY]
            if number in seen or number >= _LAST_SECTOR or len(entry) < _ENTRY:
                continue
            seen.add(number)
            yield entry
            waiting += struct.unpack_from("<II", entry, 68)


def _numbers(first: int, following: Sequence[int]) -> list[int]:
    """The numbers of a chain of sectors. ValueError for a chain without end."""
    found: list[int] = []
    while first < _LAST_SECTOR:
        found.append(first)
        if len(found) > len(following) or first >= len(following):
            raise ValueError(first)
        first = following[first]
    return found


def _up_to(size: int, sectors: Iterator[bytes]) -> bytes:
    found = bytearray()
    for sector in sectors:
        found += sector
        if len(found) >= size:
            break
    return bytes(found[:size])


def _name(entry: bytes) -> str:
    length = min(int.from_bytes(entry[64:66], "little"), 64)
    return entry[: max(length - 2, 0)].decode("utf-16-le", "replace").upper()
