"""What discussion.yaml must agree on with the questions, and how a question must read."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from zi_cli.criteria.check_parts import no_item
from zi_cli.criteria.lke.discussion_models import (
    MOST_CHARACTERS,
    MOST_ROLE_CHARACTERS,
    DiscussionModel,
    IndicatorQuestionsModel,
    PeopleModel,
)
from zi_cli.criteria.lke.models import IndicatorModel, PackModel
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.validate import nearest
from zi_cli.criteria.yaml_source import Source, Steps
from zi_cli.language import msg


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussed:
    """What there is to know of an indicator before its questions can be judged."""

    levels: int
    """How many answers its scale has; 0 for counts and a survey index."""
    reform: bool

    @property
    def required(self) -> set[str]:
        """Keys that a gap of this indicator needs, besides those that every indicator has."""
        if not self.levels:
            return {"number"}
        return {"deepen"} if self.levels > 2 else set()

    @property
    def possible(self) -> set[str]:
        """Keys that are asked at all."""
        return self.required | ({"deepen", "on_paper"} if self.reform else set())


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionTargets:
    """What can be talked about."""

    indicators: Mapping[str, Discussed | None]
    """None where the scale is not known."""
    areas: Collection[int]


def discussion_targets(pack: PackModel, indicators: Iterable[IndicatorModel]) -> DiscussionTargets:
    """What a pack has to talk about."""
    reform = tuple(f"{area.reform}." for area in pack.areas)
    levels = {scale.id: len(scale.levels) for scale in pack.scales}

    def discussed(model: IndicatorModel) -> Discussed | None:
        count = 0 if model.ratio else levels.get(model.scale or "")
        return None if count is None else Discussed(levels=count, reform=model.id.startswith(reform))

    return DiscussionTargets(
        indicators={model.id: discussed(model) for model in indicators},
        areas={area.number for area in pack.areas},
    )


def discussion_mistakes(
    source: Source, discussion: DiscussionModel, targets: DiscussionTargets
) -> Iterator[Mistake]:
    """Ids that there are none of, indicators and areas without a question, and questions that read badly."""
    yield from _texts(source, discussion)
    yield from _areas(source, discussion, targets.areas)
    if discussion.people is not None:
        yield from _people(source, discussion.people, targets.areas)
    for item, questions in discussion.indicators.items():
        if item not in targets.indicators:
            yield no_item(source, ("indicators", item), item, targets.indicators)
        elif about := targets.indicators[item]:
            yield from _keys(source, item, questions, about)
    for item in targets.indicators:
        if item not in discussion.indicators:
            yield source.mistake(("indicators",), msg("{id} has no questions to discuss", id=item))


def _areas(source: Source, discussion: DiscussionModel, areas: Collection[int]) -> Iterator[Mistake]:
    known = {str(number) for number in areas}
    yield from _no_areas(source, ("opening", "areas"), discussion.opening.areas, known)
    for number in sorted(known - set(discussion.opening.areas)):
        yield source.mistake(
            ("opening", "areas"), msg("area {number} has no question that opens its round", number=number)
        )


def _no_areas(
    source: Source, steps: Steps, numbers: Collection[str], known: Collection[str]
) -> Iterator[Mistake]:
    for number in numbers:
        if number not in known:
            yield source.mistake(
                (*steps, number),
                msg("there is no area {number}", number=number),
                nearest(number, sorted(known)),
            )


def _people(source: Source, people: PeopleModel, areas: Collection[int]) -> Iterator[Mistake]:
    """Every area has its roles, in one line."""
    known = {str(number) for number in areas}
    yield from _no_areas(source, ("people", "areas"), people.areas, known)
    for number in sorted(known - set(people.areas)):
        yield source.mistake(("people", "areas"), msg("area {number} has nobody who can help", number=number))
    texts: list[tuple[Steps, str]] = [(("people", "results"), people.results)]
    texts += [(("people", "areas", number), text) for number, text in people.areas.items()]
    for steps, text in texts:
        if len(text) > MOST_ROLE_CHARACTERS:
            yield source.mistake(
                steps,
                msg(
                    "roles have at most {limit} characters, these {found}",
                    limit=MOST_ROLE_CHARACTERS,
                    found=len(text),
                ),
            )


def _keys(
    source: Source, item: str, questions: IndicatorQuestionsModel, about: Discussed
) -> Iterator[Mistake]:
    steps: Steps = ("indicators", item)
    given = questions.model_dump(exclude_none=True, exclude={"start", "evidence"})
    for key in sorted(about.required - set(given)):
        yield source.mistake(steps, msg("the key {key} is missing here", key=key))
    for key in given:
        if key not in about.possible:
            yield source.mistake((*steps, key), msg("{id}: {key} is never asked here", id=item, key=key))


def _texts(source: Source, discussion: DiscussionModel) -> Iterator[Mistake]:
    """Every question must be one, short, and unlike the others."""
    first: dict[str, int] = {}
    for steps, text in _all(discussion):
        if len(text) > MOST_CHARACTERS:
            yield source.mistake(
                steps,
                msg(
                    "a question has at most {limit} characters, this one {found}",
                    limit=MOST_CHARACTERS,
                    found=len(text),
                ),
            )
        if not text.endswith("?"):
            yield source.mistake(steps, msg("a question ends with a question mark"))
        key = " ".join(text.casefold().split())
        if key in first:
            yield source.mistake(steps, msg("this question stands in line {line} already", line=first[key]))
        first.setdefault(key, source.place(steps).line)


def _all(discussion: DiscussionModel) -> Iterator[tuple[Steps, str]]:
    for number, texts in discussion.opening.areas.items():
        yield from ((("opening", "areas", number, position), text) for position, text in enumerate(texts))
    yield from (
        (("opening", "results", place), text) for place, text in enumerate(discussion.opening.results)
    )
    for item, questions in discussion.indicators.items():
        for key, text in questions.model_dump(exclude_none=True).items():
            yield ("indicators", item, key), text
