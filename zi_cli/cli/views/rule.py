"""A rule of the findings explained: why it matters, what to do, and what it finds in an example."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from zi_cli.cli.session import say, translator
from zi_cli.cli.views.findings import STYLES, severity_word
from zi_cli.findings.advice import ADVICE
from zi_cli.findings.example import Example
from zi_cli.findings.finding import Rule
from zi_cli.language import Quoted

_MOST_SOALS = 3
"""Of an example that is about many soal, so many are told."""


def view(rule: Rule) -> RenderableType:
    """The explanation of a rule."""
    title = Text(f"{rule.code}  ", style=STYLES[rule.severity])
    title.append(translator().text(rule.title), style="bold")
    return Padding(Group(title, *_lines(rule)), (0, 0, 1, 0))


def _lines(rule: Rule) -> Iterator[RenderableType]:
    words = translator()
    yield Padding(Text(words.text(rule.story)), (0, 0, 0, 2))
    found = [] if rule.fires is None else list(_told(rule.fires))
    mended = [] if rule.silent is None else list(_told(rule.silent))
    if found and mended:
        yield _labelled(say("Found, for example"), "; ".join(found))
        yield _labelled(say("In order"), "; ".join(mended))
    yield _labelled(say("What to do"), words.text(ADVICE[rule.code]))
    yield _labelled(say("Severity"), severity_word(rule.severity))


def _labelled(name: str, text: str) -> Padding:
    line = Text(f"{name}: ", style="dim")
    line.append(text, style="not dim")
    return Padding(line, (0, 0, 0, 2))


def _told(example: Example) -> Iterator[str]:
    """What an example says otherwise than a workbook in order, in words."""
    for soal, answer in list(example.answers.items())[:_MOST_SOALS]:
        yield (
            say("soal {soal} blank", soal=soal)
            if answer is None
            else say("soal {soal} answered {answer}", soal=soal, answer=Quoted(str(answer)))
        )
    for soal, note in list(example.notes.items())[:_MOST_SOALS]:
        yield say("note of soal {soal}: {note}", soal=soal, note=Quoted(note))
    for soal, document in list(example.evidence.items())[:_MOST_SOALS]:
        yield (
            say("evidence of soal {soal}: {document}", soal=soal, document=Quoted(document))
            if document
            else say("no evidence for soal {soal}", soal=soal)
        )
