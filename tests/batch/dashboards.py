"""Dashboards as tests read them."""

import io
import json
from html.parser import HTMLParser
from typing import Any

from zi_cli.batch.dashboard.page import write
from zi_cli.batch.recap.model import Recap, RecapStyle
from zi_cli.language import Translator

VOID = {"meta", "br", "img", "link", "input", "hr"}


def page_of(recap: Recap, language: str = "id") -> str:
    """The page as text."""
    stream = io.BytesIO()
    write(recap, stream, RecapStyle(translator=Translator(language), reports=True))
    return stream.getvalue().decode()


class Page(HTMLParser):
    """What stands in a page: elements with their attributes, texts, rows of tables, scripts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.scripts: list[str] = []
        self.words: list[str] = []
        self._table: list[list[str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    @property
    def data(self) -> dict[str, Any]:
        """What the page's script reads."""
        return dict(json.loads(self.scripts[0]))

    @property
    def units(self) -> list[list[str]]:
        """Rows of the table of units, without its head."""
        return self.tables["units"][1:]

    def all(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag == name]

    def with_class(self, name: str) -> list[tuple[str, dict[str, str]]]:
        return [one for one in self.elements if name in one[1].get("class", "").split()]

    def by_id(self, name: str) -> dict[str, str]:
        return next(attributes for _, attributes in self.elements if attributes.get("id") == name)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.elements.append((tag, attributes := {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "table":
            self._table = self.tables.setdefault(attributes.get("id", f"table {len(self.tables)}"), [])
        elif tag == "tr":
            self._table.append([])
        elif tag in ("td", "th"):
            self._table[-1].append("")
        elif tag == "script":
            self.scripts.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "script" in self.open:
            self.scripts[-1] += data
        elif "style" not in self.open:
            self.words.append(data)
            if {"td", "th"} & set(self.open):
                self._table[-1][-1] += data
