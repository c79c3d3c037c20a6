"""Zip packages (xlsx, xlsb, ods) read with bounds: sizes are counted as they unpack, never believed."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, NoReturn
from xml.parsers import expat

from zi_cli.errors import InputProblem
from zi_cli.language import msg
from zi_cli.workbook.reading.plain_parts import MAX_PLAIN_BYTES, PlainPart, RecurringParts, Sums, plain_part

MAX_PART_BYTES: Final = 64 * 1024 * 1024
"""Unpacked bytes of one part that is read. The official LKE sheet has 270 KB."""
MAX_PACKAGE_BYTES: Final = 2 * MAX_PART_BYTES
"""Unpacked bytes of all parts that are read, each time they are."""
MAX_PARTS: Final = 20_000
"""Entries of the zip's directory: Python keeps half a kilobyte for each."""
MAX_ELEMENTS: Final = 1_000_000
"""XML elements or binary records of all parts that are read. An LKE has about 5,000."""
MAX_RELATIONS: Final = 100_000
"""Relations of one part: a sheet has one for each hyperlink, and no program writes more than 66,530 of those."""
_MAX_DEPTH: Final = 100
"""Elements around an element: expat keeps all of them."""
_MAX_NAMES: Final = 5_000
"""Names of elements and attributes in one part: expat keeps each. All of these formats together have fewer."""
_MAX_TAG_BYTES: Final = 1024 * 1024
"""Of a tag or comment whose end has not come yet: expat starts it anew with every chunk."""
_CHUNK: Final = 256 * 1024
_DIRECTORY_ENTRY: Final = b"PK\x01\x02"
_HEADER_BYTES: Final = 30
_LEAST_ENTRY_BYTES: Final = 46
"""Of an entry in the zip's directory, its name apart."""

_recurring: Final = RecurringParts()

_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    OverflowError,
)


def damaged(part: str) -> InputProblem:
    """The problem of a workbook whose part `part` cannot be unpacked or parsed."""
    return InputProblem(
        msg("the workbook is damaged: its part {part} cannot be read", part=part),
        msg(
            "Open the file in Excel, let it repair it, and save it again as .xlsx; "
            "or ask the sender to send it again."
        ),
    )


def too_large(part: str) -> InputProblem:
    """The problem of a workbook whose part `part` unpacks to more than is read."""
    return InputProblem(
        msg(
            "the workbook unpacks to more than {limit} MB (part {part}); an LKE needs less than one",
            limit=MAX_PART_BYTES // 1024 // 1024,
            part=part,
        ),
        msg("Copy the LKE sheet into a new workbook and check that one."),
    )


def overfull(part: str, limit: int) -> InputProblem:
    """The problem of a workbook whose part `part` holds more than `limit` of what is counted there."""
    return InputProblem(
        msg("part {part} of the workbook holds more than {limit} entries", part=part, limit=limit),
        msg("Copy the LKE sheet into a new workbook and check that one."),
    )


def password_protected() -> InputProblem:
    """The problem of a workbook that only opens with a password."""
    return InputProblem(
        msg("the workbook is protected by a password, so it cannot be read"),
        msg(
            "Open it in Excel, choose File > Info > Protect Workbook > Encrypt with Password, "
            "clear the password, save."
        ),
    )


