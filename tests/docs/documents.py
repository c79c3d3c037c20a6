"""The documentation as data: files, fenced blocks, calls of zi, tables."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
DOCS: Final = ROOT / "docs"
FILES: Final = tuple(
    sorted(
        [
            *ROOT.glob("*.md"),
            *DOCS.rglob("*.md"),
            ROOT / "criteria" / "README.md",
            ROOT / "templates" / "README.md",
        ]
    )
)
_FENCE: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE: Final = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_CONTROL: Final = frozenset({"&&", "||", "|", ";", "&", "(", ")", ";;"})
_REDIRECTION: Final = frozenset({">", ">>", "<", ">&"})


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block."""

    file: Path
    language: str
    text: str


def name(file: Path) -> str:
    """The file as messages and test ids show it."""
    return file.relative_to(ROOT).as_posix()


def blocks(file: Path, *languages: str) -> list[Block]:
    """Fenced blocks of a file, in order; of these languages only, if any are named."""
    found = [Block(file, match[1], match[2]) for match in _FENCE.finditer(file.read_text(encoding="utf-8"))]
    return [block for block in found if not languages or block.language in languages]


def inline_code(file: Path) -> list[str]:
    """What stands between single backticks, outside fenced blocks."""
    return _INLINE.findall(_FENCE.sub("", file.read_text(encoding="utf-8")))


def calls(file: Path) -> list[list[str]]:
    """Arguments of every call of zi: in fenced blocks of sh, and in inline code that starts with it."""
    lines = [line for block in blocks(file, "sh") for line in block.text.splitlines()]
    lines += [code for code in inline_code(file) if code.startswith("zi ")]
    return [call for line in lines for call in _calls_of_line(line)]


def _calls_of_line(line: str) -> list[list[str]]:
    words = shlex.shlex(line, posix=True, punctuation_chars=True)
    words.whitespace_split = True
    segments: list[list[str]] = [[]]
    for word in words:
        if word in _CONTROL:
            segments.append([])
        else:
            segments[-1].append(word)
    found = []
    for segment in segments:
        end = next((at for at, word in enumerate(segment) if word in _REDIRECTION), len(segment))
        if segment and segment[0].rpartition("/")[2] == "zi":
            found.append(segment[1:end])
    return found


def rows(file: Path, pattern: str) -> list[tuple[str, ...]]:
    """Cells of the table rows whose first cell matches `pattern`."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        if line.startswith("|") and re.fullmatch(pattern, cells[0]):
            found.append(cells)
    return found
