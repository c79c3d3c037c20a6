"""From the compiled discussion.yaml to Discussion."""

from typing import Any

from zi_cli.criteria.lke.discussion import Discussion


def build_discussion(data: dict[str, Any] | None) -> Discussion:
    """The questions of a pack; empty where it has none."""
    if data is None:
        return Discussion()
    opening = data["opening"]
    return Discussion(
        indicators={
            indicator: {key: text for key, text in questions.items() if text is not None}
            for indicator, questions in data["indicators"].items()
        },
        areas={int(number): tuple(texts) for number, texts in opening["areas"].items()},
        results=tuple(opening["results"]),
    )
