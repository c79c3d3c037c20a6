"""Dashboards as tests read them."""

import io
import json
from typing import Any

from tests import pages
from zi_cli.batch.dashboard.page import write
from zi_cli.batch.recap.model import Recap, RecapStyle
from zi_cli.language import Translator


def page_of(recap: Recap, language: str = "id") -> str:
    """The page as text."""
    stream = io.BytesIO()
    write(recap, stream, RecapStyle(translator=Translator(language), reports=True))
    return stream.getvalue().decode()


class Page(pages.Page):
    """A page with its tables, as rows of texts, and its scripts."""

    def __init__(self, html: str) -> None:
        self.tables: dict[str, list[list[str]]] = {}
        self.scripts: list[str] = []
        self._table: list[list[str]] = []
        super().__init__(html)

    @property
    def data(self) -> dict[str, Any]:
        """What the page's script reads."""
        return dict(json.loads(self.scripts[0]))

    @property
    def units(self) -> list[list[str]]:
        """Rows of the table of units, without its head."""
        return self.tables["units"][1:]

    def with_class(self, name: str) -> list[tuple[str, dict[str, str]]]:
        return [one for one in self.elements if name in one[1].get("class", "").split()]

    def by_id(self, name: str) -> dict[str, str]:
        return next(attributes for _, attributes in self.elements if attributes.get("id") == name)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        if tag == "table":
            self._table = self.tables.setdefault(dict(attrs).get("id") or f"table {len(self.tables)}", [])
        elif tag == "tr":
            self._table.append([])
        elif tag in ("td", "th"):
            self._table[-1].append("")
        elif tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if "script" in self.open:
            self.scripts[-1] += data
            return
        super().handle_data(data)
        if {"td", "th"} & set(self.open):
            self._table[-1][-1] += data
