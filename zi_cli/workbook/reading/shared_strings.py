"""The shared strings of an xlsx: texts that cells name by their number."""

from collections.abc import Sequence

from zi_cli.workbook.reading import bounds, plain_xml
from zi_cli.workbook.reading.content import unescaped
from zi_cli.workbook.reading.package import Package, local_name
from zi_cli.workbook.reading.plain_xml import Unusual


def shared_strings(package: Package, part: str | None) -> list[str]:
    """All shared strings, by their number; rich ones as one text without their phonetic runs."""
    strings: list[str] = []
    if part is None:
        return strings
    text = package.plain(part)
    if text is None or not _plain_strings(text, strings):
        reader = _StringReader(strings)
        package.parse(part, reader.start, reader.end, reader.text)
    return strings


def string_at(strings: Sequence[str], number: str) -> str:
    """A shared string. ValueError where there is none (`no_such_string`)."""
    position = int(number)
    if not 0 <= position < len(strings):
        raise no_such_string(number)
    return strings[position]


def no_such_string(number: str) -> ValueError:
    """An answer that is lost must not look like a blank one."""
    return ValueError(f"there is no shared string {number}")


def _plain_strings(text: str, strings: list[str]) -> bool:
    """Read the strings of a plain part; False, and nothing is read, if it is unusual."""
    try:
        found = plain_xml.strings_of(text)
    except Unusual:
        return False
    if sum(map(len, found)) > bounds.MAX_BOOK_LETTERS:
        raise bounds.too_long()
    escapes = "_" in text and "_x" in text  # one sign alone is found far sooner, and nearly never there
    strings.extend(map(unescaped, found) if escapes else found)
    return True


class _StringReader:
    """State of one pass over the shared strings."""

    def __init__(self, strings: list[str]) -> None:
        self.strings = strings
        self.pieces: list[str] = []
        self.collecting = self.phonetic = False
        self.letters = 0

    def start(self, name: str, _: dict[str, str]) -> None:
        local = local_name(name)
        if local == "t":
            self.collecting = not self.phonetic
        elif local == "rPh":
            self.phonetic = True
        elif local == "si":
            self.pieces.clear()

    def end(self, name: str) -> None:
        local = local_name(name)
        if local == "t":
            self.collecting = False
        elif local == "rPh":
            self.phonetic = False
        elif local == "si":
            self.strings.append(unescaped("".join(self.pieces)))

    def text(self, data: str) -> None:
        if self.collecting:
            self.pieces.append(data)
            self.letters += len(data)
            if self.letters > bounds.MAX_BOOK_LETTERS:
                raise bounds.too_long()
