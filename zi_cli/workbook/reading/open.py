"""Open a file of any supported format: told by its content, since names lie."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from zi_cli.errors import InputProblem, UsageProblem
from zi_cli.language import Message, msg
from zi_cli.workbook.grid import Book
from zi_cli.workbook.reading import package, xlsx
from zi_cli.workbook.reading.package import Package

MAX_FILE_BYTES: Final = 100 * 1024 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = msg("Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx), then check that file.")


def read_workbook(path: Path) -> tuple[Book, str]:
    """The workbook at `path` and the SHA-256 of its bytes. Nothing in it is run, nothing is written.

    UsageProblem if there is no such file; InputProblem if it cannot be read, with what to do about it.
    """
    data = _bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(b"PK"):
        return _read_package(path), digest
    if data.startswith(_OLE):
        return _read_ole(path, data), digest
    raise InputProblem(*_not_a_workbook(data))


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise InputProblem(
            msg("this is a folder, not a workbook"), msg("Name the workbook in it, for example: zi check folder/lke.xlsx")
        )
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise InputProblem(
                msg("the file has more than {limit} MB; an LKE has less than one", limit=MAX_FILE_BYTES // 1024 // 1024),
                msg("Copy the LKE sheet into a new workbook and check that one."),
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise UsageProblem(
            msg("there is no such file"), msg("Check the spelling and the folder you are in; names with spaces need quotes.")
        ) from None
    except PermissionError:
        raise InputProblem(
            msg("the file may not be read"),
            msg("If it is open in another program, close it there; else ask its owner for the right to read it."),
        ) from None
    except OSError as fault:
        raise InputProblem(msg("the file cannot be read: {reason}", reason=fault.strerror or fault)) from None


def _read_package(path: Path) -> Book:
    with package.opened(str(path)) as content:
        names = content.names
        if "xl/workbook.bin" in names:
            from zi_cli.workbook.reading import xlsb

            return xlsb.read(content, path)
        if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
            return xlsx.read(content)
        if "content.xml" in names:
            from zi_cli.workbook.reading import ods

            return ods.read(content)
        raise InputProblem(*_not_a_spreadsheet(content))


def _not_a_spreadsheet(content: Package) -> tuple[Message, Message]:
    if any(name.startswith("word/") for name in content.names):
        return msg("this is a Word document, not a workbook"), msg("Check the Excel file of the LKE instead.")
    if any(name.startswith("ppt/") for name in content.names):
        return msg("this is a PowerPoint presentation, not a workbook"), msg("Check the Excel file of the LKE instead.")
    return (
        msg("this is a zip archive, not a workbook"),
        msg("Unpack it and check the workbook inside."),
    )


def _read_ole(path: Path, data: bytes) -> Book:
    if _ENCRYPTED in data:
        raise password_protected()
    from zi_cli.workbook.reading import xls

    return xls.read(path, data)


def password_protected() -> InputProblem:
    """The problem of a workbook that only opens with a password."""
    return InputProblem(
        msg("the workbook is protected by a password, so it cannot be read"),
        msg("Open it in Excel, choose File > Info > Protect Workbook > Encrypt with Password, clear the password, save."),
    )


def _not_a_workbook(data: bytes) -> tuple[Message, Message]:
    head = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    recognised: list[tuple[Callable[[], bool], Message, Message]] = [
        (lambda: not data, msg("the file is empty (0 bytes)"), msg("Fetch it again from where you got it.")),
        (lambda: head.startswith(b"%pdf"), msg("this is a PDF, not a workbook"), msg("Check the Excel file of the LKE instead.")),
        (
            lambda: head.startswith((b"<!doctype html", b"<html", b"<table", b"<meta")),
            msg("this is a web page with the name of a workbook"),
            _SAVE_AS,
        ),
        (lambda: head.startswith(b"<?xml"), msg("this is an XML file, not a workbook"), _SAVE_AS),
        (lambda: b"\0" not in data[:4096], msg("this is a text file, not a workbook"), _SAVE_AS),
    ]
    for test, message, hint in recognised:
        if test():
            return message, hint
    return msg("the file is not a workbook that zi can read (xlsx, xlsm, xls, xlsb, ods)"), _SAVE_AS
