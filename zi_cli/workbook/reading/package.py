"""Zip packages (xlsx, xlsb, ods) read with bounds: sizes are counted as they unpack, never believed."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, NoReturn
from xml.parsers import expat

from zi_cli.errors import InputProblem
from zi_cli.language import msg

MAX_PART_BYTES: Final = 64 * 1024 * 1024
"""Unpacked bytes of one part that is read. The official LKE sheet has 270 KB."""
_CHUNK: Final = 256 * 1024

_ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def damaged(part: str) -> InputProblem:
    """The problem of a package whose part `part` cannot be unpacked or parsed."""
    return InputProblem(
        msg("the workbook is damaged: its part {part} cannot be read", part=part),
        msg("Open the file in Excel, let it repair it, and save it again as .xlsx; or ask the sender to send it again."),
    )


class Package:
    """A zip file whose parts are read up to a limit."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())

    def chunks(self, part: str) -> Iterator[bytes]:
        """The part's bytes. InputProblem if it is damaged, encrypted or larger than MAX_PART_BYTES."""
        size = 0
        try:
            with self._archive.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > MAX_PART_BYTES:
                        raise InputProblem(
                            msg(
                                "the workbook unpacks to more than {limit} MB (part {part}); an LKE needs less than one",
                                limit=MAX_PART_BYTES // 1024 // 1024,
                                part=part,
                            ),
                            msg("Copy the LKE sheet into a new workbook and check that one."),
                        )
                    yield chunk
        except (KeyError, *_ZIP_FAULTS) as fault:
            raise damaged(part) from fault

    def read(self, part: str) -> bytes:
        """All bytes of a small part."""
        return b"".join(self.chunks(part))

    def parse(
        self,
        part: str,
        start: Callable[[str, dict[str, str]], None] | None,
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Run the part's XML through the handlers. Document types and entities are refused: no format here has any."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.buffer_size = 65536
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            for chunk in self.chunks(part):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as fault:
            raise damaged(part) from fault


def _refuse_doctype(*_: object) -> NoReturn:
    raise InputProblem(
        msg("the workbook holds an XML document type declaration, which no spreadsheet program writes"),
        msg("Do not use this file: it may have been made to harm. Ask for the original workbook."),
    )


@contextmanager
def opened(path: str) -> Iterator[Package]:
    """The package at `path`."""
    try:
        archive = zipfile.ZipFile(path)
    except _ZIP_FAULTS as fault:
        raise InputProblem(
            msg("the file is incomplete or damaged: it starts like a workbook, but its end is missing"),
            msg("It was probably cut off while copying or downloading. Fetch it again and check the size."),
        ) from fault
    with archive:
        yield Package(archive)
