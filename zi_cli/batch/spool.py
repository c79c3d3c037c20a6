"""Results on disk: a line each, found again by the number of their file. Memory holds where each line begins."""

import tempfile
from array import array
from typing import Final

from zi_cli.batch.record import Result, from_json

_NOT_YET: Final = -1


class Spool:
    """A temporary file of results; it is gone when it is closed."""

    def __init__(self, count: int) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._begins = array("q", [_NOT_YET]) * count
        self._lengths = array("q", [0]) * count
        self._end = 0

    def put(self, number: int, result: str) -> None:
        """Keep the result of a file, as JSON."""
        data = result.encode()
        self._file.seek(self._end)
        self._file.write(data)
        self._begins[number], self._lengths[number] = self._end, len(data)
        self._end += len(data)

    def text(self, number: int) -> bytes:
        """The result of a file, as JSON. LookupError where there is none yet."""
        if self._begins[number] == _NOT_YET:
            raise LookupError(number)
        self._file.seek(self._begins[number])
        return self._file.read(self._lengths[number])

    def get(self, number: int) -> Result:
        """The result of a file."""
        return from_json(self.text(number))

    def close(self) -> None:
        """Remove it."""
        self._file.close()
