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
        people=_people(data.get("people")),
        results=tuple(opening["results"]),
    )


def _people(data: dict[str, Any] | None) -> dict[int | None, str]:
    """Area → roles; None stands for the results."""
    if data is None:
        return {}
    roles: dict[int | None, str] = {int(number): text for number, text in data["areas"].items()}
    return roles | {None: data["results"]}
