"""What a user reads: messages with named places, put into words in one language at the very end.

Message ids are English; `locale/id` holds the Indonesian catalogue, which is the default. Nothing below the
command line knows which language is in force: rules and errors hand over `Message` objects, and a renderer
asks a `Translator` for their text.
"""

import gettext
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Final

LOCALE_FOLDER: Final = Path(__file__).parent / "locale"
DOMAIN: Final = "zi"
LANGUAGES: Final = ("id", "en")

# C0 and C1 controls, bidirectional overrides, BOM, lone surrogates and what is no character: a cell may hold them,
# a terminal must not, and XML cannot.
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]+"
)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence of the catalogue (`template`, an English msgid) and the values for its named places."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exactly:
    """A number to be shown with as many decimals as it has, for arithmetic that a reader follows."""

    number: Fraction


@dataclass(frozen=True, slots=True)
class Whole:
    """A text of the pack's, shown uncut; what comes from a workbook is cut where it is too long."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """What somebody typed, shown in quotation marks with its spaces, so that a stray one is seen."""

    text: str


@dataclass(frozen=True, slots=True)
class Below:
    """A number that may not be shown as having reached `threshold` where it has not."""

    number: Fraction
    threshold: Fraction


def msg(template: str, /, **values: object) -> Message:
    """Mark `template` for the catalogue and bind the values it is shown with."""
    return Message(template, values)


def printable(text: str, limit: int = 200) -> str:
    """`text` on one line, without control characters, cut after `limit` characters."""
    clean = " ".join(_UNPRINTABLE.sub(" ", text).split())
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


def decimal_places(number: Fraction, places: int) -> str:
    """`number` with exactly `places` decimals and a point, rounded half up, exactly (no binary step)."""
    scaled = abs(number) * 10**places
    digits = str(int(scaled + Fraction(1, 2))).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if number < 0 and text.strip("0.") else text


class Translator:
    """Puts messages and numbers into one language."""

    def __init__(self, language: str = "id") -> None:
        self.language = language
        self._catalogue: gettext.NullTranslations
        if language == "en":
            self._catalogue = gettext.NullTranslations()
        else:
            self._catalogue = gettext.translation(DOMAIN, LOCALE_FOLDER, [language])

    def text(self, message: Message) -> str:
        """The message in this language, its values made printable."""
        template = self._catalogue.gettext(message.template)
        return template.format(**{name: self.show(value) for name, value in message.values.items()})

    def say(self, template: str, /, **values: object) -> str:
        """Shorthand for `text(msg(template, **values))`."""
        return self.text(Message(template, values))

    def show(self, value: object) -> str:
        """One value as people read it: fractions with two decimals and the language's decimal sign."""
        if isinstance(value, Message):
            return self.text(value)
        if isinstance(value, Whole):
            return printable(value.text, len(value.text) + 1)
        if isinstance(value, Exactly):
            return self.exactly(value.number)
        if isinstance(value, Quoted):
            return f"“{_UNPRINTABLE.sub(' ', value.text[:120])}”"
        if isinstance(value, Below):
            return self.number_below(value.number, value.threshold)
        if isinstance(value, Fraction):
            return self.number(value)
        return printable(str(value))

    def number(self, number: Fraction, places: int = 2) -> str:
        """`number` rounded half up to `places` decimals."""
        text = decimal_places(number, places)
        return text.replace(".", ",") if self.language == "id" else text

    def exactly(self, number: Fraction) -> str:
        """`number` with all its decimals; six and an ellipsis where they do not end."""
        for places in range(7):
            if (number * 10**places).denominator == 1:
                return self.number(number, places)
        return self.number(Fraction(int(number * 10**6), 10**6), 6) + "…"

    def number_below(self, number: Fraction, threshold: Fraction, places: int = 2) -> str:
        """Like `number`, but a value under `threshold` is never shown as having reached it."""
        return self.number(below(number, threshold, places), places)

    def shortfall(self, number: Fraction, threshold: Fraction, places: int = 2) -> str:
        """What `number` lacks of `threshold`, so that it adds up with the number as shown; never shown as nothing."""
        return self.number(threshold - below(number, threshold, places), places)


def below(number: Fraction, threshold: Fraction, places: int) -> Fraction:
    """`number` rounded half up to `places`, but cut instead where rounding would lift it to a `threshold` it misses."""
    scale = 10**places
    rounded = Fraction(int(number * scale + Fraction(1, 2)), scale)
    return Fraction(int(number * scale), scale) if number < threshold <= rounded else rounded


def chosen_language(arguments: list[str], environment: Mapping[str, str] = os.environ) -> str:
    """The language asked for by `--lang` anywhere among `arguments`, else by ZI_LANG, else Indonesian."""
    asked = environment.get("ZI_LANG", "id")
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked if asked in LANGUAGES else "id"
