"""What tomllib finds wrong with a file, in words: it tells only in English."""

from typing import Final

from zi_cli.language import Message, msg

_QUOTES: Final = msg('the value is not understood; texts stand in quotes, for example target = "WBK"')
_WORDS: Final[tuple[tuple[str, Message], ...]] = (
    ("Invalid value", _QUOTES),
    (
        "Expected newline or end of document",
        msg("there is more on the line than one setting; texts stand in quotes"),
    ),
    ("Expected '=' after a key", msg('after the name there should be =, for example target = "WBK"')),
    ("Invalid initial character for a key", msg("a setting begins with its name, for example target")),
    ("Invalid statement", msg('this is no setting; one is written name = value, for example target = "WBK"')),
    ("Unclosed array", msg('the list is not closed; it ends with ], for example ["ZI401"]')),
    ("Unclosed inline table", msg("the braces are not closed")),
    ("Unterminated string", msg("the text is not closed; it ends with the quote that it began with")),
    ('Expected "\'"', msg("the text is not closed; it ends with the quote that it began with")),
    (
        "Illegal character",
        msg("there is a sign that texts in quotes may not hold, or the text is not closed"),
    ),
    ("Unescaped", msg("a \\ in double quotes means something else")),
    ("Cannot overwrite a value", msg("the same setting is there twice")),
    ("Cannot declare", msg("the same table is there twice")),
    ("Cannot mutate", msg("the same setting is there twice")),
    ("Duplicate inline table key", msg("the same setting is there twice")),
    ("Expected ']' at the end of a table", msg("the name in brackets is not closed; it ends with ]")),
    ("Expected ']]' at the end of an array", msg("the name in brackets is not closed; it ends with ]]")),
    ("Invalid date", msg("there is no such date")),
    ("Invalid hex", _QUOTES),
)
"""How tomllib's complaint begins → what is said."""


def what_is_wrong(reason: str) -> Message:
    """What is said of a file that is no TOML."""
    for begins, words in _WORDS:
        if reason.startswith(begins):
            return words
    return msg("it is not written as settings are: name = value, texts in quotes")