class Package:
    """A zip file whose parts are read up to a limit. Their names differ neither by case nor by / and \\."""

    def __init__(self, archive: zipfile.ZipFile, data: bytes) -> None:
        self._archive = archive
        self._data = data
        entries = [(entry.filename.replace("\\", "/"), entry) for entry in archive.infolist()]
        self.names = frozenset(name for name, _ in entries)
        self._entries = {name.lower(): entry for name, entry in entries}
        self._unpacked_bytes = 0
        self._elements = 0
        self._counted: set[str] = set()
        """Parts whose elements were counted before they were parsed."""

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._entries

    def chunks(self, part: str) -> Iterator[bytes]:
        """The part's bytes. InputProblem if it is missing, damaged, encrypted or too large."""
        entry = self._entries.get(part.lower())
        if entry is None or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged(part)
        if entry.file_size > MAX_PART_BYTES:
            raise too_large(part)
        size = 0
        try:
            with self._archive.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._count_bytes(part, len(chunk))
                    if size > MAX_PART_BYTES:
                        raise too_large(part)
                    yield chunk
        except _ZIP_FAULTS as fault:
            raise damaged(part) from fault

    def _count_bytes(self, part: str, size: int) -> None:
        self._unpacked_bytes += size
        if self._unpacked_bytes > MAX_PACKAGE_BYTES:
            raise too_large(part)

    def read(self, part: str) -> bytes:
        """All bytes of a part."""
        return b"".join(self.chunks(part))

    def plain(self, part: str) -> str | None:
        """The text of a part that is small and plain: quicker to read by patterns than by `parse`.

        None for a part in another encoding than UTF-8, or of great size: that is for `parse`. Its characters are XML's.
        Whether it is well-formed, and free of comments and document types, is not known yet (`is_simple`).
        """
        entry = self._entries.get(part.lower())
        if entry is None or entry.file_size > MAX_PLAIN_BYTES:
            return None
        found = self._recurring(part, entry) or self._plain(part, entry)
        if found is None:
            return None
        self.count(part, found.tags // 2)  # an element has two, or one: near enough for a bound
        self._counted.add(part)
        return found.text

    def _recurring(self, part: str, entry: zipfile.ZipInfo) -> PlainPart | None:
        found = _recurring.find(_sums(entry), lambda: self._packed(entry))
        if found is not None:
            try:
                self._archive.open(entry).close()  # its entry is judged as that of any other
            except _ZIP_FAULTS as fault:
                raise damaged(part) from fault
            self._count_bytes(part, found.size)
        return found

    def _plain(self, part: str, entry: zipfile.ZipInfo) -> PlainPart | None:
        before = self._unpacked_bytes
        found = plain_part(self.read(part))
        if found is None:
            self._unpacked_bytes = before
        else:
            _recurring.meet(_sums(entry), lambda: self._packed(entry), found)
        return found

    def _packed(self, entry: zipfile.ZipInfo) -> bytes:
        """The bytes of a part as they are in the zip, behind a header that ends with two texts of any length."""
        start = entry.header_offset + _HEADER_BYTES
        lengths = self._data[start - 4 : start]
        start += int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
        return self._data[start : start + entry.compress_size]

    def count(self, part: str, elements: int) -> None:
        """Count what was read of a part; InputProblem from MAX_ELEMENTS on."""
        self._elements += elements
        if self._elements > MAX_ELEMENTS:
            raise overfull(part, MAX_ELEMENTS)

    def parse(
        self,
        part: str,
        start: Callable[[str, dict[str, str]], None] | None,
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Run the part's XML through the handlers; a ValueError of theirs says that the part is damaged.

        Document types and entities are refused: no format here has any. What expat keeps is bounded.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.buffer_size = 65536
        depth = elements = 0

        def opened(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth, elements
            depth += 1
            elements += 1
            if depth > _MAX_DEPTH:
                raise ValueError(depth)
            if start is not None:
                start(name, attributes)

        def closed(name: str) -> None:
            nonlocal depth
            depth -= 1
            if end is not None:
                end(name)

        parser.StartElementHandler = opened
        parser.EndElementHandler = closed
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        fed = 0
        try:
            for chunk in self.chunks(part):
                parser.Parse(chunk, False)
                fed += len(chunk)
                if part not in self._counted:
                    self.count(part, elements)
                elements = 0
                if fed - parser.CurrentByteIndex > _MAX_TAG_BYTES or len(parser.intern) > _MAX_NAMES:
                    raise ValueError(fed)
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as fault:  # LookupError: an encoding nobody knows
            raise damaged(part) from fault

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """{relation id: (type, target)} of a part; a target in the package is the name of its part."""
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}
        if source not in self:
            return found

        def start(name: str, attributes: dict[str, str]) -> None:
            if name.rpartition(":")[2] == "Relationship":
                kind, target = attributes.get("Type", ""), attributes.get("Target", "")
                # Some writers forget TargetMode="External"; a hyperlink never leads to a part.
                if attributes.get("TargetMode") != "External" and not kind.endswith("/hyperlink"):
                    target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[attributes.get("Id", "")] = (kind, target)
                if len(found) > MAX_RELATIONS:
                    raise overfull(source, MAX_RELATIONS)

        self.parse(source, start)
        return found


def _sums(entry: zipfile.ZipInfo) -> Sums:
    return entry.CRC, entry.file_size, entry.compress_size, entry.compress_type


def local_name(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def is_simple(text: str) -> bool:
    """Whether expat accepts a plain text as a whole document, and it has no markup but elements."""
    if "<!" in text or text.find("<?", 5) >= 0:
        return False
    try:
        expat.ParserCreate("utf-8").Parse(text.encode(), True)
    except expat.ExpatError:
        return False
    return True


def _refuse_doctype(*_: object) -> NoReturn:
    raise InputProblem(
        msg("the workbook holds an XML document type declaration, which no spreadsheet program writes"),
        msg("Do not use this file: it may have been made to harm. Ask for the original workbook."),
    )


@contextmanager
def opened(data: bytes) -> Iterator[Package]:
    """The package in `data`."""
    if len(data) > MAX_PARTS * _LEAST_ENTRY_BYTES and data.count(_DIRECTORY_ENTRY) > MAX_PARTS:
        raise InputProblem(
            msg("the workbook consists of more than {limit} parts", limit=MAX_PARTS),
            msg("Copy the LKE sheet into a new workbook and check that one."),
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_FAULTS as fault:
        raise InputProblem(
            msg("the file is incomplete or damaged: it starts like a workbook, but its end is missing"),
            msg("It was probably cut off while copying or downloading. Fetch it again and check the size."),
        ) from fault
    with archive:
        yield Package(archive, data)
