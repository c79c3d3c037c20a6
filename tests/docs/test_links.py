"""Links lead somewhere, the two READMEs agree, and decisions look alike."""

import re
from pathlib import Path

import pytest

from tests.docs.documents import DOCS, FILES, ROOT, blocks, name

README, README_ID = ROOT / "README.md", ROOT / "README.id.md"


@pytest.mark.parametrize("file", FILES, ids=name)
def test_relative_links(file: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = [target for target in re.findall(r"\]\(([^)\s#]+)(?:#[^)]*)?\)", text) if "://" not in target]
    assert not [target for target in targets if not (file.parent / target).exists()]


def test_every_page_of_the_guide_is_in_its_index() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    assert not [
        page.name for page in DOCS.glob("*.md") if page.name != "README.md" and f"({page.name})" not in index
    ]


def test_readmes_have_the_same_commands() -> None:
    assert [(b.language, b.text) for b in blocks(README)] == [(b.language, b.text) for b in blocks(README_ID)]


@pytest.mark.parametrize("file", [README, README_ID], ids=name)
@pytest.mark.parametrize("command", ["try", "test"])
def test_marked_commands_are_one_line_each(file: Path, command: str) -> None:
    marked = re.findall(
        rf"^<!-- command: {command} -->\n```sh\n(.*)\n```$", file.read_text("utf-8"), re.MULTILINE
    )
    assert len(marked) == 1


@pytest.mark.parametrize("file", sorted((DOCS / "decisions").glob("*.md")), ids=name)
def test_decisions_have_their_parts(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert re.match(rf"# {file.name[:4]} \S", text)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        "Context",
        "Decision",
        "Consequences",
        "What would change our mind",
    ]
