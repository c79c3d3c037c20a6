"""Results on disk: a line each, found again by the number of their file. Memory holds where each line begins."""

import os
import tempfile
from array import array
from typing import Final

from zi_cli.batch.record import Result, from_json

_NOT_YET: Final = -1
_RECENT: Final = 200
"""Results that are kept in memory too: all of a ministry's round, which is gone through several times."""


class Spool:
    """A temporary file of results; it is gone when it is closed."""

    def __init__(self, count: int) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed by close()
        self._begins = array("q", [_NOT_YET]) * count
        self._lengths = array("q", [0]) * count
        self._end = 0
        self._recent: dict[int, Result] = {}

    def put(self, number: int, result: str) -> None:
        """Keep the result of a file, as JSON."""
        data = left = memoryview(result.encode())
        self._recent.pop(number, None)
        self._file.seek(self._end)
        while left:  # a full disk may take a part before it says so
            left = left[self._file.write(left) :]
        self._begins[number], self._lengths[number] = self._end, len(data)
        self._end += len(data)

    def text(self, number: int) -> bytes:
        """The result of a file, as JSON. LookupError where there is none yet."""
        if self._begins[number] == _NOT_YET:
            raise LookupError(number)
        if hasattr(os, "pread"):  # several processes read: the file has one place for all of them
            return os.pread(self._file.fileno(), self._lengths[number], self._begins[number])
        self._file.seek(self._begins[number])
        return self._file.read(self._lengths[number])

    def get(self, number: int) -> Result:
        """The result of a file."""
        result = self._recent.get(number)
        if result is None:
            result = self._recent[number] = from_json(self.text(number))
            if len(self._recent) > _RECENT:
                self._recent.pop(next(iter(self._recent)))
        return result

    def close(self) -> None:
        """Remove it."""
        self._file.close()
