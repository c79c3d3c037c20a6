"""Open a file of any supported format: told by its content, since names lie."""

import hashlib
from pathlib import Path
from typing import Final

from zi_cli.errors import InputProblem, UsageProblem, reason_of
from zi_cli.language import Message, msg
from zi_cli.workbook.grid import Book
from zi_cli.workbook.reading import package, xlsx
from zi_cli.workbook.reading.package import Package, password_protected
from zi_cli.workbook.reading.saved import saved_at

MAX_FILE_BYTES: Final = 100 * 1024 * 1024
_USUAL_BYTES: Final = 256 * 1024
"""Most files have fewer. Python sets aside room for all that is asked for before it reads."""
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS: Final = msg(
    "Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx), then check that file."
)
_CHECK_EXCEL: Final = msg("Check the Excel file of the LKE instead.")


def read_workbook(path: Path) -> tuple[Book, str]:
    """The workbook at `path` and the SHA-256 of its bytes. Nothing in it is run, nothing is written.

    UsageProblem if there is no such file; InputProblem if it cannot be read, with what to do about it.
    """
    data = _bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(_ZIP):
        return _read_package(data), digest
    if data.startswith(_OLE):
        return _read_ole(data), digest
    raise InputProblem(*(_lock_file(path.name) or _not_a_workbook(data)))


def _lock_file(name: str) -> tuple[Message, Message] | None:
    """What to say of the file that Excel or LibreOffice keeps beside a workbook while it is open."""
    opened = name.removeprefix("~$") if name.startswith("~$") else ""
    if name.startswith(".~lock.") and name.endswith("#"):
        opened = name.removeprefix(".~lock.").removesuffix("#")
    if not opened:
        return None
    return (
        msg("this only marks that {name} is open in Excel or LibreOffice; it is no workbook", name=opened),
        msg("Check the workbook itself, whose name is without these marks."),
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputProblem(
                msg("this is a folder, not a workbook"),
                msg(
                    "Name the workbook in it, such as {example}; for all of them: zi batch {folder}",
                    example=path / "lke.xlsx",
                    folder=path,
                ),
            )
        with path.open("rb") as stream:
            data = stream.read(_USUAL_BYTES)
            if len(data) == _USUAL_BYTES:
                data += stream.read(MAX_FILE_BYTES + 1 - _USUAL_BYTES)
    except FileNotFoundError:
        raise UsageProblem(
            msg("there is no such file"),
            msg("Check the spelling and the folder you are in; names with spaces need quotes."),
        ) from None
    except PermissionError:
        raise InputProblem(
            msg("the file may not be read"),
            msg(
                "If it is open in another program, close it there; "
                "else ask its owner for the right to read it."
            ),
        ) from None
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the name
        raise InputProblem(msg("the file cannot be read: {reason}", reason=reason_of(fault))) from None
    if len(data) > MAX_FILE_BYTES:
        raise InputProblem(
            msg(
                "the file has more than {limit} MB; an LKE has less than one",
                limit=MAX_FILE_BYTES // 1024 // 1024,
            ),
            msg("Copy the LKE sheet into a new workbook and check that one."),
        )
    return data


def _read_package(data: bytes) -> Book:
    with package.opened(data) as content:
        book = _read_parts(content)
        book.saved_at = saved_at(content)
        return book


def _read_parts(content: Package) -> Book:
    if "xl/workbook.bin" in content:
        from zi_cli.workbook.reading import xlsb

        return xlsb.read(content)
    if "[Content_Types].xml" in content and _has_folder(content, "xl/"):
        return xlsx.read(content)
    if "content.xml" in content:
        from zi_cli.workbook.reading import ods

        return ods.read(content)
    if "encrypted-package" in content:  # LibreOffice 24.2 and later
        raise password_protected()
    raise InputProblem(*_not_a_spreadsheet(content))


def _has_folder(content: Package, folder: str) -> bool:
    return any(name.lower().startswith(folder) for name in content.names)


def _not_a_spreadsheet(content: Package) -> tuple[Message, Message]:
    if _has_folder(content, "word/"):
        return msg("this is a Word document, not a workbook"), _CHECK_EXCEL
    if _has_folder(content, "ppt/"):
        return msg("this is a PowerPoint presentation, not a workbook"), _CHECK_EXCEL
    return msg("this is a zip archive, not a workbook"), msg("Unpack it and check the workbook inside.")


def _read_ole(data: bytes) -> Book:
    if _ENCRYPTED in data:
        raise password_protected()
    from zi_cli.workbook.reading import xls

    return xls.read(data)


def _not_a_workbook(data: bytes) -> tuple[Message, Message]:
    head = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if not data:
        return msg("the file is empty (0 bytes)"), msg("Fetch it again from where you got it.")
    if head.startswith(b"%pdf"):
        return msg("this is a PDF, not a workbook"), _CHECK_EXCEL
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<meta")):
        return msg("this is a web page with the name of a workbook"), _SAVE_AS
    if head.startswith(b"<?xml"):
        return msg("this is an XML file, not a workbook"), _SAVE_AS
    if b"\0" not in data[:4096]:
        return msg("this is a text file, not a workbook"), _SAVE_AS
    return msg("the file is not a workbook that zi can read (xlsx, xlsm, xls, xlsb, ods)"), _SAVE_AS
