"""What the YAML parser complains of, in words for someone who doesn't program.

The parser speaks English and of its own workings. Its texts are grouped by what an author did wrong; a text that
is not known here is told in general. The place stands beside every message, so no line number is in it.
"""

from typing import Final

from zi_cli.language import Message, msg

_COLON: Final = msg("a colon stands where none is expected; put a text that holds a colon in quotes")
_QUOTES: Final = msg("what begins here is not closed: a quotation mark or a bracket is missing")
_MARGIN: Final = msg("the indentation or a dash does not fit the lines above; align it with them")
_TAB: Final = msg("a tab stands here; indent with spaces only")
_ESCAPE: Final = msg("after a \\ in double quotes comes something unknown; use single quotes or write \\\\")
_CHARACTER: Final = msg("a character stands here that YAML does not allow; put the text in quotes")
_DOCUMENTS: Final = msg("the file holds more than one document; leave out the lines --- and ...")
_SIGN: Final = msg("a sign with a meaning of its own (&, *, !, % or |) begins here; put the text in quotes")
_SEEN: Final = {
    "mapping values are not allowed": _COLON,
    "could not find expected ':'": msg(
        "a colon and a space are missing after the key, or the line is indented wrongly"
    ),
    "found unexpected ':'": _COLON,
    "expected ',' or": msg("a comma or a closing bracket is missing, here or in a line above"),
    "found unexpected end of stream": _QUOTES,
    "found unexpected document indicator": _QUOTES,
    "did not find expected key": _MARGIN,
    "did not find expected '-' indicator": _MARGIN,
    "block sequence entries are not allowed": _MARGIN,
    "expected <block end>": _MARGIN,
    "did not find expected node content": msg("a value is missing here, or a comma or bracket is too much"),
    "found a tab character": _TAB,
    "found unknown escape character": _ESCAPE,
    "hexdecimal number": _ESCAPE,
    "unicode character escape code": _ESCAPE,
    "found character that cannot start any token": _CHARACTER,
    "control characters are not allowed": _CHARACTER,
    "unacceptable character": _CHARACTER,
    "invalid unicode character": _CHARACTER,
    "expected a single document": _DOCUMENTS,
    "found another document": _DOCUMENTS,
    "expected <document start>": _DOCUMENTS,
    "found undefined alias": _SIGN,
    "alphabetic or numeric character": _SIGN,
    "alphabetical character": _SIGN,
    "directive": _SIGN,
    "expected tag uri": _SIGN,
    "expected '!'": _SIGN,
    "expected comment or line break": _SIGN,
}
"""Part of the parser's text, in small letters → what it is for the author. The first that fits is told."""
_GENERAL: Final = msg("colons, quotation marks and indentation do not fit together here")


def begins_earlier(problem: str) -> bool:
    """Whether the fault lies where the thing begins that was being read, rather than where the parser gave up."""
    return "unexpected end of stream" in problem


def fault_in_words(problem: str, character: str = "") -> Message:
    """The message for a text of the parser's, which complains of this `character` of the file."""
    small = problem.casefold()
    if character == "\t":
        return _TAB
    return next((message for part, message in _SEEN.items() if part in small), _GENERAL)
